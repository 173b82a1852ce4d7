"""Layout of a web page that carries meaning: raised marks, struck-out words, tables, lists of terms."""

import pytest

from claimcheck.read.page_words import PageWords
from claimcheck.read.web import read_web
from tests.documents import STORY, web_page


@pytest.fixture(scope="module")
def page(rules):
    """Return a reader of web pages with the shipped rules."""
    return lambda content: read_web(content, PageWords.of(rules.datelines.pages))


def first_line(page, words, head=""):
    """Return the first paragraph of an article that begins with `words`, as it is read."""
    return page(web_page(words, *STORY, head=head)).text.splitlines()[1]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("The flood displaced 31<sup>1</sup> people.", "The flood displaced 31 people."),
        ("It cost EUR 85 million<sup>2</sup> in all.", "It cost EUR 85 million in all."),
        ("It cost EUR 85 million<sup><a href='#n'>[2]</a></sup>.", "It cost EUR 85 million."),
        ("It cost EUR 85 million<a href='#n'><sup>2</sup></a>.", "It cost EUR 85 million."),
        ("The mayor<sup>*</sup> said 31<sup>a, b</sup> came.", "The mayor said 31 came."),
        ("Some 31<a href='https://lund.example/ferry#fn2'>2</a> came.", "Some 31 came."),
        ("Some 31<a href='#n' role='doc-noteref'>2</a> came.", "Some 31 came."),
        ("Some 31<span style='vertical-align: super'>2</span> came.", "Some 31 came."),
        ("Some 31<span class='superscript'>2</span> came.", "Some 31 came."),
        ("Some 31<span class='tiny'>2</span> came.", "Some 31 came."),
        ("A lake of 9 km<sup>2</sup> and 4 m<sup>3</sup>.", "A lake of 9 km² and 4 m³."),
        ("Some <b>9 km</b><sup>2</sup> of it.", "Some 9 km² of it."),
        ("About 10<sup>6</sup> cells.", "About 10⁶ cells."),
        ("On the 4<sup>th</sup> of May.", "On the 4th of May."),
        ("About 2<sup>1</sup>/<sub>2</sub> litres.", "About 2 1/2 litres."),
        ("Some CO<sub>2</sub> leaked.", "Some CO2 leaked."),
        ("See <a href='#map'>the map</a> of it.", "See the map of it."),
        ("In <a href='/2031'>2031</a> it sank.", "In 2031 it sank."),
    ],
)
def test_what_is_raised_is_set_apart(words, text, page):
    assert first_line(page, words, "<style>.tiny { font-size: 8px; vertical-align: super }</style>") == text


@pytest.mark.parametrize(
    "struck",
    [
        "<s>31</s>",
        "<del>31</del>",
        "<strike>31</strike>",
        "<del datetime='2031-04-02'><b>31</b></del>",
        "<span style='text-decoration: line-through'>31</span>",
        "<span style='color:red;text-decoration-line:line-through'>31</span>",
        "<span style='text-decoration: 2px RED line-through'>31</span>",
        "<span class='strikethrough'>31</span>",
        "<span class='gone'>31</span>",
        "<em class='old'>31</em>",
    ],
)
def test_what_is_struck_out_is_left_out_and_told(struck, page):
    head = "<style>.gone, em.old { text-decoration: line-through }</style>"
    document = page(web_page(f"Some {struck} 44 people came.", *STORY, head=head))
    assert document.text.splitlines()[1] == "Some 44 people came."
    ((code, message),) = document.warnings
    assert code == "withdrawn"
    assert "'31'" in message


@pytest.mark.parametrize(
    "kept",
    [
        "<ins>31</ins>",
        "<u>31</u>",
        "<span style='text-decoration: underline'>31</span>",
        "<span class='old'>31</span>",
        "<span class='printed'>31</span>",
    ],
)
def test_what_is_not_struck_out_stays(kept, page):
    head = (
        "<style>em.old {text-decoration:line-through}@media print{.printed{text-decoration:line-through}}"
        "body.old {text-decoration:line-through}</style>"
    )
    document = page(web_page(f"Some {kept} people came.", *STORY, head=head))
    assert document.text.splitlines()[1] == "Some 31 people came."
    assert document.warnings == ()


def test_a_paragraph_struck_out_is_none(page):
    document = page(web_page(STORY[0], f"<del>{STORY[1]}</del>", *STORY[2:]))
    assert STORY[1] not in document.text
    assert STORY[2] in document.text


def test_a_frame_with_an_odd_class_strikes_nothing_out(page):
    document = page(web_page(before="<div class='strike'>", after="</div>"))
    assert all(sentence in document.text for sentence in STORY)
    assert document.warnings == ()


LINES = ["Lund: Dead 12", "Lund: Missing 3", "Orrin: Dead 4", "Orrin: Missing 40"]
ROLES = (
    "<div role='row'><span role='columnheader'>Town</span><span role='columnheader'>Dead</span>"
    "<span role='columnheader'>Missing</span></div><div role='row'><span role='cell'>Lund</span>"
    "<span role='cell'>12</span><span role='cell'>3</span></div><div role='row'><span role='cell'>Orrin</span>"
    "<span role='cell'>4</span><span role='cell'>40</span></div>"
)
BODY = "<tr><td>Lund<td>12<td>3</tr><tr><td>Orrin<td>4<td>40</tr>"


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        (f"<table><tr><th>Town<th>Dead<th>Missing</tr>{BODY}</table>", LINES),
        (f"<table><thead><tr><td>Town<td>Dead<td>Missing</tr></thead>{BODY}</table>", LINES),
        (f"<figure><table><tr><th>Town<th>Dead<th>Missing</tr>{BODY}</table></figure>", LINES),
        (f"<div role='table'>{ROLES}</div>", LINES),
        ("<table><tr><th scope=row>Lund<td>12</tr><tr><th scope=row>Orrin<td>4</tr></table>", ["Lund: 12", "Orrin: 4"]),
        ("<table><tr><td>Lund<td>12<br>3</tr><tr><td>Orrin<td>4</tr></table>", ["Lund: 12 3", "Orrin: 4"]),
        ("<dl><dt>Lund</dt><dd>12</dd><dt>Orrin</dt><dd>4</dd></dl>", ["Lund: 12", "Orrin: 4"]),
        ("<ul><li>Lund: 12</li><li>Orrin: 4</li></ul>", ["- Lund: 12", "- Orrin: 4"]),
    ],
)
def test_no_figure_runs_into_another(table, lines, page):
    text = page(web_page(f"{STORY[0]}</p>{table}<p>{STORY[1]}", *STORY[2:])).text
    assert text.splitlines()[1:] == [STORY[0], *lines, *STORY[1:]]


def test_a_table_that_arranges_the_page_stays_as_it_is(page):
    body = "".join(f"<p>{sentence}</p>" for sentence in STORY)
    content = f"<html><body><table><tr><td>Home<td><h1>Ferry sinks</h1>{body}</table></body></html>"
    text = page(content.encode()).text
    assert all(sentence in text for sentence in STORY)


@pytest.mark.parametrize(
    "piece", ["<sup>1</sup>", "<sup></sup>", "<s>1</s>", "<a href='#'>1", "<td>1", "<tr><td>1", "<dt>1", "<dl>"]
)
def test_any_heap_of_layout_is_taken_in_time(piece, page):
    assert STORY[3] in page(web_page(f"{STORY[0]}</p>{piece * 5_000}<p>{STORY[1]}", *STORY[2:])).text
