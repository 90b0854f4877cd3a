"""Figures exchanged: 3 arrested and 20 fined, 20 arrested and 3 fined.

In: the quantities of both sides of a group. Out: the matches of figures that change places. Equal values are evidence
for one part elsewhere, so an exchange needs more: on both sides of either figure the nearest words are linked to those
beside the other article's figure in the same place, and to none beside the equal figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from compare.contrast.aligned import SURE_LINK, Side
from compare.detectors.numbers.matching import Match, Seated, seated
from compare.detectors.numbers.values import comparable, is_same
from compare.detectors.seats import Seat, linked
from compare.model import Quantity


def exchanged(sides: tuple[Side, Side], in_a: Sequence[Quantity], in_b: Sequence[Quantity]) -> Iterator[Match]:
    """Yield the two matches of each pair of figures that change places."""
    ours, theirs = seated(sides[0], in_a), seated(sides[1], in_b)
    for (first, second), (third, fourth) in product(_neighbours(ours), _neighbours(theirs)):
        crossed = _equal(first[0], fourth[0]) and _equal(second[0], third[0]) and not _equal(first[0], second[0])
        if not crossed or not _equal_kind(first[0], third[0]):
            continue
        parallel = _beside(first[1], third[1]) and _beside(second[1], fourth[1])
        if parallel and not _touches(first[1], fourth[1]) and not _touches(second[1], third[1]):
            for (a, s), (b, t) in ((first, third), (second, fourth)):
                yield Match(a, b, (s, t), "same", False)


def _neighbours(found: Seated) -> Iterator[tuple[tuple[Quantity, Seat], tuple[Quantity, Seat]]]:
    """The pairs of figures of one sentence, in order."""
    for one, two in combinations(found, 2):
        if one[1].opens == two[1].opens and not one[0].ordinal and not two[0].ordinal:
            yield one, two


def _equal(a: Quantity, b: Quantity) -> bool:
    return comparable(a, b) and is_same(a, b)


def _equal_kind(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one unit can be held against each other, ranges and vague words left out."""
    return a.unit == b.unit and a.exact and b.exact


def _beside(a: Seat, b: Seat) -> bool:
    """Whether the nearest words on both sides of two figures are linked, one side being bare on both at most."""
    sides = [(a.left[:1], b.left[:1]), (a.right[:1], b.right[:1])]
    held = [bool(linked(a, ours, theirs, SURE_LINK)) for ours, theirs in sides]
    bare = [not ours and not theirs for ours, theirs in sides]
    return any(held) and all(h or b for h, b in zip(held, bare, strict=True))


def _touches(a: Seat, b: Seat) -> bool:
    """Whether a nearest word of one figure is linked to the nearest on the same side of the other."""
    return any(linked(a, ours[:1], theirs[:1]) for ours, theirs in ((a.left, b.left), (a.right, b.right)))
