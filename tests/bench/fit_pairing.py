"""Fit the weights of `storydiff pair`: `python -m tests.bench.fit_pairing --data D --gold G [--write]`.

The heap is mixed from the pairs of D/stories, the documents of several outlets on one topic of
D/alignment_superpal.jsonl, and articles that stand alone: one campaign in few outlets (D/attribution_polnear.jsonl),
news and business documents (D/sentences_gum_news.jsonl, D/sentences_wsj.jsonl), leads (D/edits_summedits_news.jsonl).
Articles of the campaign less than `APART` days apart may well tell one story, which nobody marked: such pairs count
neither way. Weights are a logistic regression on candidate pairs. Every story is found in the whole heap under weights
that never saw it: prints precision, recall and F1 over pairs, B-cubed F1 (Bagga and Baldwin 1998) over articles, with
and without the dates, and how many look-alikes of the verdict set are put together. --write puts the weights, fitted on
all, into compare/pairing/weights.json.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from compare.model import Article
from compare.pairing import Lead, find_stories
from compare.pairing.clusters import candidates
from compare.pairing.evidence import FEATURES, Evidence
from compare.pipeline import read_leads
from compare.settings import STORY_DAYS
from tests.bench import adapters
from tests.bench.folders import Folders, read_json, read_lines
from tests.bench.sets.verdict import APART, apart_texts, nearest, story_texts

WEIGHTS = Path(__file__).parents[2] / "compare/pairing/weights.json"
RIDGE = 1.0
FOLDS = 12  # articles that stand alone are dealt out to as many parts as there are stories
LEAST = 600  # characters of a business document; shorter ones are notices
Floats = NDArray[np.float64]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Item:
    """An article of the heap, the story that it tells, and the day of one of the campaign, not all marked."""

    article: Article
    story: str
    campaign: date | None = None


def heap(folders: Folders) -> list[Item]:
    """The articles of all sets that are there."""
    found = [*_stories(folders), *_topics(folders), *_campaign(folders)]
    for name in ("sentences_gum_news", "sentences_wsj"):
        for record in _records(folders, name):
            if len(record["text"]) >= LEAST:
                found.append(Item(adapters.article(record["text"], record["id"]), record["id"]))
    leads = sorted({r["original"] for r in _records(folders, "edits_summedits_news")})
    found += [Item(adapters.article(text, f"lead {n}"), f"lead {n}") for n, text in enumerate(leads)]
    return found


def _records(folders: Folders, name: str) -> Iterator[dict[str, Any]]:
    for path in folders.find(f"data/{name}.jsonl"):
        yield from read_lines(path)


def _stories(folders: Folders) -> Iterator[Item]:
    for path in folders.find("data/stories/*.json"):
        record = read_json(path)
        article = adapters.article(record["text"], path.stem, record.get("date"))
        yield Item(replace(article, headline=record.get("title")), path.stem.rpartition("-")[0])


def _topics(folders: Folders) -> Iterator[Item]:
    for record in _records(folders, "alignment_superpal"):
        for doc in sorted({s["doc"] for s in record["doc_sents"]}):
            text = "\n\n".join(s["text"] for s in record["doc_sents"] if s["doc"] == doc)
            yield Item(adapters.article(text, f"{record['id']} {doc}"), record["id"])


def _campaign(folders: Folders) -> Iterator[Item]:
    for record in _records(folders, "attribution_polnear"):
        found = re.search(r"\d{4}-\d\d-\d\d", record["id"])
        day = date.fromisoformat(found.group()) if found else None
        article = adapters.article(record["text"], record["id"], found.group() if found else None)
        yield Item(article, record["id"], day)


def is_marked(one: Item, two: Item) -> bool:
    """Whether it is known if both tell one story."""
    return not (one.campaign and two.campaign) or abs((one.campaign - two.campaign).days) >= APART


def fit(x: Floats, y: Floats) -> Weights:
    """Weights of the features and the bias; the ridge is taken on standardised features."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])

    def loss(w: Floats) -> tuple[float, Floats]:
        score = z @ w
        slope = z.T @ (1 / (1 + np.exp(-score)) - y)
        slope[:-1] += RIDGE * w[:-1]
        return float((np.logaddexp(0, score) - y * score).sum() + RIDGE / 2 * (w[:-1] @ w[:-1])), slope

    w = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    plain = [*(w[:-1] / scale), w[-1] - (w[:-1] / scale * mean).sum()]
    return {name: round(float(v), 3) for name, v in zip((*FEATURES, "bias"), plain, strict=True)}


class Heaped:
    """The heap with its candidate pairs described; `fold` says in which part an article is left out."""

    def __init__(self, items: Sequence[Item], leads: Sequence[Lead]) -> None:
        self.items, self.leads = items, leads
        evidence = Evidence(leads, {})
        self.pairs = [(i, j) for i, j in candidates(leads, STORY_DAYS) if is_marked(items[i], items[j])]
        self.x = np.array([evidence.features(i, j) for i, j in self.pairs])
        self.y = np.array([float(items[i].story == items[j].story) for i, j in self.pairs])
        several = sorted({a.story for a, b in combinations(items, 2) if a.story == b.story})
        alone = sorted({item.story for item in items} - set(several))
        parts = {story: n % FOLDS for names in (several, alone) for n, story in enumerate(names)}
        self.fold = np.array([parts[item.story] for item in items])

    def weights(self, without: int | None = None) -> Weights:
        """Fit on all pairs, or on those with no article in the part `without`."""
        kept = np.array([without not in (self.fold[i], self.fold[j]) for i, j in self.pairs])
        return fit(self.x[kept], self.y[kept])


def labels(leads: Sequence[Lead], weights: Weights) -> list[int]:
    """The group of each article, under `weights`."""
    found = find_stories(leads, weights=weights)
    label = list(range(len(leads)))
    for story in found.stories:
        for member in story.members:
            label[member] = story.members[0]
    for group in found.copies:
        for member in group:
            label[member] = label[group[0]]
    return label


def scores(held: Heaped) -> dict[str, float]:
    """Pairwise and B-cubed figures, each story left out of the fit that finds it."""
    hits = false = missed = 0
    precisions, recalls = [], []
    for part in range(FOLDS):
        label = labels(held.leads, held.weights(part))
        for i in np.flatnonzero(held.fold == part).tolist():
            known = [j for j in range(len(label)) if j != i and is_marked(held.items[i], held.items[j])]
            true = {j for j in known if held.items[j].story == held.items[i].story}
            told = {j for j in known if label[j] == label[i]}
            hits, false, missed = hits + len(true & told), false + len(told - true), missed + len(true - told)
            precisions.append((1 + len(true & told)) / (1 + len(told)))
            recalls.append((1 + len(true & told)) / (1 + len(true)))
    precision, recall = hits / max(1, hits + false), hits / max(1, hits + missed)
    cubed = float(np.mean(precisions)), float(np.mean(recalls))
    return {
        "precision": precision, "recall": recall, "F1": 2 * precision * recall / ((precision + recall) or 1),
        "B3 precision": cubed[0], "B3 recall": cubed[1], "B3 F1": 2 * cubed[0] * cubed[1] / sum(cubed),
    }  # fmt: skip


def look_alikes(folders: Folders, weights: Weights) -> Iterator[tuple[str, int, int]]:
    """Of each sort of pair of the verdict set, how many are put into one story when they lie alone, undated."""
    first, second = story_texts(folders)
    near = [(first[i], second[j]) for i, j in nearest(first, second, lambda i, j: i != j)]
    apart = apart_texts(folders.find("data/attribution_polnear.jsonl"))
    sorts = {"true pairs": list(zip(first, second, strict=True)), "nearest other story": near, "weeks apart": apart}
    for name, pairs in sorts.items():
        texts = sorted({text for pair in pairs for text in pair})
        leads = dict(zip(texts, read_leads([adapters.article(t) for t in texts], adapters.encoder()), strict=True))
        yield name, sum(bool(find_stories([leads[a], leads[b]], weights=weights).stories) for a, b in pairs), len(pairs)


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, show, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True, help="the marks of the stories, for the look-alikes")
    parser.add_argument("--write", action="store_true", help="write compare/pairing/weights.json")
    args = parser.parse_args(argv)
    folders = Folders(args.data, args.gold)
    items = heap(folders)
    start = time.perf_counter()
    leads = read_leads([item.article for item in items], adapters.encoder())
    read = time.perf_counter() - start
    held = Heaped(items, leads)
    print(f"{len(items)} articles read in {read:.1f} s, {len(held.pairs)} candidates, {int(held.y.sum())} of one story")
    undated = Heaped(items, [replace(lead, day=None) for lead in leads])
    for name, one in (("dated", held), ("undated", undated)):
        print(f"{name:8}", "  ".join(f"{key} {value:.3f}" for key, value in scores(one).items()))
    weights = undated.weights()
    for name, joined, of in look_alikes(folders, weights):
        print(f"{name}: {joined} of {of} put into one story")
    print(json.dumps(weights, indent=1))
    if args.write:
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
