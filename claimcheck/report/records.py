"""The lines of the JSON Lines files: values in, plain dictionaries out.

Strings are written as they are in the article; they are not safe for a spreadsheet or a page (see `safe_cells`).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from claimcheck.model import (
    Article,
    Attribution,
    Claim,
    Disagreement,
    Extraction,
    Fact,
    Link,
    Quantity,
    Reckoning,
    Span,
    TimeRef,
)
from claimcheck.report.links import without_password
from claimcheck.report.sorting import sorted_claims

Record = dict[str, Any]

# Beyond this power of ten a double overflows and a whole number fills pages; no figure in the news comes close.
_LARGEST_POWER = 300


def number(value: Decimal | None) -> int | float | None:
    """Return `value` as JSON writes it: whole numbers without a point, None for an open end or a too large number."""
    if value is None or not value.is_finite() or value.adjusted() > _LARGEST_POWER:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def stated(quantity: Quantity) -> int | float | list[int | float | None] | None:
    """Return what the figure states: a number, two for a range, None if there is none."""
    if isinstance(quantity.value, tuple):
        return [number(part) for part in quantity.value]
    return number(quantity.value)


def value_text(claim: Claim) -> str | None:
    """Return the value of a claim as printed: figure, date, names or wording; None for a plain statement."""
    return claim.value


def article_record(article: Article) -> Record:
    """Return the line of one article. All offsets count in `text`, those of its `pages` too."""
    return {
        "file": article.file,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_at": article.published_at,
        "modified": article.modified.isoformat() if article.modified else None,
        "fetched": article.fetched.isoformat() if article.fetched else None,
        "url": without_password(article.url),
        "words": article.words,
        "sha256": article.sha256,
        "origin": article.origin,
        "credit": article.credit,
        "provenance": dict(sorted(article.provenance)),
        "pages": list(article.pages),
        "text": article.text,
    }


def attribution_record(extraction: Extraction, item: Attribution) -> Record:
    """Return the line of one attribution."""
    text = extraction.article.text
    return {
        "file": extraction.article.file,
        "spans": [list(span) for span in item.spans],
        "speaker": item.speaker.of(text) if item.speaker else None,
        **_ends("speaker", item.speaker),
        "speaker_name": item.speaker_name,
        "cue": item.cue.of(text) if item.cue else None,
        **_ends("cue", item.cue),
        "mode": item.mode,
        "confidence": item.confidence,
        "via": item.via,
        "within": item.within,
        "rules": list(item.rules),
    }


def quantity_record(extraction: Extraction, item: Quantity) -> Record:
    """Return the line of one figure."""
    return {"file": extraction.article.file, **_figure(item)}


def time_record(extraction: Extraction, item: TimeRef) -> Record:
    """Return the line of one date or time."""
    return {"file": extraction.article.file, **_date(item)}


def claim_record(extraction: Extraction, claim: Claim) -> Record:
    """Return the line of one claim."""
    return {
        "id": claim.id,
        "file": claim.file,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "mode": claim.mode,
        "speaker_name": claim.speaker_name,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "kind": claim.kind,
        "value": value_text(claim),
        **_ends("value", claim.value_span),
        "quantity": None if claim.quantity is None else _figure(claim.quantity),
        "time": None if claim.time is None else _date(claim.time),
        "names": list(claim.names),
        "open_list": claim.open_list,
        "other_time": None if claim.other_time is None else [day.isoformat() for day in claim.other_time],
        "so_far": claim.so_far,
        "words": claim.words,
        "attribution": claim.attribution,
        "outlet": extraction.article.outlet,
        "published": extraction.article.published.isoformat() if extraction.article.published else None,
        "page": extraction.article.page(claim.span.start),
        "question": claim.question,
        "marks": list(claim.marks),
        "rules": list(claim.rules),
    }


def member_record(claim: Claim, articles: Mapping[str, Article]) -> Record:
    """Return a claim as a member of a fact or disagreement."""
    article = articles.get(claim.file)
    return {
        "claim": claim.id,
        "file": claim.file,
        "start": claim.span.start,
        "end": claim.span.end,
        **_ends("value", claim.value_span),
        "text": claim.text,
        "value": value_text(claim),
        "speaker_name": claim.speaker_name,
        "published": article.published.isoformat() if article and article.published else None,
    }


def fact_record(fact: Fact, articles: Mapping[str, Article]) -> Record:
    """Return the line of one fact, with the reasons for every link between its claims."""
    return {
        "id": fact.id,
        "kind": fact.kind,
        "label": fact.label,
        "probability": fact.probability,
        "moves": fact.moves,
        "differs": fact.differs,
        "members": [member_record(claim, articles) for claim in sorted_claims(fact.claims)],
        "links": [_link(link) for link in sorted(fact.links, key=lambda link: (link.first, link.second))],
    }


def disagreement_record(item: Disagreement, articles: Mapping[str, Article]) -> Record:
    """Return the line of one disagreement: its positions as judged, and their claims as members in the same order."""
    return {
        "id": item.id,
        "fact": item.fact,
        "kind": item.kind,
        "verdict": item.verdict,
        "severity": item.severity,
        "probability": item.probability,
        "label": item.label,
        "explanation": item.explanation,
        "reason": item.reason,
        "positions": [
            {"value": place.value, "origins": list(place.origins), "claims": [claim.id for claim in place.claims]}
            for place in item.positions
        ],
        "members": [member_record(claim, articles) for claim in item.claims],
        "rules": list(item.rules),
    }


def reckoning_record(item: Reckoning) -> Record:
    """Return the line of figures of one sentence that don't add up."""
    return {
        "id": item.id,
        "file": item.file,
        "start": item.span.start,
        "end": item.span.end,
        "text": item.text,
        "kind": item.kind,
        "figures": [list(figure) for figure in item.figures],
        "explanation": item.explanation,
        "rules": list(item.rules),
    }


def _ends(name: str, span: Span | None) -> Record:
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def _figure(item: Quantity) -> Record:
    return {
        "start": item.span.start,
        "end": item.span.end,
        "text": item.text,
        "value": stated(item),
        "bound": item.bound,
        "low": number(item.interval.low),
        "high": number(item.interval.high),
        "low_closed": item.interval.low_closed,
        "high_closed": item.interval.high_closed,
        "unit": item.unit,
        "kind": item.kind,
        "counted": item.counted,
        "modifiers": list(item.modifiers),
        "same_as": item.same_as,
        "change": item.change,
        "direction": item.direction,
        "former": item.former,
        "former_at": item.former_at,
        "besides": item.besides,
        "per": item.per,
        "part_of_whole": item.part_of_whole,
        "rules": list(item.rules),
    }


def _date(item: TimeRef) -> Record:
    return {
        "start": item.span.start,
        "end": item.span.end,
        "text": item.text,
        "earliest": item.earliest.isoformat() if item.earliest else None,
        "latest": item.latest.isoformat() if item.latest else None,
        "grain": item.grain,
        "basis": item.basis,
        "weekday": item.weekday,
        "month": item.month,
        "day": item.day,
        "clock": None if item.clock is None else f"{item.clock // 60:02d}:{item.clock % 60:02d}",
        "either_half": item.either_half,
        "zone": item.zone,
        "rules": list(item.rules),
    }


def _link(link: Link) -> Record:
    return {
        "first": link.first,
        "second": link.second,
        "probability": link.probability,
        "same": link.same,
        "rounder": link.rounder,
        "clash": link.clash,
        "moves": link.moves,
        "reasons": [{"feature": why.feature, "outcome": why.outcome, "note": why.note} for why in link.reasons],
    }
