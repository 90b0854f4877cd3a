"""The story on one page: read, cut into sentences, embed, align, link words, detect, report."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import cache
from itertools import combinations
from typing import Any

from threadpoolctl import ThreadpoolController

from compare.alignment import align, judge, story_evidence, story_likeness
from compare.detectors import detect_all
from compare.embeddings import Encoder, load_encoder
from compare.likeness import rarity, sentence_words
from compare.mentions.moments import find_moments
from compare.mentions.names import find_names
from compare.mentions.quantities import find_quantities
from compare.model import Article, Comparison, Document, Report, SentenceVectors, Story
from compare.pairing import Heap, Lead, find_stories, lead_lines, lead_of
from compare.report import build_report
from compare.sentences import SPLITTER, split_sentences
from compare.settings import Settings
from compare.text import tokenise, whole
from compare.utterances import find_utterances
from compare.utterances.tagging import complete
from compare.words import align_words, find_strange, pair_quotes

Watch = Callable[[str, float], None]

TOP = 6000  # characters of an article in which it tells which story it is; what follows is background


@contextmanager
def _timed(stage: str, watch: Watch | None) -> Iterator[None]:
    """Tell `watch` how many seconds `stage` took."""
    start = time.perf_counter()
    yield
    if watch:
        watch(stage, time.perf_counter() - start)


@cache
def _libraries() -> ThreadpoolController:
    """The libraries of linear algebra that are loaded; to look for them takes longer than a small product."""
    return ThreadpoolController()


def read_document(article: Article) -> Document:
    """Read from one article alone: sentences, tokens, names, quantities, times and utterances."""
    text = article.text
    sentences = split_sentences(article)
    tokens = tuple(tokenise(text[s.start : s.end], s.start) for s in sentences)
    names = find_names(text, sentences, tokens)
    body = {s.n for s in sentences if s.role == "body"}
    said = find_utterances(text, sentences, tokens, names)
    return Document(
        article=article,
        sentences=sentences,
        tokens=tokens,
        # An embedded post that repeats a remark is not the article quoting it a second time.
        utterances=tuple(u for u in said if body & set(u.sentences)),
        quantities=find_quantities(text, tokens),
        moments=find_moments(text, tokens, article.day),
        names=names,
    )


def read_leads(articles: Sequence[Article], encoder: Encoder) -> list[Lead]:
    """Read what tells which story each of `articles` is; only their tops are read and encoded.

    The word vectors are let go, for a heap may be large.
    """
    return [lead_of(top, encoder.encode(lead_lines(top))) for top in map(_top, articles)]


def _top(article: Article) -> Document:
    """The sentences, names and figures at the top of `article`."""
    article = replace(article, text=article.text[:TOP])
    text, sentences = article.text, split_sentences(article)
    tokens = tuple(tokenise(text[s.start : s.end], s.start) for s in sentences)
    names, quantities = find_names(text, sentences, tokens), find_quantities(text, tokens)
    return Document(article, sentences, tokens, quantities=quantities, names=names)


def embed(documents: Sequence[Document], encoder: Encoder) -> list[list[SentenceVectors]]:
    """Encode the sentences of all `documents` in one batch; the result runs parallel to them."""
    texts = [doc.words(s.span) for doc in documents for s in doc.sentences]
    vectors = iter(encoder.encode(texts))
    return [[next(vectors) for _ in doc.sentences] for doc in documents]


def hear(
    documents: Sequence[Document], vectors: Sequence[Sequence[SentenceVectors]], encoder: Encoder
) -> list[Document]:
    """Complete the utterances of `documents` by what the vectors of their words tell of indirect speech."""
    with _libraries().limit(limits=1, user_api="blas"):
        return complete(documents, vectors, encoder.name)


def compare_pair(
    a: Document, b: Document, va: Sequence[SentenceVectors], vb: Sequence[SentenceVectors], watch: Watch | None = None
) -> Comparison:
    """Align the sentences of two documents, judge whether they tell one story, link words and quotations.

    Peers have no direction, so a pair is always worked in one order: that of its digests.
    The products are small: several threads of the linear algebra library would wait for each other longer than they
    work, on a busy machine ten times as long.
    """
    if (b.article.sha256, b.article.text) < (a.article.sha256, a.article.text):
        a, b, va, vb = b, a, vb, va
    with _libraries().limit(limits=1, user_api="blas"), _timed("align", watch):
        weights, ids = rarity((a, b)), dict[str, int]()
        words = [sentence_words(doc, vectors, weights, ids) for doc, vectors in ((a, va), (b, vb))]
        groups, leads = align(a, b, va, vb, words[0], words[1])
        similarity = story_likeness(va, vb)
        shorter = min(sum(s.role == "body" for s in doc.sentences) for doc in (a, b))
        verdict, doubtful = judge(story_evidence(similarity, groups, shorter))
    with _libraries().limit(limits=1, user_api="blas"), _timed("words", watch):
        aligned = align_words(a, b, va, vb, groups)
        near = align_words(a, b, va, vb, [lead.as_group() for lead in leads])
        quotes = pair_quotes(a, b, groups)
        strange = find_strange(a, b, va, vb)
    return Comparison(
        a, b, verdict, round(similarity, 2), groups, aligned, quotes, leads, near, strange=strange, doubtful=doubtful
    )


def _whole(article: Article) -> Article:
    """`article` with strings that a file can hold; its path stays the one by which it is found."""
    told = {f.name: getattr(article, f.name) for f in fields(article) if f.name != "path"}
    mended: dict[str, Any] = {name: whole(value) for name, value in told.items() if isinstance(value, str)}
    return replace(article, **mended)


def sort_heap(articles: Sequence[Article], settings: Settings, days: int, watch: Watch | None = None) -> Heap:
    """Find which of `articles` tell the same story; those dated more than `days` apart do not."""
    with _timed("model", watch):
        encoder = load_encoder(settings.model, settings.cache)
    with _timed("leads", watch):
        leads = read_leads(list(map(_whole, articles)), encoder)
    with _timed("stories", watch):
        return find_stories(leads, days)


def compare_story(
    story: Story, settings: Settings, watch: Watch | None = None, encoder: Encoder | None = None
) -> Report:
    """Compare every pair of the sources of `story` and report what differs; `watch` hears each stage's seconds.

    Halves of surrogate pairs, which a caller's strings may hold and no file can, are replaced in what is reported.
    """
    story = replace(story, title=whole(story.title), articles=tuple(map(_whole, story.articles)))
    with _timed("sentences", watch):
        documents = [read_document(article) for article in story.articles]
    with _timed("model", watch):
        encoder = encoder or load_encoder(settings.model, settings.cache)
    with _timed("embed", watch):
        vectors = embed(documents, encoder)
    with _timed("hear", watch):
        documents = hear(documents, vectors, encoder)
    pairs = [
        compare_pair(documents[i], documents[j], vectors[i], vectors[j], watch)
        for i, j in combinations(range(len(documents)), 2)
    ]
    with _timed("detect", watch):
        findings = [(pair, tuple(detect_all(pair, settings))) for pair in pairs]
    with _timed("report", watch):
        signature = settings.signature(encoder.name, SPLITTER)
        return build_report(story, documents, pairs, findings, settings, signature)
