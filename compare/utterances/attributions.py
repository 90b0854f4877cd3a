"""Who says what inside one frame: each cue with its source and the words it reports.

Comes in: a frame. Goes out: attributions in reading order, as unit ranges. Cues that stand after or inside what they
report ("…," he said; according to X) claim words to their left and are tried first; then those that introduce what
they report (X said that …). A cue inside reported words reports within a report and is left to the outer one.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.utterances.closings import closing
from compare.utterances.cues import Cue, find_cues
from compare.utterances.extents import Attribution
from compare.utterances.frames import Unit
from compare.utterances.nouns import noun_cues, reported_by_noun
from compare.utterances.openings import opening

_AHEAD = 6  # cues that a closing one may stand after: X's report shows that Y said Z, officials said


def attribute(units: Sequence[Unit]) -> list[Attribution]:
    """Find all attributions of one frame, left to right."""
    verbs, nouns = find_cues(units), noun_cues(units)
    cues = sorted([*verbs, *nouns]) if nouns else verbs
    found: list[Attribution] = []
    floor = 0
    for at, cue in enumerate(cues):
        if cue.low >= floor:
            attribution = _attribution(units, cue, cues[at + 1 :], found, floor)
            if attribution is not None:
                found.append(attribution)
                floor = _end_of(attribution)
    return found


def _attribution(
    units: Sequence[Unit], cue: Cue, later: Sequence[Cue], found: Sequence[Attribution], floor: int
) -> Attribution | None:
    """Return what `cue` attributes, unless one of the `later` cues claims the words around it."""
    closed = closing(units, cue, floor)
    if closed is not None:
        return closed
    if _closed_later(units, later[:_AHEAD], floor):
        return None
    if cue.kind == "noun":
        return reported_by_noun(units, cue, later)
    return opening(units, cue, later, found, floor)


def _closed_later(units: Sequence[Unit], cues: Sequence[Cue], floor: int) -> bool:
    """Whether one of the next `cues` reports all that stands before it, this frame's earlier cues included."""
    for cue in cues:
        attribution = closing(units, cue, floor)
        if attribution is not None:
            return attribution.content[0][0] <= floor
    return False


def _end_of(attribution: Attribution) -> int:
    """Return the first unit that the attribution does not claim."""
    source = attribution.source
    after = source.high if source and source.low > attribution.cue.low else 0
    return max([attribution.cue.high, after, *(high for _, high in attribution.content)])
