"""Keeps an edited workbook: the next report into the folder must not overwrite answers."""

from __future__ import annotations

import os
import shutil
import zipfile
from itertools import count
from pathlib import Path

WORKBOOK = "review.xlsx"

# The time of all parts of our own workbook: every program that saves it writes another one.
_UNTOUCHED = (1980, 1, 31, 0, 0, 0)


def keep_edited_workbook(folder: Path) -> Path | None:
    """Give the workbook in `folder` a second name if somebody has saved it, and return that name; else None.

    Raises:
        OSError: there is one, but it can't be kept.
    """
    workbook = folder / WORKBOOK
    if workbook.is_symlink() or not workbook.is_file() or not _is_edited(workbook):
        return None
    kept = next(path for number in count(1) if _is_free_for(path := folder / f"review.edited-{number}.xlsx", workbook))
    if not kept.exists():
        try:
            kept.hardlink_to(workbook)
        except OSError:
            # Not every file system can give a file two names.
            shutil.copyfile(workbook, kept)
    return kept


def _is_free_for(path: Path, workbook: Path) -> bool:
    """Return whether nothing is there, or this same workbook, kept by a run that then failed."""
    return not os.path.lexists(path) or (path.is_file() and path.samefile(workbook))


def _is_edited(workbook: Path) -> bool:
    try:
        with zipfile.ZipFile(workbook) as parts:
            return any(part.date_time != _UNTOUCHED for part in parts.infolist())
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return True  # whatever it is, it is not ours
