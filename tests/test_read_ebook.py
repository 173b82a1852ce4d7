import pytest

from claimcheck.read.document import Told
from claimcheck.read.ebook import read_ebook
from claimcheck.read.page_words import PageWords
from claimcheck.read.raw import RefusedError
from tests.documents import STORY, archive_of, ebook

CHAPTER = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)


@pytest.fixture(scope="module")
def words(rules):
    return PageWords.of(rules.datelines.pages)


@pytest.mark.parametrize(
    ("chapter", "lines"),
    [
        (f"<h1>Ferry sinks</h1>{CHAPTER}", ["Ferry sinks", *STORY]),
        ("Loose words <b>and bold ones</b><p>One.</p>more<blockquote>Said.</blockquote>",
         ["Loose words and bold ones", "One.", "more", "Said."]),
        ("<p>Caf&eacute;&nbsp;12\n  and<br/>more</p>", ["Café 12 and", "more"]),
        ('<p>17<sup><a href="#n1">2</a></sup> <del>or 18</del> km<sup>2</sup></p>', ["17 km²"]),
        ('<p>17 <span class="gone">or 18</span></p><p class="off">hidden</p>', ["17"]),
        ("<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Lund</td><td>12</td></tr></table>", ["Lund: Dead 12"]),
        ("<script>var a = 1</script><p>One.</p>", ["One."]),
    ],
)  # fmt: skip
def test_a_line_for_each_paragraph(chapter, lines, words):
    styles = ".gone { text-decoration: line-through } .off { display: none }"
    assert read_ebook(ebook(chapter, styles=styles), words).text.splitlines() == lines


def test_several_chapters_are_read_in_order_and_told(words):
    document = read_ebook(ebook("<h1>News</h1>", f"<h1>A</h1>{CHAPTER}", f"<h1>B</h1>{CHAPTER}"), words)
    assert document.text.splitlines() == ["News", "A", *STORY, "B", *STORY]
    assert [code for code, _message in document.warnings] == ["several_parts"]
    assert "2 chapters" in document.warnings[0][1]


@pytest.mark.parametrize(
    ("metadata", "told"),
    [
        ("<dc:title> Ferry  sinks </dc:title>", [("title", "Ferry sinks")]),
        ("<dc:publisher>Lund Post</dc:publisher><dc:creator>Ada Lund</dc:creator>", [("outlet", "Lund Post")]),
        ("<dc:date>2031-04-02T00:00:00Z</dc:date>", [("published", "2031-04-02T00:00:00Z")]),
        ('<dc:date opf:event="publication">2031-04-02</dc:date>', [("published", "2031-04-02")]),
        ('<dc:date opf:event="modification">2031-04-02</dc:date>', []),
        ('<dc:date opf:event="conversion">2031-04-02</dc:date>', []),
        ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", []),
        ("<dc:source>https://lund.example/a</dc:source>", [("url", "https://lund.example/a")]),
        ("<dc:source>urn:isbn:1</dc:source>", []),
    ],
)
def test_what_the_book_says_of_itself(metadata, told, words):
    document = read_ebook(ebook(CHAPTER, metadata=metadata), words)
    assert [(each.name, each.value) for each in document.told] == told
    assert all(isinstance(each, Told) and each.source.startswith("e-book: dc:") for each in document.told)


CONTAINER = "META-INF/container.xml"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"The ferry sank.", "not_a_document"),
        (archive_of({"word/document.xml": "<w/>"}), "not_a_document"),
        (archive_of({CONTAINER: "<container/>"}), "damaged"),
        (archive_of({CONTAINER: '<c><rootfile full-path="../../etc/passwd"/></c>'}), "damaged"),
        (archive_of({CONTAINER: '<!DOCTYPE c [<!ENTITY a "ha">]><c/>'}), "entities"),
        (ebook("<img src='a.png'/>"), "empty"),
        (ebook(), "empty"),
        (ebook(CHAPTER, locked="in/part%200.xhtml"), "encrypted"),
        (archive_of({CONTAINER: "<a>" + "A" * 40_000_000}), "archive_bomb"),
    ],
)
def test_what_can_not_be_read_says_why(content, code, words):
    with pytest.raises(RefusedError) as caught:
        read_ebook(content, words)
    assert caught.value.code == code
    assert "Word" not in caught.value.message


def test_a_book_with_a_locked_font_is_read(words):
    assert STORY[0] in read_ebook(ebook(CHAPTER, locked="in/font.otf"), words).text
