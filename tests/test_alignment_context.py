"""What other pairs and paragraphs say of a pair of sentences, and whose words are whose."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.alignment.context import attend, best_in_paragraph, linked_through

MATCHES = st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=1, max_size=5)


@given(MATCHES)
def test_no_word_is_said_more_often_than_once(matches: list[list[float]]) -> None:
    said = attend(np.array(matches, np.float32), np.zeros(len(matches)))
    assert (said.sum(axis=0) <= np.max(matches, axis=0) + 1e-6).all()


def test_what_all_rivals_say_speaks_for_none() -> None:
    everywhere, once = [1, 0], [1, 1]
    assert attend(np.array([once], np.float32), np.zeros(1)).tolist() == [[1, 1]]
    said = attend(np.array([once, everywhere], np.float32), np.zeros(2))
    np.testing.assert_allclose(said, [[0.5, 1], [0.5, 0]], atol=1e-3)


def test_of_equal_words_those_of_the_nearest_sentence_are_meant() -> None:
    said = attend(np.ones((2, 1), np.float32), np.array([0.8, 0.1]))
    assert said[0, 0] > 0.9 > 0.1 > said[1, 0]


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
