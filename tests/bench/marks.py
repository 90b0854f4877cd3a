"""The marks of a story pair and what a report says of it, both from plain JSON, as spans by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compare.model import Span

SIDES = ("a", "b")
Link = tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Printed:
    """A finding of the report, with its spans by side."""

    kind: str
    severity: str
    confidence: float
    spans: Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Bead:
    """A group of the report as spans; `confidence` is None where the report does not tell."""

    a: tuple[Span, ...]
    b: tuple[Span, ...]
    confidence: float | None


def read_findings(report: Mapping[str, Any]) -> list[Printed]:
    """The findings of a report between its first two sources."""
    ids = [source["id"] for source in report["sources"]][:2]
    return [
        Printed(
            item["kind"],
            item["severity"],
            item.get("confidence", 1.0),
            {
                side: tuple(Span(s["start"], s["end"]) for s in item["spans"].get(i, []))
                for side, i in zip(SIDES, ids, strict=True)
            },
        )
        for item in report["findings"]
    ]


def read_beads(report: Mapping[str, Any]) -> list[Bead]:
    """The groups of a report between its first two sources."""
    ids = [source["id"] for source in report["sources"]][:2]
    where = {s["id"]: {x["n"]: Span(x["start"], x["end"]) for x in s["sentences"]} for s in report["sources"]}
    beads = []
    for item in report["alignments"]:
        a, b = (tuple(where[i][n] for n in item["sentences"].get(i, [])) for i in ids)
        beads.append(Bead(a, b, item.get("confidence")))
    return beads


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked difference or trap: spans by side, None where a side has nothing."""

    kind: str
    level: str
    spans: Mapping[str, Span | None]
    words: str
    why: str


class Gold:
    """The marks of a pair with their spans made `Span`s."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.pair: str = raw.get("pair", "")
        self.groups = [({s: _spans(g[s]) for s in SIDES}, g["type"]) for g in raw["alignments"]]
        self.alone = {s: set(_spans(raw["only_" + s])) for s in SIDES}
        self.noise = {s: set(_spans(raw.get("noise_" + s, []))) for s in SIDES}
        self.findings = [_mark(item) for item in raw["findings"]]
        self.traps = [_mark(item) for item in raw["traps"]]
        self.sentences = {s: sorted({x for group, _ in self.groups for x in group[s]} | self.alone[s]) for s in SIDES}

    def beads(self, *types: str) -> list[set[Link]]:
        """The marked sentence pairs of each group of these `types`."""
        return [{(x, y) for x in group["a"] for y in group["b"]} for group, kind in self.groups if kind in types]

    def links(self, *types: str) -> set[Link]:
        """All marked sentence pairs in groups of these `types`."""
        return set().union(*self.beads(*types))

    def home(self, side: str, span: Span) -> Span:
        """The first marked sentence that shares text with `span`, `span` itself where there is none."""
        return next((s for s in self.sentences[side] if s.overlap(span)), span)


def _spans(raw: Sequence[Sequence[int]]) -> list[Span]:
    return [Span(start, end) for start, end in raw]


def _mark(item: Mapping[str, Any]) -> Mark:
    spans = {s: None if item[s] is None else Span(*item[s]) for s in SIDES}
    words = f"{item.get('a_text')!r} / {item.get('b_text')!r}"
    return Mark(item.get("kind", ""), item.get("level", ""), spans, words, item.get("why", ""))
