"""The subject that follows its verb: said Roe, the minister; according to two officials."""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon import reporting
from compare.lexicon.function_words import PREPOSITIONS
from compare.utterances import grammar
from compare.utterances.frames import Unit
from compare.utterances.sources import DESCRIPTIVE, PARENTHETIC, WIDEST, Source

_PLACES = frozenset("at from with for of in".split())


def subject_after(units: Sequence[Unit], start: int) -> Source | None:
    """Find the noun phrase that begins at `start`, with its appositions."""
    if start >= len(units) or not _can_begin(units[start]):
        return None
    if units[start].norm in grammar.SUBJECTS and units[start].norm not in grammar.DETERMINERS:
        return Source(start, start + 1)
    at = start + 1
    apposed = False
    while at < min(len(units), start + WIDEST) and not _ends(units, start, at, apposed):
        apposed = apposed or units[at].norm == "," or units[at].norm in DESCRIPTIVE
        at += 1
    if at < len(units) and units[at].norm == "," and _apposed(units, start, at):
        return Source(start, at + 1)
    while at > start and units[at - 1].norm in ",;-." and not (units[at - 1].norm == "." and at < len(units)):
        at -= 1
    return Source(start, at) if at > start else None


def _apposed(units: Sequence[Unit], start: int, at: int) -> bool:
    """Whether the comma at `at` closes an apposition of the source."""
    return at + 1 < len(units) and any(units[x].norm == "," for x in range(start, at))


def source_named(units: Sequence[Unit], start: int) -> Source | None:
    """Find the source after "according to", which ends at a comma unless a closed apposition follows it."""
    source = subject_after(units, start)
    if source is None:
        return None
    commas = [at for at in range(start, min(len(units), start + WIDEST)) if units[at].norm == ","]
    if not commas or commas[0] >= source.high:
        first = commas[0] if commas else _next_pause(units, start)
        return Source(start, max(source.high, first))
    apposition = units[commas[0] + 1 : commas[1]] if len(commas) > 1 else ()
    closed = apposition and not any(grammar.is_finite(apposition, at) for at in range(1, len(apposition)))
    return Source(start, commas[1]) if closed and not apposition[0].is_quote else Source(start, commas[0])


def _next_pause(units: Sequence[Unit], at: int) -> int:
    """Return the place of the next quotation, mark of punctuation or the end."""
    while at < len(units) and not units[at].is_quote and units[at].norm not in ".;:?!-":
        at += 1
    return at


def _can_begin(unit: Unit) -> bool:
    """Whether a noun phrase can begin with `unit`."""
    if not unit.is_word:
        return False
    return unit.cap or unit.norm in grammar.DETERMINERS or unit.norm in grammar.SUBJECTS or not (
        grammar.is_conjunction(unit) or unit.norm in PREPOSITIONS or grammar.is_adverb(unit)
        or grammar.is_auxiliary(unit) or unit.norm in grammar.TIMES or unit.norm in ("him", "them", "me", "us")
    )  # fmt: skip


def _ends(units: Sequence[Unit], start: int, at: int, apposed: bool) -> bool:
    """Whether the inverted subject ends before the unit at `at`."""
    unit = units[at]
    if unit.is_quote or unit.norm in (";", ":", "?", "!") or (unit.norm == "-" and _is_dash(units, at)):
        return True
    if unit.norm == ".":
        return at + 1 == len(units) or not (units[at - 1].cap and len(units[at - 1].norm) < 6)
    if unit.norm == ",":
        if _reports_on(units, at + 1):
            return True
        return at + 1 == len(units) or not (_goes_on(units, at + 1) or _in_relative(units, start, at))
    return not apposed and _ends_bare(units, start, at)


def _reports_on(units: Sequence[Unit], at: int) -> bool:
    """Whether a relative clause at `at` reports by itself: said Roe, who added that …."""
    if at + 3 >= len(units) or units[at].norm != "who":
        return False
    for verb in range(at + 1, min(len(units) - 1, at + 5)):
        follows = units[verb + 1].norm in ("that", ":") or units[verb + 1].is_quote
        if follows and any("s" in r.verb.frames for r in reporting.FORMS.get(units[verb].norm, ())):
            return True
    return False


def _in_relative(units: Sequence[Unit], start: int, at: int) -> bool:
    """Whether the comma at `at` stands inside a relative clause of the source: Roe, who led, in 1995, the party."""
    relative = any(units[x].norm in ("who", "whose") for x in range(start, at))
    following = units[at + 1]
    return relative and following.is_word and not following.norm.endswith("ing")


def _ends_bare(units: Sequence[Unit], start: int, at: int) -> bool:
    """Whether a subject without apposition ends before the unit at `at`: time, place, a clause or a verb."""
    unit = units[at]
    if grammar.time_phrase(units, at) > at:
        return True
    if unit.norm in PREPOSITIONS and unit.norm != "of":
        return unit.norm not in _PLACES or units[start].cap or unit.norm == "in"  # in a statement
    return unit.norm in ("while", "when", "because", "although", "but") or grammar.is_finite(units, at)


def _is_dash(units: Sequence[Unit], at: int) -> bool:
    """Whether the dash at `at` stands free, not inside a compound."""
    return not (units[at - 1].end == units[at].start and at + 1 < len(units) and units[at + 1].start == units[at].end)


def _goes_on(units: Sequence[Unit], at: int) -> bool:
    """Whether an apposition, not another clause, follows a comma."""
    first = units[at]
    if first.is_quote or not first.is_word:
        return False
    if first.norm in PARENTHETIC or first.norm in ("but", "adding", "and") or first.norm in grammar.TIMES:
        return first.norm == "of"
    if first.norm.endswith("ing") and not first.cap:
        return False
    return first.norm not in grammar.SUBJECTS or first.norm in DESCRIPTIVE
