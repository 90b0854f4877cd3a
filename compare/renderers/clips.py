"""Short excerpts for formats that mark text in a line: the differing words with as much around them as there is room.

In: a source's text, the sentence, the differing spans. Out: pieces, each on one harmless line, marked or not; a gap is
a marked piece without words. What is left out shows as an ellipsis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.model import Finding, Source, Span
from compare.text import harmless

LEAD = 0.4  # of the room stands before the first marked word


class Piece(NamedTuple):
    """A stretch of an excerpt."""

    text: str
    marked: bool


def clip(source: Source, finding: Finding, width: int) -> list[Piece]:
    """Cut what `source` prints of `finding` to about `width` characters; nothing where it has no place."""
    spans = finding.spans.get(source.article.id, ())
    context = finding.context.get(source.article.id) or (Span(spans[0].start, spans[-1].end) if spans else None)
    if context is None:
        return []
    text = source.article.text
    window = _window(text, context, spans, width)
    pieces = [Piece(harmless(text[part.start : part.end]), marked) for part, marked in _parts(window, spans)]
    if not any(piece.text.strip() and not piece.marked for piece in pieces):  # marks on everything would show nothing
        pieces = [Piece(piece.text, False) for piece in pieces]
    before = [Piece("…", False)] if window.start > context.start else []
    return [*before, *pieces, Piece("…", False)] if window.end < context.end else [*before, *pieces]


def _window(text: str, context: Span, spans: Sequence[Span], width: int) -> Span:
    """Choose the part of `context` to show, cut between words where that costs no more than a fifth of the room."""
    if context.end - context.start <= width:
        return context
    first = min((s.start for s in spans), default=context.start)
    start = max(context.start, min(first - int(LEAD * width), context.end - width))
    end = min(context.end, start + width)
    room = width // 5
    if start > context.start:
        space = text.find(" ", start, min(first, start + room))
        start = space + 1 if space >= 0 else start
    if end < context.end:
        space = text.rfind(" ", max(end - room, start), end)
        end = space if space >= 0 else end
    return Span(start, end)


def _parts(window: Span, spans: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """Cut `window` where marked spans begin and end; an empty span gives an empty part."""
    at = window.start
    for span in sorted(spans):
        start, end = max(span.start, at), min(span.end, window.end)
        if start > end or start > window.end:
            continue
        if start > at:
            yield Span(at, start), False
        yield Span(start, end), True
        at = end
    if at < window.end:
        yield Span(at, window.end), False
