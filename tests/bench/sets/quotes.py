"""Two outlets' prints of one quotation: is it whole, cut or reworded?

The marked kinds come from comparing strings, so a marked `reworded` is any change that is no pure cut, and a
`spliced` print counts as reworded. A false flag is a marked `same` that is not called whole.
"""

from __future__ import annotations

from collections import Counter

from tests.bench import adapters
from tests.bench.figures import Figure, Table
from tests.bench.folders import BenchSet, Measured, Record, from_records
from tests.bench.rates import Rate

KINDS = {"whole": "same", "cut": "truncated", "reworded": "reworded", "spliced": "reworded"}


def measure(records: list[Record]) -> Measured:
    """Share of right kinds, each kind's recall, and how many `same` are flagged."""
    seen: Counter[tuple[str, str]] = Counter()
    misses = []
    for record in records:
        relation = adapters.quote_relation(record["a_quote"], record["b_quote"])
        seen[record["kind"], relation] += 1
        if KINDS.get(relation) != record["kind"]:
            misses.append(f"{record['kind']} called {relation}: {record['a_quote']!r} / {record['b_quote']!r}")
    right = {kind: Rate() for kind in sorted({r["kind"] for r in records})}
    for (kind, relation), count in seen.items():
        right[kind] += Rate(count * (KINDS.get(relation) == kind), count)
    whole = sum(right.values(), Rate())
    false = sum(count for (kind, relation), count in seen.items() if kind == "same" and relation != "whole")
    figures = (
        Figure("kind accuracy", whole.value, whole.of),
        *(Figure(f"accuracy of {kind}", rate.value, rate.of, "info") for kind, rate in right.items()),
        Figure("false flags on same", false, right.get("same", Rate()).of, "down"),
    )
    rows = tuple((f"{kind} -> {relation}", count) for (kind, relation), count in sorted(seen.items()))
    return Measured(figures, (Table("Quotation kinds, marked -> called", ("kind", "n"), rows),), tuple(misses))


SETS: tuple[BenchSet, ...] = (from_records("quotes_shared", measure),)
