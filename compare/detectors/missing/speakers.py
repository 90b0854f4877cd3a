"""A person or body that one article hears and the other nowhere: one finding with all the remarks.

In: everybody heard in either article. Out: `missing.speaker`. Two parties are one where their names are alike, where
one holds the office that the other is called by or speaks for it, where two nameless crowds are of one kind, or where
both articles print one remark of theirs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compare.contrast.aligned import place
from compare.contrast.judge import chance
from compare.contrast.reading import Reading
from compare.contrast.view import View
from compare.contrast.voices.told import Told
from compare.contrast.voices.voices import cue_words
from compare.detectors.base import make_finding
from compare.detectors.missing.descriptions import singular
from compare.detectors.missing.heard import Audience, Party, audience
from compare.lexicon.function_words import SAYING
from compare.lexicon.hearsay import SAME_CROWD, SPEAKING
from compare.lexicon.spelling import plain_spelling
from compare.model import Document, Facts, Finding, Utterance
from compare.naming import alike, compare_names, words
from compare.text import fold

SAME_REFERENT = 0.5
LEAST = 0.15  # of the voices below .2 a reader of stories left out misses one in six
MOST_PAIRS = 250_000  # of parties: more are no article's speakers, and comparing each with each would take long

FEATURES = ("person", "quoted", "clause", "through", "direct", "says", "mentioned", "definite", "known", "plain")
_DEFINITE = ("the ", "that ", "this ", "these ", "those ", "our ", "his ", "her ", "their ", "its ")

Shared = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Unheard:
    """A party of `doc` that the other article does not hear, with what speaks for it.

    `evidence`, by `FEATURES`: whether it is a person by name; quoted, else told in a clause, or only cited or spoken
    of; quoted in whole sentences; with a plain word of saying; whether the other article names it, or has the noun by
    which it is called; whether it is called by a definite description; the share of a remark that the other article
    states in nobody's name.
    """

    doc: Document
    party: Party
    evidence: Mapping[str, float]

    @property
    def chance(self) -> float:
        """The chance that a reader would miss this voice."""
        return chance("unheard", self.evidence)


def speakers(view: View) -> Iterator[Finding]:
    """Yield one finding for each party of one article that the other does not hear."""
    for found in candidates(view):
        if found.chance >= LEAST:
            spans = place(found.party.spans, (), first=found.doc is view.pair.a)
            facts: Facts = {"speaker": found.party.label, "remarks": str(max(1, len(found.party.utterances)))}
            yield make_finding(view.pair, "missing.speaker", *spans, found.chance, facts=facts)


def candidates(view: View) -> Iterator[Unheard]:
    """The parties of either article that the other does not hear, with their evidence."""
    shared = frozenset((s.a.n, s.b.n) for s in view.sayings if not s.chance and s.phrase is None)
    turned = frozenset((j, i) for i, j in shared)
    a, b = (audience(reading) for reading in view.readings)
    if len(a.parties) * len(b.parties) <= MOST_PAIRS:
        yield from _only(view.told, view.readings, (a, b), shared)
        yield from _only(view.told, view.readings[::-1], (b, a), turned)


def _only(
    told: Told, readings: tuple[Reading, Reading], heard: tuple[Audience, Audience], shared: Shared
) -> Iterator[Unheard]:
    """Yield each party that only the first of two articles hears."""
    (ours, theirs), (mine, others) = readings, heard
    said = _said(theirs.doc)
    for party in mine.parties:
        partners = frozenset(v for u, v in shared if u in party.utterances)
        if any(_same(party, other, partners) for other in others.parties) or not all(map(others.gives, partners)):
            continue  # heard there as well, or a remark of theirs is printed without a clear speaker
        if party.manners <= {"deed"}:
            continue  # what somebody does, or thinks of a thing, is no remark
        called = {party.head} if party.name is None else set(words(party.label)[-1:])
        if not called & said and not _prints(theirs.doc, party):
            yield Unheard(ours.doc, party, _evidence(told, ours, theirs, party))


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


def _evidence(told: Told, ours: Reading, theirs: Reading, party: Party) -> Mapping[str, float]:
    """What speaks for a party of `ours` being missed in `theirs`, by `FEATURES`."""
    said = [ours.numbered[n] for n in party.utterances]
    cues = {word for u in said for word in cue_words(ours.doc, u)}
    name = party.name
    nouns = {party.head, f"{party.head}s"} if name is None else frozenset[str]()
    named = name is not None and any(
        compare_names(name, other).score >= SAME_REFERENT for other in theirs.referents.values()
    )
    return {
        "person": float(name is not None and name.type == "person"),
        "quoted": float("quoted" in party.manners),
        "clause": float("clause" in party.manners and "quoted" not in party.manners),
        "through": float(party.manners <= {"through"}),
        "direct": float(any(u.form == "direct" for u in said)),
        "says": float(not cues.isdisjoint(SAYING)),
        "mentioned": float(named),
        "definite": float(name is None and fold(party.label).startswith(_DEFINITE)),
        "known": float(not nouns.isdisjoint(theirs.doc.once(_norms))),
        "plain": max((_stated(told, ours, theirs, u) for u in said), default=0.0),
    }


def _norms(doc: Document) -> frozenset[str]:
    """All words of `doc`, folded."""
    return frozenset(t.norm for row in doc.tokens for t in row)


def _stated(told: Told, ours: Reading, theirs: Reading, utterance: Utterance) -> float:
    """The share of an utterance of `ours` that a sentence of `theirs` states in nobody's name."""
    tellings = told.tellings(ours, utterance)
    return max((t.cover * (1 - told.reported(theirs, t)) for t in tellings), default=0.0)


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
