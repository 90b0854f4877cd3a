"""How alike words are, and how much each of them tells: the numbers that alignment and word links share.

Words get their vectors from the same forward pass as their sentence. Rarity is counted within the two articles: on
one story the names and figures that few sentences share are what tells sentences apart.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.lexicon.function_words import WEIGHTLESS
from compare.model import Document, SentenceVectors
from compare.text import Token

Floats = NDArray[np.float32]

# Of vectors less what all words of two articles have in common, synonyms lie around 0.85 and unrelated words below
# 0.25: the range in between is stretched to 0..1 (0.1 to 0.7 fits the marked pairs as well, 0.35 to 0.9 worse).
SIMILAR_FROM, SIMILAR_TO = 0.25, 0.85
EQUAL_AT_LEAST = 0.8
FUNCTION_WEIGHT = 0.05


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words of one sentence: `tokens` (k), unit `vectors` (k, d), `weights` (k) by rarity, `ids` of their norms."""

    tokens: tuple[Token, ...]
    vectors: Floats
    weights: Floats
    ids: NDArray[np.int64]


def unit(rows: Floats) -> Floats:
    """`rows` (…, d) made unit vectors; a zero row stays one."""
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)


def pool(tokens: Sequence[Token], offset: int, vectors: SentenceVectors) -> Floats:
    """Give each of `tokens` the mean of its word pieces' vectors, shape (k, d), unit rows.

    `offset` is where the sentence starts; a token past the model's last piece gets a zero row, alike to nothing.
    """
    return pool_rows(tokens, offset, vectors.pieces, vectors.words)


def pool_rows(tokens: Sequence[Token], offset: int, pieces: NDArray[np.int32], rows: Floats) -> Floats:
    """The same from any `rows` of the `pieces`."""
    if not tokens or not len(pieces):
        return np.zeros((len(tokens), rows.shape[1]), dtype=np.float32)
    starts = np.array([t.start - offset for t in tokens])
    ends = np.array([t.end - offset for t in tokens])
    inside = (pieces[None, :, 0] < ends[:, None]) & (pieces[None, :, 1] > starts[:, None])
    return unit(inside.astype(np.float32) @ rows)


def rarity(docs: Sequence[Document]) -> dict[str, float]:
    """The weight of each token form: log of sentences over sentences that hold it; next to nothing for grammar."""
    held = Counter(norm for doc in docs for tokens in doc.tokens for norm in {t.norm for t in tokens})
    total = 1 + sum(len(doc.sentences) for doc in docs)
    return {
        norm: (FUNCTION_WEIGHT if norm in WEIGHTLESS else 1.0) * math.log(total / count) for norm, count in held.items()
    }


def soften(cosines: Floats, equal: NDArray[np.bool_]) -> Floats:
    """Turn word cosines into likeness from 0 to 1; equal forms count at least `EQUAL_AT_LEAST`."""
    soft = np.clip((cosines - SIMILAR_FROM) / (SIMILAR_TO - SIMILAR_FROM), 0.0, 1.0)
    return np.asarray(np.where(equal, np.maximum(soft, EQUAL_AT_LEAST), soft), dtype=np.float32)


def sentence_words(
    doc: Document, vectors: Sequence[SentenceVectors], weights: dict[str, float], ids: dict[str, int]
) -> list[SentenceWords]:
    """Gather the words (no marks) of every sentence of `doc`; `ids` numbers norms and grows as new ones come."""
    out = []
    for sentence, tokens, vector in zip(doc.sentences, doc.tokens, vectors, strict=True):
        words = tuple(t for t in tokens if t.is_word)
        out.append(
            SentenceWords(
                words,
                pool(words, sentence.start, vector),
                np.array([weights[t.norm] for t in words], dtype=np.float32),
                np.array([ids.setdefault(t.norm, len(ids)) for t in words], dtype=np.int64),
            )
        )
    return out
