"""What detection costs grows with the length of the articles, not with its square."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from functools import cache

from compare.detectors import detect_all
from compare.model import Comparison
from compare.pipeline import compare_pair, embed, read_document
from compare.settings import Settings
from tests.bench.adapters import article
from tests.bench.invent import invent_pair
from tests.standin import HashEncoder

SHORT, LONG = 60, 480  # sentences a side
MOST = 2.0  # times a linear cost, of which 1.1 is used; a search through the whole article for each word costs 3.5
REPEATS = 3


@cache
def invented(size: int) -> Comparison:
    """Two articles of `size` sentences, aligned, and taken for one story whatever the stand-in's vectors say."""
    a, b = (read_document(article(text, name)) for text, name in zip(invent_pair(size), "ab", strict=True))
    va, vb = embed((a, b), HashEncoder())
    return replace(compare_pair(a, b, va, vb), verdict="same-story")


def seconds(pair: Comparison) -> float:
    """Processor seconds to find all that differs in `pair`, with nothing kept from an earlier search."""
    fresh = replace(pair, a=replace(pair.a), b=replace(pair.b))
    start = time.process_time()
    assert sum(1 for _ in detect_all(fresh, Settings()))
    return time.process_time() - start


def test_detection_grows_with_the_articles_and_not_with_their_square() -> None:
    short, long = invented(SHORT), invented(LONG)
    assert len(long.groups) > 4 * len(short.groups), "the long pair has to be the same work many times over"
    seconds(short)  # what is loaded or remembered once is not what is measured
    most = MOST * LONG / SHORT * statistics.median(seconds(short) for _ in range(REPEATS))
    assert any(seconds(long) < most for _ in range(REPEATS))  # other programs can only add to it
