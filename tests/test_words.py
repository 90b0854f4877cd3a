"""Word links and paired quotations."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.likeness import pool
from compare.text import Token, tokenise
from compare.words import link_words
from compare.words.links import equal_runs
from compare.words.quotes import local_alignment, match_utterances
from compare.words.traits import Pairing, context_traits, word_traits
from tests.bench.adapters import quote_relation
from tests.standin import HashEncoder


def linked(a: str, b: str) -> set[tuple[str, str]]:
    """Pairs of words that are linked, one to one or as phrases."""
    ta, tb = tokenise(a), tokenise(b)
    va, vb = HashEncoder().encode([a, b])
    links = link_words(ta, tb, pool(ta, 0, va), pool(tb, 0, vb))
    return {(ta[i].text, tb[j].text) for link in links for i in link.a for j in link.b}


def test_equal_words_are_linked_wherever_they_stand() -> None:
    found = linked("He spoke directly with the minister", "He spoke with the minister directly")
    assert {("directly", "directly"), ("minister", "minister"), ("spoke", "spoke")} <= found


def test_a_lone_function_word_is_no_anchor() -> None:
    assert equal_runs(tokenise("the dog barked"), tokenise("cats and the sea")) == []


def test_words_between_the_same_neighbours_are_one_phrase() -> None:
    found = linked("He told the New York Times on Monday", "He told the NYT on Monday")
    assert {("New", "NYT"), ("York", "NYT"), ("Times", "NYT")} <= found


TEXT = st.text(alphabet="ab cd.,“", max_size=40)


@given(TEXT, TEXT)
def test_links_are_one_to_one_but_for_phrases(a: str, b: str) -> None:
    ta, tb = tokenise(a), tokenise(b)
    va, vb = HashEncoder().encode([a, b])
    links = link_words(ta, tb, pool(ta, 0, va), pool(tb, 0, vb))
    for indices, size in (
        ([i for link in links for i in link.a], len(ta)),
        ([j for link in links for j in link.b], len(tb)),
    ):
        assert len(indices) == len(set(indices))
        assert all(0 <= k < size for k in indices)


@given(TEXT, TEXT, st.integers(0, 2**32 - 1))
def test_traits_of_two_words_have_no_direction(a: str, b: str, seed: int) -> None:
    ta, tb = tokenise(a), tokenise(b)
    if not ta or not tb:
        return
    chance = np.random.default_rng(seed)  # without ties, which could be broken either way
    cosines, linked = chance.random((2, len(ta), len(tb)), dtype=np.float32)
    there, back = Pairing(ta, tb, cosines), Pairing(tb, ta, cosines.T)
    for ours, theirs in (
        (word_traits(there), word_traits(back)),
        (context_traits(there, linked), context_traits(back, linked.T)),
    ):
        assert ours.keys() == theirs.keys()
        for name, grid in ours.items():
            assert np.allclose(grid, theirs[name].T, atol=1e-5), name


def test_no_word_joins_the_link_of_an_equal_content_word() -> None:
    ta, tb = tokenise("Officials met the envoy"), tokenise("Officials met an envoy")
    va, vb = HashEncoder().encode(["Officials met the envoy", "Officials met an envoy"])
    for link in link_words(ta, tb, pool(ta, 0, va), pool(tb, 0, vb)):
        words = [ta[i].norm for i in link.a] + [tb[j].norm for j in link.b]
        assert "envoy" not in words or words == ["envoy", "envoy"]


def test_long_sentences_fall_back_on_equal_runs() -> None:
    tokens = tokenise("alpha beta gamma " * 600)
    nothing = np.zeros((len(tokens), 4), dtype=np.float32)
    assert len(link_words(tokens, tokens, nothing, nothing)) == len(tokens)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("We will be ready on Monday", "We will be ready on Monday", "whole"),
        ("We will be ready on Monday,", "We will be ready on Monday.", "whole"),
        ("Truth be told, we will be ready on Monday", "we will be ready on Monday", "cut"),
        ("We will be quite ready on Monday", "We will be pretty ready on Monday", "reworded"),
        ("We will be ready on Monday", "The opera opens its doors", ""),
    ],
)
def test_two_prints_of_a_quotation(a: str, b: str, relation: str) -> None:
    assert quote_relation(a, b) == relation


def words(text: str) -> list[Token]:
    """The words of a text."""
    return [t for t in tokenise(text) if t.is_word]


def test_the_surest_match_takes_its_words_first() -> None:
    a = [words("great respect for the prime minister and they speak quite often")]
    b = [words("I have great respect and love for the prime minister"),
         words("I know he has great respect for the prime minister and they speak pretty often")]  # fmt: skip
    assert [m.b for m in match_utterances(a, b, set())] == [1]


def test_a_word_serves_a_second_print() -> None:
    a = [words("the pumps are old and nobody in this town has the parts")]
    b = [words("nobody in the town has the parts"), words("The pumps are old and nobody in this town has the parts")]
    assert [m.b for m in match_utterances(a, b, set())] == [1, 0]


def test_two_speakers_share_no_second_print_by_chance() -> None:
    a = [words("the pumps are old and nobody in this town has the parts")]
    b = [words("nobody in the town has the parts"), words("The pumps are old and nobody in this town has the parts")]
    assert [m.b for m in match_utterances(a, b, set(), lambda i, j: j == 0)] == [1]


WORDS = st.lists(st.sampled_from(["river", "bank", "the", "flood"]), max_size=12)


@given(WORDS, WORDS)
def test_local_alignment_rises_on_both_sides(a: list[str], b: list[str]) -> None:
    pairs, score = local_alignment(words(" ".join(a)), words(" ".join(b)))
    assert pairs == tuple(sorted(pairs))
    assert all(p[0] < q[0] and p[1] < q[1] for p, q in pairwise(pairs))
    assert score >= 0
