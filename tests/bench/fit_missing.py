"""Fit the weights of missing details: `python -m tests.bench.fit_missing --data D --gold G`.

Learns from the marked pairs, by logistic regression, which phrases without a counterpart a reader marks; those that
must be seen count twice. Prints how the ranking does on each pair when it was left out, and with --write puts the
weights into compare/detectors/missing/weights.json. The marks are few and readers differ, so few features are used:
more of them fit the marks and not the pair that was left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from compare.articles import read_story
from compare.detectors.missing.details import candidates
from compare.detectors.missing.evidence import FEATURES, features
from compare.detectors.missing.telling import kind_of
from compare.detectors.reading import Reading
from compare.model import Span
from compare.pipeline import compare_pair, embed, hear, read_document
from tests.bench import adapters
from tests.bench.folders import Folders, read_json

WEIGHTS = Path(__file__).parents[2] / "compare/detectors/missing/weights.json"
MUST_WEIGHT = 2.0
RIDGE = 3.0
WIDEST, MARGIN = 4, 80  # a phrase so much longer than the marked one points at nothing

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A phrase of one pair: its evidence, and the level at which a reader marked it ("" for not at all)."""

    pair: str
    evidence: Mapping[str, float]
    level: str


def marked(marks: Mapping[str, Any], side: str, span: Span) -> str:
    """The highest level of the marks of what is missing that `span` of `side` touches."""
    levels = [""]
    for item in marks["findings"]:
        where = item[side]
        if item["kind"] not in ("missing.detail", "missing.qualifier") or not where or not span.overlap(where):
            continue
        if span.end - span.start <= WIDEST * (where[1] - where[0]) + MARGIN:
            levels.append(item["level"])
    return "must" if "must" in levels else levels[-1]


def samples(folders: Folders) -> Iterator[Sample]:
    """All phrases of the marked pairs."""
    for path in folders.find("gold/*.json"):
        story = read_story([str(folders.data / "stories" / f"{path.stem}-{side}.json") for side in "ab"])
        a, b = (read_document(article) for article in story.articles)
        va, vb = embed((a, b), adapters.encoder())
        a, b = hear((a, b), (va, vb), adapters.encoder())
        pair = compare_pair(a, b, va, vb)
        marks, readings = read_json(path), {doc.id: Reading(doc) for doc in (a, b)}
        for phrase, news in candidates(pair):
            if not kind_of(phrase, news, readings[phrase.side.doc.id]).kind.startswith("missing."):
                continue  # told as an occasion, a description, emphasis or a label
            yield Sample(path.stem, features(phrase, news), marked(marks, phrase.side.doc.id, phrase.span))


def table(found: Sequence[Sample]) -> tuple[Floats, Floats, Floats]:
    """Features (n, k), labels (n) and counts (n) of samples."""
    x = np.array([[s.evidence[name] for name in FEATURES] for s in found])
    y = np.array([float(bool(s.level)) for s in found])
    return x, y, np.where([s.level == "must" for s in found], MUST_WEIGHT, 1.0)


def fit(x: Floats, y: Floats, counts: Floats) -> Floats:
    """Weights of the features and, last, the bias; the ridge is taken on standardised features."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])

    def loss(w: Floats) -> tuple[float, Floats]:
        score = z @ w
        slope = z.T @ (counts * (1 / (1 + np.exp(-score)) - y))
        slope[:-1] += RIDGE * w[:-1]
        return float(counts @ (np.logaddexp(0, score) - y * score) + RIDGE / 2 * (w[:-1] @ w[:-1])), slope

    w = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    return np.append(w[:-1] / scale, w[-1] - (w[:-1] / scale * mean).sum())


def left_out(found: Sequence[Sample]) -> Floats:
    """The chance of each sample under weights fitted without its pair."""
    x, y, counts = table(found)
    chance = np.zeros(len(found))
    for name in sorted({s.pair for s in found}):
        others = np.array([s.pair != name for s in found])
        w = fit(x[others], y[others], counts[others])
        chance[~others] = 1 / (1 + np.exp(-(x[~others] @ w[:-1] + w[-1])))
    return chance


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, show, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write compare/detectors/missing/weights.json")
    args = parser.parse_args(argv)
    found = list(samples(Folders(args.data, args.gold)))
    x, y, counts = table(found)
    order = np.argsort(-left_out(found))
    print(f"{len(found)} phrases, {int(y.sum())} of them marked")
    for k in range(20, len(found), 20):
        print(f"the {k} surest: {y[order[:k]].mean():.2f} marked")
    w = fit(x, y, counts)
    weights = {name: round(float(v), 3) for name, v in zip((*FEATURES, "bias"), w, strict=True)}
    print(json.dumps(weights, indent=1))
    if args.write:
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
