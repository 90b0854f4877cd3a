"""A PDF file comes in, its paragraphs go out: lines by their places, running heads dropped, cut words mended.

pypdf reads it, since it bounds what a stream may unpack to. The order is that of the file, in which programs write
columns one after the other. A scan holds no text; nothing is guessed from pictures.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any

from compare.articles.extras import load
from compare.articles.fields import Fields
from compare.articles.pdf.paragraphs import Line, collect, without_running_heads, written_out
from compare.errors import InputError

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 200  # a hundred thousand words, far beyond an article
SCAN = "Only pictures of text: have them read by a text recognition program first"


def read_pdf(data: bytes, name: str) -> Fields:
    """The article of a PDF file; raises InputError naming `name` for one that is locked, damaged or without text."""
    pypdf = load("pypdf", "pdf", name)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of each small fault of a file
    try:
        reader: PdfReader = pypdf.PdfReader(io.BytesIO(data))
        _unlock(reader, name)
        if len(reader.pages) > MOST_PAGES:
            raise InputError(
                f"{name}: {len(reader.pages):,} pages, more than the {MOST_PAGES} that an article can have"
            )
        pages = [collect(page) for page in reader.pages]
        title = _title(reader)
    except InputError:
        raise
    except Exception as error:  # hostile files: whatever the library trips over, the rest of the story goes on
        raise InputError(f"{name}: not a PDF file, or a damaged one ({type(error).__name__})") from error
    return _fields(pages, title, name)


def _unlock(reader: PdfReader, name: str) -> None:
    """Open a file that only forbids printing or copying; raise InputError for one that wants a password."""
    if not reader.is_encrypted:
        return
    try:
        opened = bool(reader.decrypt(""))
    except Exception as error:  # an unknown cipher, or one for which a library is missing
        raise InputError(f"{name}: encrypted in a way that cannot be read", "Save it without a password") from error
    if not opened:
        raise InputError(f"{name}: protected by a password", "Save it without one")


def _title(reader: PdfReader) -> str:
    """The title in the file's own data."""
    said: Any = reader.metadata.title if reader.metadata else None
    return " ".join(said.split()) if isinstance(said, str) else ""


def _fields(pages: list[list[Line]], title: str, name: str) -> Fields:
    """The text of `pages` and what is doubtful about it."""
    if not any(pages):
        raise InputError(f"{name}: holds no text", SCAN)
    empty = [str(at) for at, page in enumerate(pages, 1) if not page]
    blocks = written_out(without_running_heads(pages))
    warnings = (
        (f"no text on page {', '.join(empty[:5])}{' …' if len(empty) > 5 else ''} of {len(pages)}",) if empty else ()
    )
    # Programs fill a title in by themselves; one that the text prints as well is meant.
    headline = title if title and title in blocks[:5] else None
    return Fields(text="\n\n".join(blocks) + "\n", headline=headline, warnings=warnings)
