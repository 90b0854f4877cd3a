"""Stage 5: aligned groups -> which word stands for which; utterances -> how each article prints them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare.likeness import pool
from compare.model import AlignedWords, Document, Group, SentenceVectors
from compare.text import Token, tokenise
from compare.words.links import link_words
from compare.words.quotes import match_utterances, pair_quotes, relation_of

__all__ = ["align_words", "compare_quotes", "link_words", "pair_quotes"]


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


def compare_quotes(a: str, b: str) -> str:
    """How two prints of a quotation relate: whole, cut, reworded, spliced, or "" where they share no remark."""
    wa, wb = ([t for t in tokenise(text) if t.is_word] for text in (a, b))
    matches = match_utterances([wa], [wb], {(0, 0)})
    pairs = sorted(p for m in matches for p in m.pairs)
    return relation_of(pairs, wa, wb) if pairs else ""
