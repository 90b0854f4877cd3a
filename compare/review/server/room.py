"""What is open for review, to whom, and what they decide: in come tokens and decisions, out go reports and lines.

A page's token says which story it shows and which state of its articles, so a request needs to name neither, and a
page made before an article was edited can be told so. Every answer is read from disk: what another window, another
program or git wrote is in it.
"""

import hmac
import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Protocol

from compare.errors import InputError
from compare.model import Decision, Report
from compare.review.deciding import completed, timestamp
from compare.review.files import one_file_each, read, update
from compare.review.stories import reviewed

EDITED = "The articles of this story have been edited since this page was made. Reload it to compare them anew."
NOBODY = "the decision names nobody who made it"


class Served(Protocol):
    """A story on offer; it may be asked from several threads."""

    @property
    def folder(self) -> Path:
        """Where its decisions are."""

    def state(self) -> str:
        """Tell one state of its articles from another; asked every few seconds."""

    def current(self) -> tuple[str, Report]:
        """The state of its articles, and their report without decisions."""


class NotAdmittedError(Exception):
    """A token that opens nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """All decisions on a story, and a line for who reads its page."""

    decisions: tuple[Decision, ...]
    notice: str


class Room:
    """The stories under review in one run of the server, and the keys to it.

    Whoever knows `entry` is let in; `ticket` lets in once, for a browser that is started with it on its command line,
    where others may see it. Inside, `badge` is what a browser shows, and `place` the part of the address that keeps it
    from being shown elsewhere: browsers do not tell the ports of a machine apart.
    """

    def __init__(self, stories: Sequence[Served], by: str = "", apart: bool = False) -> None:
        """Open `stories`; decisions that name nobody are `by` this person. `apart` gives each a file of its own."""
        self._stories, self.by, self._apart = stories, by, apart
        self.entry, self.ticket, self.badge = (secrets.token_urlsafe(24) for _ in range(3))
        self.place = secrets.token_urlsafe(9)
        self._secret = secrets.token_bytes(32)
        self._pages: dict[str, tuple[Served, str]] = {}  # token -> what its page shows
        self._lock = Lock()
        self.tally: Counter[str] = Counter()  # what was decided here, by status

    def __len__(self) -> int:
        """How many stories there are."""
        return len(self._stories)

    def admits(self, token: str) -> bool:
        """Whether `token` lets in; the ticket does so once."""
        with self._lock:
            if is_same(token, self.ticket):
                self.ticket = ""
                return True
        return is_same(token, self.entry)

    def reports(self) -> list[Report]:
        """The reports of all stories with what is decided, in their order."""
        return [reviewed(story.current()[1], story.folder) for story in self._stories]

    def page(self, number: int) -> tuple[Report, str]:
        """The report of story `number`, counted from 1, and the token of a page made of it; `LookupError` for none."""
        if not 1 <= number <= len(self):
            raise LookupError(number)
        story = self._stories[number - 1]
        state, report = story.current()
        token = hmac.new(self._secret, f"{number} {state}".encode(), "sha256").hexdigest()
        self._pages[token] = story, state
        return reviewed(report, story.folder), token

    def decisions(self, token: str) -> Answer:
        """What is decided on the story of the page with `token`."""
        story, state = self._behind(token)
        return Answer(read(story.folder).decisions, "" if story.state() == state else EDITED)

    def add(self, token: str, said: Decision) -> Answer:
        """Write what is `said` on the page with `token`; `InputError` where nobody said it.

        What the page left out is filled in. A line that is there already changes nothing: a page that had no answer
        asks again.
        """
        story, _ = self._behind(token)
        decision = replace(said, by=said.by or self.by, at=said.at or timestamp())
        if not decision.by:
            raise InputError(NOBODY, "Reload the page, and say who you are.")
        if not (decision.fv or decision.fg or decision.sides):
            decision = completed(story.current()[1], decision)[0] or decision
        if self._apart:
            one_file_each(story.folder)
        self._change(story, decision, 1, lambda known: [*known, decision])
        return self.decisions(token)

    def undo(self, token: str, decision: Decision) -> Answer:
        """Take back `decision`, made on the page with `token`; if somebody has removed it already, all is well."""
        story, _ = self._behind(token)
        self._change(story, decision, -1, lambda known: [d for d in known if d != decision])
        return self.decisions(token)

    def _change(
        self, story: Served, decision: Decision, step: int, change: Callable[[list[Decision]], list[Decision]]
    ) -> None:
        """Write what `change` makes of the decisions on `story`, and count `decision` by `step` if that changes any."""
        counted: list[int] = []

        def counting(known: list[Decision]) -> list[Decision]:
            counted[:] = [step] if (decision in known) == (step < 0) else []
            return change(known)

        update(story.folder, counting)
        with self._lock:
            self.tally[decision.status] += sum(counted)

    def _behind(self, token: str) -> tuple[Served, str]:
        """The story and the state that the page with `token` shows."""
        page = self._pages.get(token)
        if page is None:
            raise NotAdmittedError
        return page


def is_same(given: str, known: str) -> bool:
    """Whether the secret `given` is the one that is `known`, in a time that tells nothing; "" is no secret."""
    return bool(known) and hmac.compare_digest(given.encode("utf-8", "replace"), known.encode())
