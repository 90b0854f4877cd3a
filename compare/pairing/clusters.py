"""Leads in, the pairs that are worth weighing out; pairs with chances in, groups of articles out.

Average linkage (Sokal and Michener 1958) within each connected part of the graph of likely pairs: an article between
two stories joins neither unless it is likely of one with most of what is there. Every article has a fixed number of
candidates, so that the dear work grows with the articles and not with their pairs; only the product of the vectors
looks at all of them, three seconds for ten thousand.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np

from compare.connected import connected, gathered
from compare.pairing.leads import Lead

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
    groups = gathered((label, member) for member, label in zip(part, labels.tolist(), strict=True))
    return list(groups.values())


NEAREST = 10  # on the marked heap all true pairs are among them, and nearly all among five
BLOCK = 1024  # rows of the product that are held at once
UNKNOWN = 0  # no day has this ordinal


def candidates(leads: Sequence[Lead], days: int) -> list[tuple[int, int]]:
    """The pairs of which one is among the nearest of the other, no more than `days` apart where both are dated."""
    if len(leads) < 2:
        return []
    means = np.stack([lead.mean for lead in leads])
    when = np.array([lead.day.toordinal() if lead.day else UNKNOWN for lead in leads])
    found: set[tuple[int, int]] = set()
    for start in range(0, len(leads), BLOCK):
        rows = np.arange(start, min(start + BLOCK, len(leads)))
        likeness = means[rows] @ means.T
        dated = (when[rows, None] != UNKNOWN) & (when[None, :] != UNKNOWN)
        likeness[dated & (np.abs(when[rows, None] - when[None, :]) > days)] = -np.inf
        likeness[rows - start, rows] = -np.inf
        nearest = np.argpartition(-likeness, min(NEAREST, len(leads) - 1), axis=1)[:, :NEAREST]
        found |= {
            (min(i, j), max(i, j))
            for i, row in zip(rows.tolist(), nearest.tolist(), strict=True)
            for j in row
            if likeness[i - start, j] > -np.inf
        }
    return sorted(found)
