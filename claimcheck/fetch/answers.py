"""Makes one request to one address: the answer as bytes, within limits, whatever the server does."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.fetch.limits import Limits
from claimcheck.fetch.places import Place, addresses_of
from claimcheck.read.raw import MEGABYTE, RefusedError

if TYPE_CHECKING:
    from httpx import Response

AGENT = "claimcheck"
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (compares news articles; fetches single pages for a reader)",
    "Accept": "text/html, application/xhtml+xml;q=0.9",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en",
}
# Nested compression would let a small answer grow without end.
_PACKINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A server's answer: its status, its headers by lower-case names, and the unpacked content."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def leads_to(self) -> str | None:
        """Return where the server redirects to, None if it doesn't."""
        return self.headers.get("location") if self.status in _MOVED else None


def trusted_authorities() -> ssl.SSLContext:
    """Return the trusted certificate authorities: those of `SSL_CERT_FILE`, if it is set."""
    from httpx import create_ssl_context  # noqa: PLC0415 -- an extra

    return create_ssl_context()


async def ask(place: Place, limits: Limits, authorities: ssl.SSLContext) -> Answer:
    """Return the answer of the server at `place`. Only an answer of status 200 has content.

    Raises:
        RefusedError: the place is not public, nobody answers, or the answer breaks a limit.
    """
    try:
        async with asyncio.timeout(limits.seconds):
            return await _asked(place, limits, authorities)
    except TimeoutError as error:
        message = f"was given up after {limits.seconds:.0f} seconds; try again later, or save the page by hand"
        raise RefusedError("too_slow", message) from error


async def _asked(place: Place, limits: Limits, authorities: ssl.SSLContext) -> Answer:
    import httpx  # noqa: PLC0415 -- an extra

    fault: Exception | None = None
    for address in await addresses_of(place, limits.own_addresses):
        # A new client for each request: no cookies, and no connection opened for another host at the same address.
        # Proxies and passwords from the environment are ignored.
        async with httpx.AsyncClient(verify=authorities, trust_env=False, timeout=limits.seconds) as client:
            request = client.build_request(
                "GET",
                httpx.URL(scheme=place.scheme, host=address, port=place.port, raw_path=place.target.encode("ascii")),
                headers={**_HEADERS, "Host": place.authority},
                extensions={"sni_hostname": place.host},
            )
            try:
                response = await client.send(request, stream=True)
            except httpx.ConnectError as error:
                fault = error
                continue
            except httpx.HTTPError as error:
                raise _broken(error) from error
            try:
                return await _taken(response, limits)
            except httpx.HTTPError as error:
                raise _broken(error) from error
            finally:
                await response.aclose()
    raise RefusedError("unreachable", f"can't be reached ({fault}); check the address and the connection") from fault


async def _taken(response: Response, limits: Limits) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status_code != 200:
        return Answer(status=response.status_code, headers=headers, content=b"")
    packing = headers.get("content-encoding", "").strip().lower()
    if packing not in _PACKINGS:
        raise RefusedError("bad_answer", f"is compressed in an unknown way ({packing[:40]}); save it by hand")
    pieces = []
    size = 0
    async for piece in response.aiter_bytes():
        size += len(piece)
        if size > limits.size:
            message = f"holds more than {limits.size / MEGABYTE:,.0f} MB, more than any article, so it was not fetched"
            raise RefusedError("too_large", message)
        pieces.append(piece)
    return Answer(status=200, headers=headers, content=b"".join(pieces))


def _broken(error: Exception) -> RefusedError:
    why = str(error) or type(error).__name__
    return RefusedError("bad_answer", f"gave an answer that can't be read ({why[:200]}); try again, or save it by hand")
