"""The evidence of an edit: what of it is news, and how much speaks for a reader wanting to see it, as numbers.

In: an edit and what the other article knows. Out: `News` and features from 0 to 1. What the other article tells of a
referent, a number or a time, titles and party letters beside a name, and words without content of their own are no
news.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.contrast.elsewhere import Known
from compare.contrast.phrases import Phrase, touching
from compare.contrast.reading import Reading
from compare.lexicon.function_words import DEFINITE, EMPTY
from compare.model import Document, Moment, Name, Quantity
from compare.naming import words
from compare.text import Token

if TYPE_CHECKING:
    from compare.contrast.edits import Edit

_PARTY = re.compile(r"\([RDI]\)|\b[RDI]\s?[-–]\s?[A-Z][\w.]*")
LONGEST_TITLE = 80  # characters
MANY_WORDS = 5  # words told nowhere; more say no more
DEEP = 20  # sentences, after which a place in an article says no more
NEAR = 3  # tokens to the last word that both print

FEATURES = ("group", "strange", "unheard", "replaced", "joined", "time", "deep", "mutual", "lead", "lone")


@dataclass(frozen=True, slots=True)
class News:
    """The words of a phrase that the other side does not tell, by token index, and the values among them."""

    words: tuple[int, ...]
    moments: tuple[Moment, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]

    @property
    def values(self) -> int:
        """How many times, numbers and names are new."""
        return len(self.moments) + len(self.quantities) + len(self.names)


def news_of(phrase: Phrase, known: Known) -> News:
    """Find what of a phrase the other side does not tell: no value that it gives, no title, nothing empty."""
    doc, span = phrase.side.doc, phrase.span
    same = phrase.side.other_numbers
    near = {n + d for n in same for d in (-1, 0, 1)}
    moments = {m: not known.moment(m, near, same) for m in touching(doc.moments, span)}
    quantities = {q: not known.quantity(q) and not _is_known_number(phrase, q) for q in touching(doc.quantities, span)}
    names = {n: not known.name(n) for n in touching(doc.names, span)}
    held: list[tuple[int, int, bool]] = [
        *((m.start, m.end, new) for m, new in moments.items()),
        *((q.start, q.end, new) for q, new in quantities.items()),
        *((n.start, n.end, new) for n, new in names.items()),
    ]
    tokens = phrase.side.tokens
    fresh = tuple(
        k
        for k in phrase.fresh
        if _is_news(tokens[k], held) and not is_title(known.ours, tokens[k]) and not is_party_letter(doc, tokens[k])
    )
    starts = [tokens[k].start for k in fresh]
    return News(
        fresh,
        tuple(m for m, new in moments.items() if new and any(m.start <= t < m.end for t in starts)),
        tuple(q for q, new in quantities.items() if new and any(q.start <= t < q.end for t in starts)),
        tuple(n for n, new in names.items() if new and any(n.start <= t < n.end for t in starts)),
    )


def _is_known_number(phrase: Phrase, quantity: Quantity) -> bool:
    """Whether a number behind "the" only counts what both articles name: the two governments, the governments."""
    tokens = phrase.side.tokens
    at = next((k for k in range(phrase.low, phrase.high) if tokens[k].start >= quantity.start), phrase.high)
    definite = at > phrase.low and tokens[at - 1].norm in DEFINITE
    return definite and not quantity.unit and (at + 1 in phrase.side.proved or at + 2 in phrase.side.proved)


def _is_news(token: Token, held: Sequence[tuple[int, int, bool]]) -> bool:
    """Whether a token tells something: as part of a value that is new, else as a word of its own."""
    inside = [new for start, end, new in held if start <= token.start < end]
    return any(inside) if inside else token.norm not in EMPTY


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


def features(edit: Edit, known: Known) -> Mapping[str, float]:
    """Describe an edit by `FEATURES`."""
    phrase, news = edit.phrase, edit.news
    tokens = [phrase.side.tokens[k] for k in news.words]
    before = range(max(phrase.low, phrase.start - NEAR), phrase.start)
    home = phrase.side.doc.sentence_at(phrase.span.start)
    return {
        "group": phrase.side.group.confidence,
        "strange": max((known.strange(t) for t in tokens), default=0.0),
        "unheard": min(MANY_WORDS, sum(not known.word(t.norm) for t in tokens)) / MANY_WORDS,
        "replaced": min(1.0, edit.replaced),
        "joined": float(any(k in phrase.side.proved for k in before)),
        "time": float(bool(news.moments)),
        "deep": min(1.0, (home.n if home else 1) / DEEP),
        "mutual": float(edit.mutual),
        "lead": float(phrase.side.lead),
        "lone": float(len(news.words) == 1),
    }
