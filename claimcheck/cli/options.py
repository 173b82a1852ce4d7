"""The arguments and options that several commands share, and the settings that follow from them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.settings import DEFAULT_PIPELINE, Settings

Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT",
        help="A text file (.txt, .md), a folder of them, or a table of articles (.jsonl, .csv).",
        show_default=False,
    ),
]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to.", show_default=False)
]
Rules = Annotated[
    Path | None,
    typer.Option(
        "--rules", metavar="DIR", help="A folder of rule files that replace the shipped ones of the same name."
    ),
]
Model = Annotated[str, typer.Option("--model", metavar="NAME", help="The installed spaCy pipeline to use.")]
NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Store no results between runs. Nothing is stored so far, with or without it."),
]
Workers = Annotated[
    int,
    typer.Option(
        "--workers", metavar="N", min=1, help="Processes to use. One does all the work so far, whatever is given."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="List every warning, and the details of a failure.")]

MODEL = DEFAULT_PIPELINE
HELP = {"help_option_names": ["-h", "--help"]}


def settings(rules: Path | None, model: str, *, no_cache: bool = False, workers: int = 1) -> Settings:
    """Return the settings that the options of a command make."""
    return Settings(rules=rules, pipeline=model, cache=not no_cache, workers=workers)
