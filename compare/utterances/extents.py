"""Where the reported words begin after their cue, and where they end.

The extents follow PolNeAR (Newell et al., 2018): "that" and the quotation marks belong to the content, the full stop
after unquoted words does not; addressee, time and place between cue and content belong to neither.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon.function_words import PREPOSITIONS
from compare.utterances import grammar
from compare.utterances.cues import Cue
from compare.utterances.frames import Unit

_OBJECTS = frozenset("him her them me us you it himself herself themselves reporters".split())
_STOPS = frozenset((",", ":", "that", "to", "how", "why", "whether", "what", "if", "when"))
_LEAVING = frozenset("after while when before during since amid despite".split())
_JOINING = frozenset("and but while although though whereas yet or as".split())


def is_adjunct_tail(units: Sequence[Unit], at: int) -> bool:
    """Whether the clause of a closing cue ends at `at`: the frame's end, a comma, a quotation, a dash."""
    return at >= len(units) or units[at].is_quote or units[at].norm in (",", ".", ";", "-", "?", "!")


def content_start(units: Sequence[Unit], cue: Cue) -> int | None:
    """The first unit of what an opening `cue` reports, or None where nothing follows that could be it."""
    at = cue.high
    if units[at - 1].norm == ":":
        return at if at < len(units) else None
    frames = cue.verb.frames
    if "o" in frames and _has_addressee(units, at, frames):
        at = _skip_addressee(units, at)
    at = _skip_adjuncts(units, at, "s" in frames or "o" in frames)
    if at < len(units) and units[at].norm in (",", ":"):
        at += 1
        if units[at - 1].norm == "," and at < len(units) and not units[at].is_quote:
            return at if _begins_clause(units, at) and set(frames) & set("so") else None
    if at >= len(units) or not (units[at].is_word or units[at].is_quote or units[at].norm in "$£€["):
        return None
    if not units[at].is_quote and frames.replace("w", "") == "q":
        return None
    return at


def _has_addressee(units: Sequence[Unit], at: int, frames: str) -> bool:
    """Whether a verb that may take an addressee (told X, warned X) has one here."""
    if at >= len(units) or units[at].is_quote or not units[at].is_word or units[at].norm in _STOPS:
        return False
    if frames.replace("w", "") == "o" or units[at].norm in _OBJECTS:
        return True
    end = _skip_addressee(units, at)
    return end < len(units) and units[end].norm == "that"


def _skip_addressee(units: Sequence[Unit], at: int) -> int:
    """The end of the noun phrase told something."""
    if at < len(units) and units[at].norm in _OBJECTS:
        return at + 1
    start = at
    while at < len(units) and at - start < 30:
        unit = units[at]
        if unit.is_quote or unit.norm in _STOPS or (at > start and grammar.time_phrase(units, at) > at):
            return at
        if at > start and (unit.norm in grammar.SUBJECTS or _new_phrase(units, at)):
            return at
        at += 1
    return at


def _new_phrase(units: Sequence[Unit], at: int) -> bool:
    """Whether a noun phrase of its own begins at `at`: no preposition, "and" or name leads to it."""
    before, unit = units[at - 1], units[at]
    if before.norm in PREPOSITIONS or before.norm in ("and", "'s", "-", ".", "&") or before.norm in grammar.DETERMINERS:
        return False
    return (unit.norm in grammar.DETERMINERS and unit.norm != "'s") or (unit.cap and not before.cap)


def _skip_adjuncts(units: Sequence[Unit], at: int, wide: bool) -> int:
    """Step over time and place between the cue and its content; `wide` allows prepositions too."""
    start = at
    while at < len(units) and at - start < 40:
        end = grammar.time_phrase(units, at)
        if end > at:
            at = end
            continue
        if not wide or units[at].is_quote or units[at].norm not in PREPOSITIONS:
            break
        beyond = _prepositional_end(units, at)
        if beyond is None:
            break
        at = beyond
    if at < len(units) and units[at].norm == "," and at + 1 < len(units) and units[at + 1].norm == "that":
        return at + 1
    return at


def _prepositional_end(units: Sequence[Unit], at: int) -> int | None:
    """The end of the prepositional phrase at `at`."""
    start = at
    at += 1
    while at < len(units) and at - start < 25:
        unit = units[at]
        if unit.is_quote or unit.norm in (",", ":", "that") or grammar.time_phrase(units, at) > at:
            return at
        if at > start + 1 and (unit.norm in grammar.SUBJECTS or _new_phrase(units, at)):
            return at
        if unit.norm in PREPOSITIONS and at > start + 1:
            return at
        if not unit.is_word and unit.norm not in (".", "-", "(", ")"):
            return None
        at += 1
    return at


def _begins_clause(units: Sequence[Unit], at: int) -> bool:
    """Whether a clause that can be the content begins at `at`."""
    unit = units[at]
    if not unit.is_word or unit.norm.endswith("ing") or unit.norm in _JOINING or unit.norm in ("who", "which"):
        return False
    return unit.norm not in PREPOSITIONS


def content_end(units: Sequence[Unit], cue: Cue, start: int, later: Sequence[Cue]) -> int:
    """One past the last unit of the content that begins at `start`."""
    if units[start].is_quote and units[start - 1].norm in (",", ":"):
        return _quotes_end(units, start)
    end = len(units)
    for other in later:
        if other.low <= start:
            continue
        cut = _cut_before(units, other, start)
        if cut is not None:
            end = cut
            break
    if not set(cue.verb.frames) & set("so"):
        end = min(end, _object_end(units, start, end))
    return end


def _quotes_end(units: Sequence[Unit], start: int) -> int:
    """The end of a run of quotations that follows a comma or colon."""
    at = start
    while at < len(units) and (units[at].is_quote or (units[at].norm in "…." and at + 1 < len(units))):
        at += 1
    return at


def _cut_before(units: Sequence[Unit], other: Cue, start: int) -> int | None:
    """Where the content that began at `start` ends before another cue of the narrator, or None if it holds it."""
    before = units[other.low - 1]
    if other.kind == "participle" and before.norm == "," and set(other.verb.frames) & set("sxn"):
        return other.low - 1
    if other.kind == "finite" and before.norm in ("and", "but") and other.verb.frames.strip("w"):
        comma = units[other.low - 2].norm == ","
        return other.low - 2 if comma else other.low - 1
    if other.kind != "finite" or not other.strong or "s" not in other.verb.frames:
        return None
    at = other.low - 1
    while at > start and at > other.low - 8 and units[at].is_word and units[at].norm not in _JOINING:
        at -= 1
    if (units[at].norm in _JOINING and units[at - 1].norm in (",", ";", "-")) or units[at - 1].is_quote:
        return at if units[at - 1].is_quote else at - 1
    return None


def _object_end(units: Sequence[Unit], start: int, end: int) -> int:
    """The end of an object with quoted words, before time, place or another clause."""
    seen = False
    for at in range(start, end):
        seen = seen or units[at].is_quote
        if seen and at > start and units[at].norm in _LEAVING:
            return at
        if seen and grammar.time_phrase(units, at) > at:
            return at
    return end
