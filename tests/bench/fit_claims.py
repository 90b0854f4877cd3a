"""Fit the judges of claims: `python -m tests.bench.fit_claims --mutations DIR`.

DIR holds real pairs of articles with single facts changed by program (`pairs.json`, `dev.jsonl`): a mismatch on a
changed fact is one that a reader has to see, one in the unchanged pair is taken for none. Prints how each judge does on
stories left out, and with --write puts the weights into compare/contrast/weights.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from compare.contrast.view import View
from compare.detectors.certainty import mismatches
from compare.detectors.certainty.claims import Mismatch
from compare.model import Article, Comparison, Span
from compare.pipeline import compare_pair, embed, hear, read_document
from tests.bench import adapters
from tests.bench.learning import WEIGHTS, Floats, fit
from tests.bench.sets.mutations import edited

SORTS = {"negation": "negated", "certainty": "shifted", "antonym": "opposed"}  # of mutation, and of mismatch
RIDGE = 10.0


@dataclass(frozen=True, slots=True)
class Sample:
    """A mismatch of one story: its sort and evidence, and whether its words were changed."""

    story: str
    sort: str
    evidence: Mapping[str, float]
    changed: bool


class Pairs:
    """The pairs of a folder, compared."""

    def __init__(self, folder: Path) -> None:
        self._rows = json.loads((folder / "pairs.json").read_text(encoding="utf-8"))["articles"]

    def compare(self, pair: str, edits: Sequence[tuple[int, str, str]] = ()) -> Comparison:
        """Compare the two articles of `pair`, the second one after `edits`."""
        first, second = pair.split("__")
        texts = self._rows[first]["text"], edited(self._rows[second]["text"], edits)
        a, b = (
            read_document(self._article(name, self._rows[key], text))
            for name, key, text in zip("ab", (first, second), texts, strict=True)
        )
        va, vb = embed((a, b), adapters.encoder())
        a, b = hear((a, b), (va, vb), adapters.encoder())
        return compare_pair(a, b, va, vb)

    def _article(self, name: str, row: Mapping[str, Any], text: str) -> Article:
        digest = hashlib.sha256(text.encode()).hexdigest()
        return Article(name, name, text, digest, headline=row.get("title") or None, published=row.get("date"))


def placed(pair: Comparison) -> Iterator[tuple[Mismatch, Mapping[str, Span]]]:
    """All mismatches of a pair with their words."""
    for a, b, mismatch in mismatches(View(pair)):
        spans = mismatch.spans(a, b)
        yield mismatch, {pair.a.id: spans[0], pair.b.id: spans[1]}


def samples(folder: Path) -> Iterator[Sample]:
    """The mismatches of all pairs as they are, and those on the changed words."""
    pairs, seen = Pairs(folder), set()
    for line in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        sort = SORTS.get(item["mutation"].partition(".")[0])
        if sort is None:
            continue
        story = item["pair"].replace("_", "-").partition("-")[0]
        if item["pair"] not in seen:
            seen.add(item["pair"])
            yield from (Sample(story, m.sort, m.evidence, False) for m, _ in placed(pairs.compare(item["pair"])))
        for mismatch, spans in placed(pairs.compare(item["pair"], item["edits"])):
            touched = all(spans[side].overlap(item[f"{side}_span"]) for side in "ab")
            if touched and mismatch.sort == sort:
                yield Sample(story, sort, mismatch.evidence, True)


def judge(found: Sequence[Sample]) -> Mapping[str, float]:
    """Print how the samples of one sort are told apart on stories left out; give the weights of all."""
    names = sorted(found[0].evidence)
    x = np.array([[s.evidence[name] for name in names] for s in found])
    y = np.array([float(s.changed) for s in found])
    chance = np.zeros(len(found))
    for story in sorted({s.story for s in found}):
        others = np.array([s.story != story for s in found])
        w = fit(x[others], y[others], RIDGE)
        chance[~others] = 1 / (1 + np.exp(-(x[~others] @ w[:-1] + w[-1])))
    print(f"{found[0].sort}: {len(found)} mismatches, {int(y.sum())} changed; stories left out:")
    for least in (0.3, 0.5, 0.7):
        print(f"  from {least}: {_share(y, chance, least)}")
    return {name: round(float(v), 3) for name, v in zip((*names, "bias"), fit(x, y, RIDGE), strict=True)}


def _share(y: Floats, chance: Floats, least: float) -> str:
    told = chance >= least
    return f"{(y * told).sum() / y.sum():.2f} of the changed found, {int(((1 - y) * told).sum())} others told"


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, show, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write compare/contrast/weights.json")
    args = parser.parse_args(argv)
    found = list(samples(args.mutations))
    tables = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for sort in SORTS.values():
        tables[sort] = judge([s for s in found if s.sort == sort])
    if args.write:
        WEIGHTS.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
