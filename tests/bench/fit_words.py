"""Fit the weights of the word links: `python -m tests.bench.fit_words --data D`.

Learns from `words_mtref.jsonl` (sentence pairs linked by hand; possible links are neither right nor wrong), one
logistic regression a round. The chances that a round hands on come from models that have not seen the pair, since
those that have are too sure. Prints precision, recall and F1 of the links above a chance of one half by
cross-validation after each round, and with --write puts the weights into compare/words/weights.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.likeness import pool
from compare.words.links import chances_of, first_chances
from compare.words.traits import Grid, Pairing, Traits, context_traits, word_traits
from tests.bench import adapters
from tests.bench.folders import Record, read_lines

WEIGHTS = Path(__file__).parents[2] / "compare/words/weights.json"
ROUNDS = 3  # a fourth gains nothing
FOLDS = 4
RIDGE = 1.0
STEPS = 12  # of Newton's method, which has then settled
DIGITS = 4

Floats = NDArray[np.float64]
Marks = tuple[Grid, Grid]  # 1 where a link is right; 1 where it counts


def read_pairs(path: Path) -> tuple[list[Pairing], list[Marks]]:
    """The sentence pairs with their cosines, and the marks of each."""
    records = read_lines(path)
    adapters.encode([text for r in records for text in (r["a"], r["b"])])
    return [pairing(r) for r in records], [marks(r) for r in records]


def pairing(record: Record) -> Pairing:
    """One sentence pair."""
    a, b = (adapters.spaced_tokens(record[side]) for side in "ab")
    va, vb = adapters.encode([record["a"], record["b"]])
    return Pairing(a, b, pool(a, 0, va) @ pool(b, 0, vb).T)


def marks(record: Record) -> Marks:
    """Where the hand-made links of one pair are, and which pairs of words count."""
    shape = len(record["a"].split(" ")), len(record["b"].split(" "))
    right, counts = np.zeros(shape, np.float32), np.ones(shape, np.float32)
    for i, j in record["poss"]:
        counts[i, j] = 0
    for i, j in record["sure"]:
        right[i, j] = counts[i, j] = 1
    return right, counts


def fit(traits: Sequence[Traits], truth: Sequence[Marks]) -> dict[str, float]:
    """Weights of one round and its "bias", by Newton's method; the ridge is taken on standardised traits."""
    names = list(traits[0])
    x = np.concatenate([np.stack([t[name].ravel() for name in names], -1) for t in traits]).astype(np.float64)
    y = np.concatenate([right.ravel() for right, _ in truth]).astype(np.float64)
    counts = np.concatenate([count.ravel() for _, count in truth]).astype(np.float64)
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])
    ridge = np.append(np.full(len(names), RIDGE), 1e-6)
    w = np.zeros(z.shape[1])
    for _ in range(STEPS):
        w = w - _step(z, y, counts, ridge, w)
    weights = w[:-1] / scale
    bias = float(w[-1] - weights @ mean)
    return {**{name: float(v) for name, v in zip(names, weights, strict=True)}, "bias": bias}


def _step(z: Floats, y: Floats, counts: Floats, ridge: Floats, w: Floats) -> Floats:
    """One step of Newton's method, halved until the loss falls."""

    def loss(w: Floats) -> float:
        score = z @ w
        return float(counts @ (np.logaddexp(0, score) - y * score) + 0.5 * (ridge * w) @ w)

    chance = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
    spread = counts * chance * (1 - chance)
    telling = spread > 1e-6  # most pairs of words are hopeless and bend nothing
    bend = (z[telling] * spread[telling, None]).T @ z[telling] + np.diag(ridge)
    step = np.linalg.solve(bend, z.T @ (counts * (chance - y)) + ridge * w)
    while loss(w - step) > loss(w) and abs(step).max() > 1e-4:
        step = step / 2
    return np.asarray(step)


def crossed(traits: Sequence[Traits], truth: Sequence[Marks]) -> list[Grid]:
    """The chances of each pair under weights that have not seen it."""
    out: list[Grid] = [np.zeros((0, 0), np.float32)] * len(traits)
    for number in range(FOLDS):
        others = [k for k in range(len(traits)) if k % FOLDS != number]
        weights = fit([traits[k] for k in others], [truth[k] for k in others])
        for k in range(number, len(traits), FOLDS):
            out[k] = chances_of(traits[k], weights)
    return out


def score(chances: Sequence[Grid], truth: Sequence[Marks]) -> tuple[float, float, float]:
    """Precision, recall and F1 of all links above one half."""
    found = [chance > 0.5 for chance in chances]
    fine = sum(int((f & ((right > 0) | (counts == 0))).sum()) for f, (right, counts) in zip(found, truth, strict=True))
    hit = sum(int((f & (right > 0)).sum()) for f, (right, _) in zip(found, truth, strict=True))
    p = fine / max(1, sum(int(f.sum()) for f in found))
    r = hit / max(1, sum(int(right.sum()) for right, _ in truth))
    return p, r, 2 * p * r / max(1e-9, p + r)


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, show, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write compare/words/weights.json")
    args = parser.parse_args(argv)
    pairs, truth = read_pairs(args.data / "words_mtref.jsonl")
    own = [word_traits(pair) for pair in pairs]
    chances = [first_chances(pair) for pair in pairs]
    rounds = []
    for number in range(ROUNDS):
        known = zip(own, pairs, chances, strict=True)
        traits = [{**words, **context_traits(pair, chance)} for words, pair, chance in known]
        rounds.append({name: round(value, DIGITS) for name, value in fit(traits, truth).items()})
        chances = crossed(traits, truth)
        print("round {}: P {:.3f} R {:.3f} F1 {:.3f}".format(number + 1, *score(chances, truth)))
    if args.write:
        WEIGHTS.write_text(json.dumps(rounds, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
