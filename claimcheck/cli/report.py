"""`claimcheck report`: the main job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli import options
from claimcheck.cli.exit_codes import DISAGREEMENTS, DONE
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import Screen
from claimcheck.model import Result, Severity

if TYPE_CHECKING:
    from claimcheck.cli.told import Told


@options.takes_options
def report_command(
    inputs: options.Inputs, *, output: options.Output, replace: options.Replace = False, run: options.ReportOptions
) -> None:
    """Compare articles and write the report. It has pages and a workbook for people, and files for programs."""
    with guarded(run.screen) as screen:
        raise typer.Exit(make_report(inputs, output, replace=replace, run=run, screen=screen))


def make_report(
    inputs: Sequence[Path], output: Path, *, replace: bool = False, run: options.ReportOptions, screen: Screen
) -> int:
    """Write the report on `inputs` into `output`, show its summary and return the exit code.

    `replace` overwrites the user's own files, and a report on other articles.
    """
    from claimcheck.cli.safe_output import files_read  # noqa: PLC0415 -- only needed here
    from claimcheck.cli.told import Told  # noqa: PLC0415 -- only needed here
    from claimcheck.extract.language import pipeline_folder  # noqa: PLC0415 -- only needed here
    from claimcheck.report.held_folder import hold_output_folder  # noqa: PLC0415 -- only needed here
    from claimcheck.report.own_files import REPORT_FILES, check_free  # noqa: PLC0415 -- only needed here
    from claimcheck.store.standing import StandingReport  # noqa: PLC0415 -- only needed here

    settings = run.settings
    check_free(output, REPORT_FILES, files_read(inputs, settings.rules, run.config), replace=replace)
    with no_empty_folder(output), hold_output_folder(output):
        model = pipeline_folder(settings.pipeline)
        standing = StandingReport(inputs, output, settings, model, options=sorted(run.opened))
        told = Told.kept(standing.told())
        if told is None or told.is_passing:
            told = _written(inputs, output, replace=replace, run=run, screen=screen)
            if not told.is_passing:
                standing.keep(told.packed())
        else:
            screen.note("nothing has changed since this report was written, so it was not rewritten")
    screen.problems(told.problems, f"all in {output / 'problems.csv'}")
    for note in told.notes:
        screen.note(note)
    screen.summary(told.summary, output)
    return exit_code(told.severities, run.fail_on)


def _written(
    inputs: Sequence[Path], output: Path, *, replace: bool, run: options.ReportOptions, screen: Screen
) -> Told:
    """Write the report and return what to say about it."""
    from claimcheck.cli.told import Told  # noqa: PLC0415 -- only needed here
    from claimcheck.pipeline import check, on_disk  # noqa: PLC0415 -- heavy
    from claimcheck.report.folder import write_report  # noqa: PLC0415 -- heavy
    from claimcheck.report.own_files import check_same_story  # noqa: PLC0415 -- only needed here
    from claimcheck.report.terminal import summarise  # noqa: PLC0415 -- heavy
    from claimcheck.report.written import report_there  # noqa: PLC0415 -- heavy
    from claimcheck.review.lay_over import with_decisions  # noqa: PLC0415 -- only needed here
    from claimcheck.review.since import with_since  # noqa: PLC0415 -- only needed here
    from claimcheck.review.store import read_decisions  # noqa: PLC0415 -- only needed here
    from claimcheck.rulebook.book import load_rulebook  # noqa: PLC0415 -- heavy

    settings = run.settings
    rules = load_rulebook(settings.rules)
    decisions = read_decisions(output)
    with on_disk() as shelf:
        with screen.progress() as tell:
            result = check(
                inputs,
                settings=settings,
                rules=rules,
                on_progress=tell,
                on_articles=lambda articles: check_same_story(output, articles, replace=replace),
                shelf=shelf,
            )
        result = with_decisions(with_since(result, report_there(output)), decisions)
        kept = write_report(result, output, opened=run.opened)
        if kept:
            screen.note(
                f"review.xlsx was edited since it was written, so it is kept as {kept}, and a new one takes its place; "
                f"answers in it that were not handed in yet can be: claimcheck review import {kept} --report {output}"
            )
        stale = sum(bool(decision.stale) for decision in result.decisions)
        note = f"{stale} of {len(result.decisions)} decisions are stale and come first in the report and the workbook"
        return Told(
            summary=summarise(result, written=True, opened=run.opened),
            problems=result.problems,
            notes=(*((note,) if stale else ()), *_undated(inputs, result), *_without_outlet(inputs, result)),
            severities=severities(result),
        )


def _undated(inputs: Sequence[Path], result: Result) -> Iterator[str]:
    """Yield how to add missing dates to the articles of a folder: "on Monday" and updates need them."""
    count = sum(article.published is None for article in result.articles)
    folder = next((path for path in inputs if path.is_dir()), None)
    if count and folder is not None:
        have = "has" if count == 1 else "have"
        yield (
            f"{count} of {len(result.articles)} articles {have} no date; to add dates, fill in the articles.csv "
            f"that 'claimcheck new {folder}' writes"
        )


def _without_outlet(inputs: Sequence[Path], result: Result) -> Iterator[str]:
    """Yield how to add missing outlets to the articles of a folder: without them, each file is shown as a source."""
    count = sum(article.outlet is None for article in result.articles)
    folder = next((path for path in inputs if path.is_dir()), None)
    if count and folder is not None:
        have = "has" if count == 1 else "have"
        yield (
            f"{count} of {len(result.articles)} articles {have} no outlet; "
            f"the articles.csv of 'claimcheck new {folder}' has a column for it"
        )


@contextmanager
def no_empty_folder(folder: Path) -> Iterator[None]:
    """Remove the folder again if the block creates it, fails, and leaves it empty."""
    there_before = folder.exists()
    try:
        yield
    except BaseException:
        if not there_before:
            with suppress(OSError):
                folder.rmdir()
        raise


def severities(result: Result) -> tuple[Severity, ...]:
    """Return the severities of the disagreements that aren't doubtful, each once."""
    return tuple(sorted({item.severity for item in result.disagreements if not item.is_doubtful}))


def exit_code(occurring: Iterable[Severity], fail_on: options.Level | None) -> int:
    """Return 1 if one of these severities is at least `fail_on`, else 0."""
    if fail_on is None:
        return DONE
    order = [level.value for level in options.Level]
    worst = order[: order.index(fail_on.value) + 1]
    return DISAGREEMENTS if any(severity in worst for severity in occurring) else DONE
