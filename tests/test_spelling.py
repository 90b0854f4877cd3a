"""Forms that differ on paper only: masked words, opened contractions, the spellings of two countries."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.lexicon.spelling import is_masked_form, plain_spelling, plain_words

WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)


@pytest.mark.parametrize(
    ("masked", "plain"),
    [
        ("f***", "fool"), ("motherf***er", "motherfucker"), ("s—", "shit"), ("s–", "shit"), ("d--n", "damn"),
        ("f-ing", "fucking"), ("sh*t", "shit"), ("b_____d", "bastard"), ("f...ing", "fucking"), ("a**h***", "asshole"),
    ],
)  # fmt: skip
def test_a_mask_hides_letters(masked: str, plain: str) -> None:
    assert is_masked_form(masked, plain)


@pytest.mark.parametrize(
    ("masked", "plain"),
    [("b****", "coward"), ("f-ing", "sing"), ("re-sign", "resign"), ("co-op", "coop"), ("shit", "shit"), ("***", "hit"),
     ("d--n", "dan" + "g"), ("e-mail", "email"), ("", "word"), ("s—", "s")],
)  # fmt: skip
def test_other_words_are_not_masked_forms(masked: str, plain: str) -> None:
    assert not is_masked_form(masked, plain)


@given(WORD, st.integers(1, 11), st.sampled_from(["***", "--", "—", "…"]))
def test_any_mask_behind_the_first_letters_is_known(word: str, shown: int, mask: str) -> None:
    assert is_masked_form(word[:shown] + mask, word) == (shown < len(word))


def test_a_hostile_mask_costs_nothing() -> None:
    start = time.process_time()
    assert not is_masked_form("a*" * 5_000, "a" * 10_000 + "b")
    assert not is_masked_form("a*" * 4, "a" * 10_000 + "b")
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("british", "american"),
    [("neighbours", "neighbors"), ("organised", "organized"), ("programme", "program"), ("centre", "center"),
     ("travelled", "traveled"), ("dialogue", "dialog"), ("defence", "defense")],
)  # fmt: skip
def test_two_countries_have_one_spelling(british: str, american: str) -> None:
    assert plain_spelling(british) == plain_spelling(american)


@pytest.mark.parametrize("word", ["four", "promised", "there", "our", "exercise"])
def test_what_only_looks_british_is_kept(word: str) -> None:
    assert plain_words(word) == [word]
