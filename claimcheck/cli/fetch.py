"""`claimcheck fetch`: web articles, saved as files. The only command that uses the network."""

from __future__ import annotations

import csv
import io
import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from claimcheck.cli import options
from claimcheck.cli.exit_codes import DONE
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import Screen, write
from claimcheck.errors import NoUsableInputError, UsageError
from claimcheck.model import Problem

if TYPE_CHECKING:
    from claimcheck.cli.article_rows import ArticleRows
    from claimcheck.fetch.limits import Limits
    from claimcheck.fetch.pages import Pages
    from claimcheck.model import Article
    from claimcheck.read.apart import Apart
    from claimcheck.rulebook.book import Rulebook

_LONGEST_NAME = 70
_MOST_NUMBERED = 1000
_HEADER = ("file", "place", "code", "message")

Addresses = Annotated[
    list[str],
    typer.Argument(metavar="URL", help="The address of a web article (https://...).", show_default=False),
]
OwnAddresses = Annotated[
    list[str] | None,
    typer.Option("--own-address", hidden=True, help="An address of a private network that is allowed, too."),
]


def fetch_command(
    addresses: Addresses,
    *,
    output: options.Output,
    config: options.Config = None,
    rules: options.Rules = None,
    own_address: OwnAddresses = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Download web articles into a folder, with a row for each in its articles.csv. Nothing of yours is overwritten.

    robots.txt is respected, each host gets one request a second, and nothing is fetched from private networks.
    """
    del config
    with guarded(Screen(quiet=quiet, verbose=verbose)) as screen:
        raise typer.Exit(fetch_articles(addresses, output, rules=rules, own_addresses=own_address or (), screen=screen))


def fetch_articles(
    addresses: Sequence[str],
    folder: Path,
    *,
    rules: Path | None = None,
    own_addresses: Iterable[str] = (),
    screen: Screen,
    limits: Limits | None = None,
) -> int:
    """Save the articles at `addresses` in `folder`, say what happened to each, and return the exit code.

    Raises:
        MissingExtraError: the package for fetching pages is not installed.
        UsageError: the folder holds a report, or an `articles.csv` to which nothing can be added.
        NoUsableInputError: the folder can't be written to.
        OutputHeldError: another run is writing there.
    """
    from claimcheck.cli.report import no_empty_folder  # noqa: PLC0415 -- only needed here
    from claimcheck.extras import needed  # noqa: PLC0415 -- only needed here
    from claimcheck.fetch.limits import Limits  # noqa: PLC0415 -- only needed here
    from claimcheck.fetch.pages import Pages  # noqa: PLC0415 -- as above
    from claimcheck.read.apart import reading_apart  # noqa: PLC0415 -- as above
    from claimcheck.report.held_folder import hold_output_folder  # noqa: PLC0415 -- as above
    from claimcheck.report.own_files import run_in  # noqa: PLC0415 -- as above
    from claimcheck.rulebook.book import load_rulebook  # noqa: PLC0415 -- heavy

    needed("httpx")
    book = load_rulebook(rules)
    if run_in(folder) is not None:
        raise UsageError(f"{folder}: holds a report; name a folder for articles with -o")
    with no_empty_folder(folder), hold_output_folder(folder), reading_apart(book.datelines) as apart:
        pages = Pages(limits or Limits(own_addresses=frozenset(own_addresses)))
        desk = _Desk(folder=folder, rules=book, pages=pages, apart=apart)
        for number, address in enumerate(dict.fromkeys(addresses), 1):
            screen.at = address
            told = desk.take(address)
            if not screen.quiet:
                write(f"{number}. {address}\n   {told}")
        if not desk.saved + desk.there:
            raise NoUsableInputError(f"nothing was fetched into {folder}; you can also save articles from a browser")
        desk.keep_problems()
    screen.note(
        f"{desk.saved} of {len(set(addresses))} articles fetched into {folder}; check the dates in "
        f"{folder / 'articles.csv'}, then: claimcheck report {folder} -o REPORT"
    )
    return DONE


@dataclass(slots=True)
class _Desk:
    """Where the pages go, what fetches and reads them, and the progress."""

    folder: Path
    rules: Rulebook
    pages: Pages
    apart: Apart
    saved: int = 0
    there: int = 0
    problems: list[Problem] = field(default_factory=list)

    def take(self, address: str) -> str:
        """Fetch and save one article, and return the outcome. A bad address doesn't affect the others.

        Raises:
            UsageError: a row can't be added to `articles.csv`.
            NoUsableInputError: the folder can't be written to.
        """
        from claimcheck.cli.article_rows import read_article_rows  # noqa: PLC0415 -- only needed here
        from claimcheck.fetch.places import place_of  # noqa: PLC0415 -- as above
        from claimcheck.read.address import shared_file  # noqa: PLC0415 -- as above
        from claimcheck.read.article import article_of_page  # noqa: PLC0415 -- as above
        from claimcheck.read.raw import RefusedError  # noqa: PLC0415 -- as above

        rows = read_article_rows(self.folder, self.rules.datelines)
        if missing := [name for name in ("url", "fetched") if name in rows.missing]:
            raise UsageError(
                f"{self.folder / 'articles.csv'}: has no column '{missing[0]}', where the fetched articles need one; "
                "add it to the header, or name another folder with -o"
            )
        try:
            if refused := shared_file(address):
                raise refused
            known = self._known(rows, place_of(address).url)
            page = None if known else self.pages.fetch(address)
            known = known or (page and self._known(rows, page.url))
            if known or not page:
                self.there += 1
                return f"is there already as {known}"
            name = free_name(self.folder, page.url, rows.files)
            article = article_of_page(page.content, name, self.apart, self.rules)
        except RefusedError as error:
            self.problems.append(Problem(file=address, code=error.code, message=error.message, skipped=True))
            return f"NOT FETCHED: {error.message}"
        self._save(page.content, page.url, article, rows)
        return _told(article)

    def _known(self, rows: ArticleRows, url: str) -> str | None:
        """Return the file with the page at `url`, if it is in the table and exists."""
        named = (row["file"] for row in rows.rows if row.get("url", "").strip() == url)
        return next((name for name in named if (self.folder / name).is_file()), None)

    def _save(self, content: bytes, url: str, article: Article, rows: ArticleRows) -> None:
        from claimcheck.cli.article_rows import row_of  # noqa: PLC0415 -- only needed here
        from claimcheck.report.whole_files import write_whole  # noqa: PLC0415 -- as above

        today = datetime.now().astimezone().date()
        row = row_of(article) | {"url": url, "fetched": today.isoformat()}
        try:
            write_whole(self.folder, {article.file: content, "articles.csv": rows.with_rows([row])})
        except OSError as error:
            message = f"{self.folder}: can't be written to ({error.strerror}); the articles fetched so far are complete"
            raise NoUsableInputError(message) from error
        self.saved += 1

    def keep_problems(self) -> None:
        """Write the failures to `problems.csv`, unless the user has a file of that name."""
        from claimcheck.plain_files import read_plain  # noqa: PLC0415 -- only needed here
        from claimcheck.read.find import FETCH_PROBLEMS  # noqa: PLC0415 -- as above
        from claimcheck.report.safe_cells import csv_cell  # noqa: PLC0415 -- as above
        from claimcheck.report.whole_files import write_whole  # noqa: PLC0415 -- as above

        path = self.folder / FETCH_PROBLEMS
        is_there = os.path.lexists(path)
        if not is_there and not self.problems:
            return
        try:
            if is_there and not read_plain(path, 100_000_000).startswith(f"{','.join(_HEADER)}\n".encode()):
                return
            out = io.StringIO(newline="")
            writer = csv.writer(out, lineterminator="\n")
            lines = [(each.file, each.place, each.code, each.message) for each in self.problems]
            writer.writerows([_HEADER, *([csv_cell(cell) for cell in line] for line in lines)])
            write_whole(self.folder, {FETCH_PROBLEMS: out.getvalue().encode()})
        except OSError:
            return  # all of it has been printed


def _told(article: Article) -> str:
    known = [article.outlet or "outlet unknown", _day(article), article.title or "no headline found"]
    return f"{article.file}: {' / '.join(known)} ({article.words} words)"


def _day(article: Article) -> str:
    from claimcheck.read.article import published_by  # noqa: PLC0415 -- only needed here

    published = published_by(article)
    return published.isoformat() if published else "date unknown"


def free_name(folder: Path, url: str, taken: Iterable[str] = ()) -> str:
    """Return a name for the page at `url` that is free in `folder` and its table: letters and digits.

    Raises:
        NoUsableInputError: there are too many similar names.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "page").removeprefix("www.")
    path = re.sub(r"\.(?:html?|php|aspx?)$", "", parts.path.rstrip("/"), flags=re.IGNORECASE)
    words = f"{host} {path.rpartition('/')[2] or parts.query}"
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    start = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].rstrip("-") or "page"
    there = {name.casefold() for name in (*taken, *(path.name for path in folder.iterdir()))}
    for number in range(1, _MOST_NUMBERED):
        name = f"{start}-{number}.html" if number > 1 else f"{start}.html"
        # A browser saves the pictures of a page beside it, in a folder with such a name.
        if not {name, f"{name.removesuffix('.html')}_files"} & there:
            return name
    raise NoUsableInputError(f"{folder}: holds too many pages called '{start}'; name another folder with -o")
