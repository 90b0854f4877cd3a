"""Whether two claims are of one event and one voice: laws that no amount of likeness outweighs."""

from __future__ import annotations

from compare.contrast.aligned import Side
from compare.contrast.governing import cues_of, is_negator
from compare.lexicon.certainty import NEGATIVE

DAYS = frozenset({"day", "weekday"})
NEAR = 8  # tokens within which a word that denies stands beside what it denies


def is_answered(side: Side, index: int) -> bool:
    """Whether a negative word near by, which the other side has nothing for, may deny the word at `index`."""
    home = side.homes[index]
    near = range(max(home.start, index - NEAR), min(home.stop, index + NEAR))
    free = [n for n in near if n not in side.proved and n != index]
    return any(side.tokens[n].norm in NEGATIVE or is_negator(side, n) for n in free)


def has_cue(side: Side, index: int, stances: set[str]) -> bool:
    """Whether a cue of one of these classes stands anywhere in the sentence of the word at `index`."""
    return any(cue.stance in stances for n in side.homes[index] for cue in cues_of(side, n))


def on_other_days(a: Side, b: Side) -> bool:
    """Whether both sides name days and share none: two days may well have two outcomes."""
    times = [
        {
            m.printed or m.earliest
            for m in s.doc.moments
            if m.form in DAYS and any(t.start <= m.start < t.end for t in s.tokens)
        }
        for s in (a, b)
    ]
    return bool(times[0] and times[1]) and not times[0] & times[1]


def on_other_figures(a: Side, b: Side) -> bool:
    """Whether both sides give figures and share none: another outcome with other figures may be another event."""
    figures = [
        {(q.low, q.high) for q in s.doc.quantities if s.tokens and s.tokens[0].start <= q.start < s.tokens[-1].end}
        for s in (a, b)
    ]
    return bool(figures[0] and figures[1]) and not figures[0] & figures[1]
