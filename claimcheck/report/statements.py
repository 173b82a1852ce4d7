"""One claim in readable form: what is said, by whom, in which outlet, on what date, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from claimcheck.as_printed import BOUND_WORDS, as_printed
from claimcheck.model import Article, Claim, Extraction, Result, Span
from claimcheck.report.highlight import Piece, context, quoted
from claimcheck.report.links import followable
from claimcheck.report.parting import around, parting_of
from claimcheck.report.records import value_text
from claimcheck.report.safe_cells import one_line
from claimcheck.report.sorting import sorted_disagreements
from claimcheck.report.wording import MODALITY_WORDS, OUTLET_ITSELF, UNNAMED, clipped, credited, day, in_quotes

_LONGEST_VALUE = 120
# Beyond this, all that were made are forgotten: the tables go through every claim once.
_MOST_MADE = 20_000
_RELATIVE = frozenset({"who", "whom", "which", "that"})
# The rules of figures in words with a separate hedge, as with digits: "about forty".
_IN_WORDS = frozenset({"numbers.words", "numbers.fraction"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim with its article.

    `value` is that of its position if it is part of a disagreement, `parting` the places in it where a quotation
    differs from the other positions. `quote` is the sentence in pieces, `before` and `after` its context. `manner` says
    why the claim is not a plain assertion ("denied", "as planned"). `page` is that of a PDF. `copy_of` is the file that
    the article copies, None if it is independent; `credit` the outlet it credits for its text.
    """

    claim: Claim
    outlet: str
    speaker: str
    published: date | None
    value: str
    manner: str
    quote: tuple[Piece, ...]
    before: str
    after: str
    url: str | None
    copy_of: str | None
    credit: str | None = None
    page: int | None = None
    parting: tuple[Span, ...] = ()
    published_at: str | None = None

    @property
    def shown(self) -> str:
        """Return the value as far as it fits into a table, a wording in quotation marks and with all differences."""
        value = one_line(self.value)
        is_wording = self.claim.words is not None
        if value and is_wording and self.parting:
            return in_quotes(around(value, self.parting, _LONGEST_VALUE))
        return in_quotes(value, _LONGEST_VALUE) if value and is_wording else clipped(value, _LONGEST_VALUE)

    @property
    def day(self) -> str:
        """Return the date of the article in words."""
        return day(self.published, self.published_at)


class _Speaker(NamedTuple):
    """Who an attribution is to: the words of the article on one line, and an outlet that it came through."""

    printed: str | None
    via: str | None


class Statements:
    """Makes statements from the claims of one result; the latest are remembered.

    `marked` are the ids of the claims that have labels from the user's own patterns.
    """

    def __init__(self, result: Result) -> None:
        # The extractions themselves may be too many to hold.
        self._articles = {article.file: article for article in result.articles}
        self._speakers: dict[str, tuple[_Speaker, ...]] = {}
        marked: set[str] = set()
        for extraction in result.extractions:
            self._speakers[extraction.article.file] = _speakers(extraction)
            marked.update(claim.id for claim in extraction.claims if claim.marks)
        self.marked = frozenset(marked)
        self._positions = {
            claim.id: position.value
            for item in reversed(sorted_disagreements(result.disagreements))
            for position in item.positions
            for claim in position.claims
        }
        self._parting = {
            claim.id: parting
            for item in reversed(sorted_disagreements(result.disagreements))
            for position, parting in zip(item.positions, parting_of(item), strict=True)
            for claim in position.claims
        }
        self._made: dict[str, Statement] = {}

    def of(self, claim: Claim) -> Statement:
        """Return the statement of `claim`."""
        if claim.id not in self._made:
            if len(self._made) >= _MOST_MADE:
                self._made.clear()
            self._made[claim.id] = self._make(claim)
        return self._made[claim.id]

    def in_order(self, claims: tuple[Claim, ...]) -> tuple[Statement, ...]:
        """Return the statements of `claims`: originals before copies, then by date, outlet, time and place."""
        return tuple(
            sorted(
                (self.of(claim) for claim in claims),
                key=lambda one: (
                    one.copy_of is not None,
                    one.published or date.max,
                    one.outlet,
                    one.published_at or "",
                    one.claim.file,
                    one.claim.span,
                    one.claim.id,
                ),
            )
        )

    def _make(self, claim: Claim) -> Statement:
        article = self._articles.get(claim.file)
        text = article.text if article else claim.text
        before, after = context(text, claim.span) if article else ("", "")
        return Statement(
            claim=claim,
            outlet=outlet_of(article) if article else claim.file,
            speaker=self._speaker(claim),
            published=article.published if article else None,
            published_at=article.published_at if article else None,
            value=self._positions.get(claim.id) or _worded(claim),
            manner=_manner(claim),
            quote=quoted(text, claim.span, claim.value_span) if article else (Piece(claim.text),),
            before=before,
            after=after,
            url=followable(article.url) if article else None,
            copy_of=article.origin if article and article.origin != article.file else None,
            credit=credited(article) if article else None,
            page=article.page(claim.span.start) if article else None,
            parting=self._parting.get(claim.id, ()),
        )

    def _speaker(self, claim: Claim) -> str:
        speaker = self._attributed_to(claim)
        via = f", via {speaker.via}" if speaker and speaker.via else ""
        if claim.speaker_name:
            return claim.speaker_name + via
        if speaker and speaker.printed is not None:
            return speaker.printed + via
        if speaker or claim.mode:
            return UNNAMED + via
        return OUTLET_ITSELF

    def _attributed_to(self, claim: Claim) -> _Speaker | None:
        index, every = claim.attribution, self._speakers.get(claim.file, ())
        return every[index] if index is not None and 0 <= index < len(every) else None


def _worded(claim: Claim) -> str:
    """Return the value of a claim as printed, with its hedge in words if that is separate from the figure."""
    text = as_printed(claim, value_text(claim) or "")
    quantity = claim.quantity
    if quantity is None or quantity.is_vague or (quantity.text[:1].isalpha() and not _IN_WORDS & {*quantity.rules}):
        return text
    return f"{BOUND_WORDS[quantity.bound]} {text}".strip()


def outlet_of(article: Article) -> str:
    """Return the outlet, or the file if no outlet is known."""
    return article.outlet or article.file


def _manner(claim: Claim) -> str:
    return ", ".join(word for word in ("denied" * (claim.polarity == "denied"), MODALITY_WORDS[claim.modality]) if word)


def _speakers(extraction: Extraction) -> tuple[_Speaker, ...]:
    text = extraction.article.text
    return tuple(_Speaker(_printed(item.speaker, text), item.via) for item in extraction.attributions)


def _printed(speaker: Span | None, text: str) -> str | None:
    """Return a speaker as printed; None for "who", which says nothing outside its sentence."""
    words = " ".join(speaker.of(text).split()) if speaker else ""
    return words if words and words.lower() not in _RELATIVE else None
