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

from compare.likeness import pool
from compare.model import Document, SentenceVectors, Span, Utterance
from compare.utterances.frames import build_scene
from compare.utterances.speakers import Resolver
from compare.utterances.tagging.linking import Floats
from compare.utterances.tagging.merging import merge
from compare.utterances.tagging.network import Network
from compare.utterances.tagging.tags import Tagged
from compare.utterances.tagging.traits import hashes, quoted, sentence_numbers, traits
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
    tagged = list(attributions(_network(), doc, token_vectors(doc, vectors)))
    return replace(doc, utterances=tuple(_resolved(doc, merge(doc.article.text, doc.utterances, tagged))))


def token_vectors(doc: Document, vectors: Sequence[SentenceVectors]) -> Floats:
    """The vectors of all tokens of `doc` in reading order, shape (k, d)."""
    return np.concatenate([pool(t, s.start, v) for t, s, v in zip(doc.tokens, doc.sentences, vectors, strict=True)])


def attributions(network: Network, doc: Document, vectors: Floats) -> Iterator[Utterance]:
    """What `network` finds by the `vectors` of the tokens of `doc`, without numbers, quotes and speakers."""
    parts, table, sentence = windows(doc), traits(doc), sentence_numbers(doc)
    states = network.states(vectors, hashes(doc), table, parts)
    tokens = list(chain.from_iterable(doc.tokens))

    def span(tagged: Tagged) -> Span:
        return Span(tokens[tagged.low].start, tokens[tagged.high - 1].end)

    for cue, sources, contents in network.owned(states, parts, network.tags(states, parts), sentence, quoted(table)):
        if contents:
            touched = {int(n) for c in contents for n in sentence[c.low : c.high]}
            source = span(sources[0]) if sources else None
            numbers = tuple(doc.sentences[n].n for n in sorted(touched))
            yield Utterance(0, (), tuple(map(span, contents)), numbers, source, span(cue))


def _resolved(doc: Document, utterances: Sequence[Utterance]) -> Iterator[Utterance]:
    """`utterances` with their speakers, found anew in reading order; who goes on speaking stays."""
    resolver = Resolver(build_scene(doc.article.text, doc.sentences, doc.tokens), doc.sentences, doc.names)
    body = {s.n for s in doc.sentences if s.role == "body"}
    for utterance in utterances:
        if body & set(utterance.sentences):
            speaker = resolver.resolve(utterance.source) if utterance.source else utterance.speaker
            yield replace(utterance, speaker=speaker)
