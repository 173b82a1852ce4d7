"""A group of options in a command's signature stands for each of its options."""

from __future__ import annotations

import inspect

import pytest
import typer
from typer.testing import CliRunner

from claimcheck.cli import options


@options.takes_options
def command(context: typer.Context, name: str, *, loud: bool = False, run: options.ReportOptions) -> None:
    """Show what arrives."""
    typer.echo((context.info_name, name, loud, run.workers, *run.opened, run.settings.cache, run.screen.quiet))


def test_what_is_given_arrives_in_the_group():
    app = typer.Typer()
    app.command()(command)
    given = ["Ada", "--loud", "--workers", "3", "--show", "precision", "--no-cache", "--quiet"]
    assert CliRunner().invoke(app, given).output.strip().endswith("'Ada', True, 3, 'precision', False, True)")


@pytest.mark.parametrize(
    ("shown", "opened"),
    [
        (None, set()),
        (options.Shown.PRECISION, {"precision"}),
        (options.Shown.DOUBTFUL, {"doubtful"}),
        (options.Shown.ALL, {"precision", "doubtful"}),
    ],
)
def test_what_is_to_be_shown_is_opened(shown, opened):
    assert options.ReportOptions(show=shown).opened == opened


def test_the_command_shows_its_own_parameters_first_and_each_option_once():
    names = list(inspect.signature(command).parameters)
    assert names[:3] == ["context", "name", "loud"]
    assert "run" not in names
    assert len(names) == len(set(names))


def test_settings_without_options_are_the_defaults():
    assert options.ReportOptions().settings == options.Settings()
