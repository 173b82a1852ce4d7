import pytest

from claimcheck.read import archive
from claimcheck.read.document import Told
from claimcheck.read.open_document import read_open_document
from claimcheck.read.raw import RefusedError
from tests.documents import ODF_NAMES, STORY, archive_of, open_document

STYLES = "".join(
    f'<style:style style:family="{family}" style:name="{name}" {parent}><style:text-properties {look}/></style:style>'
    for family, name, look, parent in (
        ("text", "Mark", 'style:text-position="super 58%"', ""),
        ("text", "Lifted", 'style:text-position="30% 58%"', ""),
        ("text", "Low", 'style:text-position="sub 58%"', ""),
        ("text", "Gone", 'style:text-line-through-style="solid"', ""),
        ("text", "Goner", "", 'style:parent-style-name="Gone"'),
        ("text", "Back", 'style:text-line-through-style="none"', 'style:parent-style-name="Gone"'),
        ("text", "Unseen", 'text:display="none"', ""),
        ("paragraph", "Out", 'style:text-line-through-type="single"', ""),
        ("paragraph", "Off", 'text:display="none"', ""),
    )
)


def lines_of(body):
    return read_open_document(open_document(body=body, styles=STYLES)).text.splitlines()


def test_a_line_for_each_paragraph_and_the_title():
    document = read_open_document(open_document(*STORY, title="Ferry sinks"))
    assert document.text == "\n".join(STORY) + "\n"
    assert document.told == (Told("title", "Ferry sinks", "document: dc:title"),)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<text:span>in sight</text:span>", "in sight"),
        ('a<text:s text:c="3"/>b', "a   b"),
        ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
        ("a\n   b", "a b"),
        ('<text:span text:style-name="Unseen">hidden</text:span>', ""),
        ("<office:annotation><text:p>a remark</text:p></office:annotation>", ""),
        ("<text:ruby><text:ruby-base>word</text:ruby-base><text:ruby-text>over</text:ruby-text></text:ruby>", "word"),
        ('<text:a xmlns:xlink="x" xlink:href="y">a link</text:a>', "a link"),
        ("<text:hidden-text>hidden</text:hidden-text>", ""),
    ],
)
def test_what_a_reader_of_the_page_sees(inside, text):
    assert lines_of(f"<text:p>Said: {inside}</text:p>") == f"Said: {text}".rstrip().split("\n")


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ('<text:span text:style-name="Mark">2</text:span>', "17"),
        ('<text:span text:style-name="Lifted">2</text:span>', "17"),
        ('<text:span text:style-name="Low">2</text:span>', "172"),
        (' km<text:span text:style-name="Mark">2</text:span>', "17 km²"),
        ('<text:span text:style-name="Mark">th</text:span>', "17th"),
        ('<text:span text:style-name="Gone"> or 18</text:span>', "17"),
        ('<text:span text:style-name="Goner"> or 18</text:span>', "17"),
        ('<text:span text:style-name="Back"> or 18</text:span>', "17 or 18"),
        ("<text:note><text:note-citation>2</text:note-citation></text:note>", "17"),
    ],
)
def test_what_is_raised_or_struck_out_is_no_text(run, text):
    document = read_open_document(open_document(body=f"<text:p>17{run}</text:p>", styles=STYLES))
    assert document.text == f"{text}\n"
    assert [code for code, _ in document.warnings] == ["withdrawn"] * ("18" in run and "18" not in text)


DELETED = "<text:deletion><text:p>deleted</text:p></text:deletion>"


@pytest.mark.parametrize(
    "unseen",
    [
        '<text:p text:style-name="Off">hidden</text:p>',
        '<text:section text:display="none"><text:p>hidden</text:p></text:section>',
        f"<text:tracked-changes><text:changed-region>{DELETED}</text:changed-region></text:tracked-changes>",
    ],
)
def test_what_is_hidden_or_deleted_is_no_text(unseen):
    assert lines_of(f"<text:h>Ferry sinks</text:h>{unseen}<text:p>All were saved.</text:p>") == [
        "Ferry sinks", "All were saved.",
    ]  # fmt: skip


def test_notes_lists_sections_and_boxes_are_read():
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Counted on Friday.</text:p>"
        "</text:note-body></text:note>"
    )
    box = "<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame>"
    body = (
        f"<text:p>All were saved.{note}</text:p><text:list><text:list-item><text:p>A point.</text:p></text:list-item>"
        f"</text:list><text:section><text:p>Before{box} and after.</text:p></text:section>"
    )
    assert lines_of(body) == ["All were saved.", "A point.", "Before and after.", "Boxed.", "Counted on Friday."]


def table(*rows, heads=""):
    cells = ("".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row) for row in rows)
    return f"<table:table>{heads}{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"


def test_a_table_gives_a_line_for_each_value():
    assert lines_of(table(("Town", "Dead", "Missing"), ("Lund", 12, 3), ("Orrin", 4, 40))) == [
        "Lund: Dead 12", "Lund: Missing 3", "Orrin: Dead 4", "Orrin: Missing 40",
    ]  # fmt: skip


def test_a_table_that_arranges_paragraphs_stays_as_it_is():
    assert lines_of(table((" ".join(STORY[:3]), "12"))) == [" ".join(STORY[:3]), "12"]


def test_cells_joined_downwards_stand_in_each_of_their_rows():
    joined = (
        '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Lund</text:p></table:table-cell>'
        "<table:table-cell><text:p>Anna</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>Berta</text:p></table:table-cell>"
        "</table:table-row>"
    )
    assert lines_of(f"<table:table>{joined}</table:table>") == ["Lund: Anna", "Lund: Berta"]


def deep(levels):
    return f"{'<text:section>' * levels}<text:p>x</text:p>{'</text:section>' * levels}"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"The ferry sank.", "not_a_document"),
        (archive_of({"word/document.xml": "<w/>"}), "not_a_document"),
        (archive_of({"content.xml": f"<x {ODF_NAMES}/>"}), "not_a_document"),
        (open_document("x")[:-40], "not_a_document"),
        (open_document(""), "empty"),
        (archive_of({"content.xml": "<office:document-content"}), "damaged"),
        (open_document(body=deep(9000)), "damaged"),
        (open_document("x", declaration='<!DOCTYPE x [<!ENTITY a "ha">]>'), "entities"),
        (archive_of({"content.xml": "<a>" + "A" * 40_000_000}), "archive_bomb"),
        (archive_of({"META-INF/manifest.xml": "<encryption-data/>", "content.xml": "\x99"}), "encrypted"),
    ],
)
def test_what_can_not_be_read_says_why(content, code):
    with pytest.raises(RefusedError) as caught:
        read_open_document(content)
    assert caught.value.code == code
    assert "Word" not in caught.value.message


def test_one_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 100)
    with pytest.raises(RefusedError, match="would unpack"):
        read_open_document(open_document(*STORY))
