"""Attribution without a verb: a label before the words, a signature after them, a colon.

WALLACE: Will she come? · "We lost our home." — Ana Roe · She had one message: "Vote."
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.utterances import grammar
from compare.utterances.frames import Frame, Unit
from compare.utterances.sources import Source, subject_before

_LONGEST_NAME = 10  # units of a label or a signature
_NAME_MARKS = frozenset((".", ",", "-", "'s", "(", ")", "/"))

# What stands in capitals before a colon without speaking.
_NOT_SPEAKERS = frozenset(
    """update updated note watch read correction breaking photo photos video related see also live more exclusive
    editor's editor’s editor clarification caption source sources by warning click here poll opinion analysis"""
    .split()
)  # fmt: skip


class Label(NamedTuple):
    """A source and its cue as unit ranges; the words stand outside them."""

    source: Source
    cue: Source | None


def label_of(frame: Frame) -> Label | None:
    """Return the label that begins a transcript's paragraph (WALLACE:) or a headline (Roe: We will win)."""
    units = frame.units
    low = 1 if units and units[0].norm == '"' else 0
    high = low
    while high < min(len(units), low + _LONGEST_NAME) and _in_name(units[high]):
        high += 1
    if high == low or high + 1 >= len(units) or units[high].norm != ":":
        return None
    if {u.norm for u in units[low:high]} & _NOT_SPEAKERS:
        return None
    shouted = all(u.shout or not u.is_word for u in units[low:high])
    short = frame.role == "headline" and high - low <= 3 and not units[high + 1].is_quote
    return Label(Source(low, high), Source(high, high + 1)) if shouted or short else None


def signature_of(units: Sequence[Unit]) -> Label | None:
    """Return the signature after a dash that ends a frame of quotations, or is a frame of its own."""
    dash = next((at for at, u in enumerate(units[:_LONGEST_NAME]) if not u.is_quote), len(units))
    high = len(units) - (bool(units) and units[-1].norm == ".")
    if dash >= high - 1 or units[dash].norm not in ("-", "~") or high - dash > _LONGEST_NAME:
        return None
    named = all(_in_name(u) or u.norm == "of" for u in units[dash + 1 : high])
    return Label(Source(dash + 1, high), Source(dash, dash + 1)) if named and units[dash + 1].is_word else None


def _in_name(unit: Unit) -> bool:
    """Whether `unit` can be part of a printed name."""
    return not unit.is_quote and (unit.cap or unit.norm in _NAME_MARKS)


def introduced_by_colon(units: Sequence[Unit], quote: int) -> Source | None:
    """Return the subject of the clause whose colon introduces the whole quotation at `quote`."""
    if not units[quote].is_full or not quote or units[quote - 1].norm != ":":
        return None
    return subject_of(units, quote)


def subject_of(units: Sequence[Unit], high: int) -> Source | None:
    """Return the subject of the clause before `high`: the noun phrase before its first finite verb."""
    for at in range(1, high):
        if grammar.is_finite(units, at):
            return subject_before(units, at)
    return None
