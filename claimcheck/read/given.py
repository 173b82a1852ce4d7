"""Takes the articles that somebody gives in Python: paths, texts, table rows, articles that have been read already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from claimcheck.model import Article, Problem
from claimcheck.read.draft import About, Draft
from claimcheck.read.plain import check_text
from claimcheck.read.raw import RefusedError
from claimcheck.read.tables import drafts_of_objects
from claimcheck.rulebook.datelines import Datelines

# The name of an article that has none. Its number is added.
NAME = "article"
# The end of a sentence, which no file name has.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_FEWEST_WORDS = 5
_TOLD = ("outlet", "published", "modified", "fetched", "title", "url")
_TAKEN = "a path, a text, a dict with a 'text', an Article, a data frame, or several of these"


@runtime_checkable
class Frame(Protocol):
    """A data frame of pandas: a table with a row for each article."""

    @property
    def columns(self) -> Any:  # noqa: ANN401 -- whatever the library has
        """Return the names of the columns."""

    def to_dict(self, orient: Any) -> Any:  # noqa: ANN401 -- as above
        """Return the rows."""


@runtime_checkable
class PolarsFrame(Protocol):
    """A data frame of Polars."""

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows."""


Input = Path | str | Mapping[str, Any] | Article | Frame | PolarsFrame


@dataclass(frozen=True, slots=True)
class Given:
    """What isn't a file: rows with a text each, and articles that have been read already."""

    rows: tuple[Mapping[str, Any], ...]
    articles: tuple[Article, ...]


def inputs_of(given: Input | Iterable[Input]) -> list[Path | Given]:
    """Return the paths among what is `given`, and the rest together.

    A string is a text if it has several lines, or if it is a sentence and no file's name. Otherwise it is a path.

    Raises:
        TypeError: something that is given isn't an article.
    """
    paths: list[Path | Given] = []
    rows: list[Mapping[str, Any]] = []
    articles: list[Article] = []
    for each in _several(given):
        if isinstance(each, Path):
            paths.append(each)
        elif isinstance(each, str):
            if _is_text(each):
                rows.append({"text": each})
            else:
                paths.append(Path(each))
        elif isinstance(each, Article):
            articles.append(each)
        elif isinstance(each, Mapping):
            rows.append(each)
        elif isinstance(each, PolarsFrame):
            rows += each.to_dicts()
        elif isinstance(each, Frame):
            rows += each.to_dict("records")
        else:
            raise TypeError(f"{type(each).__name__} is no article: give {_TAKEN}")
    return [*paths, Given(tuple(rows), tuple(articles))] if rows or articles else paths


def _several(given: Input | Iterable[Input]) -> Iterable[Input]:
    if isinstance(given, (str, Path, Mapping, Article, Frame, PolarsFrame)):
        return (given,)
    if not isinstance(given, Iterable) or isinstance(given, (bytes, bytearray)):
        raise TypeError(f"{type(given).__name__} is no article: give {_TAKEN}")
    return given


def _is_text(written: str) -> bool:
    if "\n" in written or "\r" in written:
        return True
    if len(written.split()) < _FEWEST_WORDS or not _SENTENCE_END.search(written):
        return False
    try:
        return not Path(written).exists()
    except (OSError, ValueError):
        return True  # longer than any name


def read_given(given: Given, rules: Datelines) -> tuple[list[Draft], list[Problem]]:
    """Return the articles in what is `given`, and a problem for each row that gives none."""
    rows = [{str(name): _plain(value) for name, value in row.items()} for row in given.rows]
    drafts, problems = drafts_of_objects(rows, NAME, rules)
    for article in given.articles:
        try:
            warnings = check_text(article.text)
        except RefusedError as error:
            problems.append(Problem(file=article.file, code=error.code, message=error.message, skipped=True))
            continue
        told = tuple(Problem(file=article.file, code=code, message=message) for code, message in warnings)
        problems += told
        drafts.append(
            Draft(
                file=article.file,
                text=article.text,
                label=NAME,
                abouts=_abouts(article),
                pages=article.pages,
                problems=told,
            )
        )
    return drafts, problems


def _abouts(article: Article) -> tuple[About, ...]:
    """Return what is known about an article, by its source."""
    sources = dict(article.provenance)
    by_source: dict[str, dict[str, Any]] = {}
    for name in _TOLD:
        value = getattr(article, name)
        if value is not None:
            by_source.setdefault(sources.get(name, NAME), {})[name] = value
    if article.published is not None and article.published_at is not None:
        by_source[sources.get("published", NAME)]["published_at"] = article.published_at
    return tuple(About(source=source, **values) for source, values in by_source.items())


def _plain(value: object) -> object:
    """Return a cell as in JSON: a day for a time, None for a value that a data frame marks as missing."""
    if isinstance(value, datetime):
        # In a data frame, a missing time equals nothing, not even itself.
        # A column of days has midnight as its time.
        return value.isoformat() if value == value else None  # noqa: PLR0124 -- see above
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return value if value == value else None  # noqa: PLR0124 -- as above
    return None if type(value).__name__ in {"NAType", "NaTType"} else value
