"""Wording on pairs of short articles: labels, loaded words, and a word that changes the thing told."""

from __future__ import annotations

import pytest

from compare.contrast.aligned import both_sides
from compare.contrast.swaps import NEAR_COPY, is_copy, is_loaded, sameness, swaps
from compare.detectors import wording
from compare.text import tokenise
from tests.pairs import compared, found_by, printed


def found(a: str, b: str) -> list[tuple[str, str, str, str]]:
    """Severity, kind and printed words of every finding, sides in the order given."""
    pair = compared(a, b)
    return [(f.severity, f.kind, *printed(pair, f)) for f in found_by(wording, pair)]


COPY = "Crews painted the walls of the village {} yellow in the early evening on Saturday."


def test_another_thing_in_a_copied_sentence_is_a_warning() -> None:
    assert found(COPY.format("school"), COPY.format("church")) == [("warning", "wording.label", "school", "church")]


def test_a_label_in_a_sentence_of_its_own_is_a_note() -> None:
    (finding,) = found(
        "Near the old dam, rebels from the south held the hill for a week.",
        "For a whole week terrorists from the south held the hill, said a farmer who fled.",
    )
    assert finding == ("note", "wording.label", "rebels", "terrorists")


def test_another_quality_of_one_thing_is_a_label() -> None:
    (finding,) = found(
        "The mill hired a private security firm after the thefts.",
        "After the thefts, the mill took on a local security firm, its owner said.",
    )
    assert finding == ("note", "wording.label", "private", "local")


@pytest.mark.parametrize(("a", "b"), [("street", "road"), ("school", "schools"), ("center", "centre")])
def test_the_same_thing_is_never_shown(a: str, b: str) -> None:
    assert all(severity == "hidden" for severity, *_ in found(COPY.format(a), COPY.format(b)))


def test_swapped_sides_swap_the_findings() -> None:
    a, b = COPY.format("school"), COPY.format("church")
    assert [(s, k, y, x) for s, k, x, y in found(a, b)] == found(b, a)


@pytest.mark.parametrize(
    ("text", "word", "loaded"),
    [
        ("The senator blasted the mayor.", "blasted", True),
        ("She wants to blast the mayor.", "blast", True),
        ("The blast killed two.", "blast", False),
        ("A sharply divided court met.", "sharply", True),
        ("An alarmingly low figure.", "alarmingly", True),
        ("Heavy rain fell.", "Heavy", False),
    ],
)
def test_loaded_words(text: str, word: str, loaded: bool) -> None:
    tokens = tokenise(text)
    assert is_loaded(tokens, next(k for k, t in enumerate(tokens) if t.text == word)) is loaded


def test_a_sentence_in_another_order_is_no_copy() -> None:
    pair = compared(
        "Her younger sister Lena owns the bakery on the square, and she sings in the choir.",
        "Lena’s older sister sings in the choir, and the bakery on the square is Lena’s.",
    )
    assert all(sameness(words) < NEAR_COPY for words in pair.words)


def test_a_phrase_around_one_word_is_one_swap() -> None:
    pair = compared("The council put off the new vote on Monday.", "The council delayed the new vote on Monday.")
    (words,) = pair.words
    assert is_copy(words)
    assert {frozenset((s.s.norm, s.t.norm)) for s in swaps(pair, words)} == {frozenset(("put", "delayed"))}
    assert both_sides(pair, words)[0].group == words.group
