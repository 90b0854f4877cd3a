"""Whether a confidence means what it says: (confidence, share that is right) in, a table of bins out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tests.bench.figures import Figure, Table

BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def reliability(name: str, trust: Sequence[tuple[float, float]]) -> tuple[Figure, Table]:
    """The expected calibration error over bins of the stated confidence, and the bins themselves."""
    rows: list[tuple[str | int | float, ...]] = []
    gap = 0.0
    for low, high in pairwise(BINS):
        held = [pair for pair in trust if low <= pair[0] < high or (high == BINS[-1] and pair[0] == high)]
        if held:
            said, right = (sum(pair[i] for pair in held) / len(held) for i in (0, 1))
            rows.append((f"{low:.1f} to {high:.1f}", len(held), said, right))
            gap += abs(said - right) * len(held) / len(trust)
    table = Table(f"Reliability of {name}", ("confidence", "n", "said", "right"), tuple(rows))
    return Figure(f"{name} calibration gap", gap, len(trust), "info"), table
