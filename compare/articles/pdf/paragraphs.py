"""The lines of a PDF's pages come in, paragraphs go out, each on one line.

A paragraph ends where the space below a line is wider than between lines, where the next line is set in or in other
letters, or where a line stops early at the end of a sentence; a page's end ends it only after a full stop. A word cut
at a line's end loses its hyphen unless both halves make a compound: the document's other words and a word list decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.lexicon.wordnet import is_known

if TYPE_CHECKING:
    from pypdf import PageObject

# Letters set as one glyph; nothing else of the text is changed.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SPACES = re.compile(r"[^\S\n]+")
_SAME = 0.3  # of the letters' size: how far a line's base may waver


class Line(NamedTuple):
    """A line of text: where it begins, in points from the lower left corner, and the size of its letters."""

    text: str
    x: float
    y: float
    size: float


def collect(page: PageObject) -> list[Line]:
    """The lines of `page` in the order of the file, white space squeezed, empty ones left out."""
    lines: list[Line] = []
    open_line = False

    def visit(text: str, user: Sequence[float], matrix: Sequence[float], _font: Any, size: float) -> None:
        nonlocal open_line
        x, y, height = _place(user, matrix, size)
        for k, part in enumerate(text.split("\n")):
            if k:
                open_line = False
            if not part:
                continue
            if open_line and lines and abs(lines[-1].y - y) <= _SAME * max(height, 1.0):
                lines[-1] = lines[-1]._replace(text=lines[-1].text + part)
            elif part.strip():
                # Of several lines in one piece only the first has a place; the others follow it.
                lines.append(Line(part, x, y - k * 1.2 * height, height))
                open_line = True

    page.extract_text(visitor_text=visit)
    clean = (line._replace(text=_SPACES.sub(" ", line.text.translate(_LIGATURES)).strip()) for line in lines)
    return [line for line in clean if line.text]


def _place(user: Sequence[float], matrix: Sequence[float], size: float) -> tuple[float, float, float]:
    """Where a piece of text begins on the page, and how high its letters are there."""
    x = matrix[4] * user[0] + matrix[5] * user[2] + user[4]
    y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
    scale = abs(matrix[3] * user[3]) or abs(matrix[1] * user[2]) or 1.0
    return float(x), float(y), float(abs(size) * scale)


_EDGE = 2  # lines at the head and the foot of a page that may be its running ones
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(?:page |p\.? ?)?\d{1,4}(?: ?(?:/|of|von) ?\d{1,4})?\W*", re.IGNORECASE)
_CUT = re.compile(r"([^\W\d_]+)([-\u2010\u00ad])$")
_HEAD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOPPED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_WIDER, _OTHER_SIZE, _EARLY = 1.3, 1.1, 0.75
_INDENT, _COLUMN = (0.6, 4.0), 0.5


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The `pages` without lines at head or foot that half of them repeat, figures aside, and without page numbers."""
    if len(pages) < 2:
        return [list(page) for page in pages]
    edges = [_edge(page) for page in pages]
    seen = Counter(key for page, edge in zip(pages, edges, strict=True) for key in {_key(page[i]) for i in edge})
    often = max(2, (len(pages) + 1) // 2)
    return [
        [
            line
            for i, line in enumerate(page)
            if i not in edge or not (seen[_key(line)] >= often or _NUMBER.fullmatch(line.text))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge(page: Sequence[Line]) -> set[int]:
    """The indices of the highest and the lowest lines of `page`."""
    order = sorted(range(len(page)), key=lambda i: (page[i].y, i))
    return {*order[:_EDGE], *order[-_EDGE:]}


def _key(line: Line) -> tuple[int, str]:
    """What two running heads share: their height, and everything but their figures."""
    return round(line.y), _DIGITS.sub("#", line.text).casefold()


def written_out(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of `pages` in order."""
    lines = [line for page in pages for line in page]
    starts = {id(page[0]) for page in pages if page}
    if not lines:
        return []
    space, full = _typical(pages)
    words = frozenset(word.casefold() for line in lines for word in _WORD.findall(line.text))
    blocks = [lines[0].text]
    for above, line in pairwise(lines):
        if _begins(above, line, space, full, id(line) in starts):
            blocks.append(line.text)
        else:
            blocks[-1] = _joined(blocks[-1], line.text, words)
    return blocks


def _typical(pages: Sequence[Sequence[Line]]) -> tuple[float, int]:
    """The usual distance from a line to the next, in sizes of its letters, and the length of a full line."""
    gaps = [(a.y - b.y) / a.size for page in pages for a, b in pairwise(page) if a.size and 0 < a.y - b.y < 4 * a.size]
    lengths = sorted(len(line.text) for page in pages for line in page)
    return median_low(gaps) if gaps else 1.2, lengths[len(lengths) * 9 // 10]


def _begins(above: Line, line: Line, space: float, full: int, new_page: bool) -> bool:
    """Whether `line` begins a paragraph."""
    stopped = bool(_STOPPED.search(above.text))
    larger, smaller = max(above.size, line.size), min(above.size, line.size)
    if larger > _OTHER_SIZE * smaller:
        return True
    down = above.y - line.y
    if new_page or down < -_COLUMN * above.size:  # the next page or column
        return stopped
    low, high = _INDENT
    return (
        down > _WIDER * space * above.size
        or low * above.size < line.x - above.x < high * above.size
        or (stopped and len(above.text) < _EARLY * full)
    )


def _joined(text: str, line: str, words: frozenset[str]) -> str:
    """`text` with the next `line` behind it, a word that the line's end cut made whole."""
    cut, head = _CUT.search(text), _HEAD.match(line)
    if not cut or not head:
        return f"{text}{'' if text.endswith(('-', '–', '—', '/')) and head else ' '}{line}"
    first, second = cut[1].casefold(), head.group()
    if cut[2] == "\u00ad" or (second[0].islower() and _is_one(first, second.casefold(), words)):
        return text[: cut.start(2)] + line
    return text + line


def _is_one(first: str, second: str, words: frozenset[str]) -> bool:
    """Whether the halves were one word, rather than a compound with a hyphen of its own."""
    if first + second in words:
        return True
    if f"{first}-{second}" in words:
        return False
    return is_known(first + second) or not (is_known(first) and is_known(second))
