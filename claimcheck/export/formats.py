"""The formats that a report can be taken into: what each is called, where it is written to, and who makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from claimcheck.errors import NoUsableInputError
from claimcheck.model import Result
from claimcheck.report.held_folder import hold_output_folder
from claimcheck.report.whole_files import write_whole

FormatName = Literal["sqlite", "parquet", "jsonld", "webannotation", "labelstudio"]


class Format(NamedTuple):
    """A format: the file or folder that it is written to unless told otherwise, what it is, and what to do with it."""

    place: str
    about: str
    advice: str
    folder: bool = False


FORMATS: dict[FormatName, Format] = {
    "sqlite": Format("report.db", "a database", "open it with: datasette {place} --metadata {stem}.metadata.json"),
    "parquet": Format("parquet", "a file for each table", "read them with pandas, DuckDB or Polars", folder=True),
    "jsonld": Format("claims.jsonld", "schema.org claims", "publish it beside your article"),
    "webannotation": Format("annotations.jsonld", "W3C annotations", "load it into an annotation tool"),
    "labelstudio": Format("labelstudio.json", "tasks", "set the project up with {stem}.xml, then import the tasks"),
}


def export(result: Result, to: FormatName, place: Path) -> tuple[Path, ...]:
    """Write `result` in the format `to` at `place`, a file or, for Parquet, a folder, and return what was written.

    Raises:
        MissingExtraError: the format needs a package that is not installed.
        NoUsableInputError: the place can't be written; what stood there before still does.
        OutputHeldError: another run is writing there.
    """
    folder = place if FORMATS[to].folder else place.parent
    files = _maker(to)(result, place.name)
    if not FORMATS[to].folder and place.is_dir():
        raise NoUsableInputError(f"{place}: is a folder; name the file to write with -o")
    with hold_output_folder(folder):
        try:
            write_whole(folder, files)
        except OSError as error:
            raise NoUsableInputError(
                f"{place}: can't be written ({error.strerror}); what was there before is unchanged"
            ) from error
    return tuple(folder / name for name in files)


def _maker(to: FormatName) -> Callable[[Result, str], Mapping[str, bytes]]:
    """Return what makes the files of a format. Only that one is imported: some need what not everybody has."""
    if to == "sqlite":
        from claimcheck.export.sqlite import sqlite_files as make  # noqa: PLC0415 -- see the docstring
    elif to == "parquet":
        from claimcheck.export.parquet import parquet_files as make  # noqa: PLC0415 -- see the docstring
    elif to == "jsonld":
        from claimcheck.export.jsonld import jsonld_files as make  # noqa: PLC0415 -- see the docstring
    elif to == "webannotation":
        from claimcheck.export.annotations import annotation_files as make  # noqa: PLC0415 -- see the docstring
    else:
        from claimcheck.export.labelling import labelling_files as make  # noqa: PLC0415 -- see the docstring
    return make
