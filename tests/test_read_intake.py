"""What people name as an input, or pipe in, or paste: standard input, addresses of the web, heads of lines."""

import io
import json
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimcheck.errors import NoUsableInputError
from claimcheck.read.dateline import read_dateline
from claimcheck.read.inputs import read_inputs
from tests.documents import (
    STORY,
    ebook,
    mail,
    news_item,
    nitf,
    open_document,
    pdf_file,
    rich_text,
    saved_page,
    web_page,
    word_file,
)

HEADS = [
    "Lund Post\n2 April 2031\nFerry sinks off the isle\n\n",
    "Lund Post\nFerry sinks off the isle\nWednesday, April 2, 2031\n\n",
    "2 April 2031\nOutlet: Lund Post\nFerry sinks off the isle\n\n",
    "Outlet: Lund Post\nDate: 2 April 2031\nHeadline: Ferry sinks off the isle\n\n",
    "Lund Post / 2 April 2031 / Ferry sinks off the isle\n\n",
    "Lund Post | April 2, 2031 | Ferry sinks off the isle\n",
    "Lund Post | 2 April 2031\nFerry sinks off the isle\n",
]


@pytest.fixture
def piped(monkeypatch):
    def pipe(content):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))

    return pipe


@pytest.mark.parametrize("head", HEADS)
def test_a_pasted_head_gives_outlet_date_and_headline(head, piped, rules):
    piped((head + "\n".join(STORY)).encode())
    (article,), _problems = read_inputs([Path("-")], rules)
    assert article.file == "standard input"
    assert article.text == head + "\n".join(STORY)
    assert (article.outlet, article.published, article.title) == (
        "Lund Post", date(2031, 4, 2), "Ferry sinks off the isle",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "outlet", "title"),
    [
        ("Ferry sinks\n2 April 2031\nAll were saved.\nNobody knows why.", None, "Ferry sinks"),
        ("Ada Lund Buys Most of Lund Post\n2 April 2031\nIt was for sale.", None, "Ada Lund Buys Most of Lund Post"),
        ("Lund Post\nThe ferry sank on Monday.\nAll were saved.", None, "Lund Post"),
        ("Ferry sinks\nURL: https://lund.example/a\nAll were saved.", None, "Ferry sinks"),
    ],
)
def test_a_headline_is_no_outlet(text, outlet, title, rules):
    found = read_dateline(text, rules.datelines)
    assert (found.outlet, found.title) == (outlet, title)
    assert found.url == ("https://lund.example/a" if "URL" in text else None)


def test_json_lines_are_known_by_their_look(piped, rules):
    rows = [{"id": "a", "text": STORY[0], "outlet": "Lund Post"}, {"id": "b", "text": STORY[1]}, {"id": "c"}]
    piped("".join(json.dumps(row) + "\n" for row in rows).encode())
    articles, problems = read_inputs([Path("-")], rules)
    assert [(article.file, article.outlet) for article in articles] == [("a", "Lund Post"), ("b", None)]
    assert [(problem.file, problem.place, problem.code) for problem in problems] == [
        ("standard input", "row 3", "bad_row")
    ]


@pytest.mark.parametrize(
    "content",
    [
        web_page(),
        word_file(*STORY),
        pdf_file(list(STORY)),
        b"\n\n<HTML>" + web_page(),
        b'<?xml version="1.0"?>' + web_page(),
        open_document(*STORY),
        rich_text(*STORY),
        ebook(f"<p>{STORY[0]}</p>"),
        mail(STORY[0]),
        b"Received: from lund\n" + mail(STORY[0], MIME_Version=""),
        saved_page(web_page(), Snapshot_Content_Location="https://lund.example"),
        nitf(*STORY),
        nitf(*STORY)[38:],
        news_item(f"<inlineData>{STORY[0]}</inlineData>").encode(),
    ],
)
def test_documents_are_known_by_their_look(content, piped, rules):
    piped(content)
    (article,), _problems = read_inputs([Path("-")], rules)
    assert STORY[0] in article.text


def test_a_file_and_what_is_piped_in(piped, tmp_path, rules):
    (tmp_path / "a.txt").write_text(STORY[0])
    piped(STORY[1].encode())
    articles, problems = read_inputs([tmp_path / "a.txt", Path("-")], rules)
    assert [article.file for article in articles] == ["a.txt", "standard input"]
    assert problems == ()


@pytest.mark.parametrize(("content", "words"), [(b"", "is empty"), (b" \n", "is empty"), (b"\x7fELF", "not text")])
def test_nothing_piped_in_is_told(content, words, piped, rules):
    piped(content)
    with pytest.raises(NoUsableInputError, match=words):
        read_inputs([Path("-")], rules)


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("https://lund.example/ferry?a=1", "claimcheck fetch 'https://lund.example/ferry?a=1' -o FOLDER"),
        ("http://lund.example", "claimcheck fetch http://lund.example -o FOLDER"),
        ("HTTPS://lund.example/ferry.html", "save it"),
        ("www.lund.example/ferry", "claimcheck fetch https://www.lund.example/ferry -o FOLDER"),
        ("https://docs.google.com/document/d/abc/edit", "Microsoft Word"),
        ("https://drive.google.com/file/d/abc", "Microsoft Word"),
        ("https://www.dropbox.com/s/abc/ferry.docx?dl=0", "download the file"),
        ("https://lund.sharepoint.com/:w:/g/abc", "download the file"),
    ],
)
def test_an_address_says_how_to_save_what_is_there(address, advice, tmp_path, rules):
    (tmp_path / "a.txt").write_text(STORY[0])
    articles, (problem,) = read_inputs([tmp_path / "a.txt", Path(address)], rules)
    assert len(articles) == 1
    assert problem.code == "web_address"
    assert problem.file.lower() == address.lower()
    assert advice in problem.message
    assert problem.message.count(". ") == 0
