"""Decisions as tables: a list for the screen, figures for the screen, CSV for a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from compare.cli.review_desk import told
from compare.cli.terminal import PLAIN_WIDTH
from compare.connected import gathered
from compare.model import Decision
from compare.renderers.csv import cell
from compare.review.stats import LABELS, PairStats, Stats, kind_of
from compare.text import counted, harmless

WORDS = 60  # characters of the differing words in a list
COLUMNS = (
    "story", "fp", "kind", "status", "reason", "comment", "by", "at", "expires", "kind_given", "severity_given",
    "sources", "words",
)  # fmt: skip

Stories = Mapping[str, Sequence[Decision]]


def listed(stories: Stories) -> str:
    """List every decision: story, finding, what was decided by whom."""
    parts: list[RenderableType] = []
    for story, decisions in stories.items():
        parts.append(Text(f"{harmless(story)}: {counted(len(decisions), 'decision')}", style="bold"))
        table = _table("", "", "")
        for decision in decisions:
            table.add_row(Text(kind_of(decision)), Text(words_of(decision, WORDS)), Text(told(decision)))
        parts += [table, Text()] if decisions else [Text()]
    return _printed(parts)


def words_of(decision: Decision, longest: int = 0) -> str:
    """The differing words that were decided on, side by side, cut to `longest` characters each if that is given."""
    sides = gathered((side.source, harmless(side.exact) or "–") for side in decision.sides)
    told = {source: " … ".join(words) for source, words in sides.items()}
    cut = {source: w if not longest or len(w) <= longest else w[: longest - 1] + "…" for source, w in told.items()}
    return " | ".join(f"{source.upper()} {words}" for source, words in cut.items())


def figures(stats: Stats) -> str:
    """Show what `stats` says."""
    return _printed(_figures(stats))


def _figures(stats: Stats) -> Iterator[RenderableType]:
    """Give the parts in the order in which they are read."""
    yield Text("Decisions", style="bold")
    yield Text("  " + (_counts(stats.statuses) or "none"))
    if not stats.statuses:
        return
    if stats.reasons:
        yield Text(f"  dismissed as: {_counts(stats.reasons)}")
    yield Text(f"  by: {_counts(stats.reviewers)}" if stats.reviewers else "  reviewed by nobody")
    if stats.kinds:
        yield Text("\nPrecision: confirmed of those confirmed or dismissed", style="bold")
        table = _table("kind", *LABELS, "conflict", "precision", "n")
        for row in stats.kinds:
            numbers = (row.confirmed, row.dismissed, row.unsure, row.conflict)
            table.add_row(row.kind, *map(str, numbers), _share(row.precision), str(row.n))
        yield table
    yield Text("\nAgreement of reviewers", style="bold")
    if not stats.shared:
        yield Text("  nothing was decided by two people")
        return
    for pair in stats.pairs:
        yield Text(f"  {_pair(pair)}")
    yield Text(
        f"  all: {_share(stats.agreement)} of the judgements agree, Krippendorff's alpha {_figure(stats.alpha)} "
        f"({counted(stats.shared, 'finding')})"
    )


def _pair(pair: PairStats) -> str:
    """Say how two people agree."""
    names = f"{harmless(pair.a) or 'nobody named'} and {harmless(pair.b)}"
    return f"{names}: {_share(pair.agreement)}, Cohen's kappa {_figure(pair.kappa)} ({counted(pair.n, 'finding')})"


def _share(share: float | None) -> str:
    """Write a share in percent."""
    return "–" if share is None else f"{share:.0%}"


def _figure(figure: float | None) -> str:
    """Write a coefficient."""
    return "not defined (one answer only)" if figure is None else f"{figure:.2f}"


def _counts(counts: Mapping[str, int]) -> str:
    """Write counts in a line."""
    return ", ".join(f"{number} {harmless(name)}" for name, number in counts.items())


def _table(*headings: str) -> Table:
    """Begin a table without lines, indented."""
    table = Table(box=None, padding=(0, 2), pad_edge=True, show_header=any(headings), header_style="")
    for n, heading in enumerate(headings):
        table.add_column(heading, justify="right" if n and any(headings) else "left")
    return table


def _printed(parts: Iterator[RenderableType] | Sequence[RenderableType]) -> str:
    """Bring `parts` to plain lines."""
    console = Console(file=io.StringIO(), width=PLAIN_WIDTH + 20, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def as_csv(stories: Stories) -> str:
    """Write every decision as a row that no spreadsheet takes for a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for story, decisions in stories.items():
        for d in decisions:
            sources = " ".join(dict.fromkeys(side.source for side in d.sides))
            row = (story, d.fp, kind_of(d), d.status, d.reason, d.comment, d.by, d.at, d.expires, d.kind, d.severity)
            writer.writerow([cell(value) for value in (*row, sources, words_of(d))])
    return written.getvalue()
