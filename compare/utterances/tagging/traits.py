"""What the tagger sees of each token beside its vector: its form, its shape, its place, and what the rules found.

Comes in: one article's sentences, tokens, names and the utterances of the rules. Goes out: numbers of hashed forms,
shape (k, 2), and traits, shape (k, TRAITS), each 0 or 1, over all tokens of the article in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from compare.model import Document, Span, Utterance
from compare.text import Token

FORMS, ENDINGS = 4096, 1024  # rows of the tables of hashed forms and of endings
ENDING = 3  # letters
_ROLES = ("headline", "body")
_SHAPES = 8
_QUOTED, _SOURCED, _OPENS_NAME = 8, 15, 16
_SORTS = {"source": 9, "cue": 11, "content": 13}
_NAMES = {"person": 17, "body": 18, "place": 19, "other": 20}
TRAITS = 21

Traits = NDArray[np.float32]
Hashes = NDArray[np.int64]


def hashes(doc: Document) -> Hashes:
    """The row of each token's form and of its ending in the tables, shape (k, 2)."""
    norms = [t.norm for tokens in doc.tokens for t in tokens]
    known = {norm: (_hash(norm, FORMS), _hash(norm[-ENDING:], ENDINGS)) for norm in set(norms)}
    return np.array([known[norm] for norm in norms], dtype=np.int64).reshape(-1, 2)


def _hash(text: str, rows: int) -> int:
    return crc32(text.encode("utf-8", "surrogatepass")) % rows


def traits(doc: Document) -> Traits:
    """The traits of each token, shape (k, TRAITS)."""
    shapes = np.array(list(_shapes(doc)), dtype=np.float32).reshape(-1, _SHAPES)
    table = np.pad(shapes, ((0, 0), (0, TRAITS - _SHAPES)))
    starts = np.array([t.start for t in chain.from_iterable(doc.tokens)], dtype=np.int64)
    for utterance in doc.utterances:
        _mark(table, starts, utterance)
    for name in doc.names:
        low, high = np.searchsorted(starts, (name.start, name.end))
        table[low:high, _NAMES[name.type]] = 1
        table[low : low + 1, _OPENS_NAME] = 1
    return table


def _shapes(doc: Document) -> Iterator[tuple[bool, ...]]:
    """The shape and the place of each token."""
    paragraph = 0
    for sentence, tokens in zip(doc.sentences, doc.tokens, strict=True):
        place = tuple(sentence.role == role for role in _ROLES)
        end = -1
        for k, token in enumerate(tokens):
            opens = k == 0 and sentence.paragraph != paragraph
            yield (*_shape(token), token.start > end, k == 0, opens, *place)
            end = token.end
        paragraph = sentence.paragraph


def _shape(token: Token) -> tuple[bool, bool, bool]:
    """Whether a token begins with a capital, is all capitals, and holds letters or digits at all."""
    first = token.text[0]
    return first.isupper(), token.text.isupper() and len(token.text) > 1, token.is_word


def _mark(table: Traits, starts: NDArray[np.int64], utterance: Utterance) -> None:
    """Mark what the rules call source, cue and content, first token and the others apart, and what is quoted."""
    parts = {"source": _few(utterance.source), "cue": _few(utterance.cue), "content": utterance.content}
    for sort, spans in parts.items():
        for span in spans:
            low, high = np.searchsorted(starts, span)
            table[low : low + 1, _SORTS[sort]] = 1
            table[low + 1 : high, _SORTS[sort] + 1] = 1
    marks = [(_QUOTED, utterance.quotes), (_SOURCED, utterance.content if utterance.source else ())]
    for column, spans in marks:
        for span in spans:
            low, high = np.searchsorted(starts, span)
            table[low:high, column] = 1


def _few(span: Span | None) -> Sequence[Span]:
    return () if span is None else (span,)


def quoted(table: Traits) -> NDArray[np.bool_]:
    """Which tokens stand in quotation marks, from their traits."""
    return np.asarray(table[:, _QUOTED] > 0)


def sentence_numbers(doc: Document) -> NDArray[np.int64]:
    """The place of each token's sentence among all, from 0."""
    return np.repeat(np.arange(len(doc.tokens)), [len(row) for row in doc.tokens])
