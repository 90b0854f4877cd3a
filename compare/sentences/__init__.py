"""An article comes in, its sentences go out, with true offsets, paragraph and role."""

from __future__ import annotations

from compare.model import Article, Sentence, Span
from compare.sentences.blocks import paragraphs
from compare.sentences.boundaries import sentence_spans

SPLITTER = "sentencex 1.0.32"


def segment(text: str) -> list[Span]:
    """The spans of the sentences of `text`, without roles."""
    return [
        Span(block.start + span.start, block.start + span.end)
        for block in paragraphs(text)
        for span in sentence_spans(text[block.start : block.end])
    ]


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of `article` with paragraph and role."""
    found = [
        (Span(block.start + span.start, block.start + span.end), number)
        for number, block in enumerate(paragraphs(article.text), 1)
        for span in sentence_spans(article.text[block.start : block.end])
    ]
    return tuple(Sentence(n, s.start, s.end, p) for n, (s, p) in enumerate(found, 1))
