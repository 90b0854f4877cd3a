"""What the scripts share that fit a judge of findings on marked pairs: the pairs compared, the fit, what it prints.

In: samples of candidates with their evidence and the level of a reader's mark on them. Out: the judge's weights in
compare/contrast/weights.json, and how ranking and chances do on each story when it was left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from compare.articles import read_story
from compare.model import Comparison
from compare.pipeline import compare_pair, embed, hear, read_document
from tests.bench import adapters
from tests.bench.folders import Folders, read_json

WEIGHTS = Path(__file__).parents[2] / "compare/contrast/weights.json"
RIDGE = 10.0
BANDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.01)  # of chance, for the reliability table

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A candidate of a pair: the evidence, and the level at which a reader marked it ("" for not at all)."""

    pair: str
    evidence: Mapping[str, float]
    level: str

    @property
    def story(self) -> str:
        """The story that the pair is of."""
        return self.pair.partition("-")[0]


def compared(folders: Folders) -> Iterator[tuple[str, Comparison, Mapping[str, Any]]]:
    """The marked pairs: name, comparison, and marks."""
    for path in folders.find("gold/*.json"):
        story = read_story([str(folders.data / "stories" / f"{path.stem}-{side}.json") for side in "ab"])
        a, b = (read_document(article) for article in story.articles)
        va, vb = embed((a, b), adapters.encoder())
        a, b = hear((a, b), (va, vb), adapters.encoder())
        yield path.stem, compare_pair(a, b, va, vb), read_json(path)


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


def asked(told: str | None, argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments of a script that fits; `told` describes it."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write compare/contrast/weights.json")
    return parser.parse_args(argv)


def write(tables: Mapping[str, Mapping[str, float]], args: argparse.Namespace) -> None:
    """Show `tables` and, with --write, put them into the judge's weights."""
    print(json.dumps(tables, indent=1))
    if args.write:
        written = json.loads(WEIGHTS.read_text(encoding="utf-8")) | tables
        WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def learn(
    told: str | None, sort: str, features: Sequence[str], samples: Callable[[Folders], Iterator[Sample]],
    ridge: float = RIDGE, argv: Sequence[str] | None = None,
) -> int:  # fmt: skip
    """Fit the judge `sort`, show how it does, and write it with --write; `told` describes the script.

    A few hundred candidates bear a smaller `ridge` than thousands, under which their chances would all be middling.
    """
    args = asked(told, argv)
    found = list(samples(Folders(args.data, args.gold)))
    x, y = table(found)
    chances = left_out(found, ridge)
    order = np.argsort(-chances)
    print(f"{len(found)} candidates, {int(y.sum())} of them marked; stories left out:")
    for k in [k for k in (*range(10, 60, 10), *range(60, 260, 20)) if k <= len(found)]:
        print(f"the {k} surest, from {chances[order[k - 1]]:.2f}: {y[order[:k]].mean():.2f} marked")
    print(*reliability(chances, y), sep="\n")
    weights = {name: round(float(v), 3) for name, v in zip((*features, "bias"), fit(x, y, ridge), strict=True)}
    write({sort: weights}, args)
    return 0
