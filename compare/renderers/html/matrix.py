"""The points at issue as a table: a row a point, a column a source, in each cell what that source prints.

Comes in: the report and its points. Goes out: tables of rows, the grave ones in the open. No cell is silent: a source
that prints the same as another, lacks the words, has nothing at all or was not found to differ says so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.connected import gathered
from compare.kinds import OWN_TEXT
from compare.model import VALUES, Alignment, Finding, Report, Sentence, Span
from compare.points import members
from compare.points.standing import status_of
from compare.renderers.html.cards import Desk, anchor_in_texts
from compare.renderers.html.excerpts import Reader
from compare.renderers.html.matrix_records import CellState, PointCell, PointRow, PointTable
from compare.renderers.html.records import Link, Piece
from compare.renderers.html.words import SEVERITY_WORDS, STATUS_WORDS, family_of, family_words
from compare.text import counted, fold
from compare.titles import shorten

LEAST = 3  # sources from which a table says more than the cards do
_LONG = 150  # characters of a source's words in a cell; the texts have the rest
_SHORT = 60  # characters up to which words are a value to compare at a glance, and above which they are a passage
_ABOUT = 70
# Their spans hold what both print, or nothing where a headline stands outside the text: the value is what differs.
_VALUE_IS_TOLD = frozenset({"attribution.speaker", "headline.differs", "headline.unsupported"})
_DECIDED = frozenset({"dismissed", "baseline"})
_Aligned = Mapping[tuple[str, int], Sequence[Alignment]]


@dataclass(frozen=True, slots=True)
class Issue:
    """A point by number, from 1, with its findings and the places that they mark, merged where they overlap.

    A source in `lacking` is named by a finding that marks no place in it.
    """

    number: int
    findings: Sequence[Finding]
    spans: Mapping[str, tuple[Span, ...]]
    lacking: frozenset[str]

    @property
    def first(self) -> Finding:
        """The gravest finding: the point lists it first."""
        return self.findings[0]


def issues_of(report: Report) -> tuple[Issue, ...]:
    """List the points of `report` that are not equal in meaning, in their order."""
    held = [[f for f in findings if f.severity != "hidden"] for findings in members(report).values()]
    return tuple(_issue(number, findings) for number, findings in enumerate(held, 1) if findings)


def _issue(number: int, findings: Sequence[Finding]) -> Issue:
    """Put the places of `findings` together."""
    spans = gathered((source, span) for f in findings for source, held in f.spans.items() for span in held)
    merged = {source: tuple(_merged(held)) for source, held in spans.items()}
    named = {source for f in findings for source in f.sources}
    return Issue(number, findings, merged, frozenset(s for s in named if not merged.get(s)))


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Merge spans that overlap; a gap beside words of the same source says nothing more."""
    filled = sorted(s for s in spans if s.start < s.end)
    if not filled:
        yield from sorted(set(spans))
        return
    joined = [filled[0]]
    for _, span in pairwise(filled):
        if span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    yield from joined


def point_tables(report: Report, desk: Desk) -> tuple[PointTable, ...]:
    """List the points at issue of a story of three or more sources; nothing for fewer, or for several stories."""
    if len(report.sources) < LEAST or report.verdict != "same-story":
        return ()
    aligned = _aligned(report)
    sorted_in = gathered((_table_of(point), _row(desk, aligned, point)) for point in issues_of(report))
    names = (
        ("open", "Points at issue", ""),
        ("notes", "Points of form, emphasis and inclusion", "note"),
        ("decided", "Points dismissed or seen before", "decided point"),
    )
    return tuple(
        PointTable(caption, counted(len(rows), unit) if unit else "", tuple(rows))
        for name, caption, unit in names
        if (rows := sorted_in.get(name))
    )


def _table_of(point: Issue) -> str:
    """Say in which table a point stands."""
    if all(f.status in _DECIDED for f in point.findings):
        return "decided"
    return "notes" if point.first.severity == "note" else "open"


def _aligned(report: Report) -> _Aligned:
    """Find the groups of a sentence, by source and number."""
    placed = ((source, numbers, group) for group in report.alignments for source, numbers in group.sentences.items())
    return gathered(((source, n), group) for source, numbers, group in placed for n in numbers)


def _row(desk: Desk, aligned: _Aligned, point: Issue) -> PointRow:
    """Show one point."""
    cells: list[PointCell] = []
    told: dict[str, str] = {}
    for source in desk.views:
        cells.append(_cell(desk, aligned, point, source, told))
    status = status_of(point.findings)
    first = point.first
    return PointRow(
        severity=first.severity,
        severity_word=SEVERITY_WORDS[first.severity][0],
        family="Not in all" if family_of(first.kind) == "missing" else family_words(family_of(first.kind)),
        about=_about(point),
        context=_context(desk, point),
        status="" if status == "open" else STATUS_WORDS.get(status, status),
        link=Link(str(point.number), f"#{desk.anchors[point.number]}", f"Point {point.number}", first.severity),
        cells=tuple(cells),
    )


def _about(point: Issue) -> str:
    """Say what is counted at a point or who speaks, if a finding tells."""
    facts = point.first.facts
    return shorten(facts.get("counted") or facts.get("speaker", ""), _ABOUT)


def _context(desk: Desk, point: Issue) -> str:
    """Give the beginning of the sentence in which the words stand, unless they are most of it."""
    for source, spans in point.spans.items():
        for s in desk.readers[source].touching(spans[0]) if spans else ():
            if spans[0].end - spans[0].start < (s.end - s.start) // 2:
                return shorten(desk.readers[source].words(s.span), _ABOUT)
    return ""


def _cell(desk: Desk, aligned: _Aligned, point: Issue, source: str, told: dict[str, str]) -> PointCell:
    """Show what `source` prints; `told` maps the words of the cells before to the letters of their sources."""
    spans = point.spans.get(source, ())
    pieces = _value(point, source) or _printed(desk.readers[source], spans)
    if pieces:
        return _saying(desk, point, source, pieces, spans, told)
    if spans:
        return _place(desk, point, source, "gap", "lacks these words", spans)
    if source in point.lacking:
        return _place(desk, point, source, "absent", "nothing here", ())
    if point.first.kind in OWN_TEXT:
        return _place(desk, point, source, "apart", "not compared", ())
    return _unnamed(desk, aligned, point, source, told)


def _value(point: Issue, source: str) -> tuple[Piece, ...]:
    """Give the value that a finding tells of `source`, for kinds whose value is not what is marked."""
    for f in point.findings:
        if f.kind in _VALUE_IS_TOLD and source in f.sources:
            value = f.facts.get(VALUES[f.sources.index(source)], "")
            if value:
                return (Piece(shorten(value, _LONG)),)
    return ()


def _printed(reader: Reader, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """Give the words at `spans`, as many of them as a cell holds."""
    pieces: list[Piece] = []
    left = _LONG
    for span in spans:
        words = reader.words(span)
        if not words or left <= 0:
            continue
        if pieces:
            pieces.append(Piece(" ", "skip"))
        short = shorten(words, left)
        cut = short.endswith("…") and not words.rstrip().endswith("…")
        pieces.append(Piece(short[:-1] if cut else words))
        if cut:
            pieces.append(Piece(" ", "skip"))
        left -= len(short)
    return tuple(pieces)


def _saying(
    desk: Desk, point: Issue, source: str, pieces: tuple[Piece, ...], spans: Sequence[Span], told: dict[str, str]
) -> PointCell:
    """Show words, and whether a source to the left prints the same ones."""
    words = _plain(pieces)
    letter = told.setdefault(words, desk.views[source].letter)
    same = letter != desk.views[source].letter
    state: CellState = "same" if same else "value" if len(words) <= _SHORT else "passage"
    return _place(desk, point, source, state, f"same as {letter}" if same else "", spans, pieces)


def _plain(pieces: Iterable[Piece]) -> str:
    """Write the words of `pieces` as they are compared: folded, without the marks around them."""
    return fold(" ".join(p.text for p in pieces)).strip(" \"'.,;:()")


def _unnamed(desk: Desk, aligned: _Aligned, point: Issue, source: str, told: dict[str, str]) -> PointCell:
    """Show a source that no finding of the point names: the same words in its own sentence, that sentence, or nothing.

    It was compared with the others as they were with each other, so that silence means no difference found.
    """
    counterparts = _counterparts(desk, aligned, point, source)
    reader = desk.readers[source]
    if not counterparts:
        return _place(desk, point, source, "absent", "nothing here", ())
    for other, spans in point.spans.items():
        words = [desk.readers[other].words(span) for span in spans if span.start < span.end]
        for s in counterparts if len(words) == 1 else ():
            at = reader.words(s.span).find(words[0])
            if at >= 0:
                span = Span(s.start + at, s.start + at + len(words[0]))
                return _saying(desk, point, source, _printed(reader, [span]), (span,), told)
    return _place(desk, point, source, "unflagged", "told here, no difference found", (counterparts[0].span,))


def _counterparts(desk: Desk, aligned: _Aligned, point: Issue, source: str) -> list[Sentence]:
    """List the sentences of `source` that are grouped with those in which the point's words stand."""
    marked = {(o, s.n) for o, spans in point.spans.items() for span in spans for s in desk.readers[o].touching(span)}
    numbers = {n for at in marked for group in aligned.get(at, ()) for n in group.sentences.get(source, ())}
    return [s for s in desk.readers[source].source.sentences if s.n in numbers]


def _place(
    desk: Desk,
    point: Issue,
    source: str,
    state: CellState,
    word: str,
    spans: Sequence[Span],
    pieces: tuple[Piece, ...] = (),
) -> PointCell:
    """Make a cell that leads to its place in the texts."""
    naming = [f for f in point.findings if source in f.sources]
    at = next((s for span in spans for s in desk.readers[source].touching(span)), None)
    view = desk.views[source]
    return PointCell(
        source=view,
        state=state,
        pieces=pieces,
        word=word,
        place=f"¶{at.paragraph}" if at else "",
        href=f"#{_texts(desk, point, source, naming)}{view.letter}{at.n}" if at else "",
    )


def _texts(desk: Desk, point: Issue, source: str, naming: Sequence[Finding]) -> str:
    """Name the texts in which the place in `source` is best seen: beside a source that a finding compares it with."""
    if naming:
        return anchor_in_texts(desk, source, naming[0])
    return desk.texts(source, next(s for s in point.first.sources if s != source))
