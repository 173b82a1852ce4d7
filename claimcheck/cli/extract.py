"""`claimcheck extract`: stops after extraction."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from claimcheck.cli import options
from claimcheck.cli.exit_codes import DONE
from claimcheck.cli.guard import guarded
from claimcheck.cli.report import no_empty_folder
from claimcheck.cli.screen import Screen


@options.takes_options
def extract_command(
    inputs: options.Inputs, *, output: options.Output, replace: options.Replace = False, run: options.RunOptions
) -> None:
    """Write what each article says, and compare nothing."""
    with guarded(run.screen) as screen:
        raise typer.Exit(extract_articles(inputs, output, replace=replace, run=run, screen=screen))


def extract_articles(
    inputs: Sequence[Path], output: Path, *, replace: bool = False, run: options.RunOptions, screen: Screen
) -> int:
    """Write the four extraction files of `inputs` into `output` and return the exit code; `replace` as for a report."""
    from claimcheck.cli.safe_output import files_read  # noqa: PLC0415 -- only needed here
    from claimcheck.pipeline import extract_all  # noqa: PLC0415 -- heavy
    from claimcheck.report.folder import write_extraction  # noqa: PLC0415 -- heavy
    from claimcheck.report.held_folder import hold_output_folder  # noqa: PLC0415 -- only needed here
    from claimcheck.report.own_files import (  # noqa: PLC0415 -- only needed here
        EXTRACTION_FILES,
        check_free,
        check_same_story,
    )
    from claimcheck.report.sorting import all_problems  # noqa: PLC0415 -- heavy
    from claimcheck.rulebook.book import load_rulebook  # noqa: PLC0415 -- heavy

    settings = run.settings
    rules = load_rulebook(settings.rules)
    check_free(output, EXTRACTION_FILES, files_read(inputs, settings.rules, run.config), replace=replace)
    with no_empty_folder(output), hold_output_folder(output):
        with screen.progress() as tell:
            result = extract_all(
                inputs,
                settings=settings,
                rules=rules,
                on_progress=tell,
                on_articles=lambda articles: check_same_story(output, articles, replace=replace),
            )
        write_extraction(result, output)
    screen.problems(all_problems(result), "shown with --verbose")
    found = result.extractions
    screen.note(
        f"{len(found)} articles: {sum(len(e.attributions) for e in found)} attributions, "
        f"{sum(len(e.quantities) for e in found)} figures, {sum(len(e.times) for e in found)} dates, in {output}"
    )
    return DONE
