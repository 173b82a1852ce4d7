"""JSON-LD in the vocabulary of schema.org: a `Claim` for each fact, and a `ClaimReview` for what a person decided.

claimcheck doesn't say what is true, so nothing of its own is ever a review. A review rates what was claimed: a decision
that the program misread a sentence, or that nothing is decided yet, rates nothing and gives none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from claimcheck.export.names import article_name, urn
from claimcheck.model import Article, Claim, Decision, Disagreement, Fact, Result
from claimcheck.report.jsonlines import json_text
from claimcheck.report.links import followable
from claimcheck.report.sorting import sorted_claims, sorted_disagreements, sorted_facts
from claimcheck.report.wording import led_in

Node = dict[str, Any]

# Answers of the review sheet that say nothing about the claim.
RATES_NOTHING = frozenset({"not the same fact", "misread", "ask the source", "undecided"})


def jsonld_files(result: Result, name: str) -> dict[str, bytes]:
    """Return the content of the file `name`. It can be put into a page as it is: nothing in it ends a script."""
    document = {"@context": "https://schema.org", "@graph": list(_nodes(result))}
    text = json_text(document, indent=1).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return {name: (text + "\n").encode()}


def _nodes(result: Result) -> Iterator[Node]:
    articles = {article.file: article for article in sorted(result.articles, key=lambda article: article.file)}
    disputes = {item.fact: item for item in reversed(sorted_disagreements(result.disagreements))}
    for article in articles.values():
        yield _article(article, articles.get(article.origin, article))
    for fact in sorted_facts(result.facts):
        yield _fact(fact, disputes.get(fact.id), articles)
    by_id = {item.id: item for item in result.disagreements}
    for number, decision in enumerate(_reviews(result.decisions), 1):
        if decision.target in by_id:
            yield _review(decision, by_id[decision.target], number)


def _article(article: Article, origin: Article) -> Node:
    return _known(
        {
            "@id": article_name(article),
            "@type": "NewsArticle",
            "headline": article.title,
            "url": followable(article.url),
            "datePublished": article.published.isoformat() if article.published else None,
            "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
            "identifier": article.file,
            "isBasedOn": {"@id": article_name(origin)} if origin is not article else None,
        }
    )


def _fact(fact: Fact, dispute: Disagreement | None, articles: dict[str, Article]) -> Node:
    """Return the claim that a fact is, with a part for each value where they differ."""
    parts = [
        _claim(urn(fact.id, str(number)), f"{led_in(fact.label)} {position.value}", position.claims, articles)
        for number, position in enumerate(dispute.positions if dispute else (), 1)
    ]
    node = _claim(urn(fact.id), fact.label, fact.claims, articles)
    return {**node, "hasPart": parts} if parts else node


def _claim(name: str, label: str, claims: Iterable[Claim], articles: dict[str, Article]) -> Node:
    every = sorted_claims(claims)
    files = list(dict.fromkeys(claim.file for claim in every if claim.file in articles))
    speakers = sorted({claim.speaker_name for claim in every if claim.speaker_name})
    return _known(
        {
            "@id": name,
            "@type": "Claim",
            "name": label,
            "text": every[0].text if every else None,
            "author": [{"name": speaker} for speaker in speakers],
            "appearance": [{"@id": article_name(articles[file])} for file in files],
            "firstAppearance": _first([articles[file] for file in files]),
        }
    )


def _first(articles: list[Article]) -> Node | None:
    """Return the earliest article, if the dates of all are known and one is the earliest."""
    dated = sorted((article.published, article_name(article)) for article in articles if article.published)
    if len(dated) < len(articles) or not dated or (len(dated) > 1 and dated[0][0] == dated[1][0]):
        return None
    return {"@id": dated[0][1]}


def _reviews(decisions: Iterable[Decision]) -> Iterator[Decision]:
    for decision in decisions:
        rates = (decision.answer or decision.value) and decision.answer not in RATES_NOTHING
        if decision.about == "disagreement" and rates and not decision.stale:
            yield decision


def _review(decision: Decision, item: Disagreement, number: int) -> Node:
    values = " / ".join(position.value for position in item.positions)
    preferred = f"Preferred value: {decision.value}." if decision.value else ""
    return _known(
        {
            "@id": urn("review", item.id, str(number)),
            "@type": "ClaimReview",
            "claimReviewed": f"{led_in(item.label)} {values}",
            "itemReviewed": {"@id": urn(item.fact)},
            "author": {"@type": "Person", "name": decision.reviewer} if decision.reviewer else None,
            "datePublished": decision.checked_on if _is_day(decision.checked_on) else None,
            "reviewRating": {"@type": "Rating", "alternateName": decision.answer or f"prefers {decision.value}"},
            "reviewBody": " ".join(part for part in (preferred, decision.note) if part),
        }
    )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _known(node: Node) -> Node:
    """Return `node` without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
