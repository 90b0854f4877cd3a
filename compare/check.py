"""Stage 9: reviewed reports and a policy in; what fails, and the counts of everything, out.

A run fails on what is new and unreviewed: findings of a severity and a status that the policy names, and, where it
says so, decisions whose finding is gone. Nothing vanishes: whatever does not fail is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from compare.model import SEVERITIES, STATUSES, Finding, Report


@dataclass(frozen=True, slots=True)
class Policy:
    """What fails: findings at `fail_on` or graver ("never" for none) with a status in `fail_status`, and `stale`."""

    fail_on: str = "warning"
    fail_status: tuple[str, ...] = ("conflict", "expired", "open")
    stale: Literal["warn", "error", "ignore"] = "warn"

    def fails(self, finding: Finding) -> bool:
        """Whether `finding` fails a run."""
        return finding.status in self.fail_status and finding.severity in self._levels

    @property
    def _levels(self) -> tuple[str, ...]:
        return SEVERITIES[: SEVERITIES.index(self.fail_on) + 1] if self.fail_on in SEVERITIES else ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One story of a run: its report, the findings that fail it, and whether stale decisions do."""

    report: Report
    failing: tuple[Finding, ...]
    stale_fails: bool

    @property
    def passes(self) -> bool:
        """Whether nothing of this story fails."""
        return not self.failing and not self.stale_fails


def judge(report: Report, policy: Policy) -> Verdict:
    """Decide on one story whose findings carry their status."""
    failing = tuple(f for f in report.findings if policy.fails(f))
    return Verdict(report, failing, policy.stale == "error" and report.stale > 0)


def counts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    """Count every finding of a run once: open ones by severity, the others by status, stale and ignored ones."""
    found: Counter[str] = Counter()
    for verdict in verdicts:
        told = verdict.report.counts
        found.update({f"open {level}": number for level, number in told.open.items()})
        found.update(told.others)
    names = [f"open {level}" for level in SEVERITIES] + [s for s in STATUSES if s != "open"] + ["stale", "ignored"]
    return {name: found[name] for name in names}
