"""Admits only requests with the full address: every request is checked before anything else happens."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse

TOKEN_HEADER = "x-claimcheck-token"  # noqa: S105 -- its name
_Message = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[_Message]]
_Send = Callable[[_Message], Awaitable[None]]
_App = Callable[[_Message, _Receive, _Send], Awaitable[None]]
# On every answer; the page has a policy of its own.
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


def is_loopback(host: str) -> bool:
    """Return whether `host` can be reached only from this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


@dataclass(frozen=True, slots=True)
class Door:
    """The server's address, and the token that opens it."""

    host: str
    port: int
    token: str

    def knows(self, host: str) -> bool:
        """Return whether a request for `host` is meant for us.

        Another site can point its own name at this machine, but not one of ours or a bare address.
        """
        try:
            parts = urlsplit(f"//{host}")
            name, port = (parts.hostname or "").casefold(), parts.port or 80
        except ValueError:
            return False
        if port != self.port or parts.netloc != host or "@" in host:
            return False
        if is_loopback(self.host):
            return is_loopback(name)
        try:
            ipaddress.ip_address(name)
        except ValueError:
            own = socket.gethostname().casefold()
            return name in {self.host.casefold(), "localhost", own, f"{own}.local"}
        return True

    def opens(self, token: str) -> bool:
        """Return whether `token` is ours, in constant time."""
        return secrets.compare_digest(token.encode("utf-8", "replace"), self.token.encode())

    def refusal(self, method: str, path: str, headers: Headers) -> str:
        """Return why a request is refused; empty if it isn't."""
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or not self.knows(hosts[0]):
            return "this host name is not ours"
        if any(origin != f"http://{hosts[0]}" for origin in origins) or len(origins) > 1:
            return "the request comes from another page"
        if method not in ("GET", "HEAD") and not origins:
            return "the request doesn't say which page it comes from"
        return self._token_refusal(path, headers)

    def _token_refusal(self, path: str, headers: Headers) -> str:
        first, _, rest = path.removeprefix("/").partition("/")
        if not self.opens(first):
            return "the address is wrong; use all of it, as the server printed it"
        if not rest.startswith("api/"):
            return ""
        # A link in an email may open the page; only the page itself may request more.
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "the request comes from another page"
        return "" if self.opens(headers.get(TOKEN_HEADER, "")) else "the token is missing or wrong"


class Guard:
    """An ASGI application that asks `door` first, and adds security headers to every answer."""

    def __init__(self, app: _App, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def sent(message: _Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._door.refusal(scope["method"], scope["path"], Headers(scope=scope))
        if refusal:
            await JSONResponse({"error": refusal}, status_code=403)(scope, receive, sent)
        else:
            await self._app(scope, receive, sent)
