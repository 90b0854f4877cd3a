"""The stories of a command and their reports: from the archive where nothing changed, else compared anew."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from compare.cli.terminal import Watch, complain
from compare.configuration import Configuration
from compare.containment import is_within
from compare.errors import InputError, UsageError
from compare.model import Report, Story
from compare.settings import Settings

MANIFEST = "story.toml"


class Stories(NamedTuple):
    """The folders of stories, and of each that was found but may not be read why not."""

    folders: list[Path]
    strays: dict[Path, str]


def story_folders(asked: Sequence[str], configuration: Configuration) -> Stories:
    """The folders of the stories `asked`, by path or by name in `seeds`, or of all that are there; each once.

    Of all, those are left out that the program proposed and nobody has confirmed; they are told. Links that lead out
    of `seeds` are read only where somebody names their path.
    """
    seeds = configuration.seeds
    if asked:
        return Stories(_once(_folder(name, seeds) for name in asked), {})
    try:
        folders = sorted(path for path in seeds.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError as error:
        hint = "“storydiff init” makes a starter, “--config” or “seeds = …” names another place."
        raise UsageError(f"no stories: the folder “{seeds}” cannot be read ({error.strerror})", hint) from error
    from compare.articles import stray
    from compare.articles.manifest import is_proposed

    strays = {path: str(stray(path)) for path in folders if not is_within(path, seeds)}
    folders = _once(path for path in folders if path not in strays)
    proposed = [folder for folder in folders if is_proposed(folder)]
    for folder in proposed:
        complain(f"{folder} is left out: a proposal. To confirm it: storydiff pair --accept {folder}", "warning")
    folders = [folder for folder in folders if folder not in proposed]
    if not folders and strays:
        raise InputError("; ".join(strays.values()))
    if not folders:
        raise UsageError(f"no stories in “{seeds}”", "Put each in a folder of its own, with two articles or more.")
    return Stories(folders, strays)


def _once(folders: Iterable[Path]) -> list[Path]:
    """The `folders` without those that only links tell apart: the same story twice would be every finding twice."""
    named: dict[str, Path] = {}
    for folder in folders:
        named.setdefault(os.path.realpath(folder), folder)
    return list(named.values())


def _folder(name: str, seeds: Path) -> Path:
    """Find the folder of the story called `name`; its manifest means the same."""
    path = Path(name)
    if path.name == MANIFEST:
        path = path.parent
    if _exists(path):
        return path
    if not _exists(seeds / name):
        raise UsageError(f"no story “{name}”", f"Name a folder, such as {seeds}/<story>.")
    if not is_within(seeds / name, seeds):
        raise UsageError(f"{seeds / name} leads out of “{seeds}”", "Give the path of the folder that is meant.")
    return seeds / name


def _exists(path: Path) -> bool:
    """Whether there is something at `path`; what cannot even be asked is not there."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


class Comparing:
    """Gives the reports of stories; loads the model at most once, and only where a story is compared."""

    def __init__(self, settings: Settings, check: Callable[[Story], None] = lambda _: None) -> None:
        """Compare by `settings`; `check` may refuse a story that was read."""
        from compare.archive import Archive
        from compare.embeddings import load_encoder
        from compare.embeddings.cache import cache_folder
        from compare.sentences import SPLITTER

        self._settings, self._check = settings, check
        self._encoder = load_encoder(settings.model, settings.cache)
        self._signature = settings.signature(self._encoder.name, SPLITTER)
        self._archive = Archive(cache_folder() if settings.cache else None)

    def report(self, folder: Path, watch: Watch) -> Report:
        """The report of the story in `folder`; an empty one that says why where it cannot be read.

        `watch` hears of each stage.
        """
        from compare.articles import read_story

        try:
            story = read_story([str(folder)])
        except InputError as error:
            return self.unreadable(folder, str(error))
        self._check(story)
        return self._compared(story, watch)

    def state(self, folder: Path) -> str:
        """Tell one state of the story in `folder` from another: with the same one, the report is the same."""
        from compare.archive import report_key
        from compare.articles import read_story

        try:
            return report_key(read_story([str(folder)]), self._signature)
        except InputError as error:
            return str(error)

    def _compared(self, story: Story, watch: Watch) -> Report:
        """Take the report of `story` from the archive, or make it."""
        from compare.archive import report_key

        key = report_key(story, self._signature)
        report = self._archive.read(key)
        if report is None:
            from compare.pipeline import compare_story

            report = compare_story(story, self._settings, watch, self._encoder)
            self._archive.write(key, report)
        return report

    def unreadable(self, folder: Path, why: str) -> Report:
        """A report of a story that cannot be compared, so that no output is silent about it."""
        name = folder.resolve().name
        return Report(name, name, "same-story", 0.0, self._signature, (), (), (), unread=(why,))
