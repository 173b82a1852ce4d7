"""Reads stories whose shared facts are marked in the text, in the form that `corpus/retold/README.md` describes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from claimcheck.model import FactKind, Span

_MARK = re.compile(r"\{(f\d+)([A-Za-z])\|([^{}|\n]+)\}")
_FACT = re.compile(r"(f\d+) (\w+)( moves)? *\| *(\S.*)")
# What stories call a measure, the program treats as a count.
_KINDS: dict[str, FactKind] = {
    "count": "count",
    "money": "money",
    "percent": "percent",
    "duration": "duration",
    "measure": "count",
    "date": "date",
    "entity": "entity",
    "set": "set",
    "polarity": "polarity",
    "modality": "modality",
    "quote": "quote",
}


@dataclass(frozen=True, slots=True)
class MarkedFact:
    """A fact in two articles or more, and the question that it answers. `moves`: its value changes with time."""

    kind: FactKind
    moves: bool
    question: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that answer the question of a fact.

    Answers with one letter are the same, whatever the words. Different letters clash. A small letter is a rounder or
    vaguer form of its capital.
    """

    fact: str
    answer: str
    span: Span


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article without its marks, and the marks with their places in the text."""

    outlet: str
    published: date | None
    text: str
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class MarkedStory:
    """One story as several outlets tell it."""

    name: str
    desk: str = ""
    facts: dict[str, MarkedFact] = field(default_factory=dict)
    articles: list[MarkedArticle] = field(default_factory=list)


class StoryError(ValueError):
    """A file doesn't follow the format. The message names file and line."""


def read_stories(paths: Iterable[Path]) -> list[MarkedStory]:
    """Return the stories of some files, in order.

    Raises:
        StoryError: an unknown line, a mark without a fact, or a fact in only one article.
    """
    stories = [story for path in paths for story in _stories_of(path)]
    names = [story.name for story in stories]
    for name in names:
        if names.count(name) > 1:
            raise StoryError(f"two stories are called {name}")
    return stories


def _stories_of(path: Path) -> Iterator[MarkedStory]:
    story: MarkedStory | None = None
    head: tuple[str, str] | None = None
    lines: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), "=== "], 1):
        where = f"{path}:{number}"
        starts_article, starts_story = line.startswith("--- "), line.startswith("=== ")
        if (starts_article or starts_story) and story is not None and head is not None:
            story.articles.append(_article(head, "\n".join(lines), where))
            head, lines = None, []
        if starts_story:
            if story is not None:
                yield _checked(story, where)
            story = MarkedStory(line[4:].strip())
        elif starts_article:
            outlet, _, published = line[4:].partition("|")
            head = (outlet.strip(), published.strip())
        elif head is not None:
            lines.append(line)
        elif line.startswith("desk:") and story is not None:
            story.desk = line[5:].strip()
        elif line.strip():
            _add_fact(story, line, where)


def _add_fact(story: MarkedStory | None, line: str, where: str) -> None:
    found = _FACT.fullmatch(line.strip())
    if found is None or found[2] not in _KINDS or story is None:
        raise StoryError(f"{where}: this line is not in the format: {line[:60]}")
    story.facts[found[1]] = MarkedFact(_KINDS[found[2]], bool(found[3]), found[4].strip())


def _article(head: tuple[str, str], raw: str, where: str) -> MarkedArticle:
    raw = raw.strip() + "\n"
    pieces, marks, last, length = [], [], 0, 0
    for mark in _MARK.finditer(raw):
        pieces += [raw[last : mark.start()], mark[3]]
        start = length + len(pieces[-2])
        length = start + len(mark[3])
        marks.append(Mark(mark[1], mark[2], Span(start, length)))
        last = mark.end()
    text = "".join([*pieces, raw[last:]])
    if "{" in text or "}" in text:
        raise StoryError(f"{where}: a broken mark in the article of {head[0]}")
    published = date.fromisoformat(head[1]) if re.fullmatch(r"\d{4}-\d\d-\d\d", head[1]) else None
    return MarkedArticle(head[0], published, text, tuple(marks))


def _checked(story: MarkedStory, where: str) -> MarkedStory:
    told: dict[str, set[int]] = {}
    for number, article in enumerate(story.articles):
        for mark in article.marks:
            told.setdefault(mark.fact, set()).add(number)
    for fact in told:
        if fact not in story.facts:
            raise StoryError(f"{where}: {story.name} marks {fact}, but does not list it")
    for fact in story.facts:
        if len(told.get(fact, ())) < 2:
            raise StoryError(f"{where}: in {story.name}, {fact} is not in two articles")
    return story
