"""Says what to do about a web address in place of a file, because a report fetches nothing."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from claimcheck.read.raw import RefusedError

# A path has no empty parts, so "https://" has become "https:/".
_ADDRESS = re.compile(r"(?i)(https?):/{1,2}(.*)")
_HOST = re.compile(r"(?i)www\.[\w-]+\.[a-z]{2,}(?:/.*)?")
_GOOGLE = re.compile(r"(?i)(?:docs|drive)\.google\.com/")
_SHARES = re.compile(
    r"(?i)(?:[\w-]+\.)*(dropbox\.com|onedrive\.live\.com|1drv\.ms|sharepoint\.com|icloud\.com|box\.com)/"
)


def web_address(path: Path) -> str | None:
    """Return the web address that was given as the file `path`, None if it isn't one."""
    written = str(path)
    found = _ADDRESS.fullmatch(written)
    if found:
        return f"{found[1].lower()}://{found[2]}"
    return written if _HOST.fullmatch(written) and not path.exists() else None


def not_fetched(address: str) -> RefusedError:
    """Return why a report doesn't read `address`, and how to get the page."""
    whole = address if "://" in address else f"https://{address}"
    how = (
        f"fetch it first (claimcheck fetch {shlex.quote(whole)} -o FOLDER) and name FOLDER, or open it in a browser, "
        "save it (Ctrl+S, or Cmd+S, as 'web page, HTML only'), and name the saved file"
    )
    message = f"is a web address, and a report fetches nothing: {how}"
    return shared_file(address) or RefusedError("web_address", message)


def shared_file(address: str) -> RefusedError | None:
    """Return how to get the file behind a sharing link; None if it is not such a link."""
    place = address.partition("://")[2] or address
    if _GOOGLE.match(place):
        how = "open it, choose File > Download > Microsoft Word (.docx), and name the downloaded file"
        return RefusedError("web_address", f"is a link to a Google document, and is not fetched: {how}")
    share = _SHARES.match(place)
    if share:
        how = "download the file there (the link itself leads to a page about it), and name the downloaded file"
        return RefusedError("web_address", f"is a link to a file at {share[1].lower()}, and is not fetched: {how}")
    return None
