"""The seed pair: what an editor who has read both articles expects of the report, by words and not by offsets."""

from __future__ import annotations

from functools import cache

import pytest

from compare.articles import read_story
from compare.model import Finding, Report
from compare.pipeline import compare_story
from compare.settings import Settings

CONFLICTS = {"number.conflict", "number.unit", "date.conflict", "name.conflict", "polarity.conflict", "quote.altered"}


@cache
def report() -> Report:
    """The report of the seed pair, made once."""
    return compare_story(read_story(["seeds/india-us-talks"]), Settings())


def texts() -> dict[str, str]:
    """The two articles by id."""
    return {s.article.id: s.article.text for s in report().sources}


def words(finding: Finding, source: str) -> list[str]:
    """The article's words at a finding's spans."""
    return [texts()[source][s.start : s.end] for s in finding.spans.get(source, ())]


def found(kind: str, a: str | None, b: str | None) -> list[Finding]:
    """Findings of `kind` whose words on each side share text with `a` and `b` (None: that side is not looked at)."""

    def holds(finding: Finding, source: str, wanted: str | None) -> bool:
        return wanted is None or any(w and (w in wanted or wanted in w) for w in words(finding, source))

    return [f for f in report().findings if f.kind == kind and holds(f, "a", a) and holds(f, "b", b)]


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        ("quote.reworded", "quite", "pretty"),
        ("quote.reworded", "Just", None),
        ("quote.reworded", "spoke directly with", "spoke to"),
        ("quote.reworded", "after celebrating Diwali", "directly when he celebrated Diwali"),
        ("quote.reworded", "alongside senior", "with many high-ranking"),
        ("quote.reworded", None, "US"),
        ("quote.reworded", None, "Mr"),
        ("quote.cut", None, "here at the White House"),
        ("quote.cut", None, "The president and his trade team continue to be in"),
        ("missing.detail", "in August", None),
        ("number.conflict", "50% duty, including an additional 25% secondary levy", "25 per cent reciprocal"),
        ("missing.detail", None, "paused for a brief amount of time"),
        ("missing.speaker", "Randhir Jaiswal", None),
        ("missing.speaker", None, "Piyush Goyal"),
        ("missing.statement", None, "Five rounds of talks have been completed so far"),
        ("missing.statement", "Since mid-October, Trump has repeatedly asserted", None),
        ("missing.statement", None, "Last week, during his South Korea"),
        ("attribution.role", "Press Secretary", "spokesperson"),
        ("attribution.verb", "denounced", "described"),
    ],
)
def test_what_an_editor_expects_is_found(kind: str, a: str | None, b: str | None) -> None:
    hits = [f for f in report().findings if f.kind == kind]
    assert found(kind, a, b), [(words(f, "a"), words(f, "b")) for f in hits]


def test_only_the_duty_that_one_splits_is_called_a_conflict() -> None:
    (duty,) = (f for f in report().findings if f.kind in CONFLICTS)
    assert duty.severity == "note" and "duty" in words(duty, "a")[0] and "reciprocal" in words(duty, "b")[0]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("50%", "50 per cent"),
        ("unfair, unjustified, and unreasonable", "unfair, unjustified and unreasonable"),
        ("The President is positive and feels very strongly", "The President is positive and feels very strongly"),
    ],
)
def test_equal_things_are_silent(a: str, b: str) -> None:
    loud = [
        f
        for f in report().findings
        if f.severity in ("error", "warning")
        and any(w and w in a for w in words(f, "a"))
        and any(w and w in b for w in words(f, "b"))
    ]
    assert loud == []


def test_the_embedded_post_and_the_headings_are_silent() -> None:
    text = texts()["b"]
    post = text.index("#WATCH"), text.index("Five rounds")
    heading = text.index("US Keen on Trade Deal"), text.index("The US and India have been engaged")
    for start, end in (post, heading):
        assert not [f for f in report().findings for s in f.spans.get("b", ()) if start <= s.start < s.end <= end]


def test_goyals_remarks_are_one_finding() -> None:
    (finding,) = found("missing.speaker", None, "Goyal")
    assert finding.facts["speaker"] == "Piyush Goyal"
    assert int(finding.facts["remarks"]) >= 3
    assert "a" not in finding.spans


def test_the_ministry_is_heard_only_in_a() -> None:
    heard = [f for f in report().findings if f.kind == "missing.speaker" and "a" in f.spans]
    assert any("Jaiswal" in f.facts["speaker"] or "External Affairs" in f.facts["speaker"] for f in heard)
    assert not [f for f in heard if "Leavitt" in f.facts["speaker"]]


def test_leavitts_remarks_are_paired_in_any_order() -> None:
    pairs = {(i, j) for g in report().alignments for i in g.sentences["a"] for j in g.sentences["b"]}
    place = {s.article.id: s for s in report().sources}

    def number(source: str, start: str) -> int:
        at = texts()[source].index(start)
        return next(s.n for s in place[source].sentences if s.start <= at < s.end)

    for a, b in [
        ("Just a few weeks ago", "A few weeks ago, he spoke to the Prime Minister directly"),
        ("“President Trump has great respect", '"I know the president has great respect'),
        ("Leavitt added that the US has", '"The president and his trade team continue'),
        ("Tensions between the two nations", "However, ties between New Delhi"),
    ]:
        assert (number("a", a), number("b", b)) in pairs
