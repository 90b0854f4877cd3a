"""What may stand between a cue and its content, or after a closing cue: addressee, time, place, an aside."""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon import reporting
from compare.lexicon.function_words import PREPOSITIONS
from compare.utterances import grammar
from compare.utterances.extents import PAUSES
from compare.utterances.frames import Unit

OBJECTS = frozenset("him her them me us you himself herself themselves".split())
_CLAUSES = frozenset("as while when after before because since until although though where if".split())
_STOPS = frozenset((":", "that", "to", "by", "how", "why", "whether", "what", "if", "when"))


def skip_addressee(units: Sequence[Unit], at: int) -> int:
    """Return the end of the noun phrase that is told something."""
    if at < len(units) and units[at].norm in OBJECTS and not units[at].cap:
        return at + 1
    that = _that_ahead(units, at)
    if that > at:
        return that
    start = at
    while at < len(units) and at - start < 30:
        unit = units[at]
        if unit.is_quote or unit.norm in _STOPS or (unit.norm in PAUSES and not _in_word(units, at)):
            return at
        if at > start and (
            unit.norm in grammar.SUBJECTS or new_phrase(units, at) or grammar.time_phrase(units, at) > at
        ):
            return at
        at += 1
    return at


def _that_ahead(units: Sequence[Unit], at: int) -> int:
    """Return the place of a "that" which the addressee and short adjuncts lead to, or -1."""
    for ahead in range(at, min(len(units), at + 16)):
        if units[ahead].norm == "that":
            return ahead
        if (
            (units[ahead].norm in PAUSES and not _in_word(units, ahead))
            or grammar.is_finite(units, ahead)
            or units[ahead].norm in _STOPS
        ):
            return -1
    return -1


def new_phrase(units: Sequence[Unit], at: int) -> bool:
    """Whether a noun phrase of its own begins at `at`: no preposition, "and" or name leads to it."""
    before, unit = units[at - 1], units[at]
    if before.norm in PREPOSITIONS or before.norm in ("and", "'s", "-", ".", "&") or before.norm in grammar.DETERMINERS:
        return False
    return (unit.norm in grammar.DETERMINERS and unit.norm != "'s") or (unit.cap and not before.cap)


def skip_adjuncts(units: Sequence[Unit], at: int, wide: bool) -> int:
    """Step over time and place between the cue and its content; `wide` allows prepositions too."""
    start = at
    if wide and at < len(units) and units[at].norm in PREPOSITIONS and _that_ahead(units, at) > at:
        return _that_ahead(units, at)
    while at < len(units) and at - start < 40:
        end = grammar.time_phrase(units, at)
        if (
            end == at
            and wide
            and not units[at].is_quote
            and units[at].norm in PREPOSITIONS
            and not _infinitive(units, at)
        ):
            end = prepositional_end(units, at)
        if end == at:
            break
        at = end
    if at + 1 < len(units) and units[at].norm == "," and units[at + 1].norm == "that":
        return at + 1
    return at


def _infinitive(units: Sequence[Unit], at: int) -> bool:
    """Whether "to" at `at` is followed by a verb rather than by whom something is said to."""
    if units[at].norm != "to" or at + 1 >= len(units):
        return False
    following = units[at + 1]
    named = following.cap or following.norm in grammar.DETERMINERS or following.norm in OBJECTS
    return not (named or following.norm.endswith("s"))


def prepositional_end(units: Sequence[Unit], at: int) -> int:
    """Return the end of the prepositional phrase at `at`, or `at` where it has none."""
    start = at
    at += 1
    if at < len(units) and units[at].norm.endswith("ing") and not units[at].cap:
        return start
    while at < len(units) and at - start < 25:
        unit = units[at]
        if unit.is_quote or unit.norm in (",", ":", "that") or grammar.time_phrase(units, at) > at:
            return at
        if at > start + 1 and (unit.norm in grammar.SUBJECTS or unit.norm in PREPOSITIONS or new_phrase(units, at)):
            return at
        if not unit.is_word and unit.norm not in (".", "-", "(", ")", "'s", "&"):
            return start
        at += 1
    return at


def closing_tail(units: Sequence[Unit], at: int, lenient: bool, addressed: bool) -> int | None:
    """Return where a closing cue's clause ends: after addressee, time, place; None if it goes on with a report.

    `lenient` allows any words up to the next pause, where a whole quotation before the cue leaves no doubt.
    """
    if units[at - 1].norm == ":":
        return None
    if lenient:
        follows = at < len(units) and units[at].norm == "that"
        return None if follows else _next_pause(units, at)
    if addressed and at < len(units) and units[at].is_word and units[at].norm != "that":
        at = skip_addressee(units, at)
    at = skip_adjuncts(units, at, True)
    if at >= len(units) or units[at].is_quote or (units[at].norm in PAUSES and units[at].norm != ":"):
        return at
    if units[at].norm in ("that", ":"):
        return None
    if units[at].norm in _CLAUSES or units[at].norm.endswith("ing") or grammar.is_adverb(units[at]):
        return _next_pause(units, at)
    return None


def _next_pause(units: Sequence[Unit], at: int) -> int | None:
    """Return the next comma, stop, dash, quotation or participle that reports, or None where a colon comes first."""
    while at < len(units) and not (units[at].norm in PAUSES and not _in_word(units, at)):
        if units[at].is_quote:
            return at
        if units[at].norm.endswith("ing") and units[at].norm in reporting.FORMS:
            return at
        at += 1
    return None if at < len(units) and units[at].norm == ":" else at


def _in_word(units: Sequence[Unit], at: int) -> bool:
    """Whether a hyphen or stop stands inside a compound or number, or after a title (Mr. Roe)."""
    title = units[at].norm == "." and 0 < at < len(units) - 1 and units[at - 1].cap and units[at + 1].cap
    if title and len(units[at - 1].norm) < 6:
        return True
    return 0 < at < len(units) - 1 and units[at - 1].end == units[at].start and units[at].end == units[at + 1].start
