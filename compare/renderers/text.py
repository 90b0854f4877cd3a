"""The report for a terminal: a strip that pictures each source, the gravest points in two columns, the others, counts.

In: a report, and how wide the screen is, whether it knows colour, how many points to show. Out: lines of text. Without
colour the differing words stand between asterisks. Article text is hostile: it reaches the screen as plain text on one
line, never as control sequences and never as markup. Columns are set here: a table of the screen library measures every
cell several times, which of thousands of small tables of known widths is nearly all the time that a report takes.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from pathlib import PurePath
from typing import IO

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from compare.model import Report, Severity, Source
from compare.points.standing import Chosen, left_out, levels, waiting
from compare.renderers.clips import Piece, clip_point
from compare.renderers.results import SIGNS
from compare.text import counted, harmless, inert
from compare.titles import outlet_labels

WIDTH = 100
LISTED = 12  # points that have a line each, where only some are shown in columns
NARROW = 72  # below this many columns the two sides stand under each other
STYLES: Mapping[Severity, str] = {"error": "bold red", "warning": "yellow", "note": "cyan", "hidden": "dim"}
ROOM = 4  # lines of an excerpt
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
    """Write `report` for a screen of `width` columns, `limit` of its points in two columns, all of them without."""
    screen = screen_of(io.StringIO(), max(20, width), colour)
    with screen.capture() as capture:
        for part in _parts(report, screen, limit):
            screen.print(part)
    return "\n".join(inert(line.rstrip()) for line in capture.get().splitlines()).strip("\n") + "\n"


def screen_of(file: IO[str], width: int, colour: bool) -> Console:
    """A screen of `width` columns that writes text to `file` as it is, whatever it looks like."""
    return Console(
        file=file,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


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
        yield from _points(report, screen, limit)
        yield Text()
        yield _counts(report)
    yield Text()
    yield Text(harmless(report.signature), style="dim")


def _counts(report: Report) -> Text:
    """Say how many points there are, also those that are not shown."""
    line = Text()
    for level, number in levels([report]).items():
        line.append(f"{SIGNS[level]} {counted(number, level)}", style=STYLES[level]).append("   ")
    told = [f"{number} {name}" for name, number in left_out([report]).items()]
    return (line or Text("nothing open   ")).append(" · ".join(told), style="dim")


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
    order = list(_CELLS)
    for finding in report.findings:
        for span in finding.spans.get(name, ()) if finding.severity != "hidden" else ():
            for sentence in source.touching(span):
                if sentence.n in told and sentence.n in shared and sentence.span.overlap(span):
                    told[sentence.n] = min(told[sentence.n], finding.severity, key=order.index)
    return list(told.values())


def _points(report: Report, screen: Console, limit: int | None) -> Iterable[RenderableType]:
    """Show the open points, the gravest first, `limit` of them in columns and the next in a line each."""
    found = waiting(report)
    shown = found[:limit]
    listed = found[len(shown) :][:LISTED]
    sources = {source.article.id: source for source in report.sources}
    for one in shown:
        lines = [Text("  ").append_text(line) for line in _sides(one, sources, screen)]
        yield Text("\n").join([Text(), *_heading(one, screen), *lines])
    if listed:
        yield Text("\n").join([Text(), *(_line(one, screen.width) for one in listed)])
    if rest := len(found) - len(shown) - len(listed):
        yield Text(f"… and {rest} more", style="dim")


def _heading(one: Chosen, screen: Console) -> list[Text]:
    """Give the line of a point, with how many differences it holds and what became of decisions."""
    line = Text(harmless(one.point.title), style="bold")
    if len(one.findings) > 1:
        line.append(f"  {counted(len(one.findings), 'difference')}", style="not bold dim")
    for status in dict.fromkeys(f.status for f in one.findings if f.status != "open"):
        line.append(f"  {status}", style="not bold magenta")
    return hung(_sign(one), line, screen.width, screen)


def _line(one: Chosen, width: int) -> Text:
    """Give a point on a single line, with how many differences it holds."""
    many = f" ({len(one.findings)})" if len(one.findings) > 1 else ""
    line = _sign(one).append(f" {harmless(one.point.title)}", style="default")
    line.truncate(width - len(many), overflow="ellipsis")
    return Text().append_text(line).append(many, style="dim")


def _sign(one: Chosen) -> Text:
    return Text(SIGNS[one.severity], style=STYLES[one.severity])


def _sides(one: Chosen, sources: Mapping[str, Source], screen: Console) -> list[Text]:
    """Lay what two sources print side by side, more of them or on a narrow screen under each other."""
    width = screen.width - 2
    narrow = width < NARROW
    room = ROOM * (width if narrow else halves(width)[0])
    named = [s for s in sources if any(s in finding.sources for finding in one.findings)]
    clips = {name: clip_point(sources[name], one.point, one.findings, room) for name in named}
    told = {name: _side(pieces, one.severity, screen) for name, pieces in clips.items() if pieces}
    cells = [(Text(name.upper(), style="bold"), text) for name, text in told.items()]
    if narrow or len(cells) != 2:
        return [line for label, text in cells for line in hung(label, text, width, screen)]
    left, right = (hung(*cell, room, screen) for cell, room in zip(cells, halves(width), strict=True))
    return abreast(left, right, halves(width)[0])


def _side(pieces: Iterable[Piece], severity: Severity, screen: Console) -> Text:
    """Write what a source prints, the differing words marked."""
    line = Text()
    for piece in pieces:
        line.append_text(styled(piece, severity, colour=not screen.no_color))
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


BETWEEN = 2  # columns between two blocks


def hung(label: Text, text: Text, width: int, screen: Console) -> list[Text]:
    """Wrap `text` beside its `label`, so that both keep within `width`; a label takes half of that at most."""
    label = label.copy()
    label.truncate(width // 2, overflow="ellipsis")
    margin = label.cell_len + 1
    lines = text.wrap(screen, max(1, width - margin)) or [Text()]
    return [_padded(label if i == 0 else Text(), margin).append_text(line) for i, line in enumerate(lines)]


def halves(width: int) -> tuple[int, int]:
    """Part `width` into two columns with a space between them."""
    left = -(-width // 2)
    return left - BETWEEN, width - left


def abreast(left: Sequence[Text], right: Sequence[Text], width: int) -> list[Text]:
    """Set two blocks side by side, the right one behind `width` columns and the space between."""
    pairs = zip_longest(left, right, fillvalue=Text())
    return [_padded(one, width + BETWEEN).append_text(other) for one, other in pairs]


def _padded(text: Text, width: int) -> Text:
    """A copy of `text` with blanks up to `width`, whose style ends with it."""
    return Text().append_text(text).append(" " * (width - text.cell_len))
