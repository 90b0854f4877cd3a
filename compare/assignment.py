"""The best one-to-one choice among pairs that are each worth something: which word, which value answers which.

Exact, by shortest augmenting paths (Jonker and Volgenant 1987). Most rows and columns know only each other, so little
is left to choose. scipy's linear_sum_assignment does the same, but loading it takes longer than reading two articles.
"""

import numpy as np
from numpy.typing import NDArray

Costs = NDArray[np.float64]


def assign(worth: NDArray[np.floating], least: float) -> list[tuple[int, int]]:
    """The cells of `worth` (n, m), one at most of each row and column, that together are furthest above `least`.

    Each of them is above it; they come in order.
    """
    gain = np.maximum(worth.astype(np.float64) - least, 0)
    rows, columns = (gain > 0).sum(1), (gain > 0).sum(0)
    sure = (gain > 0) & (rows == 1)[:, None] & (columns == 1)
    found = np.argwhere(sure)
    open_rows, open_columns = np.flatnonzero((rows > 0) & ~sure.any(1)), np.flatnonzero((columns > 0) & ~sure.any(0))
    chosen = _choose(-gain[np.ix_(open_rows, open_columns)])
    cells = [*found.tolist(), *np.stack([open_rows[chosen[:, 0]], open_columns[chosen[:, 1]]], 1).tolist()]
    return sorted((i, j) for i, j in cells if gain[i, j] > 0)


def _choose(costs: Costs) -> NDArray[np.int64]:
    """Cells (k, 2) of `costs` (n, m), as many as its shorter side, that together cost least."""
    if len(costs) > costs.shape[1]:
        return _choose(costs.T)[:, ::-1]
    row_of, column_of = np.full(costs.shape[1], -1), np.full(len(costs), -1)
    levels = np.zeros(len(costs)), np.zeros(costs.shape[1])
    for row in range(len(costs)):
        end, before = _path(costs, row, row_of, levels)
        while end >= 0:
            row_of[end] = before[end]
            column_of[before[end]], end = end, (-1 if before[end] == row else column_of[before[end]])
    return np.stack([np.arange(len(costs)), column_of], 1)


def _path(
    costs: Costs, row: int, row_of: NDArray[np.int64], levels: tuple[Costs, Costs]
) -> tuple[int, NDArray[np.int64]]:
    """The free column that the shortest path from `row` ends with, and for each column the row before it.

    The levels of rows and columns move so that no cell costs less than the two of them.
    """
    ours, theirs = levels
    length, before = np.full(len(theirs), np.inf), np.full(len(theirs), -1)
    done = np.zeros(len(theirs), np.bool_)
    at, far = row, 0.0
    while True:
        through = far + costs[at] - ours[at] - theirs
        nearer = ~done & (through < length)
        length[nearer], before[nearer] = through[nearer], at
        column = int(np.where(done, np.inf, length).argmin())
        far = float(length[column])
        if row_of[column] < 0:
            break
        done[column] = True
        at = int(row_of[column])
    ours[row] += far
    ours[row_of[done]] += far - length[done]
    theirs[done] -= far - length[done]
    return column, before
