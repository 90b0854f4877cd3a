"""Attributions that a small network tags on the vectors of the words: above all indirect speech.

Comes in: a document with the utterances of the rules, the vectors of its sentences, the name of the model that made
them. Goes out: all its utterances. The network was trained on the vectors of one model; for any other the rules' stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np

from compare.likeness import pool
from compare.model import Document, SentenceVectors, Span, Utterance
from compare.utterances.frames import build_scene
from compare.utterances.speakers import Resolver
from compare.utterances.tagging.merging import merge
from compare.utterances.tagging.network import Network
from compare.utterances.tagging.tags import Tagged
from compare.utterances.tagging.traits import hashes, quoted, traits
from compare.utterances.tagging.windows import windows

__all__ = ["complete"]

WEIGHTS = Path(__file__).with_name("weights.safetensors")
MODEL = "all-MiniLM-L6-v2@53aa5117"  # whose vectors the network was trained on


@cache
def _network() -> Network:
    from safetensors.numpy import load_file

    return Network(load_file(WEIGHTS))


def complete(doc: Document, vectors: Sequence[SentenceVectors], model: str) -> Document:
    """`doc` with all its utterances, where `vectors` of its sentences are those of the `model` that can be read."""
    if model != MODEL or not any(doc.tokens):
        return doc
    merged = merge(doc.article.text, doc.utterances, list(_attributions(doc, vectors)))
    return replace(doc, utterances=tuple(_resolved(doc, merged)))


def _attributions(doc: Document, vectors: Sequence[SentenceVectors]) -> Iterator[Utterance]:
    """What the network finds, without numbers, quotes and speakers."""
    network, parts, table = _network(), windows(doc), traits(doc)
    rows = [pool(t, s.start, v) for t, s, v in zip(doc.tokens, doc.sentences, vectors, strict=True)]
    states = network.states(np.concatenate(rows), hashes(doc), table, parts)
    sentence = np.array([k for k, row in enumerate(doc.tokens) for _ in row])
    tokens = list(chain.from_iterable(doc.tokens))

    def span(tagged: Tagged) -> Span:
        return Span(tokens[tagged.low].start, tokens[tagged.high - 1].end)

    for cue, sources, contents in network.owned(states, network.tags(states, parts), sentence, quoted(table)):
        if contents:
            numbers = {doc.sentences[n].n for c in contents for n in range(sentence[c.low], sentence[c.high - 1] + 1)}
            source = span(sources[0]) if sources else None
            yield Utterance(0, (), tuple(map(span, contents)), tuple(sorted(numbers)), source, span(cue))


def _resolved(doc: Document, utterances: Sequence[Utterance]) -> Iterator[Utterance]:
    """`utterances` with their speakers, found anew in reading order; who goes on speaking stays."""
    resolver = Resolver(build_scene(doc.article.text, doc.sentences, doc.tokens), doc.sentences, doc.names)
    body = {s.n for s in doc.sentences if s.role == "body"}
    for utterance in utterances:
        if body & set(utterance.sentences):
            speaker = resolver.resolve(utterance.source) if utterance.source else utterance.speaker
            yield replace(utterance, speaker=speaker)
