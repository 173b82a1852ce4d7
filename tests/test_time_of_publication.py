"""The time of publication: kept where the input gives it, shown, and the order of two articles of one day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest

from claimcheck.compare.differing import by_date
from claimcheck.findings import check, read_report
from claimcheck.read.inputs import read_inputs
from claimcheck.report.wording import day
from claimcheck.settings import Settings
from tests.build import article, claim
from tests.documents import STORY, web_page

WRITTEN = [
    ("2031-04-08T08:30:00+02:00", "2031-04-08T08:30+02:00"),
    ("2031-04-08T08:30:00Z", "2031-04-08T08:30+00:00"),
    ("2031-04-08T08:30:00.000+0200", "2031-04-08T08:30+02:00"),
    ("2031-04-08 08:30", "2031-04-08T08:30"),
    ("8 April 2031, 8.30 p.m.", "2031-04-08T20:30"),
    ("8 April 2031 at 08:30 GMT", "2031-04-08T08:30+00:00"),
    ("Tuesday, 8 April 2031 08:30", "2031-04-08T08:30"),
    ("8 April 2031, 12:05 am", "2031-04-08T00:05"),
    # A day alone, a zone of several meanings, no time of day, and midnight, which a column of days has.
    ("2031-04-08", None),
    ("8 April 2031, 08:30 EST", None),
    ("8 April 2031, 28:30", None),
    ("2031-04-08T00:00:00Z", None),
]


@pytest.mark.parametrize(("written", "moment"), WRITTEN)
def test_a_moment_as_it_is_written(written, moment, rules):
    assert rules.datelines.read_moment(written) == moment
    assert str(rules.datelines.read_date(written)) == "2031-04-08"


def read(path, content, rules):
    path.write_text(content) if isinstance(content, str) else path.write_bytes(content)
    (found,), _ = read_inputs([path], rules)
    return str(found.published), found.published_at


LINKED = {"@type": "NewsArticle", "datePublished": "2031-04-08T08:30:00+02:00"}
PAGES = [
    '<meta property="article:published_time" content="2031-04-08T08:30:00+02:00">',
    f'<script type="application/ld+json">{json.dumps(LINKED)}</script>',
]


@pytest.mark.parametrize("head", PAGES)
def test_a_page_gives_its_time(head, tmp_path, rules):
    page = web_page(*STORY).replace(b"</head>", f"{head}</head>".encode())
    assert head.encode() in page
    assert read(tmp_path / "a.html", page, rules) == ("2031-04-08", "2031-04-08T08:30+02:00")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Lund Post\n8 April 2031, 08:30\nFerry sinks off the isle\n\n{}"),
        ("a.txt", "Outlet: Lund Post\nDate: 8 April 2031, 08:30\nHeadline: Ferry sinks\n\n{}"),
        ("a.jsonl", '{{"id": "a", "published": "2031-04-08 08:30", "text": "{}"}}\n'),
        ("a.csv", 'id,published,text\na,2031-04-08 08:30,"{}"\n'),
        ("a.csv", 'id,published,text\na,08/04/2031 08:30,"{}"\nb,15/04/2031 08:30,\n'),
    ],
)
def test_so_do_first_lines_and_tables(name, content, tmp_path, rules):
    assert read(tmp_path / name, content.format(" ".join(STORY)), rules) == ("2031-04-08", "2031-04-08T08:30")


@pytest.mark.parametrize(
    ("row", "moment"),
    [("2031-04-08", "2031-04-08T08:30"), ("2031-04-08 10:15", "2031-04-08T10:15"), ("2031-04-09", None)],
)
def test_a_table_that_gives_only_the_day_keeps_the_time_of_that_day(row, moment, tmp_path, rules):
    (tmp_path / "a.txt").write_text(f"Lund Post\n8 April 2031, 08:30\nFerry sinks\n\n{' '.join(STORY)}")
    (tmp_path / "articles.csv").write_text(f"file,published\na.txt,{row}\n")
    (found,), _ = read_inputs([tmp_path], rules)
    assert (str(found.published), found.published_at) == (row[:10], moment)


A, B = "2031-04-08T08:30", "2031-04-08T10:15"


@pytest.mark.parametrize(
    ("first", "second", "known", "ordered"),
    [
        (A, B, {"outlet": "Lund Post"}, True),
        (A, B, {"provenance": (("published", "articles.csv"),)}, True),
        (A, B, {"provenance": (("published", "text: head.day"),)}, False),  # two clocks, for all that is known
        (A, B, {}, False),
        (f"{A}+02:00", f"{B}+02:00", {}, True),
        (f"{A}-04:00", f"{B}+00:00", {}, None),  # half past twelve in London
        (f"{A}+02:00", B, {"outlet": "Lund Post"}, False),
        (A, None, {"outlet": "Lund Post"}, False),
        (A, A, {"outlet": "Lund Post"}, False),
    ],
)
def test_two_articles_of_one_day_are_in_order_where_their_times_are_of_one_clock(first, second, known, ordered):
    articles = {
        file: replace(article(file, "2031-04-08"), published_at=at, **known)
        for file, at in (("a", first), ("b", second))
    }
    one, other = claim("a"), claim("b")
    expected = {True: (one, other), None: (other, one), False: (None, None)}[ordered]
    assert by_date(one, other, articles) == expected
    assert by_date(other, one, articles) == expected


def test_days_come_before_times():
    articles = {
        "a": article("a", "2031-04-08"),
        "b": replace(article("b", "2031-04-09"), published_at="2031-04-09T07:00"),
    }
    assert by_date(claim("b"), claim("a"), articles) == (claim("a"), claim("b"))


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (None, "8 April 2031"),
        (A, "8 April 2031, 08:30"),
        (f"{A}+00:00", "8 April 2031, 08:30 UTC"),
        (f"{A}+02:00", "8 April 2031, 08:30 UTC+02:00"),
    ],
)
def test_how_a_moment_is_shown(at, shown):
    assert day(datetime(2031, 4, 8).date(), at) == shown  # noqa: DTZ001 -- a day


def test_two_updates_of_one_day_are_told_in_order(tmp_path):
    told = "A tram left the rails in Oskarby on Monday.\n\nThe accident killed {} people, the fire brigade said.\n"
    rows = [
        {"id": f"{hour}", "outlet": "Lund Post", "published": f"2031-04-08 {hour}", "text": told.format(killed)}
        for hour, killed in (("10:15", 17), ("08:30", 12))
    ]
    result = check(rows, settings=Settings(cache=False, one_story=True))
    (found,) = (each for each in result.disagreements if each.kind == "count")
    assert found.verdict == "update_over_time"
    assert "order of the articles is not known" not in found.explanation
    result.write(tmp_path / "out")
    assert "8 April 2031, 08:30" in (tmp_path / "out" / "report.html").read_text()
    again = read_report(tmp_path / "out")
    assert {each.published_at for each in again.articles} == {A, B}
