"""Writes the JSON Lines files: one object a line, sorted, no clock."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimcheck.model import Attribution, Extraction, Quantity, Span, TimeRef


def write_extractions(extractions: Iterable[Extraction], folder: Path) -> None:
    """Write `articles.jsonl`, `attributions.jsonl`, `quantities.jsonl` and `times.jsonl` into `folder`."""
    every = sorted(extractions, key=lambda extraction: extraction.article.file)
    _write(folder / "attributions.jsonl", [attribution_row(e, a) for e in every for a in e.attributions])
    _write(folder / "quantities.jsonl", [quantity_row(e, q) for e in every for q in e.quantities])
    _write(folder / "times.jsonl", [time_row(e, t) for e in every for t in e.times])


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text(
        "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in rows), encoding="utf-8"
    )


def number(value: Decimal | None) -> int | float | None:
    """Return `value` as JSON writes it: whole numbers without a point, None for an open end."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def attribution_row(extraction: Extraction, item: Attribution) -> dict[str, Any]:
    """Return the line of one attribution."""
    text = extraction.article.text
    speaker_start, speaker_end = _ends(item.speaker)
    cue_start, cue_end = _ends(item.cue)
    return {
        "file": extraction.article.file,
        "spans": [list(span) for span in item.spans],
        "speaker": item.speaker.of(text) if item.speaker else None,
        "speaker_start": speaker_start,
        "speaker_end": speaker_end,
        "speaker_name": item.speaker_name,
        "cue": item.cue.of(text) if item.cue else None,
        "cue_start": cue_start,
        "cue_end": cue_end,
        "mode": item.mode,
        "confidence": item.confidence,
        "via": item.via,
        "within": item.within,
        "rules": list(item.rules),
    }


def quantity_row(extraction: Extraction, item: Quantity) -> dict[str, Any]:
    """Return the line of one figure."""
    value = item.value
    return {
        "file": extraction.article.file,
        "start": item.span.start,
        "end": item.span.end,
        "text": item.text,
        "value": [number(part) for part in value] if isinstance(value, tuple) else number(value),
        "bound": item.bound,
        "low": number(item.interval.low),
        "high": number(item.interval.high),
        "unit": item.unit,
        "kind": item.kind,
        "counted": item.counted,
        "modifiers": list(item.modifiers),
        "rules": list(item.rules),
    }


def time_row(extraction: Extraction, item: TimeRef) -> dict[str, Any]:
    """Return the line of one date or time."""
    return {
        "file": extraction.article.file,
        "start": item.span.start,
        "end": item.span.end,
        "text": item.text,
        "earliest": item.earliest.isoformat() if item.earliest else None,
        "latest": item.latest.isoformat() if item.latest else None,
        "grain": item.grain,
        "basis": item.basis,
        "weekday": item.weekday,
        "clock": None if item.clock is None else f"{item.clock // 60:02d}:{item.clock % 60:02d}",
        "zone": item.zone,
        "rules": list(item.rules),
    }
