"""Roles exchanged between two names: who did it to whom, turned round.

In: the linked words of a group. Out: `name.conflict`. Only a verb that both sides print, with a name right before and
right after it on both sides, can show an exchange; the passive with "by" turns the roles itself, and of what people do
with each other (meet, agree, talk) there is no exchange.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.contrast.aligned import Side, both_sides, in_quotes, is_light
from compare.contrast.reading import Reading
from compare.detectors.base import make_finding
from compare.model import AlignedWords, Comparison, Finding, Name, Span
from compare.naming import OTHER, SAME, same_name

REACH = 4  # words between the verb and a name that acts or is acted on
LONGEST_NAME = 100  # characters
_MUTUAL = frozenset(
    """meet met meets meeting speak spoke speaks talk talked talks discuss discussed agree agreed marry married wed
    negotiate negotiated sign signed clash clashed clashes trade traded hold held war fight fought fights divorce
    debate debated play played plays draw drew border exchange exchanged join joined vs versus and or not""".split()
)
_STOPS = frozenset(",;:.!?()") | {'"', "who", "which", "that", "said", "says"}


def swapped(pair: Comparison, aligned: AlignedWords, readings: tuple[Reading, Reading]) -> Iterator[Finding]:
    """Yield a finding for each verb whose actor and object are exchanged."""
    a, b = both_sides(pair, aligned)
    for link in aligned.links:
        if len(link.a) != 1 or len(link.b) != 1 or not link.equal:
            continue
        i, j = link.a[0], link.b[0]
        verb = a.tokens[i]
        if is_light(verb) or verb.norm in _MUTUAL or verb.text[0].isupper():
            continue
        ours, theirs = _around(a, i, readings[0]), _around(b, j, readings[1])
        if ours and theirs and _exchanged(ours, theirs) and not in_quotes(pair.a, verb[:2]):
            spans = [Span(min(n.start for n in names), max(n.end for n in names)) for names in (ours, theirs)]
            facts = {"actor_a": ours[0].full, "actor_b": theirs[0].full, "verb": verb.text}
            confidence = 0.35 + 0.5 * aligned.group.confidence
            yield make_finding(pair, "name.conflict", spans[:1], spans[1:], confidence, facts=facts)
            return


def _around(side: Side, i: int, reading: Reading) -> tuple[Name, Name] | None:
    """Give the actor and the object of the verb at token `i`; in the passive the one after "by" acts."""
    before, after = _nearest(side, i, -1, reading), _nearest(side, i, 1, reading)
    if before is None or after is None:
        return None
    between = {t.norm for t in side.tokens[i + 1 : i + 1 + REACH] if t.start < after.start}
    if between & {"with", "alongside", "between", "and", "from", "for"}:
        return None
    return (after, before) if "by" in between else (before, after)


def _nearest(side: Side, i: int, step: int, reading: Reading) -> Name | None:
    """Find the name nearest to token `i` to its left (step -1) or right (1) in its own clause."""
    for k in range(i + step, i + step * (REACH + 1), step):
        if not 0 <= k < len(side.tokens) or side.tokens[k].norm in _STOPS:
            return None
        token = side.tokens[k]
        near = [n for n in reading.names_in((token.start - LONGEST_NAME, token.end)) if n.end > token.start]
        name = near[-1] if near else None
        if name is not None and name.type != "other":
            follows = side.doc.words((name.end, name.end + 2))
            return None if follows[:1] in ("'", "’") else name
    return None


def _exchanged(ours: tuple[Name, Name], theirs: tuple[Name, Name]) -> bool:
    """Whether each actor is the other's object, and the two are not one."""
    crossed = same_name(ours[0], theirs[1]) >= SAME and same_name(ours[1], theirs[0]) >= SAME
    return crossed and same_name(ours[0], ours[1]) <= OTHER and same_name(ours[0], theirs[0]) <= OTHER
