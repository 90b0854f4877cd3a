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
from compare.model import Document

NAMES = (
    "cosine", "margin", "covered_most", "covered_least", "shared", "name_share", "run", "rank_best", "rank_worst",
    "distance", "paragraph", "paragraph_both", "onward", "remark", "spoken", "paragraph_best",
)  # fmt: skip
NEIGHBOURS = 4  # sentences whose mean cosine stands for "anything on this story" in the margin
CANDIDATES = 10  # nearest sentences of the other side that are looked at closely
NO_NAMES = 0.3  # the share of names in common where neither sentence has any: about the mean of those that do
LONGEST_RUN = 12  # equal words in a row after which more say nothing new


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of sentences: index arrays `rows` and `columns` (p), and `features` (p, len(NAMES))."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    features: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the n sentences hang together: whether each goes on the paragraph, and the remark, of the one before it.

    `paragraph` and `remark` are (n,), False for the first; `spoken` (n,) says whether a sentence is one of several in
    a remark.
    """

    paragraph: NDArray[np.bool_]
    remark: NDArray[np.bool_]
    spoken: NDArray[np.bool_]

    @classmethod
    def of(cls, doc: Document, indices: Sequence[int]) -> Layout:
        """The layout of the sentences of `doc` at `indices`."""
        chosen = [doc.sentences[k] for k in indices]
        remarks = [{u.n for u in doc.utterances if len(u.sentences) > 1 and s.n in u.sentences} for s in chosen]
        return cls(
            np.array([k > 0 and s.paragraph == chosen[k - 1].paragraph for k, s in enumerate(chosen)], dtype=bool),
            np.array([k > 0 and bool(r & remarks[k - 1]) for k, r in enumerate(remarks)], dtype=bool),
            np.array([bool(r) for r in remarks], dtype=bool),
        )


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
    """Word features of sentence `a` with each of `others` of the other `side`, shape (len(others), 5)."""
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
    return np.stack(
        [
            np.maximum(*covered),
            np.minimum(*covered),
            (shared[0] + shared[1]) / 20,
            np.where(all_names > 0, same_names / np.maximum(all_names, 1e-9), NO_NAMES),
            np.minimum(longest_runs(equal, starts), LONGEST_RUN) / LONGEST_RUN,
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


def _beside(covered: Floats, goes_on: NDArray[np.bool_]) -> Floats:
    """The best `covered` (n, m) of the rows before and behind that a row goes on with, shape (n, m)."""
    before = np.zeros_like(covered)
    before[1:] = covered[:-1] * goes_on[1:, None]
    behind = np.zeros_like(covered)
    behind[:-1] = covered[1:] * goes_on[1:, None]
    return np.asarray(np.maximum(before, behind))


def _coherence(covered: Floats, layouts: tuple[Layout, Layout]) -> list[Floats]:
    """What the sentences that hang together with a pair say for it: five maps of shape (n, m)."""
    a, b = layouts
    rows, columns = _beside(covered, a.paragraph), _beside(covered.T, b.paragraph).T
    padded = np.pad(covered, 1)
    onward = np.maximum(padded[:-2, :-2], padded[2:, 2:])
    remark = np.maximum(_beside(covered, a.remark), _beside(covered.T, b.remark).T)
    spoken = (a.spoken[:, None] | b.spoken[None, :]).astype(np.float32)
    return [np.maximum(rows, columns), np.minimum(rows, columns), onward, remark, spoken]


def describe(
    a: Sequence[SentenceWords], b: Sequence[SentenceWords], cosines: Floats, layouts: tuple[Layout, Layout]
) -> Candidates:
    """Compute the features of all candidate pairs of sentences `a` and `b`, whose sentence cosines are (n, m).

    Sentences without a word are no candidates.
    """
    chosen = find_candidates(cosines)
    chosen[[not w.tokens for w in a], :] = False
    chosen[:, [not w.tokens for w in b]] = False
    rows, columns = np.nonzero(chosen)
    side = _Side(b, [_names_and_numbers(w) for w in b])
    words = np.zeros((len(rows), 5))
    for i in np.unique(rows):
        at = slice(*np.searchsorted(rows, [i, i + 1]))  # np.nonzero gives rows in order
        words[at] = _against(a[i], _names_and_numbers(a[i]), columns[at].tolist(), side)
    covered = np.zeros(cosines.shape, dtype=np.float32)
    covered[rows, columns] = words[:, 1]
    ranks = np.stack([_ranks(cosines, 0)[rows, columns], _ranks(cosines, 1)[rows, columns]])
    places = rows / max(1, len(a) - 1), columns / max(1, len(b) - 1)
    around = [m[rows, columns] for m in _coherence(covered, layouts)]
    best, worst = ranks.max(0), ranks.min(0)
    context = np.stack([best, worst, abs(places[0] - places[1]), *around, around[0] * best])
    first = np.stack([cosines[rows, columns], margins(cosines)[rows, columns]])
    return Candidates(rows, columns, np.concatenate([first, words.T, context]).T.astype(np.float64))
