"""The summary of a step on GitHub: totals, a row a story, and a table of points for each.

GitHub refuses a summary of more than 1 MiB, so that it ends before 900 KiB, at the end of a row and with a notice.
Article text is hostile and escaped (`escaping`).
"""

from collections.abc import Iterable, Iterator, Sequence

from compare.model import Report
from compare.points.standing import left_out, levels, said
from compare.renderers.escaping import escape
from compare.renderers.results import SIGNS, Result, by_point, headline, kinds, numbered, plain, tally

ROOM = 900 * 1024  # bytes
_RESERVE = 1024  # bytes for the notice


def render_many(reports: Sequence[Report]) -> str:
    """Write one summary of all `reports`, cut where GitHub would refuse it."""
    return _cut(_lines(reports))


def _cut(lines: Iterable[str]) -> str:
    """Join `lines` as far as there is room, and say how many are left out."""
    kept, left, dropped = [], ROOM - _RESERVE, 0
    for line in lines:
        left -= len(line.encode("utf-8", "replace")) + 1
        kept += [line] if left >= 0 else []
        dropped += left < 0
    notice = ["", f"**Cut here**: {dropped} more lines have no room in a summary on GitHub."] if dropped else []
    return "\n".join([*kept, *notice]) + "\n"


def _lines(reports: Sequence[Report]) -> Iterator[str]:
    yield "# storydiff"
    yield ""
    yield escape(tally(reports))
    if len(reports) > 1:
        yield from _stories(reports)
    for report in reports:
        yield from _story(report)
    yield ""
    for signature in dict.fromkeys(report.signature for report in reports):
        yield f"<sub>{_cell(signature)}</sub>"


def _stories(reports: Sequence[Report]) -> Iterator[str]:
    """Write a row a story."""
    yield ""
    yield "| Story | Open | Not listed |"
    yield "|---|---|---|"
    for report in reports:
        numbers = said(levels([report])), numbered(left_out([report]))
        yield f"| {' | '.join([_cell(report.title), *(number or '—' for number in numbers)])} |"


def _story(report: Report) -> Iterator[str]:
    """Write what is to be said of one story; nothing where all is well."""
    found = by_point([report])
    apart = report.verdict == "not-the-same-story"
    warnings = [f"{s.article.path}: {warning}" for s in report.sources for warning in s.article.warnings]
    troubles = [*(f"not read: {line}" for line in report.unread), *warnings]
    if not (found or apart or troubles):
        return
    yield ""
    yield f"## {_cell(report.title)}"
    for line in troubles:
        yield ""
        yield f"⚠ {_cell(line)}"
    if apart:
        yield ""
        yield f"**Not the same story** (likeness {report.similarity:.2f})."
    if found:
        yield ""
        yield "| | Point | Where |"
        yield "|---|---|---|"
        yield from map(_row, found)


def _row(found: Sequence[Result]) -> str:
    first = found[0]
    sign = f"{SIGNS[first.finding.severity]} {first.finding.severity}"
    places = dict.fromkeys(str(place) for place in (first.place, *first.others[:1]))
    told = f"{_cell(headline(found))}<br><sub>{_cell(kinds(found))}</sub>"
    return f"| {sign} | {told} | {'<br>'.join(map(_cell, places))} |"


def _cell(text: str) -> str:
    return escape(plain(text))
