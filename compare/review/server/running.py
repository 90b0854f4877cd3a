"""Listening on this machine alone, until somebody ends it: an application comes in, requests are brought to it.

The port is a fixed one if it is free, so that a browser finds what it kept for this address when the program was
killed: its storage belongs to an address and a port. Ctrl-C and SIGTERM let running requests finish, so what a page
was told is saved.
"""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn, Protocol

from compare.errors import UsageError
from compare.review.server.application import MAX_BODY

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

HOST = "127.0.0.1"
PORT = 8715  # any number would do
THREADS = 8  # a browser opens six connections to a server
SILENT = 30  # seconds after which a connection that says nothing is closed


def listen(port: int | None) -> socket.socket:
    """Open a socket on `port` (0: any that is free; None: the usual one, else any); `UsageError` if it is taken."""
    last: OSError | None = None
    for tried in (PORT, 0) if port is None else (port,):
        opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would let two programs share the port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((HOST, tried))
            opened.listen(64)
            return opened
        except OSError as error:
            opened.close()
            last = error
    why = "another program has it" if last and last.errno == errno.EADDRINUSE else last and last.strerror
    raise UsageError(f"cannot listen on port {port} ({why})", "Name another --port, or none for a free one.")


class Server(Protocol):
    """What answers requests once it runs."""

    def run(self) -> None:
        """Answer requests until `KeyboardInterrupt`, or until it is closed; running requests finish."""

    def close(self) -> None:
        """Stop listening."""


def server_of(application: WSGIApplication, opened: socket.socket) -> Server:
    """Make a server that brings what comes in on the socket `opened` to `application`."""
    from waitress.server import create_server

    # The application tells its own defects; of connections that end early or wait there is nothing to say.
    logging.getLogger("waitress").setLevel(logging.CRITICAL)
    made: Server = create_server(
        application,
        sockets=[opened],
        threads=THREADS,
        ident="",
        channel_timeout=SILENT,
        cleanup_interval=SILENT,
        max_request_body_size=4 * MAX_BODY,  # beyond what the application refuses by itself, with a clear line
        max_request_header_size=32 * 1024,
        clear_untrusted_proxy_headers=True,
    )
    return made


def serve(application: WSGIApplication, opened: socket.socket, ready: Callable[[], None]) -> None:
    """Answer requests on the socket `opened` until Ctrl-C or SIGTERM; `ready` is called once, before the first."""
    server = server_of(application, opened)
    signal.signal(signal.SIGTERM, _end)
    try:
        ready()
        server.run()
    except KeyboardInterrupt:  # before it ran
        pass
    finally:
        server.close()


def _end(*_: object) -> NoReturn:
    """End as Ctrl-C does."""
    raise KeyboardInterrupt
