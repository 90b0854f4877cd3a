"""The keys under which trafilatura, newspaper4k, Fundus and news-please write an article, and what they hold.

A key that is missing or of another type counts as absent; only the text has to be there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

_TEXT = ("text", "maintext", "plaintext", "cleaned_text", "body", "content", "raw_text")
_HEADLINE = ("title", "headline")
_PUBLISHED = ("date", "publish_date", "publishing_date", "date_publish", "published", "datePublished")
_MODIFIED = ("modified", "date_modify", "date_modified", "dateModified")
_PUBLISHER = (
    "publisher", "sitename", "site_name", "meta_site_name", "hostname", "source-hostname", "source_domain", "source",
)  # fmt: skip
_URL = ("url", "canonical_link", "source")
_BYLINE = ("author", "authors", "byline")
_LANG = ("language", "lang", "meta_lang")
_DAY_FORMS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%Y%m%d")
_LONGEST = 1000
_DEEPEST = 20  # lists and objects in each other; Fundus writes four


@dataclass(frozen=True, slots=True)
class Fields:
    """What an article's file says of it; `text` is empty where it says nothing."""

    text: str = ""
    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    lang: str | None = None
    warnings: tuple[str, ...] = ()


def read_fields(record: Mapping[str, Any]) -> Fields:
    """Read one article's `record`, whichever of the known programs wrote it."""
    published, warnings = read_day(_first(record, _PUBLISHED))
    url = next((line for key in _URL if (line := _line(record.get(key))) and "://" in line), None)
    publisher = next((line for key in _PUBLISHER if (line := _line(record.get(key))) and "://" not in line), None)
    lang = _line(_first(record, _LANG))
    return Fields(
        text=next((text for key in _TEXT if (text := _prose(record.get(key))).strip()), ""),
        headline=_line(_first(record, _HEADLINE)),
        published=published,
        modified=read_day(_first(record, _MODIFIED))[0],
        publisher=publisher or (urlsplit(url).hostname if url and _splits(url) else None),
        url=url,
        byline=", ".join(_names(_first(record, _BYLINE))) or None,
        lang=re.split(r"[-_]", lang.lower())[0] if lang else None,
        warnings=warnings,
    )


def read_day(value: object) -> tuple[str | None, tuple[str, ...]]:
    """A date or time in ISO 8601, and a warning where `value` is none that is understood."""
    if isinstance(value, date):
        return value.isoformat(), ()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_epoch(value), ()
    line = _line(value)
    if not line:
        return None, ()
    parsed = next(_day_readings(line), None)
    if parsed:
        return parsed, ()
    return None, (f"the date “{line[:40]}” is not understood and left out",)


def _day_readings(line: str) -> Iterator[str]:
    """Every reading of `line` as a day or time, the strictest first."""
    with suppress(ValueError):
        parsed = datetime.fromisoformat(line)
        yield (parsed.date() if len(line) <= 10 else parsed).isoformat()
    for form in _DAY_FORMS:
        with suppress(ValueError):
            yield datetime.strptime(line, form).replace(tzinfo=UTC).date().isoformat()
    with suppress(TypeError, ValueError, IndexError, OverflowError):
        yield parsedate_to_datetime(line).isoformat()


def _from_epoch(seconds: float) -> str | None:
    """The UTC time of Unix `seconds` (or milliseconds) of the web's age, None for any other number."""
    seconds = seconds / 1000 if 1e11 < seconds < 1e14 else seconds
    return datetime.fromtimestamp(seconds, UTC).isoformat() if 6e8 < seconds < 1e10 else None


def _first(record: Mapping[str, Any], keys: Sequence[str]) -> object:
    """The first value under `keys` that is not empty."""
    return next((value for key in keys if (value := record.get(key))), None)


def _line(value: object) -> str | None:
    """A string as one line, None where it is empty or no string; a list gives its first item."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    return " ".join(well_formed(value).split())[:_LONGEST] or None


def _names(value: object) -> list[str]:
    """The names in a string, a list of strings, or a list of objects with a `name`."""
    items = value if isinstance(value, list) else [value]
    lines = (_line(item.get("name") if isinstance(item, dict) else item) for item in items)
    return [line for line in lines if line]


def _prose(value: object, levels: int = _DEEPEST) -> str:
    """Text as it stands; paragraphs in a list and Fundus' nested body are joined by blank lines, down to `levels`."""
    if isinstance(value, str):
        return value
    parts = value if isinstance(value, list) else []
    if isinstance(value, dict):
        parts = [value.get(key) for key in ("summary", "headline", "paragraphs", "sections")]
    return "\n\n".join(prose for part in parts if (prose := _prose(part, levels - 1))) if levels else ""


def well_formed(text: str) -> str:
    r"""`text` with halves of surrogate pairs, which JSON can write as \ud83d, joined or replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _splits(url: str) -> bool:
    """Whether `url` can be taken apart."""
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False
