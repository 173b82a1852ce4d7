import zipfile
from io import BytesIO

import docx
import pytest

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
    assert read_word(saved(document)).text == "Ferry sinks\nAll were saved.\nPassengers\n12\nNobody knows why.\n"


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
