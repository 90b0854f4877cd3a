"""A paragraph comes in, the spans of its sentences go out.

sentencex proposes the ends; it skips what stands in quotation marks, so it reads a shadow of the paragraph in which
those marks are blanks, of the same length. A thin layer then rules on the ends that news gets wrong: closing marks,
abbreviations before names, attributions behind a quotation, lists, and stops with no blank behind them.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import sentencex

from compare.lexicon.sentence_ends import AMBIGUOUS, BEFORE_FIGURES, INSIDE, SHOUTING_NAMES, TITLES
from compare.model import Span
from compare.sentences.abbreviations import abbreviation_ends, next_word, opens_sentence
from compare.sentences.quotes import Marks, end_of_closers, is_attributed
from compare.sentences.runins import forced_cuts, list_markers

# Blanks for sentencex: directed and double marks, breaks and odd spaces. A straight single mark may be an apostrophe.
_SHADOW = str.maketrans(dict.fromkeys('"“”„‟«»‘\n\r\t\x0b\x0c\x85\u2028\u2029\u00a0\u202f\u2009', " "))
_STOP = re.compile(r"\.(?:\s\.)+|[.!?…]+|\[(?:\.\s?\.\s?\.|…)\]")
_ALNUM = re.compile(r"[^\W_]")
_BLANK = re.compile(r"\s*")
_GLUED_BEFORE = re.compile(r"(?:[a-z]{2}|\d)[.!?][\"'”’»)]*$")
_GLUED_NEXT = re.compile(r"[\"'“‘(]?(?:[A-Z][a-z]+(?!\w)|[AI]\s|[AI]['’])")
_NO_PROSE = re.compile(r"[/@\\]|www\.|\.(?:com|net|org|gov|edu|html?|in|uk|io|ai|tv)\b", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+)[.!?…]+$")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
# Notes and single marks that may as well open: behind a stop they belong to it where sentencex says so.
_TAIL = re.compile(r"(?:\s?\[\d{1,3}\]|\s?['`]{1,2}(?!\w))+")
_LOOK_BACK, _LOOK_AHEAD = 40, 60
_SLICE = 20_000


@dataclass(frozen=True, slots=True)
class _Stop:
    """A place where a sentence may end: the stop at [`start`, `bare`), its closing marks up to `end`, `next` behind."""

    start: int
    bare: int
    end: int
    next: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What is known of a paragraph before it is cut; `proposed` holds the ends that sentencex sees."""

    text: str
    marks: Marks
    proposed: frozenset[int]
    title_case: bool
    lower_case: bool


def sentence_spans(text: str) -> list[Span]:
    """The sentences of the paragraph `text`, trimmed and in order; together they hold all but its white space."""
    markers = list_markers(text)
    forced = sorted(forced_cuts(text) | {m.start for m in markers if m.start})
    paragraph = _read(text)
    return _pieces(text, sorted({*forced, *_natural_cuts(paragraph, forced, {m.start: m.end for m in markers})}))


def _natural_cuts(paragraph: _Paragraph, forced: list[int], markers: dict[int, int]) -> Iterator[int]:
    """The ends of sentences at stops; a sentence starts anew at each of `forced`, where a list marker may stand."""
    start, worded, waiting = 0, _first_alnum(paragraph.text, 0), deque(forced)
    for stop in _stops(paragraph):
        while waiting and waiting[0] <= stop.start:
            start = waiting.popleft()
            worded = _first_alnum(paragraph.text, start)
        if stop.start < markers.get(start, 0) or worded > stop.start:
            continue
        if _ends(paragraph, stop, start):
            yield stop.end
            start = stop.next
            worded = _first_alnum(paragraph.text, start)


def _first_alnum(text: str, start: int) -> int:
    """Where the first letter or digit from `start` on stands."""
    found = _ALNUM.search(text, start)
    return found.start() if found else len(text)


def _read(text: str) -> _Paragraph:
    """Ask sentencex for the ends in `text`, and see how it uses capitals."""
    marks = Marks.of(text)
    proposed = frozenset(end_of_closers(marks, end) for end in _proposals(text.translate(_SHADOW)))
    words = [w for w in text[:400].split() if len(w) > 3 and w[0].isalpha()]
    upper = sum(w[0].isupper() for w in words)
    return _Paragraph(text, marks, proposed, 3 <= upper >= 0.8 * len(words), text[:2000].islower())


def _proposals(shadow: str) -> Iterator[int]:
    """Where sentencex ends a sentence, before the white space; it gets slices, as some runs of marks cost it squares."""
    start = 0
    while start < len(shadow):
        end = shadow.find(" ", start + _SLICE)
        end = len(shadow) if end < 0 else end
        for boundary in sentencex.get_sentence_boundaries("en", shadow[start:end]):
            stop = start + boundary["end_index"]
            while stop > start and shadow[stop - 1].isspace():
                stop -= 1
            if stop > start:
                yield stop
        start = end


def _stops(paragraph: _Paragraph) -> Iterator[_Stop]:
    """Every stop of the paragraph with the marks that close behind it."""
    text, marks = paragraph.text, paragraph.marks
    for match in _STOP.finditer(text):
        bare = match.end()
        end = end_of_closers(marks, bare)
        tail = _TAIL.match(text, end)
        if tail and tail.end() in paragraph.proposed:
            end = tail.end()
        behind = _BLANK.match(text, end)
        yield _Stop(match.start(), bare, end, behind.end() if behind else end)


def _ends(paragraph: _Paragraph, stop: _Stop, start: int) -> bool:
    """Whether the sentence from `start` ends at `stop`."""
    text = paragraph.text
    if stop.next >= len(text):
        return False
    if stop.next == stop.end:
        return _glued(paragraph, stop)
    word = next_word(text[stop.next : stop.next + _LOOK_AHEAD])
    if word[:1].islower() and not _BRAND.match(word):
        return paragraph.lower_case and stop.end in paragraph.proposed
    if text[stop.next] == ".":
        return _ellipsis_opens(text, stop)
    if is_attributed(paragraph.marks, start, stop.end, stop.next):
        return False
    if text[stop.start] == "." and stop.bare == stop.start + 1 == stop.end:
        before = text[max(start, stop.bare - _LOOK_BACK) : stop.bare]
        verdict = abbreviation_ends(before, text[stop.next : stop.next + _LOOK_AHEAD], paragraph.title_case)
        if verdict is not None:
            return verdict
    if text[start] == "(" and text[stop.bare : stop.end].endswith(")"):
        return True
    if text[stop.start] == "[":
        return opens_sentence(word)
    if text[stop.start] == "!" and stop.end == stop.bare and _last_word(text, stop) in SHOUTING_NAMES:
        return opens_sentence(word)
    return stop.end in paragraph.proposed


def _last_word(text: str, stop: _Stop) -> str:
    """The folded word right before `stop`."""
    found = _LAST_WORD.search(text[max(0, stop.start - _LOOK_BACK) : stop.bare])
    return found.group(1).lower() if found else ""


def _ellipsis_opens(text: str, stop: _Stop) -> bool:
    """Whether `stop` ends a sentence and dots behind it mark what was left out before the next: "... over. ... We"."""
    dots = _STOP.match(text, stop.next)
    if not dots or text[stop.start : stop.bare] != "." or dots.group().count(".") < 3:
        return False
    return next_word(text[dots.end() : dots.end() + _LOOK_AHEAD])[:1].isupper()


def _glued(paragraph: _Paragraph, stop: _Stop) -> bool:
    """Whether a stop without a blank behind it ends a sentence ("... the deal.Talks resume"): not in an address."""
    text = paragraph.text
    if stop.bare != stop.start + 1 or not _GLUED_NEXT.match(text, stop.next):
        return False
    before = text[max(0, stop.end - _LOOK_BACK) : stop.end]
    if not _GLUED_BEFORE.search(before) or _last_word(text, stop) in TITLES | BEFORE_FIGURES | AMBIGUOUS | INSIDE:
        return False
    token = before.split()[-1] + text[stop.next : stop.next + _LOOK_BACK].split()[0]
    return not _NO_PROSE.search(token)


def _pieces(text: str, cuts: list[int]) -> list[Span]:
    """The trimmed pieces of `text` between `cuts`; one without a letter or digit joins its neighbour."""
    spans: list[Span] = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        piece = text[start:end]
        if not piece.strip():
            continue
        span = Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        if spans and not (_ALNUM.search(piece) and _ALNUM.search(text, spans[-1].start, spans[-1].end)):
            span = Span(spans.pop().start, span.end)
        spans.append(span)
    return spans
