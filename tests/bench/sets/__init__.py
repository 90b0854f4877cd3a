"""The sets of the bench, one file a family, in the order of the table."""

from __future__ import annotations

from tests.bench.folders import BenchSet
from tests.bench.sets import (
    attribution,
    cases,
    chunks,
    edits,
    facts,
    left_out,
    links,
    mutations,
    quotes,
    sentences,
    stories,
    verdict,
    words,
)

SETS: tuple[BenchSet, ...] = (
    *stories.SETS,
    *left_out.SETS,
    *mutations.SETS,
    *cases.SETS,
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
