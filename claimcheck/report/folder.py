"""The files of a report, written into the output folder in one go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path

from claimcheck.errors import NoUsableInputError
from claimcheck.model import Result, Since
from claimcheck.report.by_story import Parted, is_parted
from claimcheck.report.changes import changes_file
from claimcheck.report.edited import WORKBOOK, keep_edited_workbook
from claimcheck.report.held_folder import cause, hold_output_folder
from claimcheck.report.html import html_file
from claimcheck.report.jsonlines import extraction_files, finding_files
from claimcheck.report.markdown import markdown_file
from claimcheck.report.own_files import CHANGES, STORIES, STORY_PAGE
from claimcheck.report.page import Page, make_page
from claimcheck.report.rows import Rows
from claimcheck.report.run_record import run_file
from claimcheck.report.tables import table_files
from claimcheck.report.whole_files import Content, write_whole
from claimcheck.report.workbook import workbook_file
from claimcheck.settings import Fold


def write_report(result: Result, folder: Path, *, opened: frozenset[Fold] = frozenset()) -> Path | None:
    """Write every file of a report into `folder`. The files there change together, or not at all.

    Return where the old workbook is kept, if somebody has edited it.

    `opened` is what the pages show in full, not folded away.

    Raises:
        NoUsableInputError: the folder can't be written; the earlier files are unchanged.
        OutputHeldError: another run holds the folder.
    """
    with hold_output_folder(folder):
        return _write(folder, lambda: report_contents(result, opened=opened))


def report_contents(result: Result, *, opened: frozenset[Fold] = frozenset()) -> dict[str, Content]:
    """Return the content of every file of a report by name, most of them made while they are written."""
    rows = Rows(result)
    pages, page = _pages(rows, opened=opened)
    return {
        # First, because it identifies the others as ours for a later run, even if this one is killed in between.
        **run_file(result),
        **(changes_file(result.since) if result.since else {}),
        **extraction_files(result),
        **finding_files(result),
        **table_files(rows),
        **pages,
        **workbook_file(page, rows),
    }


def _pages(rows: Rows, *, opened: frozenset[Fold]) -> tuple[dict[str, Content], Page]:
    """Return the pages by name, and the first of them."""
    if is_parted(rows.result):
        parted = Parted(rows, opened=opened)
        return {**parted.files()}, parted.overview
    page = make_page(rows, opened=opened)
    return {**html_file(page), **markdown_file(page)}, page


def write_extraction(result: Result, folder: Path) -> None:
    """Write the four extraction files into `folder`.

    Raises:
        NoUsableInputError: as `write_report`.
        OutputHeldError: as `write_report`.
    """
    with hold_output_folder(folder):
        _write(folder, lambda: extraction_files(result))


def _clear_stories(folder: Path, made: Collection[str]) -> None:
    """Remove the pages of stories that an earlier report had."""
    if WORKBOOK not in made or not (folder / STORIES).is_dir():
        return
    for path in sorted((folder / STORIES).iterdir()):
        if STORY_PAGE.fullmatch(path.name) and f"{STORIES}/{path.name}" not in made:
            path.unlink()
    with suppress(OSError):
        (folder / STORIES).rmdir()  # unless somebody has put something there


def _write(folder: Path, files: Callable[[], Mapping[str, Content]]) -> Path | None:
    """Write the files, and return where an edited workbook is kept."""
    # Creating the workbook fills temporary files, so a full disk may show up there.
    try:
        made = dict(files())
        if CHANGES not in made and (folder / CHANGES).is_file():
            # From an earlier report, on other articles: its contents no longer apply.
            made |= changes_file(Since())
        kept = keep_edited_workbook(folder) if WORKBOOK in made else None
        if (folder / STORIES).is_symlink():
            raise NoUsableInputError(f"{folder / STORIES}: is a link, and pages would be written where it leads")
        write_whole(folder, made)
        _clear_stories(folder, made)
    except OSError as error:
        raise NoUsableInputError(
            f"{folder}: the report could not be written ({cause(error)}); what was there before is unchanged"
        ) from error
    return kept
