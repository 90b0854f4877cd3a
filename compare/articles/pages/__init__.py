"""A saved web page comes in, its article goes out: main text by trafilatura, and what the page says of it.

The text is the extractor's, a line a paragraph; spans of findings count from it, not from the page. The extractor asks
neither the clock nor the network, so the same page always gives the same text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from typing import TYPE_CHECKING, Any

from compare.articles.fields import Fields, read_fields
from compare.articles.pages.charsets import decode_page
from compare.articles.pages.metadata import page_record
from compare.articles.pages.noise import doubts_about
from compare.errors import InputError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["read_page", "read_saved_bundle"]

_RULE = re.compile(r"^[|\s:-]+$", re.MULTILINE)
_LATEST = "2100-01-01"  # fixed: by default the latest day that counts is today
_TABLE_PARTS = ("tbody", "thead", "tfoot", "tr", "td", "th")
_LONGEST_CELL = 40  # words; more are no entry of a table but a passage of text
# Ten times what a news page has; the extractor's time grows faster than the page, here to some ten seconds.
_MOST_ELEMENTS = 50_000
GUESSED = "its date, {}, was guessed from the page"
NOT_FREE = "the page says that it is not free to read, so the text may be cut"


def read_page(data: bytes, name: str, charset: str | None = None) -> Fields:
    """The article of a page; `charset` is the server's word. Raises InputError naming `name` where there is none."""
    page, warnings = decode_page(data, charset, name)
    if not page.strip():
        raise InputError(f"{name}: {'holds white space only' if page else 'is empty'}")
    tree, found = _extracted(page, name)
    said = page_record(tree)
    record = _merged(said, found)
    fields = read_fields(record)
    text = _with_headline(_tidy(found["text"] or ""), fields.headline)
    if not text.strip():
        raise InputError(
            f"{name}: no article text was found in the page", "Is it a page that loads its text by a script?"
        )
    walled = () if record.get("free", True) else (NOT_FREE,)
    guessed = (GUESSED.format(fields.published),) if fields.published and not said.get("published") else ()
    doubts = (*warnings, *fields.warnings, *guessed, *walled, *doubts_about(text, tree))
    return replace(fields, text=text, warnings=doubts)


def read_saved_bundle(data: bytes, name: str) -> Fields:
    """The article of a page that a browser saved as one file (.mhtml)."""
    try:
        parts = list(message_from_bytes(data).walk())
    except RecursionError:
        raise InputError(f"{name}: its parts are nested too deeply to be a saved page") from None
    for part in parts:
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            found = read_page(_payload(part), name, part.get_content_charset())
            return found if found.url else replace(found, url=_location(part))
    raise InputError(f"{name}: holds no web page")


def _payload(part: Message) -> bytes:
    """The bytes of one part, freed of their transfer encoding."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _location(part: Message) -> str | None:
    """The address that `part` was saved from."""
    location = str(part.get("Content-Location", "")).strip()
    return location if location.startswith(("http://", "https://")) else None


def _extracted(page: str, name: str) -> tuple[HtmlElement, dict[str, Any]]:
    """The tree of `page`, and its text and metadata as the extractor sees them."""
    import logging

    from trafilatura import bare_extraction, load_html

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        tree = load_html(page)
        if tree is None:
            raise InputError(f"{name}: no web page that can be taken apart")
        if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
            raise InputError(f"{name}: more than {_MOST_ELEMENTS:,} elements, more than an article's page can be")
        _open_layout_tables(tree)
        document = bare_extraction(
            tree,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": _LATEST},
        )
    except InputError:
        raise
    except Exception as error:  # hostile pages: whatever the extractor trips over, the rest of the story goes on
        raise InputError(f"{name}: the page cannot be taken apart ({type(error).__name__})") from error
    keys = ("text", "title", "author", "date", "sitename", "url")
    return tree, {key: getattr(document, key, None) for key in keys}


def _open_layout_tables(tree: HtmlElement) -> None:
    """Make blocks of tables that lay out the page, as pages once did, so that only tables of data are read by rows."""
    for table in [t for t in tree.iter("table") if _lays_out(t)]:
        for element in [table, *table.iter(*_TABLE_PARTS)]:
            element.tag = "div"


def _lays_out(table: HtmlElement) -> bool:
    """Whether `table` holds prose: paragraphs, another table, or a cell longer than any figure's."""
    if table.find(".//p") is not None or table.find(".//table") is not None:
        return True
    return any(len(cell.text_content().split()) > _LONGEST_CELL for cell in table.iter("td"))


def _merged(said: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """What the page says, and where it is silent what the extractor `found`; it is better at titles and authors."""
    authors = [name.strip() for name in (found["author"] or "").split(";") if name.strip()]
    guessed = {"published": found["date"], "publisher": found["sitename"], "url": found["url"]}
    record = {**guessed, **said, "title": found["title"] or said.get("headline")}
    return {**record, "author": authors or said.get("author")}


def _tidy(text: str) -> str:
    """`text` with tables as plain lines, without the rules under their heads."""
    lines = (line.strip() for line in text.splitlines())
    kept = (line.strip("| ") if line.startswith("|") else line for line in lines if not _is_rule(line))
    return "\n".join(line for line in kept if line) + "\n"


def _is_rule(line: str) -> bool:
    """Whether `line` only draws the line under a table's head."""
    return bool(line) and "-" in line and bool(_RULE.match(line))


def _with_headline(text: str, headline: str | None) -> str:
    """`text` led by the `headline`, so that findings can point to it, unless it prints it already."""
    if not headline or not text.strip():
        return text
    head = " ".join(text[: 4 * len(headline) + 400].split()).casefold()
    return text if " ".join(headline.split()).casefold() in head else f"{headline}\n\n{text}"
