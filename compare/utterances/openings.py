"""Cues that introduce what they report: X said that …; X called Y "…"; praising X, Y …"""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon import reporting
from compare.lexicon.function_words import PREPOSITIONS
from compare.utterances import grammar
from compare.utterances.cues import Cue
from compare.utterances.extents import (
    JOINING,
    OBJECTS,
    PAUSES,
    Attribution,
    has_quote,
    pauses,
    skip_addressee,
    skip_adjuncts,
    trim_end,
)
from compare.utterances.frames import Unit
from compare.utterances.inversion import subject_after
from compare.utterances.sources import OCCASIONS, WIDEST, Source, subject_before

_LEAVING = frozenset("after while when before since amid despite during".split())
_TAKING_OVER = frozenset("but while although though whereas who which as".split())
_NO_CONTENT = frozenset("by to and or but because since until after before".split())
_SUBORDINATING = frozenset("though although while when whereas as after before if because since".split())
_CARRIERS = frozenset("issue release publish send write post make deliver give".split())
_GOVERNING = frozenset("by for in with after before while".split())
_INTERPOSED = frozenset("when as while and but where".split()) | {",", "-"}
_SHARING = frozenset("and but or by for of in after before while despite without".split()) | {","}


def opening(
    units: Sequence[Unit], cue: Cue, later: Sequence[Cue], found: Sequence[Attribution], floor: int, limit: int
) -> Attribution | None:
    """Return the attribution of `cue` if what it reports follows it, before `limit`; `later` cues may end it sooner."""
    leading = cue.kind in ("participle", "infinitive") and _leads(units, cue, floor)
    source = None if leading else _subject(units, cue, found, floor)
    cue = _carried(units, cue, later)
    start = _content_start(units, cue)
    if start is None:
        waits = source is not None and units[-1].norm == ":" and skip_adjuncts(units, cue.high, True) >= len(units) - 1
        return Attribution(cue, source, (), True) if waits else None
    end = content_end(units, cue, start, later) if not leading else len(units)
    if leading or _subordinate(units, source):
        end = min(end, _lead_end(units, start))
    end = min(end, limit)
    if leading:
        source = _main_subject(units, end)
    end = trim_end(units, start, end)
    start = _after_colon(units, cue, start, end)
    if end <= start:
        return None
    weak = not cue.strong or cue.kind == "infinitive" or source is None
    if weak and not has_quote(units, start, end):
        return None
    return Attribution(cue, source, ((start, end),))


def _carried(units: Sequence[Unit], cue: Cue, later: Sequence[Cue]) -> Cue:
    """Join "issued a statement calling" and "released a letter that says" to one cue."""
    if cue.verb.lemma not in _CARRIERS or not later or later[0].low - cue.high > 10:
        return cue
    other = later[0]
    between = units[cue.high : other.low]
    carried = any(u.norm in OCCASIONS or u.norm in reporting.NOUNS for u in between)
    follows = other.kind == "participle" or (bool(between) and between[-1].norm == "that")
    return other._replace(low=cue.low, kind=cue.kind) if carried and follows else cue


def _subordinate(units: Sequence[Unit], source: Source | None) -> bool:
    """Whether the cue's clause leads in to the main one: While Roe said so, Doe …"""
    return source is not None and 0 < source.low <= 2 and units[source.low - 1].norm in _SUBORDINATING


def _leads(units: Sequence[Unit], cue: Cue, floor: int) -> bool:
    """Whether a participle belongs to a clause that leads in: Praising X, Roe said; after saying so, Roe left."""
    if floor or cue.low > 8 or any(u.norm in PAUSES or u.is_quote for u in units[: cue.low]):
        return False
    before = units[cue.low - 1].norm if cue.low else ""
    return (not before or before in _SHARING or cue.low > 1) and not any(
        grammar.is_finite(units, at) for at in range(cue.low)
    )


def _lead_end(units: Sequence[Unit], start: int) -> int:
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


def _main_subject(units: Sequence[Unit], at: int) -> Source | None:
    """Find the subject of the main clause that begins after a leading participle's clause ended at `at`."""
    while at < len(units) and units[at].norm == ",":
        at += 1
    for verb in range(at + 1, min(len(units), at + 30)):
        if grammar.is_finite(units, verb):
            return subject_before(units, verb, at)
    return None


def _subject(units: Sequence[Unit], cue: Cue, found: Sequence[Attribution], floor: int) -> Source | None:
    """Find the subject of an opening cue: its own, or the one it shares with the cue or the clause before."""
    before = units[cue.low - 1] if cue.low else None
    if before is None and cue.kind == "finite":
        return subject_after(units, cue.high)
    if cue.kind == "finite" and not (before is not None and before.norm in ("and", "but", "or")):
        return subject_before(units, cue.low, floor if floor < cue.low else 0)
    shares = before is None or before.norm in _SHARING or before.is_quote or cue.kind == "infinitive"
    if not shares:
        own = subject_before(units, cue.low, floor)
        if own is None or not units[own.low].norm.endswith("ing") or not own.low:
            return own
    if found and found[-1].source:
        return found[-1].source
    return _clause_subject(units, cue.low)


def _clause_subject(units: Sequence[Unit], before: int) -> Source | None:
    """Find the noun phrase that begins the clause, up to its first finite verb."""
    for at in range(before - 1, max(0, before - WIDEST), -1):
        joined = units[at - 1].norm in (",", "and", "but", "then", "or") or units[at - 1].is_quote
        if grammar.is_finite(units, at) and not joined and not grammar.is_finite(units, at - 1):
            source = subject_before(units, at)
            if source is not None:
                return source
    return None


def _content_start(units: Sequence[Unit], cue: Cue) -> int | None:
    """Return the first unit of what an opening `cue` reports, or None where nothing follows that could be it."""
    at = cue.high
    if not cue.low and cue.form == "ed":
        named = subject_after(units, at)
        colon = named is not None and named.high + 1 < len(units) and units[named.high].norm == ":"
        return named.high + 1 if named is not None and colon else None
    if units[at - 1].norm == ":":
        return at if at < len(units) else None
    frames = cue.verb.frames.replace("w", "")
    if (
        "t" in frames
        and at + 1 < len(units)
        and units[at].norm == "to"
        and units[at + 1].norm not in grammar.DETERMINERS
    ):
        return at
    if "o" in frames and _has_addressee(units, at, frames):
        at = skip_addressee(units, at)
    elif "x" in frames and at + 1 < len(units) and _is_object(units[at]):
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
    if frames == "o" or _is_object(units[at]):
        return True
    end = skip_addressee(units, at)
    return end < len(units) and units[end].norm == "that"


def _is_object(unit: Unit) -> bool:
    """Whether `unit` is an object pronoun, not the country."""
    return unit.norm in OBJECTS and not unit.cap


def _begins_clause(unit: Unit) -> bool:
    """Whether a clause that can be the content begins with `unit` after a comma."""
    if not unit.is_word or unit.norm.endswith("ing") or unit.norm in JOINING or unit.norm in ("who", "which"):
        return False
    return unit.norm not in PREPOSITIONS


def content_end(units: Sequence[Unit], cue: Cue, start: int, later: Sequence[Cue]) -> int:
    """Return one past the last unit of the content that begins at `start`."""
    if units[start].is_quote and (units[start - 1].norm in (",", ":") or units[start].is_full):
        return _quotes_end(units, start)
    cuts = (cut for other in later if other.low > start for cut in [_cut_before(units, cue, other, start)] if cut)
    end = next(cuts, len(units))
    return _narrator_resumes(units, cue, start, end)


def _quotes_end(units: Sequence[Unit], start: int) -> int:
    """Return the end of a run of quotations."""
    at = start + 1
    while at < len(units):
        joined = at + 1 < len(units) and units[at + 1].is_quote and units[at].norm in ("and", "or", ",", ".", "…")
        if not units[at].is_quote and not joined:
            break
        at += 1
    return at


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
    if before.norm == "," and "s" in other.verb.frames:
        return other.low - 1
    if _introduces_quote(units, other):
        source = subject_before(units, other.low, start)
        if source and source.low > start + 1 and units[source.low - 1].norm in _INTERPOSED:
            return source.low - 1
    return _before_joined(units, other, start) if "s" in other.verb.frames else None


def _after_colon(units: Sequence[Unit], cue: Cue, start: int, end: int) -> int:
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
