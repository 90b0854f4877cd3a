"""Pairs of quantities that could answer each other, with what their counted things and words around say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from compare.contrast.aligned import SURE_LINK
from compare.contrast.values.counted import Sameness, canonical, may_count_same, read_counted, sameness
from compare.contrast.values.figures import comparable, dimension, is_close, other_rate, other_unit, relate
from compare.contrast.values.matching import Candidate, Relation
from compare.contrast.values.parts import Part, Placed, evidence, linked, placed
from compare.contrast.values.scope import other_time
from compare.contrast.view import Sides
from compare.lexicon.function_words import PREPOSITIONS
from compare.model import Quantity

WHOLES = frozenset(
    "the them these those whom us which his her its their our".split()
)  # after "of": five of the injured
_RELATIONS: dict[str, Relation] = {"same": "same", "compatible": "fits", "conflict": "apart"}
_ENDS = {"from", "to"}


def candidates(sides: Sides) -> list[Candidate[Quantity]]:
    """All pairs of quantities of both sides that may play one part."""
    ours, theirs = (placed(side, side.doc.quantities) for side in sides)
    return [c for x, y in product(ours, theirs) for c in _candidate(x, y, ours, theirs)]


def _candidate(
    x: Placed[Quantity], y: Placed[Quantity], ours: Sequence[Placed[Quantity]], theirs: Sequence[Placed[Quantity]]
) -> Iterator[Candidate[Quantity]]:
    """Weigh one pair; nothing where it cannot be one."""
    (a, s), (b, t) = x, y
    if not comparable(a, b) and not other_unit(a, b):
        return
    counted, relation = _same_thing(a, s, b, t), _relation(a, b)
    turned = relation == "apart" and (_answered(x, t, theirs) or _answered(y, s, ours))
    if counted == "other" or turned or {s.word(-1), t.word(-1)} == _ENDS:
        return
    rivals = _rivals(x, ours), _rivals(y, theirs)
    yield Candidate(a, b, s, t, relation, {**evidence(s, t, rivals), **_own(a, s, b, t, counted)})


def _answered(one: Placed[Quantity], other: Part, found: Sequence[Placed[Quantity]]) -> bool:
    """Whether another figure stands behind the preposition that `other` is not behind: by 68, for 22, by 86."""
    q, part = one
    opening = part.word(-1)
    if opening not in PREPOSITIONS or opening == other.word(-1):
        return False
    return any(p.word(-1) == opening and comparable(q, x) and may_count_same(q, x) for x, p in found)


def _relation(a: Quantity, b: Quantity) -> Relation:
    """How the values relate; those of two units or rates only by whether they print one figure."""
    if not comparable(a, b) or other_rate(a, b):
        return "unit" if (a.low, a.high) == (b.low, b.high) else "open"
    relation = _RELATIONS[relate(a, b)]
    return "close" if relation == "fits" and is_close(a, b) else relation


def _own(a: Quantity, s: Part, b: Quantity, t: Part, counted: Sameness) -> dict[str, float]:
    """What the quantities themselves say of their part, their values aside."""
    roles = read_counted(a.counted).role, read_counted(b.counted).role
    kind = dimension(a.unit)
    return {
        "noun": float(counted == "same"),
        "role": float(bool(roles[0]) and roles[0] == roles[1]),
        "one_role": float(bool(roles[0]) != bool(roles[1])),
        "unit": float(a.unit == b.unit and bool(a.unit)),
        "money": float(kind == "money"),
        "share": float(kind == "share"),
        "time": float(kind == "time"),
        "age": float(a.unit == "age"),
        "rank": float(a.ordinal),
        "other_time": float(other_time(s, t)),
        "part_of": float(is_part(s) != is_part(t)),
    }


def _rivals(one: Placed[Quantity], found: Sequence[Placed[Quantity]]) -> int:
    """How many other figures of its sentence could be meant as well."""
    q, part = one
    return sum(
        p.opens == part.opens and other is not q and comparable(q, other) and may_count_same(q, other)
        for other, p in found
    )


def is_part(part: Part) -> bool:
    """Whether the figure is part of another one: five of the injured, three of them, of which four."""
    after, before = (part.word(1), part.word(2)), (part.word(-2), part.word(-1))
    return (after[0] == "of" and after[1] in WHOLES) or before in (("of", "which"), ("of", "whom"), ("of", "them"))


def _same_thing(a: Quantity, s: Part, b: Quantity, t: Part) -> Sameness:
    """Whether both count the same, by their nouns or by the links between these."""
    one, two = read_counted(a.counted), read_counted(b.counted)
    told = sameness(one, two)
    if told != "other" or (one.role and two.role and one.role != two.role):
        return told
    if linked(s, _noun_at(s, one.noun), _noun_at(t, two.noun), SURE_LINK):
        return "same"
    return "open" if a.unit else "other"  # "a 50% duty", "50 per cent reciprocal": what follows need not be the thing


def _noun_at(part: Part, noun: str) -> list[int]:
    """The token that is the counted noun, as canonical `noun` says."""
    after = range(part.last, min(part.closes, part.last + 8))
    return [k for k in after if canonical(part.side.tokens[k].norm) == noun][:1]
