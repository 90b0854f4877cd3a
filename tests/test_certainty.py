"""Polarity and certainty on pairs of short articles: who governs what, who acts, and how sure a finding is."""

from __future__ import annotations

import pytest

from compare.contrast.aligned import both_sides
from compare.contrast.governing import governed, hold, negated_by
from compare.detectors import certainty
from compare.detectors.certainty.events import speaker_at
from compare.model import Finding
from tests.pairs import compared, found_by, printed


def findings(a: str, b: str) -> list[Finding]:
    return found_by(certainty, compared(a, b))


def found(a: str, b: str) -> list[tuple[str, str, str]]:
    """Kind and printed words of every finding, sides in the order given."""
    pair = compared(a, b)
    return [(f.kind, *printed(pair, f)) for f in found_by(certainty, pair)]


TURNED = [
    (
        "Senator Dana Ruiz accused Governor Omar Lund of hiding the report.",
        "Governor Omar Lund accused Senator Dana Ruiz of hiding the report.",
    ),
    ("The mayor accused the dockers of lying on Friday.", "The dockers accused the mayor of lying on Friday."),
    ("She had written to him before the trial began.", "He had written to her before the trial began."),
    ("Iran attacked Israel with drones on Saturday night.", "Israel attacked Iran with drones on Saturday night."),
    (
        "Canada has sued Mexico over the fishing rights in the strait.",
        "Mexico has sued Canada over the fishing rights in the strait.",
    ),
    ("Iran attacked Israel with drones on Saturday.", "Iran was attacked by Israel with drones on Saturday."),
]


@pytest.mark.parametrize(("a", "b"), TURNED)
def test_doer_and_object_have_changed_places(a: str, b: str) -> None:
    assert {kind for kind, _, _ in found(a, b)} == {"polarity.conflict"}
    assert {f.severity for f in findings(a, b)} == {"error"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Iran attacked Israel with drones on Saturday.", "Israel was attacked by Iran with drones on Saturday."),
        ("Iran and Israel met in Geneva on Saturday.", "Israel and Iran met in Geneva on Saturday."),
        ("Iran attacked Israel with drones on Saturday.", "Iran attacked Israel with missiles on Saturday."),
    ],
)
def test_doer_and_object_are_the_same(a: str, b: str) -> None:
    assert found(a, b) == []


PAIRS = [
    ("The airline will cut its night flights in March.", "The airline may cut its night flights in March."),
    ("The minister wrote to the committee on Friday.", "The minister reportedly wrote to the committee on Friday."),
    ("Lawmakers approved the fishing treaty at night.", "Lawmakers rejected the fishing treaty at night."),
    ("The dam was inspected before the flood.", "The dam was not inspected before the flood."),
]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_swapped_sides_swap_the_findings(a: str, b: str) -> None:
    assert found(a, b)
    assert found(b, a) == [(kind, y, x) for kind, x, y in found(a, b)]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_a_text_against_itself_has_no_finding(a: str, b: str) -> None:
    assert found(a, a) == found(b, b) == []


def test_a_shift_names_both_degrees() -> None:
    pair = compared(*PAIRS[0])
    (finding,) = found_by(certainty, pair)
    degrees = {pair.a.id: finding.facts["certainty_a"], pair.b.id: finding.facts["certainty_b"]}
    assert degrees == {"a": "future", "b": "possible"}


def test_another_outcome_with_other_figures_is_no_error() -> None:
    (finding,) = findings(
        "The crown weakened to 7.21 against the mark in early trade.",
        "The crown strengthened to 7.45 against the mark in early trade.",
    )
    assert (finding.kind, finding.severity) == ("polarity.conflict", "warning")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Shares closed lower on Monday in Torrel.", "Shares closed higher on Thursday in Torrel."),
        ("The clerk was found not guilty of fraud.", "The clerk was acquitted of fraud."),
        ("Shares in Torrel opened lower again.", "Shares in Torrel closed lower again."),
        ("The court upheld the ban on fishing.", "The court did not overturn the ban on fishing."),
    ],
)
def test_two_days_or_two_negations_are_no_conflict(a: str, b: str) -> None:
    assert "polarity.conflict" not in {kind for kind, _, _ in found(a, b)}


@pytest.mark.parametrize(
    ("text", "word", "stance", "negated"),
    [
        ("The airline plans to cut its flights.", "cut", "planned", False),
        ("The airline plans to cut its flights.", "flights", "", False),
        ("The airline would not rule out cutting flights.", "cutting", "open", False),
        ("The airline has not yet cut its flights.", "cut", "", True),
        ("The airline not only cut its flights but its staff.", "cut", "", False),
        ("He is accused of stealing the letters.", "stealing", "reported", False),
        ("Guards saw the alleged thief run.", "thief", "reported", False),
        ("None of the passengers were hurt.", "passengers", "", True),
        ("The talks in May led to a deal.", "led", "", False),
    ],
)
def test_what_governs_a_word(text: str, word: str, stance: str, negated: bool) -> None:
    pair = compared(text, text + " ")
    side, _ = both_sides(pair, pair.words[0])
    index = next(k for k, t in enumerate(side.tokens) if t.text == word)
    assert hold(side, index).stance == stance
    assert (index in negated_by(side)) == negated


def test_a_cue_finds_what_it_governs() -> None:
    text = "The airline plans to soon cut its flights, and may close."
    pair = compared(text, text + " ")
    side, _ = both_sides(pair, pair.words[0])
    words = [t.text for t in side.tokens]
    assert governed(side, words.index("plans")) == words.index("cut")
    assert governed(side, words.index("may")) == words.index("close")
    assert governed(side, words.index(",") - 1) is None


def test_whose_claim_a_word_is() -> None:
    pair = compared("Ada Quist said the dam was safe. It rained.", "Ada Quist said the dam was safe. It snowed.")
    text = pair.a.article.text
    assert speaker_at(pair.a, text.index("safe")) == "Ada Quist"
    assert speaker_at(pair.a, text.index("It ")) is None


SOFTENED = [
    (
        "The council appeared to back the harbour bridge on Monday.",
        "The council approved the harbour bridge on Monday.",
    ),
    (
        "The ferry company plans to scrap its night boats to Ardvik this winter.",
        "The ferry company has dropped its night boats to Ardvik this winter.",
    ),
]


@pytest.mark.parametrize(("a", "b"), SOFTENED)
def test_a_hedge_on_another_verb_is_a_note(a: str, b: str) -> None:
    assert {kind for kind, _, _ in found(a, b)} == {"certainty.shift"}
    assert {f.severity for f in findings(a, b)} == {"note"}
    assert found(b, a) == [(kind, y, x) for kind, x, y in found(a, b)]
    assert found(a, a) == found(b, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Smoke could be seen over the old harbour.", "Residents saw smoke over the old harbour."),
        ("The firm plans to build a mill at Ardvik.", "The firm intends to put up a mill at Ardvik."),
        ("The mayor may sell the town mill.", "The mayor might put the town mill up for sale."),
    ],
)
def test_a_counterpart_that_is_as_sure_is_no_shift(a: str, b: str) -> None:
    assert found(a, b) == []
