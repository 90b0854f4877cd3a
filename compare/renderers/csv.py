"""One finding a row, for a spreadsheet (RFC 4180): what, how grave, how sure, which words where on each side.

Every finding is there, also hidden and decided ones: `severity` and `status` tell; those of one point stand together,
with its id in `point`. A spreadsheet takes a cell that begins with `=` for a formula and may run it, so that such cells
begin with an apostrophe, as OWASP advises; and so does what stands behind a semicolon, at which many countries'
spreadsheets cut a row whatever its quotation marks say.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from compare.model import Finding, Report
from compare.points import members
from compare.renderers.places import Locator
from compare.renderers.results import label, plain

SIDES = (1, 2)
COLUMNS = (
    "story", "id", "status", "severity", "kind", "confidence", "title", "attributes",
    *(f"{name}_{side}" for side in SIDES for name in ("source", "path", "line", "column", "words")),
    "point",
)  # fmt: skip
# Where a formula begins, in a cell or behind what some take for its end; the wide forms too: some read them alike.
_FORMULA = re.compile(r"""(^|;)([\s"']*)(?=[=+\-@|＝＋－＠])""")


def render_many(reports: Sequence[Report]) -> str:
    """Write all findings of all `reports` below one heading."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(value) for value in row] for report in reports for row in _rows(report))
    return written.getvalue()


def _rows(report: Report) -> Iterator[list[str]]:
    locators = {source.article.id: Locator(source) for source in report.sources}
    texts = {source.article.id: source.article.text for source in report.sources}
    for point, f in ((point, f) for point, findings in members(report).items() for f in findings):
        row = [report.story, f.id, f.status, f.severity, f.kind, f"{f.confidence:.2f}", f.title, " ".join(f.attributes)]
        for source in f.sources[: len(SIDES)]:
            row += [label(report, source), *_side(f, source, locators[source], texts[source])]
        yield [*row, *[""] * (len(COLUMNS) - 1 - len(row)), point]


def _side(finding: Finding, source: str, locator: Locator, text: str) -> list[str]:
    """Give path, line, column and words of one side; no line where only the file is known."""
    spans = finding.spans.get(source, ())
    place = locator.place(next(iter(spans), finding.context.get(source)))
    words = " … ".join(text[span.start : span.end] for span in spans if span.end > span.start)
    return [place.path, *((str(place.line), str(place.column)) if place.region else ("", "")), words]


def cell(value: str) -> str:
    """Bring `value` to one line that no spreadsheet takes for a formula."""
    return _FORMULA.sub(r"\1'\2", plain(value))
