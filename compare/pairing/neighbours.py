"""Which pairs of a heap are worth weighing: near neighbours that appeared about the same time.

In: leads. Out: pairs of their places. Every article has a fixed number of candidates, so that the dear work grows with
the articles and not with their pairs; only the product of the vectors looks at all of them, three seconds for ten
thousand.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare.pairing.leads import Lead

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
