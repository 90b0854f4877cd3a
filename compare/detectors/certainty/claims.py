"""Claims that both sides make, of which one is negated, turned into its opposite, or less sure.

In: both sides of a group. Out: `Mismatch`es with their evidence. A law says what a mismatch is (a negator, an opposite,
a cue of certainty that only one side has); how much evidence makes it one claim of both sides is fitted, a table for
each sort, by tests/bench/fit_claims.py on changed articles and on marked pairs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from compare.contrast.aligned import Side, in_quotes, is_light
from compare.contrast.governing import Hold, cues_of, governed, hold, is_past, is_perceived, is_verb, negated_by
from compare.contrast.parts import same_part, share_figure
from compare.contrast.swaps import are_opposed, are_reversed, is_outcome, share_head
from compare.detectors.certainty.events import agree, has_cue, is_answered, on_other_days, one_voice, speaker_at
from compare.lexicon.certainty import DENIALS, LEFT_OPEN, OPENING
from compare.lexicon.events import EVENTS
from compare.lexicon.function_words import AUXILIARIES, SAYING
from compare.lexicon.poles import DIRECTIONS
from compare.model import Document, Span
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
WISHES = frozenset({("to", "see"), ("to", "get"), ("to", "have")})  # what is done by whoever it is
WEAKER = frozenset({"possible", "open"})  # may, and may not: both leave it open
BEFORE = 6  # tokens in which what leaves a claim open stands before it


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Words of one claim that differ: token `i` of the first side and `j` of the second, with what governs each.

    `left` and `right` are the first tokens to show, the governors or the words themselves. `proved` where a law says
    that it is one claim, and no table need be asked.
    """

    sort: str
    i: int
    j: int
    left: int
    right: int
    evidence: Mapping[str, float]
    stances: tuple[str, str] = ("", "")
    proved: bool = False

    def spans(self, a: Side, b: Side) -> tuple[Span, Span]:
        """The words to show of each side, from the governor to the governed word."""
        return _shown(a, self.left, self.i), _shown(b, self.right, self.j)


def _shown(side: Side, governor: int, index: int) -> Span:
    first, last = sorted((governor, index))
    return Span(side.tokens[first].start, side.tokens[last].end)


def negations(a: Side, b: Side) -> Iterator[Mismatch]:
    """Claims that exactly one side negates."""
    ours, theirs = negated_by(a), negated_by(b)
    for i, k in ours.items():
        for j in a.proved.get(i, ()):
            if j not in theirs and _is_denied_alone(a, (i, k), b, j):
                yield Mismatch("negated", i, j, k, j, _of_negation(a, b, (i, j), (a, k)))
    for j, k in theirs.items():
        for i in b.proved.get(j, ()):
            if i not in ours and _is_denied_alone(b, (j, k), a, i):
                yield Mismatch("negated", i, j, i, k, _of_negation(a, b, (i, j), (b, k)))


def _of_negation(a: Side, b: Side, at: tuple[int, int], negator: tuple[Side, int]) -> Mapping[str, float]:
    side, k = negator
    claim = _of_claim(a, b, at)
    del claim["link"]  # how alike a verb and its negated form are says only how they are inflected
    return {
        **claim,
        "denial": float(side.tokens[k].norm in DENIALS),
        "none": float(side.tokens[k].norm in NONE),
        "open": float(_is_open(a, at[0]) or _is_open(b, at[1])),
    }


def _is_denied_alone(side: Side, denied: tuple[int, int], other: Side, index: int) -> bool:
    """Whether one voice claims the word at `index` of `other` that `side` denies, and nothing there denies it."""
    own, negator = denied
    told = (side, other, (own, index)) if side.first else (other, side, (index, own))
    if not _is_claimed(side, own) or not _is_claimed(other, index) or not one_voice(*told):
        return False
    if WEAKER & {hold(side, own).stance, hold(other, index).stance}:
        return False
    if any(are_opposed(side.tokens[negator].norm, other.tokens[n].norm) for n in side.linked.get(negator, ())):
        return False  # no and some in each other's place are told as opposites
    return not is_answered(other, index)


NONE = frozenset({"no", "none", "neither"})


def _is_claimed(side: Side, index: int) -> bool:
    """Whether a word can be what is claimed: no grammar, no figure, no verb of saying, which tells who claims it."""
    token = side.tokens[index]
    said = token.norm in SAYING or EVENTS.get(token.norm) == "say"
    return not is_light(token) and not said and not token.text[0].isdigit() and not in_quotes(side.doc, token[:2])


def _is_open(side: Side, index: int) -> bool:
    """Whether the claim at `index` is asked or supposed, or one of two: whether, if, or."""
    home = side.homes[index]
    return any(side.tokens[n].norm in OPENING for n in range(max(home.start, index - BEFORE), index))


def _of_claim(a: Side, b: Side, at: tuple[int, int]) -> dict[str, float]:
    """What every sort of mismatch asks: one part, two verbs."""
    verbs = is_verb(a.tokens[at[0]].norm) and is_verb(b.tokens[at[1]].norm)
    return {**same_part(a, b, *at), "verb": float(verbs)}


def opposites(a: Side, b: Side) -> Iterator[Mismatch]:
    """Words of which one is the opposite of the other, linked or with nothing in their place."""
    alone = [k for k, t in enumerate(b.tokens) if k not in b.linked and not is_light(t)]
    for i in (k for k in range(len(a.tokens)) if k not in a.proved and a.tokens[k].is_word):
        for j in a.linked.get(i, ()) or alone:
            if are_opposed(a.tokens[i].norm, b.tokens[j].norm) and _are_one_claim(a, b, (i, j)):
                evidence = _of_claim(a, b, (i, j))
                del evidence["least"], evidence["link"]
                evidence["linked"] = float(j in a.linked.get(i, ()))
                outcome = is_outcome(a.tokens[i].norm, b.tokens[j].norm)
                proved = share_figure(a, b, i, j)
                yield Mismatch("opposed", i, j, i, j, evidence | {"outcome": float(outcome)}, proved=proved)


def _are_one_claim(a: Side, b: Side, at: tuple[int, int]) -> bool:
    """Whether opposite words are told by one voice of one day, of one thing, and nothing turns one of them round."""
    i, j = at
    if in_quotes(a.doc, a.tokens[i][:2]) or in_quotes(b.doc, b.tokens[j][:2]) or _only_lead(a, b, at):
        return False
    if is_number(a.doc, a.tokens[i]) and is_number(b.doc, b.tokens[j]):
        return False
    if are_reversed(a.tokens[i].norm, b.tokens[j].norm) and not share_head(a.words, i, j) and not is_last(a, b, at):
        return False  # paid leave, unpaid bills
    if (i in negated_by(a)) != (j in negated_by(b)) or agree(a, b, at):
        return False
    return one_voice(a, b, at) and not on_other_days(a, b)


def is_number(doc: Document, token: Token) -> bool:
    """Whether a word is part of a number or a time, which are compared as values: four is no opposite of fourth."""
    return doc.once(_numbers).touches(token.start, token.end)


def _numbers(doc: Document) -> Places[None]:
    """The numbers and times of `doc` by place."""
    return Places((v.start, v.end, None) for held in (doc.quantities, doc.moments) for v in held)


def _only_lead(a: Side, b: Side, at: tuple[int, int]) -> bool:
    """Whether both words lead the same direction (open lower, close lower), which is what is told."""
    after = [side.tokens[k + 1].norm if k + 1 < len(side.tokens) else "" for side, k in ((a, at[0]), (b, at[1]))]
    return after[0] == after[1] and after[0] in DIRECTIONS


def is_last(a: Side, b: Side, at: tuple[int, int]) -> bool:
    """Whether both words end their phrase, so that they belong to what stands before them: was paid, was unpaid."""
    return all(k + 1 == len(side.tokens) or is_light(side.tokens[k + 1]) for side, k in ((a, at[0]), (b, at[1])))


def shifts(a: Side, b: Side) -> Iterator[Mismatch]:
    """Acts that the two sides hold with another certainty, one for each word that a cue governs."""
    for i, j in sorted({*_governed_pairs(a, b), *((i, j) for j, i in _governed_pairs(b, a))}):
        ours, theirs = hold(a, i), hold(b, j)
        stances = {ours.stance, theirs.stance}
        if len(stances) == 1 or "able" in stances or any(stances <= near for near in NEAR):
            continue
        if stances == {"", "future"} and not _is_done(a, b, (i, j), (ours, theirs)):
            continue
        if is_perceived(a, i, ours.cue) or is_perceived(b, j, theirs.cue):
            continue
        if is_hearsay(a, b, (i, j)) or any(is_wished(side, k) for side, k in ((a, i), (b, j))):
            continue
        left, right = (h.cue if h.stance else k for h, k in ((ours, i), (theirs, j)))
        evidence = _of_shift(a, b, (i, j), (ours, theirs))
        yield Mismatch("shifted", i, j, left, right, evidence, (ours.stance, theirs.stance))


def _is_done(a: Side, b: Side, at: tuple[int, int], holds: tuple[Hold, Hold]) -> bool:
    """Whether one side tells as done what the other says will be; "opens on Friday" is as sure as "will open".

    Would beside a past tense tells of a habit, or of what was then to come.
    """
    plain, index = (a, at[0]) if not holds[0].stance else (b, at[1])
    cue = a.tokens[holds[0].cue] if holds[0].stance else b.tokens[holds[1].cue]
    return is_past(plain.tokens[index].norm) and cue.norm not in PAST_FUTURES


def is_hearsay(a: Side, b: Side, at: tuple[int, int]) -> bool:
    """Whether one side tells as hearsay what somebody says on the other: a person's word is no surer."""
    ours, theirs = hold(a, at[0]).stance, hold(b, at[1]).stance
    if {ours, theirs} != {"", "reported"}:
        return not one_voice(a, b, at)
    plain, hedged = (at[0], at[1]) if not ours else (at[1], at[0])
    sides = (a, b) if not ours else (b, a)
    voices = [speaker_at(side.doc, side.tokens[k].start) for side, k in zip(sides, (plain, hedged), strict=True)]
    return voices[0] is not None and voices[1] is None


def _governed_pairs(side: Side, other: Side) -> Iterator[tuple[int, int]]:
    """Each word of `side` that a cue governs, with the word of `other` for the same act."""
    for k in range(len(side.tokens)):
        own = governed(side, k) if cues_of(side, k) else None
        if (
            own is None
            or is_light(side.tokens[own])
            or side.tokens[own].norm in LEFT_OPEN
            or side.reading.named.covers(side.tokens[own].start)
        ):
            continue
        same = [j for j in side.proved.get(own, ()) if _is_act(other, j)]
        yield from ((own, j) for j in same or _same_events(side, other, own))


def _is_act(side: Side, index: int) -> bool:
    """Whether a word can be an act that is held more or less sure: no grammar, name, quoted word or "rule out"."""
    token = side.tokens[index]
    if is_light(token) or token.norm in LEFT_OPEN or in_quotes(side.doc, token[:2]):
        return False
    return not side.reading.named.covers(token.start)


def _same_events(side: Side, other: Side, own: int) -> Iterator[int]:
    """The only verb of the other side for the event that the governed word names."""
    event = EVENTS.get(side.tokens[own].norm)
    if event is None or event == "say" or own in side.linked:
        return
    found = [n for n, t in enumerate(other.tokens) if EVENTS.get(t.norm) == event]
    if len(found) == 1 and is_verb(other.tokens[found[0]].norm):
        yield found[0]


def _of_shift(a: Side, b: Side, at: tuple[int, int], holds: tuple[Hold, Hold]) -> Mapping[str, float]:
    """The evidence of a shift; the `plain` word is the one that no cue holds."""
    plain = [(side, k) for side, k, held in ((a, at[0], holds[0]), (b, at[1], holds[1])) if not held.stance]
    stances = {h.stance for h in holds if h.stance}
    norms = [side.tokens[k].norm for side, k in plain]
    return {
        **_of_claim(a, b, at),
        "both": float(not plain),
        "past": float(any(is_past(norm) for norm in norms)),
        "reduced": float(any(_is_reduced(side, k) for side, k in plain)),
        "hedged": float(bool(stances & HEDGED)),
        "ahead": float(bool(stances & AHEAD)),
        "open": float(_is_open(a, at[0]) or _is_open(b, at[1])),
        "answered": float(any(has_cue(side, k, stances) for side, k in plain)),
    }


def _is_reduced(side: Side, index: int) -> bool:
    """Whether a verb is an infinitive or a gerund, which tell nothing of what has happened."""
    return side.tokens[index].norm.endswith("ing") or (index > 0 and side.tokens[index - 1].norm == "to")


def is_wished(side: Side, index: int) -> bool:
    """Whether a past form is a participle: what somebody hopes to see done, the 51 needed."""
    before = [side.tokens[n].norm for n in range(max(0, index - BEFORE), index)]
    if not before or before[-1] in AUXILIARIES:
        return False
    return before[-1][0].isdigit() or any(pair in WISHES for pair in pairwise(before))
