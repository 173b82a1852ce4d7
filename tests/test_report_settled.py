"""Open and settled: what reviewers decided orders the first screen, and what they differ on stays open."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from claimcheck.model import Decision
from claimcheck.report.html import render_page
from claimcheck.report.markdown import render_markdown
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from claimcheck.report.terminal import summarise
from tests.results import harbour_result

DATE, INJURED, WORDING, DAMAGE = "date", "count", "quote", "money"


def decided_on(kind: str, answer: str, reviewer: str = "Ada", **more) -> Decision:
    item = next(one for one in harbour_result().disagreements if one.kind == kind)
    return Decision(about="disagreement", target=item.id, label=item.label, answer=answer, reviewer=reviewer, **more)


def result_with(*decisions: Decision):
    return replace(harbour_result(), decisions=decisions)


def page_with(*decisions: Decision):
    return make_page(Rows(result_with(*decisions)))


@pytest.mark.parametrize(
    ("decisions", "settled", "disputed"),
    [
        ([], [], []),
        ([decided_on(DATE, "misread")], [DATE], []),
        ([decided_on(DATE, "real contradiction")], [DATE], []),
        ([decided_on(DATE, "ask the source")], [], []),
        ([decided_on(DATE, "undecided")], [], []),
        ([decided_on(DATE, "")], [], []),
        ([decided_on(DATE, "none of the answers")], [], []),
        ([decided_on(DATE, "misread", stale="it was 4 March, and is 5 March now")], [], []),
        ([decided_on(DATE, "misread"), decided_on(DATE, "misread", "Bo")], [DATE], []),
        ([decided_on(DATE, "misread"), decided_on(DATE, "both can hold", "Bo")], [], [DATE]),
        ([decided_on(DATE, "misread"), decided_on(DATE, "undecided", "Bo")], [], [DATE]),
        ([decided_on(DATE, "misread"), decided_on(DATE, "both can hold", "Bo", stale="changed")], [DATE], []),
        ([decided_on(DATE, "misread", value="4"), decided_on(DATE, "misread", "Bo", value="5")], [], [DATE]),
        ([decided_on(DATE, "misread", value="4"), decided_on(DATE, "misread", "Bo")], [DATE], []),
        ([decided_on(DATE, "misread"), decided_on(DAMAGE, "both can hold")], [DATE, DAMAGE], []),
    ],
)
def test_what_is_settled_and_what_is_disputed(decisions, settled, disputed):
    page = page_with(*decisions)
    assert [one.item.kind for one in page.settled] == settled
    assert [one.item.kind for one in page.disputes if page.decisions.disputed(one.item.id)] == disputed
    assert {one.number for one in page.open}.isdisjoint(one.number for one in page.settled)
    assert len(page.open) + len(page.settled) == 4
    assert all(one not in page.serious + page.vague for one in page.settled)


def between(text: str, start: str, end: str) -> str:
    at = text.index(start)
    return text[at : text.index(end, at)]


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_first_screen_counts_what_is_open_and_lists_only_that():
    html = render_page(page_with(decided_on(DATE, "misread", checked_on="2031-03-09"), decided_on(DAMAGE, "undecided")))
    tally = plain(between(html, '<ul class="tally">', "</ul>"))
    assert tally.startswith("3 open 1 settled ")
    glance = plain(between(html, 'id="at-a-glance"', "</table>"))
    assert "people injured" in glance
    assert "when the fire broke out" not in glance
    assert "Open disagreements 2" in plain(between(html, 'id="disagreements"', "</h2>"))


def test_what_is_settled_is_folded_below_with_who_decided_what_and_when():
    html = render_page(page_with(decided_on(DATE, "misread", value="Tuesday", checked_on="2031-03-09")))
    part = html[html.index('<section class="part" id="settled"') :]
    assert html.index('id="disagreements"') < html.index('id="settled"') < html.index('id="coverage"')
    summary = plain(between(part, "<summary>", "</summary>"))
    assert "when the fire broke out" in summary
    assert "misread Tuesday Ada 2031-03-09" in summary
    assert part.index('<details class="fold settled">') < part.index('<article class="dispute')


def test_where_nothing_is_open_the_page_says_so():
    kinds = (DATE, INJURED, WORDING, DAMAGE)
    html = render_page(page_with(*(decided_on(kind, "both can hold") for kind in kinds)))
    assert "Nothing is open: reviewers have settled all 4." in html
    assert 'id="at-a-glance"' not in html


@pytest.mark.parametrize(
    ("decisions", "offered"),
    [
        ([], []),
        ([decided_on(DATE, "misread")], ["open (3)", "settled (1)"]),
        (
            [decided_on(DATE, "misread"), decided_on(DATE, "both can hold", "Bo")],
            ["open (4)", "disputed between reviewers (1)"],
        ),
        ([decided_on(DATE, "misread", stale="changed")], ["open (4)"]),
    ],
)
def test_the_filter_of_states_offers_what_there_is(decisions, offered):
    html = render_page(page_with(*decisions))
    chosen = re.findall(r'<select data-filter="states">(.*?)</select>', html)
    assert re.findall(r'<option value="\w+">(.*?)</option>', "".join(chosen)) == offered


def test_nothing_is_said_of_states_where_nobody_has_decided():
    html = render_page(page_with())
    assert 'id="settled"' not in html
    assert " settled" not in plain(between(html, '<ul class="tally">', "</ul>"))
    assert "## Disagreements (3)" in render_markdown(page_with())


def test_the_text_report_has_the_same_order():
    text = render_markdown(page_with(decided_on(DATE, "misread", value="Tuesday", checked_on="2031-03-09")))
    assert "3 open, 1 settled" in text
    assert text.index("## Open disagreements (2)") < text.index("## Settled (1)") < text.index("## Reported the same")
    settled = text[text.index("## Settled (1)") :]
    assert settled.splitlines()[2] == (
        "- 1\\. when the fire broke out: Tuesday, 4 March 2031 / Wednesday (Lorne Gazette, Maren Courier, "
        "The Coastline); "
        "decided by Ada: misread; value Tuesday; 2031-03-09"
    )
    assert "### 1. when the fire" not in text


@pytest.mark.parametrize(
    ("decisions", "marked"),
    [
        ([], False),
        ([decided_on(DATE, "misread")], True),
        ([decided_on(DATE, "undecided")], False),
        ([decided_on(DATE, "misread"), decided_on(DATE, "real contradiction", "Ben")], False),
    ],
)
def test_the_terminal_marks_what_is_settled(decisions, marked):
    labels = [one.label for one in summarise(result_with(*decisions), written=True).disputes]
    assert [", settled." in label for label in labels] == [marked and "fire broke out" in label for label in labels]
    assert any("fire broke out" in label for label in labels)
