"""Where a process of ours looks for modules: where the one that starts it does."""

from __future__ import annotations

import os
import sys


def import_path() -> list[str]:
    """Return `sys.path` with the folder that the user is in written out, without it where that folder is gone."""
    try:
        here = [os.getcwd()]  # noqa: PTH109 -- an entry of sys.path is a string
    except OSError:
        here = []
    return [each for folder in sys.path for each in ([folder] if folder else here)]
