"""What speaks for two words standing for each other: numbers for every pair of words of two texts.

In: the tokens of both sides and the cosines of their vectors. Out: named arrays of shape (len(a), len(b)): those that
the words themselves give, and those that the links of the round before give (neighbours that are linked, gaps between
linked words, rivals). Every one is symmetric in its sides, so that two peers have no direction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

from compare.lexicon.function_words import ARTICLES, AUXILIARIES, CONJUNCTIONS, PARTICLES, PREPOSITIONS, PRONOUNS
from compare.text import Token

Grid = NDArray[np.float32]
Traits = Mapping[str, Grid]

CONTENT, MARK = 0, 7
_CLASSES = (ARTICLES, PRONOUNS, PREPOSITIONS, CONJUNCTIONS, AUXILIARIES, PARTICLES)
CLASSES = range(MARK + 1)
LINKED = 0.4  # chance from which a word counts as linked where gaps between linked words are sought
FARTHEST = 6  # words off the neighbours' links, after which more says nothing new


def word_class(token: Token) -> int:
    """Content word, one of six classes of grammar words, or a mark."""
    if not token.is_word:
        return MARK
    return next((n for n, words in enumerate(_CLASSES, 1) if token.norm in words), CONTENT)


@dataclass(frozen=True)
class Pairing:
    """Two token sequences side by side; `cosines` (n, m) of their vectors, `first` and `second` their word classes."""

    a: Sequence[Token]
    b: Sequence[Token]
    cosines: Grid

    @property
    def shape(self) -> tuple[int, int]:
        """How many tokens each side has."""
        return len(self.a), len(self.b)

    @cached_property
    def equal(self) -> Grid:
        """1 where the comparison forms are the same."""
        ids: dict[str, int] = {}
        first, second = (np.array([ids.setdefault(t.norm, len(ids)) for t in side]) for side in (self.a, self.b))
        return np.asarray(first[:, None] == second[None, :], dtype=np.float32)

    @cached_property
    def first(self) -> NDArray[np.int64]:
        """The classes of the words of `a`."""
        return np.array([word_class(t) for t in self.a])

    @cached_property
    def second(self) -> NDArray[np.int64]:
        """The classes of the words of `b`."""
        return np.array([word_class(t) for t in self.b])


def _rivals(grid: Grid, axis: int) -> Grid:
    """For each pair the best of the others in its row (axis 1) or column (axis 0)."""
    if grid.shape[axis] < 2:
        return np.zeros_like(grid)
    best = np.sort(grid, axis=axis)
    first, second = best.take([-1], axis), best.take([-2], axis)
    return np.where(grid == first, second, first)


def word_traits(pair: Pairing) -> dict[str, Grid]:
    """What the words say of themselves: likeness of meaning, form, class and place."""
    (n, m), cosines, equal = pair.shape, pair.cosines, pair.equal
    by_row, by_column = cosines - _rivals(cosines, 1), cosines - _rivals(cosines, 0)
    marks_a, marks_b = ((side == MARK).astype(np.float32) for side in (pair.first, pair.second))
    light_a, light_b = (((side > CONTENT) & (side < MARK)).astype(np.float32) for side in (pair.first, pair.second))
    marks, light = marks_a[:, None] * marks_b, light_a[:, None] * light_b
    spelling = cdist([t.norm for t in pair.a], [t.norm for t in pair.b], scorer=JaroWinkler.similarity)
    place = abs(((np.arange(n) + 0.5) / n)[:, None] - ((np.arange(m) + 0.5) / m)[None, :])
    same_class = (pair.first[:, None] == pair.second) & (pair.first[:, None] > CONTENT)
    traits = {
        "cosine": cosines,
        "equal": equal,
        "spelling": spelling,
        "place": place,
        "margin": by_row + by_column,
        "least_margin": np.minimum(by_row, by_column),
        "short_of_best": cosines.max(1, keepdims=True) + cosines.max(0, keepdims=True) - 2 * cosines,
        "marks": marks,
        "one_mark": abs(marks_a[:, None] - marks_b),
        "grammar": light,
        "one_grammar": abs(light_a[:, None] - light_b),
        "equal_grammar": equal * light,
        "equal_marks": equal * marks,
        "same_class": same_class * (1 - equal),
    }
    return {name: np.asarray(grid, dtype=np.float32) for name, grid in traits.items()}


@dataclass(frozen=True)
class _Shifted:
    """The chances of the pairs beside each pair; none beyond the ends."""

    chances: Grid
    reach: int = 2

    @cached_property
    def _padded(self) -> Grid:
        return np.pad(self.chances, self.reach)

    def by(self, i: int, j: int) -> Grid:
        """The chance of the pair `i` words on in one side and `j` in the other, at each pair."""
        n, m = self.chances.shape
        return self._padded[self.reach + i : self.reach + i + n, self.reach + j : self.reach + j + m]


def context_traits(pair: Pairing, chances: Grid) -> dict[str, Grid]:
    """What the `chances` (n, m) of the round before say: linked neighbours, rivals, and places between linked words."""
    beside = _Shifted(chances)
    rivals_a, rivals_b = chances.sum(1, keepdims=True) - chances, chances.sum(0, keepdims=True) - chances
    traits = {
        "next_along": beside.by(-1, -1) + beside.by(1, 1),
        "second_along": beside.by(-2, -2) + beside.by(2, 2),
        "beside": beside.by(-1, 0) + beside.by(1, 0) + beside.by(0, -1) + beside.by(0, 1),
        "askew": beside.by(-2, -1) + beside.by(-1, -2) + beside.by(2, 1) + beside.by(1, 2),
        "rivals": np.minimum(rivals_a, 2) + np.minimum(rivals_b, 2),
        "rivals_both": np.minimum(rivals_a, 1) * np.minimum(rivals_b, 1),
        **_joining(pair, beside, 1 - np.minimum(rivals_a, 1), 1 - np.minimum(rivals_b, 1)),
        **_gaps(chances),
    }
    return {name: np.asarray(grid, dtype=np.float32) for name, grid in traits.items()}


def _joining(pair: Pairing, beside: _Shifted, free_a: Grid, free_b: Grid) -> Traits:
    """How far a free word of each class may join the link of its neighbour: "the minister" for "minister"."""
    traits = {}
    for number in CLASSES:
        here_a, here_b = (pair.first == number)[:, None] * free_a, (pair.second == number)[None, :] * free_b
        traits[f"joins_next_{number}"] = here_a * beside.by(1, 0) + here_b * beside.by(0, 1)
        traits[f"joins_last_{number}"] = here_a * beside.by(-1, 0) + here_b * beside.by(0, -1)
    return traits


def _nearest_linked(linked: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The nearest linked place before (or -1) and after (or the length) each place, itself left out."""
    places = np.arange(len(linked))
    before = np.maximum.accumulate(np.where(linked, places, -1))
    after = np.minimum.accumulate(np.where(linked, places, len(linked))[::-1])[::-1]
    return np.concatenate([[-1], before[:-1]]), np.concatenate([after[1:], [len(linked)]])


def _gaps(chances: Grid) -> Traits:
    """Whether a pair stands between the same linked words on both sides, and how far off their line it is."""
    n, m = chances.shape
    before_a, after_a = _nearest_linked(chances.max(1) > LINKED)
    before_b, after_b = _nearest_linked(chances.max(0) > LINKED)
    framed = np.pad(chances, 1)
    framed[0, 0] = framed[-1, -1] = 1  # both texts begin and end together

    def at(rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Grid:
        return framed[np.ix_(rows + 1, columns + 1)]

    rows, columns = np.arange(n), np.arange(m)
    left, right = at(before_a, before_b), at(after_a, after_b)
    return {
        "between": left * right,
        "between_touching": (at(before_a, columns) + at(rows, before_b)) * right
        + (at(after_a, columns) + at(rows, after_b)) * left,
        "off_line": _off_line(chances, (before_a, after_a), (before_b, after_b)),
    }


def _off_line(
    chances: Grid,
    near_a: tuple[NDArray[np.int64], NDArray[np.int64]],
    near_b: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> Grid:
    """By how many words, at least, a pair misses the place that a linked neighbour's link would give it."""
    n, m = chances.shape
    to_b = np.concatenate([chances.argmax(1), [m, -1]])  # the last two: past the end, before the start
    to_a = np.concatenate([chances.argmax(0), [n, -1]])
    rows, columns = np.arange(n)[:, None], np.arange(m)[None, :]
    misses = [abs((rows - k[:, None]) - (columns - to_b[k][:, None])) for k in near_a]
    misses += [abs((columns - k[None, :]) - (rows - to_a[k][None, :])) for k in near_b]
    return np.asarray(np.minimum(np.minimum.reduce(misses), FARTHEST), dtype=np.float32)
