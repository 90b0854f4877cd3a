"""What the table of word meanings says of two words, and the lists of opposite ends beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.contrast.swaps import are_opposed, is_outcome
from compare.lexicon.poles import CONTRARIES, EXCLUSIVE, OUTCOMES, are_exclusive, on_opposite_ends
from compare.lexicon.wordnet import TABLE, Base, are_alike, are_antonyms, bases, sorts

WORDS = st.sampled_from(sorted(OUTCOMES) + sorted(CONTRARIES) + sorted(EXCLUSIVE) + ["zyx", "", "Élan", "%"])


@pytest.mark.parametrize(
    ("form", "part", "base"),
    [
        ("went", "v", "go"),
        ("stopped", "v", "stop"),
        ("closing", "v", "close"),
        ("cities", "n", "city"),
        ("policemen", "n", "policeman"),
        ("bigger", "a", "big"),
        ("secretly", "a", "secret"),
    ],
)
def test_forms_lead_to_their_base(form: str, part: str, base: str) -> None:
    assert Base(part, base) in bases(form)


def test_what_is_no_word_has_no_base() -> None:
    assert bases("zyx") == ()
    assert not are_alike("zyx", "street")
    assert not are_antonyms("zyx", "street")


@pytest.mark.parametrize(
    "pair", ["street road", "car vehicle", "began started", "inquiry investigation", "lorry truck"]
)
def test_alike(pair: str) -> None:
    a, b = pair.split()
    assert are_alike(a, b)
    assert not are_opposed(a, b)


@pytest.mark.parametrize(
    "pair",
    [
        "approved rejected", "rose fell", "surprising unsurprising", "crewed uncrewed", "secretly publicly",
        "large small", "higher lower", "convicted acquitted", "before after", "buyers sellers", "voluntary mandatory",
        "change unchanged",
    ],
)  # fmt: skip
def test_opposed(pair: str) -> None:
    a, b = pair.split()
    assert are_opposed(a, b)


@pytest.mark.parametrize("pair", ["fell dropped", "approved passed", "rejected refused", "street square", "jury judge"])
def test_not_opposed(pair: str) -> None:
    a, b = pair.split()
    assert not are_opposed(a, b)


def test_only_acts_and_outcomes_count_in_any_sentence() -> None:
    assert is_outcome("rose", "fell")
    assert not is_outcome("young", "old")


@given(a=WORDS, b=WORDS)
def test_both_ways_alike(a: str, b: str) -> None:
    assert are_opposed(a, b) == are_opposed(b, a)
    assert are_alike(a, b) == are_alike(b, a)
    assert are_exclusive(frozenset({a}), frozenset({b})) == are_exclusive(frozenset({b}), frozenset({a}))


@given(word=WORDS)
def test_no_word_is_its_own_opposite(word: str) -> None:
    assert not are_opposed(word, word)
    assert not on_opposite_ends(frozenset({word}), frozenset({word}), OUTCOMES)


def test_sorts_of_things() -> None:
    assert sorts("school") & sorts("church")
    assert not sorts("quickly")


def test_the_licence_stands_at_the_head_of_the_table_and_beside_it() -> None:
    notice = TABLE.with_name("LICENSE").read_text(encoding="utf-8")
    assert "Princeton" in notice
    assert "Permission to use, copy, modify and distribute" in notice
