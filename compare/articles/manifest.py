"""The manifest of a story (`story.toml`) comes in, its title and a reader for each source go out.

What a person writes there takes the place of what files say. What `storydiff fetch` writes beside it is evidence: a
text whose digest is not the noted one any more was edited, and a report on it says so.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath
from string import ascii_lowercase
from typing import Any, cast

from compare.articles.fields import read_day
from compare.articles.forms import picked
from compare.articles.reading import read_article
from compare.containment import is_within
from compare.errors import InputError
from compare.model import Article, SourceRole
from compare.text import harmless

MANIFEST = "story.toml"
_TEXT_KEYS = ("publisher", "headline", "byline", "url", "lang")
_DATE_KEYS = ("published", "modified")
# How a source was fetched: when, the digest of the text, the page as it came, and the digest of that.
_FETCH_KEYS = ("fetched", "sha256", "page", "page_sha256")
_KEYS = ("id", "path", "role", *_TEXT_KEYS, *_DATE_KEYS, *_FETCH_KEYS)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_ROLES = ("peer", "base")

EDITED = "edited since it was fetched: its digest is not the one in story.toml"

Reader = Callable[[], Article]


def reader(
    path: str, source_id: str, role: SourceRole = "peer", digest: str | None = None, **given: str | None
) -> Reader:
    """A call that reads the article at `path`; what is `given` takes the place of what its file says."""

    def read() -> Article:
        known = {key: value for key, value in given.items() if value}
        article = replace(read_article(path, source_id, role), **cast(dict[str, Any], known))
        if digest in {None, article.sha256}:
            return article
        return replace(article, warnings=(*article.warnings, EDITED))

    return read


def read_manifest(folder: Path, manifest: Path) -> tuple[str, list[Reader]]:
    """The title and the readers of the sources that `manifest` lists."""
    name = harmless(str(manifest))
    if not is_within(manifest, folder):
        raise InputError(f"{name}: a link that leads out of the story's folder", "Put there what it leads to")
    try:
        table = tomllib.loads(manifest.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:  # beside syntax and UTF-8: figures too long to be read
        raise InputError(f"{name}: not valid TOML ({harmless(str(error))})") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror})") from None
    _no_others(table, ("title", "source", "proposed"), name)
    if not isinstance(table.get("proposed", False), bool):
        raise InputError(f"{name}: “proposed” is not true or false", "Delete it once the story is confirmed")
    sources = table.get("source")
    if not isinstance(sources, list) or not sources or not all(isinstance(s, dict) for s in sources):
        raise InputError(f"{name}: lists no sources", "Each source is a table [[source]] with an id and a path")
    ids = [_id(source, letter, name) for source, letter in zip(sources, letters(len(sources)), strict=True)]
    if twice := [known for at, known in enumerate(ids) if known in ids[:at]]:
        raise InputError(f"{name}: the id “{twice[0]}” is given twice", "Every source needs an id of its own")
    readers = [_from_table(source, known, folder, name) for source, known in zip(sources, ids, strict=True)]
    return _text(table, "title", name) or "", readers


def is_proposed(folder: Path) -> bool:
    """Whether the story in `folder` is one that the program proposed and nobody has confirmed."""
    try:
        table = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False  # what is wrong with it is told where it is read
    return table.get("proposed") is True


def _from_table(source: Mapping[str, Any], source_id: str, folder: Path, manifest: str) -> Reader:
    """A reader for one [[source]]; raises InputError that names the key at fault."""
    name = f"{manifest}, source {source_id}"
    _no_others(source, _KEYS, name)
    path = _text(source, "path", name)
    if not path or "\0" in path:
        raise InputError(f"{name}: {'no path' if not path else 'a NUL character in its path'}")
    for key in _FETCH_KEYS[1:]:
        _text(source, key, name)
    _day(source, "fetched", name)
    if not is_within(folder / picked(path)[0], folder):
        raise InputError(f"{name}: the path “{harmless(path)}” leads out of the story's folder")
    role = _text(source, "role", name) or "peer"
    if role not in _ROLES:
        raise InputError(f"{name}: role is “{harmless(role)}”, but can only be peer or base")
    given = {key: _text(source, key, name) for key in _TEXT_KEYS} | {key: _day(source, key, name) for key in _DATE_KEYS}
    return reader(
        str(PurePath(folder) / path), source_id, cast(SourceRole, role), _text(source, "sha256", name), **given
    )


def _id(source: Mapping[str, Any], letter: str, name: str) -> str:
    """The id of a source, a letter by its place where none is given."""
    given = _text(source, "id", name) or letter
    if not _ID.fullmatch(given):
        raise InputError(f"{name}: the id “{harmless(given)}” may hold letters, digits, dots, - and _, at most 32")
    return given


def _text(table: Mapping[str, Any], key: str, name: str) -> str | None:
    """The string under `key`, None where it is absent or empty."""
    value = table.get(key)
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    raise InputError(f"{name}: {key} has to be a string in quotation marks")


def _day(table: Mapping[str, Any], key: str, name: str) -> str | None:
    """The date or time under `key` in ISO 8601, as TOML's own kind or as a string."""
    value = table.get(key)
    if value is not None and not isinstance(value, str | date):
        raise InputError(f"{name}: {key} has to be a date, like 2025-11-04")
    day, problems = read_day(value)
    if problems:
        raise InputError(f"{name}: {key}: {problems[0].removesuffix(' and left out')}", "Write it like 2025-11-04")
    return day


def _no_others(table: Mapping[str, Any], known: Sequence[str], name: str) -> None:
    """Raise InputError for the first key of `table` that is not `known`: most often a slip of the pen."""
    for key in table:
        if key not in known:
            raise InputError(f"{name}: unknown key “{harmless(key)}”", f"Known are {', '.join(known)}")


def letters(count: int) -> list[str]:
    """Ids for `count` sources: a, b … z, a2, b2 and so on."""
    return [ascii_lowercase[i % 26] + (str(i // 26 + 1) if i >= 26 else "") for i in range(count)]
