"""`storydiff fetch`: articles from the web into a story's folder; the only command that uses the network.

One line for each address; one that fails does not keep the others from being saved.
"""

import argparse
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from compare.cli.terminal import complain, say
from compare.configuration import configure
from compare.containment import is_within
from compare.errors import InputError, StoryDiffError, UsageError
from compare.fetching import Answer, Found, Getter, Limits, Saved, save
from compare.fetching.getting import FEEDS
from compare.fetching.lists import Entry, is_archive, pick_page, read_archive, read_feed
from compare.text import harmless

DONE, PARTIAL = 0, 3
_MOST_BYTES = 10_000_000


def run(options: argparse.Namespace) -> int:
    """Fetch what `options` name; gives the exit code."""
    getter = Getter(
        Limits(seconds=options.timeout), allow_private=options.allow_private, ignore_robots=options.ignore_robots
    )
    if options.list is not None:
        if options.url or options.story:
            raise UsageError("--list only lists", "Fetch what you picked with a second command.")
        say("".join(_listed(_entries(options.list, getter))))
        return DONE
    if not options.url:
        raise UsageError("no address given", "Give one or more, and --story NAME.")
    folder = _folder(options.story, configure({}).seeds)
    if options.ignore_robots:
        complain("robots.txt is not asked: fetch only what its owner lets you", "warning")
    done = [_fetched(url, folder, getter, options) for url in dict.fromkeys(options.url)]
    return DONE if all(done) else PARTIAL


def _fetched(url: str, folder: Path, getter: Getter, options: argparse.Namespace) -> bool:
    """Fetch and save one article, and say how it went."""
    try:
        found, warnings = _found(url, getter)
        saved = save(folder, found, force=options.force, beside=_beside(folder))
    except StoryDiffError as error:
        complain(str(error))
        return False
    for warning in warnings:
        complain(f"{url}: {warning}", "warning")
    if not options.quiet:
        say(_line(saved, found))
    return True


def _line(saved: Saved, found: Found) -> str:
    """What became of one address."""
    words = len(found.text.split())
    place = harmless(f"{saved.done} {saved.path.as_posix()} as {saved.id}")
    return f"{place}, {words:,} word{'s' * (words != 1)} from {harmless(found.url)}\n"


def _found(url: str, getter: Getter) -> tuple[Found, tuple[str, ...]]:
    """The article at `url` or in an archive, and what is doubtful about it."""
    from compare.articles import read_plain, read_web_page

    file, _, number = url.rpartition("#")
    if file and "://" not in url and is_archive(file):
        page = pick_page(Path(file), number)
        answer, moment = Answer(page.url, "text/html", page.charset, page.body), page.kept
    else:
        answer, moment = getter.get(url), _now()
    name = harmless(answer.url)
    read = read_plain if answer.kind == "text/plain" else read_web_page
    fields = read(answer.body, name, answer.charset)
    known = {key: getattr(fields, key) for key in ("publisher", "headline", "byline", "published", "modified", "lang")}
    ending = ".source.txt" if answer.kind == "text/plain" else ".html"
    return Found(answer.url, fields.text, answer.body, ending, moment, known, url), fields.warnings


def _beside(folder: Path) -> list[str]:
    """The names of what `folder` holds, which are sources as long as there is no manifest."""
    from compare.articles import folder_sources

    return [Path(source).name for source in folder_sources(folder)[0]] if folder.is_dir() else []


def _folder(story: str | None, seeds: Path) -> Path:
    """The folder of the story called `story`, by its name in `seeds` or its path."""
    if not story or not story.strip() or "\0" in story:
        raise UsageError("no story given", "Add --story NAME; its articles go to its folder under seeds/.")
    path = Path(story)
    is_name = len(path.parts) < 2 and not path.is_absolute()
    folder = seeds / path if is_name else path
    if ".." in path.parts or path.parts in {(), (".",)}:
        raise UsageError(f"“{harmless(story)}” is not the name of a story", "Give a name, or the path of its folder.")
    if is_name and not is_within(folder, seeds):
        raise UsageError(f"{harmless(str(folder))} leads out of {seeds}", "Give the path of the folder that is meant.")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{harmless(str(folder))} is a file", "A story is a folder.")
    return folder


def _entries(source: str, getter: Getter) -> Iterable[Entry]:
    """What the feed or archive `source` lists."""
    if is_archive(source) and "://" not in source:
        return read_archive(Path(source))
    if "://" in source:
        answer = getter.get(source, FEEDS)
        return read_feed(answer.body, harmless(answer.url))
    name = harmless(source)
    try:
        with Path(source).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: {getattr(error, 'strerror', None) or 'cannot be read'}") from None
    if len(data) > _MOST_BYTES:
        raise InputError(f"{name}: larger than {_MOST_BYTES // 1_000_000} MB")
    return read_feed(data, name)


def _listed(entries: Iterable[Entry]) -> Iterable[str]:
    """The entries, a line each, and one that says where there are none."""
    lines = [
        f"{entry.number:>4}  {entry.published[:16]:<16}  {f'{entry.title}  ' if entry.title else ''}{entry.url}\n"
        for entry in entries
    ]
    return lines or ["nothing is listed\n"]


def _now() -> datetime:
    """The time of fetching, to the second; SOURCE_DATE_EPOCH gives another."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(microsecond=0)
