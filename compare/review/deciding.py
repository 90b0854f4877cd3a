"""From a finding to a decision on it, complete with fingerprints and quoted places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compare.fingerprints import anchors, value, variant
from compare.model import Article, Decision, Finding, Report


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
