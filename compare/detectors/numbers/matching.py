"""Which quantity of one side answers which of the other: by what they count, their links and the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from compare.detectors.aligned import SURE_LINK, Side
from compare.detectors.numbers.counted import Sameness, canonical, may_count_same, read_counted, sameness
from compare.detectors.numbers.values import comparable, other_unit, relate
from compare.detectors.seats import Seat, common_sides, linked, parallel_sides, seats, share_words
from compare.model import Quantity

# What each sign adds to the evidence that two quantities play the same part. Equal values say much, since a figure
# seldom repeats by chance, but less than the thing counted together with a link.
SAME_COUNTED, LINKED, AROUND, EQUAL, FITTING = 2.0, 1.5, 0.75, 1.5, 0.5
LEAST = 1.5  # below, two quantities have nothing to do with each other
SURE = 3.5  # the thing counted and a link or two words around; or a link and words around on both sides, equal units


@dataclass(frozen=True)
class Match:
    """Quantities `a` and `b` that play the same part, as far as `evidence` goes (values left out of it)."""

    a: Quantity
    b: Quantity
    seats: tuple[Seat, Seat]
    counted: Sameness
    rivals: bool

    @cached_property
    def direct(self) -> bool:
        """Whether words of the two are linked to each other."""
        return share_words(*self.seats)

    @cached_property
    def around(self) -> int:
        """On how many sides near words are linked."""
        return common_sides(*self.seats)

    @property
    def evidence(self) -> float:
        """How much speaks for one part, whatever the values."""
        return SAME_COUNTED * (self.counted == "same") + LINKED * self.direct + AROUND * self.around

    @property
    def is_weak_role(self) -> bool:
        """Whether nothing says what happened to those counted, on one side at least."""
        return not (read_counted(self.a.counted).role and read_counted(self.b.counted).role)

    @property
    def is_likely(self) -> bool:
        """Whether a note may rest on it."""
        return self.evidence >= 2.0 and (self.direct or self.counted == "same") and (self.around > 0 or not self.rivals)

    @property
    def is_sure(self) -> bool:
        """Whether a conflict may rest on it: the same thing counted or two linked sides, and no rival in between."""
        told = self.counted == "same" and (not self.is_weak_role or self.around == 2 or (self.direct and self.around))
        placed = self.counted == "open" and self.direct and parallel_sides(*self.seats) == 2
        return (bool(told) or placed) and (
            not self.rivals or (self.direct and self.around == 2) or not self.is_weak_role
        )

    @property
    def confidence(self) -> float:
        """How sure one part is, from 0 to 1."""
        return min(0.95, 0.5 + 0.1 * self.evidence)


def match_quantities(sides: tuple[Side, Side], in_a: Sequence[Quantity], in_b: Sequence[Quantity]) -> list[Match]:
    """Pair the quantities of a group one to one, the surest pairs first."""
    ours, theirs = (seated(side, quantities) for side, quantities in zip(sides, (in_a, in_b), strict=True))
    matches = [m for (a, s), (b, t) in product(ours, theirs) if (m := _match(a, s, b, t, ours, theirs))]
    ranked = sorted(matches, key=lambda m: (-_rank(m), m.a.start, m.b.start))
    taken_a, taken_b, chosen = set[int](), set[int](), []
    for m in ranked:
        if m.a.start not in taken_a and m.b.start not in taken_b:
            taken_a.add(m.a.start)
            taken_b.add(m.b.start)
            chosen.append(m)
    return sorted(chosen, key=lambda m: m.a.start)


def seated(side: Side, quantities: Sequence[Quantity]) -> list[tuple[Quantity, Seat]]:
    """Give those of `quantities` that stand in the group of `side`, with their seats."""
    return [(quantities[n], seat) for n, seat in seats(side, [(q.start, q.end) for q in quantities])]


Seated = Sequence[tuple[Quantity, Seat]]


def _match(a: Quantity, s: Seat, b: Quantity, t: Seat, ours: Seated, theirs: Seated) -> Match | None:
    """Weigh one pair; None where it cannot be one."""
    if not comparable(a, b) and not other_unit(a, b):
        return None
    counted = _same_thing(a, s, b, t)
    if counted == "other" or (_opening(s), _opening(t)) in (("from", "to"), ("to", "from")):
        return None
    rivals = any(_rival(a, other) for other, _ in ours) or any(_rival(b, other) for other, _ in theirs)
    match = Match(a, b, (s, t), counted, rivals)
    return match if _rank(match) >= LEAST else None


def _opening(seat: Seat) -> str:
    """The word before a quantity: what something rose from is not what it rose to."""
    return seat.side.tokens[seat.first - 1].norm if seat.first > seat.opens else ""


def _rank(match: Match) -> float:
    """The evidence with the values."""
    if not comparable(match.a, match.b):
        return match.evidence
    return match.evidence + {"same": EQUAL, "compatible": FITTING, "conflict": 0.0}[relate(match.a, match.b)]


def _rival(q: Quantity, other: Quantity) -> bool:
    """Whether another quantity of the same side could be meant as well: same kind, no other thing counted."""
    return other is not q and comparable(q, other) and may_count_same(q, other)


def _same_thing(a: Quantity, s: Seat, b: Quantity, t: Seat) -> Sameness:
    """Whether both count the same, by their nouns or by the links between these."""
    one, two = read_counted(a.counted), read_counted(b.counted)
    told = sameness(one, two)
    if told != "other" or (one.role and two.role and one.role != two.role):
        return told
    if linked(s, _noun_at(s, one.noun), _noun_at(t, two.noun), SURE_LINK):
        return "same"
    return "open" if a.unit else "other"  # "a 50% duty", "50 per cent reciprocal": what follows need not be the thing


def _noun_at(seat: Seat, noun: str) -> Iterable[int]:
    """The token that is the counted noun, as canonical `noun` says."""
    after = range(seat.last, min(seat.closes, seat.last + 8))
    return [k for k in after if canonical(seat.side.tokens[k].norm) == noun][:1]
