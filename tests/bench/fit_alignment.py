"""Fit the sentence alignment's weights and thresholds: `python -m tests.bench.fit_alignment --data D --gold G`.

Learns from the marked pairs (weight 1) and from FAR and SuperPAL (a tenth, for they align summaries, not peers) by
logistic regression. Prints the F1 that each thresholds' choice reaches when the story it is measured on was left out,
takes the best, and with --write puts everything into compare/alignment/weights.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from compare.alignment import Fit, align, chances, describe_body, story_evidence, story_likeness
from compare.alignment.features import NAMES, Candidates
from compare.alignment.groups import Thresholds, choose_groups
from compare.likeness import rarity, sentence_words
from compare.model import Document
from tests.bench import adapters
from tests.bench.folders import read_json, read_lines
from tests.bench.sets.links import untokenise

WEIGHTS = Path(__file__).parents[2] / "compare/alignment/weights.json"
OTHERS_WEIGHT = 0.1
RIDGE = 1.0
LEAST, JOINED, LARGEST = (0.2, 0.25, 0.3, 0.35), (0.3, 0.35, 0.4, 0.45), (2, 3)
SLACK = 0.05  # how far pairs that nobody marked may lie beyond the marked ones
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sample:
    """One pair of texts: its candidates, the groups that are the same or partly the same, and how much it counts."""

    candidates: Candidates
    groups: tuple[frozenset[Pair], ...]
    partial: frozenset[Pair]
    weight: float

    @property
    def same(self) -> frozenset[Pair]:
        """All pairs of groups that are the same."""
        return frozenset().union(*self.groups)

    @property
    def labels(self) -> NDArray[np.float64]:
        """1 for the pairs that a reader aligned, else 0, shape (p,)."""
        either = self.same | self.partial
        return np.array([float(p in either) for p in self.pairs])

    @property
    def pairs(self) -> list[Pair]:
        """The candidate pairs as indices."""
        return list(zip(self.candidates.rows.tolist(), self.candidates.columns.tolist(), strict=True))

    @property
    def counts(self) -> NDArray[np.float64]:
        """How much each candidate pair counts, shape (p,)."""
        return np.full(len(self.candidates.rows), self.weight)


def describe_pair(a: Document, b: Document) -> tuple[list[int], list[int], Candidates]:
    """The places of the body sentences of both documents, and the production features of their candidate pairs."""
    va, vb = (adapters.encode([d.words(s.span) for s in d.sentences]) for d in (a, b))
    weights, ids = rarity((a, b)), dict[str, int]()
    words = [sentence_words(doc, vectors, weights, ids) for doc, vectors in ((a, va), (b, vb))]
    ia, ib, candidates = describe_body(a, b, va, vb, words[0], words[1])
    return ia, ib, candidates


def marked_documents(data: Path, gold: Path) -> Iterator[tuple[Any, list[Document]]]:
    """The marked story pairs as the program reads them."""
    for path in sorted(gold.glob("*.json")):
        marks = read_json(path)
        texts = [read_json(data / "stories" / marks[side]["path"])["text"] for side in "ab"]
        yield marks, [adapters.document(adapters.article(text, side)) for text, side in zip(texts, "ab", strict=True)]


def marked_samples(pairs: Sequence[tuple[Any, list[Document]]]) -> Iterator[Sample]:
    """What the marks say of each pair of the program's own sentences."""
    for marks, docs in pairs:
        ia, ib, candidates = describe_pair(*docs)
        cells: dict[str, list[frozenset[Pair]]] = {"same": [], "partial": []}
        for group in marks["alignments"]:
            at = _places(docs[0], ia, group["a"]), _places(docs[1], ib, group["b"])
            cells[group["type"]].append(frozenset(product(*at)))
        yield Sample(candidates, tuple(cells["same"]), frozenset().union(*cells["partial"]), 1.0)


def _places(doc: Document, indices: Sequence[int], marked: Sequence[Sequence[int]]) -> list[int]:
    """Which of the sentences at `indices` share at least half of themselves, or of a marked span, with that span."""
    spans = [doc.sentences[k].span for k in indices]
    return [
        k
        for k, span in enumerate(spans)
        if any(2 * span.overlap((s, e)) >= min(span.end - span.start, e - s) for s, e in marked)
    ]


def summary_samples(data: Path) -> Iterator[Sample]:
    """FAR and SuperPAL: summaries aligned with their articles."""
    for record in read_lines(data / "alignment_far.jsonl"):
        sides = [[untokenise(s) for s in record[side]] for side in ("a_sents", "b_sents")]
        yield _summary(sides, record["gold"])
    for record in read_lines(data / "alignment_superpal.jsonl"):
        yield _summary([record["summary_sents"], [s["text"] for s in record["doc_sents"]]], record["gold"])


def _summary(sides: Sequence[Sequence[str]], links: Sequence[Sequence[int]]) -> Sample:
    docs = [adapters.document_of(sentences, name) for sentences, name in zip(sides, "ab", strict=True)]
    groups = tuple(frozenset({(i, j)}) for i, j in links)
    return Sample(describe_pair(*docs)[2], groups, frozenset(), OTHERS_WEIGHT)


def fit(samples: Sequence[Sample]) -> Fit:
    """Logistic regression with a ridge on standardised features; gives mean, scale, weight and bias."""
    features = np.concatenate([s.candidates.features for s in samples])
    labels, counts = (np.concatenate([getattr(s, part) for s in samples]) for part in ("labels", "counts"))
    mean, scale = features.mean(0), features.std(0) + 1e-9
    x = np.column_stack([(features - mean) / scale, np.ones(len(features))])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ w
        cost = counts @ (np.logaddexp(0, z) - labels * z) + RIDGE / 2 * (w[:-1] @ w[:-1])
        slope = x.T @ (counts * (1 / (1 + np.exp(-z)) - labels))
        slope[:-1] += RIDGE * w[:-1]
        return float(cost), slope

    w = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    named = {part: dict(zip(NAMES, (round(float(v), 4) for v in values), strict=True)) for part, values in
             (("mean", mean), ("scale", scale), ("weight", w[:-1]))}  # fmt: skip
    return {**named, "bias": round(float(w[-1]), 4)}


def measure(samples: Sequence[Sample], chance: Sequence[NDArray[np.float64]], limits: Thresholds) -> dict[str, float]:
    """How well thresholds do: F1 of the aligned pairs and of the sentences left alone, and the groups reached.

    As the marked pairs are scored: a partial pair is right when found, but need not be found, and a group is reached by
    any of its pairs.
    """
    tally: Counter[str] = Counter()
    for sample, p in zip(samples, chance, strict=True):
        groups = choose_groups(sample.candidates.rows, sample.candidates.columns, p, limits)
        links = {pair for a, b in groups for pair in product(a, b)}
        either = sample.same | sample.partial
        tally.update(right=len(links & either), hit=len(links & sample.same), found=len(links), same=len(sample.same))
        tally.update(reached=sum(bool(group & links) for group in sample.groups), groups=len(sample.groups))
        for side in (0, 1):
            every = set((sample.candidates.rows, sample.candidates.columns)[side].tolist())
            left, true = ({k for k in every if k not in {pair[side] for pair in found}} for found in (links, either))
            tally.update(both=len(left & true), either=len(left) + len(true))
    precision, recall = tally["right"] / max(1, tally["found"]), tally["hit"] / max(1, tally["same"])
    return {
        "pairs": 2 * precision * recall / max(1e-9, precision + recall),
        "alone": 2 * tally["both"] / max(1, tally["either"]),
        "groups": tally["reached"] / max(1, tally["groups"]),
    }


def choose_limits(samples: Sequence[Sample], others: Sequence[Sample]) -> Thresholds:
    """The thresholds with the best sum of F1 over pairs, over sentences left alone and over the summaries' links, and
    of groups reached.

    Each marked story is scored by weights fitted without it; the summaries, a tenth of the fit, by all.
    """
    left_out = [chances(s.candidates, fit([t for t in samples if t is not s] + list(others))) for s in samples]
    whole = fit([*samples, *others])
    held = [chances(s.candidates, whole) for s in others]
    scores = {
        limits: {**measure(samples, left_out, limits), "summaries": measure(others, held, limits)["pairs"]}
        for limits in (Thresholds(*cell) for cell in product(LEAST, JOINED, LARGEST))
    }
    best = sorted(scores, key=lambda limits: -sum(scores[limits].values()))
    for limits in best[:8]:
        print(*(f"{name} {value:.3f}" for name, value in scores[limits].items()), limits)
    return best[0]


def choose_verdict(documents: Sequence[Sequence[Document]], fitted: Fit) -> dict[str, float]:
    """The evidence from which pairs are compared, SLACK below the least of a true pair, and from which that is `sure`.

    Surely one story is what lies SLACK above the most of a pair of two stories.
    """
    vectors = [[adapters.encode([d.words(s.span) for s in d.sentences]) for d in pair] for pair in documents]
    evidence: dict[bool, list[float]] = {True: [], False: []}
    for i, j in product(range(len(documents)), repeat=2):
        a, b, va, vb = documents[i][0], documents[j][1], vectors[i][0], vectors[j][1]
        weights, ids = rarity((a, b)), dict[str, int]()
        words = [sentence_words(doc, found, weights, ids) for doc, found in ((a, va), (b, vb))]
        groups, _ = align(a, b, va, vb, words[0], words[1], fitted)
        shorter = min(sum(s.role == "body" for s in doc.sentences) for doc in (a, b))
        evidence[i == j].append(story_evidence(story_likeness(va, vb), groups, shorter))
    least, most = min(evidence[True]), max(evidence[False])
    print(f"one story: evidence from {least:.2f}; two stories: up to {most:.2f}")
    return {"least": round(least - SLACK, 2), "sure": round(most + SLACK, 2)}


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, show, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write compare/alignment/weights.json")
    args = parser.parse_args(argv)
    pairs = list(marked_documents(args.data, args.gold))
    marked, others = list(marked_samples(pairs)), list(summary_samples(args.data))
    limits = choose_limits(marked, others)
    fitted = {**fit([*marked, *others]), "groups": asdict(limits)}
    fitted["verdict"] = choose_verdict([docs for _, docs in pairs], fitted)
    print(json.dumps(fitted["weight"], indent=1))
    if args.write:
        WEIGHTS.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
