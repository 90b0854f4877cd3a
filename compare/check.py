"""Stage 9: reviewed reports and a policy in; what fails out.

A run fails on what is new and unreviewed: points with a finding of a severity and a status that the policy names, and,
where it says so, decisions whose finding is gone.
"""

from dataclasses import dataclass
from typing import Literal

from compare.model import SEVERITIES, Finding, Report
from compare.points.standing import Chosen, chosen


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
    """One story of a run: its report, the points that fail it with the findings that do, whether stale decisions do."""

    report: Report
    failing: tuple[Chosen, ...]
    stale_fails: bool

    @property
    def passes(self) -> bool:
        """Whether nothing of this story fails."""
        return not self.failing and not self.stale_fails


def judge(report: Report, policy: Policy) -> Verdict:
    """Decide on one story whose findings carry their status."""
    return Verdict(report, tuple(chosen(report, policy.fails)), policy.stale == "error" and report.stale > 0)
