"""What a phrase tells, as numbers: the evidence on which its confidence rests.

In: a phrase and what the other article knows. Out: `News` and features from 0 to 1. What the other article tells
elsewhere, titles and party letters beside a name, and the first names of somebody known are no news.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.detectors.aligned import is_light, teller
from compare.detectors.missing.elsewhere import Known
from compare.detectors.missing.phrases import Phrase, touching
from compare.detectors.reading import Reading
from compare.lexicon.sources import HEARERS, OCCASIONS
from compare.model import Document, Moment, Name, Quantity
from compare.naming import words
from compare.places import Places
from compare.text import Token

_PARTY = re.compile(r"\([RDI]\)|\b[RDI]\s?[-–]\s?[A-Z][\w.]*")
LONGEST_TITLE = 80  # characters
BESIDE = 16  # characters behind a reporting verb in which the hearer is named
MANY_WORDS = 5  # new words of a phrase; more say no more

EMPTY = frozenset(
    """one ones other others another some such same own many much few several quite rather including additional extra
    further""".split()
)

FEATURES = ("words", "opens", "whole", "time")


@dataclass(frozen=True, slots=True)
class News:
    """The new words of a phrase, and the values among them."""

    words: tuple[Token, ...]
    moments: tuple[Moment, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]

    @property
    def values(self) -> int:
        """How many times, numbers and names are new."""
        return len(self.moments) + len(self.quantities) + len(self.names)


def news_of(phrase: Phrase, known: Known) -> News:
    """Find what of a phrase the other article tells nowhere."""
    doc, span = phrase.side.doc, phrase.span
    same = phrase.side.other_numbers
    near = {n + d for n in same for d in (-1, 0, 1)}
    moments = {m: not known.moment(m, near, same) for m in touching(doc.moments, span)}
    quantities = {q: not known.quantity(q) for q in touching(doc.quantities, span)}
    names = {n: not known.name(n) for n in touching(doc.names, span)}
    held: list[tuple[int, int, bool]] = [
        *((m.start, m.end, new) for m, new in moments.items()),
        *((q.start, q.end, new) for q, new in quantities.items()),
        *((n.start, n.end, new) for n, new in names.items()),
    ]
    fresh = tuple(
        t
        for t in (phrase.side.tokens[k] for k in phrase.fresh if k not in phrase.side.linked)
        if _is_new(t, held, known) and not is_title(known.ours, t) and not is_party_letter(doc, t)
    )
    return News(
        fresh,
        tuple(m for m, new in moments.items() if new and any(m.start <= t.start < m.end for t in fresh)),
        tuple(q for q, new in quantities.items() if new and any(q.start <= t.start < q.end for t in fresh)),
        tuple(n for n, new in names.items() if new and any(n.start <= t.start < n.end for t in fresh)),
    )


def _is_new(token: Token, held: Sequence[tuple[int, int, bool]], known: Known) -> bool:
    """Whether a token is news: as part of a value that is, else as a word that the other article has nowhere."""
    inside = [new for start, end, new in held if start <= token.start < end]
    return any(inside) if inside else token.norm not in EMPTY and not known.word(token.norm)


def is_title(reading: Reading, token: Token) -> bool:
    """Whether `token` belongs to the title beside a name."""
    for name in reading.names_in((token.end, token.start + LONGEST_TITLE)):
        title = set(words(name.title)) if name.title else set()
        if title and set(words(reading.doc.words((token.start, name.start)))) <= title:
            return True
    return False


def is_party_letter(doc: Document, token: Token) -> bool:
    """Whether `token` is of the party and state behind a lawmaker's name: (R-N.Y.)."""
    text, low = doc.article.text, max(0, token.start - 8)
    return any(low + m.start() <= token.start < low + m.end() for m in _PARTY.finditer(text[low : token.end + 8]))


def features(phrase: Phrase, news: News) -> Mapping[str, float]:
    """Describe a phrase by `FEATURES`; one that opens its sentence is what that is about, and seldom a detail.

    A name or number says as much as two words, and so does a word beside a number that both print.
    """
    weight = len(news.words) + len(news.names) + len(news.quantities) + phrase.counts
    return {
        "words": min(MANY_WORDS, weight) / MANY_WORDS,
        "opens": float(phrase.start <= phrase.low + 1),
        "whole": float(phrase.shape == "whole"),
        "time": float(bool(news.moments)),
    }


def is_occasion(phrase: Phrase) -> bool:
    """Whether it tells where or to whom a remark was made, which is compared as an attribution."""
    if is_reported(phrase):
        return False
    heads = [t.norm for t in phrase.tokens if not is_light(t)][:2]
    at = phrase.span.start
    told = phrase.side.doc.once(_behind_cues).covers(at)
    return told or any(n in OCCASIONS or n in HEARERS for n in heads)


def _behind_cues(doc: Document) -> Places[None]:
    """The places of `doc` where a hearer would be named."""
    return Places((u.cue.end, u.cue.end + BESIDE, None) for u in doc.utterances if u.cue)


def is_reported(phrase: Phrase) -> bool:
    """Whether somebody is reported to say it."""
    return teller(phrase.side.doc, phrase.span.start) is not None
