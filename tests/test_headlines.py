"""Headlines on pairs of short articles, printed in the text or known from metadata alone; and what moved."""

from __future__ import annotations

import hashlib

import pytest

from compare.detectors import headlines
from compare.detectors.headlines.heads import head_of, number, values
from compare.model import Article, Comparison, Finding, Span
from compare.pipeline import compare_pair, compare_story, embed, read_document
from compare.settings import Settings
from compare.text import tokenise
from tests.pairs import _encoder, compared, found_by

BODY = "The Senate voted on the fishing treaty on Thursday night. Some 40 members spoke."


def paired(a: str | None, b: str | None, body: str = BODY) -> Comparison:
    """Two articles with one body, whose headlines stand in their metadata."""
    first, second = (
        read_document(Article(i, f"{i}.json", text, hashlib.sha256(text.encode()).hexdigest(), headline=headline))
        for i, headline, text in (("a", a, body), ("b", b, body + " "))
    )
    va, vb = embed((first, second), _encoder())
    return compare_pair(first, second, va, vb)


def found(pair: Comparison) -> list[Finding]:
    return found_by(headlines, pair)


def test_a_headline_outside_the_text_stands_at_its_head() -> None:
    pair = paired("Senate approves fishing treaty", "Senate rejects fishing treaty")
    (finding,) = found(pair)
    assert (finding.kind, finding.severity) == ("headline.differs", "warning")
    assert set(finding.spans.values()) == {(Span(0, 0),)}
    assert {finding.facts["value_a"], finding.facts["value_b"]} == {
        "Senate approves fishing treaty",
        "Senate rejects fishing treaty",
    }


def test_a_printed_headline_has_its_span() -> None:
    a = "Senate approves fishing treaty\n\nThe Senate voted on the treaty on Thursday."
    b = "Senate rejects fishing treaty\n\nThe Senate voted on the treaty on Thursday."
    (finding,) = found_by(headlines, compared(a, b))
    assert finding.spans == {"a": (Span(0, 30),), "b": (Span(0, 29),)}
    assert finding.attributes == ("in_headline",)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Senate approves fishing treaty", None),
        (None, None),
        ("Senate approves fishing treaty", "Senate passes treaty on fishing"),
        ("Senate to vote on treaty", "Senate will vote on treaty"),
        ("Senate approves fishing treaty", "Senate approves fishing treaty after long debate"),
        ("40 speak on fishing treaty", "Forty speak on fishing treaty"),
    ],
)
def test_headlines_that_claim_the_same(a: str | None, b: str | None) -> None:
    assert [f.kind for f in found(paired(a, b))] == []


@pytest.mark.parametrize(
    ("headline", "missing"),
    [
        ("Senate hears 90 speakers on treaty", "90"),
        ("Senate calls treaty ‘a gift to smugglers’", "a gift to smugglers"),
        ("Senate follows Marlow on the fishing treaty", "Marlow"),
        ("Treaty worth $3bn before Senate", "3bn"),
    ],
)
def test_what_the_body_does_not_bear_out(headline: str, missing: str) -> None:
    pair = paired(headline, None)
    (finding,) = found(pair)
    letter = "a" if pair.a.id == "a" else "b"
    assert finding.kind == "headline.unsupported"
    assert finding.severity == "warning"
    assert finding.facts == {f"value_{letter}": missing}
    assert set(finding.spans) == {"a"}


@pytest.mark.parametrize(
    "headline",
    [
        "Senate hears forty speakers on treaty",
        "Some 39 speak on the treaty",
        "Senate ‘voted on the treaty’",
        "Five things to know about the treaty",
        "Senators Vote As Marlow Watches",
        "The f***ing treaty",
        "“”",
        "?",
    ],
)
def test_what_the_body_bears_out_or_nobody_can_tell(headline: str) -> None:
    assert [f.kind for f in found(paired(headline, None))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kills 12 of 1,200", [12, 1200]),
        ("twelve", [12]),
        ("90 million", [90e6]),
        ("$4bn", [4e9]),
        ("1.2.3 and x9", []),
    ],
)
def test_numbers_of_a_headline(text: str, expected: list[float]) -> None:
    assert [value for value, _ in values(tokenise(text))] == expected


def test_a_word_is_no_number() -> None:
    assert number("treaty") is None
    assert number("3rd") == 3


def test_the_report_tells_a_headline_outside_the_text() -> None:
    from compare.model import Story

    pair = paired("Senate approves fishing treaty", "Senate rejects fishing treaty")
    articles = tuple(sorted((pair.a.article, pair.b.article), key=lambda article: article.id))
    report = compare_story(Story("s", "s", articles), Settings(), encoder=_encoder())
    (finding,) = [f for f in report.findings if f.kind == "headline.differs"]
    assert finding.title == (
        "The headlines differ: A prints “Senate approves fishing treaty”, B prints “Senate rejects fishing treaty”"
    )


def test_no_headline_no_head() -> None:
    assert head_of(paired(None, None).a) is None
