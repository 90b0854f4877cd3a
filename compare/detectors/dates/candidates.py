"""Pairs of times that could date one event, with what their forms and the words around say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from compare.contrast.values.matching import Candidate, Relation
from compare.contrast.values.parts import Part, Placed, evidence, placed
from compare.contrast.values.times import bound, is_past, relate
from compare.contrast.view import Sides
from compare.lexicon.events import EVENTS
from compare.model import Moment

ZONE = re.compile(r"\b(?:(?!AM\b|PM\b)[A-Z]{2,4}|local time|Eastern|Central|Pacific|Mountain)\b")
_RELATIONS: dict[str, Relation] = {
    "same": "same", "finer": "fits", "coarser": "fits", "overlap": "fits", "apart": "apart", "unknown": "open",
}  # fmt: skip


def candidates(sides: Sides) -> list[Candidate[Moment]]:
    """All pairs of times of both sides that may date one event."""
    ours, theirs = (placed(side, side.doc.moments) for side in sides)
    return [c for x, y in product(ours, theirs) for c in _candidate(x, y, ours, theirs)]


def _candidate(
    x: Placed[Moment], y: Placed[Moment], ours: Sequence[Placed[Moment]], theirs: Sequence[Placed[Moment]]
) -> Iterator[Candidate[Moment]]:
    """Weigh one pair; nothing where it cannot be one."""
    (a, s), (b, t) = x, y
    relation = _relation(a, s, b, t)
    if (a.form == "time") != (b.form == "time") or relation is None:
        return
    rivals = _rivals(x, ours), _rivals(y, theirs)
    yield Candidate(a, b, s, t, relation, {**evidence(s, t, rivals), **_own(a, s, b, t)})


def _relation(a: Moment, s: Part, b: Moment, t: Part) -> Relation | None:
    """How two times relate, what is printed before and after them taken in; None where they cannot be compared.

    After midnight is not before midnight, half past seven in one zone not in another, and in 2036 not by 2033.
    """
    relation = _RELATIONS[relate(a, b)]
    (limit, other), zones = (bound(words_of(p)) for p in (s, t)), {_zone(p) for p in (s, t)}
    if len(zones) > 1:
        return "apart" if limit == other and "" not in zones and relation == "same" else None
    if limit != other:
        turned = {limit, other} == {"after", "before"} and relation == "same"
        late = relation == "apart" and (is_past(a, b, other) if not limit else not other and is_past(b, a, limit))
        return "apart" if turned or late else None
    return relation


def _own(a: Moment, s: Part, b: Moment, t: Part) -> dict[str, float]:
    """What the times themselves say of their part, their days aside."""
    return {
        "form": float(a.form == b.form),
        "bound": float(bool(bound(words_of(s)))),
        "said": float(
            any(p.governor is not None and EVENTS.get(p.side.tokens[p.governor].norm) == "say" for p in (s, t))
        ),
        "named": float("the" in s.norms() or s.word(1) == "'s") + float("the" in t.norms() or t.word(1) == "'s"),
        "opens": float((s.first == s.opens) == (t.first == t.opens)),
        "year": float(a.form == b.form == "year"),
        "clock": float(a.form == "time"),
        "vague": float(any(m.form == "season" or (m.form == "span" and not m.printed) for m in (a, b))),
        "relative": float((a.form == "relative") + (b.form == "relative")),
    }


def _rivals(one: Placed[Moment], found: Sequence[Placed[Moment]]) -> int:
    """How many other times of its sentence could be meant as well."""
    moment, part = one
    return sum(
        p.opens == part.opens and m is not moment and (m.form == "time") == (moment.form == "time") for m, p in found
    )


def words_of(part: Part) -> str:
    """The words of a time as printed."""
    return part.side.doc.words((part.side.tokens[part.first].start, part.side.tokens[part.last - 1].end))


def _zone(part: Part) -> str:
    """The time zone printed with a time of the clock, as printed."""
    found = ZONE.search(words_of(part))
    return found.group() if found else ""
