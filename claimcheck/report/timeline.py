"""How the figures of a story moved: each running figure by the days on which articles give it, on one scale of days.

A running figure is one whose verdict is that it changed over time. Nothing is drawn between two days, as the values
there aren't known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.model import Fact
from claimcheck.report.charts import Reach, Tick, figure_reach, number_label, share_unit
from claimcheck.report.decided import Decisions
from claimcheck.report.disputes import Dispute
from claimcheck.report.statements import Statement, Statements
from claimcheck.report.wording import day, short_day

# Of more a page says too much to be an overview; each is drawn at its disagreement, too.
MOST_FIGURES = 40
# Of the drawing, in pixels: a page is as wide as its window, but all drawings are equally high.
HEIGHT = 76
_TOP, _BOTTOM = 10.0, HEIGHT - 10.0
# The first and last day stand so far from the edges, in per cent of the width.
_MARGIN = 8.0
# Labels of two days need so much between them, on a phone too.
_APART = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The values of one day (None if it is unknown), each with its statements."""

    day: date | None
    values: tuple[tuple[str, tuple[Statement, ...]], ...]

    @property
    def when(self) -> str:
        """Return the day in words."""
        return day(self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A value in the drawing: at `left` per cent, from `top` to `bottom`, `point` if one value is stated.

    `words` say the same.
    """

    words: str
    left: float
    top: float
    bottom: float
    point: float | None
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingFigure:
    """A running figure: its disagreement, its days in order, and its drawing (`marks`), from `lowest` to `highest`.

    There is no drawing if the values have no common unit.
    """

    dispute: Dispute
    moments: tuple[Moment, ...]
    marks: tuple[Mark, ...]
    lowest: str
    highest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The running figures of a story, the days that are marked below their drawings, and how high these are.

    There are the most serious ones, with the number of those left out.
    """

    height: int = HEIGHT
    ticks: tuple[Tick, ...]
    figures: tuple[MovingFigure, ...]
    left_out: int = 0


def make_timeline(
    disputes: Iterable[Dispute], facts: Mapping[str, Fact], statements: Statements, decisions: Decisions
) -> Timeline | None:
    """Return the running figures among `disputes` that are given on two days or more, None where there are none.

    Those that a report folds away are left out.
    """
    shown = [one for one in disputes if decisions.fold_of(one.item) is None]
    changing = [one for one in shown if one.item.verdict == "update_over_time"]
    every = [(one, _said(one, facts, statements)) for one in changing]
    running = [(one, said) for one, said in every if len({each.published for each in said if each.published}) > 1]
    days = [each.published for _, said in running[:MOST_FIGURES] for each in said if each.published]
    if not days:
        return None
    scale = _Days(days)
    return Timeline(
        ticks=scale.ticks,
        figures=tuple(_moving(one, said, scale) for one, said in running[:MOST_FIGURES]),
        left_out=max(0, len(running) - MOST_FIGURES),
    )


def _said(one: Dispute, facts: Mapping[str, Fact], statements: Statements) -> tuple[Statement, ...]:
    """Return the statements with a figure of the fact, without copies."""
    fact = facts.get(one.item.fact)
    every = statements.in_order(fact.claims if fact else one.item.claims)
    return tuple(each for each in every if each.claim.quantity and each.copy_of is None)


def _moving(one: Dispute, said: Sequence[Statement], scale: _Days) -> MovingFigure:
    drawn = [(each, reach) for each in said if each.published and (reach := figure_reach(each))]
    stated = [reach.point for _, reach in drawn if reach.point is not None]
    # What is stated makes the scale; only where nothing is, what is allowed does.
    ends = stated or [end for _, reach in drawn for end in (reach.low, reach.high) if end is not None]
    heights = _Heights(min(ends), max(ends)) if ends and share_unit(said) else None
    return MovingFigure(
        dispute=one,
        moments=_moments(said),
        marks=tuple(_mark(each, reach, scale, heights) for each, reach in drawn) if heights else (),
        lowest=number_label(heights.low) if heights else "",
        highest=number_label(heights.high) if heights else "",
    )


def _moments(said: Sequence[Statement]) -> tuple[Moment, ...]:
    by_day: dict[date | None, dict[str, list[Statement]]] = {}
    for each in said:  # by date already, the unknown ones last
        every = by_day.setdefault(each.published, {}).setdefault(each.shown, [])
        if each.claim.file not in {one.claim.file for one in every}:
            every.append(each)
    return tuple(
        Moment(day=when, values=tuple((value, tuple(every)) for value, every in values.items()))
        for when, values in by_day.items()
    )


def _mark(each: Statement, reach: Reach, scale: _Days, heights: _Heights) -> Mark:
    return Mark(
        words=f"{each.day}: {each.shown}, {each.outlet}",
        left=scale.at(each.published or scale.first),
        top=0.0 if reach.high is None else heights.at(reach.high),
        bottom=float(HEIGHT) if reach.low is None else heights.at(reach.low),
        point=heights.at(reach.point) if reach.point is not None else None,
        is_open=reach.low is None or reach.high is None,
    )


class _Days:
    """Turns days into per cent of the width."""

    def __init__(self, days: Iterable[date]) -> None:
        self._days = sorted(set(days))
        self.first, self.last = self._days[0], self._days[-1]

    def at(self, when: date) -> float:
        return round(_MARGIN + (100 - 2 * _MARGIN) * (when - self.first) / (self.last - self.first), 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Return the days on which figures are given, as far as their labels have room, the last one in any case.

        The year stands with the first, and with all where there are several.
        """
        marked: list[date] = []
        for when in self._days:
            if not marked or self.at(when) - self.at(marked[-1]) >= _APART:
                marked.append(when)
            elif when == self.last:
                marked[-1] = when
        one_year = self.first.year == self.last.year
        return tuple(
            Tick(at=self.at(when), label=short_day(when, with_year=not one_year or when == self.first))
            for when in marked
        )


class _Heights:
    """Turns values into pixels from the top."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def at(self, value: float) -> float:
        if self.high <= self.low:
            return (_TOP + _BOTTOM) / 2
        place = _BOTTOM - (_BOTTOM - _TOP) * (value - self.low) / (self.high - self.low)
        return round(min(float(HEIGHT), max(0.0, place)), 2)
