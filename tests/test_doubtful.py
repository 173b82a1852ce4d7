"""Findings that are probably no real differences: what counts as one, and where reports put it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.cli.report import severities
from claimcheck.model import Decision, Result
from claimcheck.report.by_story import Parted
from claimcheck.report.glance import glance_html
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from claimcheck.report.sorting import sorted_disagreements
from claimcheck.report.terminal import summarise
from tests.results import doubting, harbour_result
from tests.test_report_stories import two_stories_result

WHEN, INJURED = "when the fire broke out", "people injured, Kestrel Wharf"
TRAMS, STRUCK = "Tram drivers, <Veldt>", "How many drivers struck?"
WORDING, DAMAGE = "what Ilse Varga said of the roof", "damage, Kestrel Wharf"


def labels(disputes) -> list[str]:
    return [one.label for one in disputes]


@pytest.mark.parametrize(
    ("label", "probability", "doubtful"),
    [
        (WHEN, 0.649, True),
        (WHEN, 0.65, False),
        (INJURED, 0.3, True),
        (DAMAGE, 0.3, False),
    ],
)
def test_a_difference_in_precision_is_never_doubtful(label, probability, doubtful):
    item = next(item for item in harbour_result().disagreements if item.label == label)
    assert replace(item, probability=probability).is_doubtful is doubtful


@pytest.mark.parametrize(("probability", "doubtful"), [(0.549, True), (0.55, False)])
def test_a_yes_or_no_is_likely_sooner(probability, doubtful):
    item = next(item for item in harbour_result().disagreements if item.label == WHEN)
    assert replace(item, kind="polarity", probability=probability).is_doubtful is doubtful


def test_every_file_has_it_after_the_likely_ones_and_before_differences_in_precision():
    result = doubting(harbour_result(), WHEN)
    assert [item.label for item in sorted_disagreements(result.disagreements)] == [INJURED, WORDING, WHEN, DAMAGE]
    page = make_page(Rows(result))
    assert labels(page.disputes) == [INJURED, WORDING, WHEN, DAMAGE]
    assert (labels(page.serious), labels(page.doubtful), labels(page.vague)) == ([INJURED, WORDING], [WHEN], [DAMAGE])


@pytest.mark.parametrize("answer", ["ask the source", "undecided"])
def test_what_a_reviewer_has_looked_at_is_shown_in_full(answer):
    result = doubting(harbour_result(), WHEN)
    item = next(item for item in result.disagreements if item.label == WHEN)
    decision = Decision(about="disagreement", target=item.id, label=item.label, answer=answer, reviewer="Ada")
    result = replace(result, decisions=(decision,))
    page = make_page(Rows(result))
    assert WHEN in labels(page.serious)
    assert page.doubtful == ()
    assert any(WHEN in one.label for one in summarise(result, written=True).disputes)


def test_a_doubtful_figure_that_a_reviewer_has_looked_at_has_a_timeline():
    result = doubting(harbour_result(), INJURED)
    item = next(item for item in result.disagreements if item.label == INJURED)
    decision = Decision(about="disagreement", target=item.id, label=item.label, answer="undecided", reviewer="Ada")
    assert make_page(Rows(replace(result, decisions=(decision,)))).timeline is not None


def test_a_doubtful_running_figure_has_no_timeline():
    assert make_page(Rows(harbour_result())).timeline is not None
    assert make_page(Rows(doubting(harbour_result(), INJURED))).timeline is None


def test_a_report_may_have_nothing_else():
    found = doubting(harbour_result(), WHEN)
    alone = replace(found, disagreements=tuple(item for item in found.disagreements if item.label == WHEN))
    page = make_page(Rows(alone))
    assert (page.serious, labels(page.doubtful), page.why_empty) == ((), [WHEN], "")


def test_a_story_with_nothing_else_comes_after_one_with_likely_differences():
    result = doubting(two_stories_result(trams_severity="high"), WHEN)
    first, _ = make_page(Rows(result)).stories
    assert first.name == TRAMS
    _, last = make_page(Rows(doubting(result, STRUCK))).stories
    assert last.name == TRAMS


def test_the_first_page_of_a_report_in_parts_leaves_it_out():
    worst = Parted(Rows(doubting(two_stories_result(), STRUCK)), opened=frozenset()).overview.worst
    assert labels(one for _, one in worst) == [WHEN, INJURED, WORDING]


def test_a_notebook_counts_it_apart():
    shown = glance_html(doubting(harbour_result(), WHEN))
    assert "3 disagreements, 1 doubtful difference" in shown
    assert "<td>0.40</td>" in shown


@pytest.mark.parametrize(("label", "left"), [(WHEN, ("low", "medium")), (INJURED, ("high", "low"))])
def test_it_fails_no_run(label: str, left: tuple[str, ...]):
    result: Result = doubting(harbour_result(), label)
    assert severities(result) == left
