"""What the other pairs say of a pair: its place among them, its neighbours, and whose words are whose.

Candidate pairs come as index arrays `rows` and `columns`, in the order of rows; values run parallel to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from compare.likeness import Floats

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]
REACH = 2  # sentences between two that are told in another order, or cut elsewhere
SHARPNESS = 16.0  # how far the nearest word outweighs the others: a likeness that is 0.1 less counts a fifth
NEIGHBOURS = 4  # pairs whose mean stands for "anything on this story" in the margin


def blocks(keys: Indices) -> list[Indices]:
    """The places of equal `keys`, one array for each key that occurs."""
    order = np.argsort(keys, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(keys[order])) + 1) if len(keys) else []


def worst_ranks(rows: Indices, columns: Indices, values: Numbers) -> Numbers:
    """One over the place that each pair takes among the pairs of its row or of its column, whichever is worse."""
    worst = np.ones(len(values))
    for keys in (rows, columns):
        for block in blocks(keys):
            order = block[np.argsort(-values[block], kind="stable")]
            worst[order] = np.minimum(worst[order], 1.0 / (1 + np.arange(len(order))))
    return worst


def above_rivals(rows: Indices, columns: Indices, values: Numbers) -> Numbers:
    """How far each value stands above the mean of the best in its row and in its column (margin)."""
    usual = np.zeros(len(values))
    for keys in (rows, columns):
        for block in blocks(keys):
            usual[block] += np.sort(values[block])[-NEIGHBOURS:].mean() / 2
    return values - usual


def best_of(keys: Indices, values: Numbers) -> Numbers:
    """For each pair the best of the values that have its key."""
    best = np.zeros(len(values))
    for block in blocks(keys):
        best[block] = values[block].max()
    return best


def exclusive_share(matches: Sequence[Floats], weights: Floats) -> Numbers:
    """How much of a sentence each of its c rivals covers, if a word is covered by whoever says it best.

    `matches` holds for each rival how well it matches each of the sentence's k words, 0 to 1; `weights` (k) are the
    words'. What all rivals say speaks for none of them.
    """
    likeness = np.stack(matches).astype(np.float64)
    pull = np.exp(SHARPNESS * (likeness - likeness.max(axis=0)))
    return np.asarray((pull / pull.sum(axis=0) * likeness) @ weights / (weights.sum() + 1e-9))


def spread(shape: tuple[int, int], rows: Indices, columns: Indices, values: Numbers) -> Numbers:
    """Lay `values` out as a matrix of `shape` with a margin of REACH zeros on every side."""
    whole = np.zeros((shape[0] + 2 * REACH, shape[1] + 2 * REACH))
    whole[rows + REACH, columns + REACH] = values
    return whole


def best_around(shape: tuple[int, int], rows: Indices, columns: Indices, values: Numbers) -> Numbers:
    """The best value of the eight pairs around each pair."""
    whole, r, c = spread(shape, rows, columns, values), rows + REACH, columns + REACH
    around = [whole[r + i, c + j] for i, j in product((-1, 0, 1), repeat=2) if i or j]
    return np.asarray(np.maximum.reduce(around))


def best_in_paragraph(
    rows: Indices, columns: Indices, values: Numbers, goes_on: tuple[NDArray[np.bool_], NDArray[np.bool_]]
) -> Numbers:
    """The best value of the pairs one sentence on or back, on one side only, inside one paragraph.

    `goes_on` tells for each sentence of both sides whether it is in the paragraph of the one before it. Where every
    sentence is a paragraph, or none is known, nothing is said: 0.
    """
    whole = spread((len(goes_on[0]), len(goes_on[1])), rows, columns, values)
    r, c = rows + REACH, columns + REACH
    on = [np.append(np.append(False, side[1:]), False) for side in goes_on]  # of the sentence behind the last: no
    above_below = whole[r - 1, c] * on[0][rows], whole[r + 1, c] * on[0][rows + 1]
    beside = whole[r, c - 1] * on[1][columns], whole[r, c + 1] * on[1][columns + 1]
    return np.asarray(np.maximum.reduce([*above_below, *beside]))


def linked_through(shape: tuple[int, int], rows: Indices, columns: Indices, values: Numbers) -> Numbers:
    """How well a pair hangs together through others near by: the weakest of three pairs, where that is strongest.

    Where (i, y), (x, y) and (x, j) say the same, two articles cut one statement in different places, and (i, j)
    belong together though they may share no word.
    """
    whole, r, c = spread(shape, rows, columns, values), rows + REACH, columns + REACH
    best = np.zeros(len(values))
    steps = [k for k in range(-REACH, REACH + 1) if k]
    for i, j in product(steps, repeat=2):
        np.maximum(best, np.minimum.reduce([whole[r, c + j], whole[r + i, c + j], whole[r + i, c]]), out=best)
    return best
