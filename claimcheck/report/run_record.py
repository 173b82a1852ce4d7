"""`run.json`: what made this report, so that it can be made again. No clock, no machine, no path."""

from __future__ import annotations

from typing import Any

from claimcheck import __version__
from claimcheck.model import Result
from claimcheck.report.jsonlines import json_text
from claimcheck.report.sorting import all_problems

FORMAT = 1  # of the files in the folder; increased when a field changes its meaning


def run_file(result: Result) -> dict[str, bytes]:
    """Return the content of `run.json` by name."""
    return {"run.json": (json_text(run_record(result), indent=2) + "\n").encode()}


def run_record(result: Result) -> dict[str, Any]:
    """Return what made the result: versions, model, rules and settings as given, hash of each input, and counts.

    It also says what the whole is called, and which stories there are.
    """
    return {
        "format": FORMAT,
        "claimcheck": __version__,
        "title": result.title,
        **_nested(result.run),
        "stories": [{"name": story.name, "articles": list(story.files)} for story in result.stories],
        "inputs": {article.file: article.sha256 for article in sorted(result.articles, key=lambda one: one.file)},
        "counts": {
            "articles": len(result.extractions),
            "claims": sum(result.claim_counts),
            "facts": len(result.facts),
            "disagreements": len(result.disagreements),
            "arithmetic": len(result.reckonings),
            "problems": len(all_problems(result)),
        },
    }


def _nested(pairs: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """Return `settings.batch` as `batch` inside `settings`; a key that can't be nested keeps its dots."""
    flat = dict(pairs)
    nested: dict[str, Any] = {}
    for key in sorted(flat):
        head, dot, tail = key.partition(".")
        if dot and tail and head and head not in flat:
            nested.setdefault(head, {})[tail] = flat[key]
        else:
            nested[key] = flat[key]
    return nested
