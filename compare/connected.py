"""Pairs in, what they put together out: all that stands behind one key, or the parts that they connect."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
V = TypeVar("V")


def gathered(pairs: Iterable[tuple[T, V]]) -> dict[T, list[V]]:
    """What stands behind each key of `pairs`; keys and values come in the order in which they are met."""
    found: dict[T, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def connected(members: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The parts of `members` that `pairs` connect; parts and what is in them stand in the order of `members`.

    It is the union of disjoint sets, with halved paths.
    """
    order = {m: i for i, m in enumerate(dict.fromkeys(members))}
    root = {m: m for m in order}

    def find(m: T) -> T:
        while root[m] != m:
            root[m] = root[root[m]]
            m = root[m]
        return m

    for one, other in pairs:
        first, second = sorted((find(one), find(other)), key=order.__getitem__)
        root[second] = first
    return list(gathered((find(m), m) for m in order).values())
