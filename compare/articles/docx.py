"""A Word file comes in, its paragraphs go out as text, tables row by row, as if tracked changes were accepted.

python-docx's own `Paragraph.text` leaves out inserted words and links inside them, so the words are collected here
from the paragraph's elements. Headers, footers, notes and comments stay out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from compare.articles.extras import load
from compare.articles.fields import Fields
from compare.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# A million characters with their markup, and pictures, since the library loads every part.
_MOST_PARTS, _LARGEST_PART = 5_000, 100_000_000
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_CONTROLS = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"}
_NOT_PRINTED = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK}
TRACKED = "holds tracked changes, read as if all were accepted"


def read_docx(data: bytes, name: str) -> Fields:
    """The article of a Word file; raises InputError naming `name`, also where it would unpack to too much."""
    docx = load("docx", "docx", name)
    _check_archive(data, name)
    try:
        document: Document = docx.Document(io.BytesIO(data))
        blocks = [block for block in _blocks(document.element.body) if block]
        tracked = any(True for _ in document.element.body.iter(f"{_W}ins", f"{_W}del", f"{_W}moveFrom"))
        title = " ".join((document.core_properties.title or "").split())
    except Exception as error:  # hostile files: whatever the library trips over, the rest of the story goes on
        raise InputError(f"{name}: not a Word file, or a damaged one ({type(error).__name__})") from error
    if not blocks:
        raise InputError(f"{name}: holds no text")
    # Programs fill a title in by themselves; one that the text prints as well is meant.
    headline = title if title and title in blocks[:5] else None
    return Fields(text="\n\n".join(blocks) + "\n", headline=headline, warnings=(TRACKED,) if tracked else ())


def _check_archive(data: bytes, name: str) -> None:
    """Raise InputError where `data` is no zip archive or its XML is more than an article's can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise InputError(f"{name}: not a Word file, or a damaged one") from None
    if any(part.flag_bits & 1 for part in parts):
        raise InputError(f"{name}: protected by a password", "Save it without one")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_PART:
        raise InputError(f"{name}: unpacks to more than {_LARGEST_PART // 1_000_000} MB, more than one article can be")


def _blocks(element: Any) -> Iterator[str]:
    """The text of each paragraph within `element`, and of each row of its tables; content controls are opened."""
    for child in element:
        if child.tag == f"{_W}p":
            yield re.sub(r"[^\S\n]+", " ", "".join(_pieces(child))).strip()
        elif child.tag == f"{_W}tbl":
            yield from (block for row in _parts(child, f"{_W}tr") for block in _row(row))
        elif child.tag not in _NOT_PRINTED and isinstance(child.tag, str):
            yield from _blocks(child)


def _row(row: Any) -> Iterator[str]:
    """The text of a table's `row`: its cells, joined as a page would, or the paragraphs of the only one with text."""
    cells = [[block for block in _blocks(cell) if block] for cell in _parts(row, f"{_W}tc")]
    filled = [cell for cell in cells if cell]
    yield from filled[0] if len(filled) == 1 else [" | ".join(map(" ".join, filled))]


def _parts(element: Any, tag: str) -> Iterator[Any]:
    """The children of `element` with a `tag`, also within content controls, but not those of a table inside."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTROLS:
            yield from _parts(child, tag)


def _pieces(element: Any) -> Iterator[str]:
    """The texts and breaks within `element`, but not what is deleted, moved away or set in a box."""
    for child in element:
        if child.tag in _NOT_PRINTED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif isinstance(child.tag, str):
            yield from _pieces(child)
