"""One line a finding, as compilers write them: `path:line:column: severity kind message [id]`, then a line of totals.

The findings of a point stand together, and the totals are of points. Editors and log viewers make links of it. The
line goes into logs of CI, some of which obey commands at the start of a line (`::error::`) or inside it (`##vso[`), so
that article text and file names are kept from being one.
"""

from collections.abc import Iterator, Sequence

from compare.model import Report
from compare.renderers.results import Result, by_point, doubts, message, plain, tally, troubles
from compare.text import inert


def render_many(reports: Sequence[Report]) -> str:
    """Write the findings of all `reports`, the gravest point first, and one line of totals."""
    return "".join(inert(line) + "\n" for line in _lines(reports))


def _lines(reports: Sequence[Report]) -> Iterator[str]:
    yield from (_line(result) for point in by_point(reports) for result in point)
    yield from (f"storydiff: not read: {line}" for _, line in troubles(reports))
    for source, doubt in doubts(reports):
        yield f"storydiff: warning: {plain(source.article.path) + ': ' if source else ''}{doubt}"
    yield f"storydiff: {tally(reports)}"


def _line(result: Result) -> str:
    finding, place = result.finding, result.place
    where = f"{plain(place.path)}:{place.line}:{place.column}"
    return f"{where}: {finding.severity} {plain(finding.kind)} {message(result)} [{plain(finding.id)}]"
