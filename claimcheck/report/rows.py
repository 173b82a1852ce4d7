"""The rows of every table, in the order of `columns`, as plain values that each format writes safely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property

from claimcheck.model import Claim, Fact, Result
from claimcheck.report.columns import TableName
from claimcheck.report.coverage import is_shown
from claimcheck.report.decided import sorted_decisions
from claimcheck.report.disputes import Dispute, make_dispute, make_disputes, numbered
from claimcheck.report.links import without_password
from claimcheck.report.records import number, value_text
from claimcheck.report.sorting import (
    all_problems,
    file_of,
    sorted_claims,
    sorted_extractions,
    sorted_facts,
    sorted_reckonings,
)
from claimcheck.report.statements import Statement, Statements, outlet_of
from claimcheck.report.stories import story_name

Cell = str | int | float | date | None
Row = tuple[Cell, ...]


class Rows:
    """The tables of one result."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.statements = Statements(result)
        self._story_of = {file: story_name(result, story) for story in result.stories for file in story.files}
        self._origins = {article.file: article.origin for article in result.articles}
        self._fact_of = {claim.id: fact.id for fact in sorted_facts(result.facts) for claim in fact.claims}
        items = [item for _, item in reversed(numbered(result))]
        self._dispute_of_fact = {item.fact: item.id for item in items}
        self._dispute_of_claim = {claim.id: item.id for item in items for claim in item.claims}

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """Return the disagreements in the order of the report, with everything shown of them."""
        return make_disputes(self.result, self.statements)

    def _by_gravity(self) -> Iterator[Dispute]:
        for place, item in sorted(numbered(self.result), key=lambda one: one[1].gravity):
            yield make_dispute(place, item, self.statements)

    @cached_property
    def weighty(self) -> frozenset[str]:
        """Return the ids of the claims that matter to a reviewer.

        Another article makes them too, somebody has decided on them, or one of the user's patterns labels them.
        """
        shared = (fact for fact in self.result.facts if is_shown(fact) and len({one.file for one in fact.claims}) > 1)
        return frozenset(
            (
                *(claim.id for fact in shared for claim in fact.claims),
                *self._dispute_of_claim,
                *(decision.target for decision in self.result.decisions),
                *self.statements.marked,
            )
        )

    def of(self, table: TableName) -> Iterator[Row]:
        """Return the rows of `table`."""
        rows: Iterator[Row] = getattr(self, f"_{table}")()
        return rows

    def _articles(self) -> Iterator[Row]:
        counted = zip(self.result.articles, self.result.claim_counts, strict=True)
        for article, claims in sorted(counted, key=lambda one: one[0].file):
            yield (
                article.file,
                article.outlet,
                article.title,
                article.published,
                without_password(article.url),
                article.words,
                claims,
                article.origin,
                article.sha256,
                self._story_of.get(article.file),
            )

    def _claims(self) -> Iterator[Row]:
        for extraction in sorted_extractions(self.result.extractions):
            for claim in sorted_claims(extraction.claims):
                if claim.is_phrase and claim.id not in self._fact_of:
                    continue  # every noun of every sentence is one; those in one outlet alone would bury the rest
                yield self._claim(claim, extraction.article.page(claim.span.start))

    def _claim(self, claim: Claim, page: int | None) -> Row:
        one = self.statements.of(claim)
        quantity, time = claim.quantity, claim.time
        return (
            claim.id,
            claim.file,
            one.outlet,
            one.published,
            one.speaker,
            claim.mode,
            claim.text,
            f"{one.before}[…]{one.after}" if one.before.strip() or one.after.strip() else None,
            value_text(claim),
            number(quantity.interval.low) if quantity else None,
            number(quantity.interval.high) if quantity else None,
            quantity.unit if quantity else None,
            quantity.counted if quantity else None,
            time.earliest if time else None,
            time.latest if time else None,
            claim.modality,
            claim.polarity,
            self._fact_of.get(claim.id),
            self._dispute_of_claim.get(claim.id),
            claim.span.start,
            claim.span.end,
            page,
            "; ".join(claim.marks) or None,
            " ".join(claim.rules),
        )

    def _facts(self) -> Iterator[Row]:
        for fact in sorted_facts(self.result.facts):
            every = self.statements.in_order(fact.claims)
            first, last = _period(every)
            yield (
                fact.id,
                fact.kind,
                fact.label,
                _values(fact, self.statements),
                len(fact.claims),
                len({claim.file for claim in fact.claims}),
                len({one.outlet for one in every}),
                len({self._origins.get(claim.file, claim.file) for claim in fact.claims}),
                first,
                last,
                self._dispute_of_fact.get(fact.id),
            )

    def _disagreements(self) -> Iterator[Row]:
        for one in self._by_gravity():
            item = one.item
            first, last = _period(one.statements)
            yield (
                item.id,
                item.severity,
                item.verdict,
                item.probability,
                item.kind,
                one.label,
                one.what_differs,
                who_says_what(one),
                _end(item.claims, low=True),
                _end(item.claims, low=False),
                "; ".join(one.outlets),
                len({origin for position in item.positions for origin in position.origins}),
                first,
                last,
                item.explanation,
                " ".join(item.rules),
                item.fact,
                self._story_of.get(file_of(item)),
            )

    def _problems(self) -> Iterator[Row]:
        for problem in all_problems(self.result):
            yield problem.file, problem.place, problem.code, problem.message

    def _positions(self) -> Iterator[Row]:
        for one in self._by_gravity():
            for place, position in enumerate(one.item.positions, 1):
                for said in self.statements.in_order(position.claims):
                    origin = self._origins.get(said.claim.file, said.claim.file)
                    who = (said.claim.id, said.outlet, said.speaker, said.published)
                    yield one.item.id, place, position.value, *who, origin

    def _attributions(self) -> Iterator[Row]:
        for extraction in sorted_extractions(self.result.extractions):
            text = extraction.article.text
            for item in extraction.attributions:
                yield (
                    extraction.article.file,
                    min((span.start for span in item.spans), default=None),
                    max((span.end for span in item.spans), default=None),
                    " … ".join(span.of(text) for span in item.spans),
                    item.speaker.of(text) if item.speaker else None,
                    item.speaker_name,
                    item.cue.of(text) if item.cue else None,
                    item.mode,
                    item.via,
                    item.confidence,
                    " ".join(item.rules),
                )

    def _quantities(self) -> Iterator[Row]:
        for extraction in sorted_extractions(self.result.extractions):
            for item in extraction.quantities:
                ends = number(item.interval.low), number(item.interval.high)
                what = (item.unit, item.kind, item.counted, " ".join(item.rules))
                yield extraction.article.file, *item.span, item.text, item.bound, *ends, *what

    def _times(self) -> Iterator[Row]:
        for extraction in sorted_extractions(self.result.extractions):
            for item in extraction.times:
                what = (item.earliest, item.latest, item.grain, item.basis, " ".join(item.rules))
                yield extraction.article.file, *item.span, item.text, *what

    def _decisions(self) -> Iterator[Row]:
        for one in sorted_decisions(self.result.decisions):
            yield (
                "stale" if one.stale else "stands",
                one.about,
                one.target,
                one.label,
                one.reviewer or None,
                one.answer or None,
                one.value or None,
                one.checked_on or None,
                one.note or None,
                one.stale or None,
            )

    def _arithmetic(self) -> Iterator[Row]:
        articles = {article.file: article for article in self.result.articles}
        for item in sorted_reckonings(self.result.reckonings):
            article = articles.get(item.file)
            outlet, published = (outlet_of(article), article.published) if article else (item.file, None)
            what = (item.kind, item.text, item.explanation)
            yield item.id, item.file, outlet, published, *what, *item.span, " ".join(item.rules)


def who_says_what(dispute: Dispute) -> str:
    """Return each position on a line, with its outlets, speakers and dates."""
    lines = []
    for side in dispute.sides:
        every = (f"{one.outlet} ({one.speaker}, {one.day})" for one in (*side.statements, *side.copies))
        lines.append(f"{side.value} – {'; '.join(every)}")
    return "\n".join(lines)


def _values(fact: Fact, statements: Statements) -> str:
    by_value: dict[str, dict[str, None]] = {}
    for one in statements.in_order(fact.claims):
        if one.value:
            by_value.setdefault(one.value, {})[one.outlet] = None
    return " | ".join(f"{value} ({', '.join(outlets)})" for value, outlets in by_value.items())


def _period(statements: Iterable[Statement]) -> tuple[date | None, date | None]:
    known = [one.published for one in statements if one.published]
    return min(known, default=None), max(known, default=None)


def _end(claims: Iterable[Claim], *, low: bool) -> int | float | None:
    """Return the lowest or highest value that any of the figures allows, None if one is open on that side."""
    intervals = [claim.quantity.interval for claim in claims if claim.quantity]
    ends: list[Decimal] = []
    for interval in intervals:
        end = interval.low if low else interval.high
        if end is None or not end.is_finite():
            return None
        ends.append(end)
    return number(min(ends) if low else max(ends)) if ends else None
