"""Short ways to build the values that the tests of align and compare need."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations

from claimcheck.model import (
    Article,
    Bound,
    Claim,
    Extraction,
    Fact,
    Interval,
    Link,
    Quantity,
    Span,
    TimeRef,
)

HEDGES: dict[str, Bound] = {"about": "~", "over": ">", "at least": ">=", "under": "<", "up to": "<="}


def interval(
    low: float | str | None, high: float | str | None, *, open_low: bool = False, open_high: bool = False
) -> Interval:
    """An interval from plain numbers."""
    return Interval(
        low=None if low is None else Decimal(str(low)),
        high=None if high is None else Decimal(str(high)),
        low_closed=not open_low,
        high_closed=not open_high,
    )


def quantity(words: str, *, unit: str | None = None, kind: str = "count") -> Quantity:
    """A figure such as "30", "at least 20", "about 20", "18-25"."""
    hedge = next((h for h in HEDGES if words.startswith(h + " ")), "")
    bound: Bound = HEDGES.get(hedge, "=")
    number = words.removeprefix(hedge).strip()
    low, _, high = number.partition("-")
    value = Decimal(low)
    spans = {
        "=": interval(value, value),
        "~": interval(value * Decimal("0.9"), value * Decimal("1.1")),
        ">": interval(value, None, open_low=True),
        ">=": interval(value, None),
        "<": interval(None, value, open_high=True),
        "<=": interval(None, value),
    }
    stated = (value, Decimal(high)) if high else value
    allowed = interval(value, Decimal(high)) if high else spans[bound]
    return Quantity(span=Span(0, 1), text=words, value=stated, bound=bound, interval=allowed, unit=unit, kind=kind)  # type: ignore[arg-type]  # kinds are strings in tables


def time(
    text: str,
    day: str | None = None,
    last: str | None = None,
    *,
    weekday: int | None = None,
    month: int | None = None,
    number: int | None = None,
    clock: int | None = None,
    zone: str | None = None,
    either_half: bool = False,
) -> TimeRef:
    """A date: `day` (to `last`) as ISO, or only what of it is known."""
    earliest = date.fromisoformat(day) if day else None
    return TimeRef(
        span=Span(0, 1),
        text=text,
        earliest=earliest,
        latest=date.fromisoformat(last) if last else earliest,
        grain="day",
        basis="text" if day else None,
        weekday=weekday,
        month=month,
        day=number,
        clock=clock,
        zone=zone,
        either_half=either_half,
    )


def claim(file: str, number: int = 0, **rest: object) -> Claim:
    """A claim in `file`; `number` tells several in one file apart."""
    rest.setdefault("kind", "count")
    span = Span(number * 100, number * 100 + 50)
    return Claim(
        id=f"c-{file}-{number}", file=file, span=span, text=f"sentence {number} of {file}", value_span=span, **rest
    )  # type: ignore[arg-type]  # as above


def article(file: str, published: str | None = None, *, text: str = "", origin: str | None = None) -> Article:
    """An article."""
    day = date.fromisoformat(published) if published else None
    return Article(file=file, text=text, published=day, sha256="0" * 64, origin=origin or file)


def fact(*claims: Claim, moves: float = 0.9) -> Fact:
    """A fact that holds `claims`, all linked with all; the answer changes with time as likely as `moves` says."""
    pairs = [sorted((a.id, b.id)) for a, b in combinations(claims, 2) if a.file != b.file]
    return Fact(
        id="f-test",
        kind=claims[0].kind or "count",
        label="people killed",
        claims=claims,
        links=tuple(Link(first=a, second=b, probability=0.9) for a, b in pairs),
        moves=moves,
    )


def extraction(of: Article, *claims: Claim) -> Extraction:
    """What was found in an article."""
    return Extraction(article=of, claims=claims)
