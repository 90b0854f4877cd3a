"""One file comes in, one `Article` goes out; the form is told by the file's ending, `-` is standard input."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from compare.articles.decoding import READABLE, decode
from compare.articles.fields import Fields, read_fields, well_formed
from compare.errors import InputError
from compare.model import Article, SourceRole
from compare.text import harmless, tokenise

STDIN = "-"
# A file may carry more than its text; the text may be what the later stages bear: about 8,000 sentences, which take a
# minute to encode and a quarter of a gigabyte to align.
MAX_BYTES = 20_000_000
MAX_CHARACTERS = 1_000_000
JSON_ENDINGS = (".json", ".jsonl", ".ndjson")
ENDINGS = (".txt", ".text", ".md", ".markdown", *JSON_ENDINGS)
NOT_YET = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".mhtml"), "saved web pages are not read yet"),
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf"), "Word files are not read yet"),
    ".pdf": "PDF files are not read yet",
}
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
_WEB_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_SHORT = 40
# Every tenth word of English news is one of these, 4 % at least in lists of figures; other languages have almost none.
_ENGLISH = frozenset("the of and that with from by they their which been were would this his has who it".split())
_ENGLISH_SHARE = 0.02
_MIN_WORDS_TO_TELL = 30


def read_article(path: str, source_id: str = "a", role: SourceRole = "peer") -> Article:
    """Read the file at `path` as `source_id`; `-` is standard input. Raises InputError with one clear line."""
    name = "standard input" if path == STDIN else harmless(path)
    data = _bytes(path, name)
    text, warnings = decode(data, name)
    fields = _fields(text, path, name)
    _check(fields.text, name)
    return Article(
        id=source_id,
        path=Path(path).as_posix() if path != STDIN else STDIN,
        text=fields.text,
        sha256=hashlib.sha256(data).hexdigest(),
        publisher=fields.publisher,
        headline=fields.headline,
        byline=fields.byline,
        published=fields.published,
        modified=fields.modified,
        url=fields.url,
        lang=fields.lang or "en",
        role=role,
        warnings=(*warnings, *fields.warnings, *_doubts(fields.text, fields.lang)),
    )


def _bytes(path: str, name: str) -> bytes:
    """The bytes of the file, never more than can be read."""
    ending = Path(path).suffix.lower()
    if ending in NOT_YET:
        raise InputError(f"{name}: {NOT_YET[ending]}", READABLE)
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise InputError(f"{name}: a folder, where an article was expected") from None
    except FileNotFoundError:
        raise InputError(f"{name}: no such file") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{name}: cannot be read ({harmless(reason)})") from None
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB, more than one article can be")
    return data


def _check(text: str, name: str) -> None:
    """Raise InputError where `text` holds no article or more than the later stages bear."""
    if not text.strip():
        raise InputError(f"{name}: {'holds white space only' if text else 'is empty'}")
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"{name}: {len(text):,} characters, more than the {MAX_CHARACTERS:,} that can be compared",
            "Give single articles",
        )
    if "\x00" in text:
        raise InputError(f"{name}: holds NUL characters")
    if _WEB_PAGE.match(text):
        raise InputError(f"{name}: {NOT_YET['.html']}", READABLE)


def _fields(text: str, path: str, name: str) -> Fields:
    """What the file says, by its form: JSON by its ending, on standard input by its first character."""
    ending = Path(path).suffix.lower()
    if ending in JSON_ENDINGS:
        records = _lines_of_json(text, name) if ending != ".json" else [_json(text, name)]
        return _record_fields(records, name)
    if path == STDIN and text.lstrip().startswith("{"):
        return _record_fields([_json(text, name)], name)
    matter = _FRONT_MATTER.match(text) if ending in (".md", ".markdown") else None
    if not matter:
        return Fields(text=text)
    pairs = (line.partition(":") for line in matter.group(1).splitlines() if ":" in line)
    known = read_fields({key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs})
    return replace(known, text=text)


def _json(text: str, name: str) -> Any:
    """The JSON value that `text` writes."""
    try:
        return json.loads(text)
    except ValueError as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"{name}: not valid JSON{where}") from None
    except RecursionError:
        raise InputError(f"{name}: JSON nested too deeply to be an article") from None


def _lines_of_json(text: str, name: str) -> list[Any]:
    """The one record of a file with one record a line."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        raise InputError(f"{name}: holds {len(lines)} articles, where one is expected", "Save each as its own file")
    return [_json(line, name) for line in lines]


def _record_fields(records: list[Any], name: str) -> Fields:
    """The fields of the only record, or of the first one in a JSON list with a warning."""
    listed = records[0] if records and isinstance(records[0], list) else records
    if not listed:
        raise InputError(f"{name}: is empty")
    if not isinstance(listed[0], Mapping):
        raise InputError(f"{name}: not a JSON object with an article's keys")
    found = read_fields(listed[0])
    if not found.text.strip():
        raise InputError(f"{name}: no article text under a known key", "Known are text, maintext, plaintext and body")
    text, warnings = well_formed(found.text), list(found.warnings)
    if text != found.text:
        warnings.append("held halves of surrogate pairs, which are replaced")
    if len(listed) > 1:
        warnings.append(f"the first of {len(listed)} articles in its file")
    return replace(found, text=text, warnings=tuple(warnings))


def _doubts(text: str, lang: str | None) -> tuple[str, ...]:
    """What a reader should know before trusting a comparison of `text`: too short, or not English."""
    words = [token.norm for token in tokenise(text[:20_000]) if token.is_word]
    found = []
    if len(words) < _SHORT:
        found.append(f"very short: {len(words)} words")
    if lang and lang != "en":
        found.append(f"its language is given as “{lang}”: the rules are for English")
    elif len(words) >= _MIN_WORDS_TO_TELL:
        share = sum(word in _ENGLISH for word in words) / len(words)
        if share < _ENGLISH_SHARE:
            found.append("does not look like English, for which the rules are made")
    return tuple(found)
