"""Whether two claims are of one event and one voice, and mean what they say: laws that no likeness outweighs.

Opposite words may say the same: shut until Friday, open again on Friday; 41 forbid it, all but 41 allow it. A state
that lasts until a time ends in its opposite then, and what is true of all but a few is not true of those.
"""

from itertools import pairwise

from compare.contrast.aligned import Side, teller
from compare.contrast.governing import cues_of, is_negator
from compare.lexicon.certainty import NEGATIVE
from compare.lexicon.polarity import ALL_BUT, UNTIL
from compare.model import Document
from compare.naming import may_be_one

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


def speaker_at(doc: Document, offset: int) -> str | None:
    """Who is reported to say what stands at `offset`: a name, "" for somebody unnamed, None for the article itself."""
    said = teller(doc, offset)
    return said.speaker if said else None


def one_voice(a: Side, b: Side, at: tuple[int, int]) -> bool:
    """Whether the words at the two indices are the claim of one speaker, or of the article on at least one side."""
    one, two = speaker_at(a.doc, a.tokens[at[0]].start), speaker_at(b.doc, b.tokens[at[1]].start)
    return not (one and two) or may_be_one(one, two)


BESIDE = 6  # words of the clause before or behind in which what turns a word round stands


def agree(a: Side, b: Side, at: tuple[int, int]) -> bool:
    """Whether the words `at` of the two sides are opposite because one of them is turned round."""
    sides = ((a, at[0]), (b, at[1]))
    (ends, later), (ends_too, later_too) = ((_lasts(side, k), _is_dated(side, k)) for side, k in sides)
    excepts = [_excepts(side, k) for side, k in sides]
    return (ends and later_too and not ends_too) or (ends_too and later and not ends) or excepts[0] != excepts[1]


def _behind(side: Side, k: int) -> range:
    """The tokens behind `k` up to the next mark, a few of them."""
    ends = (n for n in range(k + 1, len(side.tokens)) if not side.tokens[n].is_word)
    return range(k + 1, min(k + 1 + BESIDE, next(ends, len(side.tokens))))


def _lasts(side: Side, k: int) -> bool:
    """Whether the word at `k` is said to last until a time."""
    return any(side.tokens[n].norm in UNTIL for n in _behind(side, k)) and _is_dated(side, k)


def _is_dated(side: Side, k: int) -> bool:
    """Whether a time stands behind the word at `k`."""
    near = _behind(side, k)
    if not near:
        return False
    start, end = side.tokens[near[0]].start, side.tokens[near[-1]].end
    return any(start < moment.end and moment.start < end for moment in side.doc.moments)


def _excepts(side: Side, k: int) -> bool:
    """Whether the word at `k` is told of all but some."""
    before = [side.tokens[n].norm for n in range(max(0, k - BESIDE), k)]
    return any(pair in ALL_BUT for pair in pairwise(before))
