"""What became of the points of a report: which wait for a person, and what people made of the others.

Comes in: a report with its points. Goes out: the points that wait, the gravest first, each with those of its findings
that do; and numbers of all others by reason, so that nothing vanishes. Where the articles tell different stories,
nothing waits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from compare.model import SEVERITIES, WAITING, Finding, Point, Report, Severity
from compare.points import members
from compare.text import counted

LEVELS: tuple[Severity, ...] = ("error", "warning", "note")
# What a point can be; where its findings differ, the first that one of them is.
_STANDINGS = ("open", "confirmed", "unsure", "dismissed", "baseline", "hidden")
_LEFT_OUT = (*_STANDINGS[1:], "ignored", "other story", "stale")


class Chosen(NamedTuple):
    """A point with those of its findings that are meant, the gravest first."""

    point: Point
    findings: Sequence[Finding]

    @property
    def severity(self) -> Severity:
        """That of its gravest finding that is meant."""
        return self.findings[0].severity


def waiting(report: Report) -> list[Chosen]:
    """List the points of `report` that wait for a person, with the findings that do."""
    return [] if _apart(report) else chosen(report, lambda finding: finding.waits)


def chosen(report: Report, wanted: Callable[[Finding], bool]) -> list[Chosen]:
    """List the points of `report` with a finding that is `wanted`, the gravest first, otherwise in their order."""
    held = members(report)
    meant = [Chosen(point, _gravest(filter(wanted, held[point.id]))) for point in report.points]
    return sorted((one for one in meant if one.findings), key=lambda one: SEVERITIES.index(one.severity))


def _gravest(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: SEVERITIES.index(f.severity))


def _apart(report: Report) -> bool:
    return report.verdict == "not-the-same-story"


def standing(findings: Iterable[Finding]) -> str:
    """Say what became of a point with `findings`: open, or what people made of it, or hidden."""
    return min(map(_standing, findings), key=_STANDINGS.index)


def _standing(finding: Finding) -> str:
    if finding.waits:
        return "open"
    return "hidden" if finding.status in WAITING else finding.status


def levels(reports: Iterable[Report]) -> dict[Severity, int]:
    """How many points of `reports` wait for a person, by severity; those without any are not named."""
    found = Counter(one.severity for report in reports for one in waiting(report))
    return {level: found[level] for level in LEVELS if found[level]}


def left_out(reports: Iterable[Report]) -> dict[str, int]:
    """Count by reason the points that do not wait, ignored findings and stale decisions; nothing without any."""
    return _by_reason(reports, lambda report: [standing(held) for held in members(report).values()])


def findings_left_out(reports: Iterable[Report]) -> dict[str, int]:
    """Count by reason the findings that do not wait, as `left_out` does the points."""
    return _by_reason(reports, lambda report: [_standing(f) for f in report.findings])


def _by_reason(reports: Iterable[Report], standings: Callable[[Report], Sequence[str]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for report in reports:
        found.update(["other story"] * len(standings(report)) if _apart(report) else standings(report))
        found.update({"ignored": report.ignored, "stale": report.stale})
    return {reason: found[reason] for reason in _LEFT_OUT if found[reason]}


def said(numbers: Mapping[Severity, int]) -> str:
    """Write what `levels` counts: “1 error, 3 notes”."""
    return ", ".join(counted(number, level) for level, number in numbers.items())
