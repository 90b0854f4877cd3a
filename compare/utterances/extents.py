"""Where reported words begin and end around their cue.

The extents follow PolNeAR (Newell et al., 2018): "that" and the quotation marks belong to the content, the full stop
after unquoted words does not; addressee, time and place between cue and content belong to neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.utterances.cues import Cue
from compare.utterances.frames import Unit
from compare.utterances.sources import Source

Range = tuple[int, int]

JOINING = frozenset("and but while although though whereas yet as".split())
PAUSES = frozenset((",", ".", ";", ":", "-", "?", "!"))


class Attribution(NamedTuple):
    """A cue of a frame with its source and content, all as ranges of units; `pending` where content is yet to come."""

    cue: Cue
    source: Source | None
    content: tuple[Range, ...]
    pending: bool = False


def trim_end(units: Sequence[Unit], low: int, high: int) -> int:
    """Step back over the punctuation that closes a stretch, but not over a question mark or an abbreviation's stop."""
    while high > low and units[high - 1].norm in PAUSES:
        stop = units[high - 1].norm == "." and high < len(units) and high - 2 >= 0 and units[high - 2].cap
        if units[high - 1].norm in ("?", "!") or stop:
            break
        high -= 1
    return high


def has_quote(units: Sequence[Unit], low: int, high: int) -> bool:
    """Whether a quotation stands in [low, high)."""
    return any(units[at].is_quote for at in range(low, high))


def pauses(unit: Unit) -> bool:
    """Whether the clause comes to a pause at `unit`: a comma, or a quotation that ends in one."""
    return unit.norm == "," or (unit.is_quote and unit.tail in ",.?!…—-")
