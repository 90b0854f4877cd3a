"""Pairs with chances in, groups of articles out: whoever belongs together on average, not by a chain.

Average linkage (Sokal and Michener 1958) within each connected part of the graph of likely pairs: an article between
two stories joins neither unless it is likely of one with most of what is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from compare.connected import connected

CUT = 0.5  # chance from which a proposal is right more often than wrong
LARGEST = 400  # articles of one part whose pairs are all weighed; larger parts are first cut at surer pairs
STEP = 0.1
Pair = tuple[int, int]


def cluster(
    members: Sequence[int], chances: Mapping[Pair, float], chance: Callable[[int, int], float]
) -> list[list[int]]:
    """Group `members`; `chances` are those of the candidate pairs, `chance` weighs any other one that is needed."""
    found = []
    for part in _parts(members, chances, CUT):
        found += _average(part, chances, chance) if 1 < len(part) <= LARGEST else [part]
    return sorted(found)


def _parts(members: Sequence[int], chances: Mapping[Pair, float], cut: float) -> list[list[int]]:
    """The connected parts of at most `LARGEST`, as far as cutting at surer pairs makes them so."""
    found = []
    for part in connected(sorted(members), (pair for pair, sure in chances.items() if sure >= cut)):
        if len(part) <= LARGEST or cut + STEP >= 1:
            found.append(part)
        else:
            inside = set(part)
            found += _parts(part, {p: sure for p, sure in chances.items() if inside.issuperset(p)}, cut + STEP)
    return found


def _average(part: list[int], chances: Mapping[Pair, float], chance: Callable[[int, int], float]) -> list[list[int]]:
    """Cut `part` where the mean chance between two groups falls below `CUT`."""
    from scipy.cluster.hierarchy import fcluster, linkage

    distances = [1 - (chances[pair] if pair in chances else chance(*pair)) for pair in combinations(part, 2)]
    labels = fcluster(linkage(distances, "average"), 1 - CUT, "distance")
    groups: dict[int, list[int]] = {}
    for member, label in zip(part, labels.tolist(), strict=True):
        groups.setdefault(label, []).append(member)
    return list(groups.values())
