"""`claimcheck export`: converts a report to the format of another tool."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.exit_codes import DONE
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import Screen


class Target(StrEnum):
    """The formats; a test checks that they are those of `claimcheck.export.formats`."""

    SQLITE = "sqlite"
    PARQUET = "parquet"
    JSONLD = "jsonld"
    WEBANNOTATION = "webannotation"
    LABELSTUDIO = "labelstudio"


Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", parser=options.named_path, help="The folder of a report.", show_default=False),
]
To = Annotated[Target, typer.Option("--to", metavar="FORMAT", help=f"One of {', '.join(Target)}.", show_default=False)]
Place = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        parser=options.named_path,
        help="The file to write (for parquet, the folder); by default in DIR.",
    ),
]


def export_command(
    folder: Folder,
    *,
    to: To,
    output: Place = None,
    replace: options.ReplaceFile = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Convert a report to the format of another tool. Reads only DIR; nothing is worked out again."""
    with guarded(Screen(quiet=quiet, verbose=verbose, at=str(folder))) as screen:
        raise typer.Exit(export_report(folder, to, output, replace=replace, screen=screen))


def export_report(folder: Path, to: Target, output: Path | None, *, replace: bool = False, screen: Screen) -> int:
    """Write the report in `folder` in the format `to`, say where and return the exit code.

    A file in `folder` under the format's own name is from an earlier export; anything else is overwritten only with
    `replace`.
    """
    from claimcheck.export.formats import FORMATS, export  # noqa: PLC0415 -- heavy
    from claimcheck.findings import read_report  # noqa: PLC0415 -- heavy

    wanted = FORMATS[to.value]
    place = output or folder / wanted.place
    written = export(read_report(folder), to.value, place, replace=replace or output is None)
    advice = wanted.advice.format(place=place, stem=place.with_suffix(""))
    places = [place] if wanted.folder else written
    screen.note(f"{', '.join(str(path) for path in places)}: {wanted.about}; {advice}")
    return DONE
