"""A text with typographic glyphs made plain and every offset kept, for patterns that must point into the article."""

from __future__ import annotations

from compare.text import GLYPHS

_ONE_FOR_ONE = {code: glyph for code, glyph in GLYPHS.items() if len(glyph) == 1}


def plain(text: str) -> str:
    """Replace dashes, quotation marks and hard spaces of `text` by their plain forms, one code point for one."""
    return text.translate(_ONE_FOR_ONE)
