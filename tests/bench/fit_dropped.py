"""Fit the judge of dropped sources: `python -m tests.bench.fit_dropped --data D --gold G`.

Learns from the marked pairs, by logistic regression, which remarks a reader finds stated as plain fact in the other
article: the source is marked, and the statement lies in the sentence that is marked on the other side, if one is.
Prints how ranking and chances do on each story when it was left out; --write puts the weights into
compare/contrast/weights.json.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from compare.contrast.view import View
from compare.detectors.attributed import FEATURES, Dropped, candidates, hull
from tests.bench.folders import Folders
from tests.bench.learning import Sample, compared, learn


def marked(marks: Mapping[str, Any], found: Dropped, ours: str, theirs: str) -> str:
    """The highest level of the marks on who says what, "" where none is on the source and on the statement."""
    sentence = found.telling.sentence
    levels = [
        item["level"]
        for item in marks["findings"]
        if item["kind"].startswith("attribution.")
        and item["kind"] != "attribution.role"
        and item[ours]
        and hull(found.utterance).overlap(item[ours])
        and (item[theirs] is None or (sentence.start < item[theirs][1] and item[theirs][0] < sentence.end))
    ]
    return "must" if "must" in levels else "may" if levels else ""


def samples(folders: Folders) -> Iterator[Sample]:
    """All candidates of the marked pairs."""
    for name, pair, marks in compared(folders):
        view = View(pair)
        for mine, other in (view.readings, view.readings[::-1]):
            for found in candidates(view.told, mine, other):
                yield Sample(name, found.evidence, marked(marks, found, mine.doc.id, other.doc.id))


if __name__ == "__main__":
    sys.exit(learn(__doc__, "dropped", FEATURES, samples, ridge=4.0))
