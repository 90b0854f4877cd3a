"""What became of the points of a report: which wait for a person, and what people made of the others.

Comes in: a report with its points. Goes out: the points that wait, the gravest first, each with those of its findings
that do; and numbers of all others by reason, so that nothing vanishes. Where the articles tell different stories,
nothing waits.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from compare.model import SEVERITIES, WAITING, Finding, Point, Report, Severity, Status
from compare.points import counts, members
from compare.text import counted

LEVELS: tuple[Severity, ...] = ("error", "warning", "note")
# Where findings of a point differ, it is the first of these that one of them is; so says the page's script.
_ORDER: tuple[Status, ...] = ("open", "recheck", "expired", "conflict", "confirmed", "unsure", "dismissed", "baseline")
_LEFT_OUT = ("confirmed", "unsure", "dismissed", "baseline", "hidden", "ignored", "other story", "stale")


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
    meant = [(point, list(filter(wanted, held[point.id]))) for point in report.points]
    graded = [Chosen(point, sorted(of, key=lambda f: SEVERITIES.index(f.severity))) for point, of in meant if of]
    return sorted(graded, key=lambda one: SEVERITIES.index(one.severity))


def _apart(report: Report) -> bool:
    return report.verdict == "not-the-same-story"


def status_of(findings: Sequence[Finding]) -> Status:
    """How far a point with `findings` is decided; those equal in meaning count only where there is no other."""
    told = [f for f in findings if f.severity != "hidden"] or findings
    return min((f.status for f in told), key=_ORDER.index)


def standing(findings: Sequence[Finding]) -> str:
    """Say what became of a point with `findings`: open, or what people made of it, or hidden."""
    status = status_of(findings)
    if status not in WAITING:
        return status
    return "hidden" if all(f.severity == "hidden" for f in findings) else "open"


def levels(reports: Iterable[Report]) -> dict[Severity, int]:
    """How many points of `reports` wait for a person, by severity; those without any are not named."""
    found = [counts(report) for report in reports if not _apart(report)]
    return {level: number for level in LEVELS if (number := sum(held[level] for held in found))}


def left_out(reports: Iterable[Report]) -> dict[str, int]:
    """Count by reason the points that do not wait, ignored findings and stale decisions; nothing without any."""
    return _by_reason(reports, lambda report: [standing(held) for held in members(report).values()])


def findings_left_out(reports: Iterable[Report]) -> dict[str, int]:
    """Count by reason the findings that do not wait, as `left_out` does the points."""
    return _by_reason(reports, lambda report: [standing([f]) for f in report.findings])


def _by_reason(reports: Iterable[Report], standings: Callable[[Report], Sequence[str]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for report in reports:
        found.update(["other story"] * len(standings(report)) if _apart(report) else standings(report))
        found.update({"ignored": report.ignored, "stale": report.stale})
    return {reason: found[reason] for reason in _LEFT_OUT if found[reason]}


def said(numbers: Mapping[Severity, int]) -> str:
    """Write what `levels` counts: “1 error, 3 notes”."""
    return ", ".join(counted(number, level) for level, number in numbers.items())
