"""How well points stand for findings: how many a person reads instead, and whether what matters is in sight of each.

Comes in: the report of a marked pair as plain JSON, and which findings answer each mark. Goes out: rates. In a report
without points every finding stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.bench.rates import Rate


def per_finding(report: Mapping[str, Any]) -> Rate:
    """How many points a person reads for the findings that are shown."""
    shown = [f for f in report["findings"] if f["severity"] != "hidden"]
    points = report.get("points", shown)
    return Rate(sum(p["severity"] != "hidden" for p in points), len(shown))


def in_sight(report: Mapping[str, Any], answers: Iterable[Sequence[int]]) -> Rate:
    """Of marks that are found, those with a finding whose words stand in its point's passages; `answers` by number."""
    findings = report["findings"]
    if "points" not in report:
        return Rate.among(True for _ in answers)
    point_of = {name: p for p in report["points"] for name in p["findings"]}
    return Rate.among(any(_stands_in(findings[k], point_of[findings[k]["id"]]) for k in held) for held in answers)


def _stands_in(finding: Mapping[str, Any], point: Mapping[str, Any]) -> bool:
    """Whether all marked words of `finding` stand in the passages of `point`."""
    return all(
        source in point["passages"]
        and point["passages"][source]["start"] <= span["start"]
        and span["end"] <= point["passages"][source]["end"]
        for source, spans in finding["spans"].items()
        for span in spans
    )
