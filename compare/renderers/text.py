"""The report for a terminal: verdict, counts, a strip that pictures each source, and the findings in two columns.

In: a report, and how wide the screen is, whether it knows colour, how many findings to show. Out: lines of text.
Without colour the differing words stand between asterisks. Article text is hostile: it reaches the screen as plain
text on one line, never as control sequences and never as markup.
"""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from compare.model import SEVERITIES, Finding, Report, Severity, Source
from compare.renderers.clips import Piece, clip
from compare.renderers.columns import abreast, halves, hung
from compare.renderers.results import SIGNS
from compare.text import counted, harmless, inert
from compare.titles import outlet_labels

WIDTH = 100
NARROW = 72  # below this many columns the two sides stand under each other
STYLES: Mapping[Severity, str] = {"error": "bold red", "warning": "yellow", "note": "cyan", "hidden": "dim"}
_MARK = "bold underline"
# A sentence in the strip: the gravest finding on it, else whether the other source has it.
_CELLS: Mapping[str, tuple[str, str]] = {
    "error": ("█", "red"),
    "warning": ("▓", "yellow"),
    "note": ("▒", "cyan"),
    "agrees": ("░", "green"),
    "only here": ("·", "dim"),
}


def render(report: Report, *, width: int = WIDTH, colour: bool = False, limit: int | None = None) -> str:
    """Write `report` for a screen of `width` columns, with at most `limit` findings."""
    screen = Console(
        file=io.StringIO(),
        width=max(20, width),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with screen.capture() as capture:
        for part in _parts(report, screen, limit):
            screen.print(part)
    return "\n".join(inert(line.rstrip()) for line in capture.get().splitlines()).strip("\n") + "\n"


def render_many(reports: Sequence[Report]) -> str:
    """Write `reports` one below the other, for files and pipes."""
    return "\n\n".join(map(render, reports))


def _parts(report: Report, screen: Console, limit: int | None) -> Iterable[RenderableType]:
    """List what is printed, from the top."""
    yield Text(harmless(report.title), style="bold")
    yield _sources(report, screen.width)
    for line in report.unread:
        yield Text(f"not read: {harmless(line)}", style="red")
    if report.verdict == "not-the-same-story":
        yield Text(f"Not the same story (likeness {report.similarity:.2f}).", style="bold")
    else:
        yield _legend()
        yield Text()
        yield counts_line(report)
        yield from _findings(report, screen, limit)
    yield Text()
    yield Text(harmless(report.signature), style="dim")


def counts_line(report: Report) -> Text:
    """Say how many findings there are, also those that are not shown."""
    counts = report.counts
    line = Text()
    for level in SEVERITIES:
        number = counts.open[level]
        if level != "hidden" or number:
            told = counted(number, level, level if level == "hidden" else "")
            line.append(f"{SIGNS[level]} {told}", style=STYLES[level]).append("   ")
    others = [f"{number} {name}" for name, number in counts.others.items() if number]
    return line.append(" · ".join(others), style="dim")


def _sources(report: Report, width: int) -> Table:
    """List the sources, each with its strip: one cell a sentence, from its first to its last."""
    labels = outlet_labels(source.article for source in report.sources)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, min_width=max((len(source.article.id) for source in report.sources), default=1))
    table.add_column(max_width=max(8, width // 3), no_wrap=True, overflow="ellipsis")
    table.add_column(no_wrap=True, overflow="ellipsis")
    for source in report.sources:
        article = source.article
        letter = article.id.upper()
        name = Text("" if labels[article.id] == letter else f"{labels[article.id]}  ")
        name.append(harmless(PurePath(article.path).name), style="dim")
        table.add_row(Text(letter, style="bold"), name, _strip(source, report, max(8, width // 2)))
        for warning in article.warnings:
            table.add_row("", "", Text(harmless(warning), style="yellow"))
    return table


def _legend() -> Text:
    """Say what the cells of a strip mean."""
    line = Text()
    for name, (sign, style) in _CELLS.items():
        line.append(sign, style=style).append(f" {name}   ", style="dim")
    return line


def _strip(source: Source, report: Report, width: int) -> Text:
    """Picture `source` in at most `width` cells; where several sentences share a cell, the gravest shows."""
    worst = _worst(source, report)
    size = -(-len(worst) // width) if worst else 1
    order = list(_CELLS)
    line = Text()
    for i in range(0, len(worst), size):
        sign, style = _CELLS[min(worst[i : i + size], key=order.index)]
        line.append(sign, style=style)
    return line


def _worst(source: Source, report: Report) -> list[str]:
    """Say of each sentence of the article proper what is gravest about it."""
    name = source.article.id
    shared = {n for alignment in report.alignments for n in alignment.sentences.get(name, ())}
    told = {s.n: "agrees" if s.n in shared else "only here" for s in source.sentences if s.role != "boilerplate"}
    starts = [s.start for s in source.sentences]
    order = list(_CELLS)
    for finding in report.findings:
        for start, end in finding.spans.get(name, ()) if finding.severity != "hidden" else ():
            for sentence in source.sentences[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]:
                if sentence.n in told and sentence.n in shared and sentence.span.overlap((start, end)):
                    told[sentence.n] = min(told[sentence.n], finding.severity, key=order.index)
    return list(told.values())


def _findings(report: Report, screen: Console, limit: int | None) -> Iterable[RenderableType]:
    """Show the open findings, the gravest first, then say how many more there are."""
    shown = [f for f in report.findings if f.waits]
    sources = {source.article.id: source for source in report.sources}
    for finding in shown[:limit]:
        lines = [Text("  ").append_text(line) for line in _sides(finding, sources, screen)]
        yield Text("\n").join([Text(), *_heading(finding, screen), *lines])
    rest = len(shown) - len(shown[:limit])
    if rest:
        yield Text(f"\n… and {rest} more", style="dim")


def _heading(finding: Finding, screen: Console) -> list[Text]:
    """Give the sentence of a finding, then its kind and how sure it is."""
    line = Text(harmless(finding.title), style="bold")
    line.append(f"  {finding.kind} {finding.confidence:.0%}", style="not bold dim")
    if finding.status != "open":
        line.append(f"  {finding.status}", style="not bold magenta")
    return hung(Text(SIGNS[finding.severity], style=STYLES[finding.severity]), line, screen.width, screen)


def _sides(finding: Finding, sources: Mapping[str, Source], screen: Console) -> list[Text]:
    """Lay what the two sources print side by side, or under each other on a narrow screen."""
    width = screen.width - 2
    narrow = width < NARROW
    clips = {name: clip(sources[name], finding, 2 * width if narrow else width) for name in finding.sources}
    told = {name: _side(pieces, finding, screen) for name, pieces in clips.items() if pieces}
    cells = [(Text(name.upper(), style="bold"), text) for name, text in told.items()]
    if narrow or len(cells) != 2:
        return [line for label, text in cells for line in hung(label, text, width, screen)]
    left, right = (hung(*cell, room, screen) for cell, room in zip(cells, halves(width), strict=True))
    return abreast(left, right, halves(width)[0])


def _side(pieces: Iterable[Piece], finding: Finding, screen: Console) -> Text:
    """Write what a source prints, the differing words marked."""
    line = Text()
    for piece in pieces:
        line.append_text(styled(piece, finding.severity, colour=not screen.no_color))
    return line


def styled(piece: Piece, severity: Severity, *, colour: bool) -> Text:
    """Write a stretch of an excerpt; marked words are underlined or, without colour, between asterisks."""
    if not piece.marked:
        return Text(piece.text)
    if not piece.text:
        return Text("[gap]", style="dim")
    return Text(piece.text if colour else _starred(piece.text), style=f"{_MARK} {STYLES[severity]}")


def _starred(words: str) -> str:
    """Put asterisks around `words`, inside the white space at their ends."""
    core = words.strip()
    return words.replace(core, f"*{core}*", 1) if core else words
