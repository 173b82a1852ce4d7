import zipfile
from io import BytesIO

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from claimcheck.read import archive
from claimcheck.read.raw import RefusedError
from claimcheck.read.word import read_word
from tests.documents import STORY, saved, with_parts, word_file

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def of_xml(body, declaration=""):
    """Return a Word file with this inside its body."""
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<w:document {W}><w:body>{body}</w:body></w:document>'
    return with_parts(word_file("x"), document=xml.encode())


def test_a_line_for_each_paragraph():
    assert read_word(word_file(*STORY)).text == "\n".join(STORY) + "\n"


def test_tables_headings_and_links_are_read_in_order():
    document = docx.Document()
    document.add_heading("Ferry sinks", 0)
    document.add_paragraph("All were saved.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Passengers", "12"
    document.add_paragraph("Nobody knows why.", style="List Bullet")
    assert read_word(saved(document)).text == "Ferry sinks\nAll were saved.\nPassengers: 12\nNobody knows why.\n"


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ("<w:r><w:t>in sight</w:t></w:r>", "in sight"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>", ""),
        ('<w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>shown again</w:t></w:r>', "shown again"),
        ("<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>", ""),
        ("<w:ins><w:r><w:t>put in</w:t></w:r></w:ins>", "put in"),
        ("<w:sdt><w:sdtContent><w:r><w:t>in a form</w:t></w:r></w:sdtContent></w:sdt>", "in a form"),
        ("<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink>", "a link"),
        ("<w:r><w:instrText>PAGE 7</w:instrText></w:r>", ""),
        ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:tab/><w:t>x</w:t></w:r>", "non-stop\tx"),
        ("<w:r><w:t>up</w:t><w:br/><w:t>down</w:t></w:r>", "up\ndown"),
    ],
)
def test_what_a_reader_of_the_page_sees(run, text):
    content = of_xml(f'<w:p><w:r><w:t xml:space="preserve">Said: </w:t></w:r>{run}</w:p>')
    assert read_word(content).text == f"Said: {text}".rstrip() + "\n"


SUPER = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


@pytest.mark.parametrize(
    ("run", "text"),
    [
        (f"<w:r>{SUPER}<w:t>2</w:t></w:r>", "17"),
        ('<w:r><w:rPr><w:position w:val="6"/></w:rPr><w:t>2</w:t></w:r>', "17"),
        ('<w:r><w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:t>2</w:t></w:r>', "17"),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', "17"),
        ('<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>2</w:t></w:r>', "17"),
        ('<w:r><w:endnoteReference w:id="2"/></w:r>', "17"),
        (f"<w:r><w:t> km</w:t></w:r><w:r>{SUPER}<w:t>2</w:t></w:r>", "17 km²"),
        (f"<w:r>{SUPER}<w:t>th</w:t></w:r>", "17th"),
        ('<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>', "172"),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t> or 18</w:t></w:r>", "17"),
        ("<w:r><w:rPr><w:dstrike/></w:rPr><w:t> or 18</w:t></w:r>", "17"),
        ('<w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t> or 18</w:t></w:r>', "17"),
        ('<w:r><w:rPr><w:rStyle w:val="Gone"/><w:strike w:val="0"/></w:rPr><w:t> or 18</w:t></w:r>', "17 or 18"),
    ],
)
def test_what_is_raised_or_struck_out_is_no_text(run, text):
    styles = (
        f'<w:styles {W}><w:style w:type="character" w:styleId="Mark">{SUPER}</w:style>'
        '<w:style w:type="character" w:styleId="Strike"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Gone"><w:basedOn w:val="Strike"/></w:style></w:styles>'
    )
    run = run.replace("<w:t>", '<w:t xml:space="preserve">')
    document = read_word(with_parts(of_xml(f"<w:p><w:r><w:t>17</w:t></w:r>{run}</w:p>"), styles=styles.encode()))
    assert document.text == f"{text}\n"
    assert [code for code, _ in document.warnings] == ["withdrawn"] * ("18" in run and "18" not in text)


def with_notes(kind, notes):
    """Return a Word file with one paragraph and these notes, as Word stores them."""
    document = docx.Document()
    document.add_paragraph("All were saved.")
    part = Part(
        PackURI(f"/word/{kind}.xml"),
        f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
        f"<w:{kind} {W}>{notes}</w:{kind}>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")
    return saved(document)


@pytest.mark.parametrize(("kind", "one"), [("footnotes", "footnote"), ("endnotes", "endnote")])
def test_notes_are_paragraphs_at_the_end(kind, one):
    notes = (
        f'<w:{one} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{one}>'
        f'<w:{one} w:id="2"><w:p><w:r><w:{one}Ref/></w:r>'
        f'<w:r><w:t xml:space="preserve"> Counted on Friday.</w:t></w:r></w:p></w:{one}>'
    )
    assert read_word(with_notes(kind, notes)).text == "All were saved.\nCounted on Friday.\n"


def test_a_table_gives_a_line_for_each_value():
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, words in zip(table.rows, ("Town Dead Missing", "Lund 12 3", "Orrin 4 40"), strict=True):
        for cell, word in zip(row.cells, words.split(), strict=True):
            cell.text = word
    lines = ["Lund: Dead 12", "Lund: Missing 3", "Orrin: Dead 4", "Orrin: Missing 40"]
    assert read_word(saved(document)).text.splitlines() == lines


def test_cells_joined_downwards_stand_in_each_of_their_rows():
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, words in zip(table.rows, ("Place Boat Crew", "Lund Anna 3", "Lund Berta 4"), strict=True):
        for cell, word in zip(row.cells, words.split(), strict=True):
            cell.text = word
    table.cell(2, 0).text = ""
    table.cell(1, 0).merge(table.cell(2, 0))
    lines = ["Lund, Anna: Crew 3", "Lund, Berta: Crew 4"]
    assert read_word(saved(document)).text.splitlines() == lines


def test_a_table_that_arranges_paragraphs_stays_as_it_is():
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = " ".join(STORY[:3]), "12"
    assert read_word(saved(document)).text == f"{' '.join(STORY[:3])}\n12\n"


def test_a_text_box_is_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    content = of_xml(f"<w:p><w:r><w:t>before </w:t></w:r><w:r>{both}</w:r><w:r><w:t>after</w:t></w:r></w:p>")
    assert read_word(content).text == "before after\nboxed\n"


def bomb(size):
    return with_parts(word_file("x"), document=b"<w:document>" + b"A" * size)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_document"),
        (b"plain words", "not_a_document"),
        (b"\xd0\xcf\x11\xe0" + bytes(4096), "not_a_document"),
        (word_file(*STORY)[:5000], "not_a_document"),
        (word_file(""), "empty"),
        (bomb(30_000_000), "archive_bomb"),
        (bomb(120_000_000), "archive_bomb"),
        (of_xml("<w:p>&a;</w:p>", '<!DOCTYPE x [<!ENTITY a "ha">]>'), "entities"),
        (of_xml("<w:p>&a;</w:p>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'), "entities"),
        (of_xml("<w:p>&a;</w:p>", f'<!--{"-" * 0}{"x" * 5000}--><!DOCTYPE x [<!ENTITY a "ha">]>'), "entities"),
        (of_xml("<w:p>&a;</w:p>", f'<!--{"x" * 1_000_000}--><!DOCTYPE x [<!ENTITY a "ha">]>'), "entities"),
        (of_xml("<w:p>"), "damaged"),
    ],
)
def test_what_is_no_good_word_file_is_refused(content, code):
    with pytest.raises(RefusedError) as caught:
        read_word(content)
    assert caught.value.code == code


def test_a_missing_part_is_damage():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types/>')
    with pytest.raises(RefusedError) as caught:
        read_word(file.getvalue())
    assert caught.value.code == "damaged"


def test_an_archive_that_lies_about_its_sizes_gives_no_more_than_it_says():
    content = bytearray(bomb(50_000_000))
    # The size of each part stands in the directory at the end and before the part itself; both are made small.
    for place in range(len(content) - 4):
        if content[place : place + 4] == (50_000_012).to_bytes(4, "little"):
            content[place : place + 4] = (1000).to_bytes(4, "little")
    with archive.open_archive(bytes(content)) as parts:
        assert sum(part.file_size for part in parts.infolist()) < 1_000_000
    with pytest.raises(RefusedError):
        read_word(bytes(content))


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    with pytest.raises(RefusedError) as caught:
        read_word(word_file("x"))
    assert caught.value.code == "archive_bomb"


def test_a_part_with_a_path_out_of_the_archive_is_written_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    content = with_parts(word_file(*STORY))
    file = BytesIO(content)
    with zipfile.ZipFile(file, "a") as parts:
        parts.writestr("../../../../escaped.txt", "x")
    assert read_word(file.getvalue()).text.startswith(STORY[0])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("at", [0, 5, 20, 40])
def test_a_part_whose_letters_are_damaged_is_named(at):
    content = bytearray(word_file("The ferry sank."))
    with zipfile.ZipFile(BytesIO(content)) as opened:
        place = opened.getinfo("word/document.xml").header_offset + 30 + len("word/document.xml") + at
    content[place : place + 8] = b"\xff" * 8
    with pytest.raises(RefusedError, match=r"word/document\.xml") as refused:
        read_word(bytes(content))
    assert refused.value.code == "damaged"
