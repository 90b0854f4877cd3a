"""The noun phrase that names who said it: before the cue, after it, or the subject it shares with an earlier cue.

Follows PolNeAR's extents (Newell et al., 2018): the whole noun phrase with title, party, apposition and relative
clause, and the comma that closes an apposition before the verb; time and place beside it are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.lexicon.function_words import ARTICLES, PREPOSITIONS
from compare.utterances import grammar
from compare.utterances.frames import Unit

_WIDEST = 60  # units a source may span with its appositions
_BOUNDARIES = frozenset(",;:()[]-–—|")
_OPENERS = frozenset("but and so yet or however meanwhile still then also now earlier later thus even".split())
_PARENTHETIC = (PREPOSITIONS - {"of"}) | frozenset(
    "while when asked speaking citing like however meanwhile too".split()
)
_DESCRIPTIVE = frozenset("who whose whom which where now then once himself herself also among one both".split())
_PLACES = frozenset("at from with for of in".split())
_OCCASIONS = frozenset(
    """interview statement email e-mail letter speech briefing conference post tweet memo call appearance report note
    message video rally debate hearing column blog filing court release television twitter facebook response
    reference testimony ceremony event meeting march""".split()
)  # fmt: skip


class Source(NamedTuple):
    """Units [low, high) that name the speaker; the span may be shorter where "who" stands for somebody."""

    low: int
    high: int


def subject_before(units: Sequence[Unit], end: int, floor: int = 0) -> Source | None:
    """The subject of the verb group that begins at `end`, not reaching before `floor`."""
    high = _skip_time_back(units, end, floor)
    if high <= floor:
        return None
    if units[high - 1].norm == ",":
        return _with_commas(units, high, floor)
    low = _phrase_start(units, high, floor)
    return Source(low, high) if low < high else None


def _skip_time_back(units: Sequence[Unit], end: int, floor: int) -> int:
    """Step back over a time phrase between subject and verb: who in 2010 said; Goyal last week said."""
    for width in (1, 2, 3, 4):
        at = end - width
        if at > floor and grammar.time_phrase(units, at) == end and at - 1 >= floor:
            return _skip_time_back(units, at, floor) if width == 1 and at - 1 > floor else at
    return end


def _with_commas(units: Sequence[Unit], high: int, floor: int) -> Source | None:
    """A subject whose apposition, or an adverbial after it, is closed by the comma before `high`."""
    stop = max(floor, high - _WIDEST)
    at = high - 2
    while at >= stop:
        if units[at].norm == "," and at > floor:
            first = units[at + 1]
            low = _phrase_start(units, at, floor)
            if low < at and not _lists_on(units, low, at):
                if first.norm in _PARENTHETIC:
                    return Source(low, at)
                if _appositive(units, at + 1, high - 1):
                    return Source(low, high)
        if units[at].is_quote or units[at].norm in ";:":
            return None
        at -= 1
    return None


def _lists_on(units: Sequence[Unit], low: int, at: int) -> bool:
    """Whether the phrase [low, at) is itself part of an apposition further left: Roe, 43, of Leeds, said."""
    first = units[low]
    after_comma = low > 1 and units[low - 1].norm == "," and (units[low - 2].cap or units[low - 2].norm == ")")
    inner = first.norm in ARTICLES or first.norm[:1].isdigit() or first.norm in _DESCRIPTIVE or not first.cap
    return after_comma and (inner or at - low <= 2)


def _appositive(units: Sequence[Unit], low: int, high: int) -> bool:
    """Whether units [low, high) describe the name before them rather than tell what it did."""
    if low >= high:
        return False
    first = units[low]
    if first.norm in grammar.SUBJECTS and first.norm not in _DESCRIPTIVE:
        return False
    if first.norm in _DESCRIPTIVE or first.norm[:1].isdigit() or first.cap:
        return True
    return not grammar.is_conjunction(first) and not grammar.is_finite(units, low)


def _phrase_start(units: Sequence[Unit], high: int, floor: int) -> int:
    """Where the noun phrase that ends before `high` begins; `high` itself where there is none."""
    last = units[high - 1]
    if last.is_word and last.norm in grammar.SUBJECTS:
        return high - 1
    if not (last.is_word or last.norm in ").") or last.norm in PREPOSITIONS or grammar.is_auxiliary(last):
        return high
    low = _stretch_start(units, high, floor)
    return _trim_front(units, low, high)


def _stretch_start(units: Sequence[Unit], high: int, floor: int) -> int:
    """Go left from `high` to the clause's border: comma, conjunction, quotation or finite verb."""
    low = high
    depth = 0
    while low > max(floor, high - _WIDEST):
        unit = units[low - 1]
        depth += {")": 1, "(": -1}.get(unit.norm, 0)
        if depth < 0 or unit.is_quote:
            break
        if depth == 0 and not _stays(units, low - 1, high):
            break
        low -= 1
    return low


def _stays(units: Sequence[Unit], at: int, high: int) -> bool:
    """Whether the unit at `at` can belong to the noun phrase that ends at `high`."""
    unit = units[at]
    if unit.norm == "-" and 0 < at < high - 1:
        return units[at - 1].end == unit.start and unit.end == units[at + 1].start
    if unit.norm in "()":
        return True
    if unit.norm in ("&", "/", "'"):
        return True
    if unit.norm == "." and at:
        return units[at - 1].cap and units[at - 1].end == unit.start and len(units[at - 1].norm) < 6
    if not unit.is_word:
        return False
    if unit.norm == "'s":
        return True
    if unit.norm == "and":
        return _joins_nouns(units, at, high)
    if unit.norm in grammar.SUBJECTS and unit.norm not in grammar.DETERMINERS:
        return False
    return not grammar.is_conjunction(unit) and not grammar.is_finite(units, at)


def _joins_nouns(units: Sequence[Unit], at: int, high: int) -> bool:
    """Whether "and" at `at` joins two names or nouns of one subject."""
    if not at or at + 1 >= high:
        return False
    left, right = units[at - 1], units[at + 1]
    return (left.cap and right.cap) or (
        left.cap == right.cap and left.is_word and right.norm not in grammar.DETERMINERS
    )


def _trim_front(units: Sequence[Unit], low: int, high: int) -> int:
    """Drop what leads into the clause (But, On Tuesday, In a statement the) from the noun phrase [low, high)."""
    while low < high and (units[low].norm in _OPENERS or units[low].norm in ")&/'s"):
        low += 1
    end = grammar.time_phrase(units, low)
    if low < end < high and units[end - 1].norm != "'s":
        low = end
    if low < high and units[low].norm in PREPOSITIONS:
        low = _last_phrase(units, low, high)
    return low


def _last_phrase(units: Sequence[Unit], low: int, high: int) -> int:
    """The last noun phrase of a stretch that begins with a preposition: in Iowa [the governor]."""
    at = high - 1
    while at > low:
        before = units[at - 1]
        if before.norm in PREPOSITIONS and before.norm != "of":
            return at
        if units[at].norm in ARTICLES or units[at].norm in ("his", "her", "its", "their"):
            return at
        at -= 1
    return high


def subject_after(units: Sequence[Unit], start: int) -> Source | None:
    """The subject that follows its verb at `start`: said Roe, the minister."""
    if start >= len(units) or not _can_begin(units[start]):
        return None
    if units[start].norm in grammar.SUBJECTS and units[start].norm not in grammar.DETERMINERS:
        return Source(start, start + 1)
    at = start + 1
    apposed = False
    while at < min(len(units), start + _WIDEST):
        if _ends_after(units, start, at, apposed):
            break
        apposed = apposed or units[at].norm == "," or units[at].norm in _DESCRIPTIVE
        at += 1
    while at > start and units[at - 1].norm in ",;-.":
        if units[at - 1].norm == "." and at < len(units):
            break
        at -= 1
    return Source(start, at) if at > start else None


def _can_begin(unit: Unit) -> bool:
    """Whether a noun phrase can begin with `unit`."""
    if not unit.is_word:
        return False
    return unit.cap or unit.norm in grammar.DETERMINERS or unit.norm in grammar.SUBJECTS or not (
        grammar.is_conjunction(unit) or unit.norm in PREPOSITIONS or grammar.is_adverb(unit)
        or grammar.is_auxiliary(unit) or unit.norm in grammar.TIMES or unit.norm in ("him", "them", "me", "us")
    )  # fmt: skip


def _ends_after(units: Sequence[Unit], start: int, at: int, apposed: bool) -> bool:
    """Whether the inverted subject ends before the unit at `at`."""
    unit = units[at]
    if unit.is_quote or unit.norm in (";", ":", "?", "!") or (unit.norm == "-" and _is_dash(units, at)):
        return True
    if unit.norm == ".":
        return at + 1 == len(units) or not (units[at - 1].cap and len(units[at - 1].norm) < 6)
    following = units[at + 1] if at + 1 < len(units) else None
    if unit.norm == ",":
        return following is None or not _goes_on(units, at + 1)
    if apposed:
        return False
    if grammar.time_phrase(units, at) > at:
        return True
    if unit.norm in PREPOSITIONS and unit.norm != "of":
        return unit.norm not in _PLACES or units[start].cap or _is_occasion(units, at)
    return unit.norm in ("while", "when", "because", "although", "but") or grammar.is_finite(units, at)


def _is_dash(units: Sequence[Unit], at: int) -> bool:
    """Whether the dash at `at` stands free, not inside a compound."""
    return not (units[at - 1].end == units[at].start and at + 1 < len(units) and units[at + 1].start == units[at].end)


def _goes_on(units: Sequence[Unit], at: int) -> bool:
    """Whether an apposition, not another clause, follows a comma."""
    first = units[at]
    if first.is_quote or not first.is_word:
        return False
    if first.norm in _PARENTHETIC or first.norm in ("but", "adding", "and") or first.norm in grammar.TIMES:
        return first.norm == "of"
    if first.norm.endswith("ing") and not first.cap:
        return False
    return first.norm not in grammar.SUBJECTS or first.norm in _DESCRIPTIVE


def _is_occasion(units: Sequence[Unit], at: int) -> bool:
    """Whether the preposition at `at` leads to an occasion (in a statement), not to more of the name."""
    ahead = [u.norm for u in units[at + 1 : at + 6]]
    return units[at].norm == "in" or any(w in _OCCASIONS for w in ahead)
