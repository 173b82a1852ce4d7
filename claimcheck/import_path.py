"""The module path of our processes: that of their parent."""

from __future__ import annotations

import os
import sys


def import_path() -> list[str]:
    """Return `sys.path` with the current folder written out, or without it if that folder is gone."""
    try:
        here = [os.getcwd()]  # noqa: PTH109 -- an entry of sys.path is a string
    except OSError:
        here = []
    return [each for folder in sys.path for each in ([folder] if folder else here)]
