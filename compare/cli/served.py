"""A story that may be edited while it is looked at: its folder comes in, its report as of now goes out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from compare.cli.stories import Comparing
from compare.cli.terminal import Watch
from compare.model import Report
from compare.review.files import FILE, FOLDER

Listing = tuple[tuple[str, int, int], ...]


class ServedStory:
    """The story in `folder`, compared by `comparing`, which `turn` lends to one thread at a time."""

    def __init__(self, folder: Path, comparing: Comparing, turn: Lock) -> None:
        self.folder = folder
        self._comparing, self._turn, self._looking = comparing, turn, Lock()
        self._listing: Listing | None = None
        self._state = ""
        self._compared: tuple[str, Report] | None = None

    def state(self) -> str:
        """Tell one state of the articles from another; they are read only where a file has changed."""
        with self._looking:
            listing = tuple(_files(self.folder))
            if listing != self._listing:
                self._state, self._listing = self._comparing.state(self.folder), listing
            return self._state

    def current(self, watch: Watch = lambda _stage, _seconds: None) -> tuple[str, Report]:
        """The state of the articles and their report, made anew if they were edited; `watch` hears of each stage."""
        with self._turn:
            state = self.state()  # first: an edit while they are compared shows the next time
            if self._compared is None or self._compared[0] != state:
                self._compared = state, self._comparing.report(self.folder, watch)
            return self._compared


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Name, time and size of the files in `folder` that may be articles, in a fixed order."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != FOLDER and not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(place, name)  # noqa: PTH118 - asked every few seconds
            try:
                known = os.stat(path)  # noqa: PTH116
            except OSError:
                continue
            if name != FILE and not name.startswith("."):
                yield path, known.st_mtime_ns, known.st_size
