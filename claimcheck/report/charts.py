"""The place of each value on a common scale, in per cent of its width, with a line for each statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from claimcheck.report.statements import Statement
from claimcheck.report.wording import short_day

# With more bars a picture is unreadable, and the page grows needlessly.
MOST_ROWS = 40
_MARGIN = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A statement's place on the scale: from `left` to `right`, `point` if one value is stated; ends may be open.

    `allows` says the same in words.
    """

    allows: str
    left: float
    right: float
    point: float | None = None
    open_left: bool = False
    open_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A labelled place on the scale."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Statements in the order of their dates, each with its bar (None if it names no value that can be drawn).

    A repeated value of an article has one row.
    """

    caption: str
    ticks: tuple[Tick, ...]
    rows: tuple[tuple[Statement, Bar | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGrid:
    """Who names whom: a row for each name, a column for each outlet."""

    outlets: tuple[str, ...]
    rows: tuple[tuple[str, tuple[bool, ...]], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What a statement allows, as plain numbers; None is an open end."""

    low: float | None
    high: float | None
    point: float | None


def chart_of(statements: Sequence[Statement]) -> Chart | None:
    """Return the chart of figures or dates, or None if fewer than two statements can be drawn on one scale."""
    ordered = sorted(
        statements, key=lambda one: (one.published or date.max, one.outlet, one.claim.file, one.claim.span)
    )
    said: dict[tuple[str, str], Statement] = {}
    for one in ordered:
        said.setdefault((one.claim.file, one.value), one)
    rows = list(said.values())[:MOST_ROWS]
    for way in _WAYS:
        reaches = [way.reach(one) for one in rows]
        drawn = [reach for reach in reaches if reach]
        if len(set(drawn)) < 2 or not way.comparable(rows):
            continue
        ends = sorted({end for reach in drawn for end in (reach.low, reach.high, reach.point) if end is not None})
        scale = _Scale(ends[0], ends[-1])
        return Chart(
            caption=way.caption(rows),
            ticks=tuple(Tick(at=scale.at(value), label=way.label(value, scale)) for value in way.ticks(ends)),
            rows=tuple(
                (one, _bar(reach, scale, way.label) if reach else None)
                for one, reach in zip(rows, reaches, strict=True)
            ),
        )
    return None


class _Scale:
    """Turns values into per cent of the width, with a margin on both sides for open ends."""

    def __init__(self, first: float, last: float) -> None:
        self.first, self.last = first, last

    def at(self, value: float) -> float:
        if self.last <= self.first:
            return 50.0
        return round(_MARGIN + (100 - 2 * _MARGIN) * (value - self.first) / (self.last - self.first), 2)


def _bar(reach: Reach, scale: _Scale, label: Callable[[float, _Scale | None], str]) -> Bar:
    return Bar(
        allows=_allows(reach, lambda value: label(value, None)),
        left=0.0 if reach.low is None else scale.at(reach.low),
        right=100.0 if reach.high is None else scale.at(reach.high),
        point=None if reach.point is None else scale.at(reach.point),
        open_left=reach.low is None,
        open_right=reach.high is None,
    )


def _allows(reach: Reach, label: Callable[[float], str]) -> str:
    if reach.low is None or reach.high is None:
        return f"up to {label(reach.high)}" if reach.high is not None else f"{label(reach.low or 0)} and up"
    return label(reach.low) if reach.low == reach.high else f"{label(reach.low)} to {label(reach.high)}"


def figure_reach(one: Statement) -> Reach | None:
    """Return what the figure of a statement allows, None where it has none or allows anything."""
    quantity = one.claim.quantity
    if quantity is None:
        return None
    low, high = _plain(quantity.interval.low), _plain(quantity.interval.high)
    point = _plain(quantity.value) if isinstance(quantity.value, Decimal) else None
    return None if low is None and high is None else Reach(low, high, point)


def _plain(value: Decimal | None) -> float | None:
    # Adding and dividing on a scale must stay far from the largest double.
    return float(value) if value is not None and value.is_finite() and abs(value.adjusted()) < 100 else None


def share_unit(rows: Sequence[Statement]) -> bool:
    """Return whether the figures of the statements are in one unit, so that they fit on one scale."""
    return len({(one.claim.quantity.unit, one.claim.quantity.per) for one in rows if one.claim.quantity}) == 1


def _figures_caption(rows: Sequence[Statement]) -> str:
    unit = next((one.claim.quantity.unit or "" for one in rows if one.claim.quantity), "")
    return "The values by date of publication" + (f", in {unit}" if unit else "")


def _day(one: Statement) -> Reach | None:
    time = one.claim.time
    if time is None or time.earliest is None or time.latest is None:
        return None
    first, last = time.earliest.toordinal(), time.latest.toordinal()
    return Reach(first, last, first if first == last else None)


def _hour(one: Statement) -> Reach | None:
    time = one.claim.time
    return None if time is None or time.clock is None or time.either_half else Reach(time.clock, time.clock, time.clock)


def _one_zone(rows: Sequence[Statement]) -> bool:
    return len({one.claim.time.zone for one in rows if one.claim.time and one.claim.time.clock is not None}) == 1


def _number_ticks(ends: Sequence[float]) -> list[float]:
    first, last = ends[0], ends[-1]
    if last <= first:
        return [first]
    step = _round_step((last - first) / 4)
    if all(end == int(end) for end in ends):
        step = max(1.0, step) if step != 2.5 else 2.0  # there is no quarter of a person
    values = [step * index for index in range(int(first // step), int(last // step) + 2)]
    return [value for value in values if first <= value <= last] or [first]


def _round_step(rough: float) -> float:
    power = float(10 ** (len(str(int(rough))) - 1)) if rough >= 1 else 1.0
    while rough < power:
        power /= 10
    return next(power * times for times in (1, 2, 2.5, 5, 10) if rough <= power * times or times == 10)


def number_label(value: float, _scale: object = None) -> str:
    """Return a number short enough for a mark on an axis."""
    for power, name in ((1e12, " tn"), (1e9, " bn"), (1e6, " m")):
        if abs(value) >= power:
            return f"{value / power:.6g}{name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:.4g}"


def _even_ticks(ends: Sequence[float]) -> list[float]:
    """Return whole days or hours at even steps."""
    step = max(1, -(-int(ends[-1] - ends[0]) // 4))
    return [float(value) for value in range(int(ends[0]), int(ends[-1]) + 1, step)]


def _hour_ticks(ends: Sequence[float]) -> list[float]:
    """Return full hours around the given times, or the first of them if there is none between."""
    hours = [hour for hour in range(25) if ends[0] <= hour * 60 <= ends[-1]]
    return [float(hour * 60) for hour in hours[:: max(1, -(-len(hours) // 5))]] or [ends[0]]


def _day_label(value: float, scale: _Scale | None) -> str:
    """Return the day; on a scale within one year only the first has the year."""
    day = date.fromordinal(int(value))
    if scale is None or value == scale.first:
        return short_day(day)
    one_year = date.fromordinal(int(scale.first)).year == date.fromordinal(int(scale.last)).year
    return short_day(day, with_year=not one_year)


def _hour_label(value: float, _scale: object = None) -> str:
    return f"{int(value) // 60}:{int(value) % 60:02d}"


class _Way(NamedTuple):
    """A way of drawing statements: what each allows, whether they share a scale, its marks, and its name."""

    reach: Callable[[Statement], Reach | None]
    comparable: Callable[[Sequence[Statement]], bool]
    ticks: Callable[[Sequence[float]], list[float]]
    label: Callable[[float, _Scale | None], str]
    caption: Callable[[Sequence[Statement]], str]


_WAYS = (
    _Way(figure_reach, share_unit, _number_ticks, number_label, _figures_caption),
    _Way(_day, lambda _rows: True, _even_ticks, _day_label, lambda _rows: "The dates given, by date of publication"),
    _Way(_hour, _one_zone, _hour_ticks, _hour_label, lambda _rows: "The times given, by date of publication"),
)


def name_grid_of(statements: Sequence[Statement]) -> NameGrid | None:
    """Return who names whom, or None if there are fewer than two names or too many."""
    named: dict[str, set[str]] = {}
    for one in statements:
        for name in one.claim.names:
            named.setdefault(name, set()).add(one.outlet)
    outlets = tuple(sorted({one.outlet for one in statements if one.claim.names}))
    if not 2 <= len(named) <= MOST_ROWS or not 2 <= len(outlets) <= 12:
        return None
    rows = sorted(named.items(), key=lambda item: (-len(item[1]), item[0]))
    return NameGrid(outlets=outlets, rows=tuple((name, tuple(outlet in by for outlet in outlets)) for name, by in rows))
