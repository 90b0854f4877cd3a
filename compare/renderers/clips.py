"""Short excerpts for formats that mark text in a line: the differing words with as much around them as there is room.

In: a source's text, the sentence or passage, the differing spans. Out: pieces, each on one harmless line, marked or
not; a gap is a marked piece without words. What is left out shows as an ellipsis. Of a point, the words of all its
findings are marked, as few and as whole marks as they make together.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from compare.model import Finding, Point, Source, Span
from compare.text import harmless

LEAD = 0.4  # of the room stands before the first marked word


class Piece(NamedTuple):
    """A stretch of an excerpt."""

    text: str
    marked: bool


def clip_point(source: Source, point: Point, findings: Sequence[Finding], width: int) -> list[Piece]:
    """Cut what `source` prints of `point` to about `width` characters, those of its `findings`' words marked.

    Where the passage is longer, the words of the first finding are in view, with as many others as there is room for.
    """
    name, text = source.article.id, source.article.text
    spans = [span for finding in findings for span in finding.spans.get(name, ())]
    around = (finding.context[name] for finding in findings if name in finding.context)
    context = point.passages.get(name) or next(around, None)
    if context is None:
        return []
    marks = _merged(text, spans)
    return _pieces(text, context, _view(text, context, marks, spans[0] if spans else None, width), marks)


def _pieces(text: str, context: Span, window: Span, spans: Sequence[Span]) -> list[Piece]:
    """Write the `window` of a `context`."""
    pieces = [Piece(harmless(text[part.start : part.end]), marked) for part, marked in _parts(window, spans)]
    if not any(piece.text.strip() and not piece.marked for piece in pieces):  # marks on everything would show nothing
        pieces = [Piece(piece.text, False) for piece in pieces]
    before = [Piece("…", False)] if window.start > context.start else []
    return [*before, *pieces, Piece("…", False)] if window.end < context.end else [*before, *pieces]


def _merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """Join marks that overlap or have only white space between them; a gap inside a word or beside a mark is none."""
    words = sorted(span for span in spans if span.start < span.end)
    marks: list[Span] = []
    for span in words:
        if marks and (span.start <= marks[-1].end or text[marks[-1].end : span.start].isspace()):
            marks[-1] = Span(marks[-1].start, max(marks[-1].end, span.end))
        else:
            marks.append(span)
    gaps = {span for span in spans if span.start == span.end and not _inside_word(text, span.start)}
    free = [gap for gap in gaps if all(gap.end < mark.start - 1 or gap.start > mark.end + 1 for mark in marks)]
    return sorted([*marks, *free])


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _view(text: str, context: Span, marks: Sequence[Span], main: Span | None, width: int) -> Span:
    """Choose the window of `context` that shows where `main` begins and, beyond that, as many `marks` as can be."""
    if context.end - context.start <= width:
        return context
    first = main.start if main else context.start
    starts = [mark.start for mark in marks if mark.start <= first] or [first]
    views = [_window(text, context, start, width, lead) for lead, start in product((LEAD, LEAD / 4), starts)]
    shown = [view for view in views if view.start <= first < view.end] or views[-1:]
    return max(shown, key=lambda view: sum(view.start <= m.start < m.end <= view.end for m in marks))


def _window(text: str, context: Span, first: int, width: int, lead: float) -> Span:
    """Show the part of `context` around `first`, cut between words where that costs no more than a fifth of the room.

    `lead` is the share of the room that stands before it.
    """
    start = max(context.start, min(first - int(lead * width), context.end - width))
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
