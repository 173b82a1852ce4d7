"""What extraction finds of speech: quoted words, and who says what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.model.spans import Span

Mode = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRun:
    """A run of words between quotation marks, inside one paragraph.

    `span` holds the words without the marks. `closed` is False if the mark is never closed (the run then ends with its
    paragraph). `continues` is True if the paragraph opens with a mark and the previous one was left open.
    """

    span: Span
    opening: str
    closed: bool
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words and who says them.

    `spans` are the attributed words without speaker and cue, several if a quotation is interrupted. `speaker` is the
    mention as printed, `speaker_name` the name (None if unknown) with `confidence` from 0 to 1. `via` names an outlet
    that the words came through. `within` is the index of the enclosing attribution of the same article.
    """

    spans: tuple[Span, ...]
    speaker: Span | None
    speaker_name: str | None
    cue: Span | None
    mode: Mode
    confidence: float = 1.0
    via: str | None = None
    within: int | None = None
    rules: tuple[str, ...] = ()
