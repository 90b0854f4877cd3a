"""Which value of one side answers which of the other: an assignment over all values of a group.

In: candidates, each two values of one sort with the evidence for one part and how their values relate. Out: `Match`es,
one to one. How much evidence is enough is fitted (parts.json, written by tests/bench/fit_parts.py): one table says how
likely two values play one part whatever they are, another how likely two that differ contradict each other, given that
part, what else either could answer to, and whether the other article prints the value elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp
from typing import Generic, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from compare.detectors.parts import Part, Value, chance_of

Relation = Literal["same", "fits", "apart", "open"]
Weights = Mapping[str, Mapping[str, float]]
Grid = NDArray[np.float64]

# Chances, which the fit makes what they say on stories left out: from here on a finding is loud, or is one at all.
LOUD = 0.5
LEAST_CLASH = 0.25
LEAST_PART = 0.6


@dataclass(frozen=True)
class Candidate(Generic[Value]):
    """Values `a` and `b` with their parts, how the values relate, and the evidence for one part."""

    a: Value
    b: Value
    s: Part
    t: Part
    relation: Relation
    evidence: Mapping[str, float]


@dataclass(frozen=True)
class Match(Generic[Value]):
    """A chosen candidate: how `likely` both play one part, and the chance of a `clash`, that they contradict each other."""

    candidate: Candidate[Value]
    likely: float
    clash: float


def _chance(odds: float) -> float:
    """The chance of some log-odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@cache
def load_tables() -> Mapping[str, Weights]:
    """The fitted tables of each family: "part", "conflict", and what equal and fitting values add to the odds."""
    tables: Mapping[str, Weights] = json.loads(resources.files("compare.detectors").joinpath("parts.json").read_text())
    return tables


def assign(candidates: Sequence[Candidate[Value]], tables: Weights) -> list[Match[Value]]:
    """Choose the candidates that together are likeliest, each value once; unlikely ones are left out."""
    if not candidates:
        return []
    rows = {start: k for k, start in enumerate(sorted({c.a.start for c in candidates}))}
    columns = {start: k for k, start in enumerate(sorted({c.b.start for c in candidates}))}
    odds = [chance_of(c.evidence, tables["part"]) for c in candidates]
    grid = np.zeros((len(rows), len(columns)))
    held = {}
    for c, part in zip(candidates, odds, strict=True):
        place = rows[c.a.start], columns[c.b.start]
        held[place] = c, part
        grid[place] = part + tables["bonus"].get(c.relation, 0.0)
    told = {v.start for c in candidates if c.relation == "same" for v in (c.a,)}, {
        v.start for c in candidates if c.relation == "same" for v in (c.b,)
    }
    matches = []
    for i, j in zip(*(axis.tolist() for axis in linear_sum_assignment(-np.maximum(grid, 0.0))), strict=True):
        if grid[i, j] <= 0 or (i, j) not in held:
            continue
        c, part = held[i, j]
        matches.append(Match(c, _chance(part), _clash(c, part, margin(grid, i, j), told, tables["clash"])))
    return matches


def margin(grid: Grid, i: int, j: int) -> float:
    """How far the best other choice for either value falls behind the one at `i`, `j`."""
    others = np.append(np.delete(grid[i], j), np.delete(grid[:, j], i))
    return float(grid[i, j] - max(0.0, others.max(initial=0.0)))


def _clash(
    c: Candidate[Value], part: float, margin: float, told: tuple[set[int], set[int]], table: Mapping[str, float]
) -> float:
    """The chance that the values of `c` contradict each other; 0 where they do not differ."""
    if c.relation != "apart":
        return 0.0
    equals = float(c.a.start in told[0]) + float(c.b.start in told[1])
    return _chance(chance_of({**c.evidence, "part": part, "margin": min(margin, 6.0), "told": equals}, table))
