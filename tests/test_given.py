"""What can be given to `check` in Python."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

import claimcheck
from claimcheck import check
from claimcheck.errors import NoUsableInputError
from claimcheck.read.given import inputs_of
from claimcheck.read.inputs import read_inputs
from tests.documents import STORY

FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master."
DAY = date(2031, 4, 2)


@pytest.fixture
def read(rules):
    def articles_in(given):
        articles, _problems = read_inputs(inputs_of(given), rules)
        return articles

    return articles_in


def test_what_is_there_for_everybody_can_be_seen():
    assert {"check", "read_report", "__version__"} <= set(dir(claimcheck))


@pytest.mark.parametrize(
    ("written", "is_text"),
    [
        ("articles", False),
        ("articles/monday.txt", False),
        ("The ferry sank on Monday.txt", False),
        ("two words.", False),
        (STORY[0], True),
        ("“All twelve of them were saved.”", True),
        ("Ferry sinks\nAll were saved", True),
        ("The ferry sank " * 1000 + ".", True),
        ("https://lund.example/ferry", False),
        ("-", False),
    ],
)
def test_a_string_is_a_text_or_a_path(written, is_text):
    (found,) = inputs_of(written)
    assert isinstance(found, Path) is not is_text


def test_a_sentence_that_is_the_name_of_a_file_is_a_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / STORY[0]).write_text("x")
    assert inputs_of(STORY[0]) == [Path(STORY[0])]


ROW = {"id": "a", "text": STORY[0], "outlet": "Lund Post", "published": "2031-04-02", "title": "Ferry sinks"}


@pytest.mark.parametrize(
    "given",
    [
        ROW,
        [ROW],
        (ROW for _ in range(1)),
        ROW | {"published": DAY},
        ROW | {"published": datetime(2031, 4, 2, 23, 15, tzinfo=UTC)},
        {"article_id": "a", "body": STORY[0], "source": "Lund Post", "date": "2 April 2031", "headline": "Ferry sinks"},
        pd.DataFrame([ROW]),
        pd.DataFrame([ROW]).assign(published=pd.Timestamp("2031-04-02")),
        SimpleNamespace(to_dicts=lambda: [ROW]),
    ],
)
def test_a_row_is_an_article(given, read):
    (article,) = read(given)
    assert (article.file, article.text) == ("a", STORY[0])
    assert (article.outlet, article.published, article.title) == ("Lund Post", DAY, "Ferry sinks")


def test_what_a_frame_lacks_is_not_known(read):
    frame = pd.DataFrame([ROW, {"text": STORY[1]}]).assign(published=[pd.Timestamp("2031-04-02"), pd.NaT])
    _first, second = read(frame)
    assert (second.file, second.outlet, second.published) == ("article-2", None, None)


def test_a_text_tells_by_its_head(read):
    (article,) = read("Lund Post\n2 April 2031\nFerry sinks off the isle\n\n" + "\n".join(STORY))
    assert (article.file, article.outlet, article.published) == ("article-1", "Lund Post", DAY)


def test_everything_at_once(read, tmp_path):
    (tmp_path / "c.txt").write_text(STORY[2])
    (known,) = read({"id": "d", "text": STORY[3]})
    articles = read([STORY[0], tmp_path / "c.txt", ROW | {"text": STORY[1]}, known, str(tmp_path / "c.txt")])
    assert [(article.file, article.text) for article in articles] == [
        ("a", STORY[1]), ("article-1", STORY[0]), ("c.txt", STORY[2]), ("d", STORY[3]),
    ]  # fmt: skip


def test_an_article_of_an_earlier_result_is_taken_as_it_is(read):
    (first,) = read("Lund Post\n2 April 2031\nFerry sinks off the isle\n\n" + "\n".join(STORY))
    (again,) = read(first)
    assert again == first


@pytest.mark.parametrize("given", [7, None, [None], b"bytes", [b"bytes"], [["nested"]], object()])
def test_what_is_no_article_is_told(given):
    with pytest.raises(TypeError, match="is no article: give a path, a text"):
        inputs_of(given)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"outlet": "Lund Post"}, "has no 'text' (found: outlet)"),
        ({"text": 7}, "not text but int"),
        ({"text": " \n"}, "is blank"),
        ("nowhere.txt", "does not exist"),
        ([], "no article"),
    ],
)
def test_what_gives_no_article_says_why(given, words, read):
    with pytest.raises(NoUsableInputError, match=re.escape(words)):
        read(given)


def test_texts_are_compared_and_written(tmp_path):
    result = check([FERRY.format(12), FERRY.format(15)])
    assert [sorted(p.value for p in one.positions) for one in result.disagreements] == [["12", "15"]]
    assert repr(check(result.articles).disagreements) == repr(result.disagreements)
    result.write(tmp_path / "report")
    assert claimcheck.read_report(tmp_path / "report").articles == result.articles
