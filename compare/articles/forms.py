"""A file's name and first bytes come in, the form in which it is written goes out.

The ending decides, since people name files on purpose; standard input has none, so its first bytes do. What is told
by its bytes to be of another form than its name says is refused, with the name that would be right.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from compare.errors import InputError

Form = Literal["text", "markdown", "json", "jsonl", "html", "mhtml", "docx", "pdf"]

STDIN = "-"
FORMS: dict[str, Form] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "mhtml", ".mht": "mhtml",
    ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
ENDINGS = tuple(FORMS)
# Forms that a person may well take for readable, and what to do with them.
OTHERS = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages"), ("this kind of word-processor file", "Save it as .docx")),
    **dict.fromkeys((".epub", ".mobi"), ("an e-book", "Save the article as .html or .txt")),
    ".webarchive": ("Safari's web archive", "Save the page as .html"),
}
READABLE = "Readable are .txt, .md, .html, .mhtml, .json, .jsonl, .docx and .pdf"
_PICKED = re.compile(r"(?P<file>.+\.(?:json|jsonl|ndjson))#(?P<pick>[^#/\\]+)", re.IGNORECASE | re.DOTALL)
_SIGNATURES = (
    (b"%PDF-", "a PDF file", ".pdf"),
    (b"PK\x03\x04", "a Word file or another zip archive", ".docx"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", ""),
    (b"{\\rtf", "an RTF file", ""),
    (b"\x89PNG", "a picture", ""),
    (b"\xff\xd8\xff", "a picture", ""),
    (b"GIF8", "a picture", ""),
    (b"\x1f\x8b", "a gzip archive", ""),
    (b"\x7fELF", "a program", ""),
)
_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_RECORDS = re.compile(rb"\{|\[\s*\{")


def picked(path: str, exists: Callable[[Path], bool] = Path.exists) -> tuple[str, str | None]:
    """The file that `path` names and, behind a #, which of its articles: its number or its id."""
    match = _PICKED.fullmatch(path)
    if match is None or _is_there(path, exists):
        return path, None
    return match["file"], match["pick"]


def _is_there(path: str, exists: Callable[[Path], bool]) -> bool:
    """Whether a file of the whole name is there, # and all."""
    try:
        return exists(Path(path))
    except (OSError, ValueError):
        return False


def form_of(path: str, data: bytes, name: str) -> Form:
    """The form of `data`, read from `path`; raises InputError naming `name` for one that cannot be read."""
    form = _sniffed(data) if path == STDIN else FORMS.get(Path(path).suffix.lower(), "text")
    if form in {"docx", "pdf"}:
        return form
    for signature, kind, ending in _SIGNATURES:
        if data.startswith(signature):
            hint = f"Name it so that it ends in {ending}" if ending else READABLE
            raise InputError(f"{name}: this is {kind}, whatever its name says", hint)
    return form


def refuse_others(path: str, name: str) -> None:
    """Raise InputError, before anything is read, where the ending of `path` is of a form that is not read."""
    known = OTHERS.get(Path(path).suffix.lower())
    if known:
        raise InputError(f"{name}: {known[0]} is not read", known[1])


def is_web_page(text: str) -> bool:
    """Whether `text` begins as a web page does."""
    return bool(_WEB_PAGE.match(text[:2000]))


def _sniffed(data: bytes) -> Form:
    """The form of what has no name, by its first bytes."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if _RECORDS.match(head):
        return "json"
    return "html" if is_web_page(head.decode("latin-1")) else "text"
