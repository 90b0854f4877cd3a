"""What the other pairs say of a pair: its margin, its neighbours, and whose words are whose.

Candidate pairs come as index arrays `rows` and `columns`, in the order of rows; values run parallel to them.
"""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from compare.likeness import Floats

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]
REACH = 2  # sentences between two that are told in another order, or cut elsewhere
# How far the nearest word outweighs the others, and a word of the nearest sentence those of others: a likeness that is
# 0.1 less counts half. Half as much or half as much again: log loss on left-out stories 1034, 1028, for 1025.
SHARPNESS, TRUST = 8.0, 5.0
NEIGHBOURS = 4  # pairs whose mean stands for "anything on this story" in the margin


def blocks(keys: Indices) -> list[Indices]:
    """The places of equal `keys`, one array for each key that occurs."""
    order = np.argsort(keys, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(keys[order])) + 1) if len(keys) else []


def margins(cosines: Floats) -> Floats:
    """Correct each cosine by the mean of its sentences' nearest neighbours (Artetxe and Schwenk 2019), shape (n, m)."""

    def nearest_mean(axis: int) -> Floats:
        keep = min(NEIGHBOURS, cosines.shape[axis])
        best = -np.partition(-cosines, keep - 1, axis=axis).take(range(keep), axis=axis)
        return np.asarray(best.mean(axis=axis, keepdims=True), dtype=np.float32)

    return np.asarray(cosines - (nearest_mean(0) + nearest_mean(1)) / 2, dtype=np.float32)


def attend(matches: Floats, cosines: Numbers) -> Numbers:
    """How far each word of a sentence is said by each of its c rivals, if it attends to whoever says it best, (c, k).

    `matches` (c, k) is how well each rival matches each of the k words, 0 to 1, `cosines` (c) how alike it is as a
    whole. What all rivals say speaks for none of them.
    """
    likeness = matches.astype(np.float64)
    pull = SHARPNESS * likeness + TRUST * cosines[:, None]
    pull = np.exp(pull - pull.max(axis=0))
    return np.asarray(pull / pull.sum(axis=0) * likeness)


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
