"""What the decisions on one finding come to: its status, its severity, and whose word counts.

The newest line of each person counts; lines that nobody reviewed count only where nobody did. People who differ are
a conflict, and a decision whose time is over opens the finding again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from compare.connected import gathered
from compare.model import SEVERITIES, Decision, Facts, Finding, Match, Severity, Status
from compare.review.decisions import moment, ordered

_FIRST = datetime.min.replace(tzinfo=UTC)


def decided(finding: Finding, decisions: Sequence[Decision], match: Match, today: date) -> Finding:
    """Give `finding` the status that `decisions`, found by `match`, come to on the day `today`."""
    if not decisions:
        return replace(finding, status="open", decisions=(), match="")
    newest = newest_of_each(decisions)
    status = "recheck" if match == "anchor" else _status(newest, today)
    finding = replace(finding, status=status, decisions=newest, match=match)
    return _regraded(finding, today) if status in ("confirmed", "dismissed", "unsure") else finding


def newest_of_each(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Keep of each person the newest line, oldest first, and a baseline only where nobody reviewed the finding.

    A person's two lines of one time that differ in status both stay: which came later, nobody can tell.
    """
    lines = gathered((decision.by, decision) for decision in _reviewed(decisions))
    kept: list[Decision] = []
    for of_person in lines.values():
        last = max(map(when, of_person))
        by_status = {d.status: d for d in ordered(of_person) if when(d) == last}
        kept += by_status.values()
    return tuple(sorted(kept, key=lambda d: (when(d), d.by, d.status)))


def is_over(decision: Decision, today: date) -> bool:
    """Whether `decision` has expired on the day `today`; a time that nobody can read counts as past."""
    if not decision.expires:
        return False
    end = moment(decision.expires)
    return end is None or end < datetime.combine(today, time.min, UTC)


def _reviewed(decisions: Iterable[Decision]) -> list[Decision]:
    """Leave baselines out where a person has decided."""
    lines = list(decisions)
    return [d for d in lines if d.status != "baseline"] or lines


def when(decision: Decision) -> datetime:
    """When it was decided; a line without a time is older than all others."""
    return moment(decision.at) or _FIRST


def _status(newest: Sequence[Decision], today: date) -> Status:
    """Agree on one status, if those that are in force do."""
    said: set[Status] = {d.status for d in newest if not is_over(d, today)}
    if not said:
        return "expired"
    return said.pop() if len(said) == 1 else "conflict"


def _regraded(finding: Finding, today: date) -> Finding:
    """Use the severity that the last reviewer who names one gives; the program's own stays among the facts."""
    asked = [d.severity for d in finding.decisions if d.severity and not is_over(d, today)]
    level: Severity | None = next((s for s in SEVERITIES if asked and s == asked[-1]), None)
    if level is None or level == finding.severity:
        return finding
    facts: Facts = {**finding.facts, "severity_found": finding.severity}
    return replace(finding, severity=level, facts=dict(sorted(facts.items())))
