"""A page of a PDF comes in, its lines go out, each with its place and the size of its letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

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
