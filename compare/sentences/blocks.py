"""A text comes in, its paragraphs go out; the text itself is never touched.

A line is a paragraph unless it plainly goes on: articles reach us with one line a paragraph, with blank lines between
paragraphs, with every line cut at column 72, and with stray breaks in mid-sentence where a page held an
advertisement. A blank line always ends a paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from compare.lexicon.sentence_ends import UNFINISHED
from compare.model import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+|(\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])")
_LOWER_START = re.compile(r"[\"'“‘(\[«]?[^\W\d_]")
_BRAND = re.compile(r"[a-z][A-Z]")  # iPhone, eBay: lower case, yet the start of a line of its own
MARKER = re.compile(r"[•⁃▪●‣◦·■]\s*(?=\S)|[*–—-]\s+(?=\S)|\(?(?:(?:\d{1,3}|[a-z])[.)]{1,2}|[A-Z]\))\s+(?=\S)")
_STOPPED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_WIDEST = 120  # no mail, wire or PDF wraps later than this
_NARROWEST = 45


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its outer white space; `gap` where a blank line stands before it."""

    start: int
    end: int
    gap: bool


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text` in order, trimmed; a line break inside one is only white space."""
    lines = list(_lines(text))
    width = _wrap_width(lines, text)
    spans: list[Span] = []
    for i, line in enumerate(lines):
        if spans and not line.gap and _goes_on(text, spans[-1], lines[i - 1], line, width):
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start, line.end))
    return tuple(spans)


def _lines(text: str) -> Iterator[_Line]:
    """The lines of `text` that hold more than white space."""
    breaks = 0
    for match in _LINE.finditer(text):
        if match.group(1):
            breaks += 1
            continue
        raw = match.group()
        body = raw.strip()
        if body:
            start = match.start() + len(raw) - len(raw.lstrip())
            yield _Line(start, start + len(body), breaks > 1)
            breaks = 0


def _wrap_width(lines: list[_Line], text: str) -> int:
    """The column at which the whole text was cut, or 0: most lines are so full that the next word had no room."""
    if len(lines) < 6:
        return 0
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[len(lengths) * 19 // 20]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    full = sum(_is_full(text, a, b, width) for a, b in pairs)
    return width if full >= 4 and full >= 0.6 * len(pairs) else 0


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of `following` would have passed column `width` of `line`."""
    word = text[following.start : min(following.end, following.start + width)].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > width


def _goes_on(text: str, paragraph: Span, line: _Line, following: _Line, width: int) -> bool:
    """Whether `following` continues the `paragraph` whose last line is `line`."""
    head = text[following.start : min(following.end, following.start + 40)]
    tail = text[max(line.start, line.end - 40) : line.end]
    full = width > 0 and _is_full(text, line, following, width)
    if MARKER.match(head):
        return full and head[0] in "–—-" and not _STOPPED.search(tail)  # a dash of the sentence, not of a list
    if full:
        return True
    if _STOPPED.search(tail) or not any(c.isalnum() for c in tail):
        return False
    lower = _LOWER_START.match(head)
    if lower and lower.group()[-1].islower() and not _BRAND.match(head):
        return not text[paragraph.start].islower()  # a list of lower-case items stays a list
    return _unfinished(tail)


def _unfinished(tail: str) -> bool:
    """Whether a line that ends with `tail` waits for more: a function word, a comma, a hyphen of a compound."""
    word = _LAST_WORD.search(tail)
    if word:
        return word.group().islower() and word.group() in UNFINISHED
    return len(tail) >= 40 and (tail[-1] == "," or (tail[-1] == "-" and tail[-2].isalpha()))
