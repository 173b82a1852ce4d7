"""Mails and pages saved in one file: their text, and what their headers say of them."""

from email.message import EmailMessage

import pytest

from claimcheck.read.mail import read_mail, read_saved_page
from claimcheck.read.page_words import PageWords
from claimcheck.read.raw import RefusedError
from tests.documents import STORY, mail, saved_page, told_by, web_page

TEXT = "\n\n".join(STORY) + "\n"
PAGE = web_page().decode()
DAY = "Wed, 02 Apr 2031 23:15:00 -0500"


@pytest.fixture(scope="module")
def words(rules):
    return PageWords.of(rules.datelines.pages)


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (mail(TEXT), STORY[0]),
        (mail(page=PAGE), STORY[0]),
        (mail("See the page.", PAGE), STORY[0]),
        (mail(f"Café. {TEXT}", charset="iso-8859-1"), f"Café. {STORY[0]}"),
        (mail(page=PAGE.replace("The ferry", "Café. The ferry", 1), charset="iso-8859-1"), f"Café. {STORY[0]}"),
        (b"From news@lund.example Wed Apr  2 2031\n" + mail(TEXT), STORY[0]),
    ],
)
def test_the_text_of_a_mail(content, beginning, words):
    document = read_mail(content, words)
    assert document.text.removeprefix("Ferry sinks\n").startswith(beginning)
    assert STORY[3] in document.text
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("text", "kind", "read"),
    [
        ("One line \nand more.\n\nNext.\n", "text/plain; format=flowed", "One line and more.\n\nNext.\n"),
        ("One lin \ne.\n", "text/plain; format=flowed; delsp=yes", "One line.\n"),
        ("One line \nand more.\n", "text/plain", "One line \nand more.\n"),
        ("All.\n-- \nAda Lund\nLund Post\n", "text/plain", "All.\n"),
    ],
)
def test_folded_lines_are_put_together_and_signatures_left_out(text, kind, read, words):
    document = read_mail(f"From: a@lund.example\nContent-Type: {kind}\n\n{text}".encode(), words)
    assert document.text == read


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"Date": DAY}, {"title": "Ferry sinks", "published": "2031-04-02", "outlet": "Lund Post"}),
        ({"Date": "yesterday"}, {"title": "Ferry sinks", "outlet": "Lund Post"}),
        ({"From": "news@lund.example"}, {"title": "Ferry sinks"}),
        ({"Subject": "=?utf-8?q?Caf=C3=A9?=", "From": ""}, {"title": "Café"}),
        ({"Subject": "Fwd: Ferry sinks", "Date": DAY}, {"title": "Ferry sinks"}),
        ({"Subject": "RE: Ferry sinks", "Date": DAY}, {"title": "Ferry sinks"}),
        ({"Subject": "Rescue: all saved"}, {"title": "Rescue: all saved", "outlet": "Lund Post"}),
    ],
)
def test_what_the_headers_say(headers, told, words):
    document = read_mail(mail(TEXT, **headers), words)
    assert told_by(document) == told
    sent_on = headers.get("Subject", "").startswith(("Fwd", "RE:"))
    assert [code for code, _message in document.warnings] == ["sent_on"] * sent_on


def attached(*mails, text="For your information."):
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Date"] = "Bela <bela@desk.example>", "the ferry", DAY
    outer.set_content(text)
    for each in mails:
        inner = EmailMessage()
        inner["From"], inner["Subject"] = "Lund Post <news@lund.example>", "Ferry sinks"
        inner.set_content(each)
        outer.add_attachment(inner)
    return outer.as_bytes()


def test_a_mail_sent_on_as_an_attachment_is_the_article(words):
    document = read_mail(attached(TEXT), words)
    assert document.text.startswith(STORY[0])
    assert told_by(document) == {"title": "Ferry sinks", "outlet": "Lund Post"}
    assert [code for code, _message in document.warnings] == ["attached_mail"]


def test_files_and_several_mails_that_are_attached_are_told(words):
    document = read_mail(mail(TEXT, files=("release.pdf", "list.pdf")), words)
    ((code, message),) = document.warnings
    assert code == "attachments"
    assert "2 files (release.pdf, list.pdf)" in message
    assert [code for code, _message in read_mail(attached("One.", "Two.", text=TEXT), words).warnings] == [
        "attachments"
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"The ferry sank.", "not_a_document"),
        (b"\x99\x98", "not_a_document"),
        (mail("\n"), "empty"),
        (mail(files=("release.pdf",)), "no_article"),
        (mail(page="<html><body></body></html>"), "no_article"),
        (b"Subject: x\nContent-Type: text/plain\n\nOne\0two", "not_text"),
        (b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)), "damaged"),
    ],
)
def test_what_can_not_be_read_says_why(content, code, words):
    with pytest.raises(RefusedError) as caught:
        read_mail(content, words)
    assert caught.value.code == code


@pytest.mark.parametrize("header", [b"Subject: =?x?q?a?=", b'From: "', b"Date: Wed, 99 Apr 99999 1", b"Subject:"])
def test_odd_headers_cost_nothing(header, words):
    assert read_mail(header + b"\nMIME-Version: 1.0\n\n" + TEXT.encode(), words).text == TEXT


def test_a_page_saved_in_one_file(words):
    head = '<meta property="article:published_time" content="2031-04-01T08:00:00Z">'
    content = saved_page(
        web_page(head=head), Snapshot_Content_Location="https://lund.example/ferry", Subject="x", Date=DAY
    )
    document = read_saved_page(content, words)
    assert document.text.splitlines() == ["Ferry sinks", *STORY]
    assert "Most read" not in document.text
    assert told_by(document) == {
        "published": "2031-04-01T08:00:00Z",
        "title": "Ferry sinks",
        "url": "https://lund.example/ferry",
        "fetched": "2031-04-02",
    }


def test_a_saved_file_without_a_page_says_so(words):
    with pytest.raises(RefusedError, match="has no web page"):
        read_saved_page(mail(TEXT), words)
