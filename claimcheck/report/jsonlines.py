"""Writes JSON Lines: one object a line, UTF-8, and nothing that a reader could mistake for the end of a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from claimcheck.model import Result
from claimcheck.report.records import (
    article_record,
    attribution_record,
    claim_record,
    disagreement_record,
    fact_record,
    quantity_record,
    reckoning_record,
    time_record,
)
from claimcheck.report.sorting import (
    all_problems,
    sorted_claims,
    sorted_disagreements,
    sorted_extractions,
    sorted_facts,
    sorted_reckonings,
)

Record = dict[str, Any]

# Characters that JSON allows raw, but that confuse readers: C1 controls and the Unicode line ends (`str.splitlines`
# breaks there), lone surrogates (UTF-8 has no form for them), marks that change the reading direction, and
# non-characters.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def json_text(value: object, *, indent: int | None = None) -> str:
    """Return `value` as JSON that any UTF-8 writer can encode and that parses back to the same strings."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def json_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield one line of JSON for each record."""
    return (f"{json_text(record)}\n".encode() for record in records)


def extraction_files(result: Result) -> dict[str, Iterator[bytes]]:
    """Return the lines of the four extraction files by name."""
    every = sorted_extractions(result.extractions)
    articles = sorted(result.articles, key=lambda article: article.file)
    return {
        "articles.jsonl": json_lines(map(article_record, articles)),
        "attributions.jsonl": json_lines(attribution_record(e, a) for e in every for a in e.attributions),
        "quantities.jsonl": json_lines(quantity_record(e, q) for e in every for q in e.quantities),
        "times.jsonl": json_lines(time_record(e, t) for e in every for t in e.times),
    }


def result_record(result: Result) -> Record:
    """Return what a run found as one object: each list holds what stands in the lines of the file of that name."""
    articles = {article.file: article for article in result.articles}
    return {
        "articles": [_without_text(article_record(e.article)) for e in sorted_extractions(result.extractions)],
        "facts": [fact_record(fact, articles) for fact in sorted_facts(result.facts)],
        "disagreements": [disagreement_record(item, articles) for item in sorted_disagreements(result.disagreements)],
        "arithmetic": [reckoning_record(item) for item in sorted_reckonings(result.reckonings)],
        "problems": [asdict(problem) for problem in all_problems(result)],
    }


def _without_text(record: Record) -> Record:
    return {name: value for name, value in record.items() if name != "text"}


def finding_files(result: Result) -> dict[str, Iterator[bytes]]:
    """Return the lines of the files of claims, facts, disagreements and figures that don't add up, by name."""
    articles = {article.file: article for article in result.articles}
    return {
        "claims.jsonl": json_lines(
            claim_record(e, c) for e in sorted_extractions(result.extractions) for c in sorted_claims(e.claims)
        ),
        "facts.jsonl": json_lines(fact_record(fact, articles) for fact in sorted_facts(result.facts)),
        "disagreements.jsonl": json_lines(
            disagreement_record(item, articles) for item in sorted_disagreements(result.disagreements)
        ),
        "arithmetic.jsonl": json_lines(reckoning_record(item) for item in sorted_reckonings(result.reckonings)),
    }
