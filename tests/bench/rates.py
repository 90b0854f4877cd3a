"""Shares that add up: what every metric of the bench is made of.

Counts come in, a precision, recall or F1 goes out. Rates of several records are added before they are divided, so
every figure is micro-averaged and a short record weighs what it holds.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` out of `of`."""

    hits: float = 0
    of: int = 0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.hits + other.hits, self.of + other.of)

    @property
    def value(self) -> float:
        """The share, 0 where there is nothing to share."""
        return self.hits / self.of if self.of else 0.0

    @classmethod
    def among(cls, flags: Iterable[bool]) -> Rate:
        """How many of `flags` are set."""
        held = list(flags)
        return cls(sum(held), len(held))


Rates = Mapping[str, Rate]


def total(parts: Iterable[Rates]) -> dict[str, Rate]:
    """The sum of `parts`, name by name."""
    out: dict[str, Rate] = {}
    for part in parts:
        for name, rate in part.items():
            out[name] = out.get(name, Rate()) + rate
    return out


def f1(precision: Rate, recall: Rate) -> float:
    """The harmonic mean of both."""
    p, r = precision.value, recall.value
    return 2 * p * r / (p + r) if p + r else 0.0


def overlap_rates(found: Collection[Hashable], gold: Collection[Hashable]) -> dict[str, Rate]:
    """Precision and recall of the set `found` against the set `gold`."""
    hits = len(set(found) & set(gold))
    return {"P": Rate(hits, len(set(found))), "R": Rate(hits, len(set(gold)))}
