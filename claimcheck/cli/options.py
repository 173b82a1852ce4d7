"""The arguments and options that several commands share, and their meaning.

A command that takes a group of them names the group: `run: RunOptions`, under the decorator `takes_options`.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

import typer

from claimcheck.cli.config_file import use_config
from claimcheck.cli.screen import Screen
from claimcheck.settings import AT_LEAST, DEFAULT_PIPELINE, Fold, Settings


class Level(StrEnum):
    """The severities, most serious first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Shown(StrEnum):
    """What to show of what a report folds away."""

    PRECISION = "precision"
    DOUBTFUL = "doubtful"
    ALL = "all"


def named_path(words: str | Path) -> Path:
    """Return the path that `words` name. An empty one would mean the current folder.

    A path that a configuration file names is one already.

    Raises:
        typer.BadParameter: it is empty.
    """
    if isinstance(words, str) and not words.strip():
        raise typer.BadParameter("the path is empty; name one, or . for the current folder")
    return Path(words)


Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT",
        parser=named_path,
        help="An article (.txt, .md, .html, .docx, .odt, .rtf, .pdf, .epub, .eml, .mhtml, .xml), "
        "a folder of them, a table of articles (.jsonl, .csv), or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    Path,
    typer.Option(
        "--output", "-o", metavar="DIR", parser=named_path, help="The folder to write to.", show_default=False
    ),
]
Replace = Annotated[
    bool,
    typer.Option("--replace", help="Overwrite your own files of the same names, or a report on other articles."),
]
ReplaceFile = Annotated[bool, typer.Option("--replace", help="Overwrite an existing file.")]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        parser=named_path,
        envvar="CLAIMCHECK_CONFIG",
        help="Read settings from this file instead of the nearest claimcheck.toml.",
        is_eager=True,
        callback=use_config,
    ),
]
Rules = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="DIR",
        parser=named_path,
        envvar="CLAIMCHECK_RULES",
        help="A folder of rule files, or one file, to replace the shipped ones of the same name; or a file of marks.",
    ),
]
Model = Annotated[
    str,
    typer.Option("--model", metavar="NAME", envvar="CLAIMCHECK_MODEL", help="The installed spaCy pipeline to use."),
]
Cache = Annotated[
    bool,
    typer.Option(
        "--cache/--no-cache",
        envvar="CLAIMCHECK_CACHE",
        help="Reuse stored results of earlier runs, and store new ones.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        envvar="CLAIMCHECK_WORKERS",
        help="Number of processes for extraction; by default it depends on the work and the cores, up to 8.",
    ),
]
Dask = Annotated[
    str | None,
    typer.Option("--dask", metavar="ADDRESS", help="Work on the Dask cluster with this scheduler (tcp://host:8786)."),
]
OneStory = Annotated[
    bool,
    typer.Option(
        "--one-story/--many-stories",
        envvar="CLAIMCHECK_ONE_STORY",
        help="Compare all articles with each other, even if they seem to be on different stories.",
    ),
]
AtLeast = Annotated[
    float,
    typer.Option(
        "--at-least",
        metavar="P",
        min=0.0,
        max=1.0,
        envvar="CLAIMCHECK_AT_LEAST",
        help="Report disagreements of at least this probability, from 0 to 1.",
    ),
]
FailOn = Annotated[
    Level | None,
    typer.Option(
        "--fail-on",
        metavar="LEVEL",
        envvar="CLAIMCHECK_FAIL_ON",
        help="Exit with 1 if a disagreement is at least high, medium or low. Doubtful ones don't count.",
    ),
]
Show = Annotated[
    Shown | None,
    typer.Option(
        "--show",
        metavar="WHAT",
        envvar="CLAIMCHECK_SHOW",
        help="Show what is folded away: 'precision' shows values that are only rounder or vaguer, "
        "'doubtful' differences that are probably not real, 'all' both.",
    ),
]
Title = Annotated[
    str | None,
    typer.Option(
        "--title",
        metavar="NAME",
        envvar="CLAIMCHECK_TITLE",
        help="The name of the story in the report; by default the words that its articles share.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print everything as JSON, for programs.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show every warning, and details of errors.")]

HELP = {"help_option_names": ["-h", "--help"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOptions:
    """The options of all commands that read a text."""

    config: Config = None
    rules: Rules = None
    model: Model = DEFAULT_PIPELINE
    verbose: Verbose = False

    @property
    def settings(self) -> Settings:
        """Return the settings given by the options."""
        return Settings(rules=self.rules, pipeline=self.model)

    @property
    def screen(self) -> Screen:
        """Return how much the command may print."""
        return Screen(verbose=self.verbose)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions(TextOptions):
    """The options of all commands that read articles."""

    cache: Cache = True
    workers: Workers = None
    dask: Dask = None
    quiet: Quiet = False

    @property
    def settings(self) -> Settings:
        """Return the settings given by the options."""
        # Without arguments, `super` doesn't know a class with slots.
        known = super(RunOptions, self).settings
        return replace(known, cache=self.cache, workers=self.workers, dask=self.dask)

    @property
    def screen(self) -> Screen:
        """Return how much the command may print."""
        return Screen(quiet=self.quiet, verbose=self.verbose)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonOptions(RunOptions):
    """The options of all commands that look for disagreements."""

    one_story: OneStory = False
    at_least: AtLeast = AT_LEAST

    @property
    def settings(self) -> Settings:
        """Return the settings given by the options."""
        return replace(super(ComparisonOptions, self).settings, one_story=self.one_story, at_least=self.at_least)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingOptions(ComparisonOptions):
    """The options of all commands that show disagreements once."""

    fail_on: FailOn = None
    show: Show = None

    @property
    def opened(self) -> frozenset[Fold]:
        """Return what is to be shown in full."""
        return frozenset(fold for fold in get_args(Fold) if self.show in {fold, Shown.ALL})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions(FindingOptions):
    """The options of a command that writes a report."""

    title: Title = None

    @property
    def settings(self) -> Settings:
        """Return the settings given by the options."""
        return replace(super(ReportOptions, self).settings, title=" ".join((self.title or "").split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchOptions(ComparisonOptions):
    """The options of a command that keeps writing reports."""

    show: Show = None
    title: Title = None

    @property
    def for_report(self) -> ReportOptions:
        """Return the same options as those of a report."""
        return ReportOptions(**{each.name: getattr(self, each.name) for each in fields(self)})


def takes_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return `command` with the parameter `run` replaced by the fields of its class, each as an option."""
    hints = get_type_hints(command, include_extras=True)
    group = hints.pop("run")
    hints |= get_type_hints(group, include_extras=True)
    own = [each for each in inspect.signature(command).parameters.values() if each.name != "run"]
    shared = [
        inspect.Parameter(each.name, inspect.Parameter.KEYWORD_ONLY, default=each.default) for each in fields(group)
    ]
    names = {each.name for each in shared}

    @functools.wraps(command)
    def spread(**given: Any) -> None:  # noqa: ANN401 -- whatever the options hold
        run = group(**{name: value for name, value in given.items() if name in names})
        command(**{name: value for name, value in given.items() if name not in names}, run=run)

    # The parts of the command line; typer reads nothing else.
    parameters = [each.replace(annotation=hints[each.name], kind=inspect.Parameter.KEYWORD_ONLY) for each in own]
    parameters += [each.replace(annotation=hints[each.name]) for each in shared]
    spread.__signature__ = inspect.Signature(parameters, return_annotation=None)  # type: ignore[attr-defined]  # as above
    spread.__annotations__ = hints
    return spread
