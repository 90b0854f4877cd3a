"""Statements that one article attributes and the other prints as plain fact.

In: the utterances of both articles and what the other article tells of each. Out: `attribution.dropped`. Only verbs
and phrases that report count, and only where the other article gives the claim to nobody, there or in any sentence
that tells as much of it. A remark by somebody whom the plain side has act in the same statement ("she revealed her
plan") is attributed there as well.
"""

from __future__ import annotations

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
WHOLE = 0.95  # of a statement's words, which then may be fewer
MOST_REPORTED = 0.2  # of those that stand in reported speech there: above, both report
REPORTING = frozenset(["neutral", "announce", "claim", "admit", "stress", "warn"])
CLAUSES = frozenset("shoq")  # frames of verbs that report a statement, not a thing
LOUD: Severity = "warning"
QUIET: Severity = "note"
_HEDGED = frozenset("reportedly allegedly apparently supposedly purportedly alleged".split(" "))
_COUNTS = frozenset("results result returns tally".split())
_PARTIAL = frozenset("partial early preliminary provisional initial unofficial first poll polls exit".split())
# How often a reader of 43 pairs marks such a claim: nearly all of whose words the other side prints, and any other.
# A fit on cover, words and the group's confidence told no more with the story left out.
WORD_BY_WORD, RETOLD = 0.8, 0.65
SURE_COVER, SURE_WORDS = 0.6, 5


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
    frames = {f for part in cue for r in FORMS.get(part, ()) if not r.particles for f in r.verb.frames}
    stance = stance_of(" ".join(cue))
    opening = reading.doc.words(utterance.content[0]).casefold()
    finds = stance == "show" and opening.startswith("that ")  # an audit found that; but not: he found himself
    plain = (stance in REPORTING or finds) and bool(frames & CLAUSES) and "w" not in frames
    return plain and speaks(reading.doc, utterance) and not _is_count(reading, utterance.source)


def _speaks(reading: Reading, utterance: Utterance) -> bool:
    """Whether a statement is given to somebody: by a cue that reports, not by what somebody wants or plans."""
    if utterance.cue is None or not speaks(reading.doc, utterance):
        return False
    verbs = [FORMS[part][-1].verb for part in cue_words(reading.doc, utterance) if part in FORMS]
    return not verbs or "w" not in verbs[-1].frames


def _is_count(reading: Reading, source: Span) -> bool:
    """Whether the source is the whole count of a vote: what final results show is how it ended, nobody's word."""
    named = set(reading.doc.words(source).casefold().split())
    return bool(named & _COUNTS) and not named & _PARTIAL


def _plain(told: Told, mine: Reading, other: Reading, utterance: Utterance) -> Telling | None:
    """The aligned sentence that states what `utterance` reports; None where some sentence gives as much to a source."""
    best: Telling | None = None
    reported = 0.0
    for telling in told.tellings(mine, utterance):
        heard = [u for u in other.touching([telling.sentence.n]) if u.quotes or _speaks(other, u)]
        answers = telling.answers
        given = told.weigh([t for t in answers if any(inside(u, t) for u in heard)])
        if given > MOST_REPORTED * told.weigh(answers) or _is_hedged(other, telling, answers):
            reported = max(reported, telling.cover)
        elif best is None and telling.confidence and (len(telling.hits) >= LEAST_WORDS or telling.cover >= WHOLE):
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
    stance = stance_of(mine.doc.words(utterance.cue)) if utterance.cue else None
    if stance == "claim":
        return False  # whose claim it is matters most where it is told of the claimant
    there = {t.norm for t in other.doc.tokens[telling.sentence.n - 1]}
    rows = (t for n in utterance.sentences for t in mine.doc.tokens[n - 1] if not is_light(t))
    named = {t.norm for t in rows if utterance.source.start <= t.start < utterance.source.end}
    return bool(named & there) or (
        stance == "announce" and bool({w.casefold() for w in utterance.speaker.split()[-1:]} & there)
    )


def _finding(pair: Comparison, mine: Reading, utterance: Utterance, telling: Telling) -> Finding:
    assert utterance.source is not None
    at = telling.answers[0].start
    ours, theirs = [_hull(utterance)], [Span(at, at)]
    a, b = (ours, theirs) if mine.doc.id == pair.a.id else (theirs, ours)
    facts = {"speaker": mine.doc.words(utterance.source), "verb": mine.doc.words(utterance.cue or utterance.source)}
    words = len(telling.hits)
    sure = telling.cover >= WHOLE if words < SURE_WORDS else telling.cover >= SURE_COVER
    chance, severity = (WORD_BY_WORD, LOUD) if sure else (RETOLD, QUIET)
    return make_finding(pair, "attribution.dropped", a, b, chance, severity=severity, facts=facts)


def _hull(utterance: Utterance) -> Span:
    """The words of the attribution: source and cue where they stand together, else the source."""
    assert utterance.source is not None
    assert utterance.cue is not None
    start, end = min(utterance.source.start, utterance.cue.start), max(utterance.source.end, utterance.cue.end)
    near = (
        end - start <= (utterance.source.end - utterance.source.start) + (utterance.cue.end - utterance.cue.start) + 3
    )
    return Span(start, end) if near else utterance.source
