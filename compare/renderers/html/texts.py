"""Both texts side by side: what agrees is folded, what differs leads to its points, what is alone says so.

Comes in: two sources, their groups, the findings that touch them. Goes out: a `PairView`. Each sentence appears once in
its own column; marks carry the number of their point as a footnote does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from compare.model import Alignment, Finding, Report, Sentence
from compare.renderers.html.cards import Desk, compared, pair_id
from compare.renderers.html.excerpts import Mark, Reader, aimed, cut, tag_of
from compare.renderers.html.layout import Strip, lay_out
from compare.renderers.html.overview import draw
from compare.renderers.html.records import (
    Block,
    Cell,
    Link,
    PairView,
    Paragraph,
    Piece,
    SentenceView,
    SourceView,
    Tag,
    TextRow,
)
from compare.text import counted

_ASIDE = {"headline": "headline", "heading": "heading", "boilerplate": "not article text"}
_FOLD = 2  # a single agreeing row is shorter than the line that would fold it
STEP = 3  # rows of a folded run that a reader can ask for at a time


@dataclass(frozen=True)
class Side:
    """One source of a pair: how it looks, how to read and to mark it, and its marks by sentence number."""

    view: SourceView
    reader: Reader
    tag: Tag
    marks: Mapping[int, tuple[Mark, ...]]
    numbers: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True)
class Pair:
    """Two sides, the prefix of their anchors, and links to the points by number."""

    id: str
    sides: tuple[Side, Side]
    links: Mapping[int, Link]
    beside: frozenset[int]


def view_pair(report: Report, desk: Desk, first: int, second: int) -> PairView:
    """Show the sources at places `first` and `second` side by side."""
    sources = (report.sources[first], report.sources[second])
    ids = (sources[0].article.id, sources[1].article.id)
    groups = _groups(report, desk, ids)
    strips = lay_out(sources[0].sentences, sources[1].sentences, groups, ids)
    beside = frozenset(id(s.group) for s in strips if s.a and s.b)
    pair = _pair(report, desk, pair_id(first, second), ids, beside)
    rows = [_row(pair, strip) for strip in strips]
    states = [(strip, row.state) for strip, row in zip(strips, rows, strict=True)]
    a, b = (side.view for side in pair.sides)
    return PairView(pair.id, a, b, tuple(_blocks(pair, rows)), draw(pair.id, (a, b), states))


def _groups(report: Report, desk: Desk, ids: tuple[str, str]) -> list[Alignment]:
    """List the groups of two sources, without the sentences of which a finding says that the other lacks them."""
    alone = {
        (source, s.n)
        for f in report.findings
        if f.kind == "missing.statement" and set(f.sources) == set(ids)
        for source, spans in f.spans.items()
        for span in spans
        for s in desk.readers[source].covered(span)
    }
    groups = (
        replace(g, sentences={i: tuple(n for n in g.sentences[i] if (i, n) not in alone) for i in ids})
        for g in report.alignments
        if all(i in g.sentences for i in ids)
    )
    return [g for g in groups if all(g.sentences.values())]


def _pair(report: Report, desk: Desk, name: str, ids: tuple[str, str], beside: frozenset[int]) -> Pair:
    """Gather what the texts of the sources `ids` need; `beside` are the groups whose sides share a row."""
    shown = [
        (desk.numbers[f.id], f)
        for f in report.findings
        if f.severity != "hidden" and set(compared(f, list(desk.views))) <= set(ids)
    ]
    left, right = (_side(desk, i, [desk.views[j] for j in ids], shown) for i in ids)
    grave = {n: f.severity for n, f in reversed(shown)}
    links = {n: Link(str(n), f"#{desk.anchors[n]}", f"Point {n}", grave[n]) for n in grave}
    return Pair(name, (left, right), links, beside)


def _side(desk: Desk, source: str, beside: Sequence[SourceView], findings: Iterable[tuple[int, Finding]]) -> Side:
    """Sort the spans of `findings` by the sentence they stand in; a whole sentence is named, not marked."""
    reader = desk.readers[source]
    marks: dict[int, list[Mark]] = {}
    numbers: dict[int, list[int]] = {}
    for number, finding in findings:
        for span in finding.spans.get(source, ()):
            for s in reader.touching(span):
                numbers.setdefault(s.n, []).append(number)
                if span.start > s.start or span.end < _printed_end(reader, s):
                    marks.setdefault(s.n, []).append(Mark(*span, number))
    return Side(
        desk.views[source],
        reader,
        tag_of(desk.views[source], beside),
        {n: tuple(held) for n, held in marks.items()},
        {n: tuple(sorted(set(held))) for n, held in numbers.items()},
    )


def _printed_end(reader: Reader, s: Sentence) -> int:
    """Where the last letter or digit of a sentence ends: its closing marks do not make a span a part of it."""
    end = s.end
    while end > s.start and not reader.text[end - 1].isalnum():
        end -= 1
    return end


def _row(pair: Pair, strip: Strip) -> TextRow:
    """Show one strip."""
    numbers = sorted({n for side, held in _held(pair, strip) for s in held for n in side.numbers.get(s.n, ())})
    state, seen = _state(pair, strip, bool(numbers))
    based = [side.view.is_base for side in pair.sides]
    word = seen[1 + based.index(True) if len(seen) > 1 and any(based) else 0]
    cells = tuple(_cell(pair, side, held, strip) for side, held in _held(pair, strip))
    return TextRow(
        state, word, tuple(pair.links[n] for n in numbers), (cells[0], cells[1]), seen[:0] if len(seen) == 1 else seen
    )


def _held(pair: Pair, strip: Strip) -> tuple[tuple[Side, tuple[Sentence, ...]], tuple[Side, tuple[Sentence, ...]]]:
    """Pair each side with its sentences in `strip`."""
    return (pair.sides[0], strip.a), (pair.sides[1], strip.b)


def _state(pair: Pair, strip: Strip, found: bool) -> tuple[str, tuple[str, ...]]:
    """Say what a strip is: its class, and the same in words, as `TextRow.seen` has them if a base changes them."""
    if strip.group and strip.a and strip.b:
        if found:
            return "differs", ("differs",)
        if strip.group.relation == "partial":
            return "partial", ("partly shared",)
        words = [[word for s in held for word in side.reader.norms(s)] for side, held in _held(pair, strip)]
        return "agrees", ("agrees" if words[0] == words[1] else "agrees in other words",)
    if strip.group:
        return "moved", ("elsewhere" if id(strip.group) in pair.beside else "moved",)
    role = (strip.a or strip.b)[0].role
    return ("aside", (_ASIDE[role],)) if role in _ASIDE else ("only", _alone(pair, 0 if strip.a else 1))


def _alone(pair: Pair, holder: int) -> tuple[str, str, str]:
    """Say that only the side `holder` has something: without a base, with the first as the base, with the second."""
    letters = [side.view.letter for side in pair.sides]
    left_out, added = f"left out in {letters[1 - holder]}", f"added in {letters[holder]}"
    return (f"only in {letters[holder]}", *((left_out, added) if holder == 0 else (added, left_out)))


def _cell(pair: Pair, side: Side, held: Sequence[Sentence], strip: Strip) -> Cell:
    """Show one side of a strip; where it is empty, say where its counterpart stands if there is one."""
    if held:
        return Cell(side.view, tuple(_paragraphs(pair, side, held)))
    if not strip.group:
        return Cell(side.view, ())
    target = _counterpart(side, strip.group)
    if not target:
        return Cell(side.view, ())
    own = (strip.a or strip.b)[0]
    here = next(s for s in pair.sides if s is not side).view.letter
    there = f"{side.view.letter} ¶{target.paragraph}"
    note = f"stands at {there}" if id(strip.group) in pair.beside else f"moved: {here} ¶{own.paragraph} → {there}"
    return Cell(side.view, (), note, f"#{pair.id}{side.view.letter}{target.n}")


def _counterpart(side: Side, group: Alignment) -> Sentence | None:
    """Find the first sentence of `group` in the source of `side`."""
    numbers = set(group.sentences[side.view.id])
    return next((s for s in side.reader.source.sentences if s.n in numbers), None)


def _paragraphs(pair: Pair, side: Side, held: Sequence[Sentence]) -> Iterable[Paragraph]:
    """Show sentences in their paragraphs, each counted where it begins."""
    firsts = side.reader.source.sentences
    begins = {s.n for i, s in enumerate(firsts) if i == 0 or firsts[i - 1].paragraph != s.paragraph}
    for number, sentences in groupby(held, key=lambda s: s.paragraph):
        run = list(sentences)
        shown = tuple(
            SentenceView(f"{pair.id}{side.view.letter}{s.n}", "" if s.role == "body" else s.role, _pieces(side, s))
            for s in run
        )
        yield Paragraph(f"¶{number}" if run[0].n in begins else "", shown)


def _pieces(side: Side, s: Sentence) -> tuple[Piece, ...]:
    """Show a sentence with its marks, and the numbers of the points that speak of all of it."""
    marks = side.marks.get(s.n, ())
    whole = set(side.numbers.get(s.n, ())) - {m.number for m in marks}
    refs = (Piece("", "ref", ", ".join(map(str, sorted(whole)))),) if whole else ()
    return aimed(cut(side.reader.text, s.span, marks), side.tag) + refs


def _blocks(pair: Pair, rows: Sequence[TextRow]) -> Iterable[Block]:
    """Fold runs of rows that agree."""
    for folds, held in groupby(rows, key=lambda row: row.state == "agrees"):
        run = tuple(held)
        caption = f"{pair.sides[0].view.letter} beside {pair.sides[1].view.letter}"
        folded = folds and len(run) >= _FOLD
        yield Block(_agreement(run) if folded else "", caption, run, steps=folded and len(run) > STEP)


def _agreement(rows: Sequence[TextRow]) -> str:
    """Count the sentences that agree."""
    a, b = (sum(len(p.sentences) for row in rows for p in row.cells[i].paragraphs) for i in (0, 1))
    if a == b:
        return f"{counted(a, 'sentence')} {'agrees' if a == 1 else 'agree'}"
    letters = [cell.source.letter for cell in rows[0].cells]
    return f"{counted(a, 'sentence')} of {letters[0]} and {b:,} of {letters[1]} agree"
