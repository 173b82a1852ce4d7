"""Where results are kept: the system's cache folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

FILE = "results.sqlite"


def store_folder() -> Path | None:
    """Return the folder for stored results, whether it exists or not; None if the user has no home.

    `XDG_CACHE_HOME` names another place than the usual one.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / "claimcheck"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "claimcheck"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "claimcheck" / "Cache"
    return home / ".cache" / "claimcheck"
