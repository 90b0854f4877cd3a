"""What speaks for two sentences having the same content: one row of features for each candidate pair.

Every feature is symmetric in its sides, so that two peers have no direction. Candidates are the nearest neighbours of
each sentence on the other side, so the work grows with the number of sentences, not with its square.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.alignment.clauses import clause_vectors
from compare.alignment.context import (
    NEIGHBOURS,
    above_rivals,
    best_around,
    best_in_paragraph,
    best_of,
    blocks,
    exclusive_share,
    linked_through,
    worst_ranks,
)
from compare.likeness import Floats, SentenceWords, soften
from compare.model import Document, SentenceVectors

NAMES = (
    "margin", "clause", "covered_most", "covered_least", "run", "run_share", "length", "rank", "covered_rank",
    "exclusive", "neighbour", "paragraph", "linked", "length_gap",
)  # fmt: skip
CANDIDATES = 10  # nearest sentences of the other side that are looked at closely
LEAST_COSINE = 0.2  # no marked pair lies below; there one rare number or name in both may outweigh all other words
WHOLE = 0.8  # both sides covered so far: told whole; two sentences each told whole by another are no pair for that
LONGEST_RUN = 12  # equal words in a row after which more say nothing new


@dataclass(frozen=True, slots=True)
class Side:
    """The n sentences of one article that are aligned: words, unit clause vectors (c, d) each, unit vectors (n, d).

    `goes_on` (n) says whether a sentence is in the paragraph of the one before it.
    """

    words: Sequence[SentenceWords]
    clauses: Sequence[Floats]
    sentences: Floats
    goes_on: NDArray[np.bool_]

    @classmethod
    def of(
        cls, doc: Document, places: Sequence[int], vectors: Sequence[SentenceVectors], words: Sequence[SentenceWords]
    ) -> Side:
        """The sentences of `doc` at `places`; `vectors` and `words` run parallel to all its sentences."""
        paragraphs = np.array([doc.sentences[k].paragraph for k in places])
        return cls(
            [words[k] for k in places],
            [clause_vectors(doc, k, vectors[k]) for k in places],
            np.stack([vectors[k].sentence for k in places]),
            np.append(False, paragraphs[1:] == paragraphs[:-1]),
        )


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of sentences: index arrays `rows` and `columns` (p), `cosines` (p) and `features` (p, len(NAMES)).

    `possible` (p) is False for those that no feature can make up for.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    cosines: NDArray[np.float64]
    features: NDArray[np.float64]
    possible: NDArray[np.bool_]

    @classmethod
    def none(cls) -> Candidates:
        """No pairs."""
        places, numbers = np.zeros(0, dtype=np.int64), np.zeros(0)
        return cls(places, places, numbers, np.zeros((0, len(NAMES))), np.zeros(0, dtype=bool))


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


@dataclass(frozen=True, slots=True)
class _Matches:
    """One sentence with its c candidates: how well each matches its k words, `ours` (c, k), and it theirs, `theirs`.

    `clauses` (c) are the cosines of the nearest clauses, `runs` (c) the longest runs of equal words.
    """

    ours: Floats
    theirs: Sequence[Floats]
    clauses: Floats
    runs: NDArray[np.int64]


def _match(a: SentenceWords, clauses: Floats, others: Sequence[int], side: Side) -> _Matches:
    """Compare sentence `a` with each of `others` of the other `side`, in one product."""
    theirs = [side.words[j] for j in others]
    starts = _starts([len(w.tokens) for w in theirs])
    equal = a.ids[:, None] == np.concatenate([w.ids for w in theirs])[None, :]
    soft = soften(a.vectors @ np.concatenate([w.vectors for w in theirs]).T, equal)
    their_clauses = [side.clauses[j] for j in others]
    near = (clauses @ np.concatenate(their_clauses).T).max(axis=0)
    return _Matches(
        np.maximum.reduceat(soft, starts, axis=1).T,
        np.split(soft.max(axis=0), starts[1:]),
        np.maximum.reduceat(near, _starts([len(c) for c in their_clauses])),
        longest_runs(equal, starts),
    )


def _starts(sizes: Sequence[int]) -> NDArray[np.int64]:
    """Where blocks of `sizes` begin when they are laid end to end."""
    return np.concatenate(([0], np.cumsum(sizes)[:-1]))


def _shares(
    words: Sequence[SentenceWords], keys: NDArray[np.int64], matches: Sequence[Floats]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each pair how much of its sentence of one side is covered, and covered by no rival as well.

    `keys` (p) say which of `words` is meant, `matches` (p) how well the other sentence matches each word of it.
    """
    covered, exclusive = np.zeros(len(keys)), np.zeros(len(keys))
    for block in blocks(keys):
        weights = words[keys[block[0]]].weights
        found = [matches[p] for p in block]
        covered[block] = np.stack(found) @ weights / (weights.sum() + 1e-9)
        exclusive[block] = exclusive_share(found, weights)
    return covered, exclusive


def _pairs(a: Side, b: Side, cosines: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The candidate pairs as rows and columns, in the order of rows; sentences without a word are in none."""
    chosen = find_candidates(cosines)
    chosen[[not w.tokens for w in a.words], :] = False
    chosen[:, [not w.tokens for w in b.words]] = False
    rows, columns = np.nonzero(chosen)
    return rows, columns


def describe(a: Side, b: Side) -> Candidates:
    """Compute the features of all candidate pairs of sentences of `a` and `b`."""
    cosines = a.sentences @ b.sentences.T
    rows, columns = _pairs(a, b, cosines)
    if not len(rows):
        return Candidates.none()
    found = [_match(a.words[rows[at[0]]], a.clauses[rows[at[0]]], columns[at].tolist(), b) for at in blocks(rows)]
    covered, exclusive = (
        np.stack(both)
        for both in zip(
            _shares(a.words, rows, [match for m in found for match in m.ours]),
            _shares(b.words, columns, [match for m in found for match in m.theirs]),
            strict=True,
        )
    )
    near, least = cosines[rows, columns].astype(np.float64), covered.min(axis=0)
    elsewhere = np.minimum(best_of(rows, least), best_of(columns, least)) >= WHOLE
    possible = (near >= LEAST_COSINE) & ~(elsewhere & (least < WHOLE / 2))
    by_name = {
        "margin": margins(cosines)[rows, columns],
        "rank": worst_ranks(rows, columns, near),
        **_of_words(a, b, rows, columns, found),
        "covered_most": covered.max(axis=0),
        "covered_least": least,
        "covered_rank": worst_ranks(rows, columns, covered.sum(axis=0)),
        "exclusive": np.sqrt(exclusive[0] * exclusive[1]),
        **_of_neighbours(a, b, rows, columns, least, exclusive.min(axis=0)),
    }
    return Candidates(rows, columns, near, np.stack([by_name[name] for name in NAMES], axis=1), possible)


def _of_words(
    a: Side, b: Side, rows: NDArray[np.int64], columns: NDArray[np.int64], found: Sequence[_Matches]
) -> dict[str, NDArray[np.float64]]:
    """What clauses, runs of equal words and lengths tell of each pair."""
    clauses, runs = (
        np.concatenate([getattr(m, part) for m in found]).astype(np.float64) for part in ("clauses", "runs")
    )
    sizes = [np.array([len(w.tokens) for w in side.words])[at] for side, at in ((a, rows), (b, columns))]
    shorter = np.minimum(*sizes)
    return {
        "clause": above_rivals(rows, columns, clauses),
        "run": np.minimum(runs, LONGEST_RUN) / LONGEST_RUN,
        "run_share": runs / shorter,
        "length": np.log(shorter) / 3,
        "length_gap": _balance(a, b) * abs(np.log((sizes[0] + 1) / (sizes[1] + 1))),
    }


def _of_neighbours(
    a: Side, b: Side, rows: NDArray[np.int64], columns: NDArray[np.int64],
    least: NDArray[np.float64], exclusive: NDArray[np.float64],
) -> dict[str, NDArray[np.float64]]:  # fmt: skip
    """What the pairs near by tell of each pair, by the `least` coverage of either side and by the exclusive one."""
    shape = len(a.words), len(b.words)
    return {
        "neighbour": best_around(shape, rows, columns, least),
        "paragraph": best_in_paragraph(rows, columns, least, (a.goes_on, b.goes_on)),
        "linked": _balance(a, b) * linked_through(shape, rows, columns, exclusive),
    }


def _balance(a: Side, b: Side) -> float:
    """How equal two articles are in length: a summary cuts and joins its article's sentences, peers their own."""
    return min(len(a.words), len(b.words)) / max(len(a.words), len(b.words))
