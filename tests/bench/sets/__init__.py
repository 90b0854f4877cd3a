"""The sets of the bench, one file a family, in the order of the table."""

from __future__ import annotations

from tests.bench.folders import BenchSet
from tests.bench.sets import attribution, chunks, edits, facts, links, quotes, sentences, stories, verdict, words

SETS: tuple[BenchSet, ...] = (
    *stories.SETS,
    *verdict.SETS,
    *links.SETS,
    *words.SETS,
    *chunks.SETS,
    *facts.SETS,
    *quotes.SETS,
    *attribution.SETS,
    *edits.SETS,
    *sentences.SETS,
)
