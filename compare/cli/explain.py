"""`storydiff explain`: the table of kinds, or one kind with its severity rule, a hit and a near miss."""

import argparse
import shutil
import textwrap
from collections.abc import Iterable, Iterator

from compare.cli.terminal import PLAIN_WIDTH, say
from compare.kinds import KINDS, Kind, kind_of, matching

WIDEST = 110


def run(options: argparse.Namespace) -> int:
    """Print what `options.kind` (a kind, a family or nothing) means, as text or as a Markdown table."""
    name: str | None = options.kind
    is_one = name is not None and "." in name and not options.markdown
    kinds = [kind for kind in KINDS.values() if name is None or kind.id in matching([name])]
    if options.markdown:
        lines = markdown_table(kinds)
    elif is_one and name is not None:
        lines = _in_full(kind_of(name), _width())
    else:
        lines = _listed(kinds, _width())
    say("\n".join(lines) + "\n")
    return 0


def markdown_table(kinds: Iterable[Kind]) -> Iterator[str]:
    """Write `kinds` as the table that the README shows."""
    yield "| kind | both articles report the same thing, and … | default |"
    yield "|---|---|---|"
    for kind in kinds:
        second_half = kind.summary[0].lower() + kind.summary[1:].rstrip(".")
        yield f"| `{kind.id}` | {second_half} | {kind.severity} |"


def _listed(kinds: Iterable[Kind], width: int) -> Iterator[str]:
    """Write one entry a kind: id, severity, definition."""
    for kind in kinds:
        yield f"{kind.id:<24}{kind.severity}"
        yield textwrap.fill(kind.summary, width, initial_indent="    ", subsequent_indent="    ")


def _in_full(kind: Kind, width: int) -> Iterator[str]:
    """Write all that is known of `kind`."""
    yield f"{kind.id}  ({kind.severity})"
    yield from _paragraph("", kind.summary, width)
    yield ""
    yield "Severity"
    yield from _paragraph("", kind.rule, width)
    for heading, pair in (("Reported", kind.hit), ("Not reported as this", kind.miss)):
        yield ""
        yield heading
        for letter, text in zip("AB", pair, strict=True):
            yield from _paragraph(f"{letter}  ", text, width)


def _paragraph(mark: str, text: str, width: int) -> Iterator[str]:
    """Fold `text` behind `mark`; lines of the text stay lines."""
    for i, line in enumerate(text.split("\n")):
        first = "  " + (mark if i == 0 else " " * len(mark))
        yield textwrap.fill(line, width, initial_indent=first, subsequent_indent=" " * len(first)) if line else ""


def _width() -> int:
    """Choose a width that is easy to read on this screen."""
    return min(WIDEST, max(40, shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns))
