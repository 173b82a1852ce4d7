"""Makes an article from its text and metadata. For each field, the source with the highest precedence decides."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from claimcheck.folding import as_seen, spelled_out
from claimcheck.model import Article, Problem
from claimcheck.read.apart import Apart
from claimcheck.read.credits import find_credit
from claimcheck.read.dateline import read_dateline
from claimcheck.read.documents import read_document
from claimcheck.read.draft import About, Draft
from claimcheck.read.raw import RefusedError
from claimcheck.rulebook.book import Rulebook

_TOLD = ("outlet", "published", "modified", "fetched", "title", "url")


def article_of(draft: Draft, rules: Rulebook) -> Article:
    """Return the article made from `draft`, with itself as its origin."""
    line = read_dateline(draft.text, rules.datelines)
    credit = find_credit(draft.text, rules.sources)
    known = About(
        source="text",
        published=line.published,
        modified=line.modified,
        fetched=line.fetched,
        title=line.title,
        outlet=line.outlet,
        url=line.url,
        published_at=line.published_at,
    )
    source = {name: f"text: {rule}" for name, rule in line.rules}
    for about in reversed(draft.abouts):
        told: dict[str, Any] = {name: value for name in _TOLD if (value := getattr(about, name)) is not None}
        if about.published is not None and (about.published_at or about.published != known.published):
            # If a source gives only the day, the time that another gives for that day is kept.
            told["published_at"] = about.published_at
        known = replace(known, **told)
        source |= dict.fromkeys(told.keys() - {"published_at"}, about.source)
    if known.published is None and known.modified is not None:
        # The day of the last change is the best known date. The text is not older than that.
        known = replace(known, published=known.modified)
        source["published"] = source["modified"]
    return Article(
        file=draft.file,
        text=draft.text,
        outlet=known.outlet,
        title=known.title,
        published=known.published,
        published_at=known.published_at,
        modified=known.modified,
        fetched=known.fetched,
        url=known.url,
        sha256=hashlib.sha256(draft.text.encode("utf-8")).hexdigest(),
        origin=draft.file,
        credit=credit[0] if credit else None,
        provenance=tuple(sorted((source | ({"credit": f"text: {credit[1]}"} if credit else {})).items())),
        pages=draft.pages,
        struck=draft.struck,
    )


def article_of_page(content: bytes, file: str, apart: Apart, rules: Rulebook) -> Article:
    """Return the article in the web page `content`, under the name `file`.

    Raises:
        RefusedError: there is none, only the beginning of one, or one that can't be read.
    """
    text, _pages, abouts, warnings, struck = read_document(content, ".html", apart, rules.datelines)
    language = rules.languages.other_than_english(text)
    if language is not None:
        raise RefusedError("other_language", f"is written in {language}, and only English is read; it is left out")
    if any(code == "little_text" for code, _message in warnings):
        message = (
            f"gives only {len(text.split())} words: it is not an article, or only the start of one "
            "behind a paywall; open it in a browser with access, and save it there"
        )
        raise RefusedError("no_article", message)
    return article_of(Draft(file=file, text=text, label=file, abouts=abouts, struck=struck), rules)


def published_by(article: Article) -> date | None:
    """Return the day of publication, None if only the day of the last change is known."""
    source = dict(article.provenance)
    stands_in = article.published == article.modified and source.get("published") == source.get("modified")
    return None if stands_in else article.published


def with_names_as_seen(articles: Iterable[Article]) -> tuple[list[Article], list[Problem]]:
    """Return the articles with visible outlet names, and a warning for each that was changed.

    An invisible mark in its name would make an outlet count as another source.
    """
    seen: list[Article] = []
    problems = []
    for article in articles:
        for what in ("outlet", "credit"):
            name = getattr(article, what)
            if name is None or as_seen(name) in {name, unicodedata.normalize("NFC", name)}:
                continue
            message = (
                f"the {what} '{spelled_out(name)}' is read as '{as_seen(name)}': "
                "it has invisible characters, or ones that look like others"
            )
            problems.append(Problem(file=article.file, code="folded_name", message=message))
            changed: dict[str, Any] = {what: as_seen(name) or None}
            article = replace(article, **changed)  # noqa: PLW2901 -- the same article, with a better name
        seen.append(article)
    return seen, problems
