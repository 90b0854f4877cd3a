"""What the scripts share that fit a judge of findings on marked pairs: the pairs compared, the fit, what it prints.

In: samples of candidates with their evidence and the level of a reader's mark on them. Out: the judge's weights in
compare/contrast/weights.json, and how ranking and chances do on each story when it was left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from compare.articles import read_story
from compare.model import Comparison
from compare.pipeline import compare_pair, embed, hear, read_document
from tests.bench import adapters
from tests.bench.fit_contrast import RIDGE, WEIGHTS, Sample, fit, left_out, reliability, table
from tests.bench.folders import Folders, read_json


def compared(folders: Folders) -> Iterator[tuple[str, Comparison, Mapping[str, Any]]]:
    """The marked pairs: name, comparison, and marks."""
    for path in folders.find("gold/*.json"):
        story = read_story([str(folders.data / "stories" / f"{path.stem}-{side}.json") for side in "ab"])
        a, b = (read_document(article) for article in story.articles)
        va, vb = embed((a, b), adapters.encoder())
        a, b = hear((a, b), (va, vb), adapters.encoder())
        yield path.stem, compare_pair(a, b, va, vb), read_json(path)


def learn(
    told: str | None, sort: str, features: Sequence[str], samples: Callable[[Folders], Iterator[Sample]],
    ridge: float = RIDGE, argv: Sequence[str] | None = None,
) -> int:  # fmt: skip
    """Fit the judge `sort`, show how it does, and write it with --write; `told` describes the script.

    A few hundred candidates bear a smaller `ridge` than thousands, under which their chances would all be middling.
    """
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write compare/contrast/weights.json")
    args = parser.parse_args(argv)
    found = list(samples(Folders(args.data, args.gold)))
    x, y = table(found)
    chances = left_out(found, ridge)
    order = np.argsort(-chances)
    print(f"{len(found)} candidates, {int(y.sum())} of them marked; stories left out:")
    for k in [k for k in (*range(10, 60, 10), *range(60, 260, 20)) if k <= len(found)]:
        print(f"the {k} surest, from {chances[order[k - 1]]:.2f}: {y[order[:k]].mean():.2f} marked")
    print(*reliability(chances, y), sep="\n")
    weights = {name: round(float(v), 3) for name, v in zip((*features, "bias"), fit(x, y, ridge), strict=True)}
    print(json.dumps(weights, indent=1))
    if args.write:
        tables = json.loads(WEIGHTS.read_text(encoding="utf-8")) | {sort: weights}
        WEIGHTS.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    return 0
