"""Points of three and more sources as their table needs them: findings, places by source, what is lacking.

Comes in: a report with its points. Goes out: an `Issue` each, but for points of what is equal in meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.model import Finding, Report, Span
from compare.points import members


@dataclass(frozen=True, slots=True)
class Issue:
    """A point by number, from 1, with its findings and the places that they mark, merged where they overlap.

    A source in `lacking` is named by a finding that marks no place in it.
    """

    number: int
    findings: Sequence[Finding]
    spans: Mapping[str, tuple[Span, ...]]
    lacking: frozenset[str]

    @property
    def first(self) -> Finding:
        """The gravest finding: the point lists it first."""
        return self.findings[0]


def issues_of(report: Report) -> tuple[Issue, ...]:
    """List the points of `report` that are not equal in meaning, in their order."""
    held = [[f for f in findings if f.severity != "hidden"] for findings in members(report).values()]
    return tuple(_issue(number, findings) for number, findings in enumerate(held, 1) if findings)


def _issue(number: int, findings: Sequence[Finding]) -> Issue:
    """Put the places of `findings` together."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for f in findings:
        for source, held in f.spans.items():
            spans[source] += held
    merged = {source: tuple(_merged(held)) for source, held in spans.items()}
    named = {source for f in findings for source in f.sources}
    return Issue(number, findings, merged, frozenset(s for s in named if not merged.get(s)))


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
