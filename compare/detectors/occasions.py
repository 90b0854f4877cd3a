"""Where, to whom and through whom the same quotation was said: `attribution.occasion`.

In: a paired remark. Out: a finding where the words beside the two cues name another kind of occasion or another
audience, or where one article names an occasion of which the other knows nothing. Read within the sentence of the
cue, outside the quoted words; a place or day alone is left to the detectors of details and dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.contrast.reading import Reading, inside
from compare.contrast.view import View
from compare.contrast.voices.sayings import Saying
from compare.contrast.voices.voices import Voice, relation
from compare.detectors.base import filled, make_finding
from compare.lexicon.sources import HEARERS, OCCASIONS
from compare.model import Comparison, Finding, Span, Utterance
from compare.text import Token

_LEADERS = frozenset("in at on during via through from over by".split(" "))
_WRITTEN = frozenset(["statement", "letter", "post", "op-ed"])
_TELLING = frozenset("told tells telling".split(" "))
LONGEST = 9  # words of an occasion, from the preposition to its noun


@dataclass(frozen=True, slots=True)
class Occasion:
    """The words of an occasion and its class; `hearer` where they name an audience."""

    span: Span
    kind: str
    hearer: bool


def occasions(view: View, saying: Saying, voices: tuple[Voice, Voice]) -> Iterator[Finding]:
    """Yield where the occasion of a shared quotation differs."""
    if not saying.quoted or saying.chance or relation(*voices) in ("other", "vague"):
        return
    ours, theirs = (_occasion(r, u) for r, u in zip(view.readings, (saying.a, saying.b), strict=True))
    speaker = voices[0].label if voices[0].name else voices[1].label
    if ours and theirs:
        if _apart(ours, theirs):
            yield _finding(view.pair, [ours.span], [theirs.span], 0.6, speaker)
    elif ours and ours.kind not in view.readings[1].occasions:
        yield _finding(view.pair, [ours.span], [_gap(saying.b)], 0.5, speaker)
    elif theirs and theirs.kind not in view.readings[0].occasions:
        yield _finding(view.pair, [_gap(saying.a)], [theirs.span], 0.5, speaker)


def _apart(a: Occasion, b: Occasion) -> bool:
    """Whether two occasions cannot be one: who tells reporters may do so at a briefing, but not in a letter."""
    if a.hearer == b.hearer:
        return a.kind != b.kind
    return (b if a.hearer else a).kind in _WRITTEN


def _finding(pair: Comparison, a: list[Span], b: list[Span], confidence: float, speaker: str) -> Finding:
    return make_finding(pair, "attribution.occasion", a, b, confidence, facts=filled({"speaker": speaker}))


def _gap(utterance: Utterance) -> Span:
    """Where an occasion would stand: behind the cue, else behind the remark."""
    end = utterance.cue.end if utterance.cue else utterance.content[-1].end
    return Span(end, end)


def _occasion(reading: Reading, utterance: Utterance) -> Occasion | None:
    """Read the occasion of `utterance` from the sentence of its cue, an occasion before an audience."""
    home = reading.doc.sentence_at(utterance.cue.start) if utterance.cue else None
    if home is None or home.n not in utterance.sentences:
        return None
    row = reading.doc.tokens[home.n - 1]
    quoting = [u for u in reading.touching([home.n]) if u.quotes]
    free = [not any(inside(u, t) for u in quoting) for t in row]
    places = [o for i in range(len(row)) if free[i] and (o := _read(row, free, i))]
    told = [o for o in places if o.hearer]
    return next((o for o in places if not o.hearer), told[0] if told else None)


def _read(row: tuple[Token, ...], free: list[bool], i: int) -> Occasion | None:
    """Read an occasion that begins at token `i`: "in a statement", "told reporters"."""
    if row[i].norm in _TELLING:
        return _audience(row, free, i + 1)
    if row[i].norm not in _LEADERS:
        return None
    for k in range(i + 1, min(len(row), i + LONGEST)):
        if not free[k] or row[k].norm in _LEADERS or (not row[k].is_word and row[k].norm not in "-'"):
            return None
        kind = OCCASIONS.get(row[k].norm)
        if kind and not (k + 1 < len(row) and row[k + 1].norm in ("'s", "hall")):
            return Occasion(Span(row[i].start, row[k].end), kind, False)
    return None


def _audience(row: tuple[Token, ...], free: list[bool], i: int) -> Occasion | None:
    """Read who was told, from the token after "told": "reporters", "a business forum"."""
    for k in range(i, min(len(row), i + 4)):
        if not free[k] or not row[k].is_word:
            return None
        hearers, event = HEARERS.get(row[k].norm), OCCASIONS.get(row[k].norm)
        if hearers or event:
            return Occasion(Span(row[i].start, row[k].end), hearers or str(event), bool(hearers))
    return None
