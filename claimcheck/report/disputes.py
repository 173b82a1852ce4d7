"""A disagreement in readable form: what differs, who says so, and how independent the sources are."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import Disagreement, Position, Result, Span
from claimcheck.report.charts import Chart, NameGrid, chart_of, name_grid_of
from claimcheck.report.highlight import Piece
from claimcheck.report.parting import around, marked_where_parting, parting_of
from claimcheck.report.safe_cells import one_line, shortened
from claimcheck.report.sorting import file_of, sorted_stories
from claimcheck.report.statements import Statement, Statements
from claimcheck.report.wording import KIND_WORDS, SEVERITY_WORDS, VERDICT_WORDS, clipped, count, in_quotes

# A value is shown whole in its position; if several are on a line, each gets a share of it.
_SHORT_VALUE = 90
_MOST_VALUES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One position: the value, its statements, and the number of its independent origins.

    `copies` repeat an article among `statements` word for word; they are named, not quoted again. `wording` is the
    value in pieces, with the words that differ from another position marked, and `parting` the places of these words,
    some of them empty (quotations only).
    """

    value: str
    statements: tuple[Statement, ...]
    copies: tuple[Statement, ...]
    origins: int
    is_wording: bool = False
    wording: tuple[Piece, ...] = ()
    parting: tuple[Span, ...] = ()

    @property
    def shown(self) -> str:
        """Return the value on one line, a wording in quotation marks."""
        value = one_line(self.value)
        return in_quotes(value) if self.is_wording else value

    @property
    def headline(self) -> str:
        """Return the value as far as it fits a line, a wording in quotation marks with all differences."""
        return in_quotes(self.brief) if self.is_wording else clipped(one_line(self.value), _SHORT_VALUE)

    @property
    def brief(self) -> str:
        """Return the value as far as it fits a line; a wording keeps all its differences."""
        value = one_line(self.value)
        if not self.is_wording:
            return shortened(value, _SHORT_VALUE)
        return around(value, self.parting, _SHORT_VALUE) if self.parting else clipped(value, _SHORT_VALUE)

    @property
    def backing(self) -> str:
        """Return the number of independent origins, and of articles if that differs."""
        origins = count(self.origins, "independent origin")
        articles = len({one.claim.file for one in (*self.statements, *self.copies)})
        return origins if articles == self.origins else f"{origins} in {count(articles, 'article')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A disagreement with its number in the report and everything shown of it."""

    number: int
    item: Disagreement
    sides: tuple[Side, ...]
    chart: Chart | None
    names: NameGrid | None

    @property
    def label(self) -> str:
        """Return what the fact is about."""
        return one_line(self.item.label) or "unnamed fact"

    @property
    def what_differs(self) -> str:
        """Return the values side by side: `18 / about 20 / 25`."""
        return _beside([side.brief for side in self.sides])

    @property
    def headline(self) -> str:
        """Return the values side by side in readable form: a wording is in quotation marks."""
        return _beside([side.headline for side in self.sides])

    @property
    def verdict(self) -> str:
        """Return the verdict in words."""
        return VERDICT_WORDS[self.item.verdict]

    @property
    def severity(self) -> str:
        """Return the severity in words."""
        return SEVERITY_WORDS[self.item.severity]

    @property
    def kind(self) -> str:
        """Return the kind in words."""
        return KIND_WORDS[self.item.kind]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return the statements, position by position."""
        return tuple(one for side in self.sides for one in (*side.statements, *side.copies))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return the outlets involved, each once."""
        return tuple(sorted({one.outlet for one in self.statements}))

    @property
    def speakers(self) -> tuple[str, ...]:
        """Return who says so, each once."""
        return tuple(sorted({one.speaker for one in self.statements}))


def _beside(values: list[str]) -> str:
    more = [f"and {len(values) - _MOST_VALUES} more"] if len(values) > _MOST_VALUES else []
    return " / ".join([*values[:_MOST_VALUES], *more])


def make_disputes(result: Result, statements: Statements) -> tuple[Dispute, ...]:
    """Return the disagreements of `result` in the order of `numbered`, with everything shown of them."""
    return tuple(make_dispute(number, item, statements) for number, item in numbered(result))


def numbered(result: Result) -> list[tuple[int, Disagreement]]:
    """Return the disagreements of `result`, numbered as the report shows them.

    The most serious come first, at one severity contradictions before what changed over time. The doubtful ones follow,
    then differences in precision, because they need no action. If there are several stories, one follows the other.
    """
    story = {file: place for place, each in enumerate(sorted_stories(result)) for file in each.files}
    ordered = sorted(
        result.disagreements,
        key=lambda item: (story.get(file_of(item), len(story)), item.gravity),
    )
    return list(enumerate(ordered, 1))


def make_dispute(number: int, item: Disagreement, statements: Statements) -> Dispute:
    """Return a disagreement with everything shown of it."""
    is_wording = item.kind == "quote"
    sides = tuple(
        _side(position, statements, is_wording=is_wording, parting=parting)
        for position, parting in zip(item.positions, parting_of(item), strict=True)
    )
    every = [one for side in sides for one in side.statements]  # a copy would only draw the same line again
    return Dispute(number=number, item=item, sides=sides, chart=chart_of(every), names=name_grid_of(every))


def _side(position: Position, statements: Statements, *, is_wording: bool, parting: tuple[Span, ...]) -> Side:
    every = statements.in_order(position.claims)
    files = {one.claim.file for one in every}
    return Side(
        value=position.value,
        statements=tuple(one for one in every if one.copy_of not in files),
        copies=tuple(one for one in every if one.copy_of in files),
        origins=len(position.origins),
        is_wording=is_wording,
        wording=marked_where_parting(one_line(position.value), parting) if is_wording else (),
        parting=parting,
    )
