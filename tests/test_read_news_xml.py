"""Files of news agencies: NITF, and NewsML-G2."""

import pytest

from claimcheck.read.news_xml import read_news_xml
from claimcheck.read.page_words import PageWords
from claimcheck.read.raw import RefusedError
from tests.documents import STORY, news_item, nitf, told_by

XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
INNER_NITF = f"<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.content>{PARAGRAPHS}</body.content></body></nitf></inlineXML>"
INNER_PAGE = f"<inlineXML>{XHTML.format(PARAGRAPHS)}</inlineXML>"
ISSUE = '<docdata><date.issue norm="20310402T101500+0200"/></docdata>'
PLAIN = "<inlineData contenttype='text/plain'>{}</inlineData>"


@pytest.fixture(scope="module")
def words(rules):
    return PageWords.of(rules.datelines.pages)


def read(content, words):
    return read_news_xml(content if isinstance(content, bytes) else content.encode(), words)


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("<p>One.</p><block><p>Two.</p><hl2>Three</hl2></block>", ["One.", "Two.", "Three"]),
        ("<p>At least <num>12</num> of <person>Ada Lund</person>'s crew</p>", ["At least 12 of Ada Lund's crew"]),
        ("<p>17<sup>2</sup> of 9 km<sup>2</sup></p>", ["17 of 9 km²"]),
        ("<p>2<frac><frac-num>1</frac-num><frac-den>2</frac-den></frac> miles</p>", ["2 1/2 miles"]),
        (
            "<media><media-caption>A boat</media-caption></media><p>One.</p><note><p>Editors: check.</p></note>",
            ["One."],
        ),
        ("<ul><li>One.</li><li>Two.</li></ul>", ["One.", "Two."]),
        ("<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Lund</td><td>12</td></tr></table>", ["Lund: Dead 12"]),
        ("<p>Caf&eacute; &amp; bar</p>", ["Café & bar"]),
    ],
)
def test_the_text_of_nitf(content, lines, words):
    assert read(nitf(content=content), words).text.splitlines() == lines


def test_the_headline_comes_first_and_a_declared_type_is_no_harm(words):
    head = "<hedline><hl1>Ferry sinks</hl1></hedline><byline>By Ada Lund</byline><dateline>LUND ISLE</dateline>"
    document = read(nitf(*STORY, body_head=head, before='<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">'), words)
    assert document.text.splitlines() == ["Ferry sinks", "By Ada Lund", "LUND ISLE", *STORY]


@pytest.mark.parametrize(
    ("head", "body_head", "told"),
    [
        ("<title>Ferry</title>", "", {"title": "Ferry"}),
        ("<title>Ferry</title>", "<hedline><hl1>Ferry sinks</hl1></hedline>", {"title": "Ferry sinks"}),
        (
            f'{ISSUE}<pubdata name="Lund Post" date.publication="20310403" ex-ref="https://lund.example/a"/>',
            "<distributor>Isle Wire</distributor>",
            {"outlet": "Lund Post", "published": "2031-04-03", "url": "https://lund.example/a"},
        ),
        (
            ISSUE,
            "<distributor><org>Isle Wire</org></distributor>",
            {"outlet": "Isle Wire", "published": "2031-04-02"},
        ),
        ('<docdata><date.release norm="2031-04-05"/></docdata>', "", {"published": "2031-04-05"}),
    ],
)
def test_what_nitf_says_of_itself(head, body_head, told, words):
    assert told_by(read(nitf(*STORY, head=head, body_head=body_head), words)) == told


@pytest.mark.parametrize(
    "content",
    [INNER_NITF, INNER_PAGE, PLAIN.format("\n\n".join(STORY)), f"{PLAIN.format('Short.')}{INNER_PAGE}",
     "<inlineData contenttype='text/html'>{}</inlineData>".format(PARAGRAPHS.replace("<", "&lt;"))],
)  # fmt: skip
def test_the_text_of_newsml(content, words):
    meta = "<headline>Ferry sinks</headline>"
    assert read(news_item(content, meta=meta), words).text.splitlines() == ["Ferry sinks", *STORY]


@pytest.mark.parametrize(
    ("item", "meta", "told"),
    [
        ("<title>Ferry</title>", "", {"title": "Ferry"}),
        ("<title>Ferry</title>", "<headline>Ferry sinks</headline>", {"title": "Ferry sinks"}),
        ('<provider qcode="nprov:ISLE"/>', "", {"outlet": "ISLE"}),
        ('<provider qcode="nprov:ISLE"><name>Isle Wire</name></provider>', "", {"outlet": "Isle Wire"}),
        (
            "<firstCreated>2031-04-02T08:00:00Z</firstCreated><versionCreated>2031-04-03T08:00:00Z</versionCreated>",
            "<contentCreated>2031-04-01T08:00:00Z</contentCreated>",
            {"published": "2031-04-02", "modified": "2031-04-03"},
        ),
        ("<versionCreated>2031-04-03T08:00:00Z</versionCreated>", "", {"modified": "2031-04-03"}),
    ],
)
def test_what_newsml_says_of_itself(item, meta, told, words):
    assert told_by(read(news_item(INNER_PAGE, item=item, meta=meta), words)) == told


def message(*items):
    return f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{''.join(items)}</itemSet></newsMessage>"


PICTURE = news_item("<remoteContent href='a.jpg'/>", kind="ninat:picture")


def test_the_one_text_among_pictures_is_the_article(words):
    assert STORY[0] in read(message(PICTURE, news_item(INNER_PAGE)), words).text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("The ferry sank.", "damaged"),
        ("<nitf><body>", "damaged"),
        ("<rss><channel/></rss>", "unknown_format"),
        (nitf(), "empty"),
        (message(PICTURE), "empty"),
        (message(news_item(INNER_PAGE), news_item(INNER_PAGE)), "several_articles"),
        (news_item("<inlineData encoding='base64'>aGE=</inlineData>"), "unknown_format"),
        (news_item(INNER_PAGE, item='<pubStatus qcode="stat:canceled"/>'), "withdrawn"),
        (nitf(*STORY, head='<docdata management-status="withheld"/>'), "withdrawn"),
        (nitf(*STORY, before='<!DOCTYPE nitf [<!ENTITY a "ha">]>'), "entities"),
        (nitf("&unheardof;", before='<!DOCTYPE nitf SYSTEM "nitf.dtd">'), "entities"),
        ("<a>" * 9000 + "</a>" * 9000, "damaged"),
    ],
)
def test_what_can_not_be_read_says_why(content, code, words):
    with pytest.raises(RefusedError) as caught:
        read(content, words)
    assert caught.value.code == code
