"""The bytes of a web page come in, its text goes out, by the charset that fits rather than the one that is claimed.

Text that is valid UTF-8 beyond ASCII is UTF-8, whatever server and page say of it: no other charset forms such bytes
by chance. Where nothing fits, what does not is shown as U+FFFD and told. Names of charsets are hostile input: only
those of the web's encodings are known, never a codec of Python's own.
"""

import codecs
import re

from compare.articles.decoding import decode
from compare.text import counted

# The names of https://encoding.spec.whatwg.org that are more than another name of the same codec: browsers read the
# left as the right, since pages mean the superset.
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "utf-16": "utf-16-le",
}  # fmt: skip
_KNOWN = frozenset(
    {"utf-8", "utf-16-le", "utf-16-be", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "big5", "big5hkscs"}
    | {"euc_jp", "iso2022_jp", "gb18030", "cp866", "cp874", "cp932", "cp949"}
    | {f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {f"cp125{n}" for n in range(9)}
)
_HEAD = 4096  # a page names its charset within its first 1,024 bytes, but for what some tools put before it
_NAMED = re.compile(
    rb"""<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})""",
    re.IGNORECASE,
)
# A stray control character happens in pages; one in a hundred does not.
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_page(data: bytes, told: str | None, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a page and doubts about its charset; `told` is what the server said. InputError as in `decode`."""
    if data.startswith(_MARKS):
        return decode(data, name)
    strays = data.count(0) if 100 * len(_CONTROLS.findall(data)) <= len(data) else 0
    text, warnings = _by_charset(data.replace(b"\0", b"") if strays else data, told, name)  # as browsers do
    return text, (*([f"{counted(strays, 'NUL character')} in it left out"] if strays else []), *warnings)


def _by_charset(data: bytes, told: str | None, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a page without a byte order mark, and doubts about its charset."""
    claimed = told or _named(data)
    charset = charset_of(claimed) if claimed else None
    is_utf8 = _is_utf8(data)
    if claimed and charset is None:
        text, warnings = decode(data, name)
        return text, (f"its charset “{claimed[:40]}” is not known", *warnings)
    if charset in {None, "utf-8"} and is_utf8:
        return decode(data, name)
    if is_utf8 and not data.isascii():
        text, warnings = decode(data, name)
        return text, (f"says that its charset is {claimed}, but is UTF-8", *warnings)
    if charset is None:
        return decode(data, name)
    return _forced(data, charset, name)


def charset_of(label: str) -> str | None:
    """The codec for a charset's `label`, None where it is none of the web's."""
    try:
        codec = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    codec = _MEANT.get(codec, codec)
    return codec if codec in _KNOWN else None


def _named(data: bytes) -> str | None:
    """The charset that the page itself names."""
    found = _NAMED.search(data[:_HEAD])
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace")
    # Whoever can read the name in ASCII does not read UTF-16.
    return "utf-8" if label.lower().startswith("utf-16") else label


def _is_utf8(data: bytes) -> bool:
    """Whether all of `data` is valid UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _forced(data: bytes, charset: str, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of `data` in `charset`, what does not fit replaced and counted."""
    text = data.decode(charset, "replace")
    strange = text.count("\N{REPLACEMENT CHARACTER}")
    decode(text.encode("utf-8", "replace"), name)  # what no text can hold is refused
    return text, ((f"{strange:,} characters do not fit its charset, {charset}",) if strange else ())
