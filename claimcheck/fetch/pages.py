"""Fetches single pages as a careful reader would: slowly, respecting robots.txt, and safe from bad redirects."""

from __future__ import annotations

import asyncio
import codecs
import time
from email.message import Message
from typing import NamedTuple
from urllib.parse import urljoin

from claimcheck.fetch.answers import AGENT, Answer, ask, trusted_authorities
from claimcheck.fetch.limits import Limits
from claimcheck.fetch.places import Place, place_of
from claimcheck.fetch.robots import NO_RULES, Robots, read_robots
from claimcheck.read.raw import RefusedError

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_MOST_RULES = 500_000
_BY_HAND = "open it in a browser, and save it there"
_SAID = {
    401: f"is only for signed-in readers (401); {_BY_HAND}",
    402: f"is only for paying readers (402); {_BY_HAND}",
    403: f"is not given to programs (403); {_BY_HAND}",
    404: "does not exist (404); check the address",
    410: "does not exist any more (410); an archive of the web may have it",
    429: f"asks for fewer requests (429); wait a while, or {_BY_HAND}",
    451: f"is withheld for legal reasons (451); {_BY_HAND} where it is shown",
}


class Page(NamedTuple):
    """A page: its final address, and the content to save."""

    url: str
    content: bytes


class Pages:
    """Fetches pages, one after another. What it has learned about a host applies to all pages there."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._authorities = trusted_authorities()
        self._last_time: dict[str, float] = {}
        self._robots: dict[str, Robots] = {}

    def fetch(self, address: str) -> Page:
        """Return the page at `address`.

        Raises:
            RefusedError: it may not or can't be fetched; the message says why and what to do.
        """
        return asyncio.run(self._fetched(address))

    async def _fetched(self, address: str) -> Page:
        place = place_of(address)
        for _ in range(self._limits.redirects + 1):
            robots = await self._rules_of(place)
            if not robots.allow(place.target):
                message = f"is closed to programs by the site's robots.txt; {_BY_HAND}, if you may"
                raise RefusedError("robots", message)
            answer = await self._ask(place, self._limits, robots.delay)
            if answer.leads_to is None:
                return Page(place.url, _content(answer))
            place = _led(place, answer.leads_to)
        raise RefusedError("redirects", f"leads on more than {self._limits.redirects} times; {_BY_HAND}")

    async def _rules_of(self, place: Place) -> Robots:
        """Return the site's rules. A site without a robots.txt has none; one whose robots.txt fails allows nothing."""
        site = f"{place.scheme}://{place.authority}"
        if site not in self._robots:
            self._robots[site] = await self._asked_rules(place._replace(target="/robots.txt"))
        return self._robots[site]

    async def _asked_rules(self, place: Place) -> Robots:
        for _ in range(self._limits.redirects + 1):
            answer = await self._ask(place, self._limits, 0.0)
            if answer.leads_to is None:
                break
            place = _led(place, answer.leads_to)
        if answer.status == 200:
            return read_robots(answer.content[:_MOST_RULES].decode("utf-8", "replace"), AGENT)
        if answer.status >= 500 or answer.status == 429:
            message = f"belongs to a site whose robots.txt can't be read now ({answer.status})"
            raise RefusedError("robots", f"{message}; try again later, or {_BY_HAND}")
        return NO_RULES

    async def _ask(self, place: Place, limits: Limits, delay: float) -> Answer:
        """Return the answer of the host at `place`, after the pause that it wants."""
        if delay > limits.longest_pause:
            message = f"belongs to a site that wants {delay:.0f} seconds between two requests; {_BY_HAND}"
            raise RefusedError("robots", message)
        now = time.monotonic()
        last = self._last_time.get(place.host)
        if last is not None:
            await asyncio.sleep(max(0.0, last + max(delay, limits.pause) - now))
        try:
            return await ask(place, limits, self._authorities)
        finally:
            self._last_time[place.host] = time.monotonic()


def _led(place: Place, location: str) -> Place:
    """Return where the server at `place` redirects to.

    Raises:
        RefusedError: it is not an address of a web page.
    """
    try:
        return place_of(urljoin(place.url, location))
    except (RefusedError, ValueError) as error:
        raise RefusedError("redirects", f"leads to something that is not a web address; {_BY_HAND}") from error


def _content(answer: Answer) -> bytes:
    """Return the page in an answer, ready to save.

    Raises: RefusedError: there is none, or it is not a web page.
    """
    if answer.status != 200:
        said = _SAID.get(answer.status, f"is not available now (the server says {answer.status}); try again later")
        raise RefusedError("not_found" if answer.status in {404, 410} else "not_given", said)
    head = Message()
    head["Content-Type"] = answer.headers.get("content-type", "text/html")
    kind = head.get_content_type()
    if kind not in _PAGES:
        message = f"is not a web page but {kind[:60]}; download it, and name the downloaded file if it is an article"
        raise RefusedError("not_a_page", message)
    return _as_utf8(answer.content, str(head.get_param("charset") or ""))


def _as_utf8(content: bytes, charset: str) -> bytes:
    """Return a page in UTF-8 with a byte order mark if only the server declares the encoding; otherwise unchanged.

    A file has no headers, so their information would be lost; the mark takes precedence over the page's declaration.
    """
    try:
        name = codecs.lookup(charset).name
        # "Latin-1" means Windows-1252 on the web: https://encoding.spec.whatwg.org/#names-and-labels
        text = content.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, ValueError):
        return content
    return content if name == "utf-8" else codecs.BOM_UTF8 + text.removeprefix("\ufeff").encode("utf-8", "replace")
