"""The headline of an article as detectors need it: its words, and where they stand.

A headline that the text prints has true spans. One that is known from metadata alone has none: its place is the empty
span at the head of the text, and the words are given as facts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from compare.contrast.aligned import is_light
from compare.lexicon.number_words import ORDINALS, SCALES, SHORT_SCALES, TENS, UNITS
from compare.model import Document, Span
from compare.naming import words as name_words
from compare.text import GLYPHS, Token, tokenise

GLUED_SCALES = {**SHORT_SCALES, "m": 1e6}
_GLUED = re.compile(r"(?P<figure>\d+(?:[.,]\d+)*)(?P<scale>[a-z]*)")


@dataclass(frozen=True)
class Head:
    """A headline: its text, and where the article prints it, if it does."""

    doc: Document
    text: str
    start: int | None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens, with offsets into its own text."""
        return tokenise(self.text)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where the article prints [start, end) of the headline, or the head of the text where it does not."""
        return (Span(0, 0),) if self.start is None else (Span(self.start + start, self.start + end),)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of every name that the article has, folded."""
        return frozenset(word for name in self.doc.names for word in name_words(name.full))

    @property
    def content(self) -> list[Token]:
        """The words that tell something."""
        return [t for t in self.tokens if not is_light(t)]


def head_of(doc: Document) -> Head | None:
    """The headline of `doc`: the one in its text, else the one that its source gives."""
    printed = [s for s in doc.sentences if s.role == "headline"]
    if printed:
        span = Span(printed[0].start, printed[-1].end)
        return Head(doc, doc.words(span), span.start)
    return Head(doc, doc.article.headline, None) if doc.article.headline else None


def values(tokens: Sequence[Token]) -> list[tuple[float, Token]]:
    """The numbers that stand in `tokens`, in figures or words, each with the scale behind it (90 million, 3bn)."""
    found: list[tuple[float, Token]] = []
    for k, token in enumerate(tokens):
        value = number(token.norm)
        if value is None:
            continue
        after = tokens[k + 1] if k + 1 < len(tokens) else None
        scale = SCALES.get(after.norm) if after else None
        if after and after.start == token.end:  # letters glued to the figure
            scale = GLUED_SCALES.get(after.norm)
        if after and scale:
            found.append((value * scale, Token(token.start, after.end, token.text, token.norm)))
        else:
            found.append((value, token))
    return found


def number(norm: str) -> float | None:
    """The value of one word or figure; None where it is no number."""
    for table in (UNITS, TENS, ORDINALS, {"dozen": 12}):
        if norm in table:
            return float(table[norm])
    glued = _GLUED.fullmatch(norm.translate(GLYPHS))
    if glued is None or (glued["scale"] and glued["scale"] not in {*GLUED_SCALES, "th", "st", "nd", "rd", "s"}):
        return None
    figure = glued["figure"].replace(",", "")
    if figure.count(".") > 1:
        return None
    return float(figure) * GLUED_SCALES.get(glued["scale"], 1.0)
