"""Statements that one article attributes and the other prints as plain fact.

In: the utterances of both articles and what the other article tells of each. Out: `attribution.dropped`. Only verbs
and phrases that report count, and only where the other article gives the claim to nobody, there or in any sentence
that tells as much of it. A remark by somebody whom the plain side has act in the same statement ("she revealed her
plan") is attributed there as well.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from compare.contrast.aligned import is_light
from compare.contrast.reading import Reading, inside
from compare.detectors.base import make_finding
from compare.detectors.told import Telling, Told
from compare.detectors.voices import cue_words, speaks
from compare.lexicon.hearsay import CITING
from compare.lexicon.reporting import FORMS, stance_of
from compare.model import Comparison, Finding, Severity, Span, Utterance
from compare.text import Token

LEAST_WORDS, LEAST_COVER = 3, 0.15  # content words of the reported statement that the other side tells, and their share
MOST_REPORTED = 0.2  # of those that stand in reported speech there: above, both report
REPORTING = frozenset(["neutral", "announce", "claim", "admit", "stress", "warn"])
CLAUSES = frozenset("shoq")  # frames of verbs that report a statement, not a thing
LOUD = 0.75  # below that chance of being right, a note
_HEDGED = frozenset("reportedly allegedly apparently supposedly purportedly alleged".split(" "))
_COUNTS = frozenset("results result returns tally".split())
_PARTIAL = frozenset("partial early preliminary provisional initial unofficial first poll polls exit".split())
# Fitted by tests/bench/fit_sources.py: what each trait adds to the log odds that a reader marks it.
WEIGHTS = {"bias": -2.5, "cover": 3.0, "words": 0.6, "group": 1.0}


def dropped(pair: Comparison, a: Reading, b: Reading) -> Iterator[Finding]:
    """Yield one finding for each source and sentence whose words the other side states as its own."""
    told = Told(pair)
    for mine, other in ((a, b), (b, a)):
        seen: set[tuple[str, int]] = set()
        for utterance, telling in candidates(told, mine, other):
            if (utterance.speaker, telling.sentence.n) not in seen:
                seen.add((utterance.speaker, telling.sentence.n))
                yield _finding(pair, mine, utterance, telling)


def candidates(told: Told, mine: Reading, other: Reading) -> Iterator[tuple[Utterance, Telling]]:
    """The utterances of `mine` that `other` states as its own, each with the sentence that does."""
    for utterance in mine.doc.utterances:
        if _is_report(mine, utterance):
            telling = _plain(told, mine, other, utterance)
            if telling is not None and not _acts(mine, utterance, telling, other):
                yield utterance, telling


def _is_report(reading: Reading, utterance: Utterance) -> bool:
    """Whether somebody is said to say so, by a plain verb or phrase and not all in quotation marks."""
    if utterance.form == "direct" or utterance.source is None or utterance.cue is None:
        return False
    cue = cue_words(reading.doc, utterance)
    if CITING & set(cue):
        return not _is_count(reading, utterance.source)
    frames = {frame for part in cue if part in FORMS for frame in FORMS[part][0].verb.frames}
    plain = stance_of(" ".join(cue)) in REPORTING and bool(frames & CLAUSES) and "w" not in frames
    return plain and speaks(reading.doc, utterance) and not _is_count(reading, utterance.source)


def _is_count(reading: Reading, source: Span) -> bool:
    """Whether the source is the whole count of a vote: what final results show is how it ended, nobody's word."""
    named = set(reading.doc.words(source).casefold().split())
    return bool(named & _COUNTS) and not named & _PARTIAL


def _plain(told: Told, mine: Reading, other: Reading, utterance: Utterance) -> Telling | None:
    """The aligned sentence that states what `utterance` reports; None where some sentence gives as much to a source."""
    best: Telling | None = None
    reported = 0.0
    for telling in told.tellings(mine, utterance):
        heard = [u for u in other.touching([telling.sentence.n]) if u.source is not None or u.cue is not None]
        answers = telling.answers
        given = told.weigh([t for t in answers if any(inside(u, t) for u in heard)])
        if given > MOST_REPORTED * told.weigh(answers) or _is_hedged(other, telling, answers):
            reported = max(reported, telling.cover)
        elif best is None and telling.confidence and len(telling.hits) >= LEAST_WORDS:
            best = telling
    return best if best is not None and best.cover >= max(reported, LEAST_COVER) else None


def _is_hedged(other: Reading, telling: Telling, answers: list[Token]) -> bool:
    """Whether the other side marks its statement as hearsay in a word."""
    row = other.doc.tokens[telling.sentence.n - 1]
    low, high = answers[0].start - 40, answers[-1].end
    return any(t.norm in _HEDGED and low <= t.start < high for t in row)


def _acts(mine: Reading, utterance: Utterance, telling: Telling, other: Reading) -> bool:
    """Whether the other side has the speaker act in the same statement: who announces a step of their own takes it."""
    assert utterance.source is not None
    there = {t.norm for t in other.doc.tokens[telling.sentence.n - 1]}
    rows = (t for n in utterance.sentences for t in mine.doc.tokens[n - 1] if not is_light(t))
    named = {t.norm for t in rows if utterance.source.start <= t.start < utterance.source.end}
    own = stance_of(mine.doc.words(utterance.cue)) == "announce" if utterance.cue else False
    return bool(named & there) or (own and bool({w.casefold() for w in utterance.speaker.split()[-1:]} & there))


def traits(telling: Telling) -> dict[str, float]:
    """What tells how likely a reader marks that a statement lost its source."""
    words = math.log(len(telling.hits))
    return {"bias": 1.0, "cover": telling.cover, "words": words, "group": telling.confidence}


def _finding(pair: Comparison, mine: Reading, utterance: Utterance, telling: Telling) -> Finding:
    assert utterance.source is not None
    at = telling.answers[0].start
    ours, theirs = [_hull(utterance)], [Span(at, at)]
    a, b = (ours, theirs) if mine.doc.id == pair.a.id else (theirs, ours)
    facts = {"speaker": mine.doc.words(utterance.source), "verb": mine.doc.words(utterance.cue or utterance.source)}
    chance = 1 / (1 + math.exp(-sum(WEIGHTS[name] * value for name, value in traits(telling).items())))
    severity: Severity = "warning" if chance >= LOUD else "note"
    return make_finding(pair, "attribution.dropped", a, b, max(chance, 0.5), severity=severity, facts=facts)


def _hull(utterance: Utterance) -> Span:
    """The words of the attribution: source and cue where they stand together, else the source."""
    assert utterance.source is not None
    assert utterance.cue is not None
    start, end = min(utterance.source.start, utterance.cue.start), max(utterance.source.end, utterance.cue.end)
    near = (
        end - start <= (utterance.source.end - utterance.source.start) + (utterance.cue.end - utterance.cue.start) + 3
    )
    return Span(start, end) if near else utterance.source
