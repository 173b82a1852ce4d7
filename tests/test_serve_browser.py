"""The served page in the hands of reviewers: buttons, keys, undo, the article beside, two at once, a lost line.

As in tests/test_browser_page.py, Chromium of the system is driven by playwright; without either it is skipped.
"""

from __future__ import annotations

import pytest

from claimcheck.cli.review import import_sheet
from claimcheck.cli.screen import Screen
from claimcheck.review.store import read_decisions
from tests.chromium import opened_browser, sync_api
from tests.reviewing import answer, ids_in, lay_report
from tests.serving import Reviewer, served

pytest.importorskip("starlette", reason="claimcheck[serve] is not installed")
pytest.importorskip("uvicorn", reason="claimcheck[serve] is not installed")

WIDE, PHONE = {"width": 1500, "height": 900}, {"width": 390, "height": 844}
expect = sync_api.expect


@pytest.fixture(scope="module")
def browser():
    with opened_browser() as opened:
        yield opened


@pytest.fixture
def report(tmp_path):
    return lay_report(tmp_path)


@pytest.fixture
def opens(browser, report):
    """Open pages of one server; whatever the browser has to say against the page fails the test."""
    said, asked, contexts = [], [], []
    with served(report) as server:

        def open_page(name="Ada", size=WIDE):
            context = browser.new_context(viewport=size)
            contexts.append(context)
            page = context.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.on("console", lambda message: said.append(message.text))
            page.on("pageerror", lambda error: said.append(str(error)))
            page.goto(server.address)
            if name:
                page.locator("#desk-name").fill(name)
                page.locator("#desk-name").press("Enter")
            expect(page.locator("#desk-count")).to_contain_text("answered by you")
            return page

        open_page.server = server
        yield open_page
        for context in contexts:
            context.close()
    assert [url for url in asked if not url.startswith(server.address)] == []
    assert [text for text in said if "Failed to load resource" not in text] == []


def first_of(page):
    one = page.locator(".dispute").first
    one.focus()
    return one


def verdicts(folder):
    return {(one.target, one.reviewer): one.answer for one in read_decisions(folder)}


def test_a_key_answers_and_a_second_time_takes_it_back(opens, report):
    page = opens()
    dispute = first_of(page)
    name = dispute.get_attribute("id")
    page.keyboard.press("1")
    expect(page.locator("#desk-told")).to_have_text("Saved.")
    expect(dispute.get_by_role("button", name="real contradiction")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#desk-count")).to_have_text("1 of 4 answered by you")
    (decision,) = read_decisions(report)
    assert (decision.answer, decision.reviewer, len(decision.checked_on)) == ("real contradiction", "Ada", 10)
    page.keyboard.press("6")
    expect(dispute.get_by_label("Decided so far")).to_contain_text("ask the source")
    assert verdicts(report) == {(name, "Ada"): "ask the source"}
    page.keyboard.press("6")
    expect(dispute.get_by_label("Decided so far")).to_be_empty()
    assert read_decisions(report) == ()


def test_undo_brings_back_what_stood_before_also_after_the_page_was_loaded_again(opens, report):
    page = opens()
    dispute = first_of(page)
    name = dispute.get_attribute("id")
    for key in "125":
        page.keyboard.press(key)
    expect(dispute.get_by_role("button", name="misread")).to_have_attribute("aria-pressed", "true")
    for left in ("changed over time", "real contradiction"):
        page.keyboard.press("u")
        expect(dispute.get_by_role("button", name=left)).to_have_attribute("aria-pressed", "true")
        expect(page.locator("#desk-told")).to_have_text("Taken back.")
        assert verdicts(report) == {(name, "Ada"): left}
    page.reload()
    expect(page.locator("#desk-count")).to_have_text("1 of 4 answered by you")
    page.locator("#desk-undo").click()
    expect(page.locator("#desk-count")).to_have_text("0 of 4 answered by you")
    assert read_decisions(report) == ()
    expect(page.locator("#desk-undo")).to_be_disabled()


def test_value_and_note_are_typed_and_saved_when_left(opens, report):
    page = opens()
    dispute = first_of(page)
    page.keyboard.press("v")
    page.keyboard.type("12 jk?")
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    page.keyboard.type("they <b>said</b> so\n=SUM(A1)")
    page.keyboard.press("Escape")
    expect(dispute.get_by_label("Decided so far")).to_contain_text("they <b>said</b> so")
    (decision,) = read_decisions(report)
    assert (decision.value, decision.note, decision.answer) == ("12 jk?", "they <b>said</b> so\n=SUM(A1)", "")
    assert dispute.evaluate("(one) => document.activeElement === one")


def test_who_has_said_no_name_is_asked_for_it(opens, report):
    page = opens(name="")
    first_of(page)
    page.keyboard.press("1")
    expect(page.locator("#desk-told")).to_have_text("Enter your name first.")
    expect(page.locator("#desk-name")).to_be_focused()
    assert read_decisions(report) == ()


def test_a_claim_can_be_answered_where_it_is_quoted(opens, report):
    page = opens()
    statement = page.locator(".dispute .statement").first
    claim = statement.locator('.links a[href^="#c-"]').get_attribute("href")[1:]
    statement.locator("details.reading > summary").click()
    statement.get_by_role("button", name="wrong speaker").click()
    expect(statement.get_by_label("Decided so far")).to_contain_text("wrong speaker")
    assert verdicts(report) == {(claim, "Ada"): "wrong speaker"}


def test_two_reviewers_see_each_other_and_the_workbook(opens, report):
    ada, bo = opens("Ada"), opens("Bo")
    here, there = first_of(ada), first_of(bo)
    ada.keyboard.press("1")
    bo.keyboard.press("5")
    for dispute in (here, there):
        shown = dispute.get_by_label("Decided so far")
        expect(shown).to_contain_text("Ada: real contradiction", timeout=10_000)
        expect(shown).to_contain_text("Bo: misread", timeout=10_000)
    second = ids_in(report, "disagreement")[1]
    sheet = answer(report, {second: {"your verdict": "undecided", "reviewer": "Cy"}}, "c.xlsx", "disagreement")
    assert import_sheet(sheet, report, screen=Screen(quiet=True)) == 0
    dispute = ada.locator(f"[id='{second}']")
    dispute.scroll_into_view_if_needed()
    expect(dispute.get_by_label("Decided so far")).to_contain_text("Cy: undecided", timeout=10_000)
    assert len(read_decisions(report)) == 3


def test_an_answer_that_came_in_meanwhile_is_shown_before_it_is_replaced(opens):
    page = opens()
    dispute = first_of(page)
    page.keyboard.press("n")
    page.keyboard.type("my own words")
    other = Reviewer(opens.server, "ada")
    page.route("**/api/answers*", lambda route: route.abort())
    assert other.sends(dispute.get_attribute("id"), note="words of the other page")[0] == 200
    page.keyboard.press("Escape")
    expect(page.locator("#desk-told")).to_contain_text("has come in")
    expect(dispute.get_by_label("Decided so far")).to_contain_text("words of the other page")
    assert dispute.locator("textarea").input_value() == "my own words"
    page.unroute("**/api/answers*")
    # Looked at, and meant all the same.
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    expect(dispute.get_by_label("Decided so far")).to_contain_text("my own words")


def test_an_answer_is_kept_until_the_server_can_be_reached(opens, report):
    page = opens()
    dispute = first_of(page)
    page.route("**/api/**", lambda route: route.abort())
    page.keyboard.press("1")
    expect(page.locator("#desk-told")).to_have_text("Not saved yet; trying again.")
    assert read_decisions(report) == ()
    page.unroute("**/api/**")
    expect(dispute.get_by_label("Decided so far")).to_contain_text("real contradiction", timeout=10_000)
    assert len(read_decisions(report)) == 1


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_the_article_stands_beside_with_the_place_marked(opens, size):
    page = opens(size=size)
    dispute = first_of(page)
    page.keyboard.press("a")
    beside = page.locator("#beside")
    marked = beside.locator(".here")
    expect(marked).to_have_count(1)
    first = marked.inner_text()
    box, room = marked.bounding_box(), beside.bounding_box()
    assert room["y"] <= box["y"] <= room["y"] + room["height"]
    assert dispute.evaluate("(one) => one.getBoundingClientRect().top < innerHeight")
    assert page.evaluate("document.querySelectorAll('[id]').length") == page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map((one) => one.id)).size"
    )
    page.keyboard.press("a")
    expect(marked).not_to_have_text(first)
    page.keyboard.press("x")
    expect(beside).to_be_hidden()
    dispute.get_by_role("link", name="In the article").last.click()
    expect(marked).to_have_count(1)


def test_the_keys_are_shown_and_explained(opens):
    page = opens()
    expect(page.locator(".desk-keys")).to_be_visible()
    first_of(page)
    page.keyboard.press("?")
    shown = page.get_by_role("dialog")
    expect(shown).to_contain_text("real contradiction")
    expect(shown).to_contain_text("undo")
    page.keyboard.press("1")
    assert page.locator("#desk-count").inner_text() == "0 of 4 answered by you"
    shown.get_by_role("button", name="Close").click()
    expect(shown).to_be_hidden()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('.dispute')")


def test_the_search_finds_words_of_the_report_and_none_of_the_buttons(opens):
    page = opens()
    expect(page.locator(".answering").first).to_be_attached()
    for words, shown in (("misread", 0), ("preferred", 0), ("rightly", 0), ("roof", 2)):
        page.locator("#filter-words").fill(words)
        expect(page.locator("#filter-count")).to_have_text(f"{shown} of 4 shown")


def test_the_page_can_be_used_without_a_pointer_and_its_buttons_have_names(opens):
    page = opens()
    first_of(page)
    names = page.locator(".answering button, .answering input, .answering textarea").evaluate_all(
        "every => every.map((one) => one.ariaLabel)"
    )
    assert "real contradiction" in names
    assert all(names)
