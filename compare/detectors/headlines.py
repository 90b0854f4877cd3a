"""Headlines and placement: what leads an article, and whether its headline stands on its body.

In: documents with groups. Out: `headline.differs`, `headline.unsupported`, `placement.moved`. The lead carries the
news (the inverted pyramid of the textbooks, e.g. Mencher, News Reporting and Writing), so what leads one article and
stands deep in the other is worth a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.detectors.base import make_finding
from compare.model import Comparison, Document, Finding, Group, Span
from compare.settings import Settings

LEAD = 0.15  # of the body's sentences, and at least the first
DEEP = 0.6
SHORTEST = 8  # sentences below which nothing stands deep


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield what moved between lead and end, and headlines that their own article does not bear out."""
    for group in pair.groups:
        finding = _moved(pair, group)
        if finding:
            yield finding
    for doc in (pair.a, pair.b):
        yield from _unsupported(pair, doc)


def _depth(doc: Document, numbers: tuple[int, ...]) -> float:
    """How deep the first of the numbered sentences stands among the body sentences: 0 leads, 1 is last."""
    body = [s.n for s in doc.sentences if s.role == "body"]
    if len(body) < SHORTEST:
        return 0.5
    return body.index(min(numbers)) / (len(body) - 1)


def _moved(pair: Comparison, group: Group) -> Finding | None:
    """A shared statement that leads one article and stands deep in the other."""
    depths = _depth(pair.a, group.a), _depth(pair.b, group.b)
    if not (min(depths) <= LEAD and max(depths) >= DEEP):
        return None
    spans = [
        Span(doc.sentences[min(numbers) - 1].start, doc.sentences[min(numbers) - 1].end)
        for doc, numbers in ((pair.a, group.a), (pair.b, group.b))
    ]
    return make_finding(pair, "placement.moved", spans[:1], spans[1:], group.confidence)


def _unsupported(pair: Comparison, doc: Document) -> Iterator[Finding]:
    """Numbers and names of a headline in the text that its own body lacks."""
    heads = [s.span for s in doc.sentences if s.role == "headline"]
    body = {t.norm for s, tokens in zip(doc.sentences, doc.tokens, strict=True) if s.role == "body" for t in tokens}
    values = [Span(q.start, q.end) for q in doc.quantities] + [Span(n.start, n.end) for n in doc.names]
    for value in values:
        words = doc.words(value).casefold().replace(",", "").split()
        if any(h.overlap(value) for h in heads) and not any(w in body for w in words):
            sides = {pair.a.id: list[Span](), pair.b.id: list[Span](), doc.id: [value]}
            yield make_finding(
                pair, "headline.unsupported", sides[pair.a.id], sides[pair.b.id], 0.5, attributes=("in_headline",)
            )
