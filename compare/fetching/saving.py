"""An article from the web comes in, its files and its entry in `story.toml` go out.

Text and page lie side by side under one name; the manifest says where they come from, when, and with which digests.
What people wrote there stays as it is, comments and order included, and no file that differs is replaced unless that
is asked for. Files come before the manifest that names them, each whole or not at all.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote, urlsplit

from compare.containment import is_within
from compare.errors import InputError
from compare.text import harmless

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table

MANIFEST = "story.toml"
_LONGEST_NAME = 60
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp|cms|amp)$", re.IGNORECASE)
_TEXTS = (".txt", ".text", ".md")
_DATES = ("published", "modified")
_ORDER = ("publisher", "headline", "byline", "published", "modified", "lang")
Done = Literal["saved", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class Found:
    """An article as fetched: its address, what the page says of it, its text, the page's bytes and their ending."""

    url: str
    text: str
    page: bytes
    ending: str
    fetched: datetime
    known: Mapping[str, str | None]
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an article: the file of its text, its id in the story, and what was done."""

    path: Path
    id: str
    done: Done


def save(folder: Path, found: Found, *, force: bool = False, beside: Sequence[str] = ()) -> Saved:
    """Save `found` in the story `folder`; a new manifest also lists the files `beside` that are sources already."""
    manifest = folder / MANIFEST
    document = _read(manifest)
    if document is None:
        document = _started(beside)
    tables = _sources(document, manifest)
    table = next((t for t in tables if t.get("url") in {found.url, found.asked} - {""}), None)
    path = _place(folder, found, table)
    text = found.text.encode("utf-8")
    before = _bytes_of(path)
    if table is not None and before == text:
        return Saved(path, _ids(tables)[tables.index(table)], "unchanged")
    page = path.with_suffix(found.ending) if found.ending != path.suffix else None
    if not force:
        _check_unchanged(found.url, {path: text} | ({page: found.page} if before is None and page else {}))
    if table is None:
        table = _added(document, tables, path.name)
    _describe(table, found, text, page)
    if page is not None:
        _write(page, found.page)
    _write(path, text)
    _write(manifest, _dumped(document))
    return Saved(path, _ids(tables)[tables.index(table)], "saved" if before is None else "replaced")


def _place(folder: Path, found: Found, table: Table | None) -> Path:
    """The file in `folder` for the text of `found`, its `table`'s or a new one; InputError for one that may not be."""
    path = folder / (str(table["path"]) if table is not None and table.get("path") else _free_name(folder, found))
    if "\0" in str(path) or not is_within(path, folder):
        raise InputError(
            f"{harmless(str(folder / MANIFEST))}: the path “{harmless(str(path))}” leads out of the story's folder"
        )
    if path.suffix.lower() not in _TEXTS:
        raise InputError(f"{harmless(found.url)}: is in the story already, as {harmless(path.as_posix())}")
    return path


def _check_unchanged(url: str, wanted: Mapping[Path, bytes]) -> None:
    """Raise InputError where a file is there that holds something else than is `wanted` there."""
    for path, data in wanted.items():
        if _bytes_of(path) not in {None, data}:
            raise InputError(
                f"{harmless(url)}: {harmless(str(path))} differs from what is there now", "--force replaces it"
            )


def _read(manifest: Path) -> TOMLDocument | None:
    """The manifest as it stands, None where there is none; InputError for one that cannot be extended."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    if not is_within(manifest, manifest.parent):
        raise InputError(f"{harmless(str(manifest))}: a link that leads out of the story's folder")
    try:
        return tomlkit.parse(manifest.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return None
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise InputError(f"{harmless(str(manifest))}: not valid TOML ({harmless(str(error))})") from None
    except OSError as error:
        raise InputError(f"{harmless(str(manifest))}: cannot be read ({error.strerror})") from None


def _bytes_of(path: Path) -> bytes | None:
    """What `path` holds, None where there is nothing."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{harmless(str(path))}: cannot be read ({harmless(str(reason))})") from None


def _started(beside: Iterable[str]) -> TOMLDocument:
    """A new manifest with the files that are sources already: it would hide them if it did not list them."""
    import tomlkit

    document = tomlkit.document()
    tables = _sources(document, Path(MANIFEST))
    for name in beside:
        _added(document, tables, name)
    return document


def _sources(document: TOMLDocument, manifest: Path) -> list[Table]:
    """The tables of the sources in `document`."""
    from tomlkit.items import AoT

    tables = document.get("source", [])
    if not isinstance(tables, AoT) and tables != []:
        raise InputError(f"{harmless(str(manifest))}: its sources are no tables [[source]]", "Write them so")
    return list(tables)


def _added(document: TOMLDocument, tables: list[Table], name: str) -> Table:
    """A table for a new source with the file `name`, behind the others."""
    import tomlkit

    if tables and not tomlkit.dumps(document).endswith("\n\n"):
        tables[-1].add(tomlkit.nl())
    table = tomlkit.table()
    taken = _ids(tables)
    table["id"] = next(letter for letter in _letters() if letter not in taken)
    table["path"] = name
    if not isinstance(document.get("source"), list) or not document["source"]:
        document.pop("source", None)
        document["source"] = tomlkit.aot()
    document["source"].append(table)
    tables.append(table)
    return table


def _ids(tables: Sequence[Table]) -> list[str]:
    """The ids of the sources in `tables`, letters by their place where none is given."""
    return [str(t.get("id", letter)) for t, letter in zip(tables, _letters(), strict=False)]


def _letters() -> Iterable[str]:
    """The ids that sources have by their place: a, b … z, a2, b2 and so on."""
    return (letter + (str(turn) if turn > 1 else "") for turn in range(1, 1000) for letter in ascii_lowercase)


def _describe(table: Table, found: Found, text: bytes, page: Path | None) -> None:
    """Note in `table` where `found` comes from; what a person wrote there already stays."""
    table.setdefault("url", found.url)
    for key in _ORDER:
        value = found.known.get(key)
        if value and not table.get(key):
            table[key] = _moment(value) if key in _DATES else harmless(value)
    table["fetched"] = found.fetched
    table["sha256"] = hashlib.sha256(text).hexdigest()
    if page is not None:
        table["page"] = page.name
        table["page_sha256"] = hashlib.sha256(found.page).hexdigest()


def _moment(value: str) -> Any:
    """`value` in TOML's own kind of date or time, where it is one."""
    try:
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    except ValueError:
        return harmless(value)


def _free_name(folder: Path, found: Found) -> str:
    """A file name that says where `found` comes from, and that nothing in `folder` has."""
    parts = urlsplit(found.url)
    last = next((part for part in reversed(parts.path.split("/")) if part), "")
    words = re.sub(r"[^a-z0-9]+", "-", _ENDING.sub("", unquote(last)).lower()).strip("-")
    host = (parts.hostname or "page").removeprefix("www.")
    stem = re.sub(r"[^a-z0-9]+", "-", f"{host}-{words}")[:_LONGEST_NAME].strip("-") or "page"
    names = (stem + (f"-{turn}" if turn > 1 else "") for turn in range(1, 1000))
    return next(n for n in names if not any((folder / (n + e)).exists() for e in (".txt", found.ending))) + ".txt"


def _dumped(document: TOMLDocument) -> bytes:
    """The manifest as bytes."""
    import tomlkit

    return tomlkit.dumps(document).encode("utf-8")


def _write(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that it is there as a whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=".storydiff-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(made).chmod(0o666 & ~_umask())
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"{harmless(str(path))}: cannot be written ({error.strerror})") from None


def _umask() -> int:
    """What this process takes from the rights of new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
