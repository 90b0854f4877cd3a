"""Alignment: features are symmetric, groups are disjoint and global, moved groups are the fewest that cross."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.alignment import judge, load_weights
from compare.alignment.context import margins
from compare.alignment.features import CANDIDATES, NAMES, Side, centre, describe, find_candidates
from compare.alignment.groups import LEAD_FROM, LEADS_EACH, Thresholds, choose_groups, find_leads, find_moved
from compare.embeddings import load_encoder
from compare.likeness import rarity, sentence_words
from compare.model import Article, Document, Sentence
from compare.pipeline import compare_pair, embed
from compare.settings import DEFAULT_MODEL
from compare.text import tokenise
from tests.standin import HashEncoder

LINES_A = [
    "The harbour of Tarnwick was closed on Monday after a storm broke its north wall.",
    "Mayor Ida Brill said the wall would be rebuilt before winter.",
    "The fishing fleet moved to Port Allen.",
]
FILLER_A = [
    "Insurers expect the season to be the costliest in a decade.",
    "Schools along the coast stayed shut.",
    "A helicopter carried medicine to the lighthouse keeper's family.",
]
FILLER_B = [
    "Tickets for the ballet went on sale at noon.",
    "The region's trains ran late because of fallen trees.",
    "Forecasters see calmer weather from Thursday.",
]
LINES_B = [
    "Boats from the fleet of Tarnwick have moved to Port Allen.",
    "A storm broke the north wall of Tarnwick's harbour, which was closed on Monday.",
    "The opera house announced its new season.",
]


def document(lines: list[str], name: str) -> Document:
    """A document with one sentence a line."""
    cut, tokens, start = [], [], 0
    for n, line in enumerate(lines, 1):
        cut.append(Sentence(n, start, start + len(line), n))
        tokens.append(tokenise(line, start))
        start += len(line) + 1
    return Document(Article(name, name, "\n".join(lines), name), tuple(cut), tuple(tokens))


def sides(a: Document, b: Document) -> tuple[Side, Side]:
    """What `describe` takes, from the stand-in encoder."""
    vectors, weights, ids = embed((a, b), HashEncoder()), rarity((a, b)), dict[str, int]()
    one, other = (
        Side.of(doc, range(len(doc.sentences)), found, sentence_words(doc, found, weights, ids))
        for doc, found in zip((a, b), vectors, strict=True)
    )
    return one, other


def test_features_have_no_direction() -> None:
    a, b = sides(document(LINES_A, "a"), document(LINES_B, "b"))
    there, back = describe(a, b), describe(b, a)
    rows = {(i, j): f for i, j, f in zip(there.rows, there.columns, there.features, strict=True)}
    for j, i, features in zip(back.rows, back.columns, back.features, strict=True):
        np.testing.assert_allclose(features, rows[i, j], atol=1e-5)


def test_groups_cross_where_sentences_moved() -> None:
    found = {i: g for g in groups_of([*FILLER_A, *LINES_A], [*LINES_B, *FILLER_B]) for i in g[0]}
    assert 2 in found[4][1]
    assert found[6][1] == (1,)
    assert 1 not in found


def groups_of(lines_a: list[str], lines_b: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The groups of two articles by sentence number, with the real model."""
    a, b = document(lines_a, "a"), document(lines_b, "b")
    va, vb = embed((a, b), load_encoder(DEFAULT_MODEL))
    pair = compare_pair(a, b, va, vb)
    return [(g.a, g.b) if pair.a.id == "a" else (g.b, g.a) for g in pair.groups]


def test_sentence_without_words_is_no_candidate() -> None:
    a, b = sides(document(["— …", *LINES_A], "a"), document(LINES_B, "b"))
    assert 0 not in describe(a, b).rows


def test_candidates_are_the_nearest_of_either_side() -> None:
    cosines = np.random.default_rng(3).random((40, 60), dtype=np.float32)
    chosen = find_candidates(cosines)
    assert chosen[np.arange(40), cosines.argmax(1)].all()
    assert chosen[cosines.argmax(0), np.arange(60)].all()
    assert chosen.sum() <= CANDIDATES * (40 + 60)


def test_margin_takes_off_what_is_near_to_everything() -> None:
    cosines = np.full((5, 5), 0.2, dtype=np.float32)
    cosines[0] = 0.9
    cosines[1, 1] = 0.8
    assert margins(cosines)[1, 1] > margins(cosines)[0, 0]


def test_centring_takes_off_what_all_have_in_common() -> None:
    rows = np.eye(4, dtype=np.float32) + 1
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    a, b = centre(rows[:2], rows[2:], 1.0)
    assert abs(np.vstack([a, b]).sum(axis=0)).max() < 1e-5
    assert (a @ b.T).max() < 0 < (rows[:2] @ rows[2:].T).min()


@pytest.mark.parametrize("lines", [["…"], ["—", "Rain."], ["Rain. " * 400, "Rain fell."], ["a" * 30_000]])
def test_no_feature_is_anything_but_a_number(lines: list[str]) -> None:
    with np.errstate(all="raise", under="ignore"):
        found = describe(*sides(document(lines, "a"), document(["Rain fell.", "…", "Rain"], "b")))
    assert np.isfinite(found.features).all()


CHANCES = st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0, 1), max_size=40)


@given(CHANCES)
def test_every_sentence_is_in_at_most_one_group(chances: dict[tuple[int, int], float]) -> None:
    rows = np.array([i for i, _ in chances], dtype=np.int64)
    columns = np.array([j for _, j in chances], dtype=np.int64)
    groups = choose_groups(rows, columns, np.array(list(chances.values())), Thresholds(0.3, 0.3, 3))
    for side in (0, 1):
        members = [n for group in groups for n in group[side]]
        assert len(members) == len(set(members))
    assert all(1 <= len(g[0]) <= 3 and 1 <= len(g[1]) <= 3 for g in groups)


def test_a_merge_has_to_be_worth_it() -> None:
    limits = Thresholds(0.3, 0.3, 3)
    rows, columns = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    assert len(choose_groups(rows, columns, np.array([0.9, 0.4, 0.4, 0.9]), limits)) == 1
    assert len(choose_groups(rows, columns, np.array([0.9, 0.0, 0.0, 0.9]), limits)) == 2


def test_more_is_asked_of_what_joins_a_group_than_of_a_pair_by_itself() -> None:
    rows, columns, chance = np.array([0, 1]), np.array([0, 0]), np.array([0.9, 0.35])
    alone = choose_groups(rows[1:], columns[1:], chance[1:], Thresholds(0.3, 0.4, 3))
    assert alone == [(frozenset({1}), frozenset({0}))]
    assert choose_groups(rows, columns, chance, Thresholds(0.3, 0.4, 3)) == [(frozenset({0}), frozenset({0}))]


@given(CHANCES)
def test_no_two_groups_would_gain_by_a_merge(chances: dict[tuple[int, int], float]) -> None:
    rows = np.array([i for i, _ in chances], dtype=np.int64)
    columns = np.array([j for _, j in chances], dtype=np.int64)
    groups = choose_groups(rows, columns, np.array(list(chances.values())), Thresholds(0.3, 0.3, 3))
    for one, other in combinations(groups, 2):
        if max(len(one[side]) + len(other[side]) for side in (0, 1)) <= 3:
            pairs = [*product(one[0], other[1]), *product(other[0], one[1])]
            assert sum(chances.get(pair, 0.0) - 0.3 for pair in pairs) <= 1e-9


@given(CHANCES)
def test_leads_are_the_likeliest_pairs_beyond_the_groups(chances: dict[tuple[int, int], float]) -> None:
    rows = np.array([i for i, _ in chances], dtype=np.int64)
    columns = np.array([j for _, j in chances], dtype=np.int64)
    values = np.array(list(chances.values()))
    groups = choose_groups(rows, columns, values, Thresholds(0.3, 0.3, 3))
    held = {pair for group in groups for pair in product(*group)}
    leads = [(int(rows[p]), int(columns[p])) for p in find_leads(rows, columns, values, groups)]
    assert not held & set(leads)
    for pair, value in chances.items():
        rivals = [[q for q in leads if q[side] == pair[side]] for side in (0, 1)]
        assert all(len(q) <= LEADS_EACH for q in rivals)
        if value >= LEAD_FROM and pair not in held and pair not in leads:
            assert any(len(q) == LEADS_EACH and min(chances[r] for r in q) >= value for q in rivals)


def test_leads_come_with_their_words() -> None:
    a = document([*LINES_A, "The wall of the harbour at Tarnwick had been built in 1911."], "a")
    b = document([*LINES_B, "Another storm had hit the north wall in 1911."], "b")
    va, vb = embed((a, b), load_encoder(DEFAULT_MODEL))
    pair = compare_pair(a, b, va, vb)
    held = {p for g in pair.groups for p in product(g.a, g.b)}
    assert pair.leads
    assert not held & {(lead.a, lead.b) for lead in pair.leads}
    assert [lead.as_group() for lead in pair.leads] == [words.group for words in pair.near_words]


def test_the_fewest_groups_are_called_moved() -> None:
    assert find_moved([(0, 0), (1, 3), (2, 1), (3, 2)], [1, 1, 1, 1]) == {1}
    assert find_moved([(0, 0), (1, 1), (2, 2)], [1, 1, 1]) == set()


@given(st.permutations(range(7)))
def test_what_did_not_move_keeps_its_order(order: list[int]) -> None:
    moved = find_moved(list(enumerate(order)), [1] * len(order))
    kept = [place for k, place in enumerate(order) if k not in moved]
    assert kept == sorted(kept)
    assert len(moved) < len(order)


def test_unrelated_articles_are_not_one_story() -> None:
    assert judge(0.3) == ("not-the-same-story", True)
    assert judge(1.5) == ("same-story", False)


def test_near_the_line_articles_are_compared_in_doubt() -> None:
    lines = load_weights()["verdict"]
    assert lines["least"] < lines["sure"]
    assert judge(lines["least"]) == ("same-story", True)


def test_every_feature_has_its_weight() -> None:
    assert set(load_weights()["weight"]) == set(NAMES)
