"""Fit the judges of edits and of labels: `python -m tests.bench.fit_contrast --data D --gold G`.

Learns from the marked pairs, by logistic regression, on which edits a reader puts a mark, and which two words a reader
marks as two labels. Prints how ranking and chances do on each story when it was left out; --write puts the weights into
compare/contrast/weights.json.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from compare.contrast.edits import Edit, edits
from compare.contrast.evidence import features
from compare.contrast.view import View
from compare.detectors.substitutes import Substitute, substitutes
from compare.model import Span
from tests.bench.folders import Folders
from tests.bench.learning import Sample, asked, compared, fit, left_out, reliability, table, write

WIDEST, MARGIN = 4, 80  # a phrase so much longer than the marked one points at nothing
UNTOLD = ("missing.statement", "missing.speaker")  # marks that no edit can stand for
STEPS = {"edit": range(100, 3000, 200), "label": range(20, 200, 20)}


def marked(marks: Mapping[str, Any], edit: Edit, ids: tuple[str, str]) -> str:
    """The highest level of the marks on the words of `edit`, whose other words stand in the aligned sentences."""
    ours, theirs = ids if edit.phrase.side.first else ids[::-1]
    others = edit.phrase.side.others
    home = Span(others[0].start, others[-1].end) if others else Span(0, 0)
    levels = [""]
    for item in marks["findings"]:
        where, there = item[ours], item[theirs]
        if item["kind"] in UNTOLD or not where or not edit.phrase.span.overlap(where):
            continue
        wide = edit.phrase.span.end - edit.phrase.span.start > WIDEST * (where[1] - where[0]) + MARGIN
        if not wide and (there is None or home.overlap(there)):
            levels.append(item["level"])
    return "must" if "must" in levels else levels[-1]


def labelled(marks: Mapping[str, Any], label: Substitute, ids: tuple[str, str]) -> str | None:
    """The highest level of the marks of wording on both words of `label`, None where one side's is marked alone."""
    levels, alone = [""], False
    for item in marks["findings"]:
        if not item["kind"].startswith("wording."):
            continue
        touched = [bool(item[i]) and span.overlap(item[i]) > 0 for i, span in zip(ids, label.spans, strict=True)]
        if all(touched):
            levels.append(item["level"])
        alone = alone or (any(touched) and not (item["a"] and item["b"]))
    return None if alone and not any(levels) else "must" if "must" in levels else levels[-1]


def samples(folders: Folders) -> Mapping[str, list[Sample]]:
    """All edits of the marked pairs, and all pairs of words that may be labels, by the table that judges them."""
    found: dict[str, list[Sample]] = {"edit": [], "label": []}
    for name, pair, marks in compared(folders):
        view, ids = View(pair), (pair.a.id, pair.b.id)
        for edit in edits(view):
            known = view.known[0 if edit.phrase.side.first else 1]
            found["edit"].append(Sample(name, features(edit, known), marked(marks, edit, ids)))
        for label in substitutes(view):
            level = labelled(marks, label, ids)
            found["label"] += [] if level is None else [Sample(name, label.evidence, level)]
    return found


def fitted(sort: str, found: Sequence[Sample]) -> Mapping[str, float]:
    """The weights of one table, after showing how they do on stories left out."""
    x, y = table(found)
    chances = left_out(found)
    order = np.argsort(-chances)
    print(f"{sort}: {len(found)}, {int(y.sum())} of them marked; stories left out:")
    for k in STEPS[sort]:
        print(f"the {k} surest: {y[order[:k]].mean():.2f} marked")
    print(*reliability(chances, y), sep="\n")
    return {name: round(float(v), 3) for name, v in zip((*found[0].evidence, "bias"), fit(x, y), strict=True)}


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, show, and write with --write."""
    args = asked(__doc__, argv)
    tables = {sort: fitted(sort, found) for sort, found in samples(Folders(args.data, args.gold)).items()}
    write(tables, args)
    return 0


if __name__ == "__main__":
    sys.exit(main())
