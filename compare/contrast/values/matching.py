"""Which value of one article answers which of the other: an assignment over all values of a group.

In: candidates, each two values of one sort with the evidence for one part and how their values relate. Out: `Match`es,
one to one. How much evidence is enough is fitted (parts.json, written by tests/bench/fit_parts.py): one table says how
likely two values play one part whatever they are, another how likely two that differ contradict each other, given that
part, what else either could answer to, and whether the group prints the value elsewhere. Values that no group settles
are held against each other across the sentence pairs beyond the groups, where each has to be the other's best choice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from math import exp
from typing import Generic, Literal

import numpy as np
from numpy.typing import NDArray

from compare.assignment import assign as best_cells
from compare.contrast.values.parts import Part, Value, log_odds
from compare.contrast.view import Sides, View

# Equal; compatible and all but equal (about 200, 200); compatible; excluding each other; one value in two units; not to
# be compared.
Relation = Literal["same", "close", "fits", "apart", "unit", "open"]
Table = Mapping[str, float]
Tables = Mapping[str, Table]

# Chances, which the fit makes what they say on stories left out: from here on a finding is loud, or is one at all.
# Of unchanged pairs names are told wrongly most often, numbers least.
LOUD: Mapping[str, float] = {"number": 0.5, "date": 0.6, "name": 0.5}
LEAST_CLASH = 0.25
LEAST_PART = 0.6
# Of figures and names that differ beyond the groups none is told: of fifty changed ones that finds one, at the price
# of a false one in thirty pairs of articles.
BEYOND = frozenset({"date"})
FARTHEST = 6.0  # margin after which more says nothing new
HOPELESS = -3.0  # log-odds below which nothing is matched: what is left goes to the pairs beyond the groups


@dataclass(frozen=True)
class Candidate(Generic[Value]):
    """Values `a` and `b` with their parts, how the values relate, and the evidence for one part."""

    a: Value
    b: Value
    s: Part
    t: Part
    relation: Relation
    evidence: Table


@dataclass(frozen=True)
class Match(Generic[Value]):
    """A chosen candidate: how `likely` both tell one thing, and the chance of a `clash`, of a contradiction.

    `evidence` is that of the candidate with the log-odds of one part, how far the best other choice falls behind, and
    how many of the two values the other side prints as well.
    """

    candidate: Candidate[Value]
    evidence: Table
    likely: float
    clash: float


@dataclass(frozen=True)
class _Weighed(Generic[Value]):
    """A candidate with the log-odds of one part, and with what the values add to them."""

    candidate: Candidate[Value]
    part: float
    worth: float

    def matched(self, second: float, told: tuple[set[int], set[int]], tables: Tables) -> Match[Value]:
        """The match of a chosen candidate; `second` is the worth of the best other choice, equal values are `told`."""
        c = self.candidate
        extra = {"part": self.part, "margin": min(self.worth - max(HOPELESS, second), FARTHEST)}
        extra["told"] = float(c.a.start in told[0]) + float(c.b.start in told[1])
        evidence = {**c.evidence, **extra}
        clash = _chance(log_odds(evidence, tables["clash"])) if c.relation == "apart" else 0.0
        return Match(c, evidence, _chance(self.worth), clash)


def _chance(odds: float) -> float:
    """The chance of some log-odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@cache
def load_tables() -> Mapping[str, Tables]:
    """The fitted tables of each family: "part", "clash", and what equal and fitting values add to the odds."""
    read: Mapping[str, Tables] = json.loads(
        resources.files("compare.contrast.values").joinpath("parts.json").read_text()
    )
    return read


def matches(view: View, family: str, find: Callable[[Sides], Sequence[Candidate[Value]]]) -> Iterator[Match[Value]]:
    """The matches of what `find` finds in a pair: in its groups, then in the sentence pairs beyond them."""
    groups = [find(sides) for sides in view.groups]
    beyond = [c for sides in view.beyond for c in find(sides)]
    yield from match_all(groups, beyond, load_tables()[family], apart=family in BEYOND)


def match_all(
    groups: Iterable[Sequence[Candidate[Value]]], beyond: Iterable[Candidate[Value]], tables: Tables, *, apart: bool
) -> Iterator[Match[Value]]:
    """Match in each of `groups`, then what is left `beyond` them, values that differ only where `apart`."""
    settled: tuple[set[int], set[int]] = set(), set()
    for candidates in groups:
        for match in assign(candidates, tables):
            settled[0].add(match.candidate.a.start)
            settled[1].add(match.candidate.b.start)
            yield match
    loose = [
        replace(c, evidence={**c.evidence, "lead": 1.0})
        for c in beyond
        if c.a.start not in settled[0] and c.b.start not in settled[1]
        if apart or c.relation not in ("apart", "open")
    ]
    yield from choose(loose, tables)


def _weigh(candidates: Sequence[Candidate[Value]], tables: Tables) -> list[_Weighed[Value]]:
    odds = [log_odds(c.evidence, tables["part"]) for c in candidates]
    return [
        _Weighed(c, part, part + tables["bonus"].get(c.relation, 0.0)) for c, part in zip(candidates, odds, strict=True)
    ]


def _told(candidates: Sequence[Candidate[Value]]) -> tuple[set[int], set[int]]:
    """Where values stand that the other side prints too."""
    same = [c for c in candidates if c.relation == "same"]
    return {c.a.start for c in same}, {c.b.start for c in same}


def assign(candidates: Sequence[Candidate[Value]], tables: Tables) -> Iterator[Match[Value]]:
    """Choose the candidates of one group that together are likeliest, each value once; unlikely ones are left out."""
    rows = {start: k for k, start in enumerate(sorted({c.a.start for c in candidates}))}
    columns = {start: k for k, start in enumerate(sorted({c.b.start for c in candidates}))}
    grid = np.full((len(rows), len(columns)), HOPELESS)
    held = {}
    for w in _weigh(candidates, tables):
        place = rows[w.candidate.a.start], columns[w.candidate.b.start]
        held[place], grid[place] = w, w.worth
    told = _told(candidates)
    for cell in best_cells(grid, HOPELESS):
        yield held[cell].matched(_second(grid, *cell), told, tables)


def _second(grid: NDArray[np.float64], i: int, j: int) -> float:
    """The best other choice for either of the values at `i`, `j`."""
    others = np.append(np.delete(grid[i], j), np.delete(grid[:, j], i))
    return float(others.max(initial=HOPELESS))


def choose(candidates: Sequence[Candidate[Value]], tables: Tables) -> Iterator[Match[Value]]:
    """Choose the candidates of many pairs of sentences that are the best for both of their values."""
    weighed = _weigh(candidates, tables)
    ends: dict[tuple[int, int], list[tuple[float, int]]] = {}
    for k, w in enumerate(weighed):
        for end in ((0, w.candidate.a.start), (1, w.candidate.b.start)):
            ends.setdefault(end, []).append((w.worth, -k))
    best = {end: sorted(found, reverse=True)[:2] for end, found in ends.items()}
    told = _told(candidates)
    for k, w in enumerate(weighed):
        choices = best[0, w.candidate.a.start], best[1, w.candidate.b.start]
        if w.worth > HOPELESS and all(found[0][1] == -k for found in choices):
            second = max((found[1][0] for found in choices if len(found) > 1), default=HOPELESS)
            yield w.matched(second, told, tables)
