"""Declarations of encodings and kinds are found as browsers and parsers find them, however late they come."""

import pytest

from claimcheck.read.kind_of_document import suffix_of
from claimcheck.read.mail import read_mail
from claimcheck.read.news_xml import read_news_xml
from claimcheck.read.page_words import PageWords
from claimcheck.read.web import read_web
from tests.documents import STORY, nitf, web_page

# Read as Windows-1252, the letters would be others.
NAME = "Łódź"
LONG = "x" * 20_000
DECLARED = '<meta charset="iso-8859-2">'
BY_HTTP = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">'


@pytest.fixture(scope="module")
def words(rules):
    return PageWords.of(rules.datelines.pages)


def page(meta: str, front: str = "") -> bytes:
    """Return a page in Latin-2 with `meta` in its head and `front` before it all."""
    text = web_page(f"The mayor of {NAME} said so.", *STORY).decode()
    return (front + text.replace('<meta charset="utf-8">', meta)).encode("iso-8859-2")


@pytest.mark.parametrize(
    "content",
    [
        page(DECLARED),
        page(BY_HTTP),
        page(BY_HTTP.upper()),
        # What a page may have before it, at any length.
        page(f"<!-- {LONG} -->{DECLARED}"),
        page(f"<script>var a = '{LONG}';</script>{DECLARED}"),
        page(f"<style>{LONG}</style>{BY_HTTP}"),
        page(DECLARED, front=" " * 5_000),
        page(DECLARED, front=f"<!-- {LONG} -->"),
        page(f'<meta name="description" content="{LONG}">{DECLARED}'),
        # What only looks like a declaration.
        page(f'<!-- <meta charset="koi8-r"> -->{DECLARED}'),
        page(f"""<script>var a = '<meta charset="koi8-r">';</script>{DECLARED}"""),
        page(f'<title>The <meta charset="koi8-r"> tag</title>{DECLARED}'),
        page(f'<meta name="keywords" content="charset=koi8-r">{DECLARED}'),
        page(f'<meta charset="no-such-code">{DECLARED}'),
        page(f"<!-->{DECLARED}"),
        # An XML declaration, if nothing else does.
        page("", front='<?xml version="1.0" encoding="iso-8859-2"?>'),
        page("", front='\n  <?xml version="1.0" encoding="ISO-8859-2" ?>'),
        page("", front=f'<?xml version="1.0"{" " * 5_000}encoding="iso-8859-2"?>'),
        page("", front='<?xml version="1.0" encoding="iso-8859-2">'),
        page(DECLARED, front='<?xml version="1.0" encoding="koi8-r"?>'),
    ],
)
def test_an_encoding_is_found_wherever_a_page_declares_it(content, words):
    document = read_web(content, words)
    assert f"The mayor of {NAME} said so." in document.text
    assert document.warnings == ()


@pytest.mark.parametrize(
    "content",
    [
        page(""),
        # In the words of the page, in a comment without an end, of an encoding that no page has.
        page("", front="").replace(b"</body>", b'<p>Write <meta charset="iso-8859-2"> there.</p></body>'),
        page('<meta charset="unicode_escape">'),
        page('<meta charset="utf-7">'),
        page('<meta charset="utf-16">'),
        page(DECLARED, front="Saved. ").replace(DECLARED.encode(), b""),
    ],
)
def test_an_encoding_that_is_not_declared_is_guessed_and_told(content, words):
    document = read_web(content, words)
    assert [code for code, _message in document.warnings] == ["encoding_guessed"]
    assert STORY[0] in document.text


@pytest.mark.parametrize(
    "front",
    [
        f'{" " * 500}<?xml version="1.0" encoding="utf-8"?>',
        f'<?xml version="1.0"{" " * 500}encoding="utf-8"?>',
        '<?xml version="1.0" encoding="utf-8">',
        f'<!-- {LONG} --><?xml version="1.0" encoding="utf-8"?>',
    ],
)
def test_a_declaration_is_no_part_of_a_page(front, words):
    assert STORY[0] in read_web(front.encode() + web_page(), words).text


@pytest.mark.parametrize("front", ["\n", " " * 5_000, "\r\n\t"])
def test_a_news_file_may_begin_with_blanks(front, words):
    content = nitf(f"The mayor of {NAME} said so.").decode().replace("UTF-8", "iso-8859-2")
    assert NAME in read_news_xml((front + content).encode("iso-8859-2"), words).text


def test_a_page_in_a_mail_declares_its_encoding_itself(words):
    head = b"From: desk@lund.example\nSubject: Ferry sinks\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    assert NAME in read_mail(head + page(DECLARED), words).text


def test_a_mail_may_begin_with_blank_lines(words):
    head = b"\n" * 5_000 + b"From: desk@lund.example\nMIME-Version: 1.0\n\n"
    assert STORY[0] in read_mail(head + "\n\n".join(STORY).encode(), words).text


COMMENT = f"<!-- {LONG} -->"


@pytest.mark.parametrize(
    ("start", "suffix"),
    [
        ('<?xml version="1.0"?><?style a="b>c"?><nitf>', ".xml"),
        ("<!DOCTYPE html><p>", ".html"),
        ("<!-- saved from url=(0014)about:internet -->\n<html>", ".html"),
        (f"{COMMENT}\n{COMMENT}<!doctype html>", ".html"),
        (f"{' ' * 20_000}<html>", ".html"),
        (f'<?xml version="1.0"?>{COMMENT}<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html>', ".html"),
        (f'<?xml version="1.0"?>{COMMENT}<nitf>', ".xml"),
        (f'<?xml version="1.0"?>\n<?style {LONG}?>\n<!DOCTYPE nitf SYSTEM "nitf.dtd">{COMMENT}<nitf>', ".xml"),
        (f"{COMMENT}<newsItem>", ".xml"),
        ('<?xml version="1.0"?><newsMessage><!-- a -->', ".xml"),
        ('<?xml version="1.0"?><rss><channel>', None),
        (f"{COMMENT}Four dead in Lund.", None),
        (f"<!-- {LONG}", None),
        ("<!-- <html> --> Four dead.", None),
    ],
)
def test_a_document_is_known_by_what_stands_behind_its_comments(start, suffix):
    assert suffix_of(start.encode()) == suffix
