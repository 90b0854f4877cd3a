"""The one place where the bench calls the stages: plain texts in, records of the program out.

A change of a stage's interface costs one line here. Imports are late, so that one stage that cannot be imported
takes only its own sets with it, and so that the sets that need no model do not load it.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.model import (
    Article,
    Comparison,
    Document,
    Finding,
    Group,
    Report,
    Sentence,
    SentenceVectors,
    Span,
    Story,
    Utterance,
    WordLink,
)
from compare.settings import Settings
from compare.text import Token, fold, tokenise

if TYPE_CHECKING:
    from compare.embeddings import Encoder

SETTINGS = Settings()


@cache
def encoder() -> Encoder:
    """The default model, loaded once."""
    from compare.embeddings import load_encoder

    return load_encoder(SETTINGS.model, cache=True)


def fresh_encoder() -> Encoder:
    """The default model without its cache."""
    from compare.embeddings import load_encoder

    return load_encoder(SETTINGS.model, cache=False)


def signature() -> str:
    """The line that names everything which can change a figure."""
    try:
        from compare.sentences import SPLITTER

        return SETTINGS.signature(encoder().name, SPLITTER)
    except ImportError as error:
        return f"{SETTINGS.signature('?', '?')} ({error})"


def encode(texts: Sequence[str]) -> list[SentenceVectors]:
    """Vectors of `texts` in one batch."""
    return encoder().encode(texts)


def segment(text: str) -> list[Span]:
    """The sentences of a bare text."""
    from compare.sentences.blocks import paragraphs
    from compare.sentences.boundaries import sentence_spans

    return [
        Span(block.start + span.start, block.start + span.end)
        for block in paragraphs(text)
        for span in sentence_spans(text[block.start : block.end])
    ]


def article(
    text: str,
    name: str = "a",
    published: str | None = None,
    publisher: str | None = None,
    headline: str | None = None,
) -> Article:
    """An article of `text` that was never a file."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=name,
        path=f"{name}.txt",
        text=text,
        sha256=digest,
        publisher=publisher,
        headline=headline,
        published=published,
    )


def sentences(art: Article) -> list[str]:
    """The words of the sentences of an article, as they are encoded."""
    from compare.sentences import split_sentences

    return [art.text[s.start : s.end] for s in split_sentences(art)]


def document(art: Article) -> Document:
    """All that can be read from `art` alone."""
    from compare.pipeline import read_document

    return read_document(art)


def document_of(sentences: Sequence[str], name: str) -> Document:
    """A plain document whose sentences are already known, one a line."""
    cut, tokens, start = [], [], 0
    for n, text in enumerate(sentences, 1):
        cut.append(Sentence(n, start, start + len(text), n))
        tokens.append(tokenise(text, start))
        start += len(text) + 1
    return Document(article("\n".join(sentences), name), tuple(cut), tuple(tokens))


def align(a: Document, b: Document) -> tuple[Group, ...]:
    """Groups of sentences with the same content."""
    from compare.pipeline import compare_pair

    va, vb = embed((a, b), encoder())
    found = compare_pair(a, b, va, vb)
    if found.a.id == a.id:
        return found.groups
    return tuple(replace(group, a=group.b, b=group.a) for group in found.groups)  # peers may be worked in any order


def embed(documents: Sequence[Document], model: Encoder) -> list[list[SentenceVectors]]:
    """Vectors of all sentences of `documents`, in one batch."""
    from compare.pipeline import embed as stage

    return stage(documents, model)


def read_all(articles: Sequence[Article], model: Encoder) -> tuple[list[Document], list[list[SentenceVectors]]]:
    """All that is read from each of `articles`, and the vectors of its sentences."""
    from compare.pipeline import hear

    documents = [document(art) for art in articles]
    vectors = embed(documents, model)
    return hear(documents, vectors, model), vectors


def linked(documents: Sequence[Document], vectors: Sequence[Sequence[SentenceVectors]]) -> Comparison:
    """Two documents with all that links them."""
    from compare.pipeline import compare_pair

    return compare_pair(documents[0], documents[1], vectors[0], vectors[1])


def findings(pair: Comparison) -> list[Finding]:
    """What differs between two linked documents, with nothing kept of an earlier search."""
    from compare.detectors import detect_all

    return list(detect_all(replace(pair, a=replace(pair.a), b=replace(pair.b)), SETTINGS))


def pair_seconds(documents: Sequence[Document], vectors: Sequence[Sequence[SentenceVectors]]) -> dict[str, float]:
    """How long aligning two documents, linking their words and looking for findings takes, by stage."""
    from compare.detectors import detect_all
    from compare.pipeline import compare_pair

    seconds: dict[str, float] = {}
    pair = compare_pair(documents[0], documents[1], vectors[0], vectors[1], seconds.__setitem__)
    start = time.perf_counter()
    for _ in detect_all(pair, SETTINGS):
        pass
    return {**seconds, "detect": time.perf_counter() - start}


def spaced_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text that was tokenised by spaces."""
    tokens, start = [], 0
    for word in text.split(" "):
        tokens.append(Token(start, start + len(word), word, fold(word)))
        start += len(word) + 1
    return tuple(tokens)


def link_words(pairs: Sequence[tuple[str, str]]) -> list[tuple[WordLink, ...]]:
    """Word links of each pair of texts tokenised by spaces."""
    from compare.likeness import pool
    from compare.words import link_words as stage

    encode([text for pair in pairs for text in pair])  # one batch; what follows comes from the cache
    out = []
    for pair in pairs:
        a, b = (spaced_tokens(text) for text in pair)
        va, vb = encode(pair)
        out.append(stage(a, b, pool(a, 0, va), pool(b, 0, vb)))
    return out


def quote_relation(a: str, b: str) -> str:
    """How quotation `b` prints quotation `a`: whole, cut, reworded, spliced, or "" where they share no remark."""
    from compare.words.quotes import match_utterances, relation_of

    wa, wb = ([t for t in tokenise(text) if t.is_word] for text in (a, b))
    matches = match_utterances([wa], [wb], {(0, 0)})
    pairs = sorted(p for m in matches for p in m.pairs)
    return relation_of(pairs, wa, wb) if pairs else ""


def utterances(text: str) -> tuple[Utterance, ...]:
    """Who says what in `text`."""
    from compare.pipeline import hear

    doc = document(article(text))
    return hear([doc], embed([doc], encoder()), encoder())[0].utterances


def compare_stories(story: Story) -> Report:
    """The whole way for a story."""
    from compare.pipeline import compare_story

    return compare_story(story, SETTINGS, encoder=encoder())


def read_pair(a: Path, b: Path) -> tuple[Article, Article]:
    """Two article files as articles of one story."""
    from compare.articles import read_story

    first, second = read_story([str(a), str(b)]).articles
    return first, second


def compare_files(a: Path, b: Path) -> Report:
    """The whole way for two article files."""
    from compare.articles import read_story

    return compare_stories(read_story([str(a), str(b)]))


@cache
def _read_and_embed(text: str) -> tuple[Document, list[SentenceVectors]]:
    doc = document(article(text, hashlib.sha256(text.encode()).hexdigest()))
    return doc, embed([doc], encoder())[0]


def verdict(a: str, b: str) -> str:
    """Whether two bare texts tell one story, without looking for findings; each text is read once."""
    from compare.pipeline import compare_pair

    (left, va), (right, vb) = _read_and_embed(a), _read_and_embed(b)
    return compare_pair(left, right, va, vb).verdict


def compare_texts(a: str, b: str) -> Report:
    """The whole way for two bare texts."""
    return compare_stories(Story("bench", "", (article(a, "a"), article(b, "b"))))


def as_json(report: Report) -> Mapping[str, Any]:
    """The report as its own JSON format gives it."""
    from compare.renderers.json import render

    plain: Mapping[str, Any] = json.loads(render(report))
    return plain
