"""Turns the paths a user names into articles and problems."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from claimcheck.model import Article, Problem
from claimcheck.rulebook.book import Rulebook


def read_inputs(paths: Sequence[Path], rules: Rulebook) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the articles at `paths`, sorted by file, and the problems met."""
    del rules
    articles: list[Article] = []
    for path in paths:
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                articles.append(_article(row["id"], row["text"], row))
        else:
            known = {}
            if (path / "articles.csv").is_file():
                with (path / "articles.csv").open(encoding="utf-8", newline="") as lines:
                    known = {row["file"]: row for row in csv.DictReader(lines)}
            articles += [
                _article(p.name, p.read_bytes().decode("utf-8"), known.get(p.name, {}))
                for p in sorted(path.glob("*.txt"))
            ]
    return tuple(sorted(articles, key=lambda article: article.file)), ()


def _article(file: str, text: str, row: dict[str, str]) -> Article:
    published = row.get("published") or row.get("ref_date")
    return Article(
        file=file,
        text=text,
        outlet=row.get("outlet"),
        title=row.get("title"),
        published=date.fromisoformat(published[:10]) if published else None,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        origin=file,
    )
