"""The clauses of a sentence, with a vector each: what two long sentences share is often one clause of either.

Clauses are cut at marks and conjunctions, no closer than a few words apart; their vectors are means of the word
pieces' vectors, as the sentence's own is, so they cost no further pass of the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from compare.likeness import Floats
from compare.model import Document, SentenceVectors
from compare.text import Token

LEAST_WORDS = 4  # fewer say too little to be likened by themselves
MARK = re.compile(r"[,;:()…\"“”«»—–―]|--|\.\.\.")
CONJUNCTIONS = frozenset(
    """and but while who which after as when because before although though that if where since saying
    adding""".split()
)


def _opens(token: Token) -> bool:
    """Whether a clause may begin at `token`."""
    return token.norm in CONJUNCTIONS if token.is_word else MARK.fullmatch(token.text) is not None


def cut_clauses(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Cut `tokens` into runs of at least LEAST_WORDS words each; a shorter sentence is one."""
    left = sum(t.is_word for t in tokens)
    clause: list[Token] = []
    words = 0
    for token in tokens:
        if words >= LEAST_WORDS and left >= LEAST_WORDS and _opens(token):
            yield clause
            clause, words = [], 0
        clause.append(token)
        words += token.is_word
        left -= token.is_word
    if clause:
        yield clause


def clause_vectors(doc: Document, place: int, vectors: SentenceVectors) -> Floats:
    """Unit vectors (c, d) of the clauses of sentence `place`, whose own are `vectors`; at least one.

    What the model did not read any more has none; a text of which it read nothing stands for itself.
    """
    offset = doc.sentences[place].start
    starts = np.array([clause[0].start - offset for clause in cut_clauses(doc.tokens[place])])
    middle = vectors.pieces.sum(axis=1) / 2
    if not len(starts) or not len(middle):
        return vectors.sentence[None, :]
    clause = np.searchsorted(starts[1:], middle, side="right")
    pooled = (np.arange(len(starts))[:, None] == clause[None, :]).astype(np.float32) @ vectors.words
    norms = np.linalg.norm(pooled, axis=1)
    read = norms > 0
    return np.asarray(pooled[read] / norms[read, None], dtype=np.float32) if read.any() else vectors.sentence[None, :]
