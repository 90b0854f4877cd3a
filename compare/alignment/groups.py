"""From chances of single pairs to groups of sentences, chosen over both articles at once.

A group of n and m sentences claims that all n * m pairs of them belong together. Each pair is worth its chance less
what being wrong costs; groups grow by the merge that is worth most, as long as one is worth anything. So two pairs
become one group where the other two pairs speak for it as well, and groups may cross freely. Two sentences that nothing
else tells are paired on less than it takes to add to a group: there a statement is lost or found, here only its tail.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import product

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which chance a pair is worth having: `least` by itself, `joined` in a larger group.

    `largest` is the most sentences of a side in a group.
    """

    least: float
    joined: float
    largest: int


LEAD_FROM = 0.1  # chance from which a pair beyond the groups is worth a look: one in ten shares a proposition
LEADS_EACH = 3  # such pairs of one sentence, so that their number grows with that of the sentences
Members = tuple[frozenset[int], frozenset[int]]
Repeats = tuple[Sequence[int], Sequence[int]]


class _Groups:
    """Groups while they grow: numbered, each sentence in one of them, at first by itself."""

    def __init__(self, chance: dict[tuple[int, int], float], limits: Thresholds) -> None:
        """`chance` is that of each candidate pair; any other has none."""
        self._chance, self._limits = chance, limits
        numbers = tuple({n: k for k, n in enumerate(sorted({pair[side] for pair in chance}))} for side in (0, 1))
        of_a, of_b = numbers[0], {j: k + len(numbers[0]) for j, k in numbers[1].items()}
        self.members: dict[int, Members] = {k: (frozenset({i}), frozenset()) for i, k in of_a.items()}
        self.members |= {k: (frozenset(), frozenset({j})) for j, k in of_b.items()}
        self._near: dict[int, set[int]] = {k: set() for k in self.members}
        for i, j in (pair for pair, value in chance.items() if value > limits.least):
            self._near[of_a[i]].add(of_b[j])
            self._near[of_b[j]].add(of_a[i])
        self._next = len(self.members)

    def gain(self, x: int, y: int) -> float:
        """What merging the groups `x` and `y` adds: the worth of the pairs between them; nothing if too large."""
        one, other = self.members[x], self.members[y]
        if max(len(one[side]) + len(other[side]) for side in (0, 1)) > self._limits.largest:
            return 0.0
        pairs = [(i, j) for p, q in ((one, other), (other, one)) for i in sorted(p[0]) for j in sorted(q[1])]
        alone = all(len(g[0]) + len(g[1]) == 1 for g in (one, other))
        cost = self._limits.least if alone else self._limits.joined
        return sum(self._chance.get(pair, 0.0) - cost for pair in pairs)

    def offers(self, x: int) -> list[tuple[float, int, int]]:
        """The merges of `x` that are worth anything: minus the gain, and the two groups."""
        return [(-gain, x, y) for y in sorted(self._near[x]) if (gain := self.gain(x, y)) > 0]

    def merge(self, x: int, y: int) -> int:
        """Put the groups `x` and `y` together; gives the new group's number."""
        number = self._next
        self._next += 1
        one, other = self.members.pop(x), self.members.pop(y)
        self.members[number] = one[0] | other[0], one[1] | other[1]
        self._near[number] = (self._near.pop(x) | self._near.pop(y)) - {x, y}
        for k in self._near[number]:
            self._near[k] = self._near[k] - {x, y} | {number}
        return number


def choose_groups(
    rows: NDArray[np.int64], columns: NDArray[np.int64], chance: NDArray[np.float64], limits: Thresholds,
    repeats: Repeats | None = None,
) -> list[Members]:  # fmt: skip
    """Form groups from candidate pairs and their chances; returns them by first sentence.

    `repeats` numbers the sentences of each side by their words: what both sides repeat, each tells twice, not at once.
    """
    groups = _Groups({(int(i), int(j)): float(p) for i, j, p in zip(rows, columns, chance, strict=True)}, limits)
    offers = [offer for x in groups.members for offer in groups.offers(x)]
    heapify(offers)
    while offers:
        _, x, y = heappop(offers)
        if x not in groups.members or y not in groups.members:
            continue
        if repeats and _both_repeat(groups.members[x], groups.members[y], repeats):
            continue
        for offer in groups.offers(groups.merge(x, y)):
            heappush(offers, offer)
    return sorted((g for g in groups.members.values() if g[0] and g[1]), key=lambda g: (min(g[0]), min(g[1])))


def find_leads(
    rows: NDArray[np.int64], columns: NDArray[np.int64], chance: NDArray[np.float64], groups: Sequence[Members]
) -> list[int]:
    """The places of the likeliest candidate pairs that no group holds: LEADS_EACH for a sentence, the likeliest first.

    They come back in the order of the candidates.
    """
    held = {pair for group in groups for pair in product(*group)}
    taken: Counter[tuple[int, int]] = Counter()
    kept = []
    for p in np.argsort(-chance, kind="stable")[: np.count_nonzero(chance >= LEAD_FROM)].tolist():
        ends = (0, int(rows[p])), (1, int(columns[p]))
        if (ends[0][1], ends[1][1]) not in held and all(taken[end] < LEADS_EACH for end in ends):
            taken.update(ends)
            kept.append(p)
    return sorted(kept)


def _both_repeat(one: Members, other: Members, repeats: Repeats) -> bool:
    """Whether two groups together hold, on both sides, two sentences of the same words."""
    merged = [one[side] | other[side] for side in (0, 1)]
    return all(len({same[k] for k in held}) < len(held) for same, held in zip(repeats, merged, strict=True))


def find_moved(places: Sequence[tuple[int, int]], weights: Sequence[int]) -> set[int]:
    """The smallest set of groups (by weight) whose removal leaves no two crossing: the rest keeps its order.

    `places` are the first sentences of each group on both sides, sorted; the kept chain is the heaviest that rises on
    both sides, found with a list of best chains by column (so that the work is little more than linear).
    """
    columns: list[int] = []  # rising columns at which a heavier chain ends, with the chain's weight and last group
    chains: list[tuple[int, int]] = []
    before: dict[int, int] = {}
    for k, (_, column) in enumerate(places):
        at = bisect_right(columns, column)
        weight, last = chains[at - 1] if at else (0, -1)
        before[k] = last
        weight += weights[k]
        end = at
        while end < len(columns) and chains[end][0] <= weight:
            end += 1
        start = at - 1 if at and columns[at - 1] == column else at
        columns[start:end], chains[start:end] = [column], [(weight, k)]
    keep: set[int] = set()
    at = chains[-1][1] if chains else -1
    while at >= 0:
        keep.add(at)
        at = before[at]
    return set(range(len(places))) - keep
