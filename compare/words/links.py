"""Which word of one side stands for which of the other.

difflib's equal runs are the first anchors. Then a logistic blend of what is known about two words (weights.json, fitted
by tests/bench/fit_words.py) gives every pair its chance, three times over, each time with the chances before as
context, so that a function word is tied only where its neighbours are. An exact assignment makes the links one to one,
in whatever order; words left over join a neighbour's link (New York Times / NYT).
"""

import json
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib import resources

import numpy as np

from compare.assignment import assign
from compare.lexicon.function_words import FUNCTION_WORDS
from compare.likeness import Floats
from compare.model import WordLink
from compare.text import Token
from compare.words.traits import Grid, Pairing, Traits, context_traits, word_traits

Round = dict[str, float]

# The chances come from translations of one sentence. Two outlets share less, and lower limits than these tie together
# what only one of them tells (facts_qa_align and chunks_ists in tests/bench); on the
# translations themselves, F1 from 0.35 to 0.6 is within .005.
LINK_FROM = 0.55  # chance from which the assignment rather links two words than leaves them alone
JOIN_FROM = 0.55  # chance from which a word left over joins the link of another
WIDEST = 4  # words of one side in one link
MOST_CELLS = 250_000  # above (500 words a side), rounds and assignment take seconds: difflib's runs alone have to do
PHRASE_SCORE = 0.5


@cache
def load_rounds() -> tuple[Round, ...]:
    """The fitted weights of each round by trait, and "bias"."""
    return tuple(json.loads(resources.files("compare.words").joinpath("weights.json").read_text("utf-8")))


def equal_runs(a: Sequence[Token], b: Sequence[Token]) -> list[tuple[int, int]]:
    """Index pairs of difflib's equal runs; a lone function word or mark is no anchor."""
    matcher = SequenceMatcher(None, [t.norm for t in a], [t.norm for t in b], autojunk=False)
    pairs = []
    for i, j, size in matcher.get_matching_blocks():
        telling = any(t.is_word and t.norm not in FUNCTION_WORDS for t in a[i : i + size])
        if size > 2 or telling:
            pairs += [(i + k, j + k) for k in range(size)]
    return pairs


def first_chances(pair: Pairing) -> Grid:
    """What the first round goes by: difflib's anchors as certain links, shape (n, m)."""
    chances = np.zeros(pair.shape, dtype=np.float32)
    for i, j in equal_runs(pair.a, pair.b):
        chances[i, j] = 1
    return chances


def chances_of(traits: Traits, weights: Round) -> Grid:
    """The chance of each pair of words under the `weights` of one round, shape (n, m)."""
    logits = sum((weights[name] * grid for name, grid in traits.items()), start=np.float32(weights["bias"]))
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), dtype=np.float32)


def link_chances(pair: Pairing) -> Grid:
    """The chance that two words stand for each other, after all rounds, shape (n, m)."""
    chances, own = first_chances(pair), word_traits(pair)
    for weights in load_rounds():
        chances = chances_of({**own, **context_traits(pair, chances)}, weights)
    return chances


def _join(pairs: Sequence[tuple[int, int]], chances: Grid, closed: Grid) -> list[tuple[set[int], set[int]]]:
    """Let words left over join the link of their likeliest partner, unless that link is `closed`."""
    links = [({i}, {j}) for i, j in pairs]
    by_a = {i: link for (i, _), link in zip(pairs, links, strict=True)}
    by_b = {j: link for (_, j), link in zip(pairs, links, strict=True)}
    likely = np.argwhere(chances > JOIN_FROM)
    for i, j in likely[np.argsort(-chances[likely[:, 0], likely[:, 1]], kind="stable")].tolist():
        link = by_b.get(j) if i not in by_a else by_a[i] if j not in by_b else None
        if link is None or any(closed[p, q] for p in link[0] for q in link[1]):
            continue
        side, word, owner = (0, i, by_a) if i not in by_a else (1, j, by_b)
        if len(link[side]) < WIDEST:
            link[side].add(word)
            owner[word] = link
    return links


def link_words(a: Sequence[Token], b: Sequence[Token], va: Floats, vb: Floats) -> tuple[WordLink, ...]:
    """Link the tokens `a` and `b` with unit vectors `va` (len(a), d) and `vb` (len(b), d), sorted by place.

    An equal pair has score 1, others their cosine (below 1), phrases 0.5. A content word that stands on both sides is
    linked to itself alone.
    """
    if not a or not b:
        return ()
    if len(a) * len(b) > MOST_CELLS:
        return tuple(WordLink((i,), (j,), 1.0) for i, j in equal_runs(a, b))
    pair = Pairing(a, b, np.asarray(va @ vb.T, dtype=np.float32))
    chances = link_chances(pair)
    telling = pair.equal * (pair.first == 0)[:, None]
    links = []
    for left, right in _join(assign(chances, LINK_FROM), chances, telling):
        i, j = tuple(sorted(left)), tuple(sorted(right))
        score = PHRASE_SCORE
        if len(i) == len(j) == 1:
            score = 1.0 if pair.equal[i[0], j[0]] else min(0.99, max(0.0, float(pair.cosines[i[0], j[0]])))
        links.append(WordLink(i, j, score))
    return tuple(sorted(links, key=lambda link: (link.a, link.b)))
