"""Styled text in columns: in come texts and widths, out go lines that are wrapped, hung behind a label and set abreast.

A table of the screen library measures every cell several times before it draws one; where there are thousands of small
tables of known widths, that is nearly all the time that a report takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

BETWEEN = 2  # columns between two blocks


def hung(label: Text, text: Text, width: int, screen: Console) -> list[Text]:
    """Wrap `text` beside its `label`, so that both keep within `width`; a label takes half of that at most."""
    label = label.copy()
    label.truncate(width // 2, overflow="ellipsis")
    margin = label.cell_len + 1
    lines = text.wrap(screen, max(1, width - margin)) or [Text()]
    return [_padded(label if i == 0 else Text(), margin).append_text(line) for i, line in enumerate(lines)]


def halves(width: int) -> tuple[int, int]:
    """Part `width` into two columns with a space between them."""
    left = -(-width // 2)
    return left - BETWEEN, width - left


def abreast(left: Sequence[Text], right: Sequence[Text], width: int) -> list[Text]:
    """Set two blocks side by side, the right one behind `width` columns and the space between."""
    pairs = zip_longest(left, right, fillvalue=Text())
    return [_padded(one, width + BETWEEN).append_text(other) for one, other in pairs]


def _padded(text: Text, width: int) -> Text:
    """A copy of `text` with blanks up to `width`, whose style ends with it."""
    return Text().append_text(text).append(" " * (width - text.cell_len))
