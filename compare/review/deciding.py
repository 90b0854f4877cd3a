"""From a finding to a decision on it: who decides, when, and of which fingerprints and quoted places."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from compare.errors import UsageError
from compare.fingerprints import anchors, value, variant
from compare.model import Article, Decision, Finding, Report

VARIABLE = "SOURCE_DATE_EPOCH"  # fixes the time of decisions, so that a run can be repeated exactly
LONGEST_NAME = 200  # characters of a reviewer's name, which every decision carries


def decision_on(report: Report, finding: Finding, said: Decision) -> Decision:
    """Give what is `said` the fingerprints and sides of `finding`, one of `report`."""
    articles = articles_of(report)
    return replace(
        said,
        fp=finding.id,
        fv=value(finding, articles),
        fg=variant(finding, report.story, articles),
        sides=anchors(finding, articles),
    )


def completed(report: Report, *said: Decision) -> list[Decision | None]:
    """Complete decisions of which only `fp` need be known; None for each of which `report` has no such finding."""
    findings = {finding.id: finding for finding in report.findings}
    return [decision_on(report, found, one) if (found := findings.get(one.fp)) else None for one in said]


def baseline(report: Report, at: str, by: str = "") -> list[Decision]:
    """Note every open finding of `report` as seen at the time `at`, reviewed by nobody."""
    said = Decision("", "", "", "baseline", by=by, at=at)
    return [decision_on(report, finding, said) for finding in report.findings if finding.status == "open"]


def articles_of(report: Report) -> Mapping[str, Article]:
    """The articles of `report` by id."""
    return {source.article.id: source.article for source in report.sources}


def now() -> datetime:
    """Give the time in UTC, to the second; `UsageError` where the variable holds no time."""
    fixed = os.environ.get(VARIABLE, "").strip()
    if not fixed:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"{VARIABLE} is “{fixed[:40]}”, no time", "Give whole seconds since 1970.") from None


def timestamp() -> str:
    """Give the time as decisions write it, RFC 3339 in UTC: 2025-11-05T09:40:00Z."""
    return now().strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> date:
    """Give the day by which decisions expire."""
    return now().date()


def reviewer(given: str, folder: Path) -> str:
    """Name the person who decides: `given`, else the user that git knows in `folder`; `UsageError` for nobody."""
    name = " ".join((given or _git_user(folder)).split())
    wrong = "nobody is named as the reviewer" if not name else ""
    if len(name) > LONGEST_NAME:
        wrong = f"the reviewer's name has {len(name):,} characters, more than {LONGEST_NAME}"
    elif not name.isprintable():
        wrong = "the reviewer's name cannot be printed"
    if wrong:
        raise UsageError(
            wrong,
            "Give --reviewer NAME, set STORYDIFF_REVIEWER, or tell git: git config user.name NAME.",
        )
    return name


def _git_user(folder: Path) -> str:
    """Ask git for its `user.name` in `folder`; "" where there is none."""
    try:
        asked = subprocess.run(
            ["git", "config", "user.name"],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip()
