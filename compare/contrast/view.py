"""One view of a pair for all families: the tables that more than one of them looks into.

In: a comparison. Out: a `View` with tables that are made when first asked for, each once, whichever family asks first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from compare.contrast.aligned import Side, both_sides
from compare.contrast.elsewhere import Known
from compare.contrast.reading import Reading
from compare.contrast.voices.sayings import Saying, sayings
from compare.contrast.voices.told import Told
from compare.model import Comparison

Sides = tuple[Side, Side]


@dataclass(frozen=True)
class View:
    """A comparison with its tables; what comes in two is in the order of the comparison."""

    pair: Comparison

    @cached_property
    def readings(self) -> tuple[Reading, Reading]:
        """The reading of each article."""
        return self.pair.a.once(Reading), self.pair.b.once(Reading)

    @cached_property
    def groups(self) -> Sequence[Sides]:
        """The sides of each aligned group."""
        return [both_sides(self.pair, words) for words in self.pair.words]

    @cached_property
    def beyond(self) -> Sequence[Sides]:
        """The sides of each pair of sentences beyond the groups."""
        return [both_sides(self.pair, words, lead=True) for words in self.pair.near_words]

    @cached_property
    def known(self) -> tuple[Known, Known]:
        """What the other article tells, seen from each."""
        a, b = self.readings
        return Known(self.pair, a, b), Known(self.pair, b, a)

    @cached_property
    def told(self) -> Told:
        """What each article tells of the other's utterances."""
        return Told(self.pair)

    @cached_property
    def sayings(self) -> Sequence[Saying]:
        """The remarks that both articles report."""
        return list(sayings(self.told))
