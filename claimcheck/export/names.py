"""Globally unique names: addresses for articles, facts and claims."""

from __future__ import annotations

from urllib.parse import quote

from claimcheck.model import Article
from claimcheck.report.links import followable


def urn(*parts: str) -> str:
    """Return a name for something of ours, such as `urn:claimcheck:f-abc`. Any part may hold any text."""
    return ":".join(("urn:claimcheck", *(quote(part.encode("utf-8", "replace"), safe="") for part in parts)))


def article_name(article: Article) -> str:
    """Return the address of an article, or a name of ours if it has no usable one."""
    return followable(article.url) or urn("article", article.file)
