"""What speaks for two sentences having the same content: one row of features for each candidate pair.

Every feature is symmetric in its sides, so that two peers have no direction. Candidates are the nearest neighbours of
each sentence on the other side, so the work grows with the number of sentences, not with its square.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.likeness import Floats, SentenceWords, soften

NAMES = (
    "cosine", "margin", "covered_most", "covered_least", "shared", "shared_most", "names", "name_share", "run",
    "run_share", "length", "rank_best", "rank_worst", "distance", "neighbour",
)  # fmt: skip
NEIGHBOURS = 4  # sentences whose mean cosine stands for "anything on this story" in the margin
CANDIDATES = 10  # nearest sentences of the other side that are looked at closely
LONGEST_RUN = 12  # equal words in a row after which more say nothing new


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of sentences: index arrays `rows` and `columns` (p), and `features` (p, len(NAMES))."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    features: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Side:
    """One article's words laid end to end, so that one product compares a sentence with many."""

    words: Sequence[SentenceWords]
    named: list[Floats]


def find_candidates(cosines: Floats) -> NDArray[np.bool_]:
    """Mark in `cosines` (n, m) the pairs in which one sentence is among the nearest of the other, shape (n, m)."""
    chosen = np.zeros(cosines.shape, dtype=bool)
    for axis in (0, 1):
        keep = min(CANDIDATES, cosines.shape[axis])
        nearest = np.argpartition(-cosines, keep - 1, axis=axis).take(range(keep), axis=axis)
        np.put_along_axis(chosen, nearest, True, axis=axis)
    return chosen


def margins(cosines: Floats) -> Floats:
    """Correct each cosine by the mean of its sentences' nearest neighbours (Artetxe and Schwenk 2019), shape (n, m)."""

    def nearest_mean(axis: int) -> Floats:
        keep = min(NEIGHBOURS, cosines.shape[axis])
        best = -np.partition(-cosines, keep - 1, axis=axis).take(range(keep), axis=axis)
        return np.asarray(best.mean(axis=axis, keepdims=True), dtype=np.float32)

    return np.asarray(cosines - (nearest_mean(0) + nearest_mean(1)) / 2, dtype=np.float32)


def _names_and_numbers(words: SentenceWords) -> Floats:
    """Weights of the words that look like a name or number: capital letters after the first word, and digits."""
    looks = [t.text[0].isdigit() or (k > 0 and t.text[0].isupper()) for k, t in enumerate(words.tokens)]
    return words.weights * np.array(looks, dtype=np.float32)


def longest_runs(equal: NDArray[np.bool_], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The longest run of equal words, for each block of columns of `equal` (k, c) that begins at `starts`."""
    run = np.zeros(equal.shape[1], dtype=np.int64)
    best = np.zeros(equal.shape[1], dtype=np.int64)
    for row in equal:
        shifted = np.concatenate(([0], run[:-1]))
        shifted[starts] = 0
        run = np.where(row, shifted + 1, 0)
        np.maximum(best, run, out=best)
    return np.asarray(np.maximum.reduceat(best, starts))


def _against(a: SentenceWords, named: Floats, others: Sequence[int], side: _Side) -> NDArray[np.float64]:
    """Word features of sentence `a` with each of `others` of the other `side`, shape (len(others), 9)."""
    theirs = [side.words[j] for j in others]
    sizes = np.array([len(w.tokens) for w in theirs])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    equal = a.ids[:, None] == np.concatenate([w.ids for w in theirs])[None, :]
    soft = soften(a.vectors @ np.concatenate([w.vectors for w in theirs]).T, equal)
    weights = np.concatenate([w.weights for w in theirs])
    names = np.concatenate([side.named[j] for j in others])

    def ours(values: NDArray[np.generic], by: Floats) -> NDArray[np.float64]:
        return np.asarray(by @ np.maximum.reduceat(values, starts, axis=1), dtype=np.float64)

    def their(values: NDArray[np.generic], by: Floats) -> NDArray[np.float64]:
        return np.asarray(np.add.reduceat(by * values.max(axis=0), starts), dtype=np.float64)

    total, totals = a.weights.sum() + 1e-9, np.add.reduceat(weights, starts) + 1e-9
    covered = ours(soft, a.weights) / total, their(soft, weights) / totals
    shared = ours(equal, a.weights), their(equal, weights)
    same_names = ours(equal, named) + their(equal, names)
    all_names = named.sum() + np.add.reduceat(names, starts)
    runs = longest_runs(equal, starts)
    shorter = np.minimum(len(a.tokens), sizes)
    return np.stack(
        [
            np.maximum(*covered),
            np.minimum(*covered),
            (shared[0] + shared[1]) / 20,
            np.maximum(shared[0] / total, shared[1] / totals),
            same_names / 10,
            np.where(all_names > 0, same_names / np.maximum(all_names, 1e-9), 0.3),
            np.minimum(runs, LONGEST_RUN) / LONGEST_RUN,
            runs / shorter,
            np.log(shorter) / 3,
        ],
        axis=1,
    )


def _ranks(cosines: Floats, axis: int) -> NDArray[np.float64]:
    """One over the place that each pair takes among its row's or column's cosines, shape (n, m)."""
    order = np.argsort(-cosines, axis=axis, kind="stable")
    ranks = np.empty(cosines.shape)
    places = 1.0 / (1 + np.arange(cosines.shape[axis]))
    np.put_along_axis(ranks, order, places[:, None] if axis == 0 else places[None, :], axis=axis)
    return ranks


def _neighbour_support(covered: Floats) -> Floats:
    """The best `covered` of the eight pairs around each pair, shape (n, m)."""
    n, m = covered.shape
    padded = np.pad(covered, 1)
    around = [padded[1 + i : 1 + i + n, 1 + j : 1 + j + m] for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]
    return np.asarray(np.maximum.reduce(around))


def describe(a: Sequence[SentenceWords], b: Sequence[SentenceWords], cosines: Floats) -> Candidates:
    """Compute the features of all candidate pairs of sentences `a` and `b`, whose sentence cosines are (n, m).

    Sentences without a word are no candidates.
    """
    chosen = find_candidates(cosines)
    chosen[[not w.tokens for w in a], :] = False
    chosen[:, [not w.tokens for w in b]] = False
    rows, columns = np.nonzero(chosen)
    side = _Side(b, [_names_and_numbers(w) for w in b])
    words = np.zeros((len(rows), 9))
    for i in np.unique(rows):
        at = slice(*np.searchsorted(rows, [i, i + 1]))  # np.nonzero gives rows in order
        words[at] = _against(a[i], _names_and_numbers(a[i]), columns[at].tolist(), side)
    covered = np.zeros(cosines.shape, dtype=np.float32)
    covered[rows, columns] = words[:, 1]
    ranks = np.stack([_ranks(cosines, 0)[rows, columns], _ranks(cosines, 1)[rows, columns]])
    places = rows / max(1, len(a) - 1), columns / max(1, len(b) - 1)
    context = np.stack(
        [ranks.max(0), ranks.min(0), abs(places[0] - places[1]), _neighbour_support(covered)[rows, columns]]
    )
    first = np.stack([cosines[rows, columns], margins(cosines)[rows, columns]])
    return Candidates(rows, columns, np.concatenate([first, words.T, context]).T.astype(np.float64))
