"""The `claimcheck` command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=True, no_args_is_help=True, pretty_exceptions_enable=False)


@app.command()
def extract(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT...")], output: Annotated[Path, typer.Option("-o")]
) -> None:
    """Stop after extraction: write the extraction files only."""
    from claimcheck.extract.article import extract_article  # noqa: PLC0415 -- heavy
    from claimcheck.extract.language import load_pipeline  # noqa: PLC0415 -- heavy
    from claimcheck.read.inputs import read_inputs  # noqa: PLC0415 -- heavy
    from claimcheck.report.jsonlines import write_extractions  # noqa: PLC0415 -- heavy
    from claimcheck.rulebook.book import load_rulebook  # noqa: PLC0415 -- heavy
    from claimcheck.settings import Settings  # noqa: PLC0415 -- heavy

    settings = Settings()
    rules = load_rulebook(settings.rules)
    pipeline = load_pipeline(settings.pipeline)
    articles, _problems = read_inputs(inputs, rules)
    output.mkdir(parents=True, exist_ok=True)
    write_extractions([extract_article(article, pipeline, rules, batch=settings.batch) for article in articles], output)


@app.command()
def report() -> None:
    """Do the main job."""


def run() -> None:
    """Run the command line."""
    app()
