"""`storydiff review serve`: the pages of the stories from a server on this machine, until Ctrl-C.

Ctrl-C is how it is meant to end, so it ends with 0. What cannot be read is told in the terminal and on the pages, and
can be put right while it runs: a story may be edited while it is looked at.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock, Thread

from compare.cli.stories import Comparing
from compare.cli.terminal import Watch, complain, say, watching
from compare.configuration import Configuration
from compare.errors import UsageError
from compare.model import Report
from compare.points.standing import waiting
from compare.renderers.html import render_live
from compare.renderers.html.stories import render_refusal, render_stories
from compare.review.deciding import reviewer
from compare.review.files import FILE, FOLDER
from compare.review.server import HOST, Application, Look, Room, listen, serve

DONE = 0
LOOK = Look(render_live, render_stories, render_refusal)


def serve_stories(folders: Sequence[Path], configuration: Configuration, options: argparse.Namespace) -> int:
    """Serve the stories in `folders` until somebody ends it; gives the exit code."""
    by = _reviewer(str(configuration["reviewer"]), folders[0])
    with listen(options.port) as opened:  # a port that is taken is told before anything is compared
        room = Room(_compared(folders, Comparing(configuration.settings()), options), by, options.one_file_each)
        port: int = opened.getsockname()[1]
        address = f"http://{HOST}:{port}/?token="

        def ready() -> None:
            say(_greeting(room, address + room.entry))
            if _has_browser() if options.open is None else options.open:
                Thread(target=_open, args=(address + room.ticket,), daemon=True).start()  # some block until closed

        serve(Application(room, LOOK, port, complain), opened, ready)
    say(_farewell(room))
    return DONE


def _reviewer(given: str, folder: Path) -> str:
    """Name who decides; "" where nobody is named, for the page asks then."""
    try:
        return reviewer(given, folder)
    except UsageError:
        if given:
            raise
        return ""


def _compared(folders: Sequence[Path], comparing: Comparing, options: argparse.Namespace) -> list[ServedStory]:
    """Compare all stories, so that pages open at once."""
    turn = Lock()
    stories = [ServedStory(folder, comparing, turn) for folder in dict.fromkeys(folders)]
    for story in stories:
        with watching(not options.quiet, options.verbose) as watch:
            _, report = story.current(watch)
        for line in report.unread:
            complain(line)
    return stories


def _greeting(room: Room, address: str) -> str:
    """Say what there is to review, and where."""
    left = sum(len(waiting(report)) for report in room.reports())
    stories = f"{len(room):,} {'story' if len(room) == 1 else 'stories'}"
    points = f"{left:,} {'point' if left == 1 else 'points'} to review"
    return (
        f"{stories}, {points}{f', as {room.by}' if room.by else ''}\n\n    {address}\n\n"
        "Only this machine can open it, with this address. Each decision is saved as it is made; Ctrl-C ends.\n"
    )


def _farewell(room: Room) -> str:
    """Say what was decided."""
    decided = ", ".join(f"{number:,} {status}" for status, number in sorted(room.tally.items()) if number > 0)
    return f"\n{decided or 'nothing decided'}; everything is saved\n"


def _has_browser() -> bool:
    """Whether a person sits here before a screen that a browser can open on; one in the terminal would take it over."""
    desktop = sys.platform in ("darwin", "win32") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    return sys.stdout.isatty() and desktop


def _open(address: str) -> None:
    """Open `address` in the browser of this desktop; where there is none, the printed address does."""
    import webbrowser

    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        complain("no browser could be opened; open the address by hand", "warning")


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
