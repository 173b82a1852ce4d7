"""How figures moved over the whole story, day by day."""

from __future__ import annotations

import html as html_module
import re
from dataclasses import replace
from datetime import date

import pytest

from claimcheck.model import Extraction, Result
from claimcheck.report import timeline
from claimcheck.report.html import render_page
from claimcheck.report.markdown import render_markdown
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from tests.results import figure, harbour_result, make_article, make_claim, make_disagreement, make_fact, position

FIRST, SECOND, NEXT_YEAR = date(2031, 3, 4), date(2031, 3, 6), date(2032, 1, 2)


def toll(*told: tuple[str, date | None, str], verdict: str = "update_over_time", unit: str | None = None) -> Result:
    """Return a story in which each outlet of `told` gives a number of missing people on a day."""
    articles = [
        make_article(f"{number}.txt", f"The count is {words} missing.", outlet=outlet, published=when)
        for number, (outlet, when, words) in enumerate(told)
    ]
    claims = [
        make_claim(
            article, words, quantity=figure(article, words, words, counted="missing", unit=unit if not at else None)
        )
        for at, (article, (_, _, words)) in enumerate(zip(articles, told, strict=True))
    ]
    fact = make_fact("count", "How many are missing?", tuple(claims))
    values = list(dict.fromkeys(words for _, _, words in told))
    sides = tuple(
        position(value, *(claim for claim, (_, _, words) in zip(claims, told, strict=True) if words == value))
        for value in values
    )
    item = make_disagreement(fact, (verdict, "medium"), "It rose.", sides, ("verdicts.running_count",))
    extractions = [Extraction(article=one, claims=(claim,)) for one, claim in zip(articles, claims, strict=True)]
    return Result(extractions=tuple(extractions), facts=(fact,), disagreements=(item,), problems=())


def moments(result: Result) -> list[str]:
    """Return what is said of each day, figure by figure."""
    line = make_page(Rows(result)).timeline
    return [
        f"{moment.when}: "
        + "; ".join(f"{value} ({', '.join(e.outlet for e in every)})" for value, every in moment.values)
        for one in (line.figures if line else ())
        for moment in one.moments
    ]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            [("Post", SECOND, "9"), ("Echo", FIRST, "4")],
            ["4 March 2031: 4 (Echo)", "6 March 2031: 9 (Post)"],
        ),
        # Who agrees with another one stands beside it; who has no date comes last.
        (
            [("Echo", FIRST, "4"), ("Globe", FIRST, "4"), ("Post", SECOND, "9"), ("Star", None, "7")],
            ["4 March 2031: 4 (Echo, Globe)", "6 March 2031: 9 (Post)", "date unknown: 7 (Star)"],
        ),
        (
            [("Echo", FIRST, "4"), ("Globe", FIRST, "5"), ("Post", SECOND, "9")],
            ["4 March 2031: 4 (Echo); 5 (Globe)", "6 March 2031: 9 (Post)"],
        ),
        # On one day nothing moves.
        ([("Echo", FIRST, "4"), ("Post", FIRST, "9")], []),
        ([("Echo", FIRST, "4"), ("Post", None, "9")], []),
    ],
)
def test_each_day_has_its_values_with_those_who_gave_them(told, said):
    assert moments(toll(*told)) == said


def test_a_contradiction_is_no_running_figure():
    assert moments(toll(("Echo", FIRST, "4"), ("Post", SECOND, "9"), verdict="contradiction")) == []


def test_days_and_values_lie_on_scale():
    result = toll(("Echo", FIRST, "4"), ("Globe", date(2031, 3, 5), "5"), ("Post", SECOND, "8"))
    line = make_page(Rows(result)).timeline
    (one,) = line.figures
    assert [mark.left for mark in one.marks] == [8, 50, 92]
    low, middle, high = (mark.point for mark in one.marks)
    assert low - middle == pytest.approx((low - high) / 4, abs=0.01)
    assert (one.lowest, one.highest) == ("4", "8")
    assert [tick.label for tick in line.ticks] == ["4 Mar 2031", "5 Mar", "6 Mar"]


@pytest.mark.parametrize(
    ("days", "marked"),
    [
        ([1, 30], ["1 Mar 2031", "30 Mar"]),
        ([1, 15, 30], ["1 Mar 2031", "15 Mar", "30 Mar"]),
        # Where labels would stand over each other the later day has none, but the last one has.
        ([1, 2, 3, 30], ["1 Mar 2031", "30 Mar"]),
        ([1, 14, 28, 30], ["1 Mar 2031", "14 Mar", "30 Mar"]),
    ],
)
def test_the_days_are_marked_on_which_figures_are_given(days, marked):
    told = [(f"Outlet {at}", date(2031, 3, at), str(at)) for at in days]
    assert [tick.label for tick in make_page(Rows(toll(*told))).timeline.ticks] == marked


def test_the_most_serious_are_shown_and_the_rest_is_counted(monkeypatch):
    monkeypatch.setattr(timeline, "MOST_FIGURES", 1)
    one, other = toll(("Echo", FIRST, "4"), ("Post", SECOND, "9")), toll(("Echo", FIRST, "5"), ("Star", SECOND, "7"))
    low = tuple(replace(item, severity="low") for item in other.disagreements)
    articles = {each.article.file: each for each in (*other.extractions, *one.extractions)}
    both = replace(
        one,
        extractions=tuple(articles.values()),
        facts=(*one.facts, *other.facts),
        disagreements=(*low, *one.disagreements),
    )
    line = make_page(Rows(both)).timeline
    assert ([each.dispute.severity for each in line.figures], line.left_out) == (["Medium"], 1)


def test_two_years_are_told_apart():
    line = make_page(Rows(toll(("Echo", FIRST, "4"), ("Post", NEXT_YEAR, "9")))).timeline
    assert all(re.search(r" 203[12]$", tick.label) for tick in line.ticks)


def test_values_in_two_units_are_listed_and_not_drawn():
    result = toll(("Echo", FIRST, "4"), ("Post", SECOND, "9"), unit="m")
    (one,) = make_page(Rows(result)).timeline.figures
    assert one.marks == ()
    assert len(one.moments) == 2
    assert "<svg" not in render_page(make_page(Rows(result))).split('id="timeline"')[1].split("</section>")[0]


def test_a_lower_bound_is_open_to_the_top_and_a_copy_is_left_out():
    result = harbour_result()
    (one,) = make_page(Rows(result)).timeline.figures
    assert one.dispute.item.kind == "count"
    above = next(mark for mark in one.marks if "more than 20" in mark.words)
    assert (above.top, above.is_open) == (0, True)
    assert not any("Lorne Gazette" in mark.words for mark in one.marks)
    assert [moment.when for moment in one.moments] == ["5 March 2031", "7 March 2031", "date unknown"]


def test_page_and_markdown_show_it():
    page = make_page(Rows(toll(("Echo <b>", FIRST, "4"), ("Post", SECOND, "9"))))
    html = render_page(page)
    part = html[html.index('id="timeline"') :].split("</section>")[0]
    words = " ".join(html_module.unescape(re.sub("<[^>]+>", " ", part)).split())
    assert "4 March 2031 4 Echo <b> 6 March 2031 9 Post" in words
    assert "<title>4 March 2031: 4, Echo &lt;b&gt;; 6 March 2031: 9, Post</title>" in part
    assert '<a href="#timeline">Figures over time</a>' in html
    assert r"  - 4 March 2031: **4** (Echo \<b\>)" in render_markdown(page)


def test_nothing_is_shown_where_nothing_moved():
    page = make_page(Rows(replace(harbour_result(), disagreements=())))
    assert page.timeline is None
    assert "timeline" not in render_page(page).split("<body>")[1]
