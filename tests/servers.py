"""Web servers on loopback that behave well or badly, each in a thread, for the tests of fetching."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Looks its path up among the site's pages."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, dict(self.headers)))
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):  # the reader had enough
            self.site.pages.get(self.path, answer(b"", status=404))(self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def raw(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()


@dataclass
class Site:
    """A server with its `pages` by path, and what it was `asked`: paths with their headers."""

    pages: dict[str, Page]
    port: int = 0
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


def answer(body: bytes, kind: str | None = "text/html", status: int = 200, **headers: str) -> Page:
    """A page that sends `body` as it should be sent."""

    def send(handler: Handler) -> None:
        handler.send_response(status)
        if kind is not None:
            handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.raw(body)

    return send


def to(location: str, status: int = 302) -> Page:
    """A redirect."""
    return answer(b"", status=status, Location=location)


@contextmanager
def serving(pages: Mapping[str, Page], tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server on a free port of loopback, over TLS where a context is given."""
    site = Site(dict(pages))
    handler = type("SiteHandler", (Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()
