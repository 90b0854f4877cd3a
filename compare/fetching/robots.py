"""An address comes in, whether its site lets this program fetch it goes out, by its robots.txt (RFC 9309).

No file (404 and its like) forbids nothing; a file that cannot be had, since the server fails, forbids everything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from compare.errors import InputError
from compare.fetching.addresses import Address, shorten
from compare.fetching.connections import ROBOT

MOST_BYTES = 500_000  # what the standard asks a reader to take, and no more
HINT = "--ignore-robots fetches it all the same, if its owner allows you to"

Get = Callable[[str], tuple[int, bytes]]


class Robots:
    """The rules of every site that was asked in this run; `get` gives the status and the body of an address."""

    def __init__(self, get: Get) -> None:
        self._get = get
        self._texts: dict[str, str | _NotHad] = {}

    def check(self, address: Address) -> None:
        """Raise InputError where the site does not let `address` be fetched."""
        if address.origin not in self._texts:
            self._texts[address.origin] = self._fetched(address.origin)
        text = self._texts[address.origin]
        if isinstance(text, _NotHad):
            raise InputError(f"{shorten(address.url)}: the site's robots.txt cannot be had: {text.reason}", HINT)
        from protego import Protego

        if not Protego.parse(text).can_fetch(address.url, ROBOT):
            raise InputError(f"{shorten(address.url)}: the site's robots.txt does not let programs fetch it", HINT)

    def _fetched(self, origin: str) -> str | _NotHad:
        """The rules of `origin`, empty where it has none."""
        url = f"{origin}/robots.txt"
        try:
            status, body = self._get(url)
        except InputError as error:
            return _NotHad(error.message.removeprefix(f"{url}: "))
        if 200 <= status < 300:
            return body.decode("utf-8", "replace")
        return "" if 400 <= status < 500 and status != 429 else _NotHad(f"status {status}")


class _NotHad(NamedTuple):
    """Rules that there may be, and the `reason` why nobody knows them."""

    reason: str
