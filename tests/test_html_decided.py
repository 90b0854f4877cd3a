"""What the page says of decisions, and the lines it keeps, without a browser."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Anchor, Decision
from compare.points import with_points
from compare.renderers.html import render
from compare.renderers.html.decided import choices, decided, decided_on, line, when
from compare.review.decisions import read_line
from tests import samples

SAID = Decision("fp1:00000000000000aa", "", "", "confirmed", by="Ann Lee", at="2025-11-05T09:40:00Z")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(WORDS, WORDS, st.lists(st.builds(Anchor, st.just("a"), WORDS, WORDS, WORDS), max_size=2))
def test_a_line_in_the_page_is_the_line_of_the_file(by: str, comment: str, sides: list[Anchor]) -> None:
    decision = replace(SAID, by=by, comment=comment, sides=tuple(sides))
    assert read_line(line(decision)) == decision


def test_a_line_has_its_keys_in_order_and_nothing_empty() -> None:
    keys = list(json.loads(line(replace(SAID, reason="other", sides=(Anchor("a", "x", "", ""),)))))
    assert keys == ["fp", "status", "reason", "by", "at", "sides"]


@pytest.mark.parametrize(
    ("at", "shown"),
    [("2025-11-05T09:40:00Z", "2025-11-05 09:40 UTC"), ("2025-11-05", "2025-11-05"), ("", ""), ("<b>", "<b>")],
)
def test_times_are_for_people_and_what_is_none_stays(at: str, shown: str) -> None:
    assert when(at) == shown


def test_a_decision_from_elsewhere_says_how_it_came() -> None:
    report = samples.seed_report()
    articles = {s.article.id: s.article for s in report.sources}
    finding = replace(
        report.findings[0], status="expired", match="value", decisions=(replace(SAID, expires="2025-12-01"),)
    )
    shown = decided(finding, report.story, articles)
    assert shown.matched.startswith("Known: ") and shown.matched.endswith("open again.")
    assert decided_on([finding])[0].terms == ("until 2025-12-01",)
    assert decided(report.findings[0], report.story, articles).matched == ""


def test_what_is_equal_in_meaning_asks_for_no_review() -> None:
    report = samples.seed_report()
    counts = choices(report)
    assert (counts.reviewed, counts.reviewable) == (0, 8)
    done = replace(report, findings=tuple(replace(f, status="confirmed") for f in report.findings))
    assert choices(done).told == "Every point is reviewed"
    assert choices(samples.equal_report()).reviewable == 0


def test_decisions_are_in_the_page_as_text() -> None:
    report = samples.seed_report()
    said = replace(SAID, by="<b>Ann", comment="\u2028</p><script>")
    page = render(
        with_points(replace(report, findings=(replace(report.findings[0], status="confirmed", decisions=(said,)),)))
    )
    assert "<b>Ann" not in page and "</p><script>" not in page and page.count("<script>") == 1
