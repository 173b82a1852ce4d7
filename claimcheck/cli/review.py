"""`claimcheck review`: imports reviewed sheets, and compares reviewers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.guard import guarded
from claimcheck.cli.reviewers import SHOWN, agreement_command, merge_command, tell_faults
from claimcheck.cli.screen import Screen, write
from claimcheck.errors import NoUsableInputError

if TYPE_CHECKING:
    from claimcheck.review.taking import Taken

review_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings=options.HELP,
    help="Import reviewed sheets, and see where reviewers agree.",
)

Sheet = Annotated[
    Path, typer.Argument(metavar="SHEET", help="A reviewed workbook (.xlsx, .ods) or a .csv file.", show_default=False)
]
ReportFolder = Annotated[
    Path,
    typer.Option(
        "--report",
        metavar="DIR",
        parser=options.named_path,
        help="The folder of the reviewed report.",
        show_default=False,
    ),
]
Reviewer = Annotated[
    str,
    typer.Option("--reviewer", metavar="NAME", help="Who answered, for rows without a reviewer.", show_default=False),
]
Replace = Annotated[
    bool, typer.Option("--replace", help="Let an answer without a name replace an earlier one without a name.")
]


@review_app.command("import", context_settings=options.HELP)
def import_command(
    sheet: Sheet,
    *,
    report: ReportFolder,
    reviewer: Reviewer = "",
    replace: Replace = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Store the answers of SHEET beside the report, and show what was taken, what conflicts and what can't be read."""
    screen = Screen(quiet=quiet, verbose=verbose, at=str(sheet))
    with guarded(screen):
        raise typer.Exit(import_sheet(sheet, report, reviewer=reviewer, replacing=replace, screen=screen))


def import_sheet(sheet: Path, report: Path, *, reviewer: str = "", replacing: bool = False, screen: Screen) -> int:
    """Store the answers of `sheet` beside `report`, show the outcome and return the exit code.

    The code is that of unusable input if anything in the sheet could not be taken, even if the rest was.

    Raises:
        NoUsableInputError: nothing is filled in, or what `take_sheet` says.
    """
    from claimcheck.report.held_folder import hold_output_folder  # noqa: PLC0415 -- only needed here
    from claimcheck.review.taking import nothing_filled_in, take_sheet  # noqa: PLC0415 -- only needed here

    if not report.is_dir():
        raise NoUsableInputError(f"{report}: is not a folder; name the folder of a report")
    # Two simultaneous imports could each miss the other's answers.
    with hold_output_folder(report):
        taken = take_sheet(sheet, report, reviewer=" ".join(reviewer.split()), replacing=replacing)
    if taken.is_empty:
        raise NoUsableInputError(f"{sheet}: {nothing_filled_in(taken.asked, rows=taken.unanswered)}")
    if not screen.quiet:
        for line in taken_lines(sheet, taken, None if screen.verbose else SHOWN):
            write(line)
    return tell_faults(taken.faults, screen)


def taken_lines(sheet: Path, taken: Taken, most: int | None) -> Iterator[str]:
    """Yield the outcome of a sheet, in lines: `most` of each kind."""
    from claimcheck.report.columns import COLUMNS  # noqa: PLC0415 -- only needed here
    from claimcheck.report.wording import count  # noqa: PLC0415 -- only needed here
    from claimcheck.review.headings import bare  # noqa: PLC0415 -- only needed here
    from claimcheck.review.taking import said  # noqa: PLC0415 -- only needed here
    from claimcheck.review_sheet import SO_FAR  # noqa: PLC0415 -- only needed here

    new = len(taken.entries) - len(taken.changed)
    parts = [f"{new} new", f"{len(taken.changed)} changed", f"{taken.unchanged} unchanged"]
    done = count(len(taken.entries), "answer")
    yield f"{sheet.name}: {done} taken ({', '.join(parts)}), {len(taken.faults)} not taken"
    if taken.entries:
        yield "run claimcheck report again to see them in the report"
    if taken.unanswered:
        yield f"{count(taken.unanswered, 'row has', 'rows have')} no answer; earlier decisions stay"
    if taken.unknown:
        rows = count(taken.unknown, "row without an answer is", "rows without an answer are")
        yield f"{rows} not in this report, because the sheet is from an earlier run"
    ours = {bare(SO_FAR), *(bare(column.name) for columns in COLUMNS.values() for column in columns)}
    foreign = [f"{name}: {heading}" for name, heading in taken.headings if bare(heading) not in ours]
    if foreign:
        yield f"your own columns, not read: {'; '.join(foreign[:most])}"
    for cell, decision, other in taken.changed[:most]:
        yield f"changed: {cell}: {decision.target}, {_by(decision)}: {said(decision)} (was: {said(other)})"
    for cell, decision, other in taken.differing[:most]:
        yield f"differs: {cell}: {decision.target}, {_by(decision)}: {said(decision)}; {_by(other)}: {said(other)}"
    for name, rest in (("changed", taken.changed), ("differs", taken.differing)):
        if most is not None and len(rest) > most:
            yield f"{name}: {len(rest) - most} more, listed with --verbose"


def _by(decision: object) -> str:
    return getattr(decision, "reviewer", "") or "nobody named"


review_app.command("merge", context_settings=options.HELP)(merge_command)
review_app.command("agreement", context_settings=options.HELP)(agreement_command)
