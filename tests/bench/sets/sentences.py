r"""Sentence sets: exact segmentation of short cases, and F1 of sentence ends over whole documents.

A short case is right when its sentences, with white space squeezed, are exactly the marked ones in order; the escapes
\" and \n that some lists keep from their source files are read as the characters they stand for. In documents a
sentence counts by its end: the offset behind its last character that is not white space.
"""

from __future__ import annotations

from tests.bench import adapters
from tests.bench.figures import Figure, prf
from tests.bench.folders import BenchSet, Measured, Record, from_records
from tests.bench.rates import Rate, overlap_rates, total


def plain(text: str) -> str:
    """`text` with the escapes of a source file resolved."""
    return text.replace('\\"', '"').replace("\\n", "\n")


def squeeze(text: str) -> str:
    """`text` with every run of white space made one blank."""
    return " ".join(text.split())


def exact(records: list[Record]) -> Measured:
    """The share of cases cut exactly as marked."""
    flags, misses = [], []
    for record in records:
        text = plain(record["text"])
        found = [squeeze(text[s:e]) for s, e in adapters.segment(text)]
        gold = [squeeze(plain(s)) for s in record["sents"]]
        flags.append(found == gold)
        if found != gold:
            misses.append(f"{record['id']}: {found} instead of {gold}")
    rate = Rate.among(flags)
    return Measured((Figure("exact", rate.value, rate.of),), misses=tuple(misses))


def ends(records: list[Record]) -> Measured:
    """Precision, recall and F1 of sentence ends."""
    parts, misses = [], []
    for record in records:
        text = record["text"]
        found = {s + len(text[s:e].rstrip()) for s, e in adapters.segment(text)}
        gold = {e for _, e in record["sents"]}
        parts.append(overlap_rates(found, gold))
        for end in sorted(found ^ gold):
            what = "cut" if end in found else "not cut"
            misses.append(f"{record['id']} {what}: {text[max(0, end - 50) : end]!r} | {text[end : end + 30]!r}")
    rates = total(parts)
    return Measured(prf("ends", rates["P"], rates["R"]), misses=tuple(misses))


SETS: tuple[BenchSet, ...] = (
    from_records("sentences_golden_rules_pragmatic52", exact),
    from_records("sentences_golden_rules_pysbd48", exact),
    from_records("sentences_sentencex_en", exact),
    from_records("sentences_gum_news", ends),
    from_records("sentences_wsj", ends),
)
