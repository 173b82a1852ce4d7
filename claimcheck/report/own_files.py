"""Protects the user's files: only the program's own files of an earlier run are overwritten.

A folder with a `run.json` of ours holds a report of ours, and files named like a report's belong to it.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.errors import NoUsableInputError, UsageError
from claimcheck.model import Article
from claimcheck.plain_files import kind_of, read_plain

RUN = "run.json"
CHANGES = "changes.json"
# For each file of an extraction, some keys of each line, which identify it.
_EXTRACTED = {
    "articles.jsonl": {"file", "words", "sha256", "origin", "provenance"},
    "attributions.jsonl": {"file", "spans", "cue", "mode"},
    "quantities.jsonl": {"file", "bound", "low", "high", "counted"},
    "times.jsonl": {"file", "earliest", "latest", "grain", "basis"},
}
EXTRACTION_FILES = frozenset(_EXTRACTED)
REPORT_FILES = EXTRACTION_FILES | {
    *(f"{name}.jsonl" for name in ("claims", "facts", "disagreements", "arithmetic")),
    *(f"{name}.csv" for name in ("claims", "facts", "disagreements", "decisions", "problems")),
    *(RUN, CHANGES, "report.html", "report.md", "review.xlsx"),
}
# The folder with a page for each story, if there are very many articles.
STORIES = "stories"
STORY_PAGE = re.compile(r"\.?s-[a-z]{12}\.(?:html|md)(?:\.(?:before\.)?part)?")
# Files beside a report that can't be rebuilt.
_KEPT = re.compile(r"(?:decisions\.sqlite.*|review\.edited-\d+\.xlsx|\.lock)", re.IGNORECASE)
_MOST_BYTES = 500_000_000
_WORDS = re.compile(r"\w+")
# From this share of common three-word runs on, a text of the same name counts as a later version.
_SAME_STORY = 0.2


def check_free(folder: Path, names: Collection[str], inputs: Iterable[Path] = (), *, replace: bool = False) -> None:
    """Check that files called `names` may be written into `folder`: none is an input, and none the user's.

    `replace` allows overwriting the user's. Inputs are never overwritten.

    Raises:
        UsageError: one may not; the message names it and says what to do.
    """
    there = [name for name in sorted(names) if os.path.lexists(folder / name)]
    if not there:
        return
    taken = {place for path in inputs for place in _places(path)}
    for name in there:
        if taken.intersection(_places(folder / name)):
            raise UsageError(f"{folder / name}: is an input, and would be overwritten; name another place with -o")
    if replace or run_in(folder) is not None:
        return
    for name in there:
        if not (name in _EXTRACTED and _is_extracted(folder / name, _EXTRACTED[name])):
            raise UsageError(
                f"{folder / name}: exists already, and is not from an earlier run; "
                "name another folder with -o, or say --replace to overwrite it"
            )


def check_same_story(folder: Path, articles: Sequence[Article], *, replace: bool = False) -> None:
    """Check that a report in `folder` is on some of these articles, in this version or another.

    Raises:
        UsageError: it is on other articles, and `replace` is not set.
    """
    before = None if replace else run_in(folder)
    if not before or not before["inputs"]:
        return
    known = {str(sha256) for sha256 in before["inputs"].values()}
    if known.intersection(article.sha256 for article in articles):
        return
    texts = _texts(folder) if any(article.file in before["inputs"] for article in articles) else {}
    if any(_alike(texts[article.file], article.text) for article in articles if article.file in texts):
        return
    names = sorted(str(name) for name in before["inputs"])
    shown = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
    raise UsageError(
        f"{folder / RUN}: the report there is on other articles ({shown}); "
        "name another folder with -o, or say --replace to overwrite it"
    )


def check_place(path: Path, *, replace: bool = False) -> None:
    """Check that a file may be written at `path`, which is not a file of a report.

    Raises:
        UsageError: it may not; the message says why and what to do.
    """
    if not path.name:
        raise UsageError("the path to write to is empty; name a file with -o")
    name = path.name.casefold()
    # A file system may ignore capitals.
    if _KEPT.fullmatch(name) and (os.path.lexists(path) or run_in(path.parent) is not None):
        raise UsageError(f"{path}: belongs to a report and can't be rebuilt; name another file with -o")
    if name in REPORT_FILES and run_in(path.parent) is not None:
        raise UsageError(f"{path}: is a file of the report itself; name another file with -o")
    try:
        mode = os.lstat(path).st_mode
    except (OSError, ValueError):
        return  # nothing is there, or it can't be read: writing will show
    if stat.S_ISDIR(mode):
        raise NoUsableInputError(f"{path}: is a folder; name the file to write with -o")
    if not stat.S_ISREG(mode):
        raise UsageError(f"{path}: is {kind_of(mode)}, not a file; name another file with -o")
    if not replace:
        raise UsageError(f"{path}: exists already; name another file with -o, or say --replace to overwrite it")


def check_apart(names: Sequence[str]) -> None:
    """Check that files called `names` can be in one folder.

    Raises:
        UsageError: two have one name.
    """
    if len({name.casefold() for name in names}) < len(names):
        raise UsageError(f"{names[0]}: a second file gets the same name; name another file with -o")


def run_in(folder: Path) -> Mapping[str, Any] | None:
    """Return what `run.json` in `folder` says about the report there, None if there is none of ours."""
    try:
        record = json.loads(read_plain(folder / RUN, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    is_ours = isinstance(record, dict) and {"format", "claimcheck", "counts"} <= record.keys()
    return record if is_ours and isinstance(record.get("inputs"), dict) else None


def _places(path: Path) -> set[object]:
    """Return the identities of the file at `path`: its name, the target of a link, and its place on disk."""
    try:
        status = os.stat(path)  # noqa: PTH116 -- the same for a path that is too long
        here = Path(os.path.realpath(path.parent)) / path.name
        return {here, Path(os.path.realpath(path)), (status.st_dev, status.st_ino)}
    except (OSError, ValueError):
        return set()


def _is_extracted(path: Path, fields: set[str]) -> bool:
    """Return whether the file at `path` is from an earlier extraction; an empty one may be anybody's."""
    try:
        first = read_plain(path, _MOST_BYTES).partition(b"\n")[0]
        return not first or fields <= json.loads(first).keys()
    except (OSError, ValueError, RecursionError, AttributeError):
        return False


def _texts(folder: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    try:
        for line in read_plain(folder / "articles.jsonl", _MOST_BYTES).decode("utf-8").split("\n"):
            if line:
                record = json.loads(line)
                texts[record["file"]] = record["text"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass  # an unreadable text doesn't show that the report is on these articles
    return texts


def _alike(first: str, second: str) -> bool:
    one, other = _runs(first), _runs(second)
    return len(one & other) >= _SAME_STORY * max(1, min(len(one), len(other)))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORDS.findall(text.casefold())
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}
