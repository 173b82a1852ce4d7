"""The page in the hands of a reader: filters, keys, dark, paper, a phone, and no word to the network.

Chromium of the system is driven by playwright, which `make browser` installs; without either there is nothing to test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest

from claimcheck.model import Decision, Extraction, Result
from claimcheck.report.html import render_page
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from claimcheck.review.since import with_since
from tests.chromium import opened_browser, sync_api
from tests.results import (
    doubting,
    empty_result,
    figure,
    harbour_result,
    hostile_result,
    make_article,
    make_claim,
    make_disagreement,
    make_fact,
    position,
)
from tests.test_report_stories import two_stories_result

ROOT = Path(__file__).parent.parent
DESK, PHONE, SMALLEST = {"width": 1280, "height": 800}, {"width": 390, "height": 844}, {"width": 320, "height": 568}
SHOWN = ".dispute:not([hidden])"


@cache
def html_of(make) -> str:
    return render_page(make_page(Rows(make())))


def coalition_result() -> Result:
    from claimcheck.findings import read_report

    return read_report(ROOT / "reports" / "coalition")


def big_result() -> Result:
    import sys

    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from big_result import make_big_result
    finally:
        sys.path.pop(0)
    return make_big_result()


@dataclass
class Reader:
    """Opens pages, and notes what they asked of the network and said to the console."""

    browser: object
    folder: Path
    asked: list = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    contexts: list = field(default_factory=list)

    def opens(self, make, place: str = "", **wishes):
        context = self.browser.new_context(**{"viewport": DESK, **wishes})
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.asked.append(request))  # noqa: PLW0108 -- playwright asks for a function
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        path = self.folder / f"{make.__name__}.html"
        path.write_text(html_of(make), encoding="utf-8")
        page.goto(path.as_uri() + place)
        return page


@pytest.fixture(scope="module")
def browser():
    with opened_browser() as opened:
        yield opened


@pytest.fixture
def reader(browser, tmp_path) -> Iterator[Reader]:
    one = Reader(browser, tmp_path)
    yield one
    for context in one.contexts:
        context.close()
    assert one.said == []
    assert [request.url for request in one.asked if not request.url.startswith("file:///")] == []


def labels(page, what: str = SHOWN) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(f"{what} h3").all_text_contents()]


def click(link) -> None:
    """Click on what may be far down, two frames after it came onto the screen.

    What comes there gets its true height then, and moves what stands below it, the link included.
    """
    link.scroll_into_view_if_needed()
    link.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    link.click()


INJURED, WHEN = "people injured, Kestrel Wharf", "when the fire broke out"
WORDING, DAMAGE = "what Ilse Varga said of the roof", "damage, Kestrel Wharf"


@pytest.mark.parametrize(
    ("name", "choice", "stay"),
    [
        ("Verdict", "Contradiction (2)", [WHEN, WORDING]),
        ("Verdict", "Changed over time (1)", [INJURED]),
        ("Verdict", "Differs in precision (1)", [DAMAGE]),
        ("Severity", "High (1)", [WHEN]),
        ("Severity", "Low (2)", [WORDING, DAMAGE]),
        ("Kind", "Money (1)", [DAMAGE]),
        ("Outlet", "Northline Radio", [INJURED]),
        ("Speaker", "Tomas Reyle", [INJURED]),
    ],
)
def test_a_filter_leaves_what_passes_it(reader, name, choice, stay):
    page = reader.opens(harbour_result)
    page.get_by_role("combobox", name=name).select_option(label=choice)
    assert labels(page) == stay
    assert page.get_by_role("status").inner_text() == f"{len(stay)} of 4 shown"
    assert page.locator(SHOWN).evaluate_all("every => every.every((one) => one.checkVisibility())")
    page.get_by_role("button", name="Clear").click()
    assert len(labels(page)) == 4


def test_a_number_at_the_top_leads_to_what_it_counts(reader):
    page = reader.opens(harbour_result)
    page.get_by_role("link", name="1 change over time").click()
    assert labels(page) == [INJURED]
    assert page.locator(".dispute:target").evaluate("(one) => one.dataset.verdict") == "update_over_time"


def doubtful_result():
    return doubting(harbour_result(), WHEN)


@pytest.mark.parametrize(("link", "left"), [("1 contradiction", [WORDING]), ("1 doubtful difference", [WHEN])])
def test_a_number_at_the_top_leaves_what_it_counts_where_something_is_doubtful(reader, link, left):
    page = reader.opens(doubtful_result)
    page.get_by_role("link", name=link).click()
    assert labels(page) == left


def test_filters_go_together_and_say_where_nothing_is_left(reader):
    page = reader.opens(harbour_result)
    page.get_by_role("combobox", name="Verdict").select_option(label="Contradiction (2)")
    page.get_by_role("combobox", name="Severity").select_option(label="Low (2)")
    assert labels(page) == [WORDING]
    page.get_by_role("combobox", name="Kind").select_option(label="Count (1)")
    assert labels(page) == []
    assert page.get_by_text("No disagreement matches these filters.").is_visible()


@pytest.mark.parametrize(
    ("words", "number"),
    [("roof", 2), ("VARGA  ten", 2), ("4.2 million", 2), ("courier", 4), ("Lorne copied", 3), ("xyz", 0)],
)
def test_a_search_leaves_what_has_all_its_words(reader, words, number):
    page = reader.opens(harbour_result)
    texts = [text.lower() for text in page.locator(".dispute").all_text_contents()]
    page.get_by_role("searchbox", name="Search").fill(words)
    sync_api.expect(page.get_by_role("status")).to_have_text(f"{number} of 4 shown")
    having = [all(word in text for word in words.lower().split()) for text in texts]
    assert page.locator(".dispute").evaluate_all("every => every.map((one) => !one.hidden)") == having
    listed = page.locator("#at-a-glance tr[data-of]:not([hidden])").count()
    assert listed == sum(label != DAMAGE for label in labels(page))


def test_the_keys_lead_from_one_to_the_next(reader):
    page = reader.opens(harbour_result)
    focused = "document.activeElement.closest('.dispute')?.querySelector('h3').textContent"
    walk = []
    for key in "jjjjkk":
        page.keyboard.press(key)
        walk.append(page.evaluate(focused))
    # The one that is folded is passed over.
    assert walk == [WHEN, INJURED, WORDING, WORDING, INJURED, WHEN]
    assert page.evaluate(
        "document.activeElement.getBoundingClientRect().top"
        " >= document.getElementById('filters').getBoundingClientRect().bottom"
    )
    page.keyboard.press("/")
    page.keyboard.type("roof j")
    assert page.evaluate("document.activeElement.value") == "roof j"
    page.keyboard.press("Escape")
    assert page.get_by_role("searchbox").input_value() == ""
    assert len(labels(page)) == 4


def test_the_tab_key_reaches_everything_in_the_order_of_the_page(reader):
    page = reader.opens(harbour_result)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the disagreements"
    names = []
    for _ in range(20):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.id || document.activeElement.dataset.filter || ''"))
    assert [name for name in names if name] == [
        "filter-words",
        "verdict",
        "severity",
        "kind",
        "outlets",
        "speakers",
        "filter-clear",
    ]


def test_a_link_leads_to_the_passage_and_back(reader):
    page = reader.opens(harbour_result)
    click(page.locator(".dispute").first.get_by_role("link", name="In the article").first)
    passage = page.locator(".anchor:target")
    assert page.evaluate("document.querySelector('.anchor:target').nextElementSibling.textContent").strip()
    page.wait_for_timeout(200)
    assert passage.evaluate(
        "(one) => { const at = one.getBoundingClientRect().top; return at >= 0 && at < innerHeight; }"
    )
    click(page.get_by_role("link", name="Back to disagreement 1").first)
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelector('.dispute:target').checkVisibility()")


# Every element that has words of its own, with the contrast between them and the nearest opaque ground below.
CONTRASTS = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (one) => {
    for (; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const one of document.body.querySelectorAll("*")) {
    if (one.closest("svg, option, script") || !one.checkVisibility() || one.classList.contains("unseen")) continue;
    if (![...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    const [a, b] = [light(parse(getComputedStyle(one).color)), light(ground(one))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    found.push([contrast, one.className + ": " + one.textContent.slice(0, 40)]);
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_in_light_and_dark(reader, scheme):
    page = reader.opens(harbour_result, color_scheme=scheme)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) > 200
    assert [words for contrast, words in contrasts if contrast < 4.5] == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert (max(ground) < 60) is (scheme == "dark")
    assert (min(ground) > 200) is (scheme == "light")


def test_paper_has_no_controls_but_all_that_is_folded(reader):
    page = reader.opens(harbour_result)
    page.emulate_media(media="print")
    hidden = "(what) => [...document.querySelectorAll(what)].every((one) => !one.checkVisibility())"
    assert page.evaluate(hidden, ".filters, .skip, .top nav, .keys, .text")
    folded = page.locator("#precision .dispute")
    assert folded.evaluate("(one) => one.getBoundingClientRect().height") > 100
    paper = page.pdf()
    assert paper.startswith(b"%PDF")
    assert len(paper) > 20_000


@pytest.mark.parametrize("make", [harbour_result, hostile_result, empty_result, coalition_result, two_stories_result])
@pytest.mark.parametrize("size", [DESK, PHONE, SMALLEST], ids=["desk", "phone", "smallest"])
def test_nothing_runs_over_the_edge(reader, make, size):
    page = reader.opens(make, viewport=size)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_a_story_goes_with_the_last_of_its_findings_and_comes_back_for_a_link(reader):
    page = reader.opens(two_stories_result)
    page.get_by_role("combobox", name="Outlet").select_option(label="Echo")
    assert labels(page) == ["How many drivers struck?"]
    assert [page.locator(f"#story-{number}").is_visible() for number in (1, 2)] == [False, True]
    click(page.get_by_role("link", name="Kestrel Wharf, fire").first)
    sync_api.expect(page.locator("#story-1")).to_be_visible()
    assert len(labels(page)) == 5


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_running_figure_leads_to_its_finding(reader, size):
    page = reader.opens(harbour_result, viewport=size)
    drawing = page.locator(".moving svg[role=img]")
    assert drawing.evaluate("(one) => one.getBoundingClientRect().width <= innerWidth")
    click(page.locator(".moving a").first)
    assert page.locator(".dispute:target h3").inner_text().lower() == INJURED.lower()


def test_on_a_phone_the_filters_wait_behind_a_button(reader):
    page = reader.opens(harbour_result, viewport=PHONE, has_touch=True, is_mobile=True)
    choice = page.get_by_role("combobox", name="Severity")
    assert not choice.is_visible()
    page.get_by_role("button", name="Filters").tap()
    choice.select_option(label="High (1)")
    assert labels(page) == [WHEN]
    assert page.get_by_role("button", name="Filters (1)").is_visible()


def test_it_reads_whole_without_scripts(reader):
    page = reader.opens(harbour_result, java_script_enabled=False)
    assert not page.locator("#filters").is_visible()
    assert page.locator(".part > .dispute").evaluate_all("every => every.length") == 3
    page.get_by_text("Show 1 difference").click()
    assert page.locator("#precision .dispute").is_visible()


def test_nothing_can_be_sent_from_the_page(reader):
    page = reader.opens(harbour_result)
    tries = """() => Promise.allSettled([
      fetch("https://outside.example/"),
      new Promise((good, bad) => {
        const one = new Image();
        [one.onload, one.onerror, one.src] = [good, bad, "https://outside.example/a.png"];
      }),
    ]).then((ends) => ends.map((end) => end.status))"""
    assert page.evaluate(tries) == ["rejected", "rejected"]
    page.wait_for_timeout(100)
    assert len(reader.said) >= 2
    assert all("Content Security Policy" in line for line in reader.said)
    reader.said.clear()
    assert {request.failure for request in reader.asked[1:]} <= {"csp"}
    del reader.asked[1:]


def test_a_screen_reader_has_a_name_for_everything(reader):
    page = reader.opens(coalition_result)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    for part in ("Parts of the report",):
        assert page.get_by_role("navigation", name=part).count() == 1
    assert page.get_by_role("search", name="Filter the disagreements").count() == 1
    assert page.locator(".dispute").evaluate_all(
        "every => every.every((one) => document.getElementById(one.getAttribute('aria-labelledby')))"
    )
    assert page.locator("table").evaluate_all(
        "every => every.every((one) => one.querySelector('th[scope=col]') && one.querySelector('th[scope=row]'))"
    )
    nameless = page.locator("a:not(.anchor), button, summary").evaluate_all(
        "every => every.filter((one) => !(one.getAttribute('aria-label') || one.textContent).trim()).length"
    )
    assert nameless == 0


def test_a_screen_reader_has_a_name_for_every_chart(reader):
    page = reader.opens(big_result)
    assert page.locator("svg[role=img]").evaluate_all(
        "every => every.length && every.every((one) => one.querySelector('title'))"
    )


def test_a_report_of_five_hundred_articles_lays_out_only_what_is_on_the_screen(reader):
    page = reader.opens(big_result)
    laid_out = "(all) => all.filter((one) => one.checkVisibility({contentVisibilityAuto: true})).length"
    assert page.locator(".dispute h3").count() == 2_000
    assert 0 < page.locator(".dispute h3").evaluate_all(laid_out) < 100
    page.locator("#filter-words").fill("kel nobody")
    sync_api.expect(page.locator("#filter-count")).not_to_have_text("2000 of 2000 shown")
    page.locator("[data-filter=severity]").select_option("low")
    assert 0 < page.locator(SHOWN).count() < 1_000


# ------------------------------------------------------------------------------------------------ decided and linked


def decided(*answers: tuple[str, str, str]):
    """Return the story with answers to its disagreements: kind, verdict, reviewer."""
    result = harbour_result()
    items = {item.kind: item for item in result.disagreements}
    return replace(
        result,
        decisions=tuple(
            Decision(about="disagreement", target=items[kind].id, answer=answer, reviewer=reviewer)
            for kind, answer, reviewer in answers
        ),
    )


def partly_settled_result() -> Result:
    return decided(("date", "misread", "Ada"), ("quote", "misread", "Ada"), ("quote", "both can hold", "Bo"))


@pytest.mark.parametrize(
    ("choice", "stay"),
    [
        ("open (3)", [INJURED, WORDING, DAMAGE]),
        ("settled (1)", [WHEN]),
        ("disputed between reviewers (1)", [WORDING]),
    ],
)
def test_the_filter_of_states_leaves_what_is_in_that_state(reader, choice, stay):
    page = reader.opens(partly_settled_result)
    page.get_by_role("combobox", name="State").select_option(label=choice)
    assert labels(page) == stay
    assert page.locator(SHOWN).evaluate_all("every => every.every((one) => one.checkVisibility())")


def test_what_is_settled_is_folded_until_it_is_asked_for(reader):
    page = reader.opens(partly_settled_result)
    dispute = page.locator("#settled .dispute")
    assert not dispute.evaluate("(one) => one.checkVisibility()")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.querySelector('h3').textContent") == INJURED
    page.locator("#settled summary").focus()
    page.keyboard.press("Enter")
    assert dispute.evaluate("(one) => one.checkVisibility()")


def test_a_number_at_the_top_counts_what_is_open(reader):
    page = reader.opens(partly_settled_result)
    page.get_by_role("link", name="1 contradiction").click()
    assert labels(page) == [WORDING]
    page.get_by_role("link", name="1 settled").click()
    assert page.get_by_role("combobox", name="State").input_value() == "settled"


@pytest.mark.parametrize(
    ("address", "stay"),
    [
        ("?severity=high", [WHEN]),
        ("?verdict=contradiction&severity=low", [WORDING]),
        ("?words=4.2%20million", [WORDING, DAMAGE]),
        ("?outlets=Northline+Radio", [INJURED]),
        ("?speakers=Tomas+Reyle&verdict=update_over_time", [INJURED]),
        ("?severity=none-such&outlets=Nobody", [WHEN, INJURED, WORDING, DAMAGE]),
    ],
)
def test_the_address_says_what_is_shown(reader, address, stay):
    page = reader.opens(harbour_result, address)
    assert labels(page) == stay


def test_what_is_chosen_goes_into_the_address_and_comes_back(reader):
    page = reader.opens(harbour_result)
    page.get_by_role("combobox", name="Outlet").select_option(label="Northline Radio")
    page.get_by_role("searchbox", name="Search").fill("injured")
    sync_api.expect(page.get_by_role("status")).to_have_text("1 of 4 shown")
    page.wait_for_url("**?outlets=Northline+Radio&words=injured")
    page.reload()
    assert labels(page) == [INJURED]
    page.locator(".dispute .permalink").first.evaluate("(one) => one.click()")
    page.get_by_role("button", name="Clear").click()
    assert "?" not in page.url
    page.go_back()
    sync_api.expect(page.get_by_role("status")).to_have_text("1 of 4 shown")


def test_the_filters_give_way_to_what_a_link_leads_to(reader):
    hidden = next(item for item in harbour_result().disagreements if item.kind == "date")
    page = reader.opens(harbour_result, f"?severity=low#{hidden.id}")
    assert page.locator(f"[id={hidden.id}]").evaluate("(one) => one.checkVisibility()")
    assert len(labels(page)) == 4
    page.get_by_role("combobox", name="Severity").select_option(label="Low (2)")
    page.locator(".text .back").first.evaluate("(one) => one.click()")
    sync_api.expect(page.get_by_role("status")).to_have_text("4 of 4 shown")


def changed_result() -> Result:
    """Return the story as it stands over an earlier report that did not have the date of the fire."""
    result = harbour_result()
    return with_since(
        result, replace(result, disagreements=tuple(one for one in result.disagreements if one.kind != "date"))
    )


def test_what_is_new_since_the_last_run_can_be_picked(reader):
    page = reader.opens(changed_result)
    block = page.locator("#since")
    assert block.locator("summary").inner_text() == "Since the last run: 1 new"
    assert not block.get_by_role("link", name=WHEN).is_visible()
    block.locator("summary").click()
    assert block.get_by_role("link", name=WHEN).is_visible()
    page.get_by_role("combobox", name="State").select_option(label="new since the last run (1)")
    assert labels(page) == [WHEN]


@pytest.mark.parametrize("name", ["Reported the same way", "Articles", "Problems", "Who covers what", "Glossary"])
def test_a_heading_is_not_hidden_by_the_bar(reader, name):
    page = reader.opens(coalition_result)
    page.get_by_role("navigation").get_by_role("link", name=name).click()
    page.wait_for_timeout(200)
    top = "(one) => one.getBoundingClientRect().top"
    bar = page.locator("#filters").evaluate("(one) => one.getBoundingClientRect().bottom")
    heading = page.get_by_role("heading", name=name, exact=True).evaluate(top)
    end = page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2")
    assert heading >= bar
    assert heading < bar + 60 or end


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_passage_that_a_link_leads_to_is_outlined_and_its_outlet_on_the_screen(reader, size):
    page = reader.opens(coalition_result, viewport=size)
    names = page.locator(".text .anchor").evaluate_all("every => every.map((one) => one.id)")
    stacked = page.locator(".anchor + .anchor").evaluate_all("every => every.map((one) => one.previousSibling.id)")
    assert stacked
    bar = "(document.getElementById('filters').computedStyleMap().get('position').value === 'sticky')"
    for name in {*stacked[:5], *names[:: len(names) // 8]}:
        page.evaluate(f"location.hash = '{name}'")
        page.wait_for_timeout(120)
        outlined = page.locator(".passage:has(> .anchor:target)")
        assert outlined.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
        places = outlined.evaluate(
            "(one) => [one.closest('.text').querySelector('h3'), one].map((each) => each.getBoundingClientRect())"
            f".concat({bar} ? document.getElementById('filters').getBoundingClientRect() : []).map((at) => at.toJSON())"
        )
        head, words, *above = places
        assert head["bottom"] <= words["top"] + 1
        assert head["top"] >= (above[0]["bottom"] - 2 if above else 0)
        assert words["top"] < size["height"]


# ------------------------------------------------------------------------------------------------- copied and printed

KEEPS = "navigator.clipboard.writeText = async (words) => { window.kept = words; }"
REFUSES = """
navigator.clipboard.writeText = async () => { throw new Error("no"); };
document.addEventListener("copy", () => { window.kept = document.activeElement.value; });
"""
AS_TEXT = """\
when the fire broke out: Tuesday, 4 March 2031 / Wednesday

Contradiction · high severity · date

One fire can't break out both on Tuesday night and on Wednesday.

Tuesday, 4 March 2031 (1 independent origin in 2 articles)
- Maren Courier, 5 March 2031 – the outlet itself: “A fire tore through a warehouse at Kestrel Wharf in Port Maren on \
Tuesday night, injuring 12 people, the fire service said.” https://courier.example/2031/kestrel-wharf-fire
- Copied by Lorne Gazette 6 March 2031

Wednesday (1 independent origin)
- The Coastline, date unknown – the outlet itself: “The fire broke out on Wednesday, shortly after midnight.” \
https://coastline.example/a?b=1&c=2

{id}
"""
AS_MARKDOWN = """\
### when the fire broke out: Tuesday, 4 March 2031 / Wednesday

**Contradiction** · high severity · date

One fire can't break out both on Tuesday night and on Wednesday.

- **Tuesday, 4 March 2031** (1 independent origin in 2 articles)
  - Maren Courier, 5 March 2031 – the outlet itself: “A fire tore through a warehouse at Kestrel Wharf in Port Maren \
on **Tuesday** night, injuring 12 people, the fire service said.” \
[courier.example](<https://courier.example/2031/kestrel-wharf-fire>)
  - Copied by Lorne Gazette 6 March 2031
- **Wednesday** (1 independent origin)
  - The Coastline, date unknown – the outlet itself: “The fire broke out on **Wednesday**, shortly after midnight.” \
[coastline.example](<https://coastline.example/a?b=1&c=2>)

{id}
"""


@pytest.mark.parametrize("clipboard", [KEEPS, REFUSES], ids=["new way", "old way"])
@pytest.mark.parametrize(
    ("button", "words", "told"),
    [
        ("Copy as text", AS_TEXT, "Copied as text."),
        ("Copy as Markdown", AS_MARKDOWN, "Copied as Markdown."),
    ],
)
def test_a_finding_can_be_copied(reader, button, words, told, clipboard):
    page = reader.opens(harbour_result)
    page.evaluate(clipboard)
    first = page.locator(".dispute").first
    click(first.get_by_role("button", name=button))
    sync_api.expect(page.locator("#copied")).to_have_text(told)
    assert page.evaluate("window.kept") == words.format(id=first.get_attribute("id"))
    assert page.evaluate("document.activeElement.textContent") == button


def test_a_link_to_a_finding_leads_to_it_whatever_is_filtered(reader):
    page = reader.opens(harbour_result, "?severity=low")
    page.evaluate(KEEPS)
    dispute = page.locator("#disagreements .dispute:not([hidden])").first
    dispute.get_by_role("button", name="Copy link").press("Enter")
    sync_api.expect(page.locator("#copied")).to_have_text("Link copied.")
    # Of a page on somebody's own disk, a colleague gets no path.
    assert page.evaluate("window.kept") == "harbour_result.html#" + dispute.get_attribute("id")


def test_what_is_copied_of_hostile_words_makes_no_element(reader):
    from markdown_it import MarkdownIt

    page = reader.opens(hostile_result)
    page.evaluate(KEEPS)
    for dispute in page.locator(".dispute").all():
        page.evaluate("window.kept = ''")
        dispute.locator("[data-copy=markdown]").evaluate("(one) => one.click()")
        page.wait_for_function("window.kept")
        tokens = MarkdownIt("commonmark", {"html": True}).parse(page.evaluate("window.kept"))
        kinds = {child.type for token in tokens for child in (token.children or [token])}
        assert not {"html_inline", "html_block", "image", "em_open", "code_inline", "fence"} & kinds


def many_outlets_result() -> Result:
    """Return a story on which nine outlets each give another figure."""
    articles = [
        make_article(f"{name}.txt", f"The flood reached {number} houses in Lower Marsh, {name} reports.", outlet=name)
        for number, name in enumerate(
            ("Avocet", "Bittern", "Curlew", "Dunlin", "Egret", "Fulmar", "Godwit", "Heron Observer", "Ibis"), 11
        )
    ]
    claims = [make_claim(one, word := one.text.split()[3], quantity=figure(one, word, word)) for one in articles]
    fact = make_fact("count", "houses reached by the flood", tuple(claims))
    positions = tuple(position(claim.value, claim) for claim in claims)
    return Result(
        extractions=tuple(
            Extraction(article=one, claims=(claim,)) for one, claim in zip(articles, claims, strict=True)
        ),
        facts=(fact,),
        disagreements=(make_disagreement(fact, ("contradiction", "high"), "They differ.", positions, ("verdicts",)),),
        problems=(),
    )


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_paper_keeps_every_column(reader, paper):
    page = reader.opens(many_outlets_result)
    printed = page.pdf(format=paper)
    assert printed.startswith(b"%PDF")
    page.emulate_media(media="print")
    # The room between the margins, in pixels of the page.
    page.set_viewport_size({"width": {"Letter": 710, "A4": 688}[paper], "height": 900})
    over = (
        "every => every.flatMap((one) => [...one.querySelectorAll('th, td')])"
        ".filter((cell) => cell.getBoundingClientRect().right > innerWidth || cell.scrollWidth > cell.clientWidth + 1)"
        ".map((cell) => cell.textContent)"
    )
    assert page.locator("table.grid, table.glance, table.list").evaluate_all(over) == []
    assert page.locator(".grid thead th").count() == 10


def test_a_finding_stays_on_one_sheet_where_it_fits(reader):
    page = reader.opens(harbour_result)
    page.emulate_media(media="print")
    assert set(
        page.locator(".dispute").evaluate_all("every => every.map((one) => getComputedStyle(one).breakInside)")
    ) == {"avoid"}
    columns = "(one) => getComputedStyle(one).gridTemplateColumns.split(' ').length"
    page.set_viewport_size({"width": 710, "height": 900})
    injured = page.locator(".dispute", has_text="people injured").locator(".sides")
    assert injured.evaluate(columns) == 3
