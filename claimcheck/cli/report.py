"""`claimcheck report`: the main job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import typer

from claimcheck.cli import options
from claimcheck.cli.exit_codes import DISAGREEMENTS, DONE
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import Screen
from claimcheck.model import Result


@options.takes_options
def report_command(inputs: options.Inputs, *, output: options.Output, run: options.ReportOptions) -> None:
    """Compare articles and write the report. It has pages and a workbook for people, and files for programs."""
    with guarded(run.screen) as screen:
        raise typer.Exit(make_report(inputs, output, run=run, screen=screen))


def make_report(inputs: Sequence[Path], output: Path, *, run: options.ReportOptions, screen: Screen) -> int:
    """Write the report on `inputs` into `output`, show its summary and return the exit code."""
    from claimcheck.pipeline import check  # noqa: PLC0415 -- heavy
    from claimcheck.report.folder import hold_output_folder, write_report  # noqa: PLC0415 -- heavy
    from claimcheck.review.lay_over import with_decisions  # noqa: PLC0415 -- only needed here
    from claimcheck.review.store import read_decisions  # noqa: PLC0415 -- only needed here
    from claimcheck.rulebook.book import load_rulebook  # noqa: PLC0415 -- heavy

    settings = run.settings
    rules = load_rulebook(settings.rules)
    with no_empty_folder(output), hold_output_folder(output):
        decisions = read_decisions(output)
        with screen.progress() as tell:
            result = check(inputs, settings=settings, rules=rules, on_progress=tell)
        result = with_decisions(result, decisions)
        write_report(result, output, precision=run.precision)
    screen.problems(result.problems, f"all in {output / 'problems.csv'}")
    stale = sum(bool(decision.stale) for decision in result.decisions)
    if stale:
        screen.note(
            f"{stale} of {len(result.decisions)} decisions are stale; they come first in the report and the workbook"
        )
    screen.result(result, output, precision=run.precision)
    return exit_code(result, run.fail_on)


@contextmanager
def no_empty_folder(folder: Path) -> Iterator[None]:
    """Take the folder away again if the block makes it, fails, and leaves nothing in it."""
    there_before = folder.exists()
    try:
        yield
    except BaseException:
        if not there_before:
            with suppress(OSError):
                folder.rmdir()
        raise


def exit_code(result: Result, fail_on: options.Level | None) -> int:
    """Return 1 where a disagreement is at least as severe as `fail_on`, else 0."""
    if fail_on is None:
        return DONE
    order = [level.value for level in options.Level]
    worst = order[: order.index(fail_on.value) + 1]
    return DISAGREEMENTS if any(item.severity in worst for item in result.disagreements) else DONE
