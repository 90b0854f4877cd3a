"""Signs that two values are of two occasions, places or groups, so that both may be right.

In: the parts of two values that differ. Out: whether something else beside them differs as well: the times that both
sentences name, the figures, or a word that stands for its opposite (imports, exports; north, south).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from compare.contrast.aligned import is_light
from compare.contrast.swaps import are_opposed
from compare.contrast.values import figures, times
from compare.contrast.values.parts import Part, Value
from compare.model import Moment, Quantity


def other_time(s: Part, t: Part) -> bool:
    """Whether both sentences date what they tell, and no time of one fits any of the other."""
    ours, theirs = (_days(part) for part in (s, t))
    return {times.relate(a, b) for a in ours for b in theirs} - {"unknown"} == {"apart"}


def _days(part: Part) -> list[Moment]:
    return [m for m in _inside(part, part.side.doc.moments) if m.form != "time"]


def other_figure(s: Part, t: Part) -> bool:
    """Whether both sentences count one thing, and no figure of one fits any of the other."""
    ours, theirs = (_inside(part, part.side.doc.quantities) for part in (s, t))
    pairs = [(a, b) for a in ours for b in theirs if _counts_same(a, b)]
    return bool(pairs) and all(figures.relate(a, b) == "conflict" for a, b in pairs)


def _counts_same(a: Quantity, b: Quantity) -> bool:
    return bool(a.counted) and a.counted == b.counted and figures.comparable(a, b) and not a.ordinal


def opposed(s: Part, t: Part) -> bool:
    """Whether a word beside one value stands in the sentence of the other for its opposite."""
    return any(
        are_opposed(s.side.tokens[i].norm, t.side.tokens[j].norm)
        for i in s.near
        for j in s.side.linked.get(i, ())
        if t.opens <= j < t.closes and s.side.scores.get(i, 0.0) < 1.0 and not is_light(t.side.tokens[j])
    )


def _inside(part: Part, found: Sequence[Value]) -> list[Value]:
    """Those of `found`, which stand in order, that begin in the sentence of `part`."""
    tokens = part.side.tokens
    start, end = tokens[part.opens].start, tokens[part.closes - 1].end
    first = bisect_left(found, start, key=lambda v: v.start)
    return list(takewhile(lambda v: v.start < end, found[first:]))
