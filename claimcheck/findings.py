"""`check` and `read_report` for interactive use: a result that shows itself, and has tables to compute with."""

from __future__ import annotations

from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model import Result
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from claimcheck.export.formats import FormatName
    from claimcheck.pipeline import Inputs
    from claimcheck.progress import OnProgress
    from claimcheck.report.tables import Tables
    from claimcheck.rulebook.book import Rulebook


class Findings(Result):
    """A result with data frames (`tables`), which a notebook shows as a small table."""

    @cached_property
    def tables(self) -> Tables:
        """Return the result as data frames; docs/columns.md says what each column holds, and its type."""
        from claimcheck.report.tables import make_tables  # noqa: PLC0415 -- pandas is not wanted before

        return make_tables(self)

    def write(self, folder: Path | str, *, replace: bool = False) -> None:
        """Write the report into `folder`, as `claimcheck report` does, with earlier decisions on it.

        `replace` overwrites your own files of the same names, and a report on other articles.

        Raises:
            UsageError: such files, or such a report, exist.
            NoUsableInputError: the folder can't be written; the earlier files are unchanged.
            OutputHeldError: another run holds the folder.
        """
        from claimcheck.report.folder import write_report  # noqa: PLC0415 -- heavy
        from claimcheck.report.own_files import (  # noqa: PLC0415 -- only needed here
            REPORT_FILES,
            check_free,
            check_same_story,
        )
        from claimcheck.report.written import report_there  # noqa: PLC0415 -- heavy
        from claimcheck.review.lay_over import with_decisions  # noqa: PLC0415 -- only needed here
        from claimcheck.review.since import with_since  # noqa: PLC0415 -- only needed here
        from claimcheck.review.store import read_decisions  # noqa: PLC0415 -- only needed here

        check_free(Path(folder), REPORT_FILES, replace=replace)
        check_same_story(Path(folder), self.articles, replace=replace)
        compared = with_since(self, report_there(Path(folder)))
        write_report(with_decisions(compared, read_decisions(Path(folder))), Path(folder))

    def export(self, to: FormatName, place: Path | str, *, replace: bool = False) -> None:
        """Write the result in the format `to` at `place`, as `claimcheck export` does.

        `replace` overwrites existing files.

        Raises:
            UsageError: a file may not be written; the message says which and why.
            MissingExtraError: the format needs a package that is not installed.
            NoUsableInputError: the place can't be written; the earlier files are unchanged.
            OutputHeldError: another run is writing there.
        """
        from claimcheck.export.formats import export  # noqa: PLC0415 -- heavy

        export(self, to, Path(place), replace=replace)

    def _repr_html_(self) -> str:
        from claimcheck.report.glance import glance_html  # noqa: PLC0415 -- only needed in a notebook

        return glance_html(self)


def check(
    articles: Inputs,
    *,
    settings: Settings | None = None,
    rules: Rulebook | None = None,
    on_progress: OnProgress | None = None,
) -> Findings:
    """Return what `articles` claim, and where they disagree.

    They are given as a path of a file or folder, a text, a dict with a `text` (and, where known, `id`, `outlet`,
    `published`, `title`, `url`), an `Article` of an earlier result, a data frame with such columns, or several of
    these. A string is a text if it has several lines, or is a sentence and no such file is there; else it is a path.

    >>> from claimcheck import check
    >>> result = check(
    ...     [
    ...         {"outlet": "Lund Post", "text": "The ferry sank on Monday, and 12 passengers drowned, said Ada Lund."},
    ...         {"outlet": "Isle Wire", "text": "The ferry sank on Monday, and 15 passengers drowned, said Ada Lund."},
    ...     ]
    ... )
    >>> result
    <Findings 2 articles, ... claims, ... facts, 1 disagreement, ... problems>
    >>> [position.value for position in result.disagreements[0].positions]
    ['12', '15']

    Raises:
        RulesError: the rule files are invalid. No article has been read then.
        NoUsableInputError: not one article could be read.
        UsageError: the spaCy pipeline of the settings can't be used.
        TypeError: something is given that is no article.
    """
    from claimcheck.pipeline import check as run  # noqa: PLC0415 -- heavy

    return _findings(run(articles, settings=settings, rules=rules, on_progress=on_progress))


def read_report(folder: Path | str) -> Findings:
    """Return what `claimcheck report` wrote into `folder`, with reviewers' decisions on it since.

    Raises:
        NoUsableInputError: there is no complete report, or the decisions are damaged; the message names file and line.
    """
    from claimcheck.report.written import read_report as read  # noqa: PLC0415 -- heavy
    from claimcheck.review.lay_over import with_decisions  # noqa: PLC0415 -- only needed here
    from claimcheck.review.store import read_decisions  # noqa: PLC0415 -- only needed here

    return _findings(with_decisions(read(Path(folder)), read_decisions(Path(folder))))


def _findings(result: Result) -> Findings:
    return Findings(**{field.name: getattr(result, field.name) for field in fields(result)})
