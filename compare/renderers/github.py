"""GitHub's annotations: one workflow command a point, which the runner reads from a step's log.

GitHub shows ten annotations a level and drops the rest without a word, so the first of each level are written and one
notice counts all others; it is one of the ten. Columns are given on one line only, since GitHub drops an
annotation with columns across lines.
"""

from collections.abc import Iterator, Mapping, Sequence

from compare.model import Report, Severity
from compare.points.standing import LEVELS, left_out
from compare.renderers.results import Result, by_point, headline, kinds, numbered, other_place, plain, troubles
from compare.text import counted

LIMIT = 10  # annotations of a level in a step
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_ESCAPES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))


def render_many(reports: Sequence[Report]) -> str:
    """Write the first points of each level in `reports`, and a notice that counts the rest."""
    return "".join(line + "\n" for line in _lines(reports))


def _lines(reports: Sequence[Report]) -> Iterator[str]:
    found = by_point(reports)
    by_level = {level: [point for point in found if point[0].finding.severity == level] for level in LEVELS}
    unread = [_command("error", {"title": "storydiff: not read"}, line) for _, line in troubles(reports)]
    yield from unread[:LIMIT]
    rooms = {"error": LIMIT - len(unread[:LIMIT]), "warning": LIMIT, "note": LIMIT}
    out = left_out(reports)
    if out or len(unread) > LIMIT or any(len(by_level[level]) > rooms[level] for level in LEVELS):
        rooms["note"] -= 1
    shown = {level: by_level[level][: rooms[level]] for level in LEVELS}
    yield from (_annotation(point) for level in LEVELS for point in shown[level])
    rest = {level: len(by_level[level]) - len(shown[level]) for level in LEVELS}
    parts = [counted(number, f"more {level}") for level, number in rest.items() if number]
    parts += [f"{len(unread) - LIMIT} more not read"] if len(unread) > LIMIT else []
    parts += [f"not listed: {numbered(out)}"] if out else []
    if parts:
        yield _command("notice", {"title": "storydiff"}, "; ".join(parts))


def _annotation(found: Sequence[Result]) -> str:
    first = found[0]
    place = first.place
    properties = {"file": plain(place.path), "line": str(place.line)}
    if place.region and place.region.end_line == place.region.line:
        columns = {"col": str(place.column), "endColumn": str(place.region.end_column)}
        properties |= {"endLine": str(place.line), **columns}
    elif place.region:
        properties |= {"endLine": str(place.region.end_line)}
    told = "\n".join(filter(None, (headline(found), other_place(first))))
    return _command(_COMMANDS[first.finding.severity], {**properties, "title": kinds(found)}, told)


def _command(name: str, properties: Mapping[str, str], text: str) -> str:
    """Write a workflow command; what would end it or a property of it is escaped."""
    told = ",".join(
        f"{key}={_data(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items()
    )
    return f"::{name} {told}::{_data(text)}"


def _data(text: str) -> str:
    for sign, written in _ESCAPES:
        text = text.replace(sign, written)
    return text
