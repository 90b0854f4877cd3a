"""Points of three and more sources as their table needs them: findings by number, places by source, what is lacking.

Comes in: a report with its points. Goes out: an `Issue` each, but for points of what is equal in meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from compare.model import Finding, Report, Span


@dataclass(frozen=True, slots=True)
class Issue:
    """Findings by number, from 1, and the places that they mark in each source, merged where they overlap.

    A source in `lacking` is named by a finding that marks no place in it.
    """

    findings: Mapping[int, Finding]
    spans: Mapping[str, tuple[Span, ...]]
    lacking: frozenset[str]

    @property
    def first(self) -> Finding:
        """The gravest finding: the point lists it first."""
        return next(iter(self.findings.values()))


def issues_of(report: Report) -> tuple[Issue, ...]:
    """List the points of `report` that are not equal in meaning, in their order."""
    numbers = {f.id: (n, f) for n, f in enumerate(report.findings, 1) if f.severity != "hidden"}
    held = [dict(numbers[name] for name in point.findings if name in numbers) for point in report.points]
    return tuple(_issue(findings) for findings in held if findings)


def _issue(findings: Mapping[int, Finding]) -> Issue:
    """Put the places of `findings` together."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for f in findings.values():
        for source, held in f.spans.items():
            spans[source] += held
    merged = {source: tuple(_merged(held)) for source, held in spans.items()}
    named = {source for f in findings.values() for source in f.sources}
    return Issue(findings, merged, frozenset(s for s in named if not merged.get(s)))


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
