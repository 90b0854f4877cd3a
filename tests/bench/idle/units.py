"""The pairs of articles on which something may change, and how far each has to be worked anew.

A unit is worked in three stages: articles are read, documents linked, differences found. A change that cannot reach an
earlier stage starts from what the unchanged program left there. Vectors are made once for all units.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from compare.model import Article, Comparison, Document, SentenceVectors
from tests.bench import adapters
from tests.bench.folders import Folders, read_lines
from tests.bench.sets import cases, mutations, stories
from tests.test_cases import CASES, read_cases

READ, LINK, FIND = 0, 1, 2
Told = tuple[Any, ...]


class Vectors:
    """The vectors of all sentences of the units; a sentence that a change brings about is encoded when it is met."""

    def __init__(self, texts: Sequence[str]) -> None:
        unique = sorted(set(texts))
        self._known = dict(zip(unique, adapters.encode(unique), strict=True))

    @property
    def name(self) -> str:
        """The model that made them."""
        return adapters.encoder().name

    def encode(self, texts: Sequence[str]) -> list[SentenceVectors]:
        """The vectors of `texts`."""
        new = sorted({text for text in texts if text not in self._known})
        if new:  # in a forked process the model is loaded anew, since its threads stayed behind
            self._known.update(zip(new, adapters.fresh_encoder().encode(new), strict=True))
        return [self._known[text] for text in texts]


@dataclass(slots=True)
class Unit:
    """A pair of articles of one set, and what the unchanged program makes of it."""

    group: str
    name: str
    articles: tuple[Article, Article]
    documents: list[Document] = field(default_factory=list)
    vectors: list[list[SentenceVectors]] = field(default_factory=list)
    pair: Comparison | None = None
    kept: bytes = b""
    told: Told = ()
    seconds: float = 0.0

    def work(self, vectors: Vectors) -> None:
        """Work all stages and keep what they leave."""
        start = time.perf_counter()
        self.documents, self.vectors = adapters.read_all(self.articles, vectors)
        self.pair = adapters.linked(self.documents, self.vectors)
        self.kept = pickle.dumps(self.pair)
        self.told = told(self.pair)
        self.seconds = time.perf_counter() - start

    def is_same(self, first: int, last: int, vectors: Vectors) -> bool:
        """Whether the program still finds the same, where a change reaches the stages from `first` to `last` alone.

        Where the last of them leaves what it left before, what follows need not be run.
        """
        documents, rows, pair = self.documents, self.vectors, self.pair
        if first == READ:
            documents, rows = adapters.read_all(self.articles, vectors)
            if last == READ and documents == self.documents:
                return True
        if first <= LINK or pair is None:
            pair = adapters.linked(documents, rows)
            if last <= LINK and pickle.dumps(pair) == self.kept:  # it holds arrays, which "==" compares one by one
                return True
        return told(pair) == self.told


def told(pair: Comparison) -> Told:
    """The findings on a pair as plain data."""
    return tuple(
        sorted(
            (
                f.kind,
                f.severity,
                f.confidence,
                tuple(sorted((side, tuple(map(tuple, spans))) for side, spans in f.spans.items())),
                tuple(sorted(f.facts.items())),
                tuple(sorted(f.attributes)),
            )
            for f in adapters.findings(pair)
        )
    )


def find_units(folders: Folders) -> list[Unit]:
    """The readable cases, the written ones alone, the marked pairs, changed facts."""
    return [*_readable(), *_written(folders), *_stories(folders), *_changed(folders)]


def _readable() -> Iterator[Unit]:
    for path in sorted(CASES.glob("*.md")):
        for case in read_cases(path) if path.stem != "README" else ():
            yield Unit("readable cases", case.name, (case.article("a"), case.article("b")))


def _written(folders: Folders) -> Iterator[Unit]:
    rows = [case for path in folders.find("items/cases/*.jsonl") for case in read_lines(path)]
    for run in cases.runs(rows, folders):
        if run.setting == 1:
            yield Unit("cases", run.case["id"], run.articles())


def _stories(folders: Folders) -> Iterator[Unit]:
    for path, files in stories.found(folders):
        yield Unit("stories", path.stem, adapters.read_pair(*files))


def _changed(folders: Folders) -> Iterator[Unit]:
    if not folders.find("items/mutations/pairs.json"):
        return
    items, known = mutations.drawn(folders)
    for item in items:
        a, _, b = mutations.articles(item, known)
        yield Unit("mutations", item["id"], (a, b))


def all_sentences(units: Sequence[Unit]) -> list[str]:
    """The sentences of all articles of `units`."""
    return [sentence for unit in units for article in unit.articles for sentence in adapters.sentences(article)]
