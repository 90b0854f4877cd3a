"""An address comes in, its page goes out, or one clear line that says why not.

Every step of a chain of redirects is judged like the first: its scheme, its machine, its robots.txt.
"""

import ssl
import time
from dataclasses import dataclass, replace
from email.message import Message

from compare.errors import InputError
from compare.fetching.addresses import Address, parse, resolve, shorten
from compare.fetching.connections import NO_CONNECTION, Limits, Reply, request
from compare.fetching.robots import MOST_BYTES, Robots

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
FEEDS = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml", "text/plain",
    "text/html", "application/feed+json",
)  # fmt: skip
_PAY = "If you subscribe, save the page in your browser and give the file"
_STATUSES = {
    401: ("asks for a login", _PAY),
    402: ("asks for a payment", _PAY),
    403: ("the site refuses programs, or readers without a subscription", _PAY),
    404: ("no such page", ""),
    410: ("the page was taken away", ""),
    429: ("the site asks for fewer requests", "Try again later"),
    451: ("withheld for legal reasons, perhaps only in this country", ""),
}
_TRIES = 3  # machines of one name that are tried
_GENERIC = frozenset(("", "application/octet-stream", "binary/octet-stream"))


@dataclass(frozen=True, slots=True)
class Answer:
    """A page: its last address, its kind and charset as the server says them, its bytes."""

    url: str
    kind: str
    charset: str | None
    body: bytes


class Getter:
    """Gets pages within `limits`; `trust` decides on certificates, by default as the system does."""

    def __init__(
        self,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        *,
        allow_private: bool = False,
        ignore_robots: bool = False,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._limits, self._allow_private, self._trust = limits, allow_private, trust
        self._robots = None if ignore_robots else Robots(self._robots_file)

    def get(self, url: str, kinds: tuple[str, ...] = PAGES) -> Answer:
        """The page at `url`, of one of `kinds`; InputError where there is none to be had."""
        try:
            return self._page(url, kinds)
        except InputError as error:  # on the way through redirects: say also what was asked for
            asked = shorten(url)
            if error.message.startswith(asked):
                raise
            raise InputError(f"{asked}: leads on to {error.message}", error.hint) from error

    def _page(self, url: str, kinds: tuple[str, ...]) -> Answer:
        """The page at the end of the redirects from `url`."""
        address, reply = self._followed(url, self._limits, self._robots)
        name = shorten(address.url)
        if not 200 <= reply.status < 300:
            raise InputError(f"{name}: {_said(reply.status)}", _STATUSES.get(reply.status, ("", ""))[1])
        if not reply.body.strip():
            raise InputError(f"{name}: an empty page")
        kind, charset = _content_type(reply)
        if kind not in kinds:
            raise InputError(f"{name}: {shorten(kind)}, where a page was expected", "Save it and give the file")
        return Answer(address.url, kind, charset, reply.body)

    def _followed(self, url: str, limits: Limits, robots: Robots | None, *, cut: bool = False) -> tuple[Address, Reply]:
        """The last address of a chain of redirects and what it said."""
        deadline = time.monotonic() + limits.seconds
        address, seen = parse(url), set[str]()
        while address.url not in seen:
            if len(seen) > limits.redirects:
                raise InputError(f"{shorten(url)}: more than {limits.redirects} redirects")
            seen.add(address.url)
            left = min(limits.connect, deadline - time.monotonic())
            numbers = resolve(address, self._allow_private, left)[:_TRIES]
            if robots:
                robots.check(address)
            reply = self._asked(address, numbers, limits, deadline, cut)
            if reply.location is None:
                return address, reply
            address = _next(address, reply.location)
        raise InputError(f"{shorten(url)}: its redirects lead in a circle")

    def _asked(self, address: Address, numbers: tuple[str, ...], limits: Limits, deadline: float, cut: bool) -> Reply:
        """What the first of the machines `numbers` says that can be reached."""
        trust = self._trust = self._trust or _system_trust()
        for number in numbers[:-1]:
            try:
                return request(address, number, limits, deadline, cut=cut, trust=trust)
            except InputError as error:
                if NO_CONNECTION not in error.message:
                    raise
        return request(address, numbers[-1], limits, deadline, cut=cut, trust=trust)

    def _robots_file(self, url: str) -> tuple[int, bytes]:
        """The status and body of a robots.txt."""
        _, reply = self._followed(url, replace(self._limits, bytes=MOST_BYTES), None, cut=True)
        return reply.status, reply.body


def _next(address: Address, location: str) -> Address:
    """Where `address` leads on to; never from an encrypted connection to one that anybody on the way can change."""
    following = parse(location, address.url)
    if address.scheme == "https" and following.scheme == "http":
        raise InputError(
            f"{shorten(following.url)}: not encrypted, while the way to it was", "Give this address if it is meant"
        )
    return following


def _system_trust() -> ssl.SSLContext:
    """Certificates as the rest of this machine sees them."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _said(status: int) -> str:
    """What `status` means, for a person."""
    known = _STATUSES.get(status)
    if known:
        return f"{known[0]} ({status})"
    return f"the server failed ({status})" if status >= 500 else f"no page (status {status})"


def _content_type(reply: Reply) -> tuple[str, str | None]:
    """The kind and the charset of `reply`, by its head where the server does not say."""
    message = Message()
    message["content-type"] = reply.headers.get("content-type", "") or "application/octet-stream"
    kind = message.get_content_type() if "content-type" in reply.headers else ""
    charset = message.get_param("charset")
    if kind in _GENERIC and b"<" in reply.body[:2000].lstrip()[:1]:
        kind = "text/html"
    return kind or "no known kind of file", charset if isinstance(charset, str) else None
