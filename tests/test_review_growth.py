"""Decisions by the thousand: what matching and importing cost, and that the size changes no answer."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from compare.cli.review import _sorted_out
from compare.fingerprints import exact
from compare.model import Decision, Finding, Report, Span
from compare.review import apply_decisions, decision_on
from tests import samples

TODAY = date(2025, 11, 20)
MANY = 2_000
TOWNS = tuple(first + last for first in ("Ash", "Bram", "Cole", "Dun", "Elm") for last in ("by", "ford", "ley", "ton"))


def long_report(count: int, other: str) -> Report:
    """A report of `count` findings in sentences of the same few words: one side prints will, the `other` side that."""
    told = [f"The council of {TOWNS[n % 20]} said that road {n} will open on day {n % 28}." for n in range(count)]
    texts = {"a": told, "b": [line.replace("will", other) for line in told]}
    sources = {name: samples.source(name, " ".join(lines)) for name, lines in texts.items()}
    articles = {name: source.article for name, source in sources.items()}
    findings = []
    for n in range(count):
        spans, context = {}, {}
        for name, word in (("a", "will"), ("b", other)):
            context[name] = sources[name].sentences[n].span
            start = context[name].start + texts[name][n].index(word)
            spans[name] = (Span(start, start + len(word)),)
        made = Finding("certainty.shift", "warning", 0.9, spans, context, sources=("a", "b"))
        findings.append(replace(made, id=exact(made, articles)))
    return samples.report(list(sources.values()), findings)


def confirmed(report: Report) -> list[Decision]:
    said = Decision("", "", "", "confirmed", by="Ann", at="2025-11-06T08:00:00Z")
    return [decision_on(report, finding, said) for finding in report.findings]


@pytest.mark.parametrize("count", [50, MANY])
def test_decisions_on_words_that_were_edited_find_their_places(count: int) -> None:
    lines = confirmed(long_report(count, "may"))
    edited = long_report(count, "might")
    start = time.process_time()
    applied = apply_decisions(edited, lines, TODAY)
    assert time.process_time() - start < 5, "each line held against each finding would take ten times as long"
    assert {f.match for f in applied.findings} == {"anchor"} and applied.stale == 0
    at_home = sum(
        f.context["a"].start == edited.sources[0].sentences[n].start
        and f.decisions[0].sides[0].suffix == f"{lines[n].sides[0].suffix}"
        for n, f in enumerate(applied.findings)
    )
    assert at_home == count


def test_thousands_of_lines_are_sorted_out_in_time() -> None:
    report = long_report(MANY, "may")
    lines = [*confirmed(report), Decision("fp1:00000000", "", "", "confirmed", by="Ann")]
    start = time.process_time()
    known, left = _sorted_out(report, lines)
    assert time.process_time() - start < 5
    assert (len(known), left) == (MANY, lines[-1:])


def test_the_newest_line_is_told_by_its_time_and_not_by_its_letters() -> None:
    report = long_report(1, "may")
    (old,) = confirmed(report)
    edited = long_report(1, "might")
    # 08:00 in UTC; the other is half an hour older, though it sorts behind as text, and quotes another place.
    elsewhere = tuple(replace(side, prefix="", exact="nowhere", suffix="") for side in old.sides)
    older = replace(old, at="2025-11-06T13:00:00+05:30", by="Bo", sides=elsewhere)
    applied = apply_decisions(edited, [old, older], TODAY)
    assert applied.findings[0].match == "anchor"
