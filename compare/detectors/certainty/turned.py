"""Roles turned round: one article has the one do it to the other, the other article the other to the one.

In: both sides of an aligned group. Out: `polarity.conflict`. Only a verb that both sides print, with a name right
before and right after it, shows who acts.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.contrast.aligned import Side, is_light
from compare.detectors.base import make_finding
from compare.detectors.certainty.voices import one_voice
from compare.lexicon.function_words import AUXILIARIES
from compare.model import Comparison, Document, Finding, Name, Span

LEAST_GROUP = 0.6  # confidence of a group below which its sentences may tell of two things


def turned_round(pair: Comparison, a: Side, b: Side) -> Iterator[Finding]:
    """Verbs whose doer and object have changed places: one attacked the other, the other attacked the one."""
    for link in a.words.links:
        if len(link.a) != 1 or len(link.b) != 1 or is_light(a.words.a[link.a[0]]):
            continue
        i, j = link.a[0], link.b[0]
        ours, theirs = _roles(a, i), _roles(b, j)
        if not ours or not theirs or a.group.confidence < LEAST_GROUP:
            continue
        if (ours[0][0], ours[1][0]) == (theirs[1][0], theirs[0][0]) and one_voice(pair, a.words, (i, j)):
            spans = [Span(min(r[1].start for r in roles), max(r[1].end for r in roles)) for roles in (ours, theirs)]
            confidence = 0.55 + 0.35 * a.group.confidence
            yield make_finding(pair, "polarity.conflict", spans[:1], spans[1:], confidence)


Role = tuple[str, Span]


def _roles(side: Side, index: int) -> tuple[Role, Role] | None:
    """Who does what the verb at `index` says, and to whom: two names right before and after it, by full name."""
    before = list(_towards_subject(side, index))
    names = side.doc.once(_bounds)
    left = names.get(side.tokens[before[-1]].end) if before else None
    after = index + 1
    passive = after < len(side.tokens) and side.tokens[after].norm == "by"
    while after < len(side.tokens) and side.tokens[after].norm in {"by", "the", "on", "against"}:
        after += 1
    right = names.get(side.tokens[after].start) if after < len(side.tokens) else None
    if left is None or right is None or left.full == right.full:
        return None
    roles = (left.full.casefold(), Span(left.start, left.end)), (right.full.casefold(), Span(right.start, right.end))
    return (roles[1], roles[0]) if passive else roles


def _bounds(doc: Document) -> dict[int, Name]:
    """The names of `doc` by where they begin and end."""
    return {n.start: n for n in doc.names} | {n.end: n for n in doc.names}


def _towards_subject(side: Side, index: int) -> Iterator[int]:
    """The indices leftwards from the verb at `index` over its auxiliaries and adverbs to the first other word."""
    for k in range(index - 1, max(-1, index - 6), -1):
        yield k
        norm = side.tokens[k].norm
        if norm not in AUXILIARIES and not norm.endswith("ly"):
            return
