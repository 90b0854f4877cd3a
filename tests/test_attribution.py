"""Attribution findings on pairs of short articles: speaker, source, title, stance and occasion of one remark."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.contrast.reading import Reading
from compare.contrast.voices.voices import relation, voice_of
from compare.detectors import attribution, names
from compare.detectors.roles import core
from compare.model import Finding
from tests.pairs import compared, found_by, printed

SEEDS = Path(__file__).parent.parent / "seeds" / "india-us-talks"


def findings(a: str, b: str) -> list[Finding]:
    return found_by(attribution, compared(a, b))


def found(a: str, b: str) -> list[tuple[str, str, str]]:
    """Kind and printed words of every attribution finding, sides in the order given."""
    pair = compared(a, b)
    return [(f.kind.split(".")[1], *printed(pair, f)) for f in found_by(attribution, pair)]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "“The pumps were never tested,” said inspector Lena Voss.",
            "“The pumps were never tested,” said fire chief Marc Odell.",
            ("speaker", "inspector Lena Voss", "fire chief Marc Odell"),
        ),
        (
            "“The levy is dead,” Finance Minister Paul Innes said.",
            "“The levy is dead,” Prime Minister Nora Field said.",
            (
                "speaker",
                "The levy is dead … Finance Minister Paul Innes",
                "The levy is dead … Prime Minister Nora Field",
            ),
        ),
        (
            "Treasury Secretary Paul Innes said the levy would be dropped by spring.",
            "A senior official said the levy would be dropped by spring.",
            ("vague", "Treasury Secretary Paul Innes", "A senior official"),
        ),
        (
            "“It failed because nobody listened to the engineers,” union leader Carla Holt said.",
            "“It failed because nobody listened to the engineers,” a union official said.",
            ("vague", "union leader Carla Holt", "a union official"),
        ),
        (
            "Officials said the flood destroyed the old mill on Sunday night.",
            "The flood destroyed the old mill on Sunday night.",
            ("dropped", "Officials said", ""),
        ),
        (
            "According to the police, three men robbed the museum on Sunday.",
            "Three men robbed the museum on Sunday.",
            ("dropped", "According to the police", ""),
        ),
        (
            "The mayor had taken bribes from builders.",
            "The New Harbor Times reported that the mayor had taken bribes from builders.",
            ("dropped", "", "The New Harbor Times reported"),
        ),
        (
            "Company spokesman Ian Roe said the plant would stay open.",
            "Company lawyer Ian Roe said the plant would stay open.",
            ("role", "spokesman Ian Roe", "lawyer Ian Roe"),
        ),
        (
            "Yesterday Deputy Prime Minister Nora Field opened the port of Aden.",
            "Yesterday Prime Minister Nora Field opened the port of Aden.",
            ("role", "Deputy Prime Minister Nora Field", "Prime Minister Nora Field"),
        ),
        (
            "Then Nora Field opened the port of Aden.",
            "Then Prime Minister Nora Field opened the port of Aden.",
            ("role", "Nora Field", "Prime Minister Nora Field"),
        ),
        (
            "The minister said the dam had been inspected in May.",
            "The minister admitted the dam had been inspected in May.",
            ("verb", "said", "admitted"),
        ),
        (
            "India described the tariff as unfair and unjustified.",
            "India denounced the tariff as unfair and unjustified.",
            ("verb", "described", "denounced"),
        ),
        (
            "“The deal is close, and we will sign it soon,” Ada Quist said in an interview.",
            "In a tweet, Ada Quist wrote: “The deal is close, and we will sign it soon.”",
            ("occasion", "in an interview", "In a tweet"),
        ),
        (
            "“We are nearly there,” envoy Sara Lind told a business forum in Geneva.",
            "“We are nearly there,” envoy Sara Lind wrote in a post on social media.",
            ("occasion", "a business forum", "in a post"),
        ),
        (
            "“I will not resign,” Ada Quist told reporters on Monday.",
            "“I will not resign,” the minister said in a statement on Monday.",
            ("occasion", "reporters", "in a statement"),
        ),
    ],
)
def test_one_difference_is_one_finding(a: str, b: str, expected: tuple[str, str, str]) -> None:
    assert found(a, b) == [expected]
    assert found(b, a) == [(expected[0], expected[2], expected[1])]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“The pumps were never tested,” said inspector Lena Voss.", "“The pumps were never tested,” Voss said."),
        ("“The pumps were never tested,” said Lena Voss.", "“The pumps were never tested,” the White House said."),
        (
            "The White House said the talks would resume on Friday in Oslo.",
            "White House press secretary Karen Holt said the talks would resume on Friday in Oslo.",
        ),
        (
            "Officials said the flood destroyed the old mill on Sunday night.",
            "The flood destroyed the old mill on Sunday night, according to officials.",
        ),
        (
            "The ministry said that Norway would reopen its embassy in June.",
            "Norway will reopen its embassy in June, the foreign minister, Ada Quist, told reporters.",
        ),
        (
            "Officials said the flood destroyed the old mill.",
            "The flood reportedly destroyed the old mill.",
        ),
        (
            "Treasury Secretary Paul Innes said the levy would be dropped by spring.",
            "The Treasury secretary said the levy would be dropped by spring.",
        ),
        (
            "Company spokesman Ian Roe said the plant would stay open.",
            "Ian Roe, a spokesman for the company, said the plant would stay open.",
        ),
        ("US President Dana Ruiz left Oslo on Monday.", "President Dana Ruiz left Oslo on Monday."),
        ("Ex-President Dana Ruiz visited the flooded town.", "Former President Dana Ruiz visited the flooded town."),
        (
            "The minister said the dam had been inspected in May.",
            "The minister told reporters the dam had been inspected in May.",
        ),
        (
            "“We are nearly there,” envoy Sara Lind told reporters.",
            "“We are nearly there,” Lind told journalists.",
        ),
        (
            "“I will not resign,” Ada Quist told reporters on Monday.",
            "“I will not resign,” Ada Quist said at a news conference on Monday.",
        ),
        (
            "Ada Quist quoted the motto “Faith and Bread for All” at length.",
            "Omar Lund wore a shirt that read “Faith and Bread for All” on Monday.",
        ),
    ],
)
def test_nothing_where_the_attribution_is_one(a: str, b: str) -> None:
    assert found(a, b) == []


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_an_article_against_itself_has_no_finding(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    pair = compared(text, text)
    assert not [*found_by(attribution, pair), *found_by(names, pair)]


def test_speakers_that_differ_are_an_error_with_both_names_as_facts() -> None:
    (finding,) = findings(
        "“The pumps were never tested,” said inspector Lena Voss.",
        "“The pumps were never tested,” said fire chief Marc Odell.",
    )
    assert finding.severity == "error"
    assert {finding.facts["speaker_a"], finding.facts["speaker_b"]} == {"Lena Voss", "Marc Odell"}


def test_a_dropped_source_is_a_warning_unless_its_own_article_says_the_same_in_its_own_name() -> None:
    told, plain = "Officials said the flood destroyed the old mill.", "The flood destroyed the old mill."
    assert [f.severity for f in findings(told, plain)] == ["warning"]
    assert "warning" not in [f.severity for f in findings(f"{plain} The town wept. {told}", plain)]


def test_a_phrase_belongs_to_whom_the_sentence_says_it_is_of() -> None:
    (finding,) = findings(
        "Mayor Dana Ruiz pointed to what aides called “orphan streets” in the north of the town.",
        "“Half the members come from wide suburbs, and we call these orphan streets,” Mayor Dana Ruiz said.",
    )
    assert (finding.kind, finding.severity) == ("attribution.speaker", "warning")


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("US President", {"president"}),
        ("Former New York City Mayor", {"mayor"}),
        ("New York Republican Rep.", {"representative"}),
        ("White House Press Secretary", {"press", "secretary"}),
        ("White House spokeswoman", {"spokesperson"}),
        ("Mr.", set()),
        ("", set()),
    ],
)
def test_core_of_a_title(title: str, roles: set[str]) -> None:
    assert core(title) == roles


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Omar Lund's lawyer", "unclear"),
        ("Lena Voss", "same"),
        ("Inspector Voss", "same"),
        ("Omar Lund", "other"),
        ("a police source", "vague"),
        ("The report", "unclear"),
        ("She", "unclear"),
    ],
)
def test_how_a_source_compares_with_a_named_speaker(source: str, kind: str) -> None:
    named = "Inspector Lena Voss met Mayor Omar Lund. “The pumps were never tested,” said inspector Lena Voss."
    other = f"Inspector Lena Voss met Mayor Omar Lund. “The pumps were never tested,” {source} said."
    pair = compared(named, other)
    first, second = (next(u for u in doc.utterances if u.quotes) for doc in (pair.a, pair.b))
    assert relation(voice_of(Reading(pair.a), first), voice_of(Reading(pair.b), second)) == kind
