"""Whether two claims are of one event and one voice: laws that no amount of likeness outweighs."""

from __future__ import annotations

from compare.contrast.aligned import Side, teller
from compare.contrast.governing import cues_of, is_negator
from compare.contrast.parts import sentence_of
from compare.lexicon.certainty import NEGATIVE
from compare.model import AlignedWords, Comparison, Document
from compare.naming import may_be_one

DAYS = frozenset({"day", "weekday"})
NEAR = 8  # tokens within which a word that denies stands beside what it denies


def is_answered(side: Side, index: int) -> bool:
    """Whether a negative word near by, which the other side has nothing for, may deny the word at `index`."""
    home = sentence_of(side, index)
    near = range(max(home.start, index - NEAR), min(home.stop, index + NEAR))
    free = [n for n in near if n not in side.proved and n != index]
    return any(side.tokens[n].norm in NEGATIVE or is_negator(side, n) for n in free)


def has_cue(side: Side, index: int, stances: set[str]) -> bool:
    """Whether a cue of one of these classes stands anywhere in the sentence of the word at `index`."""
    return any(cue.stance in stances for n in sentence_of(side, index) for cue in cues_of(side, n))


def on_other_days(pair: Comparison, words: AlignedWords) -> bool:
    """Whether both sides name days and share none: two days may well have two outcomes."""
    times = [
        {
            m.printed or m.earliest
            for m in doc.moments
            if m.form in DAYS and any(t.start <= m.start < t.end for t in tokens)
        }
        for doc, tokens in ((pair.a, words.a), (pair.b, words.b))
    ]
    return bool(times[0] and times[1]) and not times[0] & times[1]


def on_other_figures(pair: Comparison, words: AlignedWords) -> bool:
    """Whether both sides give figures and share none: another outcome with other figures may be another event."""
    figures = [
        {(q.low, q.high) for q in doc.quantities if tokens and tokens[0].start <= q.start < tokens[-1].end}
        for doc, tokens in ((pair.a, words.a), (pair.b, words.b))
    ]
    return bool(figures[0] and figures[1]) and not figures[0] & figures[1]


def speaker_at(doc: Document, offset: int) -> str | None:
    """Who is reported to say what stands at `offset`: a name, "" for somebody unnamed, None for the article itself."""
    said = teller(doc, offset)
    return said.speaker if said else None


def one_voice(pair: Comparison, words: AlignedWords, at: tuple[int, int]) -> bool:
    """Whether the words at the two indices are the claim of one speaker, or of the article on at least one side."""
    a = speaker_at(pair.a, words.a[at[0]].start)
    b = speaker_at(pair.b, words.b[at[1]].start)
    return not (a and b) or may_be_one(a, b)
