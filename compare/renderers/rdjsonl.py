"""reviewdog's own form, one diagnostic a line: what its proto file calls `Diagnostic`.

Its columns count bytes of UTF-8. Unknown fields make it fail, so the other article stands in the message. What is left
out has no place in this form.
"""

import json
from collections.abc import Iterator, Mapping, Sequence

from compare.model import Report, Severity
from compare.renderers.places import Locator
from compare.renderers.results import Result, message, other_place, plain, results

_LEVELS: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render_many(reports: Sequence[Report]) -> str:
    """Write the findings of all `reports`, the gravest first."""
    locators = {
        (id(report), source.article.id): Locator(source) for report in reports for source in report.sources
    }  # fmt: skip
    return "".join(
        json.dumps(_diagnostic(result, locators[id(result.report), result.place.source])) + "\n"
        for result in results(reports)
    )


def _diagnostic(result: Result, locator: Locator) -> dict[str, object]:
    place = result.place
    location: dict[str, object] = {"path": plain(place.path)}
    if place.region:
        region = locator.in_bytes(place.region)
        location["range"] = {
            "start": {"line": region.line, "column": region.column},
            "end": {"line": region.end_line, "column": region.end_column},
        }
    return {
        "message": "\n".join(_told(result)),
        "location": location,
        "severity": _LEVELS[result.finding.severity],
        "source": {"name": "storydiff"},
        "code": {"value": plain(result.finding.kind)},
    }


def _told(result: Result) -> Iterator[str]:
    yield message(result)
    if other := other_place(result):
        yield other
