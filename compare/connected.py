"""Things and pairs of them in, the parts that the pairs connect out (union of disjoint sets, with halved paths)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def connected(members: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The parts of `members` that `pairs` connect; parts and what is in them stand in the order of `members`."""
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
    parts: dict[T, list[T]] = {}
    for m in order:
        parts.setdefault(find(m), []).append(m)
    return list(parts.values())
