"""A person or body that one article hears and the other nowhere: one finding with all the remarks.

In: everybody heard in either article. Out: `missing.speaker`. Two parties are one where their names are alike, where
one holds the office that the other is called by or speaks for it, where two nameless crowds are of one kind, or where
both articles print one remark of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.contrast.reading import Reading
from compare.detectors.base import make_finding
from compare.detectors.missing.descriptions import singular, stands_alone
from compare.detectors.missing.heard import Audience, Party, audience
from compare.detectors.sayings import sayings
from compare.lexicon.function_words import SAYING
from compare.lexicon.hearsay import SAME_CROWD, SPEAKING
from compare.lexicon.spelling import plain_spelling
from compare.model import Comparison, Document, Finding, Span
from compare.naming import alike, compare_names, words

SAME_REFERENT = 0.5
NAMED, NAMELESS = 0.9, 0.75  # how often a party heard for sure is truly heard in one article only
DOUBTED = 0.7  # of that, where somebody is only described in the other article
LEAST = 0.4  # below, the difference is more often one of the writer's summary than of who is heard

MOST_PAIRS = 250_000  # of parties: more are no article's speakers, and comparing each with each would take long

Shared = frozenset[tuple[int, int]]


def speakers(pair: Comparison) -> Iterator[Finding]:
    """Yield one finding for each party of one article that the other does not hear."""
    readings = Reading(pair.a), Reading(pair.b)
    shared = frozenset((s.a.n, s.b.n) for s in sayings(pair, *readings) if not s.chance and s.phrase is None)
    turned = frozenset((j, i) for i, j in shared)
    a, b = audience(readings[0]), audience(readings[1])
    if len(a.parties) * len(b.parties) <= MOST_PAIRS:
        yield from _only(pair, readings, (a, b), shared)
        yield from _only(pair, readings[::-1], (b, a), turned)


def _only(
    pair: Comparison, readings: tuple[Reading, Reading], heard: tuple[Audience, Audience], shared: Shared
) -> Iterator[Finding]:
    """Yield a finding for each party that only the first of two articles hears."""
    (ours, theirs), (mine, others) = readings, heard
    said = _said(theirs.doc)
    for party in mine.parties:
        partners = frozenset(v for u, v in shared if u in party.utterances)
        if any(_same(party, other, partners) for other in others.parties) or not all(map(others.gives, partners)):
            continue  # heard there as well, or a remark of theirs is printed without a clear speaker
        called = {party.head} if party.name is None else set(words(party.label)[-1:])
        if not called & said and not _prints(theirs.doc, party):
            yield from _finding(pair, ours.doc, party, _doubt(party, others, theirs))


def _said(doc: Document) -> frozenset[str]:
    """The words beside a plain "said", and their singulars: whatever was made of them, they are heard."""
    return frozenset(
        form
        for tokens in doc.tokens
        for k, token in enumerate(tokens)
        if token.norm in SAYING
        for beside in tokens[max(0, k - 1) : k + 2]
        for form in (beside.norm, singular(beside.norm))
    )


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


def _same(one: Party, two: Party, partners: frozenset[int]) -> bool:
    """Whether both articles hear one party; `partners` are the utterances of `two`'s article that `one` shares."""
    shared = not partners.isdisjoint(two.utterances)
    if one.name is not None and two.name is not None:
        if one.name.type == two.name.type == "person":  # two people are two, whatever both say
            return _same_name(one, two) or (shared and len(words(one.label)) == len(words(two.label)) == 1)
        return shared or _same_name(one, two) or _speaks_for(one, two) or _speaks_for(two, one)
    if shared:
        return True
    if one.name is None and two.name is None:
        return _crowd(one.head) == _crowd(two.head)
    named, bare = (one, two) if one.name is not None else (two, one)
    if bare.several and named.name is not None and named.name.type == "person":
        return False  # "several judges" is not one of them by name
    held = bool(bare.roles) and bare.roles <= named.roles
    return held or bare.head in words(named.label) or singular(bare.head) in named.roles


def _same_name(one: Party, two: Party) -> bool:
    assert one.name is not None and two.name is not None
    score = compare_names(one.name, two.name).score
    return max(score, alike(one.label, two.label, person=True).score) >= SAME_REFERENT


def _crowd(head: str) -> str:
    return SAME_CROWD.get(head, head)


def _speaks_for(person: Party, body: Party) -> bool:
    """Whether a person speaks for a body by office: the White House, and its press secretary.

    Who heads a body or belongs to it is somebody else: its director may say what it does not.
    """
    if not SPEAKING & person.roles:
        return False
    name = {plain_spelling(w) for w in words(body.label)} - {"the", "of"}
    return bool(name) and name <= {plain_spelling(w) for w in person.titles}


def _prints(other: Document, party: Party) -> bool:
    """Whether the party is the outlet of the other article, which need not cite itself."""
    publisher = other.article.publisher
    return bool(publisher and party.name is not None and alike(publisher, party.label).score >= SAME_REFERENT)
