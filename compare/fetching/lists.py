"""A feed or a web archive comes in, what it lists goes out, for a person to pick from.

Neither becomes a story by itself: what stands in one feed is on many stories.
"""

from __future__ import annotations

import io
from calendar import timegm
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.errors import InputError
from compare.text import harmless

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_ENDINGS = (".warc", ".warc.gz")
_PAGES = ("text/html", "application/xhtml+xml")
_MOST_BYTES = 10_000_000
_LONGEST = 300


class Entry(NamedTuple):
    """One thing that is listed: its number from 1, its time in ISO 8601, its title and its address."""

    number: int
    published: str
    title: str
    url: str


class Page(NamedTuple):
    """A page that an archive holds: its address, when it was kept, its charset as the server said it, its bytes."""

    url: str
    kept: datetime
    charset: str | None
    body: bytes


def is_archive(name: str) -> bool:
    """Whether `name` is that of a web archive."""
    return name.lower().endswith(_ENDINGS)


def read_feed(data: bytes, name: str) -> list[Entry]:
    """The entries of an RSS or Atom feed; InputError naming `name` where `data` is none."""
    import feedparser

    # A stream, since a string would be taken for an address or a file.
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=True)
    if not parsed.get("version"):
        raise InputError(f"{name}: not a feed", "Feeds are RSS or Atom")
    return [_entry(number, item) for number, item in enumerate(parsed.entries, 1)]


def _entry(number: int, item: Any) -> Entry:
    """One entry of a feed."""
    moment = item.get("published_parsed") or item.get("updated_parsed")
    published = ""
    with suppress(TypeError, ValueError, OverflowError, OSError):
        published = datetime.fromtimestamp(timegm(moment), UTC).isoformat() if moment else ""
    return Entry(number, published, _line(item.get("title")), _line(item.get("link")))


def read_archive(path: Path) -> Iterator[Entry]:
    """The pages in a web archive."""
    for number, record in enumerate(_records(path), 1):
        yield Entry(number, _line(record.rec_headers.get_header("WARC-Date")), "", _address(record))


def pick_page(path: Path, number: str) -> Page:
    """The page of the archive at `path` that stands in its list under `number`."""
    name = harmless(f"{path}#{number}")
    for at, record in enumerate(_records(path), 1):
        if str(at) == number:
            body = record.content_stream().read(_MOST_BYTES + 1)
            if len(body) > _MOST_BYTES:
                raise InputError(
                    f"{name}: larger than {_MOST_BYTES // 1_000_000} MB, more than an article's page can be"
                )
            kept = record.rec_headers.get_header("WARC-Date") or ""
            return Page(_address(record), _moment(kept, name), _charset(record), body)
    raise InputError(f"{name}: no page of that number", "--list shows which there are")


def _records(path: Path) -> Iterator[ArcWarcRecord]:
    """The pages among the records of the archive at `path`."""
    name = harmless(str(path))
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise InputError(
            f"{name}: reading web archives needs one more library", "Run: pip install 'storydiff[warc]'"
        ) from None
    try:
        with path.open("rb") as file:
            records = ArchiveIterator(file)
            first = next(records, None)
            if first is None:
                raise InputError(f"{name}: not a web archive, or an empty one")
            yield from (record for record in chain((first,), records) if _is_page(record))
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or 'cannot be read'}") from None
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        raise InputError(f"{name}: not a web archive, or a damaged one ({type(error).__name__})") from None


def _is_page(record: ArcWarcRecord) -> bool:
    """Whether `record` is a page that a server sent in full."""
    if record.rec_type not in {"response", "resource"}:
        return False
    headers = record.http_headers
    if headers is None:
        return (record.rec_headers.get_header("Content-Type") or "").startswith(_PAGES)
    return headers.get_statuscode() == "200" and (headers.get_header("Content-Type") or "").lower().startswith(_PAGES)


def _charset(record: ArcWarcRecord) -> str | None:
    """The charset that the server named."""
    kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
    _, _, charset = kind.lower().partition("charset=")
    return charset.strip("\"' ;") or None


def _address(record: ArcWarcRecord) -> str:
    """Where `record` comes from."""
    return _line(record.rec_headers.get_header("WARC-Target-URI"))


def _moment(value: str, name: str) -> datetime:
    """When a record was kept."""
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise InputError(f"{name}: the record has no date") from None


def _line(value: object) -> str:
    """`value` on one line that no terminal obeys."""
    return harmless(value).strip()[:_LONGEST] if isinstance(value, str) else ""
