"""Statements that one article attributes and the other prints as plain fact.

In: the utterances of both articles and what the other article tells of each. Out: `attribution.dropped`. Only verbs
and phrases that report count, and only where the other article gives the claim to nobody, there or in any sentence
that tells as much of it. A remark by somebody whom the plain side has act in the same statement ("she revealed her
plan") is attributed there as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compare.contrast.aligned import is_light, place
from compare.contrast.judge import chance
from compare.contrast.reading import Reading
from compare.contrast.view import View
from compare.contrast.voices.told import Telling, Told
from compare.contrast.voices.voices import cue_words, speaks
from compare.detectors.base import make_finding
from compare.lexicon.function_words import SAYING
from compare.lexicon.hearsay import CITING
from compare.lexicon.reporting import FORMS, stance_of
from compare.model import Comparison, Facts, Finding, Severity, Span, Utterance
from compare.text import Token

LEAST = 0.3  # chance from which readers marked every second one of stories left out
SURE = 0.7  # from which they marked three in four
MOST_REPORTED = 0.2  # of the shared words that stand in reported speech there: above, both report
BESIDE = 4  # words between a source and its verb
REPORTING = frozenset(["neutral", "announce", "claim", "admit", "stress", "warn"])
CLAUSES = frozenset("shoq")  # frames of verbs that report a statement, not a thing
_HEDGED = frozenset("reportedly allegedly apparently supposedly purportedly alleged".split(" "))
_COUNTS = frozenset("results result returns tally".split())
_PARTIAL = frozenset("partial early preliminary provisional initial unofficial first poll polls exit".split())
FEATURES = ("group", "says", "acts", "own", "whole", "linked")


@dataclass(frozen=True, slots=True)
class Dropped:
    """An utterance that the other article may state as its own in the sentence of `telling`, with what speaks for it.

    `evidence`, by `FEATURES`: how sure the group of both sentences is; whether the cue is a plain word of saying;
    whether the speaker acts in the sentence; the share of the claim that its own article states elsewhere without a
    source; the share of the sentence that the claim makes up; the share of the claim's words that are surely linked.
    """

    utterance: Utterance
    telling: Telling
    evidence: Mapping[str, float]

    @property
    def chance(self) -> float:
        """The chance that a reader would say so."""
        return chance("dropped", self.evidence)


def dropped(view: View) -> Iterator[Finding]:
    """Yield one finding for each source and sentence whose words the other side states as its own."""
    for mine, other in (view.readings, view.readings[::-1]):
        seen: set[tuple[str, int]] = set()
        for found in sorted(candidates(view.told, mine, other), key=lambda d: (-d.chance, d.utterance.n)):
            place = found.utterance.speaker, found.telling.sentence.n
            if found.chance >= LEAST and place not in seen:
                seen.add(place)
                yield _finding(view.pair, mine, found)


def candidates(told: Told, mine: Reading, other: Reading) -> Iterator[Dropped]:
    """The utterances of `mine` that `other` may state as its own, each with the sentence that does."""
    for utterance in mine.doc.utterances:
        telling = _plain(told, mine, other, utterance) if _is_report(mine, utterance) else None
        if telling is not None:
            content = told.content(mine, utterance)
            around = [t for n in utterance.sentences for t in mine.doc.tokens[n - 1] if not is_light(t)]
            evidence = {
                "group": telling.confidence,
                "says": float(not (SAYING | CITING).isdisjoint(cue_words(mine.doc, utterance))),
                "acts": float(_acts(mine, utterance, telling, other)),
                "own": told.own(mine, utterance),
                "whole": len(content) / len(around),
                "linked": told.weigh(telling.linked) / told.weigh(content),
            }
            yield Dropped(utterance, telling, evidence)


def _is_report(reading: Reading, utterance: Utterance) -> bool:
    """Whether somebody is said to say so, by a plain verb or phrase and not all in quotation marks."""
    if utterance.form == "direct" or utterance.source is None or utterance.cue is None:
        return False
    cue = cue_words(reading.doc, utterance)
    if CITING & set(cue):
        return not _is_count(reading, utterance.source)
    frames = {f for part in cue for r in FORMS.get(part, ()) if not r.particles for f in r.verb.frames}
    stance = stance_of(" ".join(cue))
    opening = reading.doc.words(utterance.content[0]).casefold()
    finds = stance == "show" and opening.startswith("that ")  # an audit found that; but not: he found himself
    plain = (stance in REPORTING or finds) and bool(frames & CLAUSES) and "w" not in frames
    return plain and speaks(reading.doc, utterance) and not _is_count(reading, utterance.source)


def _is_count(reading: Reading, source: Span) -> bool:
    """Whether the source is the whole count of a vote: what final results show is how it ended, nobody's word."""
    named = set(reading.doc.words(source).casefold().split())
    return bool(named & _COUNTS) and not named & _PARTIAL


def _plain(told: Told, mine: Reading, other: Reading, utterance: Utterance) -> Telling | None:
    """The sentence that states what `utterance` reports, an aligned one before others; None where one reports more."""
    tellings = [
        (t, _is_reported(told, other, t) or _is_cued(told, mine, utterance, other, t))
        for t in told.tellings(mine, utterance)
    ]
    most = max((t.cover for t, reported in tellings if reported), default=0.0)
    plain = [t for t, reported in tellings if not reported and t.cover >= most]
    return max(plain, key=lambda t: (t.confidence, t.cover), default=None)


def _is_reported(told: Told, other: Reading, telling: Telling) -> bool:
    """Whether the other side gives most of what it tells to a source, or marks it as hearsay."""
    return told.reported(other, telling) > MOST_REPORTED or _is_hedged(other, telling, telling.answers)


def _is_cued(told: Told, mine: Reading, utterance: Utterance, other: Reading, telling: Telling) -> bool:
    """Whether the sentence prints the source beside a verb of saying, or before what answers the cue.

    It need not have been heard there as a remark.
    """
    own = [t for n in utterance.sentences for t in mine.doc.tokens[n - 1]]
    source = {t.norm: is_light(t) for t in own if utterance.source and _within(t, utterance.source)}
    answers = {x for t in own if utterance.cue and _within(t, utterance.cue) for x in told.linked(mine, t)}
    row = other.doc.tokens[telling.sentence.n - 1]
    said = [k for k, t in enumerate(row) if t.norm in SAYING or stance_of(t.norm) in REPORTING]
    for k, token in enumerate(row):
        if token.norm in source:
            if not answers.isdisjoint(row[k + 1 : k + 2]):
                return True
            if not source[token.norm] and any(abs(k - v) <= BESIDE for v in said):
                return True
    return False


def _within(token: Token, span: Span) -> bool:
    return span.start <= token.start < span.end


def _is_hedged(other: Reading, telling: Telling, answers: list[Token]) -> bool:
    """Whether the other side marks its statement as hearsay in a word."""
    row = other.doc.tokens[telling.sentence.n - 1]
    low, high = answers[0].start - 40, answers[-1].end
    return any(t.norm in _HEDGED and low <= t.start < high for t in row)


def _acts(mine: Reading, utterance: Utterance, telling: Telling, other: Reading) -> bool:
    """Whether the other side has the speaker act in the same statement: who announces a step of their own takes it."""
    assert utterance.source is not None
    stance = stance_of(mine.doc.words(utterance.cue)) if utterance.cue else None
    if stance == "claim":
        return False  # whose claim it is matters most where it is told of the claimant
    there = {t.norm for t in other.doc.tokens[telling.sentence.n - 1]}
    rows = (t for n in utterance.sentences for t in mine.doc.tokens[n - 1] if not is_light(t))
    named = {t.norm for t in rows if utterance.source.start <= t.start < utterance.source.end}
    return bool(named & there) or (
        stance == "announce" and bool({w.casefold() for w in utterance.speaker.split()[-1:]} & there)
    )


def _finding(pair: Comparison, mine: Reading, found: Dropped) -> Finding:
    said = found.utterance
    assert said.source is not None
    at = found.telling.answers[0].start
    spans = place([hull(said)], [Span(at, at)], first=mine.doc is pair.a)
    facts: Facts = {"speaker": mine.doc.words(said.source), "verb": mine.doc.words(said.cue or said.source)}
    severity: Severity = "warning" if found.chance >= SURE else "note"
    return make_finding(pair, "attribution.dropped", *spans, found.chance, severity=severity, facts=facts)


def hull(utterance: Utterance) -> Span:
    """The words of the attribution: source and cue where they stand together, else the source."""
    assert utterance.source is not None
    assert utterance.cue is not None
    start, end = min(utterance.source.start, utterance.cue.start), max(utterance.source.end, utterance.cue.end)
    near = (
        end - start <= (utterance.source.end - utterance.source.start) + (utterance.cue.end - utterance.cue.start) + 3
    )
    return Span(start, end) if near else utterance.source
