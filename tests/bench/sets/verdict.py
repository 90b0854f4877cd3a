"""The verdict "not the same story", on pairs that are one story, on unrelated pairs and on look-alikes.

Same story: the marked pairs. Unrelated: the first article of each story with the second of every other one, and news
documents of the sentence set with each other. Look-alikes are hard on purpose: each first article with the nearest
second article of another story, and each article of the attribution set (one campaign, few outlets) with its nearest
neighbour that appeared at least `APART` days earlier or later; nearness is the cosine of mean sentence vectors. What a
look-alike pair shares is its topic, hardly its event, though an event may be told again two weeks later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np

from tests.bench import adapters
from tests.bench.figures import Figure
from tests.bench.folders import BenchSet, Folders, Measured, read_json, read_lines
from tests.bench.rates import Rate

APART = 14
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
Pair = tuple[str, str]


def article_means(texts: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """The mean sentence vector of each text, unit rows, shape (n, d); all sentences go in one batch."""
    cut = [[text[s:e] for s, e in adapters.segment(text)] for text in texts]
    vectors = iter(adapters.encode([s for sentences in cut for s in sentences]))
    means = np.stack([np.mean([next(vectors).sentence for _ in sentences], axis=0) for sentences in cut])
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)


def nearest(
    left: Sequence[str], right: Sequence[str], allowed: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """Each of `left` with the nearest of `right` among those `allowed`."""
    likeness = article_means(left) @ article_means(right).T
    for i in range(len(left)):
        open_to = [j for j in range(len(right)) if allowed(i, j)]
        if open_to:
            yield i, max(open_to, key=lambda j: float(likeness[i, j]))


def same_story(a: str, b: str) -> bool:
    """What the program says of two texts."""
    return adapters.verdict(a, b) == "same-story"


def story_texts(folders: Folders) -> tuple[list[str], list[str]]:
    """The first and the second articles of the marked pairs."""
    stems = [path.stem for path in folders.find("gold/*.json")]
    paths = [[folders.data / "stories" / f"{stem}-{side}.json" for stem in stems] for side in "ab"]
    held = [k for k in range(len(stems)) if paths[0][k].is_file() and paths[1][k].is_file()]
    first, second = ([str(read_json(side[k])["text"]) for k in held] for side in paths)
    return first, second


def apart_texts(paths: Sequence[Path]) -> list[Pair]:
    """Articles of one campaign with their nearest neighbours weeks away, each pair once."""
    records = [(d, r["text"]) for path in paths for r in read_lines(path) if (d := _day(r["id"]))]
    texts = [text for _, text in records]
    if not texts:
        return []
    pairs = {tuple(sorted(p)) for p in nearest(texts, texts, lambda i, j: _days(records[i][0], records[j][0]) >= APART)}
    return [(texts[i], texts[j]) for i, j in sorted(pairs)]


def _day(name: str) -> date | None:
    found = _DATE.search(name)
    return date.fromisoformat(found.group()) if found else None


def _days(a: date, b: date) -> int:
    return abs((a - b).days)


def measure(folders: Folders) -> Measured:
    """The share of wrong verdicts on each sort of pair."""
    first, second = story_texts(folders)
    crossed = [(i, j) for i in range(len(first)) for j in range(len(second)) if i != j]
    news = [r["text"] for path in folders.find("data/sentences_gum_news.jsonl") for r in read_lines(path)]
    near = nearest(first, second, lambda i, j: i != j)
    groups: dict[str, tuple[bool, list[Pair]]] = {
        "true pairs": (True, list(zip(first, second, strict=True))),
        "unrelated": (False, [(first[i], second[j]) for i, j in crossed] + list(combinations(news, 2))),
        "nearest other story": (False, [(first[i], second[j]) for i, j in near]),
        "same campaign, weeks apart": (False, apart_texts(folders.find("data/attribution_polnear.jsonl"))),
    }
    figures, misses = [], []
    for name, (same, pairs) in groups.items():
        wrong = [pair for pair in pairs if same_story(*pair) != same]
        error = Rate(len(wrong), len(pairs))
        figures.append(Figure(f"error on {name}", error.value, error.of, "down"))
        misses += [f"{name}: {a[:90]!r} / {b[:90]!r}" for a, b in wrong]
    return Measured(tuple(figures), misses=tuple(misses))


SETS: tuple[BenchSet, ...] = (
    BenchSet(
        "verdict",
        ("gold/*.json", "data/stories/*.json"),
        measure,
        uses=("data/sentences_gum_news.jsonl", "data/attribution_polnear.jsonl"),
    ),
)
