"""How likely a reader wants to see a difference: one fitted table for each sort of evidence.

The tables are fitted on pairs that readers marked by tests/bench/fit_contrast.py (edits), fit_form.py (retold remarks),
fit_dropped.py (sources) and fit_speakers.py (voices), and by fit_claims.py (claims) on pairs in which one fact was
changed, each story left out once.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def tables() -> Mapping[str, Mapping[str, float]]:
    """By sort of evidence the weight of each feature, and the bias."""
    text = resources.files("compare.contrast").joinpath("weights.json").read_text("utf-8")
    read: Mapping[str, Mapping[str, float]] = json.loads(text)
    return read


def chance(sort: str, evidence: Mapping[str, float]) -> float:
    """The chance, by the table of `sort`, that a difference with this evidence is one that a reader wants to see."""
    table = tables()[sort]
    return 1 / (1 + math.exp(-table["bias"] - sum(table[name] * value for name, value in evidence.items())))
