"""Claims that both sides make, of which one is negated, turned into its opposite, or less sure.

In: both sides of a group. Out: `Mismatch`es with their evidence. A law says what a mismatch is (a negator, an opposite,
a cue of certainty that only one side has); how much evidence makes it one claim of both sides is fitted, a table for
each sort, by tests/bench/fit_claims.py on changed articles and on marked pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compare.contrast.aligned import Side, in_quotes, is_light
from compare.contrast.parts import same_part, sentence_of
from compare.detectors.certainty.scope import (
    Hold,
    cues_of,
    governed,
    hold,
    is_negator,
    is_past,
    is_verb,
    negated_by,
)
from compare.detectors.certainty.voices import one_voice
from compare.detectors.swaps import are_opposed, are_reversed
from compare.lexicon.certainty import DENIALS, NEGATIVE, OPENING
from compare.lexicon.events import EVENTS
from compare.lexicon.function_words import SAYING
from compare.model import Comparison, Document, Span
from compare.places import Places
from compare.text import Token

# Classes that grammar tells apart more than certainty: the plan of one coming event, and its expectation or future;
# what somebody wants and what he does for it; two hedges of what is not known.
NEAR = (
    frozenset({"planned", "expected"}),
    frozenset({"planned", "future"}),
    frozenset({"planned", "wanted", "tried"}),
    frozenset({"possible", "reported"}),
    frozenset({"reported", "expected"}),
)
HEDGED = frozenset({"possible", "reported"})
AHEAD = frozenset({"future", "expected"})
PAST_FUTURES = frozenset({"would", "i'd", "he'd", "she'd", "they'd", "we'd", "you'd"})
BEFORE = 6  # tokens in which what leaves a claim open stands before it


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Words of one claim that differ: token `i` of the first side and `j` of the second, with what governs each.

    `left` and `right` are the first tokens to show, the governors or the words themselves.
    """

    sort: str
    i: int
    j: int
    left: int
    right: int
    evidence: Mapping[str, float]
    stances: tuple[str, str] = ("", "")

    def spans(self, a: Side, b: Side) -> tuple[Span, Span]:
        """The words to show of each side, from the governor to the governed word."""
        return _shown(a, self.left, self.i), _shown(b, self.right, self.j)


def _shown(side: Side, governor: int, index: int) -> Span:
    first, last = sorted((governor, index))
    return Span(side.tokens[first].start, side.tokens[last].end)


def negations(pair: Comparison, a: Side, b: Side, *, lead: bool) -> Iterator[Mismatch]:
    """Claims that exactly one side negates."""
    ours, theirs = negated_by(a), negated_by(b)
    for i, k in ours.items():
        for j in a.proved.get(i, ()):
            if j not in theirs and _is_claimed(b.tokens[j]) and not _is_answered(b, j):
                yield Mismatch("negated", i, j, k, j, _of_negation(pair, a, b, (i, j), (a, k), lead=lead))
    for j, k in theirs.items():
        for i in b.proved.get(j, ()):
            if i not in ours and _is_claimed(a.tokens[i]) and not _is_answered(a, i):
                yield Mismatch("negated", i, j, i, k, _of_negation(pair, a, b, (i, j), (b, k), lead=lead))


def _of_negation(
    pair: Comparison, a: Side, b: Side, at: tuple[int, int], negator: tuple[Side, int], *, lead: bool
) -> Mapping[str, float]:
    side, k = negator
    claim = _of_claim(pair, a, b, at, lead=lead)
    del claim["link"]  # how alike a verb and its negated form are says only how they are inflected
    return {
        **claim,
        "denial": float(side.tokens[k].norm in DENIALS),
        "none": float(side.tokens[k].norm in NONE),
        "open": float(_is_open(a, at[0]) or _is_open(b, at[1])),
    }


def _is_answered(side: Side, index: int) -> bool:
    """Whether a negative word in the sentence, which the other side has nothing for, may deny the word at `index`."""
    free = [n for n in sentence_of(side, index) if n not in side.proved]
    return any(side.tokens[n].norm in NEGATIVE or is_negator(side, n) for n in free)


NONE = frozenset({"no", "none", "neither"})


def _is_claimed(token: Token) -> bool:
    """Whether a word can be what is claimed: no grammar, and no verb of saying, which tells who claims it."""
    return not is_light(token) and token.norm not in SAYING and EVENTS.get(token.norm) != "say"


def _is_open(side: Side, index: int) -> bool:
    """Whether the claim at `index` is asked or supposed, or one of two: whether, if, or."""
    home = sentence_of(side, index)
    return any(side.tokens[n].norm in OPENING for n in range(max(home.start, index - BEFORE), index))


def _of_claim(pair: Comparison, a: Side, b: Side, at: tuple[int, int], *, lead: bool) -> dict[str, float]:
    """What every sort of mismatch asks: one part, one voice, outside quotation marks, verbs."""
    s, t = a.tokens[at[0]], b.tokens[at[1]]
    return {
        **same_part(a, b, *at, lead=lead),
        "voice": float(one_voice(pair, a.words, at)),
        "quoted": (in_quotes(a.doc, s[:2]) + in_quotes(b.doc, t[:2])) / 2,
        "verb": float(is_verb(s.norm) and is_verb(t.norm)),
    }


def opposites(pair: Comparison, a: Side, b: Side, *, lead: bool) -> Iterator[Mismatch]:
    """Linked words of which one is the opposite of the other."""
    for link in a.words.links:
        for i, j in ((i, j) for i in link.a for j in link.b):
            s, t = a.tokens[i].norm, b.tokens[j].norm
            if is_light(a.tokens[i]) or is_light(b.tokens[j]) or not are_opposed(s, t):
                continue
            turned = negated_by(a).get(i) is None, negated_by(b).get(j) is None
            evidence = {
                **_of_claim(pair, a, b, (i, j), lead=lead),
                "reversed": float(are_reversed(s, t)),
                "turned": float(turned[0] != turned[1]),
            }
            yield Mismatch("opposed", i, j, i, j, evidence)


def shifts(pair: Comparison, a: Side, b: Side, *, lead: bool) -> Iterator[Mismatch]:
    """Acts that the two sides hold with another certainty, one for each word that a cue governs."""
    for i, j in sorted({*_governed_pairs(a, b), *((i, j) for j, i in _governed_pairs(b, a))}):
        ours, theirs = hold(a, i), hold(b, j)
        stances = {ours.stance, theirs.stance}
        if len(stances) == 1 or "able" in stances or any(stances <= near for near in NEAR):
            continue
        if stances == {"", "future"} and not _is_done(a, b, (i, j), (ours, theirs)):
            continue
        left, right = (h.cue if h.stance else k for h, k in ((ours, i), (theirs, j)))
        evidence = _of_shift(pair, a, b, (i, j), (ours, theirs), lead=lead)
        yield Mismatch("shifted", i, j, left, right, evidence, (ours.stance, theirs.stance))


def _is_done(a: Side, b: Side, at: tuple[int, int], holds: tuple[Hold, Hold]) -> bool:
    """Whether one side tells as done what the other says will be; "opens on Friday" is as sure as "will open".

    Would beside a past tense tells of a habit, or of what was then to come.
    """
    plain, index = (a, at[0]) if not holds[0].stance else (b, at[1])
    cue = a.tokens[holds[0].cue] if holds[0].stance else b.tokens[holds[1].cue]
    return is_past(plain.tokens[index].norm) and cue.norm not in PAST_FUTURES


def _governed_pairs(side: Side, other: Side) -> Iterator[tuple[int, int]]:
    """Each word of `side` that a cue governs, with the word of `other` for the same act."""
    for k in range(len(side.tokens)):
        own = governed(side, k) if cues_of(side, k) else None
        if own is None or is_light(side.tokens[own]) or side.doc.once(_names).covers(side.tokens[own].start):
            continue
        same = [j for j in side.proved.get(own, ()) if not is_light(other.tokens[j])]
        yield from ((own, j) for j in same or _same_events(side, other, own))


def _names(doc: Document) -> Places[None]:
    """The names of `doc`, by place: nobody does or is a name."""
    return Places((n.start, n.end, None) for n in doc.names)


def _same_events(side: Side, other: Side, own: int) -> Iterator[int]:
    """The only verb of the other side for the event that the governed word names."""
    event = EVENTS.get(side.tokens[own].norm)
    if event is None or event == "say" or own in side.linked:
        return
    found = [n for n, t in enumerate(other.tokens) if EVENTS.get(t.norm) == event]
    if len(found) == 1 and is_verb(other.tokens[found[0]].norm):
        yield found[0]


def _of_shift(
    pair: Comparison, a: Side, b: Side, at: tuple[int, int], holds: tuple[Hold, Hold], *, lead: bool
) -> Mapping[str, float]:
    """The evidence of a shift; the `plain` word is the one that no cue holds."""
    plain = [(side, k) for side, k, held in ((a, at[0], holds[0]), (b, at[1], holds[1])) if not held.stance]
    stances = {h.stance for h in holds if h.stance}
    norms = [side.tokens[k].norm for side, k in plain]
    return {
        **_of_claim(pair, a, b, at, lead=lead),
        "both": float(not plain),
        "past": float(any(is_past(norm) for norm in norms)),
        "reduced": float(any(_is_reduced(side, k) for side, k in plain)),
        "hedged": float(bool(stances & HEDGED)),
        "ahead": float(bool(stances & AHEAD)),
        "open": float(_is_open(a, at[0]) or _is_open(b, at[1])),
        "answered": float(any(_has_cue(side, k, stances) for side, k in plain)),
    }


def _is_reduced(side: Side, index: int) -> bool:
    """Whether a verb is an infinitive or a gerund, which says nothing of what has happened."""
    return side.tokens[index].norm.endswith("ing") or (index > 0 and side.tokens[index - 1].norm == "to")


def _has_cue(side: Side, index: int, stances: set[str]) -> bool:
    """Whether a cue of the same class stands anywhere in the sentence of the word at `index`."""
    return any(cue.stance in stances for n in sentence_of(side, index) for cue in cues_of(side, n))
