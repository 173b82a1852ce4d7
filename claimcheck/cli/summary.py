"""The summary that ends a run, until the report stage brings its own."""

from __future__ import annotations

from pathlib import Path

from claimcheck.cli.screen import write
from claimcheck.model import Result


def print_summary(result: Result, folder: Path | None) -> None:
    """Print the disagreements, one a line, and where the report lies."""
    for item in result.disagreements:
        write(f"{item.severity:6} {item.verdict:16} {item.explanation}")
    where = f"; the report is in {folder}" if folder else ""
    write(
        f"{len(result.articles)} articles, {len(result.facts)} facts, {len(result.disagreements)} disagreements{where}"
    )
