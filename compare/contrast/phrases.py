"""A phrase of one side of an aligned group that has no counterpart on the other, and values found by their place.

In: token indices of a `Side`. Out: `Phrase`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from compare.contrast.aligned import Side, is_light
from compare.model import Document, Span
from compare.text import Token


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Placed = TypeVar("Placed", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [start, end) of `side` in the sentence [low, high); `fresh` are its content words without a link.

    `counts` where its words qualify a number that both print.
    """

    side: Side
    start: int
    end: int
    fresh: tuple[int, ...]
    low: int
    high: int
    counts: bool = False

    @property
    def tokens(self) -> Sequence[Token]:
        """Its tokens."""
        return self.side.tokens[self.start : self.end]

    @property
    def span(self) -> Span:
        """From the first to the last word."""
        return Span(self.side.tokens[self.start].start, self.side.tokens[self.end - 1].end)

    @property
    def anchored(self) -> bool:
        """Whether its sentence shares a word that tells something with the other side."""
        return self.side.shares(self.low, self.high)

    @property
    def gap(self) -> Span:
        """Where it would stand on the other side: behind the counterpart of its own last linked word, if it has one."""
        inner = [k for k in range(self.start, self.end) if k in self.side.proved and not is_light(self.side.tokens[k])]
        return self.side.gap_after(inner[-1] if inner else self.start - 1)

    @property
    def opener(self) -> str:
        """The folded first word."""
        return self.side.tokens[self.start].norm


def touching(found: Sequence[Placed], span: tuple[int, int]) -> Sequence[Placed]:
    """Give those of `found`, which stand in order and apart, that share a character with `span`."""
    first = bisect_left(found, span[0], key=lambda v: v.start)
    while first and found[first - 1].end > span[0]:
        first -= 1
    return found[first : bisect_left(found, span[1], lo=first, key=lambda v: v.start)]


def values(doc: Document, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the numbers, times and names that touch `span`."""
    yield from ((q.start, q.end) for q in touching(doc.quantities, span))
    yield from ((m.start, m.end) for m in touching(doc.moments, span))
    yield from ((n.start, n.end) for n in touching(doc.names, span))
