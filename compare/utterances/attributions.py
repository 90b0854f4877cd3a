"""Who says what inside one frame: each cue with its source and the words it reports.

Comes in: a frame. Goes out: attributions in reading order, as unit ranges. Two passes: first the cues that stand
after or inside what they report ("…," he said; according to X), because they claim words to their left; then the
cues that introduce what they report (X said that …). A cue inside reported words reports within a report and is left
to the outer one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.utterances import grammar
from compare.utterances.cues import Cue, find_cues
from compare.utterances.extents import content_end, content_start, is_adjunct_tail
from compare.utterances.frames import Unit
from compare.utterances.sources import Source, subject_after, subject_before

Range = tuple[int, int]
_INTRODUCING = frozenset(
    "in on at during after before when while as for with under asked since by earlier from".split()
)


class Attribution(NamedTuple):
    """A cue of a frame with its source and content, all as ranges of units; `pending` where content is yet to come."""

    cue: Cue
    source: Source | None
    content: tuple[Range, ...]
    pending: bool = False


def attribute(units: Sequence[Unit]) -> list[Attribution]:
    """All attributions of one frame, left to right."""
    cues = find_cues(units)
    found: list[Attribution] = []
    floor = 0
    at = 0
    while at < len(cues):
        cue = cues[at]
        at += 1
        if cue.low < floor:
            continue
        closing = _closing(units, cue, floor)
        if closing is None:
            later = _closing_ahead(units, cues[at:], floor)
            attribution = None if later else _opening(units, cue, cues[at:], found, floor)
        else:
            attribution = closing
        if attribution is not None:
            found.append(attribution)
            floor = max([attribution.cue.high, *(high for _, high in attribution.content)])
            if attribution.source and attribution.source.low > cue.low:
                floor = max(floor, attribution.source.high)
    return found


def _closing_ahead(units: Sequence[Unit], cues: Sequence[Cue], floor: int) -> bool:
    """Whether one of the next cues reports all that stands before it, this frame's earlier cues included."""
    for cue in cues[:6]:
        closing = _closing(units, cue, floor)
        if closing is not None:
            return closing.content[0][0] <= floor
    return False


def _closing(units: Sequence[Unit], cue: Cue, floor: int) -> Attribution | None:
    """The attribution whose cue stands after, or in the middle of, what it reports."""
    if cue.kind == "according":
        return _according(units, cue, floor)
    if cue.kind != "finite" or not set(cue.verb.frames) & set("sqo") or cue.verb.lemma == "according to":
        return None
    source = subject_before(units, cue.low, floor)
    if source is not None and _cut_off(units, source.low, floor):
        low, high = source.low, _tail(units, cue.high)
    else:
        source = subject_after(units, cue.high)
        if source is None or not _cut_off(units, cue.low, floor):
            return None
        low, high = cue.low, _tail(units, source.high)
    if not is_adjunct_tail(units, high) or (high < len(units) and units[high].norm == ":"):
        return None
    before = (floor, _trim_end(units, floor, low))
    if before[0] >= before[1] or _introduces(units, before):
        return None
    quoted = any(u.is_quote for u in units[before[0] : before[1]])
    if cue.negated or ("w" in cue.verb.frames and not quoted):
        return None
    after = _resumed(units, high, quoted)
    return Attribution(cue, source, (before, after) if after else (before,))


def _cut_off(units: Sequence[Unit], at: int, floor: int) -> bool:
    """Whether a quotation, comma or dash parts the unit at `at` from what stands before it."""
    return at > floor and (units[at - 1].is_quote or units[at - 1].norm in (",", "-", "?", "!"))


def _introduces(units: Sequence[Unit], before: Range) -> bool:
    """Whether the words before the source only lead in: On Tuesday, he said."""
    part = units[before[0] : before[1]]
    if any(u.is_quote for u in part):
        return False
    leads = part[0].norm in _INTRODUCING or part[0].norm.endswith("ing") or grammar.is_adverb(part[0])
    short = len(part) < 3 or not any(grammar.is_finite(part, at) for at in range(len(part)))
    return short or leads or grammar.time_phrase(units, before[0]) > before[0]


def _tail(units: Sequence[Unit], at: int) -> int:
    """Go over what may stand between a closing cue and the resumed content: addressee, time, place."""
    while at < len(units) and not units[at].is_quote and units[at].norm not in (",", ".", ";", ":", "-", "?", "!"):
        at += 1
    return at


def _resumed(units: Sequence[Unit], at: int, quoted: bool) -> Range | None:
    """What is reported after a cue in the middle: "…," he said, "…"; this, he said, is wrong."""
    if at >= len(units):
        return None
    if not units[at].is_quote:
        at += 1
    high = _trim_end(units, at, len(units))
    if at >= high or (quoted and not any(u.is_quote for u in units[at:high])):
        return None
    first = units[at]
    if first.norm.endswith("ing") or first.norm in ("who", "which", "as", "according"):
        return None
    if not first.is_quote and (not quoted and units[at - 1].norm != ","):
        return None
    return at, high


def _trim_end(units: Sequence[Unit], low: int, high: int) -> int:
    """Step back over the punctuation that closes a stretch."""
    while high > low and units[high - 1].norm in (",", ".", ";", ":", "-", "?", "!"):
        if units[high - 1].norm in "?!" or _is_abbreviation(units, high - 1):
            break
        high -= 1
    return high


def _is_abbreviation(units: Sequence[Unit], at: int) -> bool:
    """Whether the full stop at `at` belongs to Inc., Jr. and the like, with more of the sentence after it."""
    return units[at].norm == "." and at + 1 < len(units) and units[at - 1].cap


def _according(units: Sequence[Unit], cue: Cue, floor: int) -> Attribution | None:
    """According to X, content; or content, according to X."""
    source = subject_after(units, cue.high)
    if source is None:
        return None
    before = (floor, _trim_end(units, floor, cue.low))
    rest = source.high
    while rest < len(units) and units[rest].norm == ",":
        rest += 1
    after = (rest, _trim_end(units, rest, len(units)))
    if before[0] < before[1] and not (_introduces(units, before) and after[0] < after[1]):
        resumed = _resumed(units, source.high, any(u.is_quote for u in units[before[0] : before[1]]))
        return Attribution(cue, source, (before, resumed) if resumed else (before,))
    return Attribution(cue, source, (after,)) if after[0] < after[1] else None


def _opening(
    units: Sequence[Unit], cue: Cue, later: Sequence[Cue], found: Sequence[Attribution], floor: int
) -> Attribution | None:
    """The attribution whose cue introduces what it reports."""
    source = _source_of(units, cue, found, floor)
    start = content_start(units, cue)
    if start is None:
        ends = cue.high >= len(units) or all(not u.is_word for u in units[cue.high :])
        return Attribution(cue, source, (), True) if source and ends and units[-1].norm == ":" else None
    end = _trim_end(units, start, content_end(units, cue, start, later))
    if end <= start:
        return None
    quoted = any(u.is_quote for u in units[start:end])
    if not quoted and (not cue.strong or cue.kind == "infinitive" or source is None):
        return None
    return Attribution(cue, source, ((start, end),))


def _source_of(units: Sequence[Unit], cue: Cue, found: Sequence[Attribution], floor: int) -> Source | None:
    """The subject of an opening cue: its own, or the one it shares with the cue or the clause before."""
    before = units[cue.low - 1] if cue.low else None
    shares = before is None or before.norm in (
        ",",
        "and",
        "but",
        "or",
        "by",
        "for",
        "of",
        "in",
        "after",
        "before",
        "while",
    )
    if cue.kind == "finite" and not (before is not None and before.norm in ("and", "but", "or")):
        return subject_before(units, cue.low, floor if floor < cue.low else 0)
    if cue.kind != "finite" and not shares:
        return subject_before(units, cue.low, floor)
    if found and found[-1].source:
        return found[-1].source
    if before is None:
        return _after_comma(units, cue)
    return _clause_subject(units, cue.low)


def _after_comma(units: Sequence[Unit], cue: Cue) -> Source | None:
    """The subject of the main clause after a participle that begins the sentence: Praising X, he said."""
    for other in find_cues(units[cue.high : cue.high + 60]):
        if other.kind == "finite":
            return subject_before(units, cue.high + other.low, cue.high)
    return None


def _clause_subject(units: Sequence[Unit], before: int) -> Source | None:
    """The noun phrase that begins the clause, up to its first finite verb."""
    for at in range(1, before):
        if grammar.is_finite(units, at):
            return subject_before(units, at)
    return None
