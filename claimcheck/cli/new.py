"""`claimcheck new`: an `articles.csv` for a folder of articles, filled in as far as possible."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.exit_codes import DONE
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import Screen
from claimcheck.errors import NoUsableInputError, UsageError

if TYPE_CHECKING:
    from claimcheck.model import Article
    from claimcheck.rulebook.datelines import Datelines

# `fetched` is for fetched pages, and is not filled in by hand.
_COLUMNS = ("file", "outlet", "published", "title", "url")
_MOST_NAMED = 10

Folder = Annotated[
    Path,
    typer.Argument(
        metavar="FOLDER", parser=options.named_path, help="The folder with the articles.", show_default=False
    ),
]


def new_command(
    folder: Folder,
    *,
    config: options.Config = None,
    rules: options.Rules = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Write articles.csv into FOLDER, with a row for each article: date, outlet and title, if the article gives them.

    Fill in what is missing. If the file exists already, rows for the other articles are added at its end.
    """
    del config
    with guarded(Screen(quiet=quiet, verbose=verbose)) as screen:
        raise typer.Exit(list_articles(folder, rules=rules, screen=screen))


def list_articles(folder: Path, *, rules: Path | None = None, screen: Screen) -> int:
    """Add a row to the `articles.csv` of `folder` for each article without one, say what is missing and return 0.

    Raises:
        UsageError: it is not a folder, holds a report, or a table to which nothing can be added without losing
        something.
        NoUsableInputError: there is no article, or the folder can't be written to.
        OutputHeldError: another run is writing there.
    """
    from claimcheck.cli.article_rows import read_article_rows, row_of  # noqa: PLC0415 -- only needed here
    from claimcheck.read.inputs import read_what_is_there  # noqa: PLC0415 -- as above
    from claimcheck.report.held_folder import hold_output_folder  # noqa: PLC0415 -- as above
    from claimcheck.report.own_files import run_in  # noqa: PLC0415 -- as above
    from claimcheck.rulebook.book import load_rulebook  # noqa: PLC0415 -- heavy

    if not folder.is_dir():
        raise UsageError(f"{folder}: is not a folder; name the one with the articles")
    if run_in(folder) is not None:
        raise UsageError(f"{folder}: holds a report; name the folder with the articles")
    book = load_rulebook(rules)
    with hold_output_folder(folder):
        table = read_article_rows(folder, book.datelines, _COLUMNS)
        articles, problems = read_what_is_there([folder], book)
        screen.problems(problems, "shown with --verbose")
        if not articles:
            raise NoUsableInputError(f"{folder}: holds no article, so there is nothing to list")
        added = [each for each in articles if each.file not in table.files]
        added = [each for each in added if not _has_row_beside_it(folder, each, book.datelines)]
        if added:
            _write(folder, table.with_rows(row_of(each) for each in added))
    done = "written" if table.is_new else "added"
    screen.note(f"{folder / 'articles.csv'}: {len(added)} row{'s' * (len(added) != 1)} {done}")
    if not table.is_new and (missing := [name for name in _COLUMNS if name in table.missing]):
        screen.note(f"the table has no column for: {', '.join(missing)}; add it to the header to fill it in")
    for line in _to_fill_in(articles):
        screen.note(line)
    return DONE


def _has_row_beside_it(folder: Path, article: Article, rules: Datelines) -> bool:
    """Return whether the table of a subfolder, which takes precedence there, has a row for an article."""
    from claimcheck.read.metadata import read_sidecar  # noqa: PLC0415 -- only needed here

    inside = PurePosixPath(article.file).parent
    sidecar = read_sidecar(folder / inside, inside, rules) if inside.parts else None
    return sidecar is not None and sidecar.about(PurePosixPath(article.file).name) is not None


def _write(folder: Path, table: bytes) -> None:
    from claimcheck.report.whole_files import write_whole  # noqa: PLC0415 -- only needed here

    try:
        write_whole(folder, {"articles.csv": table})
    except OSError as error:
        raise NoUsableInputError(f"{folder}: can't be written to ({error.strerror}); nothing was changed") from error


def _to_fill_in(articles: Sequence[Article]) -> list[str]:
    """Return a line for each important column that is not known for every article."""
    from claimcheck.read.article import published_by  # noqa: PLC0415 -- only needed here

    unknown = {
        "date (column published, as 2025-01-31)": [each.file for each in articles if published_by(each) is None],
        "outlet": [each.file for each in articles if not each.outlet],
    }
    return [f"fill in the {what} of {_named(files)}" for what, files in unknown.items() if files]


def _named(files: Sequence[str]) -> str:
    more = len(files) - _MOST_NAMED
    return ", ".join(files[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
