"""`claimcheck review merge` and `agreement`: reviewers side by side, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.exit_codes import DONE, FAILED
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import Screen, write
from claimcheck.errors import NoUsableInputError, UsageError

if TYPE_CHECKING:
    from claimcheck.review.answers import Fault
    from claimcheck.review.side_by_side import SideBySide

SHOWN = 20  # lines of a kind, unless all are wanted

Sheets = Annotated[
    list[Path],
    typer.Argument(metavar="SHEET...", help="Reviewed sheets, one or more for each reviewer.", show_default=False),
]
SheetsOrNone = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[SHEET...]", help="Reviewed sheets; none with --report.", show_default=False),
]
StoredIn = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="DIR",
        parser=options.named_path,
        help="The report whose stored decisions to compare.",
        show_default=False,
    ),
]
Merged = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        parser=options.named_path,
        help="The .xlsx or .csv file to write.",
        show_default=False,
    ),
]


def merge_command(
    sheets: Sheets,
    *,
    output: Merged,
    replace: options.ReplaceFile = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Put reviewers side by side: a table with a column for each, and whether they agree. Stores nothing."""
    screen = Screen(quiet=quiet, verbose=verbose)
    with guarded(screen):
        raise typer.Exit(merge_sheets(sheets, output, replace=replace, screen=screen))


def merge_sheets(sheets: Sequence[Path], output: Path, *, replace: bool = False, screen: Screen) -> int:
    """Write the answers of `sheets` side by side into `output` and return the exit code, as `import_sheet` does.

    `replace` overwrites an existing file, but never a sheet or a file of a report.
    """
    from claimcheck.report.own_files import check_free, check_place  # noqa: PLC0415 -- only needed here
    from claimcheck.report.reviewers import reviewers_csv, reviewers_workbook  # noqa: PLC0415 -- only needed here
    from claimcheck.report.whole_files import write_whole  # noqa: PLC0415 -- only needed here
    from claimcheck.report.wording import count  # noqa: PLC0415 -- only needed here
    from claimcheck.review.side_by_side import sheets_side_by_side  # noqa: PLC0415 -- only needed here

    write_as = {".xlsx": reviewers_workbook, ".csv": reviewers_csv}.get(output.suffix.lower())
    if write_as is None:
        raise UsageError(f"{output}: name a file that ends in .xlsx or .csv")
    check_free(output.parent, [output.name], sheets, replace=True)
    check_place(output, replace=replace)
    sides = sheets_side_by_side(sheets)
    content = write_as(*side_table(sides))
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_whole(output.parent, {output.name: content})
    except OSError as error:
        raise NoUsableInputError(f"{output}: can't be written ({error.strerror or error})") from error
    disputed = sum(item.agreed == "no" for item in sides.items)
    if not screen.quiet:
        who = ", ".join(sides.reviewers) or "nobody"
        write(f"{count(len(sides.items), 'row')} answered by {who}; {disputed} in dispute")
        write(f"written to {output}")
    return tell_faults(sides.faults, screen)


def side_table(sides: SideBySide) -> tuple[list[str], list[list[str]]]:
    """Return the titles and rows of the table of reviewers."""
    titles = ["about", "id", "what", *sides.reviewers, "agreed?", "values", "notes"]
    rows = []
    for item in sides.items:
        by_reviewer = [item.decisions.get(name) for name in sides.reviewers]
        answers = [decision.answer if decision else "" for decision in by_reviewer]
        values, notes = (
            "\n".join(
                f"{name}: {text}" for name, decision in item.decisions.items() if (text := getattr(decision, what))
            )
            for what in ("value", "note")
        )
        rows.append([item.about, item.target, item.label, *answers, item.agreed, values, notes])
    return titles, rows


def agreement_command(
    sheets: SheetsOrNone = None, *, report: StoredIn = None, verbose: options.Verbose = False
) -> None:
    """Show how far reviewers agree: per cent, Cohen's kappa, Krippendorff's alpha, and the rows in dispute."""
    screen = Screen(verbose=verbose)
    with guarded(screen):
        raise typer.Exit(show_agreement(sheets or [], report, screen=screen))


def show_agreement(sheets: Sequence[Path], report: Path | None, *, screen: Screen) -> int:
    """Show how far reviewers in `sheets`, or in the decisions stored beside `report`, agree; return the exit code."""
    from claimcheck.review.side_by_side import sheets_side_by_side, stored_side_by_side  # noqa: PLC0415 -- as above

    if bool(sheets) == bool(report):
        raise UsageError("name either reviewed sheets, or the folder of a report with --report")
    sides = stored_side_by_side(report) if report else sheets_side_by_side(sheets)
    if not any(len(item.answers) > 1 for item in sides.items):
        tell_faults(sides.faults, screen)
        raise NoUsableInputError(
            f"no row was answered by two reviewers; there are answers by {', '.join(sides.reviewers) or 'nobody'}"
        )
    for line in agreement_lines(sides):
        write(line)
    return tell_faults(sides.faults, screen)


def agreement_lines(sides: SideBySide) -> Iterator[str]:
    """Yield how far the reviewers agree, in lines."""
    from claimcheck.review.agreement import krippendorffs_alpha, pairs_alike  # noqa: PLC0415 -- only needed here
    from claimcheck.review.side_by_side import kappas  # noqa: PLC0415 -- only needed here

    for about, title in (("disagreement", "Disagreements"), ("claim", "Claims")):
        items = [item for item in sides.items if item.about == about and len(item.answers) > 1]
        if not items:
            continue
        answers = [list(item.answers.values()) for item in items]
        alike, pairs = pairs_alike(answers)
        yield f"{title}: {len(items)} answered by two reviewers or more"
        yield f"  agreement: {100 * alike / pairs:.1f} % ({alike} of {pairs} pairs of answers)"
        for one in kappas(items, sides.reviewers):
            yield f"  Cohen's kappa: {_figure(one.kappa)} ({one.first} and {one.second}, {one.items} rows)"
        yield f"  Krippendorff's alpha: {_figure(krippendorffs_alpha(answers))}"
        disputed = [item for item in items if item.agreed == "no"]
        yield f"  in dispute: {len(disputed)}"
        for item in disputed:
            said = "; ".join(f"{name}: {answer}" for name, answer in item.answers.items())
            yield f"    {item.target}  {_brief(item.label)} – {said}"
    if sides.stale:
        yield f"{sides.stale} decisions are left out, because what they were about has changed"


def _figure(value: float | None) -> str:
    return "not defined, as all answers are the same" if value is None else f"{value:.3f}"


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"


def tell_faults(faults: Sequence[Fault], screen: Screen) -> int:
    """Print what could not be taken and return the resulting exit code."""
    shown = faults if screen.verbose else faults[:SHOWN]
    for fault in shown:
        screen.note(f"not taken: {fault.cell}: {fault.message}")
    if len(faults) > len(shown):
        screen.note(f"not taken: {len(faults) - len(shown)} more like these, listed with --verbose")
    return FAILED if faults else DONE
