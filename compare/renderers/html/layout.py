"""Two texts laid side by side so that each column still reads as its article, in its own order.

Comes in: the sentences of two sources and the groups between them. Goes out: strips, each a run of sentences of one or
both sides. The decision: groups that cross are not pulled together, since then one column would no longer be the
article; they stay where they stand and point at each other. What stands side by side is the longest set of groups that
do not cross (a longest increasing subsequence).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.model import Alignment, Sentence
from compare.rising import rising


@dataclass(frozen=True, slots=True)
class Strip:
    """Sentences of `a` and `b` that stand in one row; `group` is set where they belong to an alignment."""

    a: tuple[Sentence, ...]
    b: tuple[Sentence, ...]
    group: Alignment | None = None


@dataclass(frozen=True, slots=True)
class _Beam:
    """A group as two runs of neighbouring places: [a, a_end) and [b, b_end)."""

    a: int
    a_end: int
    b: int
    b_end: int
    group: Alignment


def lay_out(
    a: Sequence[Sentence], b: Sequence[Sentence], groups: Sequence[Alignment], ids: tuple[str, str]
) -> list[Strip]:
    """Lay `a` and `b` (the sources `ids`) side by side; every sentence stands in exactly one strip."""
    beams = _beams(a, b, groups, ids)
    owners = ({n: g for g in groups for n in g.sentences[ids[0]]}, {n: g for g in groups for n in g.sentences[ids[1]]})
    strips: list[Strip] = []
    i = j = 0
    for beam in beams:
        strips += _alone(a[i : beam.a], owners[0], 0) + _alone(b[j : beam.b], owners[1], 1)
        strips.append(Strip(tuple(a[beam.a : beam.a_end]), tuple(b[beam.b : beam.b_end]), beam.group))
        i, j = beam.a_end, beam.b_end
    return strips + _alone(a[i:], owners[0], 0) + _alone(b[j:], owners[1], 1)


def _beams(
    a: Sequence[Sentence], b: Sequence[Sentence], groups: Sequence[Alignment], ids: tuple[str, str]
) -> list[_Beam]:
    """Find the groups that can stand side by side, top to bottom."""
    places = ({s.n: i for i, s in enumerate(a)}, {s.n: i for i, s in enumerate(b)})
    found = []
    for group in groups:
        left, right = (
            longest_run([at[n] for n in group.sentences[i] if n in at]) for at, i in zip(places, ids, strict=True)
        )
        if left and right and not group.moved:
            found.append(_Beam(*left, *right, group))
    found.sort(key=lambda beam: beam.a)
    return [found[i] for i in rising([beam.b for beam in found])]


def longest_run(places: Sequence[int]) -> tuple[int, int] | None:
    """Give the longest run of neighbours in `places` as [start, end), the first of equals; None without a place."""
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and place == runs[-1][1]:
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    if not runs:
        return None
    start, end = max(runs, key=lambda run: run[1] - run[0])
    return start, end


def _alone(sentences: Sequence[Sentence], owners: dict[int, Alignment], side: int) -> list[Strip]:
    """Put `sentences` of one side in strips of their own: one a run with the same role and the same group."""
    strips = []
    for _, held in groupby(sentences, key=lambda s: (s.role, id(owners.get(s.n)))):
        run = tuple(held)
        strips.append(Strip(run if side == 0 else (), run if side == 1 else (), owners.get(run[0].n)))
    return strips
