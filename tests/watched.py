"""Commands under watch: `python -m tests.watched LOG COMMANDS` runs a JSON list of them, one after the other.

The log gets a line of JSON for whatever the interpreter does that reaches beyond it: names looked up, connections
(refused, but for those of this machine to itself), programs started, files written. What native code does by itself is
not seen; what it leaves behind is.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

REACHES = {  # event -> which of its arguments tells where it reaches
    "socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1, "socket.bind": 1, "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0, "socket.gethostbyaddr": 0, "socket.getnameinfo": 0,
}  # fmt: skip
STARTS = {"subprocess.Popen": 1, "os.exec": 1, "os.posix_spawn": 1, "os.system": 0}
CHANGES = {
    "os.rename": 1, "os.link": 1, "os.symlink": 1, "os.remove": 0, "os.rmdir": 0, "os.truncate": 0, "os.chmod": 0,
    "sqlite3.connect": 0,
}  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def stays(address: Any) -> bool:
    """Whether the `address` of a socket is this machine's own, or a host is one in figures, which needs no look-up."""
    if not isinstance(address, tuple):
        return isinstance(address, str) and bool(re.fullmatch(r"[\d.]+|[0-9a-f:]*:[0-9a-f:]*", address))
    return address[0] in {"127.0.0.1", "::1"}


class Watcher:
    """What hears of everything; `command` is the number of the one that runs."""

    def __init__(self, log: str) -> None:
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.command = 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Note `event`, and refuse what would leave the machine."""
        if event in REACHES and not stays(target := arguments[REACHES[event]]):
            self._note("reached", target)
            raise PermissionError(f"{event}: {target}")
        if event in STARTS:
            self._note("started", arguments[STARTS[event]])
        elif (event == "open" and _writes(*arguments)) or (event == "os.mkdir" and not os.path.lexists(arguments[0])):
            self._note("wrote", _whole(arguments[0]))
        elif event in CHANGES:
            self._note("wrote", _whole(arguments[CHANGES[event]]))

    def _note(self, what: str, which: object) -> None:
        line = json.dumps({"command": self.command, "did": what, "what": which}, default=str)
        os.write(self._log, line.encode() + b"\n")


def _writes(path: object, mode: object, flags: int) -> bool:
    """Whether a file is opened to be written; what is open already has been heard of."""
    return bool(flags & WRITING) and isinstance(path, str | bytes | os.PathLike) and path != os.devnull


def _whole(path: Any) -> str:
    return os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - links are not followed


def read_log(log: Path) -> list[Mapping[str, Any]]:
    """What is noted in `log`."""
    return [json.loads(line) for line in log.read_text().splitlines()]


def _main(log: str, commands: str) -> int:
    watcher = Watcher(log)
    sys.addaudithook(watcher)
    from compare.cli import main

    code = 0
    for watcher.command, arguments in enumerate(json.loads(commands)):
        code = main(arguments)
        print(f"{watcher.command}: {code}", file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
