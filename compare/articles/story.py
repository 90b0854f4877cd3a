"""Sources come in, one `Story` goes out: a folder with or without `story.toml`, or two and more articles.

A source that cannot be read becomes a line of `Story.unread`; a story needs two that can.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath
from string import ascii_lowercase
from typing import Any, cast

from compare.articles.fields import read_day
from compare.articles.reading import ENDINGS, NOT_YET, STDIN, read_article
from compare.errors import InputError
from compare.model import Article, SourceRole, Story
from compare.text import harmless

MANIFEST = "story.toml"
# Beside the articles of a story: what the program and its users keep there.
_NO_ARTICLES = frozenset(("decisions.jsonl", "readme.md", "readme.txt", "license.txt", "licence.txt", "notes.md"))
_TEXT_KEYS = ("publisher", "headline", "byline", "url", "lang")
_DATE_KEYS = ("published", "modified")
_KEYS = ("id", "path", "role", *_TEXT_KEYS, *_DATE_KEYS)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_ROLES = ("peer", "base")
_LONGER = 4

Reader = Callable[[], Article]


def read_story(sources: Sequence[str]) -> Story:
    """Read one story folder, or two and more article files of which one may be `-`; raises InputError."""
    if not sources:
        raise InputError("no article given", "Give two article files or one story folder")
    if len(sources) == 1:
        return _read_single(sources[0])
    if list(sources).count(STDIN) > 1:
        raise InputError("standard input can be only one of the articles")
    for source in sources:
        if source != STDIN and _is(Path(source).is_dir):
            raise InputError(f"{harmless(source)}: a folder among files", "Give one story folder, or article files")
    stems = ["stdin" if s == STDIN else Path(s).stem for s in sources]
    readers = [_reader(source, letter) for source, letter in zip(sources, _letters(len(sources)), strict=True)]
    return _story(_slug("-".join(stems)), " / ".join(harmless(stem) for stem in stems), readers, "these sources")


def _read_single(source: str) -> Story:
    """The story of the folder `source`, or of the folder whose manifest it is."""
    path = Path(source)
    if path.name == MANIFEST and _is(path.is_file):
        path = path.parent
    if _is(path.is_dir):
        return _read_folder(path)
    if source != STDIN:
        read_article(source)  # what is wrong with it comes first
    raise InputError(f"{harmless(source)}: one article only", "Give two article files or one story folder")


def _is(kind: Callable[[], bool]) -> bool:
    """Whether a path is of the asked `kind`; one that cannot even be asked is not."""
    try:
        return kind()
    except OSError:
        return False


def _read_folder(folder: Path) -> Story:
    """The story in `folder`, by its manifest or, without one, of all its article files."""
    name = folder.resolve().name
    manifest = folder / MANIFEST
    if _is(manifest.is_file):
        title, readers = _from_manifest(folder, manifest)
    else:
        files = _article_files(folder)
        if not files:
            raise InputError(f"{harmless(str(folder))}: no article files", f"Articles end in {', '.join(ENDINGS)}")
        title = ""
        readers = [_reader(str(file), letter) for file, letter in zip(files, _letters(len(files)), strict=True)]
    return _story(_slug(name), title or _title(name), readers, harmless(str(folder)))


def _article_files(folder: Path) -> list[Path]:
    """The article files of `folder` by name; a form not read yet counts unless its text stands beside it."""
    try:
        files = sorted(f for f in folder.iterdir() if f.is_file() and not f.name.startswith("."))
    except OSError as error:
        raise InputError(f"{harmless(str(folder))}: cannot be read ({error.strerror})") from None
    readable = [f for f in files if f.suffix.lower() in ENDINGS and f.name.lower() not in _NO_ARTICLES]
    stems = {f.stem for f in readable}
    return sorted(readable + [f for f in files if f.suffix.lower() in NOT_YET and f.stem not in stems])


def _story(story_id: str, title: str, readers: Sequence[Reader], name: str) -> Story:
    """The story of all `readers` that succeed; the lines of the others say why they did not."""
    articles: list[Article] = []
    unread: list[str] = []
    for read in readers:
        try:
            articles.append(read())
        except InputError as error:
            unread.append(str(error))
    if len(articles) < 2:
        if not unread:
            raise InputError(f"{name}: one article only, where a comparison needs two")
        if len(readers) == 1 or len(unread) == 1 < len(readers) == 2:
            raise InputError(unread[0])
        raise InputError(f"{name}: fewer than two articles can be read: {'; '.join(unread)}")
    return Story(story_id, title, _with_doubts(articles), tuple(unread))


def _with_doubts(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles with warnings that only show beside the others: the same text, or several times the length."""
    shortest = min(articles, key=lambda a: len(a.text))
    seen: dict[str, str] = {}
    checked = []
    for article in articles:
        found = []
        times = len(article.text) / len(shortest.text)
        if times >= _LONGER:
            found.append(f"{times:.0f} times as long as source {shortest.id}")
        if article.text in seen:
            found.append(f"the same text as source {seen[article.text]}")
        seen.setdefault(article.text, article.id)
        checked.append(replace(article, warnings=(*article.warnings, *found)))
    return tuple(checked)


def _reader(path: str, source_id: str, role: SourceRole = "peer", **given: str | None) -> Reader:
    """A call that reads the article at `path`; what is `given` takes the place of what its file says."""

    def read() -> Article:
        known = {key: value for key, value in given.items() if value}
        return replace(read_article(path, source_id, role), **cast(dict[str, Any], known))

    return read


def _from_manifest(folder: Path, manifest: Path) -> tuple[str, list[Reader]]:
    """The title and the readers of the sources that `manifest` lists."""
    name = harmless(str(manifest))
    try:
        table = tomllib.loads(manifest.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{name}: not valid TOML ({harmless(str(error))})") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror})") from None
    _no_others(table, ("title", "source"), name)
    sources = table.get("source")
    if not isinstance(sources, list) or not sources or not all(isinstance(s, dict) for s in sources):
        raise InputError(f"{name}: lists no sources", "Each source is a table [[source]] with an id and a path")
    ids = [_id(source, letter, name) for source, letter in zip(sources, _letters(len(sources)), strict=True)]
    if twice := [known for at, known in enumerate(ids) if known in ids[:at]]:
        raise InputError(f"{name}: the id “{twice[0]}” is given twice", "Every source needs an id of its own")
    readers = [_from_table(source, known, folder, name) for source, known in zip(sources, ids, strict=True)]
    return _text(table, "title", name) or "", readers


def _from_table(source: Mapping[str, Any], source_id: str, folder: Path, manifest: str) -> Reader:
    """A reader for one [[source]]; raises InputError that names the key at fault."""
    name = f"{manifest}, source {source_id}"
    _no_others(source, _KEYS, name)
    path = _text(source, "path", name)
    if not path:
        raise InputError(f"{name}: no path")
    if not (folder / path).resolve().is_relative_to(folder.resolve()):
        raise InputError(f"{name}: the path “{harmless(path)}” leads out of the story's folder")
    role = _text(source, "role", name) or "peer"
    if role not in _ROLES:
        raise InputError(f"{name}: role is “{harmless(role)}”, but can only be peer or base")
    given = {key: _text(source, key, name) for key in _TEXT_KEYS} | {key: _day(source, key, name) for key in _DATE_KEYS}
    return _reader(str(PurePath(folder) / path), source_id, cast(SourceRole, role), **given)


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


def _letters(count: int) -> list[str]:
    """Ids for `count` sources: a, b … z, a2, b2 and so on."""
    return [ascii_lowercase[i % 26] + (str(i // 26 + 1) if i >= 26 else "") for i in range(count)]


def _slug(name: str) -> str:
    """`name` as part of a path: small letters and digits joined by hyphens, at most 80."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "story"


def _title(name: str) -> str:
    """A folder's `name` as a title."""
    words = re.sub(r"[-_\s]+", " ", harmless(name)).strip()
    return words[:1].upper() + words[1:]
