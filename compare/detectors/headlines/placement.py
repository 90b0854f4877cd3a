"""Placement: a shared statement that leads one article and stands deep in the other.

In: the groups. Out: `placement.moved`. Only the first two sentences lead, and the other article must not tell the same
near its own top: an inverted pyramid repeats its lead farther down.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.detectors.base import make_finding
from compare.model import Comparison, Document, Finding, Group, Span

LEADING = 2  # body sentences that lead
DEEP = 0.6  # of the body, from which on a statement stands deep
SHORTEST = 10  # body sentences below which nothing stands deep
LEAST = 0.8  # confidence of the group: a weak link says nothing about a place
NEAR_TOP = 0.4


def moved(pair: Comparison) -> Iterator[Finding]:
    """Yield the statements of the whole comparison that moved between lead and end."""
    for group in pair.groups:
        if group.relation == "same" and group.confidence >= LEAST and _has_moved(pair, group):
            spans = [
                Span(doc.sentences[min(numbers) - 1].start, doc.sentences[min(numbers) - 1].end)
                for doc, numbers in ((pair.a, group.a), (pair.b, group.b))
            ]
            yield make_finding(pair, "placement.moved", spans[:1], spans[1:], group.confidence * 0.7)


def _has_moved(pair: Comparison, group: Group) -> bool:
    """Whether a group leads one article and stands deep in the other, which says nothing of the kind before."""
    for (doc, own), (other, theirs) in (
        ((pair.a, group.a), (pair.b, group.b)),
        ((pair.b, group.b), (pair.a, group.a)),
    ):
        body, there = _body(doc), _body(other)
        if min(len(body), len(there)) < SHORTEST or min(own) not in body[:LEADING]:
            continue
        if there.index(min(theirs)) < DEEP * (len(there) - 1):
            continue
        top = set(there[: int(NEAR_TOP * len(there))])
        led = set(body[:LEADING])
        linked = ((g.a, g.b) if doc is pair.a else (g.b, g.a) for g in pair.groups)
        if not any(led & set(ours) and top & set(others) for ours, others in linked):
            return True
    return False


def _body(doc: Document) -> list[int]:
    """The numbers of the body sentences."""
    return [s.n for s in doc.sentences if s.role == "body"]
