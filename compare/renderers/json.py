"""The report as `storydiff/report/v1` (report.schema.json): fixed key order, text as it is, one trailing newline."""

import json
from collections.abc import Sequence

from compare.codec import encode
from compare.model import Report


def render(report: Report) -> str:
    """Write `report` as JSON, so that a line of a diff is a value of the report."""
    return json.dumps(encode(report), ensure_ascii=False, indent=1) + "\n"


def render_many(reports: Sequence[Report]) -> str:
    """Write `reports` as a list, also where it is one, so that a reader need not ask which it got."""
    return json.dumps([encode(report) for report in reports], ensure_ascii=False, indent=1) + "\n"
