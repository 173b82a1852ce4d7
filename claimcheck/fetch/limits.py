"""The limits of a fetch, for our time and for other people's servers."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.read.raw import LARGEST_ARTICLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one fetch.

    `seconds` and `size` (in bytes, unpacked) are for one answer, `redirects` for one page, `pause` is the shortest time
    between two requests to one host, in seconds, and `longest_pause` the most that a host may ask for instead.
    `own_addresses` are private addresses that are allowed anyway.
    """

    seconds: float = 30.0
    size: int = LARGEST_ARTICLE
    redirects: int = 5
    pause: float = 1.0
    longest_pause: float = 30.0
    own_addresses: frozenset[str] = frozenset()
