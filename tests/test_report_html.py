"""The page: whole without scripts or network, and no word of an article in it is more than a word."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from claimcheck.model import Extraction
from claimcheck.report.html import render_page
from claimcheck.report.page import make_page, why_empty
from claimcheck.report.rows import Rows
from claimcheck.report.safe_cells import visible
from tests.results import (
    HOSTILE,
    doubting,
    empty_result,
    figure,
    harbour_result,
    hostile_result,
    make_article,
    make_claim,
)

VOID = {"meta", "input", "line", "circle", "use"}


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text of each element with an id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, str | None]] = []
        self.texts: dict[str, str] = {}
        self.marked: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("id")))
            if tag == "mark":
                self.marked.append("")

    def handle_endtag(self, tag):
        assert self.open[-1][0] == tag, f"{tag} closes {self.open[-1]}"
        self.open.pop()

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        for _, name in self.open:
            if name:
                self.texts[name] = self.texts.get(name, "") + data
        if self.open and self.open[-1][0] == "mark":
            self.marked[-1] += data

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.elements if attribute in attrs]


def html_of(result) -> str:
    return render_page(make_page(Rows(result)))


@pytest.fixture(params=[harbour_result, hostile_result, empty_result], ids=["harbour", "hostile", "empty"])
def html(request) -> str:
    return html_of(request.param())


def test_every_element_is_closed_and_every_id_is_there_once(html):
    page = Page(html)
    assert page.open == []
    ids = page.values("id")
    assert len(ids) == len(set(ids))


def test_links_lead_into_the_page_or_to_plain_web_addresses(html):
    page = Page(html)
    for target in page.values("href"):
        assert re.match(r"#|https?://", target)
        if target.startswith("#"):
            assert target[1:] in page.values("id")
    for tag, attrs in page.elements:
        if tag == "a" and not (attrs.get("href") or "#").startswith("#"):
            assert {"noopener", "noreferrer", "nofollow"} <= set((attrs["rel"] or "").split())


def test_nothing_is_fetched_and_only_our_own_script_and_style_may_run(html):
    page = Page(html)
    assert not {tag for tag, _ in page.elements} & {"link", "img", "iframe", "object", "embed", "form", "base"}
    assert not [
        name for _, attrs in page.elements for name in attrs if name.startswith("on") or name in {"src", "style"}
    ]
    (policy,) = [
        attrs["content"] for tag, attrs in page.elements if attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert not re.search(r"https?:|url\(|@import", content)


def test_hidden_characters_are_shown(html):
    assert not set(html) & set("\x00\x07\x1b\u202e\u2066\ud800\ufffe\x85")
    html.encode()


def test_hostile_words_stand_there_as_words():
    page = Page(html_of(hostile_result()))
    assert sum(tag == "script" for tag, _ in page.elements) == 1
    articles = page.texts["articles"]
    for number, words in enumerate(HOSTILE):
        assert " ".join(visible(words).split()) in " ".join(page.texts[f"article-{number + 1}"].split())
    assert "{{ 7*7 }}" in articles
    assert "secret" not in html_of(harbour_result())


def test_precision_is_opened_where_it_is_asked_for():
    html = render_page(make_page(Rows(harbour_result()), opened=frozenset({"precision"})))
    place = html.index('<section class="part" id="precision">')
    assert html.index('<details class="fold" open>', place) < html.index('<article class="dispute', place)


@pytest.mark.parametrize(("opened", "fold"), [(frozenset(), 'fold">'), (frozenset({"doubtful"}), 'fold" open>')])
def test_what_is_doubtful_is_folded_between_the_others(opened, fold):
    html = render_page(make_page(Rows(doubting(harbour_result(), "when the fire broke out")), opened=opened))
    names = ("disagreements", "doubtful", "precision")
    places = [html.index(f'<section class="part" id="{name}">') for name in names]
    assert places == sorted(places)
    doubtful = html[places[1] : places[2]]
    assert "<b>1</b> contradiction</a>" in html
    assert "<b>1</b> doubtful difference</a>" in html
    assert doubtful.index(f'<details class="{fold}') < doubtful.index("when the fire broke out")
    assert "when the fire broke out" not in html[html.index('id="at-a-glance"') : places[1]]


def test_the_most_serious_come_first_and_precision_is_folded():
    html = html_of(harbour_result())
    places = [html.index(f'<section class="part" id="{name}">') for name in ("disagreements", "precision")]
    judged = re.findall(r'<article class="dispute[^>]* data-verdict="(\w+)" data-severity="(\w+)"', html)
    assert judged == [
        ("contradiction", "high"),
        ("update_over_time", "medium"),
        ("contradiction", "low"),
        ("precision", "low"),
    ]
    assert html.index('id="at-a-glance"') < places[0] < places[1]
    assert html.index('<details class="fold">', places[1]) < html.index('<article class="dispute', places[1])
    assert html.index('id="coverage"') > places[1]


@pytest.mark.parametrize(
    "words",
    [
        "When the fire broke out".lower(),
        "Tuesday, 4 March 2031 / Wednesday",
        "One fire can't break out both on Tuesday night and on Wednesday.",
        "Contradiction",
        "High",
        "Maren Courier",
        "5 March 2031",
        "date unknown",
        "the outlet itself",
        "1 independent origin in 2 articles",
        "Copied by Lorne Gazette",
        "The fire broke out on Wednesday, shortly after midnight.",
        "verdicts.one_day_event",
    ],
)
def test_a_disagreement_says_what_differs_who_says_so_and_when(words):
    result = harbour_result()
    page = Page(html_of(result))
    dispute = " ".join(page.texts[result.disagreements[2].id].split())
    assert words in dispute


def test_speakers_are_named_as_far_as_known():
    page = Page(html_of(harbour_result()))
    text = " ".join(page.texts["disagreements"].split())
    for who in ("fire service", "officials at the district hospital", "Tomas Reyle"):
        assert f"Who says so: {who}" in text


def test_the_words_at_stake_are_marked_in_quotation_and_article():
    marked = Page(html_of(harbour_result())).marked
    for words in ("About 15", "More than 20", "12 people", "Tuesday", "around €4 million"):
        assert marked.count(words) >= 2


def test_every_claim_of_a_disagreement_links_to_its_passage():
    result = harbour_result()
    page = Page(html_of(result))
    for item in result.disagreements:
        for claim in item.claims:
            assert f"#{claim.id}" in page.values("href")
            assert claim.id in page.values("id")


def test_articles_stand_there_whole():
    page = Page(html_of(harbour_result()))
    for number, article in enumerate(sorted(harbour_result().articles, key=lambda article: article.file), 1):
        text = re.sub(r"\d", "", "".join(page.texts[f"article-{number}"].split()))
        assert re.sub(r"\d", "", "".join(article.text.split())) in text


def test_coverage_shows_who_is_silent_what_is_shared_and_what_one_alone_has():
    page = Page(html_of(harbour_result()))
    assert "nothing matched" in page.texts["coverage"]
    assert "the wharf is closed 3 of 4 outlets" in " ".join(page.texts["agreed"].split())
    assert "Two ferries were sent back" in page.texts["alone"]
    assert "Brandt Logistics" in page.texts["alone"]
    assert "injuring" not in page.texts["alone"]


def test_an_article_that_credits_another_outlet_says_so():
    result = harbour_result()
    crediting = [
        replace(one, article=replace(one.article, credit="Lorne <b>Wire</b>"))
        if one.article.file == "radio.txt"
        else one
        for one in result.extractions
    ]
    page = Page(html_of(replace(result, extractions=tuple(crediting))))
    assert "Credits Lorne <b>Wire</b>" in page.texts[result.disagreements[1].id]
    assert "credits Lorne <b>Wire</b>" in page.texts["articles"]


def test_a_hedge_that_stands_apart_from_its_figure_is_told():
    article = make_article("a.txt", "Over 300 homes were lost.")
    claim = make_claim(article, "300", quantity=figure(article, "300", "300", bound=">", low="300"))
    result = replace(EMPTY, extractions=(Extraction(article=article, claims=(claim,)),))
    assert Rows(result).statements.of(claim).value == "more than 300"


def test_it_works_without_scripts():
    html = html_of(harbour_result())
    assert re.search(r'<div class="filters"[^>]* hidden>', html)
    assert not re.search(r'<article class="dispute[^>]* hidden', html)


copied = make_article("b.txt", "Nothing happened.", origin="only.txt")
EMPTY = empty_result()
HARBOUR = harbour_result()


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (replace(EMPTY, extractions=()), "No article could be read"),
        (EMPTY, "only one article"),
        (
            replace(EMPTY, extractions=(*EMPTY.extractions, replace(EMPTY.extractions[0], article=copied))),
            "copies of one",
        ),
        (
            replace(
                EMPTY, extractions=(*EMPTY.extractions, replace(EMPTY.extractions[0], article=make_article("b", "X.")))
            ),
            "no claims to compare",
        ),
        (replace(HARBOUR, disagreements=(), facts=()), "No two articles make claims about the same fact"),
        (replace(HARBOUR, disagreements=()), "agree or can both be right"),
    ],
)
def test_an_empty_result_says_why(result, reason):
    assert reason in why_empty(result)
    assert reason in " ".join(html_of(result).replace("&#39;", "'").split())


def test_a_sentence_of_forty_thousand_characters_is_quoted_round_its_value():
    result = hostile_result()
    long = next(e.claims[0] for e in result.extractions if e.article.file == "long.txt")
    quote = "".join(piece.text for piece in Rows(result).statements.of(long).quote)
    assert len(quote) < 700
    assert "13 of them." in quote
