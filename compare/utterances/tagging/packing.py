"""Rows of unlike length laid side by side, step by step, so that one step reads one token of each.

The longest come first: those that still go on are always the first ones, and nothing is padded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """The tokens of all rows in the order of `steps`: step t holds the t-th token of each row that is as long.

    Tokens are numbered as they stand when the rows follow each other.
    """

    onward: Numbers  # the numbers of the tokens, each row read from its start
    backward: Numbers  # the same, each read from its end
    steps: list[tuple[int, int]]  # places [low, high) in either
    cuts: Numbers  # where all rows but the first begin


def pack(lengths: Sequence[int]) -> Packed:
    """Lay rows of `lengths` side by side."""
    ends = np.cumsum(lengths)
    order = np.argsort(-np.asarray(lengths), kind="stable")
    long, high = np.asarray(lengths)[order], ends[order]
    step = np.arange(long.max(initial=0))[:, None]
    going = step < long
    edges = [0, *np.cumsum(going.sum(1)).tolist()]
    return Packed((high - long + step)[going], (high - 1 - step)[going], list(pairwise(edges)), ends[:-1])
