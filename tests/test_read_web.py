from datetime import date

import pytest

from claimcheck.read.page_words import PageWords
from claimcheck.read.raw import RefusedError
from claimcheck.read.web import read_web
from tests.documents import STORY, web_page


@pytest.fixture(scope="module")
def page(rules):
    """Return a reader of web pages with the shipped rules."""
    lines = rules.datelines
    return lambda content: read_web(content, PageWords.of(lines.pages))


def told(document, name):
    return next(((each.value, each.source) for each in document.told if each.name == name), None)


def test_the_article_without_the_menus(page):
    document = page(web_page())
    for sentence in STORY:
        assert sentence in document.text
    for noise in ("Sport", "Most read", "Nine hurt", "rights reserved"):
        assert noise not in document.text
    assert document.text.count("\n") >= len(STORY)
    assert document.warnings == ()


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display:none">{}</span>',
        '<span style="color: red; DISPLAY : none !important">{}</span>',
        '<span style="visibility:hidden">{}</span>',
        '<span style="font-size:0">{}</span>',
        '<span style="opacity:0">{}</span>',
        "<span hidden>{}</span>",
        '<span hidden="hidden"><b><i>{}</i></b></span>',
        '<span class="note sr-only">{}</span>',
        '<span class="plant">{}</span>',
        '<span id="plant">{}</span>',
        "<template>{}</template>",
        "<noscript>{}</noscript>",
        "<script>{}</script>",
        "<!-- {} -->",
        "<?php {} ?>",
    ],
)
def test_what_no_reader_sees_is_left_out(hidden, page):
    head = "<style>@media print { p { display: none } } h1, .plant , #plant { display: none }</style>"
    text = page(web_page(STORY[0] + hidden.format("In truth 900 people died.") + " Tail.", *STORY[1:], head=head)).text
    assert "900" not in text
    assert "Tail." in text
    assert STORY[0] in text


@pytest.mark.parametrize(
    "seen",
    [
        '<span style="display:inline">{}</span>',
        '<span style="opacity:0.9">{}</span>',
        '<span style="font-size:0.9em">{}</span>',
        '<span class="print">{}</span>',
        '<span class="inner">{}</span>',
    ],
)
def test_what_a_reader_sees_stays(seen, page):
    head = (
        "<style>@media print { .print { display:none } } .outer .inner {display:none} body{visibility:hidden}</style>"
    )
    text = page(web_page(STORY[0] + seen.format(" In truth 900 people died."), *STORY[1:], head=head)).text
    assert "900" in text


@pytest.mark.parametrize("tag", ["div", "b", "section", "span"])
@pytest.mark.parametrize("depth", [100, 300, 20_000])
def test_text_is_found_however_deep_it_lies(tag, depth, page):
    assert STORY[0] in page(web_page(before=f"<{tag}>" * depth, after=f"</{tag}>" * depth)).text
    assert STORY[1] in page(web_page(STORY[0] + f"<{tag}>" * depth, *STORY[1:])).text


@pytest.mark.parametrize(
    ("head", "name", "value", "source"),
    [
        (
            '<script type="application/ld+json">{"@type": "Report", "datePublished": "2031-04-02T10:12:00Z"}</script>',
            "published",
            "2031-04-02T10:12:00Z",
            "page: json-ld datePublished",
        ),
        (
            """<script type="application/ld+json">{"@graph": [{"@type": ["X", "Article"], "publisher": {"@id": "#us"}},
            {"@type": "Organization", "@id": "#us", "name": "Lund Post"}]}</script>""",
            "outlet",
            "Lund Post",
            "page: json-ld publisher.name",
        ),
        (
            '<script type="application/ld+json">{"@type": "WebSite", "headline": "Not this"}</script>',
            "title",
            "Ferry sinks",
            "page: tag h1",
        ),
        ('<script type="application/ld+json">{"broken</script>', "title", "Ferry sinks", "page: tag h1"),
        (
            '<meta property="article:published_time" content="2031-04-02">',
            "published",
            "2031-04-02",
            "page: meta article:published_time",
        ),
        ('<meta content="Isle Echo" property="og:site_name">', "outlet", "Isle Echo", "page: meta og:site_name"),
        ('<meta property="og:title" content="A &lt;b&gt; ferry">', "title", "A <b> ferry", "page: meta og:title"),
        (
            '<link rel="canonical" href="https://lund.example/2031/04/02/ferry">',
            "published",
            "2031-04-02",
            "page: address canonical",
        ),
        (
            '<link rel="canonical" href="https://lund.example/a">',
            "url",
            "https://lund.example/a",
            "page: link canonical",
        ),
    ],
)
def test_what_a_page_says_of_itself(head, name, value, source, page):
    assert told(page(web_page(head=head)), name) == (value, source)


def test_two_times_are_no_date(page):
    one, two = '<time datetime="2031-04-02">2 April</time>', '<time datetime="2030-01-01">last year</time>'
    assert told(page(web_page(before=one)), "published") == ("2031-04-02", "page: time datetime")
    assert told(page(web_page(before=one, after=two)), "published") is None


@pytest.mark.parametrize(
    ("meta", "encoding", "warned"),
    [
        ("", "utf-8", []),
        ("", "utf-8-sig", []),
        ("", "utf-16", []),
        ("iso-8859-1", "utf-8", ["encoding_guessed"]),
        ("iso-8859-1", "cp1252", []),
        ("windows-1251", "cp1251", []),
        ("", "cp1252", ["encoding_guessed"]),
        ("no-such-code", "cp1252", ["encoding_guessed"]),
    ],
)
def test_encodings(meta, encoding, warned, page):
    name = "Жук" if encoding == "cp1251" else "Muñoz"
    text = web_page(f"The mayor, {name}, said so.", *STORY).decode()
    text = text.replace('<meta charset="utf-8">', f'<meta charset="{meta}">' if meta else "")
    document = page(text.encode(encoding))
    assert f"The mayor, {name}, said so." in document.text
    assert [code for code, _message in document.warnings] == warned


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<html><body></body></html>", "no_article"),
        (b"<html><body><script>var a = 1;</script></body></html>", "no_article"),
        (b"\xff\xd8\xff\xe0 not a page", "not_text"),
        (b"<p>One\0two</p>", "not_text"),
    ],
)
def test_what_gives_no_article_says_why(content, code, page):
    with pytest.raises(RefusedError) as caught:
        page(content)
    assert caught.value.code == code


@pytest.mark.parametrize("text", ["Subscribe to read on.", "We use cookies. Accept all."])
def test_little_text_is_warned_about(text, page):
    document = page(f"<html><body><p>{text}</p><p hidden>{' '.join(STORY)}</p></body></html>".encode())
    ((code, message),) = document.warnings
    assert code == "little_text"
    assert "would not show" in message


def test_entities_do_not_grow(page):
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE html [<!ENTITY a0 "ha">{levels}]><html><body><p>&a9; {STORY[0]}</p></body></html>'
    assert "haha" not in page(bomb.encode()).text


@pytest.mark.parametrize(
    "piece",
    [
        "<", "<p", "<a href='", '<a href="', "<!--", "<style>@", "<style>@media{", "<style>.a{", "</", "&#x0;", "<div>",
        "</div>", "<meta charset=", "<script>", "<b><p>", "<td>", "]]>", "<span hidden>x</span>y", "{", "<?xml ",
    ],
)  # fmt: skip
def test_any_heap_of_pieces_is_taken_in_time(piece, page):
    text = page(f"<html><body><p>{STORY[0]}</p>{piece * 20_000}".encode()).text
    assert STORY[0] in text


def test_values_are_checked_before_they_count(tmp_path, rules):
    from claimcheck.read.inputs import read_inputs

    head = (
        '<meta property="article:published_time" content="soon"><meta name="date" content="2031-04-02">'
        '<link rel="canonical" href="javascript:alert(1)"><meta property="og:title" content="{{ 7*7 }}\x1b[31m">'
    )
    (tmp_path / "a.html").write_bytes(web_page(head=head))
    (article,), problems = read_inputs([tmp_path], rules)
    assert article.published == date(2031, 4, 2)
    assert article.title == "{{ 7*7 }} [31m"
    assert article.url is None
    assert dict(article.provenance)["published"] == "page: meta date"
    assert [problem.code for problem in problems] == ["bad_url"]
