"""Fit the judges of edits and of labels: `python -m tests.bench.fit_contrast --data D --gold G`.

Learns from the marked pairs, by logistic regression, on which edits a reader puts a mark, and which two words a reader
marks as two labels. Prints how ranking and chances do on each story when it was left out; --write puts the weights into
compare/contrast/weights.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from compare.articles import read_story
from compare.contrast.edits import Edit, View
from compare.detectors.substitutes import Substitute, substitutes
from compare.model import Comparison, Span
from compare.pipeline import compare_pair, embed, hear, read_document
from tests.bench import adapters
from tests.bench.folders import Folders, read_json

WEIGHTS = Path(__file__).parents[2] / "compare/contrast/weights.json"
RIDGE = 10.0
WIDEST, MARGIN = 4, 80  # a phrase so much longer than the marked one points at nothing
UNTOLD = ("missing.statement", "missing.speaker")  # marks that no edit can stand for
STEPS = {"edit": range(100, 3000, 200), "label": range(20, 200, 20)}
BANDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.01)  # of chance, for the reliability table

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """An edit or two words of a pair: the evidence, and the level at which a reader marked it ("" for not at all)."""

    pair: str
    evidence: Mapping[str, float]
    level: str

    @property
    def story(self) -> str:
        """The story that the pair is of."""
        return self.pair.partition("-")[0]


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


def comparisons(folders: Folders) -> Iterator[tuple[str, Comparison, Mapping[str, Any]]]:
    """The marked pairs by name, with their marks."""
    for path in folders.find("gold/*.json"):
        story = read_story([str(folders.data / "stories" / f"{path.stem}-{side}.json") for side in "ab"])
        a, b = (read_document(article) for article in story.articles)
        va, vb = embed((a, b), adapters.encoder())
        a, b = hear((a, b), (va, vb), adapters.encoder())
        yield path.stem, compare_pair(a, b, va, vb), read_json(path)


def samples(folders: Folders) -> Mapping[str, list[Sample]]:
    """All edits of the marked pairs, and all pairs of words that may be labels, by the table that judges them."""
    found: dict[str, list[Sample]] = {"edit": [], "label": []}
    for name, pair, marks in comparisons(folders):
        view, ids = View(pair), (pair.a.id, pair.b.id)
        found["edit"] += (Sample(name, view.evidence(edit), marked(marks, edit, ids)) for edit in view.edits())
        for words in (*pair.words, *pair.near_words):
            for label in substitutes(pair, words, view.known):
                level = labelled(marks, label, ids)
                found["label"] += [] if level is None else [Sample(name, label.evidence, level)]
    return found


def table(found: Sequence[Sample]) -> tuple[Floats, Floats]:
    """Features (n, k) and labels (n) of samples."""
    x = np.array([list(s.evidence.values()) for s in found])
    return x, np.array([float(bool(s.level)) for s in found])


def fit(x: Floats, y: Floats, ridge: float = RIDGE) -> Floats:
    """Weights of the features and, last, the bias; the ridge is taken on standardised features."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])

    def loss(w: Floats) -> tuple[float, Floats]:
        score = z @ w
        slope = z.T @ (1 / (1 + np.exp(-score)) - y)
        slope[:-1] += ridge * w[:-1]
        return float((np.logaddexp(0, score) - y * score).sum() + ridge / 2 * (w[:-1] @ w[:-1])), slope

    w = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    return np.append(w[:-1] / scale, w[-1] - (w[:-1] / scale * mean).sum())


def left_out(found: Sequence[Sample], ridge: float = RIDGE) -> Floats:
    """The chance of each sample under weights fitted without its story."""
    x, y = table(found)
    chance = np.zeros(len(found))
    for name in sorted({s.story for s in found}):
        others = np.array([s.story != name for s in found])
        w = fit(x[others], y[others], ridge)
        chance[~others] = 1 / (1 + np.exp(-(x[~others] @ w[:-1] + w[-1])))
    return chance


def reliability(chances: Floats, y: Floats) -> Iterator[str]:
    """The share of marked edits in each band of chance."""
    for low, high in pairwise(BANDS):
        inside = (chances >= low) & (chances < high)
        if inside.any():
            yield f"chance {chances[inside].mean():.2f}: {y[inside].mean():.2f} marked of {int(inside.sum())}"


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write compare/contrast/weights.json")
    args = parser.parse_args(argv)
    tables = {sort: fitted(sort, found) for sort, found in samples(Folders(args.data, args.gold)).items()}
    print(json.dumps(tables, indent=1))
    if args.write:
        written = json.loads(WEIGHTS.read_text(encoding="utf-8")) | tables
        WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
