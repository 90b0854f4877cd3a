"""Which quantity of one side answers which of the other: by what they count, their links and the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from compare.contrast.aligned import SURE_LINK, Side
from compare.detectors.numbers.counted import Sameness, canonical, may_count_same, read_counted, sameness
from compare.detectors.numbers.values import comparable, dimension, other_unit, relate
from compare.detectors.seats import Seat, common_sides, linked, parallel_sides, seats, share_words
from compare.lexicon.function_words import PREPOSITIONS
from compare.model import Quantity

TOLD = 0.25  # what one preposition before both adds, where nothing else tells which figure answers which
# What each sign adds to the evidence that two quantities play the same part. Equal values say much, since a figure
# seldom repeats by chance, but less than the thing counted together with a link.
SAME_COUNTED, LINKED, AROUND, EQUAL, FITTING = 2.0, 1.5, 0.75, 1.5, 0.5
PHRASE = 3  # linked words around two figures of one thing, from which they are one figure
WHOLES = frozenset("the them these those whom us his her its their our".split())  # after "of": five of the injured
SETTLED = 2.0  # from here on two figures that fit are one
VOTING = frozenset("vote voted votes voting passed approved rejected adopted confirmed ratified".split())
LEAST = 1.5  # below, two quantities have nothing to do with each other
# A sum or a share is seldom printed in passing: the only one of both statements is the figure they tell of.
ALONE = frozenset({"money", "share"})
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
        told = self.counted == "same" and (
            not self.is_weak_role or self.around == 2 or (self.direct and self.around) or self._shares_phrase
        )
        alone = self.direct and self.around > 0 and not self.rivals and dimension(self.a.unit) in ALONE
        placed = self.counted == "open" and self.direct and (alone or parallel_sides(*self.seats) == 2)
        return (bool(told) or placed or self._is_one_vote) and (
            not self.rivals or (self.direct and self.around == 2) or not self.is_weak_role
        )

    @property
    def _is_one_vote(self) -> bool:
        """Whether both are the only tally of their statement, of a vote, and agree on one of the two counts."""
        counts = self.a.low == self.b.low or self.a.high == self.b.high
        if {self.a.unit, self.b.unit} != {"score"} or not counts or self.rivals or not self.around:
            return False
        return all(any(t.norm in VOTING for t in s.side.tokens[s.opens : s.closes]) for s in self.seats)

    @property
    def _shares_phrase(self) -> bool:
        """Whether the only figures of one thing stand before the same words: two helicopters of the Air Force."""
        if self.rivals or not self.around:
            return False
        ours, theirs = ((*seat.left[:2], *seat.right) for seat in self.seats)
        return len({i for i, _ in linked(self.seats[0], ours, theirs, SURE_LINK)}) >= PHRASE

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
    settled = {(k, q.start) for m in chosen if _agrees(m) for k, q in enumerate((m.a, m.b))}
    chosen = [m if _agrees(m) else replace(m, rivals=_rivals(m, ours, theirs, settled)) for m in chosen]
    return sorted(chosen, key=lambda m: m.a.start)


def _agrees(match: Match) -> bool:
    """Whether both print one value, so that neither can be the answer to another figure."""
    fits = comparable(match.a, match.b) and relate(match.a, match.b) != "conflict"
    return fits and _rank(match) >= SETTLED


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
    if not a.unit and _is_part(s) != _is_part(t) and comparable(a, b) and relate(a, b) == "conflict":
        return None
    match = Match(a, b, (s, t), counted, True)
    match = replace(match, rivals=_rivals(match, ours, theirs, frozenset()))
    return match if _rank(match) >= LEAST else None


def _rivals(match: Match, ours: Seated, theirs: Seated, settled: Set[tuple[int, int]]) -> bool:
    """Whether another figure of either side could be meant as well, those `settled` apart.

    Where both stand behind the same preposition, a figure behind another one plays another part: by 86, for 31.
    """
    opening = _opening(match.seats[0])
    told = opening if opening == _opening(match.seats[1]) and opening in PREPOSITIONS else ""
    return any(
        _rival(q, other) and (k, other.start) not in settled and (not told or _opening(seat) == told)
        for k, (q, found) in enumerate(((match.a, ours), (match.b, theirs)))
        for other, seat in found
    )


def _opening(seat: Seat) -> str:
    """The word before a quantity: what something rose from is not what it rose to."""
    return seat.side.tokens[seat.first - 1].norm if seat.first > seat.opens else ""


def _is_part(seat: Seat) -> bool:
    """Whether the figure is part of another one: five of the injured, three of them."""
    after = [t.norm for t in seat.side.tokens[seat.last : min(seat.closes, seat.last + 2)]]
    return len(after) == 2 and after[0] == "of" and after[1] in WHOLES


def _rank(match: Match) -> float:
    """The evidence with the values, and with the preposition before both: by 86, for 31."""
    if not comparable(match.a, match.b):
        return match.evidence
    openings = {_opening(seat) for seat in match.seats}
    told = TOLD if len(openings) == 1 and openings <= PREPOSITIONS else 0.0
    return match.evidence + told + {"same": EQUAL, "compatible": FITTING, "conflict": 0.0}[relate(match.a, match.b)]


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
