"""A report on several stories: an overview first, then each story as a section of its own."""

from __future__ import annotations

import html as html_module
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from claimcheck.model import Decision, Extraction, Result, Story
from claimcheck.report.columns import ARTICLES, DISAGREEMENTS
from claimcheck.report.html import render_page
from claimcheck.report.markdown import render_markdown
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from claimcheck.report.stories import story_name
from claimcheck.report.summary import show_summary
from claimcheck.report.terminal import summarise
from tests.results import (
    figure,
    harbour_result,
    make_article,
    make_claim,
    make_disagreement,
    make_fact,
    position,
)

WHARF = ("coastline.txt", "copy/courier-reprint.txt", "courier.txt", "radio.txt")
TRAMS = ("trams/echo.txt", "trams/globe.txt")


def two_stories_result(*, trams_severity: str = "low", stray: bool = False) -> Result:
    """Return the fire at the wharf beside a strike of tram drivers, told by two outlets, one of them on both."""
    wharf = harbour_result()
    echo = make_article(
        TRAMS[0], "The strike in Veldt cost the trams 800 drivers on Monday.", outlet="Echo", published=date(2031, 3, 3)
    )
    globe = make_article(
        TRAMS[1], "In Veldt 950 drivers struck on Monday.", outlet="Northline Radio", published=date(2031, 3, 3)
    )
    alone = make_article("alone.txt", "A heron nested on the town hall of Quarr.", outlet="Quarr Weekly")
    claims = [
        make_claim(one, words, quantity=figure(one, number, number, counted="drivers"))
        for one, words, number in ((echo, "800 drivers", "800"), (globe, "950 drivers", "950"))
    ]
    fact = make_fact("count", "How many drivers struck?", tuple(claims))
    differs = make_disagreement(
        fact,
        ("contradiction", trams_severity),
        "800 are not 950.",
        (position("800", claims[0]), position("950", claims[1])),
        ("verdicts.apart",),
    )
    extractions = [
        *wharf.extractions,
        *(Extraction(article=one, claims=(claim,)) for one, claim in zip((echo, globe), claims, strict=True)),
        *([Extraction(article=alone)] if stray else []),
    ]
    return replace(
        wharf,
        extractions=tuple(sorted(extractions, key=lambda one: one.article.file)),
        facts=(*wharf.facts, fact),
        disagreements=(*wharf.disagreements, differs),
        stories=(Story(name="Kestrel Wharf, fire", files=WHARF), Story(name="Tram drivers, <Veldt>", files=TRAMS)),
    )


def page_of(result: Result):
    return make_page(Rows(result))


def plain(html: str) -> str:
    return " ".join(html_module.unescape(re.sub("<[^>]+>", " ", html)).split())


@pytest.mark.parametrize(
    ("severity", "order"),
    [
        ("low", ["Kestrel Wharf, fire", "Tram drivers, <Veldt>"]),
        ("high", ["Tram drivers, <Veldt>", "Kestrel Wharf, fire"]),
    ],
)
def test_the_stories_come_in_the_order_of_their_worst_disagreement(severity, order):
    result = two_stories_result(trams_severity=severity)
    milder = [replace(one, severity="medium") if one.kind == "date" else one for one in result.disagreements]
    page = page_of(replace(result, disagreements=tuple(milder)))
    assert [story.name for story in page.stories] == order
    assert [one.number for story in page.stories for one in story.disputes] == [1, 2, 3, 4, 5]


def test_the_overview_says_of_each_story_who_told_it_when_and_how_much_differs():
    result = two_stories_result(stray=True)
    trams = next(one for one in result.disagreements if one.label == "How many drivers struck?")
    decided = Decision(about="disagreement", target=trams.id, label=trams.label, answer="misread", reviewer="Ada")
    html = render_page(page_of(replace(result, decisions=(decided,))))
    overview = html[html.index('id="overview"') : html.index('class="story"')]
    rows = [plain(row) for row in re.findall("<tr>.*?</tr>", overview)[1:]]
    outlets = "Lorne Gazette, Maren Courier, Northline Radio, The Coastline"
    assert rows == [
        f"Kestrel Wharf, fire {outlets} 5 March 2031 to 7 March 2031 4 findings 4 open 0 settled",
        "Tram drivers, <Veldt> Echo, Northline Radio 3 March 2031 1 finding 0 open 1 settled",
    ]
    assert "1 article is not on any of these stories." in plain(overview)
    assert "<h1>2 stories</h1>" in html
    assert "2 stories ·" in plain(html)


def test_each_story_is_a_section_with_its_own_disagreements():
    html = render_page(page_of(two_stories_result()))
    wharf, trams = html.index('id="story-1"'), html.index('id="story-2"')
    places = {one.label: html.index(f'id="{one.id}"') for one in two_stories_result().disagreements}
    assert html.index('id="overview"') < wharf < min(places.values())
    assert trams < places.pop("How many drivers struck?") < html.index('id="coverage"')
    assert max(places.values()) < trams
    ids = re.findall(' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {link for link in re.findall('href="#([^"]+)"', html) if link not in ids} == set()


def test_what_is_shared_stands_below_its_story():
    html = render_page(page_of(two_stories_result()))
    grid = html[html.index('class="grid"') : html.index('id="agreed"')]
    rows = [plain(row) for row in re.findall("<tr.*?</tr>", grid)]
    assert [row for row in rows if row in ("Kestrel Wharf, fire", "Tram drivers, <Veldt>")] == [rows[1], rows[-2]]
    assert rows[-1].startswith("How many drivers struck?")
    agreed = html[html.index('id="agreed"') : html.index('id="alone"')]
    assert [plain(heading) for heading in re.findall("<h3>.*?</h3>", agreed)] == ["Kestrel Wharf, fire"]
    # An outlet that is not on the story is not silent on it.
    assert "3 of 4 outlets" in plain(agreed)
    assert rows[-1] == "How many drivers struck? 5 800 950"


def test_tables_name_the_story():
    rows = Rows(two_stories_result(stray=True))
    place = [column.name for column in ARTICLES].index("story")
    assert {row[0]: row[place] for row in rows.of("articles")} == {
        **dict.fromkeys(WHARF, "Kestrel Wharf, fire"),
        **dict.fromkeys(TRAMS, "Tram drivers, <Veldt>"),
        "alone.txt": None,
    }
    place = [column.name for column in DISAGREEMENTS].index("story")
    assert sorted(row[place] for row in rows.of("disagreements")) == [
        *["Kestrel Wharf, fire"] * 4,
        "Tram drivers, <Veldt>",
    ]


@pytest.mark.parametrize(
    ("stories", "title", "names"),
    [
        ([("Fire", WHARF)], "", ["Fire"]),
        ([("Fire", WHARF)], "The night of the fire", ["The night of the fire"]),
        ([("", WHARF)], "", ["Story 1"]),
        ([("Fire", WHARF), ("", TRAMS)], "This week", ["Fire", "Story 2"]),
    ],
)
def test_a_story_without_a_name_has_a_number(stories, title, names):
    every = tuple(Story(name=name, files=files) for name, files in stories)
    result = replace(two_stories_result(), stories=every, title=title)
    assert [story_name(result, story) for story in every] == names


def test_a_story_in_which_nothing_differs_says_so():
    result = two_stories_result()
    without = replace(result, disagreements=harbour_result().disagreements)
    assert "No disagreement was found between its articles." in render_page(page_of(without))
    assert "No disagreement was found between its articles." in render_markdown(page_of(without))


def test_markdown_has_the_same_sections():
    lines = render_markdown(page_of(two_stories_result(stray=True))).splitlines()
    headings = [line for line in lines if line.startswith("#")]
    assert headings[:5] == [
        "# 2 stories",
        "## Stories (2)",
        "## Kestrel Wharf, fire",
        "### Disagreements (3)",
        next(line for line in headings if line.startswith("#### 1. ")),
    ]
    assert r"## Tram drivers, \<Veldt\>" in headings
    assert r"| Tram drivers, \<Veldt\> | Echo, Northline Radio | 3 March 2031 | 1 | 1 | 0 |" in lines


@pytest.mark.parametrize(("most", "numbers"), [(20, ["1", "2", "3", "5"]), (2, ["1", "2"])])
def test_the_terminal_names_the_stories_and_shows_the_worst_of_all(most, numbers):
    out = io.StringIO()
    result = two_stories_result()
    show_summary(summarise(result, written=False, most=most), None, Console(file=out, width=200))
    assert re.findall(r"^(\d+)\. ", out.getvalue(), re.MULTILINE) == numbers
    named = [story.name for story in result.stories if f"{story.name}\n" in out.getvalue()]
    assert named == [story.name for story in result.stories][: 2 if "5" in numbers else 1]


def test_one_story_has_no_sections():
    one = replace(harbour_result(), stories=(Story(name="Kestrel Wharf, fire", files=WHARF),))
    assert page_of(one).stories == ()
    assert 'class="story"' not in render_page(page_of(one))
