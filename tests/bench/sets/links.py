"""Sentence links between a summary and what it sums up: two documents made of the given sentences, and `align`.

All links of all records count alike (micro F1). A facet, which is one sentence of the summary, is covered where all
sentences of one of its support groups are linked to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tests.bench import adapters
from tests.bench.figures import Figure, prf
from tests.bench.folders import BenchSet, Measured, Record, from_records
from tests.bench.rates import Rate, Rates, overlap_rates, total

_GLYPHS = {"``": "“", "''": "”", "`": "‘", "-lrb-": "(", "-rrb-": ")", "-lsb-": "[", "-rsb-": "]"}
_BEFORE = re.compile(r" (?=[.,;:!?%)\]”’]|'|n't\b)")
_AFTER = re.compile(r"(?<=[(\[“‘$£€]) ")


def untokenise(text: str) -> str:
    """A sentence of the Penn Treebank's tokens as a newspaper would print it; case is not restored."""
    words = " ".join(_GLYPHS.get(word.lower(), word) for word in text.split())
    return _AFTER.sub("", _BEFORE.sub("", words))


def found_links(a: Sequence[str], b: Sequence[str]) -> set[tuple[int, int]]:
    """Linked sentences by index; a blank sentence stays a line of its own."""
    groups = adapters.align(adapters.document_of(a, "a"), adapters.document_of(b, "b"))
    return {(i - 1, j - 1) for group in groups for i in group.a for j in group.b}


def facets(found: set[tuple[int, int]], support: Sequence[Sequence[Sequence[int]]]) -> Rate:
    """How many facets have one whole support group among the `found` links."""
    return Rate.among(
        any(all((i, j) in found for j in group) for group in groups) for i, groups in enumerate(support) if groups
    )


def measure_far(records: list[Record]) -> Measured:
    """F1 over links and the share of facets covered."""
    parts: list[Rates] = []
    for record in records:
        sides = ([untokenise(s) for s in record[side]] for side in ("a_sents", "b_sents"))
        found = found_links(*sides)
        gold = {(i, j) for i, j in record["gold"]}
        parts.append({**overlap_rates(found, gold), "facets": facets(found, record["support_groups"])})
    covered = total(parts)["facets"]
    return Measured((*_figures(parts), Figure("facets covered", covered.value, covered.of)))


def measure_superpal(records: list[Record]) -> Measured:
    """F1 over links."""
    parts: list[Rates] = []
    for record in records:
        texts = [" ".join(d["text"].split()) for d in record["doc_sents"]]
        found = found_links([" ".join(s.split()) for s in record["summary_sents"]], texts)
        parts.append(overlap_rates(found, {(i, j) for i, j in record["gold"]}))
    return Measured(_figures(parts))


def _figures(parts: Sequence[Rates]) -> tuple[Figure, ...]:
    rates = total(parts)
    return prf("links", rates["P"], rates["R"])


SETS: tuple[BenchSet, ...] = (
    from_records("alignment_far", measure_far),
    from_records("alignment_superpal", measure_superpal),
)
