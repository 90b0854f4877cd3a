"""Who says what inside one frame: each cue with its source and the words it reports.

Comes in: a frame. Goes out: attributions in reading order, as unit ranges. Cues that stand after or inside what they
report ("…," he said; according to X) claim words to their left and are tried first; then those that introduce what
they report (X said that …). A cue inside reported words reports within a report and is left to the outer one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.utterances.closings import closing
from compare.utterances.cues import Cue, find_cues
from compare.utterances.extents import Attribution
from compare.utterances.frames import Unit
from compare.utterances.openings import opening

_IN_CONTENT = 12  # later cues that may end what a cue introduces
_AHEAD = 6  # cues that a closing one may stand after: X's report shows that Y said Z, officials said


def attribute(units: Sequence[Unit]) -> list[Attribution]:
    """Find all attributions of one frame, left to right."""
    search = _Search(units, find_cues(units))
    found: list[Attribution] = []
    floor = 0
    for at, cue in enumerate(search.cues):
        if cue.low >= floor:
            attribution = search.attribution(at, found, floor)
            if attribution is not None:
                found.append(attribution)
                floor = _end_of(attribution)
    return found


@dataclass(slots=True)
class _Search:
    """The cues of a frame, and which of them were found to close what they report."""

    units: Sequence[Unit]
    cues: Sequence[Cue]
    _closings: dict[tuple[int, int], Attribution | None] = field(default_factory=dict)

    def attribution(self, at: int, found: Sequence[Attribution], floor: int) -> Attribution | None:
        """Return what cue number `at` attributes, unless one of the next claims the words around it."""
        closed = self._closing(at, floor)
        if closed is not None:
            return closed
        closes = self._closes_from(at, floor)
        if closes <= floor:
            return None
        cue, later = self.cues[at], self.cues[at + 1 : at + 1 + _IN_CONTENT]
        return opening(self.units, cue, later, found, floor, closes)

    def _closes_from(self, at: int, floor: int) -> int:
        """Return where the content of the next closing cue begins; at `floor` it holds cue number `at` as well."""
        for later in range(at + 1, min(len(self.cues), at + 1 + _AHEAD)):
            closed = self._closing(later, floor)
            if closed is not None:
                return closed.content[0][0]
        return len(self.units)

    def _closing(self, at: int, floor: int) -> Attribution | None:
        key = (at, floor)
        if key not in self._closings:
            self._closings[key] = closing(self.units, self.cues[at], floor)
        return self._closings[key]


def _end_of(attribution: Attribution) -> int:
    """Return the first unit that the attribution does not claim."""
    source = attribution.source
    after = source.high if source and source.low > attribution.cue.low else 0
    return max([attribution.cue.high, after, *(high for _, high in attribution.content)])
