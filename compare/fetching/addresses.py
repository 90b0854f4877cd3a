"""An address as a person or a server writes it comes in, its parts and the machines behind it go out.

A name is resolved once, and the connection goes to the very number that was judged: a name server that answers
otherwise the second time (DNS rebinding) is never asked a second time.
"""

import re
import socket
import threading
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit

from compare.errors import InputError
from compare.text import harmless

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?\.?|[0-9a-f:.]+", re.IGNORECASE)
_LONGEST = 4000
_SHOWN = 200
_KEPT = "%/:=&?~+!$,;'@()*[]"  # characters that may stand in a path or query as they are
_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")  # IPv4 by way of a translator, RFC 6052

IP = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address in parts; `host` in ASCII, `target` with its query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and, where it is not the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{'' if self.port == _PORTS[self.scheme] else f':{self.port}'}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target


def parse(url: str, base: str = "") -> Address:
    """Take `url` apart, which may be relative to `base`; raises InputError for what cannot be fetched."""
    shown = shorten(url)
    if len(url) > _LONGEST:
        raise InputError(f"{shown}: longer than an address can be")
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host, port = parts.hostname, parts.port
        host = host.encode("idna").decode("ascii") if host and ":" not in host else host
        target = quote(parts.path or "/", _KEPT) + (f"?{quote(parts.query, _KEPT)}" if parts.query else "")
    except (ValueError, UnicodeError):
        raise InputError(f"{shown}: not an address") from None
    if parts.scheme not in _PORTS:
        raise InputError(f"{shown}: only http and https addresses are fetched")
    if not host or not _HOST.fullmatch(host) or port == 0:
        raise InputError(f"{shown}: not an address")
    if parts.username is not None or parts.password is not None:
        raise InputError(f"{shown}: holds a user name or password", "Give the address without it")
    return Address(parts.scheme, host.lower(), port or _PORTS[parts.scheme], target)


def shorten(url: str) -> str:
    """`url` as a message may show it."""
    plain = harmless(url)
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN] + "…"


def resolve(address: Address, allow_private: bool, seconds: float) -> tuple[str, ...]:
    """The numbers of the machines behind `address`; InputError where there is none, or one is not on the public net."""
    found = _asked(address, seconds)
    for number in found:
        if not allow_private and not is_public(ip_address(number)):
            raise InputError(
                f"{shorten(address.url)}: leads to {number}, which is not on the public internet",
                "If that is meant, add --allow-private",
            )
    return found


def is_public(number: IP) -> bool:
    """Whether `number` is a single machine on the public internet, also where it wraps up an IPv4 number."""
    if isinstance(number, IPv4Address):
        return number.is_global and not number.is_multicast and not number.is_reserved
    inner = number.ipv4_mapped or number.sixtofour
    if number in _NAT64:
        inner = IPv4Address(int(number) & 0xFFFFFFFF)
    if inner is not None:
        return is_public(inner)
    return number in _UNICAST and number.is_global


def _asked(address: Address, seconds: float) -> tuple[str, ...]:
    """What the system's resolver says, which has no time limit of its own."""
    answers: list[tuple[str, ...]] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            found = []
        answers.append(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(max(seconds, 0.0))
    if not answers:
        raise InputError(f"{shorten(address.url)}: its name was not found within {seconds:.0f} s")
    if not answers[0]:
        raise InputError(f"{shorten(address.url)}: no machine of the name {address.host} is known")
    return answers[0]
