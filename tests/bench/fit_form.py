"""Fit the judge of retold remarks: `python -m tests.bench.fit_form --data D --gold G`.

Learns from the marked pairs, by logistic regression, which quoted words a reader finds told in the other article's own
words. Prints how ranking and chances do on each story when it was left out; --write puts the weights into
compare/contrast/weights.json.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from compare.contrast.view import View
from compare.detectors.quotations.form import FEATURES, Retold, candidates
from compare.model import Span
from tests.bench.fit_contrast import MARGIN, WIDEST
from tests.bench.folders import Folders
from tests.bench.learning import Sample, compared, learn


def marked(marks: Mapping[str, Any], found: Retold) -> str:
    """The level of a mark about quotations on both the quoted words and their report, "" where there is none."""
    report = Span(found.report[0].start, found.report[-1].end)
    spans = {found.doc.id: found.piece, found.other.id: report}
    for item in marks["findings"]:
        if item["kind"].startswith("quote.") and all(_touches(spans[i], item[i]) for i in spans):
            return str(item["level"])
    return ""


def _touches(span: Span, where: Sequence[int] | None) -> bool:
    """Whether `span` shares words with the marked ones and is not so much longer that it points at nothing."""
    if where is None:  # the mark says that this side has nothing
        return True
    return span.overlap((where[0], where[1])) > 0 and span.end - span.start <= WIDEST * (where[1] - where[0]) + MARGIN


def samples(folders: Folders) -> Iterator[Sample]:
    """All candidates of the marked pairs."""
    for name, pair, marks in compared(folders):
        for found in candidates(View(pair)):
            yield Sample(name, found.evidence, marked(marks, found))


if __name__ == "__main__":
    sys.exit(learn(__doc__, "retold", FEATURES, samples))
