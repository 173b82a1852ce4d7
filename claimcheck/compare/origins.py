"""Finds which articles of a fact are one source: copies of one text, and those that credit one outlet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.folding import folded
from claimcheck.model import Article, Claim


def sources_of(claims: Iterable[Claim], articles: Mapping[str, Article]) -> dict[str, str]:
    """Return, for the file of each claim, the first file of its source.

    Articles that credit the Herald, and the Herald's own, are one source. They count once, but they can still differ:
    each desk may have cut and updated its own.
    """
    files = sorted({claim.file for claim in claims})
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for file in files:
        article = articles.get(file)
        if article is None:
            found[file] = file
            continue
        name = article.credit or article.outlet
        source = f"outlet {folded(name)}" if name else f"file {article.origin}"
        home = first.get(f"file {article.origin}") or first.get(source) or article.origin
        found[file] = home
        first.setdefault(f"file {article.origin}", home)
        first.setdefault(source, home)
    return found
