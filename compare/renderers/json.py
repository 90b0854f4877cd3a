"""The report as `storydiff/report/v1` (report.schema.json): fixed key order, text as it is, one trailing newline."""

from __future__ import annotations

import json

from compare.codec import encode
from compare.model import Report


def render(report: Report) -> str:
    """Write `report` as JSON, so that a line of a diff is a value of the report."""
    return json.dumps(encode(report), ensure_ascii=False, indent=1) + "\n"
