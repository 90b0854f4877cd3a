"""Certainty: the same act is surer in one article: may and has, plans and done, reportedly and plain.

In: both sides of an aligned group. Out: `certainty.shift`. Each cue of one side is followed to the word it governs,
and from there over the link to the other side: to the word that stands for it, or to a word for the same event. The
finding covers the cue with what it governs, since "will" alone says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from compare.contrast.aligned import Side, in_quotes, is_light
from compare.detectors.base import make_finding
from compare.detectors.certainty.scope import Hold, cues_of, governed, hold, is_past, is_verb
from compare.detectors.certainty.voices import one_voice, speaker_at
from compare.lexicon.certainty import ANNOUNCING, LEFT_OPEN
from compare.lexicon.events import EVENTS
from compare.lexicon.function_words import ARTICLES, AUXILIARIES, PREPOSITIONS
from compare.lexicon.wordnet import are_alike
from compare.model import Comparison, Finding, Severity, Span

SURE_LINK = 0.55  # likeness from which two words may be one act; a gap between links alone gives 0.5
LEAST_GROUP = 0.4
LONGEST = 8  # tokens from the announcing verb to what it announces
# Classes that grammar tells apart more than certainty: the plan of one coming event, and its expectation or future;
# what somebody wants and what he does for it; two hedges of what is not known.
NEAR = (
    frozenset({"planned", "expected"}),
    frozenset({"planned", "future"}),
    frozenset({"planned", "wanted", "tried"}),
    frozenset({"possible", "reported"}),
    frozenset({"reported", "expected"}),
)
TIME_CLAUSES = frozenset("when once until till if unless before".split())
PAST_AUXILIARIES = frozenset("was were had did".split())  # "when he was sentenced" tells that he was
WISHES = frozenset({("to", "see"), ("to", "get"), ("to", "have")})  # what is done by whoever it is
SLIGHT = {"expected", "future"}  # is expected to be named, will be named: both look ahead
CONDITIONAL = frozenset("if unless whether should".split())
NOT_SUBJECTS = ARTICLES | PREPOSITIONS | frozenset("his her its their our my your 's".split())


class Place(NamedTuple):
    """A word of a claim, what holds it, and the words to show."""

    word: int
    hold: Hold
    spans: tuple[Span, ...]


def shifts(pair: Comparison, a: Side, b: Side) -> Iterator[Finding]:
    """Acts that both sides tell with another certainty; one finding for each cue."""
    told: set[int] = set()
    if a.group.confidence < LEAST_GROUP:
        return
    for side, other in ((a, b), (b, a)):
        for k, token in enumerate(side.tokens):
            if not cues_of(side, k) or token.start in told or in_quotes(side.doc, token[:2]):
                continue
            places = _counterparts(pair, side, other, k) or _announced(side, other, k)
            if places is None:
                continue
            ours, theirs = places
            told |= {side.tokens[ours.hold.cue].start, other.tokens[theirs.hold.cue].start}
            first, second = (ours, theirs) if side is a else (theirs, ours)
            facts = {"certainty_a": first.hold.stance or "plain", "certainty_b": second.hold.stance or "plain"}
            slight = {first.hold.stance, second.hold.stance} == SLIGHT
            confidence = 0.45 + a.group.confidence * (0.4 if _is_linked(ours, theirs, side) else 0.2)
            severity: Severity | None = "note" if slight else None
            yield make_finding(
                pair, "certainty.shift", first.spans, second.spans, confidence, severity=severity, facts=facts
            )


def _is_linked(ours: Place, theirs: Place, side: Side) -> bool:
    return theirs.word in side.linked.get(ours.word, ())


def _counterparts(pair: Comparison, side: Side, other: Side, k: int) -> tuple[Place, Place] | None:
    """What the cue at `k` governs, and what stands for it on the other side, where that is held otherwise."""
    own = governed(side, k)
    if own is None or is_light(side.tokens[own]) or side.tokens[own].norm in LEFT_OPEN:
        return None
    held = hold(side, own)
    counterparts = chain(_linked_claims(side, other, own), _same_events(side, other, own), _standing_in(side, other, k))
    there = next(counterparts, None)
    if there is None or not _is_claim(other, there) or not _differ(side, held, own, other, there):
        return None
    at = (own, there) if side.first else (there, own)
    if in_quotes(other.doc, other.tokens[there][:2]) or not one_voice(pair, side.words, at):
        return None
    theirs = hold(other, there)
    return Place(own, held, _spans(side, held, own)), Place(there, theirs, _spans(other, theirs, there))


def _linked_claims(side: Side, other: Side, own: int) -> Iterator[int]:
    """The word linked to the governed one, where both tell one thing."""
    for there in side.linked.get(own, ()):
        s, t = side.tokens[own], other.tokens[there]
        verbs = is_verb(s.norm) and is_verb(t.norm)
        sure = side.scores[own] >= SURE_LINK or are_alike(s.norm, t.norm)
        if sure and len(side.linked[own]) == 1 and (verbs or s.norm == t.norm) and not is_light(t):
            yield there


def _same_events(side: Side, other: Side, own: int) -> Iterator[int]:
    """The only verb of the other side for the event that the governed word names."""
    event = EVENTS.get(side.tokens[own].norm)
    if event is None or event == "say" or own in side.linked:
        return
    found = [n for n, t in enumerate(other.tokens) if EVENTS.get(t.norm) == event]
    if len(found) == 1 and is_verb(other.tokens[found[0]].norm):
        yield found[0]


def _standing_in(side: Side, other: Side, k: int) -> Iterator[int]:
    """A verb that stands for the cue itself: indicated, for appeared to suggest."""
    for there in side.linked.get(k, ()):
        token = other.tokens[there]
        if side.scores[k] >= SURE_LINK and not is_light(token) and not cues_of(other, there) and is_past(token.norm):
            yield there


def _differ(side: Side, ours: Hold, own: int, other: Side, there: int) -> bool:
    """Whether two words are held with two degrees of certainty, cues of one class and near ones aside."""
    theirs = hold(other, there)
    stances = {ours.stance, theirs.stance}
    if len(stances) == 1 or "able" in stances or any(stances <= near for near in NEAR):
        return False
    if not theirs.stance and _has_cue(other, there, ours.stance):
        return False
    if stances == {"", "future"}:  # "opens on Friday" is as sure as "will open"
        return is_past((side.tokens[own] if not ours.stance else other.tokens[there]).norm)
    if stances != {"", "reported"} or ours.stance != "reported":
        return True
    voices = speaker_at(side.doc, side.tokens[own].start), speaker_at(other.doc, other.tokens[there].start)
    return voices[0] is not None or voices[1] is None  # somebody's word is no surer than hearsay


def _has_cue(side: Side, index: int, stance: str) -> bool:
    """Whether a cue of class `stance` or a condition stands anywhere before the word at `index` in its sentence."""
    for k in range(index - 1, -1, -1):
        if side.tokens[k].norm in ".?!":
            return False
        if side.tokens[k].norm in CONDITIONAL or any(cue.stance == stance for cue in cues_of(side, k)):
            return True
    return False


def _spans(side: Side, held: Hold, index: int) -> tuple[Span, ...]:
    """From the cue to the governed word; with a participle that opens its sentence, the verb it leans on as well."""
    first = held.cue if held.stance else index
    own = Span(side.tokens[first].start, side.tokens[index].end)
    main = None if held.stance else _leans_on(side, index)
    return (own, main) if main else (own,)


def _is_claim(side: Side, index: int) -> bool:
    """Whether a verb says how something is: held by a cue, or no infinitive, bare gerund, cue or noun itself."""
    if hold(side, index).stance:
        return True
    if _is_reduced(side, index) or _sets_time(side, index):
        return False
    norm, before = side.tokens[index].norm, side.tokens[index - 1].norm if index else ""
    is_cue = bool(cues_of(side, index)) and governed(side, index) is not None
    if before == "to" or is_cue or norm.endswith("ing"):
        return _leans_on(side, index) is not None
    return is_past(norm) or not is_verb(norm) or (before not in NOT_SUBJECTS and not before.endswith("ed"))


def _is_reduced(side: Side, index: int) -> bool:
    """Whether a past form is a participle behind its noun: the 88 needed for, to see the road built by."""
    before, after = (side.tokens[k].norm if 0 <= k < len(side.tokens) else "" for k in (index - 1, index + 1))
    if before[:1].isdigit() and after in {"for", "to", "by"}:
        return True
    clause = [t.norm for t in side.tokens[max(0, index - LONGEST) : index]]
    wished = any(pair in WISHES for pair in pairwise(clause))
    return wished and before not in AUXILIARIES


def _sets_time(side: Side, index: int) -> bool:
    """Whether a verb only says when or on which condition something else happens: when he is sentenced."""
    for k in range(index - 1, max(-1, index - LONGEST), -1):
        norm = side.tokens[k].norm
        if not side.tokens[k].is_word or norm in PAST_AUXILIARIES:
            return False
        if norm in TIME_CLAUSES:
            return True
    return False


def _leans_on(side: Side, index: int) -> Span | None:
    """The reporting verb of the sentence that a participle opens (Posting on Friday, she wrote)."""
    home = side.doc.sentence_at(side.tokens[index].start)
    if home is None or not side.tokens[index].norm.endswith("ing") or home.start != side.tokens[index].start:
        return None
    cues = (u.cue for u in side.doc.utterances if u.cue and home.start < u.cue.start < home.end)
    cue = next(cues, None)
    return Span(cue.start, cue.start + len(side.doc.words(cue).rstrip(" ,:;"))) if cue else None


def _announced(side: Side, other: Side, k: int) -> tuple[Place, Place] | None:
    """A deed that one side announces as a plan and the other as done: declared she plans to run, declaring her bid."""
    own = governed(side, k)
    verb = next((n for n in range(k - 1, max(-1, k - 1 - LONGEST), -1) if side.tokens[n].norm in ANNOUNCING), None)
    if own is None or verb is None or own in side.linked or len(side.linked.get(verb, ())) != 1:
        return None
    there = side.linked[verb][0]
    after = range(there + 1, min(len(other.tokens), there + 1 + LONGEST))
    if other.tokens[there].norm not in ANNOUNCING or any(cues_of(other, n) for n in after):
        return None
    object_ = next(
        (n for n in range(there + 1, min(len(other.tokens), there + 4)) if not is_light(other.tokens[n])), None
    )
    if object_ is None or in_quotes(other.doc, other.tokens[there][:2]):
        return None
    spans = (
        Span(side.tokens[verb].start, side.tokens[own].end),
        Span(other.tokens[there].start, other.tokens[object_].end),
    )
    return Place(own, hold(side, own), spans[:1]), Place(there, Hold("", there), spans[1:])
