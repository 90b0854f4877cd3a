"""The screen and the keyboard of `storydiff review`: a point as a card, a key without Enter where that can be had.

In: points and prompts. Out: lines on stdout, and what the person typed. Article text is hostile: it reaches the
screen as plain text, never as control sequences and never as markup.
"""

import os
import sys
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from compare.cli.terminal import width_of
from compare.model import Decision, Finding, Report, Sentence, Source, Span
from compare.points.standing import Chosen
from compare.renderers.clips import clip_point
from compare.renderers.results import SIGNS
from compare.renderers.text import STYLES, screen_of, styled
from compare.text import harmless
from compare.titles import outlet_labels

WIDEST = 110  # columns; longer lines are hard to read
ROOM = 900  # characters of one side: a long sentence, and more than a screen would not help
BESIDE = 160  # characters of the sentence before and behind
MATCHES = {
    "value": "on the same words in another sentence",
    "variant": "on the same values in other words or places",
    "anchor": "on other words in this place: look again",
}


class Screen:
    """What the loop needs, on a real terminal or on plain streams."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour
        self._console = screen_of(sys.stdout, max(40, min(WIDEST, width_of(sys.stdout))), colour)

    def show(self, report: Report, asked: Chosen, place: str, comment: str) -> None:
        """Show a point of `report` as a card."""
        for part in card(report, asked, place, comment, self._colour):
            self._console.print(part)

    def tell(self, text: str) -> None:
        """Show lines of the loop's own."""
        self._console.print(Text(text.rstrip("\n"), style="dim"))

    def key(self, prompt: str) -> str:
        """Ask for one key; from a stream, for a line."""
        line = Text(prompt)
        line.highlight_regex(r"(?:(?<=  )|^)\S(?= [A-Z])", "bold cyan")
        self._console.print(line, end="  ")
        sys.stdout.flush()
        if not sys.stdin.isatty():
            return self._typed()
        pressed = _press()
        self._console.print(Text(harmless(pressed)))
        return pressed

    def line(self, prompt: str) -> str:
        """Ask for a line."""
        self._console.print(Text(prompt, style="bold"), end="")
        sys.stdout.flush()
        return self._typed()

    def _typed(self) -> str:
        """Read a line; `EOFError` where there is none any more."""
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            self._console.print()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")


def _press() -> str:
    """Wait for one key on the terminal; Ctrl-D is the end, Ctrl-C interrupts as ever."""
    try:
        import termios
        import tty
    except ImportError:  # no such thing on this system: the key needs Enter
        return sys.stdin.readline().strip()
    screen = sys.stdin.fileno()
    before = termios.tcgetattr(screen)
    try:
        tty.setcbreak(screen, termios.TCSADRAIN)  # the default would drop what a quick hand has typed already
        pressed = _one_key(screen).decode("utf-8", "replace")
    finally:
        termios.tcsetattr(screen, termios.TCSADRAIN, before)
    # A Ctrl-D that came before the terminal was switched stands in its buffer as a zero byte.
    if pressed in ("", "\x00", "\x04"):
        raise EOFError
    return pressed if pressed.isprintable() or pressed.isspace() else "�"


def _one_key(screen: int) -> bytes:
    """Read the bytes of one key: what was typed behind a plain one answers the next question."""
    from select import select

    first = os.read(screen, 1)
    is_whole = first.isascii() and first != b"\x1b"  # other letters and keys with arrows on them send several bytes
    return first if is_whole or not select([screen], [], [], 0)[0] else first + os.read(screen, 63)


def card(report: Report, asked: Chosen, place: str, comment: str, colour: bool) -> Iterator[RenderableType]:
    """Lay out one point: what differs, what each source prints, and what is known of each finding."""
    yield Text()
    yield Rule(Text(f"{harmless(report.title)} · {place}", style="bold"), align="left", style="dim")
    yield _heading(asked)
    yield Text()
    labels = outlet_labels(source.article for source in report.sources)
    named = {name for finding in asked.findings for name in finding.sources}
    for source in report.sources:
        if source.article.id in named:
            yield Padding(_side(source, labels[source.article.id], asked, colour), (0, 0, 1, 2))
    for line in _findings(asked.findings):
        yield Padding(line, (0, 0, 0, 2))
    for line in dict.fromkeys(told(decision) for finding in asked.findings for decision in finding.decisions):
        yield Padding(Text(line, style="magenta"), (0, 0, 0, 2))
    for match in dict.fromkeys(finding.match for finding in asked.findings if finding.match in MATCHES):
        yield Padding(Text(f"decided {MATCHES[match]}", style="magenta"), (0, 0, 1, 2))
    if comment:
        yield Padding(Text(f"Comment: {harmless(comment)}", style="green"), (0, 0, 1, 2))


def _heading(asked: Chosen) -> RenderableType:
    """Give the line of a point; below it what is known where it is one finding."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_row(
        Text(SIGNS[asked.severity], style=STYLES[asked.severity]), Text(harmless(asked.point.title), style="bold")
    )
    if len(asked.findings) == 1:
        table.add_row("", Text(_known(asked.findings[0]), style="dim"))
    return table


def _findings(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    """List the findings of a point with what is known of each, where there are several."""
    for number, finding in enumerate(findings if len(findings) > 1 else (), 1):
        line = Text(f"{number:>2}  ").append(SIGNS[finding.severity], style=STYLES[finding.severity])
        line.append(f" {harmless(finding.title)}").append(f"  {_known(finding)}", style="dim")
        yield line


def _known(finding: Finding) -> str:
    """Say in a line kind, confidence, speaker and what else is known."""
    known = [finding.severity, finding.kind, f"{finding.confidence:.0%} sure"]
    known += [f"by {harmless(finding.facts['speaker'])}"] if finding.facts.get("speaker") else []
    known += [harmless(name.replace("_", " ")) for name in finding.attributes]
    known += [finding.status] if finding.status != "open" else []
    return " · ".join(known)


def _side(source: Source, label: str, asked: Chosen, colour: bool) -> RenderableType:
    """Write what `source` prints, the differing words marked, between the sentences around it."""
    letter = source.article.id.upper()
    pieces = clip_point(source, asked.point, asked.findings, ROOM)
    before, behind = _around(source, asked.point.passages.get(source.article.id))
    line = Text().append(before, style="dim")
    for piece in pieces:
        line.append_text(styled(piece, asked.severity, colour=colour))
    line.append(behind, style="dim")
    if not pieces:
        line.append("nothing stands for this here", style="dim italic")
    named = [] if label == letter else [Text(harmless(label), style="dim")]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_row(Text(letter, style="bold"), Group(*named, line))
    return table


def _around(source: Source, context: Span | None) -> tuple[str, str]:
    """Give the end of the sentence before `context` and the beginning of the one behind it, with their spaces."""
    if context is None:
        return "", ""
    before = [s for s in source.sentences if s.end <= context.start]
    behind = [s for s in source.sentences if s.start >= context.end]
    first, last = _words(source, before[-1:]), _words(source, behind[:1])
    first = first if len(first) <= BESIDE else "…" + first[-BESIDE:].partition(" ")[2]
    last = last if len(last) <= BESIDE else last[:BESIDE].rpartition(" ")[0] + "…"
    return first and first + " ", last and " " + last


def _words(source: Source, sentences: Sequence[Sentence]) -> str:
    """Put `sentences` on one harmless line."""
    return " ".join(harmless(source.article.text[s.start : s.end]) for s in sentences)


def told(decision: Decision) -> str:
    """Say a decision in one line."""
    parts = [decision.status + (f" ({decision.reason})" if decision.reason else "")]
    parts += [f"as {given}" for given in (decision.severity, decision.kind) if given]
    parts += [f"by {decision.by}"] if decision.by else []
    parts += [f"on {decision.at[:10]}"] if decision.at else []
    parts += [f"until {decision.expires[:10]}"] if decision.expires else []
    return harmless(" ".join(parts) + (f": {decision.comment}" if decision.comment else ""))
