"""What other pairs, clauses and paragraphs say of a pair of sentences."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.alignment.clauses import LEAST_WORDS, clause_vectors, cut_clauses
from compare.alignment.context import (
    above_rivals,
    best_in_paragraph,
    exclusive_share,
    linked_through,
    worst_ranks,
)
from compare.alignment.features import Side, describe
from compare.embeddings import HashEncoder
from compare.likeness import rarity, sentence_words
from compare.pipeline import embed
from compare.text import tokenise
from tests.test_alignment import document

LONG = "The dam held through the night, but engineers opened both gates while families left the valley below."


@given(st.lists(st.sampled_from(["river", "and", "rose", ",", "while", "“", "gates", "…", ";"]), max_size=30))
def test_clauses_keep_every_word_and_are_long_enough(words: list[str]) -> None:
    tokens = tokenise(" ".join(words))
    clauses = list(cut_clauses(tokens))
    assert [t for clause in clauses for t in clause] == list(tokens)
    assert len(clauses) <= 1 or all(sum(t.is_word for t in clause) >= LEAST_WORDS for clause in clauses)


def test_a_long_sentence_falls_into_its_clauses() -> None:
    doc = document([LONG, "Nobody was hurt."], "a")
    vectors = HashEncoder().encode([LONG, "Nobody was hurt."])
    long, short = (clause_vectors(doc, k, vectors[k]) for k in (0, 1))
    assert len(long) == 3
    np.testing.assert_allclose(np.linalg.norm(long, axis=1), 1, atol=1e-5)
    assert len(short) == 1


def test_what_all_rivals_say_speaks_for_none() -> None:
    everywhere, once = np.array([1, 0], np.float32), np.array([1, 1], np.float32)
    weights = np.ones(2, np.float32)
    assert exclusive_share([once], weights).tolist() == [1.0]
    shares = exclusive_share([once, everywhere], weights)
    np.testing.assert_allclose(shares, [0.75, 0.25], atol=1e-5)


VALUES = st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), min_size=3, max_size=3)


@given(VALUES)
def test_ranks_and_margins_have_no_direction(values: list[list[float]]) -> None:
    table = np.array(values) + np.arange(12).reshape(3, 4) / 100  # no ties: of equals the first is the better
    if len(np.unique(table)) < table.size:
        return
    rows, columns = (index.ravel() for index in np.indices(table.shape))
    back = np.indices(table.T.shape)
    for tell in (worst_ranks, above_rivals):
        there = tell(rows, columns, table.ravel()).reshape(table.shape)
        again = tell(back[0].ravel(), back[1].ravel(), table.T.ravel()).reshape(table.T.shape)
        np.testing.assert_allclose(there, again.T)


def test_the_best_of_row_and_column_ranks_first_and_stands_out() -> None:
    rows, columns = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    values = np.array([0.9, 0.2, 0.1, 0.3])
    assert worst_ranks(rows, columns, values).tolist() == [1, 0.5, 0.5, 1]
    assert above_rivals(rows, columns, values).argmax() == 0


def test_sentences_cut_elsewhere_are_linked_through_each_other() -> None:
    rows, columns = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    values = np.array([0.6, 0.5, 0.0, 0.7])  # the second of one side tells what the second of the other does
    assert linked_through((2, 2), rows, columns, values).tolist() == [0.0, 0.0, 0.5, 0.0]


def test_only_the_same_paragraph_supports() -> None:
    rows, columns, values = np.array([0, 1]), np.array([0, 0]), np.array([0.8, 0.1])
    alone, together = np.array([False, False]), np.array([False, True])
    one = np.array([False])
    assert best_in_paragraph(rows, columns, values, (together, one)).tolist() == [0.1, 0.8]
    assert best_in_paragraph(rows, columns, values, (alone, one)).tolist() == [0.0, 0.0]


def test_two_sentences_told_whole_elsewhere_are_no_pair() -> None:
    docs = [document(["The mill burned down on Sunday.", "Crews from four towns came."], name) for name in "ab"]
    vectors, weights, ids = embed(docs, HashEncoder()), rarity(docs), dict[str, int]()
    a, b = (Side.of(d, (0, 1), v, sentence_words(d, v, weights, ids)) for d, v in zip(docs, vectors, strict=True))
    found = describe(a, b)
    assert {(i, j) for i, j, p in zip(found.rows, found.columns, found.possible, strict=True) if p} == {(0, 0), (1, 1)}
