"""Where reported words begin after the cue that introduces them."""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon.function_words import PREPOSITIONS
from compare.utterances import grammar
from compare.utterances.adjuncts import OBJECTS, skip_addressee, skip_adjuncts
from compare.utterances.cues import Cue
from compare.utterances.extents import JOINING
from compare.utterances.frames import Unit
from compare.utterances.inversion import subject_after

_NO_CONTENT = frozenset("by to and or but because since until after before".split())


def content_start(units: Sequence[Unit], cue: Cue) -> int | None:
    """Return the first unit of what an opening `cue` reports, or None where nothing follows that could be it."""
    at = cue.high
    if not cue.low and cue.kind == "finite":
        return _after_inverted(units, at)
    if units[at - 1].norm == ":":
        return at if at < len(units) else None
    frames = cue.verb.frames.replace("w", "")
    following = units[at + 1].norm if at + 1 < len(units) else ""
    if "t" in frames and following and units[at].norm == "to" and following not in grammar.DETERMINERS:
        return at
    return _after_object(units, at, cue, frames) if frames != "t" else None


def _after_inverted(units: Sequence[Unit], at: int) -> int | None:
    """Return what follows the colon or comma of "Said Roe: …"."""
    named = subject_after(units, at)
    if named is None:
        return None
    start = named.high if units[named.high - 1].norm == "," else named.high + 1
    return start if start < len(units) and units[start - 1].norm in (":", ",") else None


def _after_object(units: Sequence[Unit], at: int, cue: Cue, frames: str) -> int | None:
    """Return where the content begins after addressee, object pronoun, time and place."""
    if "o" in frames and _has_addressee(units, at, frames):
        at = skip_addressee(units, at)
    elif "x" in frames and at + 1 < len(units) and _is_object(units, at):
        at += 1
    at = skip_adjuncts(units, at, bool(set(frames) & set("so")))
    if at < len(units) and units[at].norm in (",", ":"):
        at += 1
        if units[at - 1].norm == "," and at < len(units) and not units[at].is_quote:
            return at if at - 1 == cue.high and "s" in frames and _begins_clause(units[at]) else None
    if at >= len(units) or not _can_be_content(units, at, frames):
        return None
    plain = "h" not in frames or units[at].is_quote or units[at].norm == "that"
    return at if plain else None


def _can_be_content(units: Sequence[Unit], at: int, frames: str) -> bool:
    """Whether reported words can begin at `at` after a verb with `frames`."""
    if units[at].is_quote:
        return True
    if not (units[at].is_word or units[at].norm in ("$", "£", "€", "[", "#", "@", "'")) or set(frames) <= {"q"}:
        return False
    if units[at].norm in _NO_CONTENT:
        return units[at].norm == "to" and bool(set(frames) & set("ot"))
    return bool(set(frames) & set("so")) or units[at].norm.endswith("ing") or not grammar.is_finite(units, at)


def _has_addressee(units: Sequence[Unit], at: int, frames: str) -> bool:
    """Whether a verb that may take an addressee (told X, warned X) has one here."""
    if at >= len(units) or not units[at].is_word or units[at].norm in ("that", "to", "how", "why", "whether", "what"):
        return False
    if frames == "o" or _is_object(units, at):
        return True
    end = skip_addressee(units, at)
    return end < len(units) and units[end].norm == "that"


def _is_object(units: Sequence[Unit], at: int) -> bool:
    """Whether an object pronoun stands at `at`, not the country US, and not the "her" of "her plan"."""
    if units[at].norm not in OBJECTS or units[at].cap:
        return False
    following = units[at + 1] if at + 1 < len(units) else None
    if units[at].norm != "her" or following is None or not following.is_word:
        return True
    return following.norm in grammar.DETERMINERS or following.norm in PREPOSITIONS


def _begins_clause(unit: Unit) -> bool:
    """Whether a clause that can be the content begins with `unit` after a comma."""
    if not unit.is_word or unit.norm.endswith("ing") or unit.norm in JOINING or unit.norm in ("who", "which"):
        return False
    return unit.norm not in PREPOSITIONS
