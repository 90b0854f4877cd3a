"""Which word of one side stands for which of the other.

difflib's equal runs are the first anchors; an exact assignment over word vectors settles the rest, one to one, in
whatever order, and is repeated with what it found as context, so that a function word is tied only where its
neighbours are. Gaps that stand between the same neighbours are linked whole (New York Times / NYT).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from compare.lexicon.function_words import FUNCTION_WORDS
from compare.likeness import Floats
from compare.model import WordLink
from compare.text import Token

# Weights and thresholds of the word links, found on hand-linked sentence pairs by tests/bench/fit_words.py.
EQUAL_BONUS = 0.2
PLACE_PENALTY = 0.1
CONTEXT_BONUS = 0.3
MARK_PENALTY = 0.4
GRAMMAR_PENALTY = 0.2
LEAST = 0.4
ROUNDS = 3
WIDEST_GAP = 4
MOST_CELLS = 1_000_000  # above, the exact assignment takes seconds: difflib's runs alone have to do


def equal_runs(a: Sequence[Token], b: Sequence[Token]) -> list[tuple[int, int]]:
    """Index pairs of difflib's equal runs; a lone function word or mark is no anchor."""
    matcher = SequenceMatcher(None, [t.norm for t in a], [t.norm for t in b], autojunk=False)
    pairs = []
    for i, j, size in matcher.get_matching_blocks():
        telling = any(t.is_word and t.norm not in FUNCTION_WORDS for t in a[i : i + size])
        if size > 2 or telling:
            pairs += [(i + k, j + k) for k in range(size)]
    return pairs


def _light(tokens: Sequence[Token]) -> NDArray[np.bool_]:
    """Which tokens are grammar or marks."""
    return np.array([not t.is_word or t.norm in FUNCTION_WORDS for t in tokens], dtype=bool)


def _base_scores(a: Sequence[Token], b: Sequence[Token], cosines: Floats) -> Floats:
    """What speaks for each pair of words before any context, shape (len(a), len(b))."""
    equal = np.array([[s.norm == t.norm for t in b] for s in a], dtype=bool)
    place = abs((np.arange(len(a)) / len(a))[:, None] - (np.arange(len(b)) / len(b))[None, :])
    marks = np.array([not t.is_word for t in a])[:, None] != np.array([not t.is_word for t in b])[None, :]
    light_a, light_b = _light(a)[:, None], _light(b)[None, :]
    grammar = (light_a | light_b).astype(np.float32) + (light_a != light_b)
    scores = cosines + EQUAL_BONUS * equal - PLACE_PENALTY * place - MARK_PENALTY * marks - GRAMMAR_PENALTY * grammar
    return np.asarray(scores, dtype=np.float32)


def _context(pairs: Iterable[tuple[int, int]], shape: tuple[int, int]) -> Floats:
    """How far the neighbours of each pair are linked to each other: near ones count half, the next a quarter."""
    linked = np.zeros((shape[0] + 4, shape[1] + 4), dtype=np.float32)
    for i, j in pairs:
        linked[i + 2, j + 2] = 1
    n, m = shape
    around = [(1, 0.5), (2, 0.25)]
    return np.asarray(
        sum(
            weight * (linked[2 + s * d : 2 + s * d + n, 2 + s * d : 2 + s * d + m])
            for d, weight in around
            for s in (-1, 1)
        ),
        dtype=np.float32,
    )


def _assign(scores: Floats) -> list[tuple[int, int]]:
    """The best one-to-one choice of pairs, where staying alone costs `LEAST`."""
    rows, columns = linear_sum_assignment(-np.maximum(scores, LEAST))
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if scores[i, j] > LEAST]


def _free_runs(size: int, linked: set[int]) -> list[tuple[int, int]]:
    """The runs [start, end) of places below `size` that are not in `linked`."""
    runs, start = [], None
    for k in range(size + 1):
        if k < size and k not in linked:
            start = k if start is None else start
        elif start is not None:
            runs.append((start, k))
            start = None
    return runs


def _phrases(pairs: Sequence[tuple[int, int]], a: Sequence[Token], b: Sequence[Token]) -> list[WordLink]:
    """Links between free runs that stand between the same linked neighbours on both sides."""
    to_b = dict(pairs)
    free_b = dict(_free_runs(len(b), {j for _, j in pairs}))
    links = []
    for start, end in _free_runs(len(a), {i for i, _ in pairs}):
        opening = to_b.get(start - 1, -1 if start == 0 else None)
        if opening is None or opening + 1 not in free_b:
            continue
        closing = free_b[opening + 1]
        if to_b.get(end, len(b) if end == len(a) else None) != closing:
            continue
        left = tuple(i for i in range(start, end) if a[i].is_word)
        right = tuple(j for j in range(opening + 1, closing) if b[j].is_word)
        if left and right and max(len(left), len(right)) <= WIDEST_GAP:
            links.append(WordLink(left, right, 0.5))
    return links


def link_words(a: Sequence[Token], b: Sequence[Token], va: Floats, vb: Floats) -> tuple[WordLink, ...]:
    """Link the tokens `a` and `b` with unit vectors `va` (len(a), d) and `vb` (len(b), d), sorted by place.

    An equal pair has score 1, others their cosine (below 1), phrases 0.5.
    """
    if not a or not b:
        return ()
    pairs = equal_runs(a, b)
    cosines = np.zeros((1, 1), dtype=np.float32)
    if len(a) * len(b) <= MOST_CELLS:
        cosines = va @ vb.T
        base = _base_scores(a, b, cosines)
        for _ in range(ROUNDS):
            pairs = _assign(base + CONTEXT_BONUS * _context(pairs, base.shape))

    def score(i: int, j: int) -> float:
        return 1.0 if a[i].norm == b[j].norm else min(0.99, max(0.0, float(cosines[i, j])))

    links = [WordLink((i,), (j,), score(i, j)) for i, j in pairs]
    return tuple(sorted([*links, *_phrases(pairs, a, b)], key=lambda link: (link.a, link.b)))
