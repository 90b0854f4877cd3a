"""Roles turned round: one article has the one do it to the other, the other article the other to the one.

In: both sides of an aligned group. Out: `polarity.conflict`. Only a verb that both sides print, with who acts right
before it and whom it concerns right after it, shows an exchange; the passive with "by" turns the roles itself, and of
what people do with each other there is none.
"""

from collections.abc import Iterator
from typing import NamedTuple

from compare.contrast.aligned import Side, is_light
from compare.contrast.governing import is_adverb, is_verb
from compare.detectors.base import make_finding
from compare.detectors.certainty.events import one_voice
from compare.lexicon.events import MUTUAL
from compare.lexicon.function_words import ARTICLES, AUXILIARIES, PERSONS
from compare.model import Comparison, Finding, Span

LEAST_GROUP = 0.6  # confidence of a group below which its sentences may tell of two things
BEHIND = ARTICLES | frozenset("by to on against at for".split())  # what may stand between a verb and its object


class Roles(NamedTuple):
    """The tokens of who acts and of whom it concerns."""

    actor: range
    object: range


def turned_round(pair: Comparison, a: Side, b: Side) -> Iterator[Finding]:
    """Yield verbs whose actor and object have changed places, at most one for a group."""
    if a.group.confidence < LEAST_GROUP:
        return
    for i, theirs in a.proved.items():
        ours, other = roles(a, i), roles(b, theirs[0])
        if ours and other and _exchanged(a, b, ours, other) and one_voice(a, b, (i, theirs[0])):
            confidence = 0.55 + 0.35 * a.group.confidence
            yield make_finding(pair, "polarity.conflict", [_span(a, ours)], [_span(b, other)], confidence)
            return


def roles(side: Side, index: int) -> Roles | None:
    """Who does what the verb at `index` says, and to whom, where both stand right beside it."""
    verb = side.tokens[index]
    if is_light(verb) or verb.norm in MUTUAL or not is_verb(verb.norm) or verb.text[0].isupper():
        return None
    left = index - 1
    while left >= 0 and (side.tokens[left].norm in AUXILIARIES or is_adverb(side.tokens[left].norm)):
        left -= 1
    right = index + 1
    while right < len(side.tokens) and side.tokens[right].norm in BEHIND:
        right += 1
    before, after = _party(side, left, -1), _party(side, right, 1)
    if not before or not after:
        return None
    passive = any(side.tokens[k].norm == "by" for k in range(index + 1, right))
    return Roles(after, before) if passive else Roles(before, after)


def _party(side: Side, index: int, step: int) -> range:
    """The run of content words, or the pronoun, that begins at `index` and goes on in the direction of `step`."""
    end = index
    while 0 <= end < len(side.tokens) and side.tokens[end].is_word and not is_light(side.tokens[end]):
        end += step
    if end == index and 0 <= index < len(side.tokens) and side.tokens[index].norm in PERSONS:
        end += step
    return range(*sorted((index, end))) if step > 0 else range(end + 1, index + 1)


def _exchanged(a: Side, b: Side, ours: Roles, theirs: Roles) -> bool:
    """Whether each actor is the other's object, and not its actor."""
    crossed = _shares(a, b, ours.actor, theirs.object) and _shares(a, b, ours.object, theirs.actor)
    return crossed and not _shares(a, b, ours.actor, theirs.actor) and not _shares(a, b, ours.object, theirs.object)


def _shares(a: Side, b: Side, ours: range, theirs: range) -> bool:
    """Whether two parties share a word, or are one person's pronouns."""
    persons = [{PERSONS.get(side.tokens[k].norm) for k in party} - {None} for side, party in ((a, ours), (b, theirs))]
    norms = [{side.tokens[k].norm for k in party} for side, party in ((a, ours), (b, theirs))]
    return bool(persons[0] & persons[1] or norms[0] & norms[1])


def _span(side: Side, told: Roles) -> Span:
    first, last = min(told.actor[0], told.object[0]), max(told.actor[-1], told.object[-1])
    return Span(side.tokens[first].start, side.tokens[last].end)
