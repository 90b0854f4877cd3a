"""From chances of single pairs to groups of sentences, chosen over both articles at once.

The surest pair founds a group; a pair that touches one or two groups joins or merges them only where the mean chance
stays high: a merge has to be worth it as a whole. Groups may cross freely.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`found` is the chance from which a pair founds a group, `join` the mean chance that a merge must have."""

    found: float
    join: float
    largest: int


Members = tuple[frozenset[int], frozenset[int]]


def _mean_chance(merged: Members, parts: Sequence[Members], chances: dict[tuple[int, int], float]) -> float:
    """The mean chance over all pairs of a group; where two groups merge, over the pairs that only this adds.

    Two sure groups would else carry any chance likeness between them.
    """
    held = {(i, j) for part in parts for i in part[0] for j in part[1]} if len(parts) > 1 else set()
    new = [chances.get((i, j), 0.0) for i in merged[0] for j in merged[1] if (i, j) not in held]
    return sum(new) / len(new)


def choose_groups(
    rows: NDArray[np.int64], columns: NDArray[np.int64], chance: NDArray[np.float64], limits: Thresholds,
    repeats: tuple[Sequence[int], Sequence[int]] | None = None,
) -> list[Members]:  # fmt: skip
    """Form groups from candidate pairs and their chances, surest first; returns them by first sentence.

    `repeats` numbers the sentences of each side by their words: what both sides repeat, each tells twice, not at once.
    """
    chances = {(int(i), int(j)): float(p) for i, j, p in zip(rows, columns, chance, strict=True)}
    of_a: dict[int, Members] = {}
    of_b: dict[int, Members] = {}
    for (i, j), p in sorted(chances.items(), key=lambda item: (-item[1], item[0])):
        if p < limits.join:
            break
        left, right = of_a.get(i), of_b.get(j)
        if left is not None and left == right:
            continue
        if p < limits.found and (left is None) == (right is None):
            continue
        parts = [g for g in (left, right) if g is not None]
        merged = _union(parts, (i, j))
        if max(map(len, merged)) > limits.largest or _mean_chance(merged, parts, chances) < limits.join:
            continue
        if repeats and all(
            len({same[k] for k in held}) < len(held) for same, held in zip(repeats, merged, strict=True)
        ):
            continue
        of_a.update(dict.fromkeys(merged[0], merged))
        of_b.update(dict.fromkeys(merged[1], merged))
    return sorted(set(of_a.values()), key=lambda g: (min(g[0]), min(g[1])))


def _holds_repeat(held: Iterable[int], same: Sequence[int]) -> bool:
    """Whether two of the sentences `held` have one number in `same`."""
    numbers = [same[k] for k in held]
    return len(set(numbers)) < len(numbers)


def _union(groups: Iterable[Members], pair: tuple[int, int]) -> Members:
    """All members of `groups` and of `pair`."""
    a, b = {pair[0]}, {pair[1]}
    for group in groups:
        a |= group[0]
        b |= group[1]
    return frozenset(a), frozenset(b)


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
