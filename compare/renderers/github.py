"""GitHub's annotations: one workflow command a finding, which the runner reads from a step's log.

GitHub shows ten annotations a level and drops the rest without a word, so the surest of each level are written and one
notice counts all others; it is one of the ten. Columns are given on one line only, since GitHub drops an
annotation with columns across lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.model import Report, Severity
from compare.renderers.results import (
    LEVELS,
    Result,
    counted,
    left_out,
    message,
    other_place,
    plain,
    results,
    troubles,
)

LIMIT = 10  # annotations of a level in a step
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_ESCAPES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))


def render(report: Report) -> str:
    """Write the findings of `report` that wait for a person."""
    return render_many([report])


def render_many(reports: Sequence[Report]) -> str:
    """Write the surest findings of each level in `reports`, and a notice that counts the rest."""
    return "".join(line + "\n" for line in _lines(reports))


def _lines(reports: Sequence[Report]) -> Iterator[str]:
    found = results(reports)
    by_level = {level: [r for r in found if r.finding.severity == level] for level in LEVELS}
    unread = [_command("error", {"title": "storydiff: not read"}, line) for _, line in troubles(reports)]
    yield from unread[:LIMIT]
    rooms = {"error": LIMIT - len(unread[:LIMIT]), "warning": LIMIT, "note": LIMIT}
    out = left_out(reports)
    if out or len(unread) > LIMIT or any(len(by_level[level]) > rooms[level] for level in LEVELS):
        rooms["note"] -= 1
    shown = {level: sorted(by_level[level], key=lambda r: -r.finding.confidence)[: rooms[level]] for level in LEVELS}
    yield from (_annotation(result) for level in LEVELS for result in shown[level])
    rest = {level: len(by_level[level]) - len(shown[level]) for level in LEVELS}
    parts = [f"{number} more {level if number == 1 else level + 's'}" for level, number in rest.items() if number]
    parts += [f"{len(unread) - LIMIT} more not read"] if len(unread) > LIMIT else []
    parts += [f"not listed: {counted(out)}"] if out else []
    if parts:
        yield _command("notice", {"title": "storydiff"}, "; ".join(parts))


def _annotation(result: Result) -> str:
    place, finding = result.place, result.finding
    properties = {"file": plain(place.path), "line": str(place.line)}
    if place.region and place.region.end_line == place.region.line:
        columns = {"col": str(place.column), "endColumn": str(place.region.end_column)}
        properties |= {"endLine": str(place.line), **columns}
    elif place.region:
        properties |= {"endLine": str(place.region.end_line)}
    other = other_place(result)
    told = message(result) + (f"\n{other}" if other else "")
    return _command(_COMMANDS[finding.severity], {**properties, "title": plain(finding.kind)}, told)


def _command(name: str, properties: Mapping[str, str], text: str) -> str:
    """Write a workflow command; what would end it or a property of it is escaped."""
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {told}::{_data(text)}"


def _data(text: str) -> str:
    for sign, written in _ESCAPES:
        text = text.replace(sign, written)
    return text


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
