"""Describes in lines of text what was found in a phrase, and by which rules."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.model import Attribution, Claim, Extraction, Interval, Quantity, TimeRef


def explanation_lines(found: Extraction) -> Iterator[str]:
    """Yield the lines that show each figure, date, attribution, claim and omission of a text, and what is doubtful."""
    text = found.article.text
    blocks = (
        ("figure", [quantity_lines(item) for item in found.quantities]),
        ("date", [time_lines(item) for item in found.times]),
        ("attribution", [attribution_lines(item, text) for item in found.attributions]),
        ("claim", [claim_lines(item) for item in found.claims]),
    )
    nothing = True
    for name, items in blocks:
        for lines in items:
            nothing = False
            yield f"{name}: {lines[0]}"
            yield from (f"    {line}" for line in lines[1:])
    for left in found.left_out:
        nothing = False
        yield f"left out: {left.span.of(text)}"
        yield f"    rules: {left.rule}"
    for problem in found.problems:
        nothing = False
        yield f"{problem.code}: {problem.message}"
    if nothing:
        yield "nothing was found in this text"


def quantity_lines(item: Quantity) -> list[str]:
    """Return the lines on a figure."""
    value = "none" if item.value is None else _plain(item.value)
    about = [f"value {value}", f"bound {item.bound}", f"kind {item.kind}"]
    about += [f"unit {item.unit}"] if item.unit else []
    about += [f"counts {' '.join((*item.modifiers, item.counted))}"] if item.counted else []
    about += [name for name in ("change", "former", "part_of_whole") if getattr(item, name)]
    about += [f"per {item.per}"] if item.per else []
    return [item.text, ", ".join(about), f"allows {interval_words(item.interval)}", _rules(item.rules)]


def time_lines(item: TimeRef) -> list[str]:
    """Return the lines on a date."""
    if item.earliest is None or item.latest is None:
        meaning = "names no known day"
    elif item.earliest == item.latest:
        meaning = item.earliest.isoformat()
    else:
        meaning = f"{item.earliest.isoformat()} to {item.latest.isoformat()}"
    about = [meaning]
    about += [f"to the {item.grain}"] if item.grain else []
    about += [f"by the {item.basis}"] if item.basis else []
    about += [f"clock {_clock(item.clock, either_half=item.either_half)}"] if item.clock is not None else []
    about += [f"zone {item.zone}"] if item.zone else []
    return [item.text, ", ".join(about), _rules(item.rules)]


def _clock(minutes: int, *, either_half: bool) -> str:
    """Return a clock time, or both if it may be in either half of the day."""
    readings = (minutes, (minutes + 720) % 1440) if either_half else (minutes,)
    return " or ".join(f"{reading // 60:02d}:{reading % 60:02d}" for reading in readings)


def attribution_lines(item: Attribution, text: str) -> list[str]:
    """Return the lines on an attribution."""
    said = " … ".join(span.of(text) for span in item.spans)
    speaker = item.speaker.of(text) if item.speaker else "nobody named"
    stands_for = f" ({item.speaker_name})" if item.speaker_name and item.speaker_name != speaker else ""
    cue = f", cue '{item.cue.of(text)}'" if item.cue else ""
    return [said, f"{item.mode}, by {speaker}{stands_for}{cue}", _rules(item.rules)]


def claim_lines(item: Claim) -> list[str]:
    """Return the lines on a claim."""
    lines = [item.text]
    lines += [f"kind {item.kind}"] if item.kind else []
    about: list[str] = [item.modality, item.polarity]
    about += [f"said by {item.speaker_name}"] if item.speaker_name else []
    return [*lines, ", ".join(about), _rules(item.rules)]


def interval_words(interval: Interval) -> str:
    """Return an interval in words."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "any value"
    if low is None:
        return f"{'at most' if interval.high_closed else 'less than'} {_number(high)}"
    if high is None:
        return f"{'at least' if interval.low_closed else 'more than'} {_number(low)}"
    if low == high:
        return f"exactly {_number(low)}"
    start = "" if interval.low_closed else "more than "
    end = "" if interval.high_closed else "less than "
    return f"{start}{_number(low)} to {end}{_number(high)}"


def _plain(value: Decimal | tuple[Decimal, Decimal]) -> str:
    return f"{_number(value[0])} to {_number(value[1])}" if isinstance(value, tuple) else _number(value)


def _number(value: Decimal | None) -> str:
    if value is None:
        return "open"
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole and abs(value) < Decimal("1e30") else f"{value.normalize()}"


def _rules(ids: tuple[str, ...]) -> str:
    return f"rules: {', '.join(ids) or 'none'}"
