"""The questions of `storydiff review`: one point at a time, one key an answer, each decision written as it is made.

In: a report with its decisions, the story's folder, who decides, and a `Desk` that shows and asks, so that tests type
keys. Out: how many were decided. A decision on a point is a line for each of its findings that wait; an undo takes all
of them back on disk, and brings the point back.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from compare.model import Decision, Report
from compare.points.standing import Chosen, waiting
from compare.review.deciding import decision_on, timestamp
from compare.review.decisions import REASONS
from compare.review.files import add, undo
from compare.text import harmless

KEYS: Mapping[str, str] = {
    "c": "Confirm", "d": "Dismiss", "s": "Unsure", "m": "Comment", "z": "Undo", "↵": "Later", "q": "Quit", "?": "Help",
}  # fmt: skip
HELP = """\
c  Confirm  the articles differ here, as it says
d  Dismiss  with a reason
s  Unsure   seen, and left to somebody else
m  Comment  goes with the decision that follows
z  Undo     takes the last decision back
↵  Later    to the next one, undecided
q  Quit     everything decided so far is saved
"""
PROMPT = "  ".join(f"{key} {name}" for key, name in KEYS.items())
_SAID: Mapping[str, Literal["confirmed", "unsure"]] = {"c": "confirmed", "s": "unsure"}


class Desk(Protocol):
    """What the loop needs of a screen and a keyboard; `EOFError` from asking ends the review."""

    def show(self, report: Report, asked: Chosen, place: str, comment: str) -> None:
        """Show one point, its `place` among all ("3 of 12"), and the comment written so far."""

    def tell(self, text: str) -> None:
        """Show a line or more of plain text."""

    def key(self, prompt: str) -> str:
        """Ask for one key."""

    def line(self, prompt: str) -> str:
        """Ask for a line of text."""


@dataclass(slots=True)
class Tally:
    """How a review went: points decided by status, those left for later, and whether the person wants to stop."""

    decided: Counter[str] = field(default_factory=Counter)
    later: int = 0
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """Decisions that were written at a point, each with the lines it replaced."""

    at: int
    written: tuple[tuple[Decision, tuple[Decision, ...]], ...]


def review(report: Report, story: Path, by: str, desk: Desk) -> Tally:
    """Go through the waiting points of `report` with the person called `by`; decisions go into the folder `story`."""
    return _Review(report, story, by, desk).run()


class _Review:
    """One person at one story: the points, where they are, and what they have decided since they began."""

    def __init__(self, report: Report, story: Path, by: str, desk: Desk) -> None:
        self._report, self._story, self._by, self._desk = report, story, by, desk
        self._points = waiting(report)
        self._at = 0
        self._comment = ""
        self._shown = (-1, "")
        self._steps: list[_Step] = []
        self._left = self._stopped = False
        self._do: Mapping[str, Callable[[], None]] = {
            "c": lambda: self._decide("confirmed"),
            "s": lambda: self._decide("unsure"),
            "d": self._dismiss,
            "m": self._ask_comment,
            "z": self._undo,
            "q": self._stop,
            "": self._later,
            "?": lambda: desk.tell(HELP),
        }

    def run(self) -> Tally:
        """Ask until every point is seen, or the person stops."""
        try:
            while self._points and not (self._left or self._stopped):
                if self._at < len(self._points):
                    self._ask()
                else:
                    self._ask_at_end()
        except EOFError:
            self._stopped = True
        decided = Counter(str(step.written[0][0].status) for step in self._steps)
        return Tally(decided, len(self._points) - len(self._steps), self._stopped)

    def _ask(self) -> None:
        """Show the point at hand and do what the key says."""
        now = (self._at, self._comment)
        if now != self._shown:
            place = f"{self._at + 1} of {len(self._points)}"
            self._desk.show(self._report, self._points[self._at], place, self._comment)
            self._shown = now
        self._answer(PROMPT)

    def _answer(self, prompt: str) -> None:
        """Ask until the key means something, and do it."""
        while (key := self._key(prompt)) not in self._do:
            self._desk.tell(f"“{harmless(key)}” is no answer; ? explains them all")
        self._do[key]()

    def _key(self, prompt: str) -> str:
        """Ask for one key; whatever white space it is means later."""
        return self._desk.key(prompt).strip().lower()[:1]

    def _ask_at_end(self) -> None:
        """Let the last decision be taken back before the story is left."""
        key = self._key("All seen." + ("  z Undo" if self._steps else "") + "  ↵ Done")
        if key == "z":
            self._undo()
        else:
            self._left, self._stopped = True, key == "q"

    def _decide(self, status: Literal["confirmed", "dismissed", "unsure"], reason: str = "") -> None:
        """Write a decision on the point at hand and go to the next."""
        said = Decision("", "", "", status, reason, self._comment, self._by, timestamp())
        lines = [decision_on(self._report, finding, said) for finding in self._points[self._at].findings]
        self._steps.append(_Step(self._at, tuple((line, add(self._story, line)) for line in lines)))
        self._comment = ""
        self._at += 1

    def _dismiss(self) -> None:
        """Ask for the reason first; without one nothing is decided."""
        reasons = list(REASONS)
        width = max(map(len, reasons))
        self._desk.tell("\n".join(f"{n}  {name:<{width}}  {said}" for n, (name, said) in enumerate(REASONS.items(), 1)))
        while answer := self._desk.line("Dismiss because (number or name, nothing to go back): ").strip().lower():
            found = [name for n, name in enumerate(reasons, 1) if answer in (str(n), name)]
            if found:
                if found[0] == "other" and not self._comment:
                    self._ask_comment()
                self._decide("dismissed", found[0])
                return
            self._desk.tell(f"“{harmless(answer)}” is none of the reasons")

    def _ask_comment(self) -> None:
        """Ask for the comment on the point at hand; nothing typed clears it."""
        self._comment = self._desk.line("Comment: ").strip()

    def _undo(self) -> None:
        """Take the last decision back, on disk as well, and return to its point with its comment."""
        if not self._steps:
            self._desk.tell("Nothing to take back.")
            return
        step = self._steps.pop()
        back = [undo(self._story, line, replaced) for line, replaced in step.written]
        if not all(back):
            self._desk.tell("Somebody has removed that decision already.")
        self._at, self._comment = step.at, step.written[0][0].comment

    def _later(self) -> None:
        """Go to the next point; a comment is never dropped without a word."""
        if self._comment:
            self._desk.tell("The comment goes with a decision: Confirm, Dismiss or Unsure. m and ↵ drop it.")
        else:
            self._at += 1

    def _stop(self) -> None:
        """End the review, unless a comment would be lost that the person may think is saved."""
        if self._comment:
            self._desk.tell("The comment goes with a decision: Confirm, Dismiss or Unsure. m and ↵ drop it.")
        else:
            self._stopped = True
