"""Edited sentences: is an edit that changes the facts flagged, and one that does not let through?

Original and edited sentence are two articles of one sentence each and go the whole way. Flagged means any error or
warning. Balanced accuracy is the mean of the shares of flagged inconsistent and of unflagged consistent edits.
"""

from __future__ import annotations

from collections import Counter

from tests.bench import adapters
from tests.bench.figures import Figure, Table
from tests.bench.folders import BenchSet, Measured, Record, from_records
from tests.bench.rates import Rate, total
from tests.bench.score import LOUD


def measure(records: list[Record]) -> Measured:
    """Balanced accuracy, both shares, recall by edit type, and which kinds flag what."""
    adapters.encode([record[side] for record in records for side in ("original", "edited")])
    parts: list[dict[str, Rate]] = []
    kinds: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    misses = []
    for record in records:
        report = adapters.compare_texts(record["original"], record["edited"])
        loud = sorted({f.kind for f in report.findings if f.severity in LOUD})
        changed = not record["consistent"]
        kinds[changed].update(loud)
        parts.append(_rates(record, flagged=bool(loud)))
        if bool(loud) != changed:
            what = ", ".join(loud) or "not flagged"
            misses.append(f"{record['id']} {what}: {record['original']!r} / {record['edited']!r}")
    rates = total(parts)
    caught, spared = rates.pop("caught"), rates.pop("spared")
    figures = (
        Figure("balanced accuracy", (caught.value + spared.value) / 2, len(records)),
        Figure("inconsistent flagged", caught.value, caught.of, "info"),
        Figure("consistent let through", spared.value, spared.of, "info"),
        *(Figure(f"recall of {name}", rate.value, rate.of, "info") for name, rate in sorted(rates.items())),
    )
    rows = tuple((kind, kinds[True][kind], kinds[False][kind]) for kind in sorted(kinds[True] | kinds[False]))
    table = Table("Edits flagged by kind", ("kind", "inconsistent", "consistent"), rows)
    return Measured(figures, (table,), tuple(misses))


def _rates(record: Record, *, flagged: bool) -> dict[str, Rate]:
    if record["consistent"]:
        return {"spared": Rate(not flagged, 1)}
    types = record["edit_types"] or ["untyped"]
    return {"caught": Rate(flagged, 1), **{kind: Rate(flagged, 1) for kind in types}}


SETS: tuple[BenchSet, ...] = (from_records("edits_summedits_news", measure),)
