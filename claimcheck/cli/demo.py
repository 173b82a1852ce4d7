"""`claimcheck demo`: a small invented story in five outlets, and the report on it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.guard import guarded
from claimcheck.cli.report import make_report
from claimcheck.cli.screen import Screen
from claimcheck.errors import NoUsableInputError, UsageError

_PACKAGE = Path(__file__).resolve().parent.parent

ARTICLES = "articles"
REPORT = "report"

Folder = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", parser=options.named_path, help="A new folder for the story.", show_default=False),
]


def demo_command(folder: Folder, *, quiet: options.Quiet = False, verbose: options.Verbose = False) -> None:
    """Write a small story in five outlets into FOLDER, and the report on it."""
    run = options.ReportOptions(quiet=quiet, verbose=verbose)
    with guarded(run.screen) as screen:
        raise typer.Exit(show_demo(folder, run=run, screen=screen))


def show_demo(folder: Path, *, run: options.ReportOptions, screen: Screen) -> int:
    """Write the story and its report into `folder`, say what to open and return the exit code.

    Raises:
        UsageError: the folder is not empty.
        NoUsableInputError: the folder can't be written.
    """
    from claimcheck.report.whole_files import write_whole  # noqa: PLC0415 -- only needed here

    files = {path.name: path.read_bytes() for path in sorted(demo_story().iterdir())}
    _check_free(folder, files)
    try:
        (folder / ARTICLES).mkdir(parents=True, exist_ok=True)
        write_whole(folder / ARTICLES, files)
    except OSError as error:
        raise NoUsableInputError(f"{folder}: can't be written ({error.strerror}); name another folder") from error
    code = make_report([folder / ARTICLES], folder / REPORT, run=run, screen=screen)
    screen.note(
        f"Open {folder / REPORT / 'report.html'} in a browser and {folder / REPORT / 'review.xlsx'} in a spreadsheet "
        f"program; the articles are in {folder / ARTICLES}.\n"
        "For articles of your own: claimcheck report ARTICLES -o REPORT"
    )
    return code


def demo_story() -> Path:
    """Return the folder of the story: inside the package in a wheel, in `corpus/` in a checkout."""
    inside = _PACKAGE / "demo_story"
    return inside if inside.is_dir() else _PACKAGE.parent / "corpus" / "coalition"


def _check_free(folder: Path, story: dict[str, bytes]) -> None:
    """Check that none of the user's files would be lost or mixed up with the story."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is not a folder; name a new one for the demo")
    there = set(folder.iterdir()) if folder.is_dir() else set()
    strange = any(path.name not in {ARTICLES, REPORT} for path in there)
    articles = (folder / ARTICLES).iterdir() if (folder / ARTICLES).is_dir() else ()
    if strange or any(not path.is_file() or story.get(path.name) != path.read_bytes() for path in articles):
        raise UsageError(f"{folder}: is not empty; name a new folder for the demo")
