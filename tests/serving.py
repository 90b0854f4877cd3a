"""The review's server for tests, in a thread or in a process of its own, and a visitor who is no browser.

It serves the reports of `samples`, so that nothing has to be compared. `python -m tests.serving NAME PORT FOLDER …` is
the process: it prints its address.
"""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from compare.cli.review_serve import LOOK
from compare.model import Decision, Report
from compare.review.decisions import write_line
from compare.review.server import Application, Look, Room, Server, listen, serve, server_of
from tests import samples

ROOT = Path(__file__).parent.parent


@dataclass
class Fixed:
    """A story whose report is made by hand; a new `edition` is an edit of its articles."""

    folder: Path
    report: Report = field(default_factory=lambda: samples.undecided(samples.seed_report()))
    edition: str = "1"

    def state(self) -> str:
        return self.edition

    def current(self) -> tuple[str, Report]:
        return self.edition, self.report


@dataclass
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def plain(self) -> dict[str, Any]:
        """The body as JSON."""
        read: dict[str, Any] = json.loads(self.text)
        return read

    @property
    def lines(self) -> set[str]:
        """The decisions in the body, as fingerprint and person."""
        return {f"{line['fp']} {line['by']}" for line in self.plain["decisions"]}


class Visitor:
    """Talks to the server behind `address` as plainly as can be."""

    def __init__(self, address: str) -> None:
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]+)", address)
        assert found, address
        self.port, self.entry = int(found[1]), found[2]
        self.cookie, self.place, self.token = "", "", ""

    def ask(self, path: str, method: str = "GET", body: str | bytes | None = None, **headers: str) -> Reply:
        """Send one request; `headers` have _ for -."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body.encode() if isinstance(body, str) else body
        try:
            connection.request(method, path, data, named)
            answer = connection.getresponse()
            return Reply(answer.status, dict(answer.getheaders()), answer.read().decode("utf-8"))
        finally:
            connection.close()

    def enter(self) -> Reply:
        """Come in by the address."""
        reply = self.ask(f"/?token={self.entry}")
        assert reply.status == 303, reply
        self.cookie = reply.headers["Set-Cookie"].partition(";")[0]
        self.place = reply.headers["Location"].rsplit("/", 1)[0] + "/"
        return reply

    def open(self, number: int = 1) -> Reply:
        """Open the page of a story, and keep its token."""
        if not self.cookie:
            self.enter()
        reply = self.ask(f"{self.place}{number}", Cookie=self.cookie)
        found = re.search(r'<meta name="storydiff-token" content="([^"]+)">', reply.text)
        assert found, reply
        self.token = found[1]
        return reply

    def read(self) -> Reply:
        """Ask for all decisions, as the page does."""
        return self.ask("/decisions", X_Storydiff_Token=self.token)

    def post(self, decision: Decision | str | bytes, path: str = "/decisions", **headers: str) -> Reply:
        """Send a decision, as the page does."""
        body = write_line(decision) if isinstance(decision, Decision) else decision
        given = {"X_Storydiff_Token": self.token, "Content_Type": "application/json", **headers}
        return self.ask(path, "POST", body, **given)


def decision(n: int, by: str = "Ann", status: str = "confirmed", **known: str) -> Decision:
    """A decision on a finding that no report has."""
    at = known.pop("at", "2025-11-05T09:40:00Z")
    return Decision(f"fp1:{n:016x}", f"fv1:{n:016x}", "", status, by=by, at=at, **known)  # type: ignore[arg-type]


@dataclass
class Site:
    """A server that runs in a thread: its stories, its `room`, and what it `said` of defects."""

    stories: list[Fixed]
    room: Room
    address: str
    said: list[str]

    def visitor(self) -> Visitor:
        """Somebody with the address."""
        return Visitor(self.address)


@contextmanager
def in_thread(*stories: Fixed, by: str = "Jane Roe", look: Look = LOOK, apart: bool = False) -> Iterator[Site]:
    """A server in a thread."""
    with listen(0) as opened:
        port = opened.getsockname()[1]
        room, said = Room(stories, by, apart), list[str]()
        server = server_of(Application(room, look, port, said.append), opened)
        threading.Thread(target=_run, args=(server,), daemon=True).start()
        try:
            yield Site(list(stories), room, f"http://127.0.0.1:{port}/?token={room.entry}", said)
        finally:
            server.close()


def _run(server: Server) -> None:
    """Answer requests until somebody closes the socket, which only Ctrl-C does not do underneath it."""
    with suppress(OSError):
        server.run()


def process(*folders: Path, by: str = "Jane Roe", port: int = 0) -> tuple[subprocess.Popen[str], Visitor]:
    """A server in a process, and somebody who has its address."""
    command = [sys.executable, "-m", "tests.serving", by, str(port), *map(str, folders)]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert started.stdout is not None
    return started, Visitor(started.stdout.readline().strip())


def main(by: str, port: int, folders: Sequence[str]) -> None:
    """Serve until Ctrl-C."""
    room = Room([Fixed(Path(folder)) for folder in folders], by)
    with listen(port) as opened:
        port = opened.getsockname()[1]
        application = Application(room, LOOK, port, print)
        serve(application, opened, lambda: print(f"http://127.0.0.1:{port}/?token={room.entry}", flush=True))
    print(dict(room.tally))


def titled(report: Report, title: str) -> Report:
    """The same report under another title."""
    return replace(report, title=title, story=re.sub(r"\W+", "-", title.lower()))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
