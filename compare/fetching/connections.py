"""An address and the number of its machine come in, one answer goes out, within a size and a time.

urllib3's connection is made to the number while the name goes into the Host header, the TLS greeting and the check of
the certificate. A timeout on a socket bounds each wait, not their sum: a server that sends a byte a second would never
run into it, so a watchdog shuts the connection down when the time is over. No proxy is used, since it would resolve
names out of sight.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.fetching.addresses import Address, shorten
from compare.settings import VERSION

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

AGENT = f"storydiff/{VERSION} (compares news articles; started by a person, for single pages)"
ROBOT = "storydiff"
NO_CONNECTION = "no connection"
_CHUNK = 65_536
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long: `seconds` bounds a page with all its redirects, `wait` a single silence."""

    bytes: int = 10_000_000
    seconds: float = 30.0
    connect: float = 10.0
    wait: float = 15.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Reply:
    """What one request brought: the status, the headers in small letters, the body, where it sends the program."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    location: str | None


def request(
    address: Address, number: str, limits: Limits, deadline: float, *, cut: bool = False, trust: ssl.SSLContext
) -> Reply:
    """Ask `number` for `address` before `deadline`, in monotonic seconds; `cut` takes the head of what is too large."""
    from urllib3.exceptions import HTTPError

    name = shorten(address.url)
    connection = _connection(address, number, limits, deadline, trust)
    with _Watchdog(connection, deadline) as watchdog:
        try:
            connection.connect()
            watchdog.watch(connection.sock)
            connection.timeout = limits.wait
            connection.request("GET", address.target, headers=_headers(address), preload_content=False)
            response = connection.getresponse()
            location = response.headers.get("Location") if response.status in _REDIRECTS else None
            body = b"" if location else _body(response, limits.bytes, cut, name)
        except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
            if watchdog.fired:
                raise InputError(f"{name}: took longer than {limits.seconds:g} s") from None
            raise InputError(f"{name}: {_reason(error, limits)}") from error
        if watchdog.fired:  # a body without a length ends where the connection does
            raise InputError(f"{name}: took longer than {limits.seconds:g} s")
    return Reply(response.status, {k.lower(): v for k, v in response.headers.items()}, body, location)


def _connection(
    address: Address, number: str, limits: Limits, deadline: float, trust: ssl.SSLContext
) -> HTTPConnection:
    """A connection to `number` that is not made yet."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    left = deadline - time.monotonic()
    if left <= 0:
        raise InputError(f"{shorten(address.url)}: took longer than {limits.seconds:g} s")
    wait = min(limits.connect, left)
    if address.scheme == "http":
        return HTTPConnection(number, address.port, timeout=wait)
    return HTTPSConnection(number, address.port, timeout=wait, ssl_context=trust, server_hostname=address.host)


def _headers(address: Address) -> dict[str, str]:
    """What is said to the server: who asks, and for what."""
    return {
        "Host": address.origin.partition("://")[2],
        "User-Agent": AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/xml;q=0.8,*/*;q=0.1",
        "Accept-Language": "en;q=1.0,*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _body(response: BaseHTTPResponse, most: int, cut: bool, name: str) -> bytes:
    """The unpacked body, never more than `most` bytes of it."""
    length = response.headers.get("Content-Length", "")
    too_large = f"{name}: larger than {most / 1_000_000:g} MB, more than an article's page can be"
    if length.isdigit() and int(length) > most and not cut:
        raise InputError(too_large)
    body = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > most:
            if cut:
                return bytes(body[:most])
            raise InputError(too_large)
    return bytes(body)


def _reason(error: Exception, limits: Limits) -> str:
    """What went wrong, for a person; the first kind that fits."""
    from urllib3 import exceptions as kinds

    broken = "the connection broke off before the end of the page"
    table: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
        ((kinds.ReadTimeoutError, TimeoutError), f"the server was silent for {limits.wait:g} s"),
        # A refusal counts as a kind of timeout, so the time is named only for what is left.
        ((kinds.NewConnectionError, ConnectionRefusedError), NO_CONNECTION),
        (kinds.ConnectTimeoutError, f"{NO_CONNECTION} within {limits.connect:g} s"),
        ((ssl.SSLError, kinds.SSLError), "no safe connection: its certificate or encryption is at fault"),
        (kinds.DecodeError, "the answer is packed wrongly"),
        ((kinds.IncompleteRead, http.client.IncompleteRead), broken),
        (kinds.ProtocolError, broken),
        ((http.client.HTTPException, ConnectionError), "the server's answer is not HTTP, or broke off"),
    )
    said = next((text for kind, text in table if isinstance(error, kind)), None)
    return said or f"the connection failed ({type(error).__name__})"


class _Watchdog:
    """Shuts a connection down at the deadline, and closes it in any case."""

    def __init__(self, connection: HTTPConnection, deadline: float) -> None:
        self._connection = connection
        self._sock: socket.socket | None = None
        self._timer = threading.Timer(max(deadline - time.monotonic(), 0.0), self._fire)
        self._timer.daemon = True
        self.fired = False

    def watch(self, sock: socket.socket | None) -> None:
        """Take note of the connection's `sock`, which it forgets while an answer is read; TimeoutError if too late."""
        self._sock = sock
        if self.fired:
            raise TimeoutError

    def _fire(self) -> None:
        self.fired = True
        if self._sock is not None:
            with suppress(OSError):  # closed already
                # The plain socket's own: that of TLS would take the keys away from under the reader.
                socket.socket.shutdown(self._sock, socket.SHUT_RDWR)

    def __enter__(self) -> _Watchdog:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._connection.close()
