"""Paragraphs as reporting frames: sentences in which every quotation is one unit.

Comes in: text, sentences, tokens, quotations. Goes out: frames, the sentences of the narrator with each quotation as
a single unit, so that a quotation of five sentences is as easy to find a speaker for as one of a word. A sentence
splitter ends a sentence inside a quotation, or between a quotation and its "he asked"; frames join what belongs
together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from compare.lexicon import reporting
from compare.lexicon.function_words import AUXILIARIES
from compare.model import Sentence, Span
from compare.text import Token
from compare.utterances.marks import Quotation, find_quotations

_REACH = 20  # units between a quotation and the verb that still attributes it
_LONGEST = 400  # units of a frame; no sentence is longer, and the search in a frame is not linear

_PAUSES = frozenset(",.?!…-—–;")


class Unit(NamedTuple):
    """A token of the narrator, or a whole quotation.

    `cap` says that it begins with a capital, `shout` that it is all capitals; of a quotation `quote` is the number
    (else -1) and `tail` the last sign between the marks, which tells whether the sentence ends or goes on there.
    """

    start: int
    end: int
    norm: str
    cap: bool = False
    quote: int = -1
    tail: str = ""
    shout: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number of the narrator."""
        return self.quote < 0 and (self.norm[-1:].isalnum() or self.norm[:1].isalnum())

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation."""
        return self.quote >= 0

    @property
    def is_full(self) -> bool:
        """Whether it is a quotation that begins like a sentence and ends at a pause."""
        return self.quote >= 0 and self.cap and self.tail in _PAUSES


class Frame(NamedTuple):
    """A sentence of the narrator, as `units`; `role` is that of its first sentence."""

    units: tuple[Unit, ...]
    paragraph: int
    role: str = "body"


class Scene(NamedTuple):
    """An article ready for the search: its quotations and its frames in reading order."""

    text: str
    quotations: tuple[Quotation, ...]
    frames: tuple[Frame, ...]


def build_scene(text: str, sentences: Sequence[Sentence], tokens: Sequence[Sequence[Token]]) -> Scene:
    """Find the quotations of an article and lay its sentences out as frames."""
    blocks = list(_paragraphs(sentences))
    spans = [Span(sentences[low].start, max(s.end for s in sentences[low:high])) for low, high in blocks]
    quotations = find_quotations(text, spans)
    frames: list[Frame] = []
    at = 0
    for number, (low, high) in enumerate(blocks):
        mine = []
        while at < len(quotations) and quotations[at].paragraph == number:
            mine.append(at)
            at += 1
        frames += _paragraph_frames(text, sentences[low:high], tokens[low:high], quotations, mine, number)
    return Scene(text, quotations, tuple(frames))


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Runs of sentences `[low, high)` that share a paragraph and a role."""
    low = 0
    for at in range(1, len(sentences) + 1):
        ends = at == len(sentences) or sentences[at].paragraph != sentences[low].paragraph
        if ends or sentences[at].role != sentences[low].role:
            yield low, at
            low = at


def _paragraph_frames(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Sequence[Token]],
    quotations: Sequence[Quotation],
    mine: Sequence[int],
    paragraph: int,
) -> Iterator[Frame]:
    """Cut the units of one paragraph where a sentence ends outside quotations, unless the next one attributes it."""
    mine = [q for q in mine if not _is_nickname(text, quotations[q])]
    starts = [quotations[q].start for q in mine]
    runs: list[list[Unit]] = []
    for words in tokens:
        run = list(_units(text, words, quotations, mine, starts))
        if runs and (not run or _belongs(runs[-1], run)):
            runs[-1] += run[1:] if run and run[0].quote == runs[-1][-1].quote >= 0 else run
        elif run:
            runs.append(run)
    for run in runs:
        for low in range(0, len(run), _LONGEST):
            yield Frame(tuple(run[low : low + _LONGEST]), paragraph, sentences[0].role)


def _units(
    text: str,
    words: Iterable[Token],
    quotations: Sequence[Quotation],
    mine: Sequence[int],
    starts: Sequence[int],
) -> Iterator[Unit]:
    """Yield the tokens of a sentence, each quotation once, at its first token."""
    last = -1
    for token in words:
        at = bisect_right(starts, token.start) - 1
        if at >= 0 and token.start < quotations[mine[at]].end:
            if mine[at] != last:
                last = mine[at]
                yield _quote_unit(text, quotations[last], last)
        else:
            shout = len(token.text) > 1 and token.text.isupper()
            yield Unit(token.start, token.end, token.norm, token.text[:1].isupper(), shout=shout)


def _is_nickname(text: str, quotation: Quotation) -> bool:
    """Whether a quotation stands inside a name: Marcia "Cia" Roe."""
    inner = text[quotation.inner.start : quotation.inner.end]
    before, after = (
        text[max(0, quotation.start - 40) : quotation.start].split(),
        text[quotation.end : quotation.end + 40].split(),
    )
    named = bool(before and after) and before[-1][:1].isupper() and after[0][:1].isupper()
    return named and inner.replace(".", "").isalnum() and inner[0].isupper() and before[-1][-1].isalpha()


def _quote_unit(text: str, quotation: Quotation, number: int) -> Unit:
    """A quotation as a unit."""
    low, high = quotation.inner
    first = next((c for c in text[low : min(high, low + 8)] if c.isalnum()), "")
    cap = first.isupper() or first.isdigit()
    return Unit(quotation.start, quotation.end, "“”", cap, number, text[low:high].rstrip("\"'”’»")[-1:])


def _belongs(before: Sequence[Unit], run: Sequence[Unit]) -> bool:
    """Whether `run` goes on with the frame `before`: inside its quotation, as its attribution, or after its colon."""
    last = before[-1]
    if run[0].is_quote:
        return run[0].quote == last.quote or last.norm in (":", ",")
    if not last.is_quote:
        return False
    if not run[0].is_word or not run[0].cap:
        return True
    return last.tail != "." and _attributes(run)


def _attributes(run: Sequence[Unit]) -> bool:
    """Whether `run` reads "Smith asked." after a quotation that ends in a question or exclamation mark."""
    for at, unit in enumerate(run[:_REACH]):
        if unit.norm in (".", ":", ";") and not (at and run[at - 1].cap):
            return False
        forms = reporting.FORMS.get(unit.norm, ())
        if at and not unit.cap and any(f.form in ("ed", "s") and set(f.verb.frames) & set("sqo") for f in forms):
            following = run[at + 1] if at + 1 < len(run) else None
            return following is None or following.norm not in ("that", ":", "“”")
        if unit.is_word and (unit.norm in AUXILIARIES) and unit.norm != "'s":
            return False
    return False
