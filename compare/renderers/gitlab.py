"""GitLab's code quality report: what a merge request shows beside its changes.

GitLab drops an issue whose fingerprint another one has, so that fingerprints are unique in the file. What is left out
has no place in this form.
"""

import json
from collections.abc import Mapping, Sequence

from compare.model import Report, Severity
from compare.renderers.results import Result, message, other_place, plain, results

_LEVELS: Mapping[Severity, str] = {"error": "critical", "warning": "major", "note": "info"}


def render_many(reports: Sequence[Report]) -> str:
    """Write the findings of all `reports` as one list, the gravest first."""
    return json.dumps([_issue(result) for result in results(reports)], indent=1) + "\n"


def _issue(result: Result) -> dict[str, object]:
    place = result.place
    other = other_place(result)
    lines = {"begin": place.line, "end": place.region.end_line} if place.region else {"begin": 1}
    return {
        "description": message(result) + (f" ({other})" if other else ""),
        "check_name": plain(result.finding.kind),
        "fingerprint": result.fingerprint,
        "severity": _LEVELS[result.finding.severity],
        "location": {"path": plain(place.path), "lines": lines},
    }
