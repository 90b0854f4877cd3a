"""Opposite words that say the same: shut until Friday, open again on Friday; 41 forbid it, all but 41 allow it.

In: two opposite words. Out: whether what stands beside one of them turns it round. A state that lasts until a time ends
in its opposite then, and what is true of all but a few is not true of those.
"""

from __future__ import annotations

from itertools import pairwise

from compare.contrast.aligned import Side
from compare.lexicon.polarity import ALL_BUT, UNTIL

NEAR = 6  # words of the clause before or behind


def agree(a: Side, b: Side, at: tuple[int, int]) -> bool:
    """Whether the words `at` of the two sides are opposite because one of them is turned round."""
    sides = ((a, at[0]), (b, at[1]))
    (ends, later), (ends_too, later_too) = ((_lasts(side, k), _is_dated(side, k)) for side, k in sides)
    excepts = [_excepts(side, k) for side, k in sides]
    return (ends and later_too and not ends_too) or (ends_too and later and not ends) or excepts[0] != excepts[1]


def _behind(side: Side, k: int) -> range:
    """The tokens behind `k` up to the next mark, a few of them."""
    ends = (n for n in range(k + 1, len(side.tokens)) if not side.tokens[n].is_word)
    return range(k + 1, min(k + 1 + NEAR, next(ends, len(side.tokens))))


def _lasts(side: Side, k: int) -> bool:
    """Whether the word at `k` is said to last until a time."""
    return any(side.tokens[n].norm in UNTIL for n in _behind(side, k)) and _is_dated(side, k)


def _is_dated(side: Side, k: int) -> bool:
    """Whether a time stands behind the word at `k`."""
    near = _behind(side, k)
    if not near:
        return False
    start, end = side.tokens[near[0]].start, side.tokens[near[-1]].end
    return any(start < moment.end and moment.start < end for moment in side.doc.moments)


def _excepts(side: Side, k: int) -> bool:
    """Whether the word at `k` is told of all but some."""
    before = [side.tokens[n].norm for n in range(max(0, k - NEAR), k)]
    return any(pair in ALL_BUT for pair in pairwise(before))
