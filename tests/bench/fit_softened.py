"""Fit the judge of softened claims: `python -m tests.bench.fit_softened --data D --gold G`.

Learns from the marked pairs on which softened claims a reader puts a mark of certainty or polarity: no proof of one act
stands behind them, so changed articles, whose acts all have one, cannot teach it. Prints how ranking and chances do on
each story when it was left out; --write puts the weights into compare/contrast/weights.json.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from compare.contrast.view import View
from compare.detectors.certainty import mismatches
from compare.detectors.certainty.softened import FEATURES, SORT
from compare.model import Span
from tests.bench.folders import Folders
from tests.bench.learning import Sample, compared, learn
from tests.bench.marks import SIDES, Gold, Mark
from tests.bench.score import points_at


def is_marked(gold: Gold, mark: Mark, spans: Mapping[str, Span]) -> bool:
    """Whether a mark of the family stands on the words of both sides."""
    if mark.kind not in ("certainty.shift", "polarity.conflict"):
        return False
    places = [(spans[side], span, gold.home(side, span)) for side in SIDES if (span := mark.spans[side]) is not None]
    return all(points_at((found,), span, home) for found, span, home in places)


def samples(folders: Folders) -> Iterator[Sample]:
    """All softened claims of the marked pairs."""
    for name, pair, marks in compared(folders):
        gold = Gold(marks)
        for a, b, mismatch in mismatches(View(pair)):
            if mismatch.sort == SORT:
                spans = dict(zip((pair.a.id, pair.b.id), mismatch.spans(a, b), strict=True))
                levels = [mark.level for mark in gold.findings if is_marked(gold, mark, spans)]
                yield Sample(name, mismatch.evidence, "must" if "must" in levels else "".join(levels[:1]))


if __name__ == "__main__":
    sys.exit(learn(__doc__, SORT, FEATURES, samples, ridge=5.0))
