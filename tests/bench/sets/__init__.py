"""The sets of the bench, one file a family, in the order of the table."""

from __future__ import annotations

from tests.bench.folders import BenchSet
from tests.bench.sets import sentences, stories

SETS: tuple[BenchSet, ...] = (*stories.SETS, *sentences.SETS)
