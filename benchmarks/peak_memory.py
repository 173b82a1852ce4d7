"""The most memory that this process has held at a time."""

from __future__ import annotations

import resource
import sys


def peak_megabytes() -> float:
    """Return it in megabytes (millions of bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
