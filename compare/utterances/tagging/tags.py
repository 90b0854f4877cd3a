"""Tags of tokens and the spans that they make: begin and inside of source, cue and content, and outside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

Sort = Literal["source", "cue", "content"]
SORTS: tuple[Sort, ...] = get_args(Sort)
OUTSIDE = 0
TAGS = ("outside", *(f"{place} {sort}" for sort in SORTS for place in ("begin", "inside")))
# What may not follow: an inside without its begin or an inside of the same sort before it; last row: at the start.
FORBIDDEN = tuple(
    (before, after)
    for after in range(2, len(TAGS), 2)
    for before in range(len(TAGS) + 1)
    if before not in (after - 1, after)
)


class Tagged(NamedTuple):
    """Tokens [low, high) of an article that are one span of `sort`."""

    low: int
    high: int
    sort: Sort


def begin(sort: Sort) -> int:
    """The tag of the first token of a span; that of the others is the next."""
    return 1 + 2 * SORTS.index(sort)


def spans_of(tags: Sequence[int]) -> list[Tagged]:
    """The spans that `tags` make, in reading order."""
    found: list[Tagged] = []
    at = 0
    while at < len(tags):
        low, tag = at, tags[at]
        at += 1
        if tag == OUTSIDE:
            continue
        while at < len(tags) and tags[at] == tag + 1:
            at += 1
        found.append(Tagged(low, at, SORTS[(tag - 1) // 2]))
    return found
