"""Addresses that came with an article: which of them are safe to link to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_SCHEMES = frozenset({"http", "https"})
_LONGEST = 2_000
# White space, controls, quotation marks and brackets don't belong in an address, but are typical of attacks.
_UNFIT = re.compile(
    "[\x00-\x20\x7f-\xa0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\"'<>\\\\`{}|^\ud800-\udfff]"
)


def without_password(url: str | None) -> str | None:
    """Return `url` without a user name and password; the rest unchanged."""
    if not url or "@" not in url:
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return re.sub(r"//[^/@]*@", "//", url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def followable(url: str | None) -> str | None:
    """Return `url` if it is an http or https address that is safe to link to, else None."""
    if not url or len(url) > _LONGEST or _UNFIT.search(url):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not parts.hostname:
        return None
    return without_password(url)


def host(url: str) -> str:
    """Return the name of the server in an address that passed `followable`, without a leading `www.`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
