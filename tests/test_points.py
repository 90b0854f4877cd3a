"""Points: which findings a person reads as one, what their line says, and what waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.lexicon.polarity import NEGATORS
from compare.model import Alignment, Facts, Finding, LedgerEntry, Report, Severity, Source, Span
from compare.points import counts, members, points_of
from compare.points.lines import abridged
from compare.text import tokenise
from tests import samples
from tests.samples import at, finding, source
from tests.test_codec import reports

A = (
    "The mill at Orle burned for nine hours. “It was quite a blaze,” Ada Quist said on Monday. "
    "Nobody was hurt. The owner was abroad. A guard, Ben Roe, rang the bell."
)
B = "The old mill at Orle burned. “It was pretty much a blaze,” Ada Quist said. Nobody was hurt."


def mills() -> tuple[Source, Source]:
    return source("a", A), source("b", B)


def told(*findings: Finding) -> Report:
    """A report on two mills, whose first three sentences are grouped."""
    a, b = mills()
    groups = [Alignment({"a": (n,), "b": (n,)}, 0.9, 0.9, "same", False) for n in (1, 2, 3)]
    ledger = [
        LedgerEntry(
            "Ada Quist", {"a": (at(a, "It was quite a blaze,"),), "b": (at(b, "It was pretty much a blaze,"),)}, {}
        )
    ]
    return samples.report((a, b), findings, groups, ledger)


def differing(
    kind: str, words_a: str, words_b: str, severity: Severity = "note", facts: Facts | None = None
) -> Finding:
    """A finding on words of both mills; "" is a gap before the last mark of the first sentence."""
    a, b = mills()
    sides = {
        "a": (a, [at(a, words_a) if words_a else Span(38, 38)]),
        "b": (b, [at(b, words_b) if words_b else Span(27, 27)]),
    }
    return finding(kind, severity, f"{words_a} {words_b}", sides, facts=facts)


def alone(kind: str, words: str, facts: Facts | None = None) -> Finding:
    """A finding on words that only the first mill has."""
    a, _ = mills()
    return finding(kind, "note", words, {"a": (a, [at(a, words)])}, facts=facts, among=["a", "b"])


REWORDED = differing("quote.reworded", "quite", "pretty much", "warning", facts={"speaker": "Ada Quist"})
VERB = differing("attribution.verb", "said on", "said.", facts={"speaker": "Ada Quist"})
OLD, HOURS = differing("missing.detail", "", "old"), differing("missing.detail", "for nine hours", "")
OWNER, GUARD = (
    alone("missing.statement", "The owner was abroad."),
    alone("missing.statement", "A guard, Ben Roe, rang the bell."),
)
HEARD = alone("missing.speaker", "Ben Roe", facts={"speaker": "Ben Roe"})


def grouped(report: Report) -> list[set[str]]:
    """The points by the titles of their findings."""
    return [{f.title for f in findings} for findings in members(report).values()]


@given(reports())
def test_every_finding_is_in_exactly_one_point(report: Report) -> None:
    numbered = replace(report, findings=tuple(replace(f, id=str(n)) for n, f in enumerate(report.findings)))
    points = points_of(numbered)
    assert sorted(name for p in points for name in p.findings) == sorted(f.id for f in numbered.findings)
    assert len({p.id for p in points}) == len(points)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (REWORDED, VERB, True),
        (OLD, HOURS, True),
        (OWNER, GUARD, True),
        (GUARD, HEARD, True),
        (REWORDED, OLD, False),
        (OLD, OWNER, False),
    ],
    ids=[
        "a remark and its verb",
        "one group of claims",
        "a passage",
        "who is heard in it",
        "remark, claim",
        "claim, passage",
    ],
)
def test_what_is_read_as_one_is_one_point(one: Finding, other: Finding, together: bool) -> None:
    assert (len(told(one, other).points) == 1) is together


def test_the_order_of_findings_does_not_matter() -> None:
    found = (REWORDED, VERB, OLD, HOURS, OWNER, GUARD, HEARD)
    assert {frozenset(p) for p in grouped(told(*found))} == {frozenset(p) for p in grouped(told(*reversed(found)))}


def test_the_gravest_point_comes_first_and_has_the_severity_of_its_gravest_finding() -> None:
    first, *rest = told(OLD, OWNER, VERB, REWORDED).points
    assert (first.severity, [p.severity for p in rest]) == ("warning", ["note", "note"])


@pytest.mark.parametrize(
    ("findings", "line"),
    [
        ((REWORDED, VERB), "Ada Quist: “quite” / “pretty much”; “said on” / “said.”"),
        ((OLD, HOURS), "“old” only in B; “for nine hours” only in A"),
        ((OWNER, GUARD, HEARD), "Only in A: “The owner was abroad.” and 1 more sentence; heard only there: Ben Roe"),
    ],
)
def test_a_line_says_the_difference_with_both_wordings(findings: tuple[Finding, ...], line: str) -> None:
    assert told(*findings).points[0].title == line


def test_words_of_grammar_never_lead() -> None:
    light = differing("missing.detail", "at Orle", "", "note")
    light = replace(light, spans={**light.spans, "a": (at(mills()[0], "at"),)}, confidence=0.99)
    assert told(light, HOURS).points[0].title.startswith("“for nine hours”")


words = st.sampled_from(["mill", "burned", "not", "12", "never", "owner", "abroad", "long", "3.5", "isn't"])


@given(st.lists(words, min_size=1, max_size=60).map(" ".join), st.integers(20, 80))
def test_what_a_long_phrase_denies_or_counts_is_never_cut_off(phrase: str, width: int) -> None:
    def vital(text: str) -> list[str]:
        return [t.norm for t in tokenise(text) if t.norm in NEGATORS or t.text[0].isdigit()]

    assert vital(abridged(phrase, width)) == vital(phrase)


def test_a_point_waits_while_one_of_its_findings_does() -> None:
    report = told(replace(OLD, status="confirmed"), HOURS)
    assert counts(report)["note"] == 1
    assert counts(told(replace(OLD, status="confirmed"), replace(HOURS, status="dismissed")))["note"] == 0
