"""A person or body that one article hears and the other nowhere: one finding with all the remarks.

In: everybody heard in either article. Out: `missing.speaker`. Two parties are one where their names are alike, where
one holds the office that the other is called by or speaks for it, where two nameless crowds are of one kind, or where
both articles print one remark of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.detectors.base import make_finding
from compare.detectors.missing.descriptions import singular, stands_alone
from compare.detectors.missing.heard import Audience, Party, audience
from compare.detectors.reading import Reading
from compare.detectors.sayings import sayings
from compare.lexicon.function_words import SAYING
from compare.lexicon.hearsay import SAME_CROWD
from compare.model import Comparison, Document, Finding, Span
from compare.naming import alike, compare_names, words

SAME_REFERENT = 0.5
NAMED, NAMELESS = 0.9, 0.75  # how often a party heard for sure is truly heard in one article only
DOUBTED = 0.7  # of that, where somebody is only described in the other article
LEAST = 0.4  # below, the difference is more often one of the writer's summary than of who is heard

Shared = frozenset[tuple[int, int]]


def speakers(pair: Comparison) -> Iterator[Finding]:
    """Yield one finding for each party of one article that the other does not hear."""
    readings = Reading(pair.a), Reading(pair.b)
    shared = frozenset((s.a.n, s.b.n) for s in sayings(pair, *readings) if not s.chance and s.phrase is None)
    turned = frozenset((j, i) for i, j in shared)
    heard = audience(readings[0]), audience(readings[1])
    for ours, theirs, pairs, (mine, others) in ((0, 1, shared, heard), (1, 0, turned, heard[::-1])):
        for party in mine.parties:
            other = readings[theirs].doc
            if not (_is_heard(party, others, pairs) or _prints(other, party) or _says(other, party)):
                yield from _finding(pair, readings[ours].doc, party, _doubt(party, others, readings[theirs]))


def _is_heard(party: Party, others: Audience, shared: Shared) -> bool:
    """Whether the other article hears the party, or prints a remark of theirs without a clear speaker."""
    if any(_same(party, other, shared) for other in others.parties):
        return True
    return any(u in party.utterances and not others.gives(v) for u, v in shared)


def _says(other: Document, party: Party) -> bool:
    """Whether the other article puts a plain "said" beside the party's last word, whatever was made of that."""
    called = {party.head} if party.name is None else set(words(party.label)[-1:])
    for tokens in other.tokens:
        norms = [singular(t.norm) if party.name is None else t.norm for t in tokens]
        for k, norm in enumerate(norms):
            if norm in called and any(t.norm in SAYING for t in tokens[max(0, k - 1) : k + 2]):
                return True
    return False


def _doubt(party: Party, others: Audience, theirs: Reading) -> float:
    """What remains of the confidence where a description in the other article may mean the party."""
    if party.name is None or not others.unresolved:
        return 1.0
    named = any(compare_names(party.name, n).score >= SAME_REFERENT for n in theirs.referents.values())
    return DOUBTED if named else 1.0


def _finding(pair: Comparison, doc: Document, party: Party, doubt: float) -> Iterator[Finding]:
    base = NAMED if party.name is not None or stands_alone(party.head) else NAMELESS
    confidence = doubt * base * party.chance
    if confidence >= LEAST:
        sides = {pair.a.id: list[Span](), pair.b.id: list[Span](), doc.id: list(party.spans)}
        facts = {"speaker": party.label, "remarks": str(max(1, len(party.utterances)))}
        yield make_finding(pair, "missing.speaker", sides[pair.a.id], sides[pair.b.id], confidence, facts=facts)


def _same(one: Party, two: Party, shared: Shared) -> bool:
    """Whether both articles hear one party."""
    if any((u, v) in shared for u in one.utterances for v in two.utterances):
        return True
    if one.name is not None and two.name is not None:
        return _same_name(one, two) or _speaks_for(one, two) or _speaks_for(two, one)
    if one.name is None and two.name is None:
        return _crowd(one.head) == _crowd(two.head)
    named, bare = (one, two) if one.name is not None else (two, one)
    held = bool(bare.roles) and bare.roles <= named.roles
    return held or bare.head in words(named.label) or singular(bare.head) in named.roles


def _same_name(one: Party, two: Party) -> bool:
    assert one.name is not None and two.name is not None
    score = compare_names(one.name, two.name).score
    return max(score, alike(one.label, two.label, person=True).score) >= SAME_REFERENT


def _crowd(head: str) -> str:
    return SAME_CROWD.get(head, head)


def _speaks_for(person: Party, body: Party) -> bool:
    """Whether a person's title holds the name of the body: the White House, and its press secretary."""
    name = set(words(body.label)) - {"the", "of"}
    return bool(name) and name <= person.titles


def _prints(other: Document, party: Party) -> bool:
    """Whether the party is the outlet of the other article, which need not cite itself."""
    publisher = other.article.publisher
    return bool(publisher and party.name is not None and alike(publisher, party.label).score >= SAME_REFERENT)
