"""Fit the judge of softened claims: `python -m tests.bench.fit_softened --data D --gold G`.

Learns from the marked pairs on which softened claims a reader puts a mark of certainty or polarity: no proof of one act
stands behind them, so changed articles, whose acts all have one, cannot teach it. Prints how many of those told are
marked on stories left out; --write puts the weights into compare/contrast/weights.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from compare.articles import read_story
from compare.detectors.certainty import mismatches
from compare.model import Comparison, Span
from compare.pipeline import compare_pair, embed, hear, read_document
from tests.bench import adapters
from tests.bench.fit_contrast import WEIGHTS, Floats, fit
from tests.bench.folders import Folders, read_json
from tests.bench.marks import SIDES, Gold, Mark
from tests.bench.score import points_at

SORT = "softened"
RIDGE = 5.0


@dataclass(frozen=True, slots=True)
class Sample:
    """A softened claim of one story: its evidence, and whether a mark stands on its words."""

    story: str
    evidence: Mapping[str, float]
    marked: bool


def compared(folders: Folders, stem: str) -> Comparison:
    """The two articles of a marked pair, compared."""
    story = read_story([str(folders.data / "stories" / f"{stem}-{side}.json") for side in SIDES])
    a, b = (read_document(article) for article in story.articles)
    va, vb = embed((a, b), adapters.encoder())
    a, b = hear((a, b), (va, vb), adapters.encoder())
    return compare_pair(a, b, va, vb)


def is_marked(gold: Gold, mark: Mark, spans: Mapping[str, Span]) -> bool:
    """Whether a mark of the family stands on the words of both sides."""
    if mark.kind not in ("certainty.shift", "polarity.conflict"):
        return False
    places = [(spans[side], span, gold.home(side, span)) for side in SIDES if (span := mark.spans[side]) is not None]
    return all(points_at((found,), span, home) for found, span, home in places)


def samples(folders: Folders) -> Iterator[Sample]:
    """All softened claims of the marked pairs."""
    for path in folders.find("gold/*.json"):
        pair, gold = compared(folders, path.stem), Gold(read_json(path))
        for a, b, mismatch in mismatches(pair):
            if mismatch.sort == SORT:
                spans = dict(zip((pair.a.id, pair.b.id), mismatch.spans(a, b), strict=True))
                marked = any(is_marked(gold, mark, spans) for mark in gold.findings)
                yield Sample(path.stem.partition("-")[0], mismatch.evidence, marked)


def left_out(found: Sequence[Sample], x: Floats, y: Floats) -> Floats:
    """The chance of each sample under weights fitted without its story."""
    chance = np.zeros(len(found))
    for story in sorted({s.story for s in found}):
        others = np.array([s.story != story for s in found])
        w = fit(x[others], y[others], RIDGE)
        chance[~others] = 1 / (1 + np.exp(-(x[~others] @ w[:-1] + w[-1])))
    return chance


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, show, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write compare/contrast/weights.json")
    args = parser.parse_args(argv)
    found = list(samples(Folders(args.data, args.gold)))
    names = sorted(found[0].evidence)
    x, y = np.array([[s.evidence[n] for n in names] for s in found]), np.array([float(s.marked) for s in found])
    chance = left_out(found, x, y)
    print(f"{len(found)} softened claims, {int(y.sum())} of them marked; stories left out:")
    for least in (0.2, 0.25, 0.3, 0.4, 0.5):
        told = chance >= least
        print(f"  from {least}: {int(y[told].sum())} of {int(told.sum())} marked")
    weights = {name: round(float(v), 3) for name, v in zip((*names, "bias"), fit(x, y, RIDGE), strict=True)}
    print(json.dumps(weights))
    if args.write:
        tables = json.loads(WEIGHTS.read_text(encoding="utf-8")) | {SORT: weights}
        WEIGHTS.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
