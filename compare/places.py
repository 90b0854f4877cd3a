"""Spans by place: which of many holds an offset, and which touch a stretch of text, without looking at all of them.

In: spans in an order that means something, each with what stands there; they may overlap. Out: `Places`, built once
and asked often. The answers are those of a search through the whole order, at the cost of a bisection.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Places(Generic[T]):
    """Of each of `held` the start, the end (exclusive) and what stands there."""

    def __init__(self, held: Iterable[tuple[int, int, T]]) -> None:
        spans = list(held)
        ranked = sorted((start, rank, end) for rank, (start, end, _) in enumerate(spans))
        self._items = [item for _, _, item in spans]
        self._ranks = [rank for _, rank, _ in ranked]
        self._starts = [start for start, _, _ in ranked]
        self._ends = [end for _, _, end in ranked]
        self._reach = list(accumulate(self._ends, max))
        self._cuts = sorted({*self._starts, *self._ends})
        self._first = list(self._holders())

    def _holders(self) -> Iterator[int | None]:
        """The rank of the first span that holds the text from each cut to the next, None where none does."""
        held: list[tuple[int, int]] = []
        k = 0
        for cut in self._cuts:
            while k < len(self._starts) and self._starts[k] <= cut:
                heappush(held, (self._ranks[k], self._ends[k]))
                k += 1
            while held and held[0][1] <= cut:
                heappop(held)
            yield held[0][0] if held else None

    def at(self, offset: int) -> T | None:
        """What stands at `offset`; of several the first in their order."""
        k = bisect_right(self._cuts, offset) - 1
        rank = self._first[k] if k >= 0 else None
        return None if rank is None else self._items[rank]

    def covers(self, offset: int) -> bool:
        """Whether anything stands at `offset`."""
        k = bisect_right(self._cuts, offset) - 1
        return k >= 0 and self._first[k] is not None

    def touches(self, start: int, end: int) -> bool:
        """Whether anything shares a character with [start, end)."""
        k = bisect_left(self._starts, end)
        return k > 0 and self._reach[k - 1] > start

    def touching(self, start: int, end: int) -> list[T]:
        """All that shares a character with [start, end), in their order."""
        ranks = []
        k = bisect_left(self._starts, end) - 1
        while k >= 0 and self._reach[k] > start:
            if self._ends[k] > start:
                ranks.append(self._ranks[k])
            k -= 1
        return [self._items[rank] for rank in sorted(ranks)]
