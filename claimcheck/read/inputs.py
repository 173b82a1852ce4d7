"""Turns the paths that a user names into articles and problems. A bad file or row doesn't affect the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from claimcheck.errors import NoUsableInputError
from claimcheck.model import Article, Problem
from claimcheck.read.address import not_fetched, web_address
from claimcheck.read.apart import Apart, reading_apart
from claimcheck.read.article import article_of, with_names_as_seen
from claimcheck.read.convert import KINDS
from claimcheck.read.copies import find_origins
from claimcheck.read.document import DOCUMENTS
from claimcheck.read.documents import read_document
from claimcheck.read.draft import About, Draft
from claimcheck.read.find import SIDECAR, TABLES, FoundFile, check_format, find_files, shown
from claimcheck.read.given import Given, read_given
from claimcheck.read.metadata import Sidecar, read_sidecar
from claimcheck.read.naming import name_apart
from claimcheck.read.plain import check_text, decode
from claimcheck.read.raw import RefusedError, read_raw
from claimcheck.read.standard_input import NAME, STANDARD_INPUT, read_standard_input
from claimcheck.read.tables import read_table
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.datelines import Datelines

_MOST_SHOWN = 10


OnFile = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is needed to read a file, and the progress callback."""

    rules: Datelines
    apart: Apart
    on_file: OnFile


def read_inputs(
    paths: Sequence[Path | Given], rules: Rulebook, on_file: OnFile | None = None
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the articles at `paths`, sorted by file, and the problems found. The order of `paths` doesn't matter.

    Some of the articles may not be files.

    `on_file` is called for each file before it is read, with its name, how many of its folder are done, and how many
    there are.

    Raises:
        NoUsableInputError: no article could be read.
    """
    articles, problems = read_what_is_there(paths, rules, on_file)
    if not articles:
        raise NoUsableInputError(_nothing_usable(paths, problems))
    return articles, problems


def read_what_is_there(
    paths: Sequence[Path | Given], rules: Rulebook, on_file: OnFile | None = None
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the same as `read_inputs`, or no articles if none could be read."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    with reading_apart(rules.datelines) as apart:
        desk = _Desk(rules.datelines, apart, on_file or _nobody)
        for path in paths:
            found, faults = _read_input(path, desk) if isinstance(path, Path) else read_given(path, desk.rules)
            drafts += found
            problems += faults
    drafts, renamed = name_apart(drafts)
    problems += renamed
    drafts, foreign = _in_english(drafts, rules)
    problems += foreign
    articles, folded_names = with_names_as_seen(article_of(draft, rules) for draft in drafts)
    problems += folded_names
    origins = find_origins(articles)
    articles = [replace(article, origin=origins[article.file]) for article in articles]
    problems += _copied(articles)
    return tuple(sorted(articles, key=lambda article: article.file)), sorted_problems(problems)


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return `problems` without duplicates, in the order of `problems.csv`."""
    return tuple(sorted(set(problems), key=lambda each: (each.file, _place_order(each.place), each.code, each.message)))


def _place_order(place: str) -> tuple[str, int, str]:
    """Return a sort key that puts `row 2` before `row 10`."""
    word, _, number = place.partition(" ")
    return (word, int(number), "") if number.isdecimal() else (word, 0, number)


def _read_input(path: Path, desk: _Desk) -> tuple[list[Draft], list[Problem]]:
    """Return what one input gives: a folder, a table of articles, a single article, or piped text."""
    address = web_address(path)
    name = NAME if path == STANDARD_INPUT else shown(address or path.name or str(path))
    try:
        if address:
            raise not_fetched(address)
        if path == STANDARD_INPUT:
            desk.on_file(name, 0, 1)
            return read_standard_input(desk.rules, partial(read_document, apart=desk.apart, rules=desk.rules))
        if os.path.isdir(path):  # noqa: PTH112 -- unlike that of Path, it never raises
            return _read_folder(path, desk)
        if path.suffix.lower() in TABLES:
            desk.on_file(name, 0, 1)
            return read_table(path, desk.rules)
        found = FoundFile(path, name, path.parent)
        if os.path.exists(path):  # noqa: PTH110 -- as above
            check_format(path.name)
        desk.on_file(name, 0, 1)
        draft = _read_file(found, shown(path.absolute().parent.name), desk)
        sidecar = read_sidecar(path.parent, PurePosixPath(), desk.rules)
    except RefusedError as error:
        return [], [Problem(file=name, code=error.code, message=error.message, skipped=True)]
    if sidecar is None:
        return [draft], list(draft.problems)
    about = sidecar.about(name)
    return [draft.told(about, first=True) if about else draft], [*draft.problems, *sidecar.problems]


def _read_folder(root: Path, desk: _Desk) -> tuple[list[Draft], list[Problem]]:
    files, problems = find_files(root)
    label = shown(root.resolve().name)
    sidecars: dict[Path, Sidecar | None] = {root: read_sidecar(root, PurePosixPath(), desk.rules)}
    drafts: list[Draft] = []
    seen: dict[tuple[int, int, int], str] = {}
    for done, found in enumerate(sorted(files, key=lambda each: each.file)):
        desk.on_file(found.file, done, len(files))
        try:
            draft = _read_file(found, label, desk)
        except RefusedError as error:
            problems.append(Problem(file=found.file, code=error.code, message=error.message, skipped=True))
            continue
        if draft.identity is not None and draft.identity in seen:
            message = f"is another name of '{seen[draft.identity]}'; the article is read once"
            problems.append(Problem(file=found.file, code="same_file", message=message))
            continue
        if draft.identity is not None:
            seen[draft.identity] = found.file
        problems += draft.problems
        drafts.append(_with_sidecars(draft, found, root, sidecars, desk.rules))
    for sidecar in sidecars.values():
        if sidecar is not None:
            problems += [*sidecar.problems, *sidecar.unused()]
    if not files and not problems:
        message = f"has no article; put {KINDS} files into it, or name a .jsonl or .csv file itself"
        problems.append(Problem(file=f"{label}/", code="empty_folder", message=message))
    return drafts, problems


def _with_sidecars(
    draft: Draft, found: FoundFile, root: Path, sidecars: dict[Path, Sidecar | None], rules: Datelines
) -> Draft:
    """Return `draft` with its metadata from `articles.csv` in the input folder and, with precedence, in its own."""
    inside = PurePosixPath(found.folder.relative_to(root).as_posix())
    if found.folder not in sidecars:
        sidecars[found.folder] = read_sidecar(found.folder, inside, rules)
    top, own = sidecars[root], sidecars[found.folder]
    about = top.about(draft.file) if top else None
    draft = draft.told(about, first=True) if about else draft
    if own is not None and own is not top:
        about = own.about(shown(found.path.name))
        draft = draft.told(about, first=True) if about else draft
    return draft


def _read_file(found: FoundFile, label: str, desk: _Desk) -> Draft:
    raw = read_raw(found.path)
    suffix = found.path.suffix.lower()
    pages: tuple[int, ...] = ()
    struck: tuple[str, ...] = ()
    abouts: tuple[About, ...] = ()
    if suffix in DOCUMENTS:
        text, pages, abouts, warnings, struck = read_document(raw.content, suffix, desk.apart, desk.rules)
    else:
        decoded = decode(raw.content)
        text, warnings = decoded.text, [*decoded.warnings, *check_text(decoded.text)]
    if suffix == ".md" and text.startswith("---"):
        message = f"begins with front matter, which is read as plain lines; put its contents into {SIDECAR} instead"
        warnings.append(("front_matter", message))
    return Draft(
        file=found.file,
        text=text,
        label=label,
        identity=(*raw.identity, 0),
        abouts=abouts,
        pages=pages,
        struck=struck,
        problems=tuple(Problem(file=found.file, code=code, message=message) for code, message in warnings),
    )


def _in_english(drafts: Sequence[Draft], rules: Rulebook) -> tuple[list[Draft], list[Problem]]:
    """Return the drafts that may be English, and a problem for each one left out as another language."""
    kept: list[Draft] = []
    problems: list[Problem] = []
    for draft in drafts:
        language = rules.languages.other_than_english(draft.text)
        if language is None:
            kept.append(draft)
            continue
        message = f"is written in {language}, and only English is read; the article is left out"
        problems.append(Problem(file=draft.file, code="other_language", message=message, skipped=True))
    return kept, problems


def _copied(articles: Iterable[Article]) -> list[Problem]:
    """Return a warning for each article that copies another."""
    return [
        Problem(
            file=article.file,
            code="same_source",
            message=f"is a copy or another version of '{article.origin}'; the two count as one source",
        )
        for article in articles
        if article.origin != article.file
    ]


def _nothing_usable(paths: Sequence[Path | Given], problems: Sequence[Problem]) -> str:
    every = sorted_problems(problems)
    lines = [f"  {each.file}{f', {each.place}' if each.place else ''}: {each.message}" for each in every[:_MOST_SHOWN]]
    if len(every) > _MOST_SHOWN:
        lines.append(f"  … and {len(every) - _MOST_SHOWN} more")
    inputs = "the input gives" if len(paths) == 1 else f"the {len(paths)} inputs give"
    return "\n".join([f"{inputs} no article, so there is nothing to report:", *lines])


def _nobody(file: str, done: int, total: int) -> None:
    del file, done, total
