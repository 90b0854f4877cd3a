"""Polarity: one article affirms what the other denies, the outcome is the opposite, or the roles are turned round.

In: both sides of an aligned group. Out: `polarity.conflict`. Opposite outcomes count in any two sentences that frame
them alike; contraries that can be true of different things (young, old) only where the sentences are nearly the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.contrast.aligned import Side, in_quotes, is_light
from compare.detectors.base import make_finding
from compare.detectors.certainty.scope import hold, is_negator, negator_of
from compare.detectors.certainty.voices import one_voice
from compare.detectors.swaps import Swap, are_opposed, are_reversed, is_copy, is_framed, is_outcome, share_head, swaps
from compare.lexicon.certainty import NEGATIVE
from compare.lexicon.function_words import AUXILIARIES
from compare.lexicon.polarity import NEGATORS
from compare.lexicon.wordnet import are_alike
from compare.model import AlignedWords, Comparison, Document, Finding, Name, Span

SURE_LINK = 0.7  # likeness from which two words may be one claim
LEAST_GROUP = 0.6  # confidence of a group below which its sentences may tell of two things
COPIED, FRAMED, DENIED = 0.9, 0.55, 0.45  # how often findings of each sort hold, as far as marked pairs tell
DOUBTED = 0.45  # no error: below one half
WEAKER = frozenset({"possible", "open"})  # may, and may not: both leave it open
DIRECTIONS = frozenset("higher lower up down flat mixed".split())
At = tuple[int, int]


def opposites(pair: Comparison, a: Side, b: Side) -> Iterator[Finding]:
    """Words in each other's place of which one cannot be true where the other is."""
    for swap in swaps(pair, a.words, light=True):
        if _excludes(swap, a) and _is_one_claim(pair, a, b, swap) and not _only_opens(swap, a, b):
            yield _conflict(pair, a, Span(*swap.s[:2]), Span(*swap.t[:2]), FRAMED)


def _is_one_claim(pair: Comparison, a: Side, b: Side, swap: Swap) -> bool:
    """Whether both words are held alike, in one voice, of one day, and nothing else turns one of them round."""
    at = swap.i, swap.j
    if (negator_of(a, at[0]) is None) != (negator_of(b, at[1]) is None) or hold(a, at[0]).stance != hold(
        b, at[1]
    ).stance:
        return False
    if _is_turned_twice(a, b) and not _is_turned(swap, a):
        return False
    return one_voice(pair, a.words, at) and not _on_other_days(pair, a, b)


def _excludes(swap: Swap, a: Side) -> bool:
    """Whether the words of a swap exclude each other, as far as its surroundings let one say so."""
    if swap.copy:
        return are_opposed(swap.s.norm, swap.t.norm)
    if a.group.confidence < LEAST_GROUP:
        return False
    return _is_turned(swap, a) or (swap.framed and is_outcome(swap.s.norm, swap.t.norm))


def _is_turned(swap: Swap, a: Side) -> bool:
    """Whether one word is the other turned round, before one noun: paid leave, unpaid leave."""
    return are_reversed(swap.s.norm, swap.t.norm) and share_head(a.words, swap.i, swap.j)


def _is_turned_twice(a: Side, b: Side) -> bool:
    """Whether one side alone has a negator as well, so that the opposite may say the same."""
    alone = [
        any(t.norm in NEGATORS | {"non"} for k, t in enumerate(side.tokens) if k not in side.linked) for side in (a, b)
    ]
    return alone[0] != alone[1]


def _only_opens(swap: Swap, a: Side, b: Side) -> bool:
    """Whether both words lead the same direction (open lower, close lower), which is what is told."""
    after = [side.tokens[k + 1].norm if k + 1 < len(side.tokens) else "" for side, k in ((a, swap.i), (b, swap.j))]
    return after[0] == after[1] and after[0] in DIRECTIONS


def _on_other_days(pair: Comparison, a: Side, b: Side) -> bool:
    """Whether both sides give a time and none is shared: two days may well have two outcomes."""
    times = [
        {m.printed or m.earliest for m in doc.moments if any(t.start <= m.start < t.end for t in side.tokens)}
        for doc, side in ((pair.a, a), (pair.b, b))
    ]
    return bool(times[0] and times[1]) and not times[0] & times[1]


def _conflict(pair: Comparison, a: Side, left: Span, right: Span, least: float) -> Finding:
    """A conflict, the surer the more the sentences are one."""
    confidence = COPIED if is_copy(a.words) else least + 0.2 * a.group.confidence
    if _on_other_figures(pair, a.words):
        confidence = min(confidence, DOUBTED)
    return make_finding(pair, "polarity.conflict", [left], [right], confidence)


def _on_other_figures(pair: Comparison, words: AlignedWords) -> bool:
    """Whether both sides give figures and share none: another outcome with other figures may be another event."""
    figures = [
        {(q.low, q.high) for q in doc.quantities if tokens and tokens[0].start <= q.start < tokens[-1].end}
        for doc, tokens in ((pair.a, words.a), (pair.b, words.b))
    ]
    return bool(figures[0] and figures[1]) and not figures[0] & figures[1]


def negated(pair: Comparison, a: Side, b: Side) -> Iterator[Finding]:
    """Claims that exactly one side negates, where nothing on the other side answers the negator."""
    told: set[int] = set()
    for link in a.words.links:
        if len(link.a) != 1 or len(link.b) != 1 or a.group.confidence < LEAST_GROUP:
            continue
        at = link.a[0], link.b[0]
        left, right = negator_of(a, at[0]), negator_of(b, at[1])
        if left is not None and right is None:
            side, k, other = a, left, b
        elif right is not None and left is None:
            side, k, other = b, right, a
        else:
            continue
        if not _same_claim(pair, a, at, link.score):
            continue
        start = side.tokens[k].start
        if start in told or _is_answered(side, k, other) or {hold(a, at[0]).stance, hold(b, at[1]).stance} & WEAKER:
            continue
        told.add(start)
        yield _conflict(pair, a, span_from(a, left, at[0]), span_from(b, right, at[1]), DENIED)


def _same_claim(pair: Comparison, a: Side, at: At, score: float) -> bool:
    """Whether the words at both places make one claim of one voice: content, outside quotations, framed alike."""
    s, t = a.words.a[at[0]], a.words.b[at[1]]
    if is_light(s) or is_light(t) or in_quotes(pair.a, s[:2]) or in_quotes(pair.b, t[:2]):
        return False
    if are_opposed(s.norm, t.norm) or (score < SURE_LINK and not are_alike(s.norm, t.norm)):
        return False
    return (is_copy(a.words) or is_framed(a.words, *at)) and one_voice(pair, a.words, at)


def _is_answered(side: Side, k: int, other: Side) -> bool:
    """Whether the negator at `k` is linked, quoted, or answered by a negative word that the other side has alone."""
    if k in side.linked and side.scores[k] >= SURE_LINK:
        return True
    if in_quotes(side.doc, side.tokens[k][:2]):
        return True
    if any(are_opposed(side.tokens[k].norm, other.tokens[n].norm) for n in side.linked.get(k, ())):
        return True  # no and some in each other's place are told as opposites
    alone = [n for n in range(len(other.tokens)) if n not in other.linked or other.scores[n] < 1]
    return any(other.tokens[n].norm in NEGATIVE or is_negator(other, n) for n in alone)


def span_from(side: Side, governor: int | None, index: int) -> Span:
    """From the governing word to the governed one; without a governor the word alone."""
    first = index if governor is None else governor
    return Span(side.tokens[first].start, side.tokens[index].end)


def turned_round(pair: Comparison, a: Side, b: Side) -> Iterator[Finding]:
    """Verbs whose doer and object have changed places: one attacked the other, the other attacked the one."""
    for link in a.words.links:
        if len(link.a) != 1 or len(link.b) != 1 or is_light(a.words.a[link.a[0]]):
            continue
        i, j = link.a[0], link.b[0]
        ours, theirs = _roles(a, i), _roles(b, j)
        if not ours or not theirs or a.group.confidence < LEAST_GROUP:
            continue
        if (ours[0][0], ours[1][0]) == (theirs[1][0], theirs[0][0]) and one_voice(pair, a.words, (i, j)):
            spans = [Span(min(r[1].start for r in roles), max(r[1].end for r in roles)) for roles in (ours, theirs)]
            yield _conflict(pair, a, spans[0], spans[1], FRAMED)


Role = tuple[str, Span]


def _roles(side: Side, index: int) -> tuple[Role, Role] | None:
    """Who does what the verb at `index` says, and to whom: two names right before and after it, by full name."""
    before = list(_towards_subject(side, index))
    names = side.doc.once(_bounds)
    left = names.get(side.tokens[before[-1]].end) if before else None
    after = index + 1
    passive = after < len(side.tokens) and side.tokens[after].norm == "by"
    while after < len(side.tokens) and side.tokens[after].norm in {"by", "the", "on", "against"}:
        after += 1
    right = names.get(side.tokens[after].start) if after < len(side.tokens) else None
    if left is None or right is None or left.full == right.full:
        return None
    roles = (left.full.casefold(), Span(left.start, left.end)), (right.full.casefold(), Span(right.start, right.end))
    return (roles[1], roles[0]) if passive else roles


def _bounds(doc: Document) -> dict[int, Name]:
    """The names of `doc` by where they begin and end."""
    return {n.start: n for n in doc.names} | {n.end: n for n in doc.names}


def _towards_subject(side: Side, index: int) -> Iterator[int]:
    """The indices leftwards from the verb at `index` over its auxiliaries and adverbs to the first other word."""
    for k in range(index - 1, max(-1, index - 6), -1):
        yield k
        norm = side.tokens[k].norm
        if norm not in AUXILIARIES and not norm.endswith("ly"):
            return
