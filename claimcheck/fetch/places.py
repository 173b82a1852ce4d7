"""Where on the web a page is, and whether it may be fetched: never from a private network.

A name is resolved once, the result is checked, and the connection goes to exactly that address. A name that resolves
differently the second time gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

from claimcheck.read.raw import RefusedError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2000
# An IPv4 address inside an IPv6 address, as used in IPv6-only networks.
_TRANSLATED = ip_network("64:ff9b::/96")
_UNSAFE = "!#$%&'()*+,/:;=?@[]~"


class Place(NamedTuple):
    """A page's address in parts: `host` in network form, `port` as a number, `target` path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Return host and port as in an address, the port only if it is not the default."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Return the whole address."""
        return f"{self.scheme}://{self.authority}{self.target}"


def place_of(address: str) -> Place:
    """Return the parts of `address`.

    Raises:
        RefusedError: it is not an address of a web page, or one with a password in it.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise RefusedError("bad_url", f"is not a web address ({error}); check the spelling") from error
    if parts.scheme not in _PORTS or not host:
        raise RefusedError("bad_url", "is not a web address: those begin with http:// or https://")
    if len(address) > _LONGEST:
        raise RefusedError("bad_url", f"has more than {_LONGEST:,} characters; check whether it is one address")
    if "@" in parts.netloc:
        raise RefusedError("url_password", "holds a user name or password; leave them out, or save the page by hand")
    # What a browser sends for letters not allowed in an address; escaped ones stay as they are.
    target = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=_UNSAFE)
    return Place(parts.scheme, _network_name(host), port or _PORTS[parts.scheme], target)


def _network_name(host: str) -> str:
    """Return a host name in network form."""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise RefusedError("bad_url", "names a host that can't exist; check the spelling") from error


async def addresses_of(place: Place, own_addresses: frozenset[str]) -> list[str]:
    """Return the network addresses of a host, each of them public or one of `own_addresses`.

    Raises:
        RefusedError: the host is not known, or one of its addresses is not public.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"leads to '{place.host}', which is unknown; check the spelling and the connection"
        raise RefusedError("unreachable", message) from error
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    for address in addresses:
        if address not in own_addresses and not is_public(address):
            message = (
                f"leads to '{place.host}' ({address}), which is this machine or in a private network; "
                "nothing is fetched from there, so save the page by hand"
            )
            raise RefusedError("private_address", message)
    return addresses


def is_public(address: str) -> bool:
    """Return whether a network address is on the open internet, even if it is embedded in another."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast for each in (found, *_inside(found)))


def _inside(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """Return the addresses embedded in an address, to which it would lead."""
    if isinstance(address, IPv4Address):
        return []
    teredo = address.teredo or ()
    translated = IPv4Address(int(address) & 0xFFFFFFFF) if address in _TRANSLATED else None
    return [each for each in (address.ipv4_mapped, address.sixtofour, *teredo, translated) if each is not None]
