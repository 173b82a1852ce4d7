"""When a page was published, changed and saved; and pages of several dated entries."""

from datetime import date

import pytest

from claimcheck.read.inputs import read_inputs
from tests.documents import STORY, web_page

SECOND, FOURTH, SIXTH = date(2031, 4, 2), date(2031, 4, 4), date(2031, 4, 6)


@pytest.fixture
def article(tmp_path, rules):
    """Return a reader of a single web page, which gives the article and the codes of the problems."""

    def read(content):
        (tmp_path / "page.html").write_bytes(content)
        (found,), problems = read_inputs([tmp_path / "page.html"], rules)
        return found, {problem.code: problem.message for problem in problems}

    return read


def under_the_title(line):
    """Return a page with `line` between its headline and its first paragraph."""
    return web_page().replace(b"</h1>", f"</h1>{line}".encode())


ABBR = '<abbr itemprop="datePublished" title="2031-04-02T03:55">2 April 2031</abbr>'
CHANGED = '<time itemprop="dateModified" datetime="2031-04-04T10:00">4 April 2031</time>'


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        (f"<p>Published {ABBR}, updated {CHANGED}</p>", SECOND, FOURTH),
        (f"Published {ABBR}, updated {CHANGED}", SECOND, FOURTH),
        (f"<div><span>Published</span> {ABBR}<br>Updated {CHANGED}</div>", SECOND, FOURTH),
        (f"<p>Published 2 April 2031 | Updated {CHANGED}</p>", SECOND, FOURTH),
        ("<p>Published 2 April 2031, 10:12 GMT | Last updated: April 4, 2031</p>", SECOND, FOURTH),
        ("Published: 2 April 2031<br>Updated: 4 April 2031", SECOND, FOURTH),
        ("<span>2 April 2031, 10:12</span>", SECOND, None),
        ('<time itemprop="datePublished" datetime="2031-04-02">Wed</time>', SECOND, None),
        ('<meta itemprop="datePublished" content="2031-04-02">', SECOND, None),
        ('<span property="datePublished" content="2031-04-02T10:12">Wed</span>', SECOND, None),
        ('<data itemprop="datePublished" value="2031-04-02">Wed</data>', SECOND, None),
        ('<abbr class="published" title="2031-04-02T10:12">Wed</abbr>', SECOND, None),
        ('<time class="dt-published" datetime="2031-04-02">Wed</time>', SECOND, None),
        ('<time class="dt-updated" datetime="2031-04-04">Fri</time>', FOURTH, FOURTH),
        (f"<p>{CHANGED}</p>", FOURTH, FOURTH),
    ],
)
def test_published_and_modified_are_two_dates(line, published, modified, article):
    found, _codes = article(under_the_title(line))
    assert (found.published, found.modified) == (published, modified)
    assert found.text.splitlines() == ["Ferry sinks", *STORY]
    if modified:
        assert dict(found.provenance)["modified"].startswith("page: ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<!-- Page saved with SingleFile \n url: https://lund.example/a \n saved date: Sun Apr 06 2031 10:12 -->",
            "",
        ),
        ("", "<!-- FILE ARCHIVED ON 03:55:12 Apr 06, 2031 AND RETRIEVED FROM AN ARCHIVE -->"),
    ],
)
def test_the_day_on_which_a_page_was_saved_is_a_third(before, after, article):
    found, _codes = article(before.encode() + under_the_title(f"<p>{ABBR}</p>") + after.encode())
    assert (found.published, found.fetched) == (SECOND, SIXTH)
    assert dict(found.provenance)["fetched"] == "page: saved date"


def test_the_address_that_a_browser_notes_is_taken(article):
    found, _codes = article(b"<!-- saved from url=(0022)https://lund.example/a -->" + web_page())
    assert found.url == "https://lund.example/a"


@pytest.mark.parametrize(
    "sentence", ["Published on 2 April 2031, the report named 12 crews.", "On 2 April 2031 it sank."]
)
def test_a_sentence_with_a_date_stays(sentence, article):
    found, _codes = article(web_page(sentence, *STORY))
    assert sentence in found.text


def entries(*lines):
    """Return a page whose article has an entry for each of `lines` (stamps)."""
    return web_page("".join(f"</p><div>{line}<p>{each}</p></div><p>" for line, each in zip(lines, STORY, strict=True)))


DAYS = [f"{day} April 2031" for day in (7, 6, 5, 4)]
CLOCKS = ["14:05 GMT", "13.40 BST", "9:15 am", "08:02"]


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ([f'<time datetime="2031-04-0{day}T10:00">{day} Apr</time>' for day in (7, 6, 5, 4)], date(2031, 4, 7)),
        ([f'<time datetime="2031-04-0{day}T10:00">{day} Apr</time>' for day in (4, 5, 6, 7)], date(2031, 4, 7)),
        ([f"<h3>{day}</h3>" for day in DAYS], date(2031, 4, 7)),
        ([f"<span class='stamp'>{clock}</span>" for clock in CLOCKS], None),
        ([f"<p>{clock}</p>" for clock in CLOCKS], None),
    ],
)
def test_a_page_of_dated_entries_is_told_and_has_the_date_of_the_latest(lines, published, article):
    found, codes = article(entries(*lines))
    assert "4 dated entries" in codes["several_entries"]
    assert found.published == published
    assert [line for line in found.text.splitlines() if len(line) > 40] == list(STORY)


def marked(*stamps):
    """Return a page of entries whose times are only in its code."""
    return web_page(
        "".join(
            f'</p><div itemprop="liveBlogUpdate">{stamp}<h3>News</h3><p>{each}</p></div><p>'
            for stamp, each in zip(stamps, STORY, strict=True)
        )
    )


@pytest.mark.parametrize(
    ("page", "stamps"),
    [
        (
            entries(*(f'<time datetime="2031-04-0{day}T10:00">{day} April 2031, 10:00</time>' for day in (7, 6, 5, 4))),
            [f"{day} April 2031, 10:00" for day in (7, 6, 5, 4)],
        ),
        (
            entries(*(f'<time datetime="2031-04-0{day}T10:00">10:00</time>' for day in (7, 6, 5, 4))),
            [f"10:00, 2031-04-0{day}" for day in (7, 6, 5, 4)],
        ),
        (
            entries(*(f'<time datetime="2031-04-0{day}T10:00+01:00">{day} hours ago</time>' for day in (7, 6, 5, 4))),
            [f"{day} hours ago, 2031-04-0{day}" for day in (7, 6, 5, 4)],
        ),
        (
            marked(*(f'<meta itemprop="datePublished" content="2031-04-0{day}T10:00Z">' for day in (7, 6, 5, 4))),
            [f"2031-04-0{day} 10:00" for day in (7, 6, 5, 4)],
        ),
        (entries(*(f"<h3>{day}</h3>" for day in DAYS)), DAYS),
    ],
)
def test_each_entry_stands_under_its_own_day(page, stamps, article):
    found, codes = article(page)
    assert "4 dated entries" in codes["several_entries"]
    lines = [line for line in found.text.splitlines() if line in stamps or line in STORY]
    assert lines == [line for pair in zip(stamps, STORY, strict=True) for line in pair]


def test_the_own_date_of_a_page_of_entries_wins(article):
    head = '<meta property="article:published_time" content="2031-04-02">'
    lines = [f"<p>{day}</p>" for day in DAYS]
    found, codes = article(entries(*lines).replace(b"</head>", f"{head}</head>".encode()))
    assert found.published == SECOND
    assert "several_entries" in codes


def test_a_stamp_that_leads_its_paragraph_is_parted_from_it(article):
    found, codes = article(
        web_page(*(f"<strong>{at}</strong> – {each}" for at, each in zip(CLOCKS, STORY, strict=True)))
    )
    assert "several_entries" in codes
    assert [line for line in found.text.splitlines() if len(line) > 40] == list(STORY)


@pytest.mark.parametrize("place", ['<div class="comments">{}</div>', "<aside>{}</aside>", "<footer>{}</footer>"])
def test_stamps_beside_the_article_make_no_entries(place, article):
    comments = "".join(f"<div><time>{clock}</time><p>{STORY[0]}</p></div>" for clock in CLOCKS)
    _found, codes = article(web_page(after=place.format(comments)))
    assert "several_entries" not in codes
