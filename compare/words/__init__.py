"""Stage 5: aligned groups -> which word stands for which; utterances -> how each article prints them."""

from collections.abc import Sequence

import numpy as np

from compare.likeness import Floats, pool
from compare.model import AlignedWords, Document, Group, SentenceVectors
from compare.text import Token
from compare.words.links import link_words
from compare.words.quotes import pair_quotes

__all__ = ["align_words", "find_strange", "link_words", "pair_quotes"]


def _side(
    doc: Document, vectors: Sequence[SentenceVectors], numbers: Sequence[int]
) -> tuple[tuple[Token, ...], np.ndarray]:
    """All tokens of the numbered sentences with their vectors."""
    tokens = tuple(t for n in numbers for t in doc.tokens[n - 1])
    pooled = [pool(doc.tokens[n - 1], doc.sentences[n - 1].start, vectors[n - 1]) for n in numbers]
    return tokens, np.concatenate(pooled)


def align_words(
    a: Document, b: Document, va: Sequence[SentenceVectors], vb: Sequence[SentenceVectors], groups: Sequence[Group]
) -> tuple[AlignedWords, ...]:
    """Link the words of each group."""
    out = []
    for group in groups:
        ta, pa = _side(a, va, group.a)
        tb, pb = _side(b, vb, group.b)
        out.append(AlignedWords(group, ta, tb, link_words(ta, tb, pa, pb)))
    return tuple(out)


NEAREST = 12  # sentences of the other article that are asked for each sentence, so that the work grows with its length


def find_strange(
    a: Document, b: Document, va: Sequence[SentenceVectors], vb: Sequence[SentenceVectors]
) -> tuple[list[Floats], list[Floats]]:
    """How far each token of either article is in meaning from all words of the nearest sentences of the other.

    One row for each sentence, 0 (told there) to 1.
    """
    if not va or not vb:
        return [np.ones(len(row), np.float32) for row in a.tokens], [np.ones(len(row), np.float32) for row in b.tokens]
    cosines = np.stack([v.sentence for v in va]) @ np.stack([v.sentence for v in vb]).T
    pooled = [
        [pool(row, s.start, v) for row, s, v in zip(doc.tokens, doc.sentences, vectors, strict=True)]
        for doc, vectors in ((a, va), (b, vb))
    ]
    return _strange(pooled[0], pooled[1], cosines), _strange(pooled[1], pooled[0], cosines.T)


def _strange(ours: Sequence[Floats], theirs: Sequence[Floats], cosines: Floats) -> list[Floats]:
    """The same for the tokens of one article, by the `cosines` (n, m) of the sentences."""
    rows: list[Floats] = []
    for words, near in zip(ours, cosines, strict=True):
        asked = np.concatenate([theirs[j] for j in np.argsort(-near, kind="stable")[:NEAREST]])
        best = (words @ asked.T).max(axis=1) if len(asked) else np.zeros(len(words), np.float32)
        rows.append(np.clip(1 - best, 0.0, 1.0, dtype=np.float32))
    return rows
