"""Quotation marks to quotations: where quoted words begin and end, whatever the glyphs.

Comes in: the article's text and its paragraphs. Goes out: the outermost quotations in reading order; what is quoted
inside a quotation belongs to it. The decision worth knowing: a mark opens or closes by the characters beside it first
and by its glyph second, because papers set “ for ” and " for both, and ' is more often an apostrophe than a mark.
Every pass is linear in the text, so a page of marks costs no more than a page of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, NamedTuple

from compare.model import Span

Role = Literal["open", "close", "either"]

_DOUBLE = re.compile(r"``|''|[\"“”„‟«»″＂〝〞]")
_SINGLE = re.compile(r"['‘’‚‛‹›]")
_OPENERS = frozenset("“„‟«〝") | {"``"}
_CLOSERS = frozenset("”»〞") | {"''"}
_BEFORE_OPENING = frozenset("([{<—–―-/…:>|")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–―-/…|")
# Words that begin with an apostrophe; 'em, '90s and their kind open no quotation.
_ELISION = re.compile(r"(?:tis|twas|em|til|till|cause|bout|round|n|\d\ds?)\b", re.IGNORECASE)
_INCHES = re.compile(r"\d['’′]?\s?\d*$")
_LABEL = re.compile(r"\s*[\"“]?[A-Z][A-Z.'’() -]{1,40}:\s")
_LONGEST_SENTENCE = 400  # characters looked back at for the start of a quotation that no mark opens
_SENTENCE_START = re.compile(r"[.!?…][)\]]?\s+(?=\S)")


class Quotation(NamedTuple):
    """A quotation with its marks at [start, end), what is between them, and how it hangs together with others.

    `closed` is False where the paragraph ended first; `continues` says that it goes on from the quotation before.
    """

    start: int
    end: int
    inner: Span
    paragraph: int
    closed: bool = True
    continues: bool = False


class _Piece(NamedTuple):
    """A quoted stretch, how wide its opening mark is, and whether a mark closes it."""

    start: int
    end: int
    width: int
    closed: bool


class _Mark(NamedTuple):
    start: int
    end: int
    glyph: str
    role: Role


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """All outermost quotations of `text`, paragraph by paragraph."""
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        hanging = bool(found) and not found[-1].closed and found[-1].paragraph == number - 1
        for quotation in _in_paragraph(text, paragraph, number, hanging):
            first = quotation.start == _trimmed(text, *paragraph).start
            same = hanging and (text[quotation.start] == text[found[-1].start] or text[quotation.start].isalnum())
            found.append(quotation._replace(continues=first and same))
            hanging = False
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, number: int, hanging: bool) -> list[Quotation]:
    """The quotations of one paragraph; single marks count only outside double ones, or around them (British style)."""
    label = _LABEL.match(text, paragraph.start, paragraph.end)
    if label:  # a transcript's paragraph: the mark before the label quotes the whole, not the speech
        paragraph = Span(label.end(), paragraph.end)
    doubles = _Pairing(text, paragraph, hanging).run()
    pieces = sorted([*doubles, *_pair_singles(text, paragraph, doubles)], key=lambda piece: (piece.start, -piece.end))
    outer: list[Quotation] = []
    for start, end, width, closed in pieces:
        if not outer or start >= outer[-1].end:
            outer.append(Quotation(start, end, _inner(text, start, end, width, closed), number, closed))
    return outer


def _inner(text: str, start: int, end: int, width: int, closed: bool) -> Span:
    """What stands between the marks, without the spaces some styles set inside them."""
    low = start + width
    tail = 2 if text[max(low, end - 2) : end] == "''" else 1
    return _trimmed(text, low, max(low, end - tail) if closed else end)


def _trimmed(text: str, low: int, high: int) -> Span:
    """The stretch [low, high) without white space at its ends."""
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return Span(low, high)


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    """The double marks of a paragraph with what each can do."""
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        role = _role(text, paragraph, match.start(), match.end(), match.group())
        yield _Mark(match.start(), match.end(), match.group(), role)


def _role(text: str, paragraph: Span, start: int, end: int, glyph: str) -> Role:
    """Whether a mark opens or closes, by its neighbours, else by its glyph."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    left_free = before.isspace() or before in _BEFORE_OPENING
    right_free = after.isspace() or after in _AFTER_CLOSING
    if left_free and not right_free and not (before in "—–―-/…:" and glyph in _CLOSERS):
        return "open"
    if right_free and not left_free and not (after in "—–―-/…" and glyph in _OPENERS):
        return "close"
    if glyph in _OPENERS:
        return "open"
    return "close" if glyph in _CLOSERS else "either"


@dataclass(slots=True)
class _Pairing:
    """Pairs the double marks of one paragraph, left to right with a depth."""

    text: str
    paragraph: Span
    hanging: bool

    def run(self) -> list[_Piece]:
        """Stretches `(start, end, width of the opening mark, closed)`."""
        marks = self._quoting(list(_without_markup(self.text, _marks(self.text, self.paragraph))))
        lowest = _lowest_ahead(marks)
        found: list[_Piece] = []
        opener: _Mark | None = None
        depth = level = 0
        floor = self.paragraph.start
        for index, mark in enumerate(marks):
            opens = mark.role == "open" or (mark.role == "either" and opener is None)
            level += {"open": 1, "close": -1, "either": 0}[mark.role]
            if opener is None and not opens:
                found += self._unopened(floor, mark)
            elif opener is None:
                opener, depth = mark, 1
            elif not opens or lowest[index] <= level - 2:  # the outer one still finds its closing mark: this is nested
                depth += 1 if opens else -1
                if not depth:
                    found.append(_Piece(opener.start, mark.end, opener.end - opener.start, True))
                    opener = None
            else:
                lost = _trimmed(self.text, opener.end, mark.start).end
                found.append(_Piece(opener.start, lost, opener.end - opener.start, False))
                opener, depth = mark, 1
            floor = mark.end
        if opener is not None:
            found.append(
                _Piece(
                    opener.start,
                    _trimmed(self.text, opener.end, self.paragraph.end).end,
                    opener.end - opener.start,
                    False,
                )
            )
        return found

    def _quoting(self, marks: Sequence[_Mark]) -> list[_Mark]:
        """Leave out the marks that measure; one that an open quotation would else lack closes it: "1 in 3" odds."""
        found: list[_Mark] = []
        for mark, after in zip_longest(marks, marks[1:]):
            wanted = bool(found) and found[-1].role == "open" and (after is None or after.role == "open")
            if wanted or not self._is_inches(mark):
                found.append(mark)
        return found

    def _is_inches(self, mark: _Mark) -> bool:
        """Whether a straight mark after a digit measures: 6'2", a 12" pipe."""
        if mark.glyph not in '"″' or mark.role == "open":
            return False
        line = self.text[max(self.paragraph.start, mark.start - 6) : mark.start]
        if not _INCHES.search(line):
            return False
        follows = self.text[mark.end : mark.end + 2]
        return mark.glyph == "″" or "'" in line or (follows[:1] == " " and follows[1:].islower())

    def _unopened(self, floor: int, mark: _Mark) -> Iterator[_Piece]:
        """A closing mark alone closes its sentence, or the paragraph where the one before was left open."""
        start = floor
        if floor > self.paragraph.start or not self.hanging:
            line = self.text[max(floor, mark.start - _LONGEST_SENTENCE) : mark.start]
            starts = [m.end() for m in _SENTENCE_START.finditer(line)]
            start = mark.start - len(line) + (starts[-1] if starts else 0)
        start = _trimmed(self.text, start, mark.start).start
        if mark.start - start > 1:
            yield _Piece(start, mark.end, 0, True)


def _without_markup(text: str, marks: Iterator[_Mark]) -> Iterator[_Mark]:
    """Leave out the marks around the value of a tag's attribute: width="12"."""
    for mark in marks:
        if mark.glyph == '"' and text[max(0, mark.start - 1) : mark.start] == "=":
            next(marks, None)
        else:
            yield mark


def _lowest_ahead(marks: Sequence[_Mark]) -> list[int]:
    """For each mark the lowest running level from it to the paragraph's end; opening is +1, closing -1."""
    level = 0
    levels = []
    for mark in marks:
        level += {"open": 1, "close": -1, "either": 0}[mark.role]
        levels.append(level)
    for index in range(len(levels) - 2, -1, -1):
        levels[index] = min(levels[index], levels[index + 1])
    return levels


def _pair_singles(text: str, paragraph: Span, doubles: Sequence[_Piece]) -> list[_Piece]:
    """Stretches in single marks; a mark that can be an apostrophe and finds no partner is one."""
    marks = list(_single_marks(text, paragraph, doubles))
    found: list[_Piece] = []
    opener: _Mark | None = None
    for index, mark in enumerate(marks):
        if mark.role == "open":
            opener = opener or mark
        elif opener is not None and not (mark.role == "either" and _closes_later(marks, index)):
            found.append(_Piece(opener.start, mark.end, 1, True))
            opener = None
    return found


def _closes_later(marks: Sequence[_Mark], index: int) -> bool:
    """Whether a surer closing mark follows a doubtful one (workers') before anything opens."""
    return index + 1 < len(marks) and marks[index + 1].role == "close"


def _single_marks(text: str, paragraph: Span, doubles: Sequence[_Piece]) -> Iterator[_Mark]:
    """Single marks outside `doubles` that can open or close; "either" is a closing mark or a plural's apostrophe."""
    ahead = iter([*doubles, _Piece(paragraph.end, paragraph.end, 0, True)])
    piece = next(ahead)
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        at, glyph = match.start(), match.group()
        while piece.end <= at:
            piece = next(ahead)
        if piece.start <= at or text[at + 1 : at + 2] == glyph or text[at - 1 : at] == glyph == "'":
            continue
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        if (before.isspace() or before in _BEFORE_OPENING) and (after.isalnum() or after in "[….$£€#@"):
            if not _ELISION.match(text, at + 1):
                yield _Mark(at, at + 1, glyph, "open")
        elif not before.isspace() and not after.isalnum() and glyph not in "‘‚‹":
            doubtful = before in "sSnN" and after.isspace()
            yield _Mark(at, at + 1, glyph, "either" if doubtful else "close")
