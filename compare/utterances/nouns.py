"""Nouns that report: Roe's claim that it is over, a warning by the ministry that it is not."""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon.reporting import NOUNS, Verb
from compare.utterances import grammar
from compare.utterances.cues import Cue
from compare.utterances.ends import content_end
from compare.utterances.extents import Attribution, trim_end
from compare.utterances.frames import Unit
from compare.utterances.sources import Source

_DAYS = frozenset(
    """on last this earlier late early monday tuesday wednesday thursday friday saturday sunday morning afternoon
    evening night week month year today yesterday""".split()
)
_LONGEST_DAY = 3  # words
# What a statement does, and hardly anybody in what it reports.
_EFFECTS = frozenset(
    """seems seemed appears appeared comes came draws drew prompts prompted sparked follows followed surprised angered
    stunned alarmed outraged raises raised""".split()
)


def noun_cues(units: Sequence[Unit]) -> list[Cue]:
    """Find all noun cues of a frame that have a source."""
    found = (_noun_cue(units, at) for at in range(len(units)) if units[at].is_word)
    return [cue for pair in found if pair for cue in pair[:1]]


def reported_by_noun(units: Sequence[Unit], cue: Cue, later: Sequence[Cue]) -> Attribution | None:
    """Return the attribution of a noun `cue`: from its "that" to the end of the clause."""
    pair = _noun_cue(units, cue.high - 1)
    if pair is None:
        return None
    start = max(_that_after(units, cue.high - 1) or cue.high, pair[1].high)
    end = trim_end(units, start, min(content_end(units, cue, start, later), _main_verb(units, cue, start)))
    return Attribution(cue, pair[1], ((start, end),)) if end > start else None


def _main_verb(units: Sequence[Unit], cue: Cue, start: int) -> int:
    """Return where the sentence's verb follows the clause, if the noun is its subject: the claim that Roe lied [is]."""
    if any(grammar.is_finite(units, at) for at in range(cue.low)):
        return len(units)
    inner = False
    for at in range(start + 1, len(units)):
        if grammar.is_finite(units, at):
            before = units[at - 1]
            chained = grammar.is_auxiliary(before) or grammar.is_conjunction(before) or not before.is_word
            outer = grammar.is_auxiliary(units[at]) or units[at].norm in _EFFECTS
            if inner and outer and not chained:
                return at
            inner = True
    return len(units)


def _noun_cue(units: Sequence[Unit], at: int) -> tuple[Cue, Source] | None:
    """Read "Roe's repeated claim that" or "the claim by Roe that" with the noun at `at`."""
    stance = NOUNS.get(units[at].norm.removesuffix("s")) or NOUNS.get(units[at].norm)
    if stance is None or at + 1 >= len(units):
        return None
    verb = Verb(units[at].norm, stance, "s")
    if _that_after(units, at):
        low = at
        while low > max(0, at - 3) and units[low - 1].is_word and not _possesses(units[low - 1]):
            low -= 1
        if low and _possesses(units[low - 1]):
            source = _possessor(units, low)
            return (Cue(low, at + 1, verb, "noun"), source) if source else None
    if units[at + 1].norm in ("by", "from"):
        end = next((x for x in range(at + 2, min(len(units), at + 14)) if units[x].norm == "that"), 0)
        end = 0 if any(u.norm.endswith("ing") and not u.cap for u in units[at + 2 : end]) else end
        if end and not any(grammar.is_finite(units, x) for x in range(at + 2, end)):
            return Cue(at, at + 1, verb, "noun"), Source(at + 2, end)
    return None


def _that_after(units: Sequence[Unit], at: int) -> int:
    """Return where the "that" of the noun at `at` stands, if need be behind a day (his claim on Monday that), or 0."""
    for k in range(at + 1, min(len(units), at + 2 + _LONGEST_DAY)):
        if units[k].norm == "that":
            return k
        if units[k].norm not in _DAYS:
            break
    return 0


def _possesses(unit: Unit) -> bool:
    return unit.norm in ("'s", "his", "her", "its", "their", "your", "my", "our")


def _possessor(units: Sequence[Unit], high: int) -> Source | None:
    """Return the possessor that ends before `high`: his, Roe's, the paper's."""
    if units[high - 1].norm != "'s":
        return Source(high - 1, high)
    low = high - 1
    while low and high - low < 8 and (units[low - 1].cap or units[low - 1].norm == "."):
        low -= 1
    if low == high - 1 and low and units[low - 1].is_word:
        low -= 1
    if low and units[low - 1].norm in grammar.DETERMINERS - {"'s"}:
        low -= 1
    return Source(low, high) if low < high - 1 else None
