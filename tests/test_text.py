"""Tokens keep true offsets and compare without glyphs."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compare.text import fold, tokenise


@given(st.text(max_size=80), st.integers(0, 1000))
def test_spans_are_true_and_rise(text: str, offset: int) -> None:
    tokens = tokenise(text, offset)
    assert all(text[t.start - offset : t.end - offset] == t.text and t.norm for t in tokens)
    assert all(p.end <= q.start for p, q in pairwise(tokens))


@given(st.text(max_size=80))
def test_only_what_cannot_be_seen_is_no_token(text: str) -> None:
    covered = {k for t in tokenise(text) for k in range(t.start, t.end)}
    assert all(not fold(c).strip() for k, c in enumerate(text) if k not in covered)


def norms(text: str) -> list[str]:
    """The comparison forms of a text."""
    return [t.norm for t in tokenise(text)]


def test_a_possessive_shares_its_noun() -> None:
    assert norms("India’s oil") == ["india", "'s", "oil"]
    assert norms("they don’t") == ["they", "don't"]


def test_glyphs_and_invisible_characters_do_not_count() -> None:
    assert norms("“co\u00adoperate”\u00a0— now") == norms('"cooperate" - now')


def test_numbers_and_abbreviations_stay_whole() -> None:
    assert norms("1,200.5 U.S. 396-9") == ["1,200.5", "u.s.", "396", "-", "9"]
