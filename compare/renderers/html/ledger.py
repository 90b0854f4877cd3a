"""The quotation ledger: by speaker, every utterance once, and beside it how each source prints it.

Comes in: the report's ledger and the findings about quotations, whose words are marked. Goes out: a `Speaker` each,
with counts a speaker and a source. An absent print is shown as such: no quotation is silently missing from a column.
"""

from collections.abc import Iterable, Mapping, Sequence

from compare.connected import gathered
from compare.model import LedgerEntry, Report, Span
from compare.points import members
from compare.renderers.html.cards import SPEAKERS, Desk
from compare.renderers.html.excerpts import Mark, cut
from compare.renderers.html.records import Piece, Print, Speaker
from compare.renderers.html.words import RELATION_WORDS, family_of
from compare.text import counted

_UNNAMED = "Speaker not named"
_Marks = Mapping[str, Sequence[Mark]]


def speakers(report: Report, desk: Desk) -> tuple[Speaker, ...]:
    """Show the ledger, speakers in the order in which they first speak."""
    marks = _quote_marks(report, desk)
    named = [
        ", ".join(f.facts.get(key, "") for f in findings for key in SPEAKERS).lower()
        for findings in members(report).values()
    ]
    heard = gathered((entry.speaker, entry) for entry in report.ledger)
    return tuple(
        _speaker(desk, marks, i, name, entries, _naming(name, named))
        for i, (name, entries) in enumerate(heard.items(), 1)
    )


def _naming(name: str, named: Iterable[str]) -> int:
    """Count the points whose speakers, as the filter reads them, hold `name`."""
    return sum(name.lower() in speakers for speakers in named) if name else 0


def outlet_totals(report: Report, desk: Desk) -> tuple[str, ...]:
    """Count for each source the utterances it prints, of all in the ledger."""
    return tuple(_printed(report.ledger, source) for source in desk.views)


def _quote_marks(report: Report, desk: Desk) -> _Marks:
    """Collect the differing words inside quotations, by source."""
    shown = (f for f in report.findings if family_of(f.kind) == "quote" and f.severity != "hidden")
    placed = ((desk.numbers[f.id], source, span) for f in shown for source, spans in f.spans.items() for span in spans)
    return gathered((source, Mark(*span, number)) for number, source, span in placed)


def _speaker(desk: Desk, marks: _Marks, number: int, name: str, entries: Sequence[LedgerEntry], points: int) -> Speaker:
    """Show one speaker, whom `points` of the report name."""
    rows = tuple(tuple(_print(desk, marks, source, entry) for source in desk.views) for entry in entries)
    return Speaker(
        name=name or _UNNAMED,
        anchor=f"speaker-{number}",
        count=counted(len(entries), "utterance"),
        counts=tuple(_printed(entries, source) for source in desk.views),
        utterances=rows,
        points=counted(points, "point") if points else "",
        query='speaker:"' + name.replace('"', "") + '"',
    )


def _printed(entries: Iterable[LedgerEntry], source: str) -> str:
    """Say how many of `entries` a source prints, and how: "3 of 4: 1 whole, 2 reworded, 1 absent"."""
    held = list(entries)
    relations = [e.relations.get(source, "whole") if source in e.prints else "absent" for e in held]
    ways = [(relations.count(r), word) for r, word in RELATION_WORDS.items() if r in relations]
    said = ways[0][1] if len(ways) == 1 else ", ".join(f"{number} {word}" for number, word in ways)
    return f"{len(held) - relations.count('absent')} of {len(held)}" + (f": {said}" if said else "")


def _print(desk: Desk, marks: _Marks, source: str, entry: LedgerEntry) -> Print:
    """Show how `source` prints an utterance."""
    view = desk.views[source]
    if source not in entry.prints:
        return Print(view, "absent", RELATION_WORDS["absent"], (), quoted=False)
    relation = entry.relations.get(source, "whole")
    pieces = _pieces(desk.readers[source].text, entry.prints[source], marks.get(source, ()))
    at = next((s for span in entry.prints[source] for s in desk.readers[source].touching(span)), None)
    return Print(
        source=view,
        relation=relation,
        word=RELATION_WORDS.get(relation, relation),
        pieces=pieces,
        quoted=relation != "paraphrased",
        place=f"¶{at.paragraph}" if at else "",
        href=f"#{_texts(desk, source, entry)}{view.letter}{at.n}" if at and len(desk.views) > 1 else "",
    )


def _texts(desk: Desk, source: str, entry: LedgerEntry) -> str:
    """Name the texts in which the print of `source` stands beside another print, or beside the next best article."""
    others = [i for i in desk.views if i != source]
    return desk.texts(source, next((i for i in others if i in entry.prints), others[0]))


def _pieces(text: str, spans: Sequence[Span], marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Show the pieces of an utterance, with a sign between them for what interrupts it."""
    pieces: list[Piece] = []
    for span in spans:
        if pieces:
            pieces.append(Piece(" ", "skip"))
        near = [m for m in marks if (m.start < span.end and m.end > span.start) or m.start == m.end == span.end]
        pieces += cut(text, span, near)
    return tuple(pieces)
