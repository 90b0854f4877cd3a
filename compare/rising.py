"""Places in, the longest run of them that rises out: what two texts have in one order."""

from bisect import bisect_left
from collections.abc import Sequence


def rising(values: Sequence[int]) -> list[int]:
    """Give the indices of a longest strictly increasing subsequence of `values` (patience sorting)."""
    ends: list[int] = []  # of the best run of each length, the last value
    last: list[int] = []  # and its index
    before: list[int] = []
    for i, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1], last[length : length + 1] = [value], [i]
    run, at = [], last[-1] if last else -1
    while at >= 0:
        run.append(at)
        at = before[at]
    return run[::-1]
