"""The noun phrase that names who said it: before the cue, after it, or the subject it shares with an earlier cue.

Follows PolNeAR's extents (Newell et al., 2018): the whole noun phrase with title, party, apposition and relative
clause, and the comma that closes an apposition before the verb; time and place beside it are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.lexicon import reporting
from compare.lexicon.function_words import ARTICLES, PREPOSITIONS
from compare.utterances import grammar
from compare.utterances.frames import Unit

RELATIVE = 8  # units from "who" to the object of its clause
WIDEST = 60  # units a source may span with its appositions
_OFFICE = frozenset("the its his her their".split())
_OPENERS = frozenset("but and so yet or however meanwhile still then also now earlier later thus even".split())
PARENTHETIC = (PREPOSITIONS - {"of"}) | frozenset("while when asked speaking citing like however meanwhile too".split())
DESCRIPTIVE = frozenset("who whose whom which where now then once himself herself also among one both".split())

OCCASIONS = frozenset(
    """interview statement email e-mail letter speech briefing conference post tweet memo call appearance note
    message video rally debate hearing column blog filing release television twitter facebook response
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
    if low < high and units[low].norm == "(" and low > floor + 1 and units[low - 1].norm == ",":
        low = _phrase_start(units, low - 1, floor)  # Roe, (R., Ohio) said
    return Source(_before_relative(units, low, floor), high) if low < high else None


def _before_relative(units: Sequence[Unit], low: int, floor: int) -> int:
    """Go back from within a relative clause, at `low`, to the noun it describes: voters who backed the bill said.

    Not where the verb of that clause reports: who thought the mayor said no.
    """
    for at in range(low - 1, max(floor, low - RELATIVE), -1):
        if units[at].is_quote or not units[at].is_word:
            return low
        if units[at].norm == "who":
            inner = units[at + 1 : low]
            reports = any(set(r.verb.frames) & set("soh") for u in inner for r in reporting.FORMS.get(u.norm, ()))
            named = units[low].cap or units[low].norm in grammar.DETERMINERS  # whom Roe said she knew
            start = _phrase_start(units, at, floor)
            return start if (inner or not named) and not reports and start < at else low
    return low


def _skip_time_back(units: Sequence[Unit], end: int, floor: int) -> int:
    """Step back over a time phrase between subject and verb: who in 2010 said; Goyal last week said."""
    for at in range(max(floor + 1, end - 4), end):
        if grammar.time_phrase(units, at) == end:
            return at
    return end


def _with_commas(units: Sequence[Unit], high: int, floor: int) -> Source | None:
    """Find a subject whose appositions, or an adverbial after it, are closed by the comma before `high`."""
    cuts = _segment_starts(units, high - 1, floor)
    ends = [*(cut - 1 for cut in cuts[1:]), high - 1]
    last = len(cuts) - 1
    if last < 1:
        return None
    aside = units[cuts[last]].norm in PARENTHETIC or units[cuts[last]].norm.endswith("ing")
    best = None
    for at in range(last - 1, -1, -1):
        low = _phrase_start(units, ends[at], cuts[at])
        opens = units[cuts[at]].norm
        if opens.endswith("ing") or opens == "asked":
            break
        if low < ends[at] and (low == cuts[at] or _leads_in(units, cuts[at], low)):
            place = at and units[cuts[at - 1]].norm in PREPOSITIONS and ends[at] - low <= 2 and at + 1 < last
            best = best if place else Source(low, ends[last - 1] if aside else high)
        if not _appositive(units, cuts[at], ends[at]) or _names_office(units, cuts, ends, at):
            break
    return best if aside or _appositive(units, cuts[last], ends[last]) else None


def _names_office(units: Sequence[Unit], cuts: Sequence[int], ends: Sequence[int], at: int) -> bool:
    """Whether an office and its holder stand after a clause: The shop will close, its owner, Jo Roe, said."""
    named = units[cuts[at]].norm in _OFFICE and units[cuts[at + 1]].cap
    return named and at > 0 and any(grammar.is_finite(units, x) for x in range(cuts[at - 1] + 1, ends[at - 1]))


def _segment_starts(units: Sequence[Unit], high: int, floor: int) -> list[int]:
    """Return where the stretches between commas begin, back from `high` to the clause's border."""
    starts: list[int] = []
    low = high
    depth = 0
    while low > max(floor, high - WIDEST) and not units[low - 1].is_quote and units[low - 1].norm not in (";", ":"):
        low -= 1
        depth += {")": 1, "(": -1}.get(units[low].norm, 0)
        if units[low].norm == "," and depth <= 0:
            starts.append(low + 1)
    return [low, *reversed(starts)]


def _leads_in(units: Sequence[Unit], low: int, high: int) -> bool:
    """Whether units [low, high) only open the clause: But, that, On Monday, or a verb whose object clause begins."""
    if units[high - 1].norm in PREPOSITIONS:  # But in Leeds
        return False
    return units[low].norm not in PREPOSITIONS or low < grammar.time_phrase(units, low) == high


def _appositive(units: Sequence[Unit], low: int, high: int) -> bool:
    """Whether units [low, high) describe the name before them rather than tell what it did."""
    if low >= high:
        return False
    first = units[low]
    if first.norm in DESCRIPTIVE or first.norm == "and":
        return True
    if first.norm in grammar.SUBJECTS - grammar.DETERMINERS or first.norm in PARENTHETIC:
        return False
    relative = next((x for x in range(low, high) if units[x].norm in ("who", "which", "that", "whose")), high)
    return not any(grammar.is_finite(units, x) and not _participle(units, x, high) for x in range(low + 1, relative))


def _participle(units: Sequence[Unit], at: int, high: int) -> bool:
    """Whether an -ed form inside an apposition only describes: married to, based in."""
    return units[at].norm.endswith("ed") and at + 1 < high and units[at + 1].norm in PREPOSITIONS


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
    while low > max(floor, high - WIDEST):
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
    if not unit.is_word and unit.norm != "'s":
        return _mark_stays(units, at, high)
    if unit.norm == "and":
        return _joins_nouns(units, at, high)
    if unit.norm in grammar.SUBJECTS and unit.norm not in grammar.DETERMINERS:
        return False
    if unit.norm == "that" and (not at or units[at - 1].norm == ","):
        return True
    return not grammar.is_conjunction(unit) and not grammar.is_finite(units, at)


def _mark_stays(units: Sequence[Unit], at: int, high: int) -> bool:
    """Whether punctuation at `at` can belong to a noun phrase: a hyphen, brackets, the stop of an abbreviation."""
    unit = units[at]
    if unit.norm == "-" and 0 < at < high - 1:
        return units[at - 1].end == unit.start and unit.end == units[at + 1].start
    if unit.norm == "." and at:
        return units[at - 1].cap and units[at - 1].end == unit.start and len(units[at - 1].norm) < 6
    odd = not unit.norm.isascii() and unit.norm not in "…–—"  # a letter that a wrong encoding broke
    return odd or unit.norm in ("(", ")", "&", "/", "'")


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
        if units[at].cap and (before.norm in OCCASIONS or before.norm in grammar.PERIODS):
            return at
        if before.norm in PREPOSITIONS and before.norm != "of":
            return at
        if units[at].norm in ARTICLES or units[at].norm in ("his", "her", "its", "their"):
            return at
        at -= 1
    return high
