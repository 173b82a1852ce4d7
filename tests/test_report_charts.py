"""Where values lie on a common scale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claimcheck.model import Interval, TimeRef
from claimcheck.report.charts import chart_of, name_grid_of, number_label
from claimcheck.report.statements import Statements
from tests.results import figure, harbour_result, make_article, make_claim

TEXT = "They counted 10, then 30, then at least 50 boats on Monday, and Ann, Bo and Cy came."


def statement(value: str, *, low: str | None = None, high: str | None = None, outlet: str = "A", unit=None, **known):
    article = make_article(f"{outlet}.txt", TEXT, outlet=outlet, published=date(2031, 1, 1))
    quantity = figure(article, "10", value) if value else None
    if quantity:
        quantity = replace(
            quantity, interval=Interval(low=low and Decimal(low), high=high and Decimal(high)), unit=unit
        )
    claim = make_claim(article, "10", quantity=quantity, **known)
    result = replace(harbour_result(), extractions=())
    return replace(Statements(result).of(claim), outlet=outlet, published=date(2031, 1, 1))


def test_the_scale_runs_from_the_lowest_to_the_highest():
    chart = chart_of([statement("10", low="10", high="10"), statement("30", low="30", high="30", outlet="B")])
    assert [(bar.left, bar.right, bar.point) for _, bar in chart.rows] == [(10.0, 10.0, 10.0), (90.0, 90.0, 90.0)]
    assert [tick.label for tick in chart.ticks] == ["10", "15", "20", "25", "30"]


def test_an_open_end_runs_to_the_edge():
    chart = chart_of([statement("10", low="10", high="10"), statement("50", low="50", outlet="B")])
    bar = chart.rows[1][1]
    assert (bar.left, bar.right, bar.open_left, bar.open_right) == (90.0, 100.0, False, True)


@pytest.mark.parametrize(
    ("low", "high", "allows"),
    [("30", "30", "30"), ("27", "33", "27 to 33"), ("30", None, "30 and up"), (None, "30", "up to 30")],
)
def test_a_bar_says_what_it_allows_for_those_who_do_not_see_it(low, high, allows):
    chart = chart_of([statement("10", low="10", high="10"), statement("30", low=low, high=high, outlet="B")])
    assert chart.rows[1][1].allows == allows


def test_there_is_no_mark_between_two_persons():
    chart = chart_of([statement("3", low="3", high="3"), statement("4", low="4", high="4", outlet="B")])
    assert [tick.label for tick in chart.ticks] == ["3", "4"]


@pytest.mark.parametrize(
    ("zones", "marks"),
    [
        (("local", "local"), ["8:00", "9:00", "10:00"]),
        (("local", "GMT"), None),
        ((None, None), ["8:00", "9:00", "10:00"]),
    ],
)
def test_hours_of_one_day_lie_on_a_line_of_hours(zones, marks):
    when = date(2031, 3, 1)
    said = [
        TimeRef(span=(0, 1), text="", earliest=when, latest=when, grain="day", basis="text", clock=clock, zone=zone)
        for clock, zone in zip((450, 637), zones, strict=True)
    ]
    chart = chart_of([statement("", outlet=outlet, time=time) for outlet, time in zip("AB", said, strict=True)])
    assert (chart and [tick.label for tick in chart.ticks]) == marks
    assert chart is None or [bar.allows for _, bar in chart.rows] == ["7:30", "10:37"]


def test_what_an_article_says_twice_in_one_way_has_one_row():
    ten, thirty = statement("10", low="10", high="10"), statement("30", low="30", high="30", outlet="B")
    assert len(chart_of([ten, ten, thirty]).rows) == 2


@pytest.mark.parametrize(
    "others",
    [
        [],
        [statement("10", low="10", high="10", outlet="B")],
        [statement("30", low="30", high="30", outlet="B", unit="EUR")],
        [statement("30", outlet="B")],
        [statement("", outlet="B", words="ten")],
        [statement("1E+200", low="1E+200", high="1E+200", outlet="B")],
    ],
)
def test_no_chart_without_two_places_on_one_scale(others):
    assert chart_of([statement("10", low="10", high="10"), *others]) is None


def test_dates_lie_on_a_line_of_days():
    def on(day: int, outlet: str):
        when = date(2031, 3, day)
        time = TimeRef(
            span=(0, 1), text=f"{day} March", earliest=when, latest=when, grain="day", basis="text", rules=()
        )
        return statement("", outlet=outlet, time=time)

    chart = chart_of([on(1, "A"), on(9, "B"), statement("", outlet="C", words="soon")])
    assert [tick.label for tick in chart.ticks] == [
        "1 Mar 2031",
        "3 Mar",
        "5 Mar",
        "7 Mar",
        "9 Mar",
    ]
    assert [bar and bar.point for _, bar in chart.rows] == [10.0, 90.0, None]


def test_who_names_whom():
    grid = name_grid_of([statement("", names=("Ann", "Bo")), statement("", names=("Ann", "Cy"), outlet="B")])
    assert grid.outlets == ("A", "B")
    assert grid.rows == (("Ann", (True, True)), ("Bo", (True, False)), ("Cy", (False, True)))
    assert name_grid_of([statement("", names=("Ann",)), statement("", names=("Bo",))]) is None


@pytest.mark.parametrize(
    ("value", "label"),
    [(0, "0"), (12, "12"), (0.25, "0.25"), (1_500, "1,500"), (4_200_000, "4.2 m"), (-3e9, "-3 bn"), (2.5e13, "25 tn")],
)
def test_labels_on_the_axis_are_short(value, label):
    assert number_label(value) == label
