"""Fit the judge of unheard speakers: `python -m tests.bench.fit_speakers --data D --gold G`.

Learns from the marked pairs, by logistic regression, which people, bodies and groups that only one article hears a
reader finds missing in the other. Prints how ranking and chances do on each story when it was left out; --write puts
the weights into compare/contrast/weights.json.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from compare.contrast.view import View
from compare.detectors.missing.speakers import FEATURES, Unheard, candidates
from tests.bench.folders import Folders
from tests.bench.learning import Sample, compared, learn


def marked(marks: Mapping[str, Any], found: Unheard) -> str:
    """The highest level of the marks on a missing speaker that stand in a sentence in which the party is heard."""
    homes = [found.doc.sentence_at(span.start) for span in found.party.spans]
    levels = [
        item["level"]
        for item in marks["findings"]
        if item["kind"] == "missing.speaker"
        and (where := item[found.doc.id])
        and any(home is not None and home.start < where[1] and where[0] < home.end for home in homes)
    ]
    return "must" if "must" in levels else "may" if levels else ""


def samples(folders: Folders) -> Iterator[Sample]:
    """All candidates of the marked pairs."""
    for name, pair, marks in compared(folders):
        for found in candidates(View(pair)):
            yield Sample(name, found.evidence, marked(marks, found))


if __name__ == "__main__":
    sys.exit(learn(__doc__, "unheard", FEATURES, samples, ridge=4.0))
