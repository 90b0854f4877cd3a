"""The report as Markdown for a merge request, a wiki or a mail: what the page says, without its tools.

Article text is hostile and escaped (`escaping`). Differing words are bold by tag, because asterisks fail beside
punctuation.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from compare.model import LedgerEntry, Report, Severity, Source
from compare.points.standing import Chosen, left_out, levels, waiting
from compare.renderers.clips import clip_point
from compare.renderers.escaping import escape
from compare.text import counted
from compare.titles import outlet_labels, shorten

WIDTH = 300  # characters of an excerpt
CELL = 120  # characters of a quotation in the table
_HEADINGS: Mapping[Severity, str] = {"error": "Errors", "warning": "Warnings", "note": "Notes"}


def render(report: Report) -> str:
    """Write `report` as GitHub-flavoured Markdown."""
    return "\n".join(_lines(report)) + "\n"


def render_many(reports: Sequence[Report]) -> str:
    """Write `reports` one below the other, with a rule between them."""
    return "\n---\n\n".join(map(render, reports))


def _lines(report: Report) -> Iterator[str]:
    """List the lines, from the top."""
    yield f"# {escape(report.title)}"
    yield ""
    yield from _sources(report)
    yield ""
    if report.verdict == "not-the-same-story":
        yield f"**Not the same story** (likeness {report.similarity:.2f})."
    else:
        yield _counts(report)
        found = waiting(report)
        for level, heading in _HEADINGS.items():
            yield from _section(report, [one for one in found if one.severity == level], heading)
        yield from _ledger(report)
    yield ""
    yield f"<sub>{escape(report.signature)}</sub>"


def _sources(report: Report) -> Iterator[str]:
    """Write the table of sources, and what could not be read."""
    yield "| | Headline | Published | File |"
    yield "|---|---|---|---|"
    labels = outlet_labels(source.article for source in report.sources)
    for source in report.sources:
        article = source.article
        cells = (labels[article.id], source.headline, article.published or "", article.path)
        yield "| " + " | ".join(escape(cell) for cell in cells) + " |"
    warnings = [f"{labels[s.article.id]}: {warning}" for s in report.sources for warning in s.article.warnings]
    for line in (*warnings, *(f"not read: {line}" for line in report.unread)):
        yield ""
        yield f"⚠ {escape(line)}"


def _counts(report: Report) -> str:
    """Say how many points there are, also those that are not listed."""
    found = [counted(number, level) for level, number in levels([report]).items()] or ["nothing open"]
    return " · ".join([*found, *(f"{number} {name}" for name, number in left_out([report]).items())])


def _section(report: Report, found: Sequence[Chosen], heading: str) -> Iterator[str]:
    """List the open points of one severity."""
    if not found:
        return
    yield ""
    yield f"## {heading} ({len(found)})"
    labels = outlet_labels(source.article for source in report.sources)
    for one in found:
        yield ""
        yield f"**{escape(one.point.title)}**<br>{_facts(one)}"
        yield ""
        held = {name for finding in one.findings for name in finding.sources}
        shown = [source for source in report.sources if source.article.id in held]
        yield from (f"- {escape(labels[source.article.id])}: {_printed(one, source)}" for source in shown)


def _facts(one: Chosen) -> str:
    """Give the id of a point, how many differences it holds, their kinds, and what became of decisions."""
    kinds = dict.fromkeys(f"`{finding.kind}`" for finding in one.findings)
    states = dict.fromkeys(finding.status for finding in one.findings if finding.status != "open")
    many = [counted(len(one.findings), "difference")] if len(one.findings) > 1 else []
    return " · ".join([*many, ", ".join(kinds), f"`{one.point.id}`", *states])


def _printed(one: Chosen, source: Source) -> str:
    """Write what `source` prints, the differing words bold."""
    pieces = clip_point(source, one.point, one.findings, WIDTH)
    written = [
        f"<b>{escape(p.text)}</b>" if p.marked and p.text.strip() else "<i>(gap)</i>" if p.marked else escape(p.text)
        for p in pieces
    ]
    return "".join(written) or "<i>nothing stands for this here</i>"


def _ledger(report: Report) -> Iterator[str]:
    """Write the quotations by speaker, and how each source prints them."""
    if not report.ledger:
        return
    labels = outlet_labels(source.article for source in report.sources)
    yield ""
    yield f"## Quotations ({len(report.ledger)})"
    yield ""
    yield "| Speaker | " + " | ".join(escape(labels[s.article.id]) for s in report.sources) + " |"
    yield "|---|" + "---|" * len(report.sources)
    for entry in report.ledger:
        cells = [escape(entry.speaker) or "<i>not named</i>", *_cells(entry, report.sources)]
        yield "| " + " | ".join(cells) + " |"


def _cells(entry: LedgerEntry, sources: Iterable[Source]) -> Iterator[str]:
    """Write how each source prints one utterance."""
    for source in sources:
        name, text = source.article.id, source.article.text
        printed = " … ".join(text[s.start : s.end] for s in entry.prints.get(name, ()))
        yield f"{entry.relations.get(name, '')}: {escape(shorten(printed, CELL))}" if printed else "—"
