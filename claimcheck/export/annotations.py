"""W3C Web Annotations: each claim, and each disagreement with the words at stake in every article involved.

A target is found by its words with what is before and after them, and by its place in the text as it was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimcheck.export.names import article_name, urn
from claimcheck.model import Article, Claim, Disagreement, Result, Span
from claimcheck.report.jsonlines import json_text
from claimcheck.report.sorting import sorted_claims, sorted_disagreements, sorted_extractions
from claimcheck.report.statements import Statement, Statements

Node = dict[str, Any]

AROUND = 32  # characters before and after the words; enough to tell two places apart, and what annotation tools write


def annotation_files(result: Result, name: str) -> dict[str, bytes]:
    """Return the content of the file `name`: one collection, with all its annotations on one page."""
    items = list(_annotations(result))
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotations"),
        "type": "AnnotationCollection",
        "label": "Claims, and where the sources disagree",
        "total": len(items),
        "first": {"id": urn("annotations", "1"), "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return {name: (json_text(collection, indent=1) + "\n").encode()}


def _annotations(result: Result) -> Iterator[Node]:
    articles = {article.file: article for article in result.articles}
    statements = Statements(result)
    for item in sorted_disagreements(result.disagreements):
        yield _disagreement(item, articles)
    for extraction in sorted_extractions(result.extractions):
        for claim in sorted_claims(extraction.claims):
            yield _claim(statements.of(claim), extraction.article)


def _disagreement(item: Disagreement, articles: dict[str, Article]) -> Node:
    known = [claim for claim in item.claims if claim.file in articles]
    tags = (item.verdict, item.severity, item.kind, *(("doubtful",) if item.is_doubtful else ()))
    return {
        "id": urn(item.id),
        "type": "Annotation",
        "motivation": "commenting",
        "body": [
            _body(f"{item.label}. {item.explanation}", "commenting"),
            *(_body(tag, "tagging") for tag in tags),
        ],
        "target": [_target(articles[claim.file], claim.value_span or claim.span) for claim in known],
    }


def _claim(one: Statement, article: Article) -> Node:
    claim = one.claim
    parts = [f"said by {one.speaker}", *([f"value: {one.value}"] if one.value else [])]
    kind = "statement" if claim.kind is None or claim.is_phrase else claim.kind
    return {
        "id": urn(claim.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [_body("; ".join(parts), "describing"), *(_body(tag, "tagging") for tag in _tags(claim, kind))],
        "target": _target(article, claim.span),
    }


def _tags(claim: Claim, kind: str) -> tuple[str, ...]:
    return kind, claim.modality, claim.polarity


def _body(value: str, purpose: str) -> Node:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose}


def _target(article: Article, span: Span) -> Node:
    text = article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"source": article_name(article), "selector": [quote, place]}
