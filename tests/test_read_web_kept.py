"""What a page shows of its article is in its text, and what it shows of other stories is not."""

import json

import pytest

from claimcheck.read.page_words import PageWords
from claimcheck.read.web import read_web
from tests.documents import STORY, web_page


@pytest.fixture(scope="module")
def page(rules):
    """Return a reader of web pages with the shipped rules."""
    return lambda content: read_web(content, PageWords.of(rules.datelines.pages))


WHOLE = ["Ferry sinks", *STORY]
OTHER = "Nine people were hurt in a storm on the isle, its mayor said."
LINK = '<a href="/2">Nine hurt in storm on Lund Isle</a>'


@pytest.mark.parametrize(
    ("lost", "around"),
    [
        (0, '<div class="teaser-content"><p>{}</p></div>'),
        (0, '<p class="teaser">{}</p>'),
        (0, '<header><p class="standfirst">{}</p></header>'),
        (0, '<div class="article-teaser"><div>{}</div></div>'),
        (1, '<div class="teaser-content"><p>{}</p></div>'),
        (2, '<div class="premium-teaser"><p>{}</p></div>'),
        (1, "<div>{}</div>"),
        (2, "{}"),
    ],
)
def test_no_paragraph_between_headline_and_last_sentence_is_lost(lost, around, page):
    paragraphs = [f"</p>{around.format(each)}<p>" if place == lost else each for place, each in enumerate(STORY)]
    assert page(web_page(*paragraphs)).text.splitlines() == WHOLE


@pytest.mark.parametrize(
    "around", ["<p>{}</p>", '<p class="teaser-content">{}</p>', "<div>{}</div>", "<ul><li>{}</li></ul>"]
)
def test_a_short_article_keeps_its_paragraphs(around, page):
    said = ["Nine goats swam ashore on Monday.", "A crew of 12 fetched them, its head said."]
    content = f"<html><body><article><h1>Goats ashore</h1>{''.join(map(around.format, said))}</article></body></html>"
    lines = [line.removeprefix("- ") for line in page(content.encode()).text.splitlines()]
    assert lines == ["Goats ashore", *said]


@pytest.mark.parametrize(
    "teaser",
    [
        f"<p>Read more: {LINK}</p>",
        f"<p>Also read: {LINK}</p>",
        f"<p><strong>READ ALSO</strong> {LINK}</p>",
        "<p><a href='/2'>Also read: Nine hurt in storm on Lund Isle</a></p>",
        f"<p>Related:</p><ul><li>{LINK}</li><li>{LINK}</li></ul>",
        f"<h3>Related stories</h3><p>{LINK}</p>",
        f"<div class='c-related-box'><h3>Related</h3>{LINK}<p>{OTHER}</p></div>",
        f"<div class='article__read-more'><a href='/2'><h4>Nine hurt</h4><p>{OTHER}</p></a></div>",
        f"<section id='recommended_2'><p>{OTHER}</p>{LINK}</section>",
        f"<div class='inline-teaser'><a href='/2'>{OTHER}</a></div>",
        f"<aside><p>{OTHER}</p></aside>",
        f"<figure><figcaption>{OTHER}</figcaption></figure>",
        f"<div class='newsletter-signup'><p>{OTHER}</p></div>",
    ],
)
def test_teasers_of_other_stories_stay_out(teaser, page):
    text = page(web_page(STORY[0], f"{STORY[1]}</p>{teaser}<p>{STORY[2]}", STORY[3])).text
    assert text.splitlines() == WHOLE


@pytest.mark.parametrize(
    "kept",
    [
        "Read more books, the teacher told all 12 pupils of the island on Monday.",
        "More: that is what all 12 crews asked for, said the harbour master on Monday.",
        "The council said so in <a href='/2'>a letter</a> to all 12 crews on Monday.",
    ],
)
def test_sentences_that_only_begin_like_a_teaser_stay(kept, page):
    text = page(web_page(STORY[0], kept, *STORY[1:])).text
    assert "12 crews" in text or "12 pupils" in text


@pytest.mark.parametrize("name", ["has-related", "recommended", "teaser", "read-more-enabled", "comments-open"])
def test_an_article_whose_frame_has_an_odd_name_stays(name, page):
    menu = "<nav>" + '<a href="/">Home and sport</a> ' * 60 + "</nav>"
    before = f'{menu}<div class="{name}"><a href="/letter">The letter</a>'
    assert STORY[0] in page(web_page(before=before, after="</div>")).text


@pytest.mark.parametrize("name", ["has-related", "recommended", "teaser", "read-more-enabled"])
def test_so_does_one_whose_paragraphs_alone_are_in_it(name, page):
    menu = "<nav>" + '<a href="/">Home and sport</a> ' * 60 + "</nav>"
    body = "".join(f"<p>{each}</p>" for each in STORY)
    around = f'</p><div class="{name}">{body}<a href="/letter">The letter</a></div><p>'
    text = page(web_page(around, before=menu)).text
    assert all(sentence in text for sentence in STORY)


def linked(body, **more):
    data = {"@type": "NewsArticle", "articleBody": body} | more
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


OFFER = (
    "Subscribe to read on. Already a member? Log in. Access costs one crown a week for the first eight weeks.",
    "Cancel at any time before the trial ends; after that it costs ten crowns a month, and you may share it with two.",
)


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join(STORY),
        "".join(f"<p>{sentence}</p>" for sentence in STORY),
        "<br/>".join(STORY).replace("'", "&#39;"),
    ],
)
@pytest.mark.parametrize("shown", [OFFER, OFFER[:1], (STORY[0], *OFFER)])
def test_what_stands_only_in_linked_data_is_read_from_there(body, shown, page):
    document = page(web_page(*shown, head=linked(body)))
    assert document.text.splitlines() == list(STORY)
    ((code, message),) = document.warnings
    assert code == "linked_data_text"
    assert "articleBody" in message


def test_a_sentence_that_only_linked_data_has_is_named(page):
    more = "The insurer, which is of Orrin, will send two of its own divers to the wreck."
    document = page(web_page(head=linked(" ".join([*STORY, more]))))
    assert document.text.splitlines() == WHOLE
    ((code, message),) = document.warnings
    assert code == "text_missing"
    assert more[:40] in message


@pytest.mark.parametrize(
    "head",
    [
        linked(" ".join(STORY)),
        linked("A short teaser."),
        linked(" ".join(STORY[:2]) + "..."),
        linked(7),
        linked("Of quite another thing. " * 20) + linked("And of a third. " * 20),
        '<script type="application/ld+json">{"@type": "VideoObject", "articleBody": "%s"}</script>' % (OTHER * 9),
    ],
)
def test_what_the_page_shows_in_full_is_left_as_it_is(head, page):
    document = page(web_page(head=head))
    assert document.text.splitlines() == WHOLE
    assert document.warnings == ()
