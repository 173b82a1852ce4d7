"""The export formats: their names, where they are written, and what makes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from claimcheck.errors import NoUsableInputError
from claimcheck.export.annotations import annotation_files
from claimcheck.export.jsonld import jsonld_files
from claimcheck.export.labelling import labelling_files
from claimcheck.export.parquet import parquet_files
from claimcheck.export.sqlite import sqlite_files
from claimcheck.model import Result
from claimcheck.report.held_folder import hold_output_folder
from claimcheck.report.own_files import check_place
from claimcheck.report.whole_files import write_whole

FormatName = Literal["sqlite", "parquet", "jsonld", "webannotation", "labelstudio"]


class Format(NamedTuple):
    """A format: what makes its files, where they go by default, what they are, and what to do with them.

    `make` is given the name of the place, and returns the content of each file by name; `place` is one file, with
    others beside it, or a `folder`.
    """

    make: Callable[[Result, str], Mapping[str, bytes]]
    place: str
    about: str
    advice: str
    folder: bool = False


FORMATS: dict[FormatName, Format] = {
    "sqlite": Format(
        sqlite_files, "report.db", "a database", "open it with: datasette {place} --metadata {stem}.metadata.json"
    ),
    "parquet": Format(
        parquet_files, "parquet", "a file for each table", "read them with pandas, DuckDB or Polars", folder=True
    ),
    "jsonld": Format(jsonld_files, "claims.jsonld", "schema.org claims", "publish them beside your article"),
    "webannotation": Format(
        annotation_files, "annotations.jsonld", "W3C annotations", "load them into an annotation tool"
    ),
    "labelstudio": Format(
        labelling_files, "labelstudio.json", "tasks", "set the project up with {stem}.xml, then import them"
    ),
}


def export(result: Result, to: FormatName, place: Path, *, replace: bool = False) -> tuple[Path, ...]:
    """Write `result` in the format `to` at `place`, a file or, for Parquet, a folder, and return what was written.

    `replace` overwrites existing files, but never those of a report.

    Raises:
        UsageError: a file may not be written; the message says which and why.
        MissingExtraError: the format needs a package that is not installed.
        NoUsableInputError: the place can't be written; the earlier files are unchanged.
        OutputHeldError: another run is writing there.
    """
    wanted = FORMATS[to]
    folder = place if wanted.folder else place.parent
    if not wanted.folder:
        check_place(place, replace=replace)
    files = wanted.make(result, place.name)
    for name in files:
        check_place(folder / name, replace=replace)
    with hold_output_folder(folder):
        try:
            write_whole(folder, files)
        except OSError as error:
            raise NoUsableInputError(
                f"{place}: can't be written ({error.strerror}); what was there before is unchanged"
            ) from error
    return tuple(folder / name for name in files)
