"""How likely a reader wants to see an edit: one fitted table over its evidence.

Fitted by tests/bench/fit_contrast.py on pairs that readers marked, each story left out once; the chance is the share of
edits with such evidence on which a reader put a mark.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature, and the bias."""
    table: Mapping[str, float] = json.loads(
        resources.files("compare.contrast").joinpath("weights.json").read_text("utf-8")
    )
    return table


def chance(evidence: Mapping[str, float]) -> float:
    """The chance that a reader would mark an edit with this evidence."""
    table = weights()
    return 1 / (1 + math.exp(-table["bias"] - sum(table[name] * value for name, value in evidence.items())))
