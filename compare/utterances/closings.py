"""Cues that stand after, or in the middle of, what they report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.lexicon import reporting
from compare.utterances import grammar
from compare.utterances.adjuncts import closing_tail
from compare.utterances.cues import Cue
from compare.utterances.extents import PAUSES, Attribution, Range, has_quote, pauses, trim_end
from compare.utterances.frames import Unit
from compare.utterances.inversion import source_named, subject_after
from compare.utterances.sources import Source, subject_before

_INTRODUCING = frozenset(
    "in on at during after before when while as for with under asked since by earlier from".split()
)
_SUBORDINATING = frozenset("when while as after before since asked if though although".split())
_RELATIVES = frozenset("who which that whom".split())
_NOT_RESUMING = frozenset("who which as according when while after before".split())
_SHORT_STEP = 5  # units between a closing cue's comma and the quotation that resumes: in Leeds, Ohio, "…"


class Found(NamedTuple):
    """The source of a closing cue, and its clause [low, high)."""

    source: Source
    low: int
    high: int


def closing(units: Sequence[Unit], cue: Cue, floor: int) -> Attribution | None:
    """Return the attribution of `cue` if what it reports stands before it, not reaching before `floor`."""
    if cue.kind == "according":
        return _according(units, cue, floor)
    if cue.kind != "finite" or cue.negated or not set(cue.verb.frames) & set("sqoh"):
        return None
    found = _before(units, cue, floor) or _inverted(units, cue, floor)
    if found is None:
        return None
    if found.low > floor and units[found.low - 1].norm == "as":
        return _as_clause(units, cue, found, floor)
    return _reported_before(units, cue, found, floor)


def _as_clause(units: Sequence[Unit], cue: Cue, found: Found, floor: int) -> Attribution | None:
    """Read "…, as Roe put it", "As Roe put it, …" or "…, as Roe put it, “…”"."""
    source, low, high = found
    first = low - 1 <= floor + 2  # Yet, as Roe put it, …
    led = _led_by_as(units, cue, source, high, first)
    return led if led is not None or first else _reported_before(units, cue, Found(source, low - 1, high), floor)


def _reported_before(units: Sequence[Unit], cue: Cue, found: Found, floor: int) -> Attribution | None:
    """Return the attribution of what stands before a closing clause, and of what resumes after it."""
    source, low, high = found
    start = _content_floor(units, floor, low)
    before = (start, trim_end(units, start, low))
    goes_on = high + 1 < len(units) and units[high].norm == ","
    interposed = goes_on and (grammar.is_finite(units, high + 1) or _continues_clause(units, start, high + 1))
    told = interposed or ((high >= len(units) or units[high].norm == ".") and _is_told(units[before[0] : before[1]]))
    if before[0] >= before[1] or (_introduces(units, before) and not told):
        return None
    quoted = has_quote(units, *before)
    if set(cue.verb.frames) & set("wh") and not quoted:
        return None
    after = _resumed(units, high, quoted)
    return Attribution(cue, source, (before, after) if after else (before,))


def _continues_clause(units: Sequence[Unit], start: int, at: int) -> bool:
    """Whether a quotation at `at` goes on with a clause begun at `start`: The sum, he said, "is …"."""
    leads = units[start].norm in _INTRODUCING or units[start].norm.endswith("ing") or grammar.is_adverb(units[start])
    return units[at].is_quote and not units[at].cap and not leads and grammar.time_phrase(units, start) == start


def _before(units: Sequence[Unit], cue: Cue, floor: int) -> Found | None:
    """Read "…," Roe said: the source, where the content ends and where the cue's clause ends."""
    source = subject_before(units, cue.low, floor)
    if source is None or units[source.low].norm in _RELATIVES or not _cut_off(units, source.low, floor):
        return None
    before = units[source.low - 1]
    lenient = before.norm == "as" or (pauses(before) and before.is_quote and units[floor].norm not in _INTRODUCING)
    unled = cue.high < len(units) and units[cue.high].is_quote and not units[floor].is_quote
    tail = None if unled else closing_tail(units, cue.high, lenient, "o" in cue.verb.frames)
    if tail is None or (has_comma_quote(units, tail) and not _quotes_first(units, floor, source.low)):
        return None
    return Found(source, source.low, tail)


def _quotes_first(units: Sequence[Unit], low: int, high: int) -> bool:
    """Whether the words before the source are reported speech, not a clause that leads in."""
    leads = units[low].norm.endswith("ing") or units[low].norm in _INTRODUCING
    return not leads and has_quote(units, low, high)


def has_comma_quote(units: Sequence[Unit], at: int) -> bool:
    """Whether a whole quotation follows after a comma, so that the cue introduces it."""
    return at + 1 < len(units) and units[at].norm == "," and units[at + 1].is_full


def _inverted(units: Sequence[Unit], cue: Cue, floor: int) -> Found | None:
    """Read "…," said Roe."""
    if not _cut_off(units, cue.low, floor) or not set(cue.verb.frames) & set("sqh"):
        return None
    source = subject_after(units, cue.high)
    if source is None or units[source.low].norm in _RELATIVES or _begins_report(units, source):
        return None
    tail = closing_tail(units, source.high, units[cue.low - 1].is_quote, False)
    return None if tail is None else Found(source, cue.low, tail)


def _begins_report(units: Sequence[Unit], source: Source) -> bool:
    """Whether a pronoun behind the verb is the subject of what is said: Roe, who ran the port, said he never saw it."""
    alone = source.high == source.low + 1 and units[source.low].norm in grammar.SUBJECTS
    goes_on = source.high < len(units) and units[source.high].is_word
    return alone and goes_on


def _cut_off(units: Sequence[Unit], at: int, floor: int) -> bool:
    """Whether a quotation, comma, dash or "as" parts the unit at `at` from what stands before it."""
    if at <= floor:
        return False
    if units[at - 1].norm == "as":
        return at - 1 == floor or pauses(units[at - 2])
    return units[at - 1].is_quote or units[at - 1].norm in (",", "-", "?", "!")


def _content_floor(units: Sequence[Unit], floor: int, low: int) -> int:
    """Start at the whole quotation that a closing cue reports, where a colon or comma introduces it."""
    for at in range(low - 1, floor, -1):
        if units[at].is_full and units[at - 1].norm in (":", ","):
            return at
        if not units[at].is_quote and units[at].norm not in PAUSES:
            break
    return floor


def _led_by_as(units: Sequence[Unit], cue: Cue, source: Source, high: int, first: bool) -> Attribution | None:
    """Read "As Roe put it, …", or later in the sentence "as Roe put it, “…”"."""
    start = high + 1
    end = trim_end(units, start, len(units))
    if high >= len(units) or units[high].norm != "," or end <= start:
        return None
    fits = has_quote(units, start, end) if first else units[start].is_quote
    return Attribution(cue, source, ((start, end),)) if fits else None


def _introduces(units: Sequence[Unit], before: Range) -> bool:
    """Whether the words before the source only lead in: On Tuesday, he said."""
    low, high = before
    if has_quote(units, low, high):
        return False
    part = units[low:high]
    leads = part[0].norm in _INTRODUCING or part[0].norm.endswith("ing") or grammar.is_adverb(part[0])
    short = len(part) < 3 or not any(grammar.is_finite(part, at) for at in range(len(part)))
    return short or leads or grammar.time_phrase(units, low) > low


def _is_told(part: Sequence[Unit]) -> bool:
    """Whether words whose sentence ends with the cue hold a clause of their own: At least ten were hurt, police said.

    Nothing follows that could be said instead; a subordinate clause may still be no more than the setting.
    """
    if not part or part[0].norm in _SUBORDINATING or part[0].norm.endswith("ing"):
        return False
    return any(grammar.is_finite(part, at) for at in range(len(part)))


def _resumed(units: Sequence[Unit], at: int, quoted: bool) -> Range | None:
    """What is reported after a cue in the middle: "…," he said, "…"; this, he said, is wrong."""
    if at >= len(units) or units[at].is_quote or units[at].norm not in (",", "-", ";"):
        return None
    start = at + 1
    if start < len(units) and units[start].norm.endswith("ing") and units[at].norm == ",":
        start = _after_aside(units, start)
    if start >= len(units) or units[start].norm.endswith("ing") or units[start].norm in _NOT_RESUMING:
        return None
    return _resumed_from(units, at, start, quoted)


def _resumed_from(units: Sequence[Unit], at: int, start: int, quoted: bool) -> Range | None:
    """What is reported from `start` on, after the pause at `at` that ends the cue's clause."""
    for step in range(start, min(len(units), start + _SHORT_STEP)):
        if units[step].is_quote and (step == start or units[step - 1].norm == ","):
            start = step
    end = trim_end(units, start, len(units))
    if start >= end:
        return None
    if units[start].is_quote:
        return start, end
    if not quoted:
        return (start, end) if units[at].norm == "," and units[start].norm != "but" else None
    return (start, end) if has_quote(units, start, min(end, start + 8)) else None


def _after_aside(units: Sequence[Unit], start: int) -> int:
    """Step over a participle aside without a report of its own: "…," he said, smiling at her, "…"."""
    for at in range(start, min(len(units), start + 14)):
        if units[at].is_quote:
            return at if units[at - 1].norm == "," else start
        if any(set(r.verb.frames) & set("so") for r in reporting.FORMS.get(units[at].norm, ()) if not r.particles):
            return start
    return start


def _according(units: Sequence[Unit], cue: Cue, floor: int) -> Attribution | None:
    """Read "According to X, …" or "…, according to X"."""
    source = source_named(units, cue.high)
    if source is None:
        return None
    before = (floor, trim_end(units, floor, cue.low))
    rest = source.high
    while rest < len(units) and units[rest].norm == ",":
        rest += 1
    after = (rest, trim_end(units, rest, len(units)))
    if before[0] < before[1] and not (_introduces(units, before) and after[0] < after[1]):
        resumed = _resumed(units, source.high, has_quote(units, *before))
        return Attribution(cue, source, (before, resumed) if resumed else (before,))
    return Attribution(cue, source, (after,)) if after[0] < after[1] else None
