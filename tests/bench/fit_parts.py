"""Fit the tables of values: `python -m tests.bench.fit_parts --mutations M`.

Learns from real pairs in which one shared fact was changed by program (`dev.jsonl`, the articles in `pairs.json`).
"part": two equal values of a group play one part, as do a value and its changed print; two that differ do not where
either is printed by the other side too, or where only one of them is the changed one. "clash": of the values that are
matched and differ, the changed ones contradict each other, those of unchanged pairs do not. The first table is asked
about a story only when it was fitted without it. Prints, story by story left out, which share of the changed facts is
told at each chance and how many are told of 43 unchanged pairs, and with --write puts the tables into
compare/contrast/values/parts.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from compare.contrast.values.matching import BEYOND, Candidate, Table, match_all
from compare.contrast.view import Sides, View
from compare.detectors.dates.candidates import candidates as dates
from compare.detectors.names.candidates import candidates as names
from compare.detectors.numbers.candidates import candidates as numbers
from compare.model import Article, Comparison
from compare.naming import slip
from compare.pipeline import compare_pair, embed, read_document
from tests.bench import adapters
from tests.bench.folders import Record, read_json, read_lines
from tests.bench.sets.mutations import edited

TABLES = Path(__file__).parents[2] / "compare/contrast/values/parts.json"
FAMILIES: Mapping[str, Callable[[Sides], Sequence[Candidate[Any]]]] = {
    "number": numbers,
    "date": dates,
    "name": names,
}
CHANGED = (*FAMILIES, "quantifier", "soft")
# What equal, all but equal, fitting and otherwise printed values add to the odds of one part: a figure is seldom
# repeated by chance, but two figures of one statement may be exchanged.
_BONUS = {"same": 3.2, "close": 3.2, "unit": 3.0, "fits": 2.0, "open": 1.0}
BONUS = {"number": {**_BONUS, "same": 2.0}, "date": _BONUS, "name": _BONUS}
# What equal names show of themselves says nothing of their part.
OWN_WORDS = frozenset({"named", "surname", "given", "new", "both_new", "printed", "missing"})
# How often a changed fact counts against an unchanged pair: at even chances about as many are right as wrong.
WEIGHT = {"number": 1.75, "date": 0.5, "name": 1.1}
RIDGE, FOLDS, DIGITS = 4.0, 6, 3

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """One comparison: its `story`, the candidates of a family by group and beyond, and where the change is, if any."""

    story: str
    item: Record | None
    groups: Mapping[str, list[list[Candidate[Any]]]]
    beyond: Mapping[str, list[Candidate[Any]]]
    first: str

    def touched(self, c: Candidate[Any]) -> int:
        """How many of the two values of `c` are the changed fact."""
        if self.item is None:
            return 0
        spans = [self.item["a_span"], self.item["b_span"]]
        ends = zip((c.a, c.b), spans if self.first == "a" else spans[::-1], strict=True)
        return sum(value.start < span[1] and span[0] < value.end for value, span in ends)


def compared(rows: Sequence[Record], texts: Sequence[str]) -> Comparison:
    """The comparison of two articles."""
    docs = [
        read_document(
            Article(
                ident,
                ident,
                text,
                hashlib.sha256(text.encode()).hexdigest(),
                headline=row.get("title") or None,
                published=row.get("date"),
            )
        )
        for ident, row, text in zip("ab", rows, texts, strict=True)
    ]
    va, vb = embed(docs, adapters.encoder())
    return compare_pair(docs[0], docs[1], va, vb)


def sample(story: str, item: Record | None, pair: Comparison) -> Sample:
    """The candidates of one comparison, without the texts that they come from; of a changed one only those near it."""
    view = View(pair)
    found = Sample(story, item, {}, {}, pair.a.id)
    groups: dict[str, list[list[Candidate[Any]]]] = {}
    beyond: dict[str, list[Candidate[Any]]] = {}
    for family, find in FAMILIES.items():
        in_groups = [find(sides) for sides in view.groups]
        outside = [c for sides in view.beyond for c in find(sides)]
        near = [group for group in in_groups if item is None or any(found.touched(c) for c in group)]
        groups[family] = [[_bare(c) for c in group] for group in near]
        beyond[family] = [_bare(c) for c in outside if item is None or found.touched(c)]
    return replace(found, groups=groups, beyond=beyond)


def _bare(c: Candidate[Any]) -> Candidate[Any]:
    """A candidate that holds no text."""
    return Candidate(c.a, c.b, None, None, c.relation, c.evidence)  # type: ignore[arg-type]


def samples(folder: Path) -> Iterator[Sample]:
    """Each pair of articles once as it is, and once for each change of a value in it."""
    articles = read_json(folder / "pairs.json")["articles"]
    items = [i for i in read_lines(folder / "dev.jsonl") if i["mutation"].startswith(CHANGED)]
    seen = set[frozenset[str]]()  # a pair is one comparison, whichever of the two comes first
    for item in sorted(items, key=lambda i: str(i["pair"])):
        rows = [articles[key] for key in item["pair"].split("__")]
        story = item["pair"].split("-")[0].split("_")[0]
        both = frozenset(item["pair"].split("__"))
        if both not in seen:
            seen.add(both)
            yield sample(story, None, compared(rows, [row["text"] for row in rows]))
        yield sample(story, item, compared(rows, [rows[0]["text"], edited(rows[1]["text"], item["edits"])]))


@dataclass(frozen=True)
class Rows:
    """Evidence (n, k) under `names`, labels and counts (n), and the stories."""

    names: Sequence[str]
    x: Floats
    y: Floats
    counts: Floats
    stories: Sequence[str]

    @classmethod
    def of(cls, found: Sequence[tuple[str, Table, float, float]], leave: frozenset[str] = frozenset()) -> Rows:
        """Collect story, evidence, label and count of each case; the evidence named in `leave` is left out."""
        columns = sorted({name for _, evidence, _, _ in found for name in evidence} - leave)
        x = np.array([[evidence.get(name, 0.0) for name in columns] for _, evidence, _, _ in found])
        y, counts = (np.array([row[k] for row in found]) for k in (2, 3))
        return cls(columns, x, y, counts, [row[0] for row in found])

    def fit(self, without: str | None = None, folds: Mapping[str, str] | None = None) -> dict[str, float]:
        """Weights of the evidence and "bias", fitted without the stories of the fold `without`."""
        kept = np.array([folds is None or folds[story] != without for story in self.stories])
        return dict(zip((*self.names, "bias"), _fit(self.x[kept], self.y[kept], self.counts[kept]), strict=True))


def _fit(x: Floats, y: Floats, counts: Floats) -> list[float]:
    """Weights and, last, the bias of a logistic regression; the ridge is taken on standardised evidence."""
    mean, scale = np.average(x, axis=0, weights=counts), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])

    def loss(w: Floats) -> tuple[float, Floats]:
        score = z @ w
        slope = z.T @ (counts * (1 / (1 + np.exp(-np.clip(score, -40, 40))) - y))
        slope[:-1] += RIDGE * w[:-1]
        return float(counts @ (np.logaddexp(0, score) - y * score) + RIDGE / 2 * (w[:-1] @ w[:-1])), slope

    w = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    return [*(float(v) for v in w[:-1] / scale), float(w[-1] - (w[:-1] / scale * mean).sum())]


def part_rows(found: Sequence[Sample], family: str) -> Rows:
    """The cases of "part"."""
    rows = []
    for s in found:
        loose = [[replace(c, evidence={**c.evidence, "lead": 1.0})] for c in s.beyond[family]]
        for group in (*s.groups[family], *loose):
            told = (
                {c.a.start for c in group if c.relation == "same"},
                {c.b.start for c in group if c.relation == "same"},
            )
            rows += [(s.story, c.evidence, *case) for c in group if (case := _part_case(s, c, told))]
    return Rows.of(rows, OWN_WORDS)


def _part_case(s: Sample, c: Candidate[Any], told: tuple[set[int], set[int]]) -> tuple[float, float] | None:
    """The label and the count of a candidate, None where nothing is known of it."""
    lead = c.evidence.get("lead", 0.0)
    if s.item is not None:
        touched = s.touched(c)
        if touched == 2 and c.relation != "same":
            return 1.0, 2.0
        return (0.0, 0.5) if touched == 1 and c.relation == "apart" else None
    if c.relation == "same":
        return 1.0, 0.25 if lead else 0.5
    apart = c.relation == "apart" and (lead or c.a.start in told[0] or c.b.start in told[1])
    return (0.0, 0.25 if lead else 1.0) if apart else None


def clash_rows(found: Sequence[Sample], family: str, tables: Mapping[str, Table]) -> Rows:
    """The cases of "clash"; `tables` gives for each story the weights of "part" that have not seen it."""
    rows = []
    for s in found:
        known = {"part": tables[s.story], "bonus": BONUS[family], "clash": {"bias": 0.0}}
        for match in match_all(s.groups[family], s.beyond[family], known, apart=family in BEYOND):
            right = s.item is not None and s.touched(match.candidate) == 2
            variant = family == "name" and slip(match.candidate.a.full, match.candidate.b.full)
            if match.candidate.relation == "apart" and not variant and (right or s.item is None):
                rows.append((s.story, match.evidence, float(right), WEIGHT[family] if right else 1.0))
    return Rows.of(rows)


def show(rows: Rows, chances: Floats, changed_facts: int, pairs: int) -> None:
    """Print what is told at some chances."""
    for least in (0.25, 0.4, 0.5, 0.6, 0.75):
        told = chances >= least
        right, wrong = int((told & (rows.y > 0)).sum()), int((told & (rows.y == 0)).sum())
        print(f"  from {least:.2f}: {right / changed_facts:.2f} of the changed, {43 * wrong / pairs:.1f} in 43 pairs")


def fitted(found: Sequence[Sample], family: str) -> dict[str, Table]:
    """Both tables of a family."""
    stories = sorted({s.story for s in found})
    folds = {story: str(k % FOLDS) for k, story in enumerate(stories)}
    parts = part_rows(found, family)
    unseen = {fold: parts.fit(fold, folds) for fold in sorted(set(folds.values()))}
    rows = clash_rows(found, family, {story: unseen[fold] for story, fold in folds.items()})
    chances = np.zeros(len(rows.y))
    for fold in unseen:
        held = np.array([folds[story] == fold for story in rows.stories])
        w = rows.fit(fold, folds)
        score = rows.x[held] @ np.array([w[name] for name in rows.names]) + w["bias"]
        chances[held] = 1 / (1 + np.exp(-score))
    facts = sum(s.item is not None and s.item["mutation"].split(".")[0] == family for s in found)
    print(f"{family}: {facts} changed facts, stories left out")
    show(rows, chances, facts, sum(s.item is None for s in found))
    tables = {"part": parts.fit(), "clash": rows.fit()}
    return {
        **{table: {k: round(v, DIGITS) for k, v in weights.items()} for table, weights in tables.items()},
        "bonus": BONUS[family],
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, show, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write compare/contrast/values/parts.json")
    args = parser.parse_args(argv)
    found = list(samples(args.mutations))
    tables = {family: fitted(found, family) for family in FAMILIES}
    if args.write:
        TABLES.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
