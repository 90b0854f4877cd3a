"""Sources come in, one `Story` goes out: a folder with or without `story.toml`, two and more articles, or one file.

One file of several records is a story of all of them, alone or in a folder without `story.toml`; beside other files it
has to say which is meant (`heap.jsonl#3`). A source that cannot be read becomes a line of `Story.unread`, and so does a
link in a folder that leads out of it, since nobody named what it leads to; a story needs two that can be read. A folder
of articles on anything is a heap: all that can be read in it and in the folders inside, but for hidden ones and for
those that are a story already.
"""

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from compare.articles.forms import ENDINGS, FORMS, OTHERS, STDIN
from compare.articles.manifest import MANIFEST, Reader, letters, read_manifest, reader
from compare.articles.reading import count_articles, read_all, read_article
from compare.containment import is_within
from compare.errors import InputError, UsageError
from compare.model import Article, Story
from compare.text import harmless

# Beside the articles of a story: what the program and its users keep there.
_NO_ARTICLES = frozenset(("decisions.jsonl", "readme.md", "readme.txt", "license.txt", "licence.txt", "notes.md"))
_TEXTS = frozenset(("text", "markdown", "json", "jsonl"))
_LONGER = 4
# Several records in one file are a story up to this; more are a heap, of which every two would be compared.
_MOST_RECORDS = 26


def read_story(sources: Sequence[str]) -> Story:
    """Read one story folder, or two and more article files of which one may be `-`; raises InputError or UsageError."""
    if not sources:
        raise UsageError("no article given", "Give two article files or one story folder")
    if len(sources) == 1:
        return _read_single(sources[0])
    if list(sources).count(STDIN) > 1:
        raise UsageError("standard input can be only one of the articles")
    for source in sources:
        if source != STDIN and _is(Path(source).is_dir):
            raise UsageError(f"{harmless(source)}: a folder among files", "Give one story folder, or article files")
    stems = ["stdin" if s == STDIN else Path(s).stem for s in sources]
    return _story(slug("-".join(stems)), " / ".join(map(harmless, stems)), _readers(sources), "these sources")


def _readers(sources: Sequence[str]) -> list[Reader]:
    """A reader for each of `sources`, which are called a, b, c in their order."""
    return [reader(source, letter) for source, letter in zip(sources, letters(len(sources)), strict=True)]


def _records(file: str, count: int, name: str) -> list[str]:
    """The sources that `file` with its `count` articles stands for."""
    if count > _MOST_RECORDS:
        raise InputError(f"{name}: {count:,} articles, more than the {_MOST_RECORDS} of one story", "Pick them by #")
    return [file] if count == 1 else [f"{file}#{at}" for at in range(1, count + 1)]


def _read_single(source: str) -> Story:
    """The story of the folder `source`, or of the folder whose manifest it is."""
    path = Path(source)
    if path.name == MANIFEST and _is(path.is_file):
        path = path.parent
    if _is(path.is_dir):
        return _read_folder(path)
    if source != STDIN and (count := count_articles(source)) > 1:
        readers = _readers(_records(source, count, harmless(source)))
        return _story(slug(path.stem), _title(path.stem), readers, harmless(source))
    if source != STDIN:
        read_article(source)  # what is wrong with it comes first
    name = "standard input" if source == STDIN else harmless(source)
    raise UsageError(f"{name}: one article only", "Give two article files or one story folder")


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
        title, readers = read_manifest(folder, manifest)
    else:
        sources, strays = folder_sources(folder)
        if not sources and not strays:
            raise InputError(f"{harmless(str(folder))}: no article files", f"Articles end in {', '.join(ENDINGS)}")
        title, readers = "", [*_readers(sources), *map(_refusing, strays)]
    story = _story(slug(name), title or _title(name), readers, harmless(str(folder)))
    return replace(story, is_titled=bool(title))


def _refusing(stray: InputError) -> Reader:
    """A reader that only says what is wrong."""

    def read() -> Article:
        raise stray

    return read


def folder_sources(folder: Path) -> tuple[list[str], list[InputError]]:
    """The sources of a `folder` without a manifest, by name: its article files, and each record of those of several.

    With what is wrong with links that lead out of it.
    """
    files, strays = article_files(folder, folder)
    counted = ((str(file), count_articles(str(file))) for file in files)
    return [source for file, count in counted for source in _records(file, count, harmless(file))], strays


def article_files(folder: Path, top: Path) -> tuple[list[Path], list[InputError]]:
    """The article files of `folder` by name; a page, Word or PDF file only where its text is not beside it.

    With an error for each link that leads out of the folder `top`, from where somebody looks.
    """
    try:
        files = sorted(f for f in folder.iterdir() if f.is_file() and not f.name.startswith("."))
    except OSError as error:
        raise InputError(f"{harmless(str(folder))}: cannot be read ({error.strerror})") from None
    known = [f for f in files if f.suffix.lower() in {*ENDINGS, *OTHERS} and f.name.lower() not in _NO_ARTICLES]
    inside = [f for f in known if is_within(f, top)]
    texts = {f.stem for f in inside if FORMS.get(f.suffix.lower()) in _TEXTS}
    files = [f for f in inside if FORMS.get(f.suffix.lower()) in _TEXTS or f.stem not in texts]
    return files, [stray(f) for f in known if f not in inside]


def stray(path: Path) -> InputError:
    """What is wrong with the link `path`, which leads out of the folder in which it was found."""
    return InputError(f"{harmless(str(path))}: a link that leads out of its folder", "Put there what it leads to")


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
    return Story(story_id, title, _with_doubts(articles), tuple(unread), is_titled=False)


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


def slug(name: str) -> str:
    """`name` as part of a path: small letters and digits joined by hyphens, at most 80.

    One in letters of another script is told from others by a digest.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")
    if not plain and any(map(str.isalnum, name)):
        return f"story-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"
    return plain or "story"


def _title(name: str) -> str:
    """A folder's `name` as a title."""
    words = re.sub(r"[-_\s]+", " ", harmless(name)).strip()
    return words[:1].upper() + words[1:]


def read_heap(folder: str) -> tuple[list[Article], list[str]]:
    """Read all articles in `folder`, by path, and say what could not be read; ids count from 1.

    Raises UsageError where it is no folder, InputError where no article is in it.
    """
    top = Path(folder)
    if not top.is_dir():
        raise UsageError(f"{harmless(folder)}: not a folder", "Give the folder of the articles to sort into stories")
    ids = (str(number) for number in count(1))
    looked = [article_files(inner, top) for inner in _folders(top)]
    found = [one for files, _ in looked for file in files for one in read_all(str(file), ids)]
    found += [stray for _, strays in looked for stray in strays]
    if not found:
        raise InputError(f"{harmless(folder)}: no article files", "Stories that are there already are left out")
    articles = [one for one in found if isinstance(one, Article)]
    return articles, [str(one) for one in found if isinstance(one, InputError)]


def _folders(top: Path) -> Iterator[Path]:
    """Yield `top` and the folders inside by name; links are not followed, since they may lead in a circle."""
    for here, inner, files in os.walk(top):
        if MANIFEST in files:
            inner.clear()
        else:
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            yield Path(here)
