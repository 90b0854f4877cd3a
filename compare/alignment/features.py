"""What speaks for two sentences having the same content: one row of features for each candidate pair.

Every feature is symmetric in its sides, so that two peers have no direction. Candidates are the nearest neighbours of
each sentence on the other side, so the work grows with the number of sentences, not with its square. Vectors are taken
less what they have in common: on one story all sentences are alike, and what is left tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from compare.alignment.context import (
    Indices,
    Numbers,
    attend,
    best_around,
    best_in_paragraph,
    blocks,
    linked_through,
    margins,
)
from compare.likeness import Floats, SentenceWords, soften, unit
from compare.model import Document, SentenceVectors

NAMES = (
    "attended", "attended_most", "attended_mass", "covered", "context", "likeness", "neighbour", "paragraph", "linked",
    "length", "lead", "order",
)  # fmt: skip
CANDIDATES = 20  # nearest sentences of the other side that are looked at closely
ENOUGH = 10  # sentences of both sides of whose mean half is taken off
SUPPORT = 0.4  # so far attended a neighbour supports a pair; a copy says no more for the sentence beside it
TINY = 1e-9  # against division by nothing
CONTEXT = (0.5, 0.25)  # how far the neighbours of a sentence, and theirs, count for what is told around it


@dataclass(frozen=True, slots=True)
class Side:
    """The n sentences of one article that are aligned: their words, and unit vectors (n, d).

    `goes_on` (n) says whether a sentence is in the paragraph of the one before it.
    """

    words: Sequence[SentenceWords]
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
            np.stack([vectors[k].sentence for k in places]),
            np.append(False, paragraphs[1:] == paragraphs[:-1]),
        )

    def around(self) -> Floats:
        """For each sentence the direction of what is told there and around it, unit rows (n, d)."""
        told = self.sentences.copy()
        for step, share in enumerate(CONTEXT, 1):
            told[step:] += share * self.sentences[:-step]
            told[:-step] += share * self.sentences[step:]
        return unit(told)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of sentences: index arrays `rows` and `columns` (p), `cosines` (p) and `features` (p, len(NAMES))."""

    rows: Indices
    columns: Indices
    cosines: Numbers
    features: Numbers

    @classmethod
    def none(cls) -> Candidates:
        """No pairs."""
        places, numbers = np.zeros(0, dtype=np.int64), np.zeros(0)
        return cls(places, places, numbers, np.zeros((0, len(NAMES))))


def centre(a: Floats, b: Floats, share: float) -> tuple[Floats, Floats]:
    """Take from unit rows `a` and `b` that `share` of what they have in common; unit rows again, or zero ones."""
    common = share * np.concatenate([a, b]).mean(axis=0)
    return unit(a - common), unit(b - common)


def centre_words(
    a: Sequence[SentenceWords], b: Sequence[SentenceWords], share: float
) -> tuple[list[SentenceWords], list[SentenceWords]]:
    """The words of both sides with centred vectors."""
    first, second = (np.concatenate([w.vectors for w in side]) for side in (a, b))
    rows = centre(first, second, share)
    cut = [np.split(r, np.cumsum([len(w.tokens) for w in side])[:-1]) for side, r in zip((a, b), rows, strict=True)]
    one, other = ([replace(w, vectors=v) for w, v in zip(s, c, strict=True)] for s, c in zip((a, b), cut, strict=True))
    return one, other


def centred(a: Side, b: Side) -> tuple[Side, Side]:
    """Both sides with vectors less what is common to them; what few sentences share may be all that they tell."""
    size = len(a.words) + len(b.words)
    share = size / (size + ENOUGH)
    words, sentences = centre_words(a.words, b.words, share), centre(a.sentences, b.sentences, share)
    return replace(a, words=words[0], sentences=sentences[0]), replace(b, words=words[1], sentences=sentences[1])


def find_candidates(cosines: Floats) -> NDArray[np.bool_]:
    """Mark in `cosines` (n, m) the pairs in which one sentence is among the nearest of the other, shape (n, m)."""
    chosen = np.zeros(cosines.shape, dtype=bool)
    for axis in (0, 1):
        keep = min(CANDIDATES, cosines.shape[axis])
        nearest = np.argpartition(-cosines, keep - 1, axis=axis).take(range(keep), axis=axis)
        np.put_along_axis(chosen, nearest, True, axis=axis)
    return chosen


def _pairs(a: Side, b: Side, cosines: Floats) -> tuple[Indices, Indices]:
    """The candidate pairs as rows and columns, in the order of rows; sentences without a word are in none."""
    chosen = find_candidates(cosines)
    chosen[[not w.tokens for w in a.words], :] = False
    chosen[:, [not w.tokens for w in b.words]] = False
    rows, columns = np.nonzero(chosen)
    return rows, columns


def _match(a: SentenceWords, others: Sequence[SentenceWords]) -> tuple[list[Floats], list[Floats]]:
    """How well each of `others` matches the words of `a`, and how well `a` matches theirs, in one product."""
    starts = _starts([len(w.tokens) for w in others])
    equal = a.ids[:, None] == np.concatenate([w.ids for w in others])[None, :]
    soft = soften(a.vectors @ np.concatenate([w.vectors for w in others]).T, equal)
    return list(np.maximum.reduceat(soft, starts, axis=1).T), np.split(soft.max(axis=0), starts[1:])


def _starts(sizes: Sequence[int]) -> Indices:
    """Where blocks of `sizes` begin when they are laid end to end."""
    return np.concatenate(([0], np.cumsum(sizes)[:-1]))


def _shares(words: Sequence[SentenceWords], keys: Indices, matches: Sequence[Floats], cosines: Numbers) -> Numbers:
    """For each pair how much of its sentence of one side is covered, is attended to, and the weight of that, (3, p).

    `keys` (p) say which of `words` is meant, `matches` (p) how well the other sentence matches each word of it.
    """
    told = np.zeros((3, len(keys)))
    for block in blocks(keys):
        weights = words[keys[block[0]]].weights
        found = np.stack([matches[p] for p in block])
        mass = attend(found, cosines[block]) @ weights
        told[:, block] = found @ weights / (weights.sum() + TINY), mass / (weights.sum() + TINY), np.log1p(mass)
    return told


def describe(a: Side, b: Side) -> Candidates:
    """Compute the features of all candidate pairs of sentences of `a` and `b`."""
    cosines = a.sentences @ b.sentences.T
    rows, columns = _pairs(a, b, cosines)
    if not len(rows):
        return Candidates.none()
    likeness = float(unit(a.sentences.mean(axis=0)) @ unit(b.sentences.mean(axis=0)))
    a, b = centred(a, b)
    by_name = {
        **_of_words(a, b, rows, columns),
        **_of_places(a, b, rows, columns),
        "likeness": np.full(len(rows), likeness),
    }
    by_name |= _of_neighbours(a, b, rows, columns, by_name["attended"])
    features = np.stack([by_name[name] for name in NAMES], axis=1)
    return Candidates(rows, columns, cosines[rows, columns].astype(np.float64), features)


def _of_words(a: Side, b: Side, rows: Indices, columns: Indices) -> dict[str, Numbers]:
    """What the words of each pair tell: how much is said by the other sentence, and by it rather than by any other."""
    near = np.einsum("pd,pd->p", a.sentences[rows], b.sentences[columns]).astype(np.float64)
    found = [_match(a.words[rows[at[0]]], [b.words[j] for j in columns[at]]) for at in blocks(rows)]
    ours, theirs = ([match for side in found for match in side[k]] for k in (0, 1))
    covered, attended, mass = np.stack([_shares(a.words, rows, ours, near), _shares(b.words, columns, theirs, near)], 1)
    return {
        "attended": np.asarray(np.sqrt(attended.prod(axis=0))),
        "attended_most": attended.max(axis=0),
        "attended_mass": np.asarray(np.sqrt(mass.prod(axis=0))),
        "covered": covered.max(axis=0),
    }


def _of_places(a: Side, b: Side, rows: Indices, columns: Indices) -> dict[str, Numbers]:
    """What the places and lengths of each pair tell; two leads tell the story itself."""
    sizes = [np.array([len(w.tokens) for w in side.words])[at] for side, at in ((a, rows), (b, columns))]
    return {
        "length": np.asarray(np.log(np.minimum(*sizes)) / 3),
        "lead": 1.0 / (1 + rows + columns),
        "order": _balance(a, b) * abs(rows / len(a.words) - columns / len(b.words)),
    }


def _of_neighbours(a: Side, b: Side, rows: Indices, columns: Indices, attended: Numbers) -> dict[str, Numbers]:
    """What the sentences and the pairs near by tell of each pair."""
    shape = len(a.words), len(b.words)
    told = np.minimum(attended, SUPPORT)
    around = margins(a.around() @ b.around().T)[rows, columns].astype(np.float64)
    return {
        "context": _balance(a, b) * around,
        "neighbour": best_around(shape, rows, columns, told),
        "paragraph": best_in_paragraph(rows, columns, told, (a.goes_on, b.goes_on)),
        "linked": _balance(a, b) * linked_through(shape, rows, columns, told),
    }


def _balance(a: Side, b: Side) -> float:
    """How equal two articles are in length: a summary cuts and joins its article's sentences, peers their own."""
    return min(len(a.words), len(b.words)) / max(len(a.words), len(b.words))
