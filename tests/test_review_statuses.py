"""What several people's decisions on one finding come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import SEVERITIES, STATUSES, WAITING, Decision, Finding, Severity
from compare.review.statuses import decided, is_over, newest_of_each
from tests.strategies import decisions

TODAY = date(2025, 11, 20)
FINDING = Finding("quote.cut", "warning", 0.8, {}, {}, sources=("a", "b"), id="fp1:aa")


def said(status: str, by: str = "Ann", day: int = 5, expires: str = "", severity: str = "") -> Decision:
    at = f"2025-11-{day:02}T00:00:00Z"
    return Decision("fp1:aa", "", "", status, by=by, at=at, expires=expires, severity=severity)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "status", "kept"),
    [
        ([], "open", []),
        ([said("confirmed")], "confirmed", [0]),
        ([said("confirmed"), said("dismissed", day=6)], "dismissed", [1]),
        ([said("dismissed", day=6), said("confirmed")], "dismissed", [0]),
        ([said("confirmed"), said("confirmed", "Bo", 4)], "confirmed", [1, 0]),
        ([said("confirmed"), said("dismissed", "Bo")], "conflict", [0, 1]),
        ([said("confirmed"), said("unsure", "Bo")], "conflict", [0, 1]),
        ([said("dismissed"), said("dismissed", "Bo"), said("confirmed", "Bo", 4)], "dismissed", [0, 1]),
        ([said("baseline", "")], "baseline", [0]),
        ([said("baseline", "", 9), said("confirmed")], "confirmed", [1]),
        ([said("baseline", day=9), said("confirmed")], "confirmed", [1]),
        ([said("confirmed"), said("dismissed")], "conflict", [0, 1]),
        ([said("dismissed", expires="2025-11-19")], "expired", [0]),
        ([said("dismissed", expires="2025-11-20")], "dismissed", [0]),
        ([said("dismissed", expires="2025-11-20T00:00:00Z")], "dismissed", [0]),
        ([said("dismissed", expires="2025-11-19T23:59:59Z")], "expired", [0]),
        ([said("dismissed", expires="next spring")], "expired", [0]),
        ([said("dismissed", expires="2025-11-19"), said("confirmed", "Bo")], "confirmed", [0, 1]),
        ([said("dismissed", expires="2025-11-19"), said("confirmed", "Bo", expires="x")], "expired", [0, 1]),
    ],
)
def test_status(lines: list[Decision], status: str, kept: list[int]) -> None:
    found = decided(FINDING, lines, "exact", TODAY)
    assert (found.status, found.decisions) == (status, tuple(lines[i] for i in kept))
    assert found.match == ("exact" if lines else "")


def test_what_only_a_place_found_is_to_be_checked_again() -> None:
    for lines in ([said("confirmed")], [said("confirmed"), said("dismissed", "Bo")], [said("unsure", expires="x")]):
        found = decided(FINDING, lines, "anchor", TODAY)
        assert (found.status, found.match) == ("recheck", "anchor") and found.decisions


@pytest.mark.parametrize(
    ("lines", "severity"),
    [
        ([said("confirmed", severity="error")], "error"),
        ([said("confirmed", severity="warning")], "warning"),
        ([said("confirmed", severity="error"), said("confirmed", "Bo", 6, severity="note")], "note"),
        ([said("confirmed", severity="error"), said("confirmed", "Bo", 6)], "error"),
        ([said("confirmed", severity="error"), said("dismissed", "Bo", 6)], "warning"),
        ([said("dismissed", severity="hidden", expires="2025-01-01")], "warning"),
    ],
)
def test_a_reviewers_severity_stands_beside_the_programs(lines: list[Decision], severity: Severity) -> None:
    found = decided(FINDING, lines, "value", TODAY)
    assert found.severity == severity
    assert found.facts == ({} if severity == "warning" else {"severity_found": "warning"})
    assert decided(found, [], "", TODAY).status == "open"


@given(st.lists(decisions(st.just("fp1:00000000000000aa")), max_size=8), st.randoms())
def test_every_order_of_lines_says_the_same(lines: list[Decision], dice: object) -> None:
    found = decided(FINDING, lines, "exact", TODAY)
    dice.shuffle(lines)  # type: ignore[attr-defined]
    again = decided(FINDING, lines, "exact", TODAY)
    assert (again.status, again.severity) == (found.status, found.severity)
    assert found.status in STATUSES and found.severity in SEVERITIES
    assert {d.by for d in found.decisions} <= {d.by for d in lines}
    assert bool(found.decisions) == bool(lines)
    if found.status not in WAITING:
        assert {d.status for d in found.decisions if not is_over(d, TODAY)} == {found.status}


@given(st.lists(decisions(st.just("fp1:00000000000000aa")), min_size=1, max_size=8))
def test_only_a_persons_newest_line_counts(lines: list[Decision]) -> None:
    newest = newest_of_each(lines)
    assert newest_of_each(newest) == newest
    older = [replace(d, at="") for d in lines if d.by in {n.by for n in newest if n.at}]
    assert {d.status for d in newest_of_each([*newest, *older]) if d.at} >= {d.status for d in newest if d.at}
