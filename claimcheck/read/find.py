"""Finds the article files in a folder, and says why other files are not articles."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from claimcheck.model import Problem
from claimcheck.plain_files import kind_of
from claimcheck.read.convert import how_to_convert
from claimcheck.read.document import DOCUMENTS
from claimcheck.read.raw import RefusedError, refusal

TEXT = frozenset({".txt", ".md"})
TABLES = frozenset({".jsonl", ".csv"})
SIDECAR = "articles.csv"

# What operating systems and office programs leave behind.
_LITTER = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_LOCKS = ("~$", ".~lock")
_PAGE_PARTS = "_files"

# A folder with both of these holds a report; files named like a report's are not articles there.
_SIGNS_OF_REPORT = ("run.json", "problems.csv")
# The list of failures that a fetch writes beside the table of its pages.
FETCH_PROBLEMS = "problems.csv"
OWN_FILES = frozenset(
    {
        f"{name}.jsonl"
        for name in (
            "articles",
            "attributions",
            "quantities",
            "times",
            "claims",
            "facts",
            "disagreements",
            "arithmetic",
        )
    }
    | {f"{name}.csv" for name in ("claims", "facts", "disagreements", "decisions", "problems")}
    | {"run.json", "changes.json", "report.html", "report.md", "review.xlsx"}
)
# The folder in a large report that has a page for each story.
_STORIES = "stories"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that should have an article. `file` is its path inside the input folder, `folder` the folder it is in."""

    path: Path
    file: str
    folder: Path


def shown(name: str) -> str:
    """Return `name` with control characters and undecodable bytes escaped."""
    if name.isprintable():
        return name
    raw = name.encode("utf-8", "surrogateescape" if _from_bytes(name) else "backslashreplace")
    text = raw.decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _from_bytes(name: str) -> bool:
    """Return whether the lone surrogates of `name`, if any, stand for bytes that could not be decoded."""
    return all(not "\ud800" <= c <= "\udfff" or "\udc80" <= c <= "\udcff" for c in name)


def find_files(root: Path) -> tuple[list[FoundFile], list[Problem]]:
    """Return the article files below the folder `root`, and a problem for each other thing found there.

    Hidden files, leftovers of systems and browsers and the program's own reports are ignored silently.
    """
    found: list[FoundFile] = []
    problems: list[Problem] = []
    folders = [(root, PurePosixPath())]
    while folders:
        folder, inside = folders.pop()
        try:
            entries = list(_entries(folder))
        except OSError as error:
            reason = refusal(folder, error)
            message = f"the folder {reason.message}"
            problems.append(Problem(file=shown(f"{inside}/"), code=reason.code, message=message, skipped=True))
            continue
        for entry in entries:
            if entry.name == SIDECAR:
                continue  # errors are reported when it is read
            file = shown(str(inside / entry.name))
            try:
                if _is_folder(entry, root):
                    folders.append((folder / entry.name, inside / entry.name))
                else:
                    check_format(entry.name)
                    found.append(FoundFile(folder / entry.name, file, folder))
            except RefusedError as error:
                problems.append(Problem(file=file, code=error.code, message=error.message, skipped=True))
    return found, problems


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the relevant entries of `folder`, by name."""
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    names = {entry.name for entry in entries}
    report = OWN_FILES | {_STORIES}
    own = report if names.issuperset(_SIGNS_OF_REPORT) else {FETCH_PROBLEMS} if SIDECAR in names else frozenset()
    for entry in entries:
        if not (
            entry.name.startswith((".", *_LOCKS))
            or entry.name in _LITTER
            or entry.name in own
            or _belongs_to_page(entry.name, names)
        ):
            yield entry


def _belongs_to_page(name: str, names: Collection[str]) -> bool:
    """Return whether the folder `name` has the pictures and frames of a page that a browser saved."""
    page = name.removesuffix(_PAGE_PARTS)
    return page != name and any(f"{page}{suffix}" in names for suffix in (".html", ".htm"))


def _is_folder(entry: os.DirEntry[str], root: Path) -> bool:
    """Return whether `entry` is a folder to be searched; False for a regular file.

    Raises:
        RefusedError: it is neither, or is a link to a folder or out of the input folder.
    """
    path = Path(entry.path)
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        raise refusal(path, error) from error
    if entry.is_symlink():
        if stat.S_ISDIR(mode):
            raise RefusedError("link", "is a link to a folder and is not followed; name that folder as an input")
        if not path.resolve().is_relative_to(root.resolve()):
            raise RefusedError("link", "is a link out of the input folder and is not followed; copy the file here")
    if stat.S_ISDIR(mode):
        return True
    if not stat.S_ISREG(mode):
        raise RefusedError("not_a_file", f"is {kind_of(mode)}, not a file; it was not read")
    return False


def check_format(name: str) -> None:
    """Check that a file called `name`, found in a folder, can be read.

    Raises:
        RefusedError: it isn't; the message says what to do.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in TEXT or suffix in DOCUMENTS:
        return
    if suffix in TABLES:
        raise RefusedError("table_in_folder", "is skipped: a table of articles is read only if it is named as an input")
    raise RefusedError("unknown_format", f"is skipped: {how_to_convert(suffix)}")
