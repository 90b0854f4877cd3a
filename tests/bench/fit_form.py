"""Fit the judge of retold remarks: `python -m tests.bench.fit_form --data D --gold G`.

Learns from the marked pairs, by logistic regression, which quoted words a reader finds told in the other article's own
words. Prints how ranking and chances do on each story when it was left out; --write puts the weights into
compare/contrast/weights.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from compare.articles import read_story
from compare.detectors.quotations.form import FEATURES, Retold, candidates
from compare.model import Span
from compare.pipeline import compare_pair, embed, hear, read_document
from tests.bench import adapters
from tests.bench.fit_contrast import MARGIN, WEIGHTS, WIDEST, Sample, fit, left_out, reliability, table
from tests.bench.folders import Folders, read_json


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
    for path in folders.find("gold/*.json"):
        story = read_story([str(folders.data / "stories" / f"{path.stem}-{side}.json") for side in "ab"])
        a, b = (read_document(article) for article in story.articles)
        va, vb = embed((a, b), adapters.encoder())
        a, b = hear((a, b), (va, vb), adapters.encoder())
        marks = read_json(path)
        for found in candidates(compare_pair(a, b, va, vb)):
            yield Sample(path.stem, found.evidence, marked(marks, found))


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, show, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write compare/contrast/weights.json")
    args = parser.parse_args(argv)
    found = list(samples(Folders(args.data, args.gold)))
    x, y = table(found)
    chances = left_out(found)
    order = np.argsort(-chances)
    print(f"{len(found)} candidates, {int(y.sum())} of them marked; stories left out:")
    for k in range(10, 60, 10):
        print(f"the {k} surest, from {chances[order[k - 1]]:.2f}: {y[order[:k]].mean():.2f} marked")
    print(*reliability(chances, y), sep="\n")
    weights = {name: round(float(v), 3) for name, v in zip((*FEATURES, "bias"), fit(x, y), strict=True)}
    print(json.dumps(weights, indent=1))
    if args.write:
        tables = json.loads(WEIGHTS.read_text(encoding="utf-8")) | {"retold": weights}
        WEIGHTS.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
