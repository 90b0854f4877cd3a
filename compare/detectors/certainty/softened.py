"""Claims that one side hedges, plans or tries and the other tells otherwise, whatever verb each has for the act.

In: both sides of a group. Out: `Mismatch`es with their evidence, one for each cue of certainty. No proof of one act is
asked: the counterpart is the clause of the other side that shares most with the clause of the cue, and how likely both
make one claim is fitted by tests/bench/fit_softened.py on marked pairs. Laws: quoted words belong to the quotation
detector; a counterpart with a cue of the same class, or of the plans again, is as sure; and somebody's own word, what
somebody hopes to see done and what is ruled out on one side are no softer claims.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.contrast.aligned import SURE_LINK, Side, in_quotes, is_light
from compare.contrast.governing import cues_of, is_adverb, is_perceived
from compare.contrast.shapes import RELATIVES, SUBORDINATORS
from compare.contrast.shapes import is_verb as is_finite
from compare.detectors.certainty.claims import Mismatch, is_hearsay, is_wished
from compare.lexicon.certainty import LEFT_OPEN, LINKING, OPEN, TOLD
from compare.lexicon.function_words import AUXILIARIES, BE, PREPOSITIONS
from compare.lexicon.wordnet import bases

SORT = "softened"
FEATURES = ("group", "lead", "link", "unlinked", "share", "tried")
STANCES = frozenset({"reported", "possible", "expected", "planned", "tried", "weighed"})
INTENDED = frozenset({"planned", "tried", "weighed", "future", "expected"})  # of one act still to come
REACH = 7  # tokens behind a cue in which stands what it governs
CHOICE = 8  # tokens behind "either" in which its "or" stands
LONGEST = 80  # characters of a clause that are shown
CONTEXT = 0.3  # what a shared word of the sentence counts beside one of the clause
INNER_MARKS = frozenset("-'’$%")


@dataclass(frozen=True, slots=True)
class _Answer:
    """The clause of the other side for a cue's clause: tokens `where`, shared words `hits`, counterpart `verb`."""

    where: range
    hits: tuple[int, ...]
    verb: int | None


def softened(a: Side, b: Side) -> Iterator[Mismatch]:
    """Claims of either side that a cue governs, with the clause of the other side that tells the same otherwise."""
    for side, other in ((a, b), (b, a)):
        found = [(k, stance) for k in range(len(side.tokens)) if (stance := stance_at(side, k))]
        own, theirs = (clauses(s) if found else [] for s in (side, other))
        for k, stance in found:
            near = _near(side, k, own)
            answer = _answer(side, other, k, near, theirs)
            if answer and not _is_as_sure(side, other, (k, stance), answer.where):
                evidence = _evidence(side, (k, stance), near, answer)
                mismatch = _mismatch(side, other, (k, stance), answer, evidence)
                if not _is_excused(a, b, (mismatch.i, mismatch.j)):
                    yield mismatch


def _is_excused(a: Side, b: Side, at: tuple[int, int]) -> bool:
    """Whether one side gives the claim to somebody, wishes it done, or rules it out."""
    sides = ((a, at[0]), (b, at[1]))
    return is_hearsay(a, b, at) or any(is_wished(s, k) or s.tokens[k].norm in LEFT_OPEN for s, k in sides)


def stance_at(side: Side, k: int) -> str | None:
    """The class of the cue that the word at `k` is by what stands beside it, None where it is none."""
    token, after = side.tokens[k], side.tokens[k + 1].norm if k + 1 < len(side.tokens) else ""
    if in_quotes(side.doc, token[:2]):
        return None
    if token.norm == "either":
        return "possible" if any(t.norm == "or" for t in side.tokens[k : k + CHOICE]) else None
    for cue in cues_of(side, k):
        if cue.stance in STANCES and _opens(side, k, cue.reach, after):
            return cue.stance
    return None


def _opens(side: Side, k: int, reach: frozenset[str], after: str) -> bool:
    """Whether the words beside a cue fit its reach: was said to, suspected of, appears ready, plans to."""
    norm = side.tokens[k].norm
    if "bare" in reach or ("of" in reach and after == "of"):
        return True
    if norm in LINKING and "to" in reach:
        return after == "to" or after not in PREPOSITIONS
    passive = norm not in TOLD or (k > 0 and side.tokens[k - 1].norm in BE)
    return "to" in reach and after == "to" and passive


def governed_by(side: Side, k: int) -> int | None:
    """The first content word behind the cue at `k` that is no cue itself, within its sentence and before any mark."""
    for n in range(k + 1, min(side.homes[k].stop, k + 1 + REACH)):
        if not side.tokens[n].is_word:
            return None
        if not is_light(side.tokens[n]) and not is_adverb(side.tokens[n].norm) and not stance_at(side, n):
            return n
    return None


def clauses(side: Side) -> Sequence[range]:
    """The tokens of each clause, cut at marks, at words that open a clause, and where "and" joins a verb."""
    tokens, cuts = side.tokens, {0, len(side.tokens), *(row.stop for row in side.rows)}
    for k, token in enumerate(tokens):
        joins = token.norm in ("and", "or", "but") and any(is_finite(t) for t in tokens[k + 1 : k + 3])
        if (not token.is_word and token.norm not in INNER_MARKS) or joins:
            cuts |= {k, k + 1}
        elif token.norm in RELATIVES or token.norm in SUBORDINATORS:
            cuts.add(k)
    found = (range(*ends) for ends in pairwise(sorted(cuts)))
    return [clause for clause in found if any(not is_light(tokens[k]) for k in clause)]


def _near(side: Side, k: int, own: Sequence[range]) -> Sequence[int]:
    """The content words of the cue's clause, and what it governs beyond."""
    clause = next((c for c in own if k in c), range(k, k + 1))
    held = {*clause, governed_by(side, k)} - {None, k}
    return sorted(n for n in held if n is not None and not is_light(side.tokens[n]) and not stance_at(side, n))


def _weight(side: Side, n: int) -> float:
    """How surely the word at `n` is told on the other side."""
    return 1.0 if n in side.proved else side.scores.get(n, 0.0)


def _answer(side: Side, other: Side, k: int, near: Sequence[int], theirs: Sequence[range]) -> _Answer | None:
    """The clause of the other side that shares most with the cue's, the governed word twice."""
    own = governed_by(side, k)
    context = [n for n in side.homes[k] if n not in near and not is_light(side.tokens[n])]

    def shared(words: Sequence[int], clause: range) -> list[int]:
        return [n for n in words if any(m in clause for m in side.linked.get(n, ()))]

    def worth(clause: range) -> float:
        around = CONTEXT * sum(_weight(side, n) for n in shared(context, clause))
        return around + sum(_weight(side, n) * (1 + (n == own)) for n in shared(near, clause))

    best = max(theirs, key=worth, default=None)
    if best is None:
        return None
    linked = side.linked.get(own, ()) if own is not None else ()
    verb = next((m for m in linked if m in best and not is_light(other.tokens[m])), None)
    return _Answer(best, tuple(shared(near, best)), verb)


def _is_as_sure(side: Side, other: Side, cue: tuple[int, str], where: range) -> bool:
    """Whether the counterpart has the same cue, one of its class, or one more plan."""
    k, stance = cue
    theirs = {c.stance for m in where for c in cues_of(other, m) if c.stance in INTENDED or stance_at(other, m)}
    if stance == "possible" and (
        is_perceived(side, governed_by(side, k), k) or any(other.tokens[m].norm in OPEN for m in where)
    ):
        return True
    return k in side.proved or stance in theirs or bool(stance in INTENDED and theirs & INTENDED)


def _evidence(side: Side, cue: tuple[int, str], near: Sequence[int], answer: _Answer) -> Mapping[str, float]:
    """What speaks for one claim on both sides."""
    own = governed_by(side, cue[0])
    return {
        "group": side.group.confidence,
        "lead": float(side.lead),
        "link": side.scores.get(own, 0.0) if own is not None and answer.verb is not None else 0.0,
        "unlinked": float(own is not None and own not in side.linked),
        "share": sum(_weight(side, n) for n in answer.hits) / max(1, len(near)),
        "tried": float(cue[1] == "tried"),
    }


def _mismatch(
    side: Side, other: Side, cue: tuple[int, str], answer: _Answer, evidence: Mapping[str, float]
) -> Mismatch:
    """The mismatch in the order of the sides: from cue to governed word, and the verb or clause that answers it."""
    k, stance = cue
    own = governed_by(side, k)
    ours, theirs = (k, own if own is not None else k), _shown(side, other, own, answer)
    answered = next((c.stance for m in range(theirs[0], theirs[1] + 1) for c in cues_of(other, m)), "")
    if side.first:
        return Mismatch(SORT, ours[1], theirs[1], ours[0], theirs[0], evidence, (stance, answered))
    return Mismatch(SORT, theirs[1], ours[1], theirs[0], ours[0], evidence, (answered, stance))


def _is_one_act(side: Side, other: Side, own: int, verb: int) -> bool:
    """Whether two linked words surely tell one act, so that the words alone show the difference."""
    sure = verb in side.proved.get(own, ()) or side.scores[own] >= SURE_LINK
    parts = [{base.part for base in bases(s.tokens[k].norm)} for s, k in ((side, own), (other, verb))]
    return sure and ("v" in parts[0]) == ("v" in parts[1])


def _shown(side: Side, other: Side, own: int | None, answer: _Answer) -> tuple[int, int]:
    """The first and last token to show: a sure counterpart with what governs it, else its clause, cut around it."""
    tokens, low, high = other.tokens, answer.where[0], answer.where[-1]
    verb = answer.verb
    if own is not None and verb is not None and _is_one_act(side, other, own, verb):
        low = verb
        while low - 1 in answer.where and (
            tokens[low - 1].norm in AUXILIARIES | {"to"} or stance_at(other, low - 1) is not None
        ):
            low -= 1
        return low, verb
    core = verb if verb is not None else next((m for m in answer.where if is_finite(tokens[m])), low)
    while tokens[high].end - tokens[low].start > LONGEST and high > low:
        low, high = (low, high - 1) if high - core >= core - low else (low + 1, high)
    return low, high
