"""Proposed stories in, folders that `compare` and `check` can read out: the articles, and a `story.toml` to confirm.

The articles are copied, since a story's sources lie in its folder; a record of a larger file becomes a file of its own.
A folder appears whole or not at all, and one that is there is never touched, but that to confirm a proposal takes its
mark out of the manifest, together with what the program said of that.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from compare.articles import slug
from compare.articles.forms import picked
from compare.articles.manifest import MANIFEST, is_proposed, letters
from compare.cli.outputs import write_whole
from compare.cli.reasons import reason
from compare.containment import is_within
from compare.errors import UsageError
from compare.text import harmless, whole

if TYPE_CHECKING:
    from compare.model import Article
    from compare.pairing import Proposal

HEAD = "Proposed by “storydiff pair”; nobody has confirmed it yet."
ADVICE = (
    "If they tell one story, delete “proposed” or let “storydiff pair --accept” do it; if not, take out what does not",
    "belong, or delete the folder.",
)


def write_proposals(
    stories: Sequence[Proposal],
    copies: Mapping[int, Sequence[int]],
    articles: Sequence[Article],
    into: Path,
    *,
    accepted: bool = False,
) -> Iterator[tuple[Path, bool]]:
    """Write each story into a folder of its own in `into`, marked as a proposal unless it is `accepted`.

    Yields the folder and whether it was not there before.
    """
    taken: set[str] = set()
    for story in stories:
        name = _free(slug(story.title), taken)
        folder = into / name
        if os.path.lexists(folder):
            yield folder, False
            continue
        try:
            _write(folder, story, copies, articles, accepted=accepted)
        except OSError as error:
            raise UsageError(
                f"cannot write “{folder}”: {error.strerror or error}", "Choose another folder with -o."
            ) from error
        yield folder, True


def proposals_in(folder: Path) -> list[Path]:
    """The stories in `folder` that are proposed and nobody has confirmed."""
    try:
        return sorted(path for path in folder.iterdir() if is_within(path, folder) and is_proposed(path))
    except OSError as error:
        raise UsageError(f"the folder “{folder}” cannot be read ({error.strerror})") from error


def confirm(folder: Path) -> None:
    """Take the mark of a proposal out of the manifest in `folder`, which keeps all else that stands there."""
    import tomlkit

    path = folder / MANIFEST
    document = tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    document.remove("proposed")
    own = {f"# {line}" for line in (HEAD, *ADVICE)}
    lines = [line for line in tomlkit.dumps(document).splitlines(keepends=True) if line.strip() not in own]
    write_whole(path, "".join(lines), "It was not confirmed.")


def _free(name: str, taken: set[str], ending: str = "") -> str:
    """`name` with `ending`, or the first with a number that is not `taken`, which then is."""
    free, number = f"{name}{ending}", 2
    while free in taken:
        free, number = f"{name}-{number}{ending}", number + 1
    taken.add(free)
    return free


def _write(
    folder: Path, story: Proposal, copies: Mapping[int, Sequence[int]], articles: Sequence[Article], *, accepted: bool
) -> None:
    """Write the folder under another name and give it its own when it is whole."""
    draft = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        draft.mkdir(parents=True)
        taken: set[str] = set()
        files = [_copy(articles[member], draft, taken) for member in story.members]
        others = [[articles[n].path for n in copies.get(member, ())] for member in story.members]
        text = _manifest(story, files, [articles[m].path for m in story.members], others, accepted=accepted)
        (draft / MANIFEST).write_text(text, encoding="utf-8", errors="replace", newline="\n")
        draft.rename(folder)
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(draft)
        raise


def _copy(article: Article, folder: Path, taken: set[str]) -> str:
    """Copy `article` into `folder`; gives the name of its file there, in letters that every system takes."""
    file, pick = picked(article.path)
    source = Path(file)
    if pick is None:
        name = _free(slug(source.stem), taken, source.suffix.lower())
        shutil.copyfile(source, folder / name)
        return name
    name = _free(f"{slug(source.stem)}-{slug(pick)}", taken, ".json")
    record = {
        "title": article.headline, "author": article.byline, "date": article.published,
        "modified": article.modified, "sitename": article.publisher, "url": article.url,
        "language": article.lang, "text": article.text,
    }  # fmt: skip
    known = {key: value for key, value in record.items() if value}
    text = json.dumps(known, ensure_ascii=False, indent=1) + "\n"
    (folder / name).write_text(text, encoding="utf-8", errors="replace", newline="\n")
    return name


def _manifest(
    story: Proposal, files: Sequence[str], origins: Sequence[str], copies: Sequence[Sequence[str]], *, accepted: bool
) -> str:
    """The text of `story.toml`: the reason and, of a proposal, the advice as comments, then title and sources."""
    import tomlkit

    document = tomlkit.document()
    for line in (reason(story),) if accepted else (HEAD, reason(story), *ADVICE):
        document.add(tomlkit.comment(harmless(line)))
    if not accepted:
        document.add("proposed", tomlkit.item(True))
    document.add("title", tomlkit.item(whole(harmless(story.title))))
    sources = tomlkit.aot()
    for letter, file, origin, same in zip(letters(len(files)), files, origins, copies, strict=True):
        table = tomlkit.table()
        table.add("id", letter)
        table.add("path", file)
        table.add(tomlkit.comment(f"from {harmless(origin)}"))
        for other in same:
            table.add(tomlkit.comment(f"the same text: {harmless(other)}"))
        sources.append(table)
    document.add("source", sources)
    return tomlkit.dumps(document)
