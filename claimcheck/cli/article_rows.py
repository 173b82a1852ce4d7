"""Adds rows to the end of an `articles.csv`, without changing a byte of the rest."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import UsageError
from claimcheck.model import Article
from claimcheck.read.article import published_by
from claimcheck.read.cells import Cells, column_places, read_cells, table_head, unguarded
from claimcheck.read.find import SIDECAR
from claimcheck.read.metadata import normal_name
from claimcheck.read.raw import LARGEST_TABLE, RefusedError, read_raw
from claimcheck.report.safe_cells import csv_cell
from claimcheck.rulebook.datelines import Datelines

COLUMNS = ("file", "outlet", "published", "title", "url", "fetched")
# It tells spreadsheet programs the encoding.
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRows:
    """The `articles.csv` of a folder: its text, its header (column names as read), and its rows.

    `places` says where each known column is; `is_new` that there is no such file yet.
    """

    text: str
    width: int
    delimiter: str
    places: Mapping[str, int]
    rows: tuple[Mapping[str, str], ...] = ()
    is_new: bool = False

    @property
    def files(self) -> frozenset[str]:
        """Return the files that have a row, in the form in which names are compared."""
        return frozenset(normal_name(unguarded(row["file"])) for row in self.rows)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the columns that the table doesn't have."""
        return tuple(name for name in COLUMNS if name not in self.places)

    def with_rows(self, rows: Iterable[Mapping[str, str]]) -> bytes:
        """Return the file with `rows` (by column) added at the end."""
        out = io.StringIO(newline="")
        newline = "\r\n" if "\r\n" in self.text else "\n"
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator=newline)
        for row in rows:
            cells = [""] * self.width
            for name, place in self.places.items():
                cells[place] = csv_cell(row.get(name))
            writer.writerow(cells)
        ends = self.text.endswith(("\n", "\r"))
        return (self.text + ("" if ends or not self.text else newline) + out.getvalue()).encode()


def read_article_rows(folder: Path, rules: Datelines, columns: Sequence[str] = COLUMNS) -> ArticleRows:
    """Return the contents of `articles.csv` in `folder`; a new one, with `columns`, if there is none.

    Raises:
        UsageError: rows can't be added without losing something; the message says why.
    """
    path = folder / SIDECAR
    if not os.path.lexists(path):
        places = {name: place for place, name in enumerate(columns)}
        text = f"{_MARK}{','.join(columns)}\n"
        return ArticleRows(text=text, width=len(places), delimiter=",", places=places, is_new=True)
    names = {"file": ("file",), **rules.columns}
    try:
        text = read_raw(path, LARGEST_TABLE, follow=False).content.decode("utf-8")
        header, delimiter = table_head(text.removeprefix(_MARK))
        cells = read_cells(text.removeprefix(_MARK), names, required="file")
        places = column_places(header, names, "file")
    except RefusedError as error:
        raise UsageError(f"{path}: {error.message}; no row can be added, so the table is left unchanged") from error
    except UnicodeDecodeError as error:
        message = "is not in UTF-8, so no row can be added; save it as 'CSV UTF-8'"
        raise UsageError(f"{path}: {message}") from error
    _check_rows(path, cells)
    known = {name: place for name, place in places.items() if name in COLUMNS}
    return ArticleRows(
        text=text,
        width=len(header),
        delimiter=delimiter,
        places=known,
        rows=tuple(row for _number, row in cells.rows),
    )


def _check_rows(path: Path, cells: Cells) -> None:
    if cells.faults:
        number, _code, message = cells.faults[0]
        raise UsageError(f"{path}, row {number}: {message}; correct it first, then rows can be added")


def row_of(article: Article) -> dict[str, str]:
    """Return what is known about an article by column; uncertain values are left empty."""
    published = published_by(article)
    known = {
        "file": article.file,
        "outlet": article.outlet or "",
        "published": published.isoformat() if published else "",
        "title": article.title or "",
        "url": article.url or "",
        "fetched": article.fetched.isoformat() if article.fetched else "",
    }
    return {name: known[name] for name in COLUMNS}
