"""Cues that introduce what they report.

Roe said that …; Roe called Doe "…"; praising Doe, Roe said …; after saying so, Roe left.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon import reporting
from compare.utterances import grammar
from compare.utterances.adjuncts import skip_adjuncts
from compare.utterances.cues import Cue
from compare.utterances.ends import after_colon, content_end, lead_end
from compare.utterances.extents import PAUSES, Attribution, has_quote, trim_end
from compare.utterances.frames import Unit
from compare.utterances.inversion import subject_after
from compare.utterances.sources import OCCASIONS, WIDEST, Source, subject_before
from compare.utterances.starts import content_start

_SUBORDINATING = frozenset("though although while when whereas as after before if because since".split())
_CLAUSE_WORDS = frozenset("that whether how why what if when where who which as".split())
_CARRIERS = frozenset("issue release publish send write post make deliver give".split())
_SHARING = frozenset("and but or by for of in after before while despite without".split()) | {","}


def opening(
    units: Sequence[Unit], cue: Cue, later: Sequence[Cue], found: Sequence[Attribution], floor: int, limit: int
) -> Attribution | None:
    """Return the attribution of `cue` if what it reports follows it, before `limit`; `later` cues may end it sooner."""
    leading = cue.kind in ("participle", "infinitive") and _leads(units, cue, floor)
    source = None if leading else _subject(units, cue, found, floor)
    cue = _carried(units, cue, later)
    start = content_start(units, cue)
    if start is None:
        waits = (
            source is not None
            and units[-1].norm in (":", ",")
            and skip_adjuncts(units, cue.high, True) >= len(units) - 1
        )
        return Attribution(cue, source, (), True) if waits else None
    end = content_end(units, cue, start, later) if not leading else len(units)
    if leading or _subordinate(units, source):
        end = min(end, lead_end(units, start))
    end = min(end, limit, _relative_end(units, source, start))
    if leading:
        source = _main_subject(units, end)
    end = trim_end(units, start, end)
    start = after_colon(units, start, end)
    if end <= start:
        return None
    if source is None and cue.form == "ed" and cue.low and units[cue.low - 1].norm == ",":
        return None  # the bill, called "…" by its friends
    weak = not cue.strong or cue.kind == "infinitive" or source is None
    if not has_quote(units, start, end) and (weak or not _fits(units, cue, start, end)):
        return None
    return Attribution(cue, source, ((start, end),))


def _relative_end(units: Sequence[Unit], source: Source | None, start: int) -> int:
    """Where a relative clause that reports ends in the middle of its sentence: Roe, who said it was unfair, left."""
    if source is None or source.low == 0 or units[source.low].norm != "who" or units[source.low - 1].norm != ",":
        return len(units)
    commas = [at for at in range(start + 1, len(units) - 1) if units[at].norm == ","]
    return next((at for at in commas if grammar.is_finite(units, at + 1)), len(units))


def _fits(units: Sequence[Unit], cue: Cue, start: int, end: int) -> bool:
    """Whether [start, end) can be what the verb reports: a verb that takes no noun phrase needs a clause."""
    if set(cue.verb.frames) & set("nxt") or units[start].norm in _CLAUSE_WORDS or units[start].norm == "to":
        return True
    return any(grammar.is_finite(units, at) for at in range(start + 1, end))


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
    """Whether the cue's clause leads in to the main one: While Roe said so, Doe left."""
    return source is not None and 0 < source.low <= 2 and units[source.low - 1].norm in _SUBORDINATING


def _leads(units: Sequence[Unit], cue: Cue, floor: int) -> bool:
    """Whether a participle belongs to a clause that leads in: Praising X, Roe said; after saying so, Roe left."""
    if floor or cue.low > 8 or any(u.norm in PAUSES or u.is_quote for u in units[: cue.low]):
        return False
    before = units[cue.low - 1].norm if cue.low else ""
    return (not before or before in _SHARING or cue.low > 1) and not any(
        grammar.is_finite(units, at) for at in range(cue.low)
    )


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
        over = floor >= cue.low or _after_relative(units, cue, found, floor)
        return subject_before(units, cue.low, 0 if over else floor)
    shares = before is None or before.norm in _SHARING or before.is_quote or cue.kind == "infinitive"
    if not shares:
        own = subject_before(units, cue.low, floor)
        led = own is not None and own.low > 0 and units[own.low].norm.endswith("ing")
        timed = own is not None and units[own.high - 1].norm in grammar.PERIODS
        if not (led or timed):
            return own
    if found and found[-1].source:
        return found[-1].source
    return _clause_subject(units, cue.low)


def _after_relative(units: Sequence[Unit], cue: Cue, found: Sequence[Attribution], floor: int) -> bool:
    """Whether the verb goes on behind a relative clause that reports itself: Roe, who had denied it, said …."""
    source = found[-1].source if found else None
    relative = source is not None and units[source.low].norm in ("who", "which")
    return relative and all(u.norm == "," for u in units[floor : cue.low])


def _clause_subject(units: Sequence[Unit], before: int) -> Source | None:
    """Find the noun phrase that begins the clause, up to its first finite verb."""
    for at in range(before - 1, max(0, before - WIDEST), -1):
        joined = units[at - 1].norm in (",", "and", "but", "then", "or") or units[at - 1].is_quote
        if grammar.is_finite(units, at) and not joined and not grammar.is_finite(units, at - 1):
            source = subject_before(units, at)
            if source is not None:
                return source
    return None
