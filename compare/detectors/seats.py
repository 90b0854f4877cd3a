"""Where a number or a time stands in its aligned group, and what its surroundings share with another one's.

Two values may only be held against each other where they play the same part: the words around them have to be linked
as well. A seat knows its tokens, its nearest content words to both sides, and answers how they are linked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from compare.contrast.aligned import Side, is_light
from compare.lexicon.function_words import FUNCTION_WORDS, SAYING
from compare.lexicon.number_words import SCALES, SHORT_SCALES, TENS, UNITS
from compare.model import Document, Moment, Quantity
from compare.text import Token

NEIGHBOURS = 3  # content words to each side that can tell which part a value plays
NUMBER_WORDS = UNITS.keys() | TENS.keys() | SCALES.keys() | SHORT_SCALES.keys()
REACH = 9  # tokens in which they are looked for
Placed = TypeVar("Placed", Quantity, Moment)


@dataclass(frozen=True)
class Seat:
    """Tokens [first, last) of `side`, all in its sentence [opens, closes)."""

    side: Side
    first: int
    last: int
    opens: int
    closes: int

    @cached_property
    def left(self) -> tuple[int, ...]:
        """The nearest content words before it, the nearest first."""
        return self._content(range(self.first - 1, max(self.opens, self.first - REACH) - 1, -1))

    @cached_property
    def right(self) -> tuple[int, ...]:
        """The nearest content words after it, the nearest first."""
        return self._content(range(self.last, min(self.closes, self.last + REACH)))

    def _content(self, indices: Iterable[int]) -> tuple[int, ...]:
        found: list[int] = []
        for k in indices:
            if self.side.tokens[k].norm in ";:":
                break
            if is_telling(self.side.tokens[k]):
                found.append(k)
        return tuple(found[:NEIGHBOURS])

    def partners(self, index: int) -> tuple[int, ...]:
        """The tokens of the other side that token `index` is linked to."""
        return self.side.linked.get(index, ())

    def norms(self) -> list[str]:
        """The comparison forms of its own tokens."""
        return [t.norm for t in self.side.tokens[self.first : self.last]]


def is_telling(token: Token) -> bool:
    """Whether a word can tell which part a value plays: content, and no figure of another value."""
    if token.norm in SAYING:
        return True
    return not is_light(token) and not token.text[0].isdigit() and token.norm not in NUMBER_WORDS


def beginning_in(doc: Document, numbers: Iterable[int], found: Sequence[Placed]) -> list[Placed]:
    """Give those of `found`, which stand in order, that begin in the numbered sentences of `doc`."""
    kept: list[Placed] = []
    for n in sorted(numbers):
        home = doc.sentences[n - 1]
        first = bisect_left(found, home.start, key=lambda v: v.start)
        kept += found[first : bisect_left(found, home.end, lo=first, key=lambda v: v.start)]
    return kept


def within(side: Side, found: Sequence[Placed]) -> list[Placed]:
    """Give those of `found` that begin in the sentences of `side`: all that can have a seat there."""
    return beginning_in(side.doc, side.numbers, found)


def seats(side: Side, spans: Sequence[tuple[int, int]]) -> list[tuple[int, Seat]]:
    """The seat of each of `spans` that stands in the group of `side`, with its place in `spans`."""
    starts = {t.start: k for k, t in enumerate(side.tokens)}
    ends = {t.end: k + 1 for k, t in enumerate(side.tokens)}
    found = []
    for n, (start, end) in enumerate(spans):
        if start in starts and end in ends:
            opens, closes = _sentence(side, starts[start])
            found.append((n, Seat(side, starts[start], ends[end], opens, closes)))
    return found


def _sentence(side: Side, index: int) -> tuple[int, int]:
    """First and past-last token of the sentence that holds token `index`."""
    home = side.doc.sentence_at(side.tokens[index].start)
    if home is None:
        return 0, len(side.tokens)
    inside = [k for k, t in enumerate(side.tokens) if home.start <= t.start < home.end]
    return inside[0], inside[-1] + 1


def linked(a: Seat, ours: Iterable[int], theirs: Iterable[int], least: float = 0.0) -> list[tuple[int, int]]:
    """The links of at least `least` between the tokens `ours` around `a` and `theirs` of the other side."""
    wanted = set(theirs)
    return [(i, j) for i in ours for j in a.partners(i) if j in wanted and a.side.scores.get(i, 0.0) >= least]


def share_words(a: Seat, b: Seat) -> bool:
    """Whether the two stand for each other by the links of their own words, grammar and hedges aside."""
    ours = [k for k in range(a.first, a.last) if _tells(a, k)]
    theirs = [k for k in range(b.first, b.last) if _tells(b, k)]
    return bool(linked(a, ours, theirs))


def _tells(seat: Seat, index: int) -> bool:
    token = seat.side.tokens[index]
    return token.is_word and token.norm not in FUNCTION_WORDS


def parallel_sides(a: Seat, b: Seat) -> int:
    """On how many sides (0 to 2) a near word of `a` is linked to a near word on the same side of `b`."""
    return sum(
        bool(linked(a, ours[:2], theirs[:2])) or (not ours and not theirs)
        for ours, theirs in ((a.left, b.left), (a.right, b.right))
    )


def common_sides(a: Seat, b: Seat) -> int:
    """On how many sides (0 to 2) of `a` a near content word is linked to a near content word of `b`.

    A side that is bare on both, as at the start of a sentence, tells them not apart.
    """
    theirs = (*b.left, *b.right)
    bare = (not a.left and not b.left) + (not a.right and not b.right)
    return bare % 2 + sum(bool(linked(a, ours, theirs)) for ours in (a.left, a.right))
