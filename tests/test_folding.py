"""Names and texts that look alike to a reader are alike, whatever hides in them."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.compare.origins import sources_of
from claimcheck.folding import as_seen, folded
from claimcheck.model import Article
from claimcheck.read.copies import find_origins
from claimcheck.read.inputs import read_inputs
from claimcheck.read.page_words import PageWords
from claimcheck.read.web import read_web
from tests.build import article, claim
from tests.documents import web_page

GULLS = (
    "The gulls of Port Aven took 14 sandwiches on Sunday, the mayor said, and two more on Monday before the market "
    "opened. She asked the council for nets above the square, which would cost 3,000 crowns a year and be up by May."
)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("Port Aven Post", "Port Aven Post"),
        ("Port\u200b Aven Po\u00adst", "Port Aven Post"),
        ("Port\u2060Aven\ufeff Post", "PortAven Post"),
        ("P\u043ert Av\u0435n Post", "Port Aven Post"),
        ("\uff30\uff2f\uff33\uff34", "POST"),
        ("Zoe\u0308s Blatt", "Zo\u00ebs Blatt"),
        (
            "\u041f\u0440\u0430\u0432\u0434\u0430",
            "\u041f\u0440\u0430\u0432\u0434\u0430",
        ),  # a name in Cyrillic stays one
        ("\u6771\u4eac\u65b0\u805e", "\u6771\u4eac\u65b0\u805e"),
    ],
)
def test_a_name_as_it_is_seen(name, seen):
    assert as_seen(name) == seen
    assert folded(f"The {name}".upper()) == folded(seen)


SPELLINGS = ("Aven Post", "Av\u200ben Post", "Av\u00aden Post", "Av\u0435n Post", "the aven  post")


def test_one_outlet_in_many_spellings_is_one_source():
    files = [f"{number}.txt" for number in range(len(SPELLINGS))]
    articles = {
        file: Article(file=file, text=file, outlet=name, sha256=file, origin=file)
        for file, name in zip(files, SPELLINGS, strict=True)
    }
    assert len(set(sources_of([claim(file) for file in files], articles).values())) == 1


def test_what_was_folded_is_told_and_shown_as_it_is_seen(tmp_path, rules):
    names = {"a.txt": "Aven Post", "b.txt": "Av\u200ben Post", "c.txt": "Av\u0435n Post"}
    for file in names:
        (tmp_path / file).write_text(f"{file}: the gulls of Port Aven took sandwiches again.")
    table = "".join(f"{file},{name}\n" for file, name in names.items())
    (tmp_path / "articles.csv").write_text("file,outlet\n" + table, encoding="utf-8")
    articles, problems = read_inputs([tmp_path], rules)
    assert {each.outlet for each in articles} == {"Aven Post"}
    told = {problem.file: problem.message for problem in problems if problem.code == "folded_name"}
    assert set(told) == {"b.txt", "c.txt"}
    assert "'Av<U+200B>en Post' is read as 'Aven Post'" in told["b.txt"]
    assert "'Av<U+0435>n Post' is read as 'Aven Post'" in told["c.txt"]


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\u2060"])
def test_a_copy_with_unseen_marks_in_it_is_a_copy(mark):
    hidden = GULLS.replace("a", f"a{mark}")
    first, second = article("a", "2031-05-01", text=GULLS), article("b", "2031-05-02", text=hidden)
    assert find_origins([first, second]) == {"a": "a", "b": "a"}
    assert first.published == date(2031, 5, 1)


def test_a_copy_in_look_alikes_is_a_copy():
    second = article("b", "2031-05-02", text=GULLS.replace("o", "\u043e"))
    assert find_origins([article("a", "2031-05-01", text=GULLS), second]) == {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    "odd", ["\x0c", "\x01", "&#1;", "&#x1;", "&#12;", "&#11", "\uffff", "&#xFFFF;", "&#99999999;", "\ufdd0", "&#0;"]
)
def test_one_odd_character_does_not_lose_a_page(odd, rules):
    page = web_page(GULLS).replace(b"two more", f"two{odd} more".encode())
    assert page != web_page(GULLS)
    text = read_web(page, PageWords.of(rules.datelines.pages)).text
    assert "took 14 sandwiches" in text
    assert "above the square" in text
