"""Bytes come in, text goes out, never repaired: a byte order mark decides, then UTF-8, then Windows-1252.

Line ends stay as they are, since every span counts code points of this text. What no text can hold is refused.
"""

import codecs
import re

from compare.articles.forms import READABLE
from compare.errors import InputError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
FALLBACK = "decoded as Windows-1252, as it is not valid UTF-8"


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of `data` and what had to be assumed for it; raises InputError naming `name` where it holds none."""
    text, warnings = _decoded(data, name)
    if "\x00" in text:
        raise InputError(
            f"{name}: holds NUL characters, so it is a binary file or UTF-16 without a byte order mark",
            "Save it as UTF-8 text",
        )
    # A stray control character happens in scraped text; one in a hundred does not.
    if 100 * len(_CONTROLS.findall(text)) > len(text):
        raise InputError(f"{name}: a binary file, not text", READABLE)
    return text, warnings


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text by byte order mark, as UTF-8 or, with a warning, as Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                label = encoding.removesuffix("-sig").upper()
                raise InputError(f"{name}: begins as {label} but is damaged", "Save it as UTF-8 text") from None
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), (FALLBACK,)
    except UnicodeDecodeError:
        return data.decode("latin-1"), (FALLBACK.replace("Windows-1252", "Latin-1"),)
