"""Findings of different pairs that are one point at issue, put together.

Comes in: the report, every pair of whose sources was compared on its own. Goes out: a `Point` each, with the places of
all its findings by source. Two findings are one point where they are about the same thing and mark the same place of a
source that both compare. Where that source has no place to mark, what it lacks must be the same on the other sides:
the same person, the same words, or sentences that are aligned. The findings themselves stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from compare.kinds import OWN_TEXT
from compare.model import Finding, Report, Span
from compare.renderers.html.excerpts import Reader
from compare.text import fold, tokenise

# Their kinds are grades of one thing; in any other family each kind is a thing of its own.
_GRADED = frozenset({"quote", "number", "date", "name"})
# A value is short: with its unit or without, it is the same value.
_VALUES = frozenset({"number", "date", "name"})


@dataclass(frozen=True, slots=True)
class Point:
    """Findings by number, from 1, and the places that they mark in each source, merged where they overlap.

    A source in `lacking` is named by a finding that marks no place in it.
    """

    findings: Mapping[int, Finding]
    spans: Mapping[str, tuple[Span, ...]]
    lacking: frozenset[str]

    @property
    def first(self) -> Finding:
        """The gravest finding: the report lists it first."""
        return next(iter(self.findings.values()))


def points_of(report: Report, readers: Mapping[str, Reader]) -> tuple[Point, ...]:
    """Group the findings of `report` that are not equal in meaning, in the order of the first of each group."""
    findings = {n: f for n, f in enumerate(report.findings, 1) if f.severity != "hidden"}
    root = {n: n for n in findings}

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for one, other in (*_same_places(findings), *_same_lacks(report, findings, readers)):
        first, second = sorted((find(one), find(other)))
        root[second] = first
    groups: dict[int, dict[int, Finding]] = {}
    for n, f in findings.items():
        groups.setdefault(find(n), {})[n] = f
    return tuple(_point(group) for group in groups.values())


def topic(kind: str) -> str:
    """Name what a finding of `kind` is about, as far as two findings can be about the same."""
    family = kind.split(".", 1)[0]
    return family if family in _GRADED else kind


def _same_places(findings: Mapping[int, Finding]) -> Iterator[tuple[int, int]]:
    """Link findings about one thing that mark the same place of a source."""
    places: dict[tuple[str, str], dict[Span, int]] = defaultdict(dict)
    for n, f in findings.items():
        for source, spans in f.spans.items():
            held = places[source, topic(f.kind)]
            yield from ((held[span], n) for span in spans if held.setdefault(span, n) != n)
    for (_, about), held in places.items():
        ordered = sorted(held.items())
        for i, (span, n) in enumerate(ordered):
            for other, m in islice(ordered, i + 1, None):
                if other.start > span.end:
                    break
                if n != m and _one_place(span, other, about in _VALUES):
                    yield n, m


def _one_place(one: Span, other: Span, value: bool) -> bool:
    """Whether two spans mark the same: one gap, or words of which the larger part is shared.

    A word inside a long stretch that another finding marks is a point of its own, unless both are values.
    """
    if one.start == one.end or other.start == other.end:
        return one == other
    shared = one.overlap(other)
    return shared > 0 if value else 2 * shared >= max(one.end - one.start, other.end - other.start)


def _same_lacks(
    report: Report, findings: Mapping[int, Finding], readers: Mapping[str, Reader]
) -> Iterator[tuple[int, int]]:
    """Link findings about one thing that a source lacks, where the other sides are one person, wording or statement."""
    groups = _groups(report, readers)
    seen: dict[tuple[str, str, object], int] = {}
    for n, f in findings.items():
        for key in _lacked(f, readers, groups):
            if key in seen:
                yield seen[key], n
            seen.setdefault(key, n)


def _lacked(
    finding: Finding, readers: Mapping[str, Reader], groups: Mapping[tuple[str, int], Sequence[object]]
) -> Iterator[tuple[str, str, object]]:
    """Name what `finding` says a source lacks, in keys that another finding of the same lack shares."""
    lacking = [s for s in finding.sources if not finding.spans.get(s)]
    held = [(s, span) for s, spans in finding.spans.items() for span in spans if span.start < span.end]
    if len(lacking) != 1 or not held or finding.kind in OWN_TEXT:
        return
    about = topic(finding.kind)
    if speaker := finding.facts.get("speaker") if about == "missing.speaker" else None:
        yield "", about, fold(speaker)
        return
    yield lacking[0], about, tuple(fold(readers[s].words(span)) for s, span in held)
    if about == "missing.statement":
        sentences = {(s, at.n) for s, span in held for at in readers[s].touching(span)}
        yield from ((lacking[0], about, g) for at in sorted(sentences) for g in groups.get(at, ()))


def _groups(report: Report, readers: Mapping[str, Reader]) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """Give each sentence, by source and number, the keys that it shares with its counterparts in other sources.

    Where a group is wider than one sentence a side, the counterpart is the one with the most words in common.
    """
    groups: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for i, alignment in enumerate(report.alignments):
        first, *others = alignment.sentences
        words = {n: _words(readers[first], n) for n in alignment.sentences[first]}
        for n in words:
            groups[first, n].append((i, n))
        for source in others:
            for m in alignment.sentences[source]:
                own = _words(readers[source], m)
                groups[source, m].append(
                    (i, max(words, key=lambda n: len(own & words[n]) / max(1, len(own | words[n]))))
                )
    return groups


def _words(reader: Reader, n: int) -> set[str]:
    """Collect the words of sentence `n` as they are compared."""
    span = next((s.span for s in reader.source.sentences if s.n == n), (0, 0))
    return {token.norm for token in tokenise(reader.words(span)) if token.is_word}


def _point(findings: Mapping[int, Finding]) -> Point:
    """Put the places of `findings` together."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for f in findings.values():
        for source, held in f.spans.items():
            spans[source] += held
    merged = {source: tuple(_merged(held)) for source, held in spans.items()}
    named = {source for f in findings.values() for source in f.sources}
    return Point(findings, merged, frozenset(s for s in named if not merged.get(s)))


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Merge spans that overlap; a gap beside words of the same source says nothing more."""
    filled = sorted(s for s in spans if s.start < s.end)
    if not filled:
        yield from sorted(set(spans))
        return
    joined = [filled[0]]
    for _, span in pairwise(filled):
        if span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    yield from joined
