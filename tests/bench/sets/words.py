"""Which word stands for which: links between sentence pairs that were tokenised and linked by hand.

Precision counts a found link as right when it is marked sure or possible, recall asks for the sure ones only (Och and
Ney 2003), so a possible link is never wrong and never needed. A link of several words is all its word pairs.
"""

from __future__ import annotations

from tests.bench import adapters
from tests.bench.figures import prf
from tests.bench.folders import BenchSet, Measured, Record, from_records
from tests.bench.rates import Rate, total

Pairs = set[tuple[int, int]]


def measure(records: list[Record]) -> Measured:
    """Precision, recall and F1 of word pairs."""
    found_all = adapters.link_words([(r["a"], r["b"]) for r in records])
    parts, misses = [], []
    for record, links in zip(records, found_all, strict=True):
        found: Pairs = {(i, j) for link in links for i in link.a for j in link.b}
        sure: Pairs = {(i, j) for i, j in record["sure"]}
        possible: Pairs = {(i, j) for i, j in record["poss"]} | sure
        parts.append({"P": Rate(len(found & possible), len(found)), "R": Rate(len(found & sure), len(sure))})
        misses += _differences(record, found - possible, sure - found)
    rates = total(parts)
    return Measured(prf("links", rates["P"], rates["R"]), misses=tuple(misses))


def _differences(record: Record, wrong: Pairs, missed: Pairs) -> list[str]:
    a, b = record["a"].split(" "), record["b"].split(" ")
    told = [("wrong", pair) for pair in sorted(wrong)] + [("missed", pair) for pair in sorted(missed)]
    return [f"{record['id']} {what}: {a[i]} {i} / {b[j]} {j}" for what, (i, j) in told]


SETS: tuple[BenchSet, ...] = (from_records("words_mtref", measure),)
