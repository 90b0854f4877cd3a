"""Where reported words end: at another cue, or where the narrator goes on after a quotation.

Nothing in a sentence marks the end of indirect speech, so this is the least certain border; the rules keep to what
PolNeAR's annotators did most (Newell et al., 2018).
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.utterances import grammar
from compare.utterances.cues import Cue
from compare.utterances.extents import JOINING, has_quote, pauses
from compare.utterances.frames import Unit
from compare.utterances.sources import subject_before

_LEAVING = frozenset("after while when before since amid despite during".split())
_TAKING_OVER = frozenset("but while although though whereas who which as".split())
_GOVERNING = frozenset("by for in with after before while".split())
_INTERPOSED = frozenset("when as while and but where".split()) | {",", "-"}


def content_end(units: Sequence[Unit], cue: Cue, start: int, later: Sequence[Cue]) -> int:
    """Return one past the last unit of the content that begins at `start`."""
    if units[start].is_quote and (units[start - 1].norm in (",", ":") or units[start].is_full):
        return start + 1
    cuts = (cut for other in later if other.low > start for cut in [_cut_before(units, cue, other, start)] if cut)
    end = next(cuts, len(units))
    return _narrator_resumes(units, cue, start, end)


def _cut_before(units: Sequence[Unit], cue: Cue, other: Cue, start: int) -> int | None:
    """Where the content that began at `start` ends before another cue of the narrator, or None if it holds it."""
    before = units[other.low - 1]
    if other.kind == "participle":
        if before.norm in _GOVERNING and _introduces_quote(units, other):
            return other.low - 1
        return other.low - (before.norm == ",") if pauses(before) else None
    if other.kind != "finite" or not other.strong:
        return None
    if before.norm in ("and", "but") and other.form == cue.form:
        return other.low - 1 - (units[other.low - 2].norm == ",")
    return _before_clause(units, other, start)


def _before_clause(units: Sequence[Unit], other: Cue, start: int) -> int | None:
    """Where the narrator's clause with the cue `other` begins, if it cannot belong to the content."""
    speaks = "s" in other.verb.frames
    if units[other.low - 1].norm == "," and speaks:
        return other.low - 1
    if _introduces_quote(units, other):
        source = subject_before(units, other.low, start)
        if source and source.low > start + 1 and units[source.low - 1].norm in _INTERPOSED:
            return source.low - 1
    return _before_joined(units, other, start) if speaks else None


def after_colon(units: Sequence[Unit], start: int, end: int) -> int:
    """Skip what a colon sets off from the quotation it introduces: concluded her post: "…"."""
    if end - start < 3 or not units[end - 1].is_full or units[end - 2].norm != ":":
        return start
    clausal = any(grammar.is_finite(units, at) for at in range(start, end - 2)) or units[start].norm == "that"
    return start if clausal else end - 1


def _introduces_quote(units: Sequence[Unit], cue: Cue) -> bool:
    """Whether a quotation follows the cue after a comma or colon."""
    colon = units[cue.high - 1].norm == ":" and cue.high < len(units) and units[cue.high].is_quote
    comma = cue.high + 1 < len(units) and units[cue.high].norm == "," and units[cue.high + 1].is_quote
    return colon or comma


def _before_joined(units: Sequence[Unit], other: Cue, start: int) -> int | None:
    """Cut at ", but Roe said": a joining word after a pause, with the other cue's subject between."""
    at = other.low - 1
    while at > max(start, other.low - 8) and units[at].is_word and units[at].norm not in JOINING:
        at -= 1
    if at <= start or units[at].norm not in JOINING:
        return None
    before = units[at - 1]
    if before.is_quote:
        return at if pauses(before) or units[at].norm in ("but", "while") else None
    return at - 1 if before.norm in (",", ";", "-") else None


def _narrator_resumes(units: Sequence[Unit], cue: Cue, start: int, end: int) -> int:
    """Return where, after quoted words, the narrator takes over before `end`."""
    nominal = not set(cue.verb.frames) & set("so")
    seen = False
    for at in range(start, end):
        unit = units[at]
        if seen and _takes_over(units, at, end):
            return at
        if nominal and unit.norm in _LEAVING and units[at - 1].norm == "," and at > start:
            return at
        if seen and nominal and (unit.norm in _LEAVING or grammar.time_phrase(units, at) > at):
            return at
        seen = seen or unit.is_quote
    return end


def _takes_over(units: Sequence[Unit], at: int, end: int) -> bool:
    """Whether the narrator's own words begin at `at`, after a quotation: a dash, a participle, but, who."""
    unit, before = units[at], units[at - 1]
    if unit.norm == "-" and (units[at - 1].is_quote or units[at - 1].end < unit.start):
        return not has_quote(units, at, end)
    if not pauses(before):
        return False
    participle = unit.norm.endswith("ing") and unit.norm not in ("including", "during", "according")
    adverbial = grammar.is_adverb(unit) and at + 1 < end and units[at + 1].norm.endswith("ing")
    return participle or adverbial or (before.is_quote and unit.norm in _TAKING_OVER)


def lead_end(units: Sequence[Unit], start: int) -> int:
    """Return the end of what a leading participle reports: the first pause before a subject."""
    for at in range(start + 1, len(units)):
        begins = units[at].cap or units[at].norm in grammar.SUBJECTS or units[at].norm in grammar.DETERMINERS
        if (
            (pauses(units[at - 1]) or units[at - 1].norm == "-")
            and begins
            and any(grammar.is_finite(units, x) for x in range(at + 1, min(len(units), at + 12)))
        ):
            return at - (not units[at - 1].is_quote)
    return len(units)
