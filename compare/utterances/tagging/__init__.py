"""Attributions that a small network tags on the vectors of the words: above all indirect speech.

Comes in: a document with the utterances of the rules, the vectors of its sentences, the name of the model that made
them. Goes out: the document with all its utterances. The network was trained on the vectors of one model; for any
other the rules' stay. Weights and figures come from tests/bench/fit_attribution.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np

from compare.likeness import pool_rows
from compare.model import Document, SentenceVectors, Span, Utterance
from compare.text import Token
from compare.utterances.frames import build_scene
from compare.utterances.speakers import Resolver
from compare.utterances.tagging.linking import Floats
from compare.utterances.tagging.merging import merge
from compare.utterances.tagging.network import Network, Owned, Seen
from compare.utterances.tagging.tags import Tagged
from compare.utterances.tagging.traits import hashes, sentence_numbers, traits
from compare.utterances.tagging.windows import windows

__all__ = ["complete"]

WEIGHTS = Path(__file__).with_name("weights.safetensors")
MODEL = "all-MiniLM-L6-v2@53aa5117"  # whose vectors the network was trained on


@cache
def _network() -> Network:
    from safetensors.numpy import load_file

    return Network(load_file(WEIGHTS))


def complete(documents: Sequence[Document], vectors: Sequence[Sequence[SentenceVectors]], model: str) -> list[Document]:
    """`documents` with all their utterances, where `vectors` of their sentences are those of the `model` it reads."""
    if model != MODEL:
        return list(documents)
    pooled = [token_vectors(doc, own) for doc, own in zip(documents, vectors, strict=True)]
    tagged = attributions(_network(), documents, pooled)
    return [_complete(*two) if any(two[0].tokens) else two[0] for two in zip(documents, tagged, strict=True)]


def token_vectors(doc: Document, vectors: Sequence[SentenceVectors]) -> Floats:
    """The vectors of all tokens of `doc` in reading order, shape (k, d): of the last layer, then of the inner one."""
    rows = [_pooled(t, s.start, v) for t, s, v in zip(doc.tokens, doc.sentences, vectors, strict=True)]
    return np.concatenate(rows) if rows else np.zeros((0, 0), np.float32)


def _pooled(tokens: Sequence[Token], offset: int, vectors: SentenceVectors) -> Floats:
    """The vectors of the tokens of one sentence, those of the last layer and those of the inner one of unit length."""
    both = (pool_rows(tokens, offset, vectors.pieces, rows) for rows in (vectors.words, vectors.inner))
    return np.concatenate(list(both), 1)


def attributions(network: Network, documents: Sequence[Document], vectors: Sequence[Floats]) -> list[list[Utterance]]:
    """What `network` finds by the `vectors` of the tokens of each of `documents`: without numbers, quotes, speakers."""
    parts = [windows(doc) for doc in documents]
    seen = [list(_seen(*three)) for three in zip(documents, vectors, parts, strict=True)]
    read = network.read(list(chain.from_iterable(seen)))
    return [
        [u for (low, _), one, owned in zip(own, sees, read, strict=False) for u in _utterances(doc, low, one, owned)]
        for doc, own, sees in zip(documents, parts, seen, strict=True)
    ]


def _seen(doc: Document, vectors: Floats, parts: Sequence[tuple[int, int]]) -> Iterator[Seen]:
    """What the network sees of each window of `doc`."""
    forms, table, sentence = hashes(doc), traits(doc), sentence_numbers(doc)
    yield from (Seen(vectors[k:n], forms[k:n], table[k:n], sentence[k:n]) for k, n in parts)


def _utterances(doc: Document, low: int, seen: Seen, owned: Sequence[Owned]) -> Iterator[Utterance]:
    """What the cues attribute that were found in the window that begins with token `low`."""
    tokens = doc.once(_tokens)

    def span(tagged: Tagged) -> Span:
        return Span(tokens[low + tagged.low].start, tokens[low + tagged.high - 1].end)

    for cue, sources, contents in owned:
        if contents:
            touched = sorted({int(n) for c in contents for n in seen.sentence[c.low : c.high]})
            source = span(sources[0]) if sources else None
            numbers = tuple(doc.sentences[n].n for n in touched)
            yield Utterance(0, (), tuple(map(span, contents)), numbers, source, span(cue))


def _tokens(doc: Document) -> list[Token]:
    """The tokens of `doc` in reading order."""
    return list(chain.from_iterable(doc.tokens))


def _complete(doc: Document, tagged: Sequence[Utterance]) -> Document:
    """`doc` with its utterances and those that were `tagged`."""
    return replace(doc, utterances=tuple(_resolved(doc, merge(doc.article.text, doc.utterances, tagged))))


def _resolved(doc: Document, utterances: Sequence[Utterance]) -> Iterator[Utterance]:
    """`utterances` with their speakers, found anew in reading order; who goes on speaking stays."""
    resolver = Resolver(build_scene(doc.article.text, doc.sentences, doc.tokens), doc.sentences, doc.names)
    body = {s.n for s in doc.sentences if s.role == "body"}
    for utterance in utterances:
        if body & set(utterance.sentences):
            speaker = resolver.resolve(utterance.source) if utterance.source else utterance.speaker
            yield replace(utterance, speaker=speaker)
