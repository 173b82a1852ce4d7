"""One folder with everything that can be wrong with an article in it, and two good ones: the good ones come through."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys

import pytest
from openpyxl import load_workbook

from tests.documents import (
    STORY,
    archive_of,
    ebook,
    mail,
    nitf,
    open_document,
    pdf_file,
    pdf_of_objects,
    rich_text,
    saved_page,
    web_page,
    with_parts,
    word_file,
)

GOOD = {
    "good one.txt": "The flood at Orrin Vale killed 12 people on Monday, said Mayor Ada Lund.\n",
    "good two.txt": "Officials said the flood at Orrin Vale killed 15 people on Monday.\n",
}
TEXT = "The mill at Orrin Vale burned down on Tuesday, and {} sheep were lost, the owner said.\n"
LEVELS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
LOCKED = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O(%s)/U(%s)>>/ID[(a)(a)]" % (b"o" * 32, b"u" * 32)


def xml(declaration: str, text: str) -> bytes:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return f'<?xml version="1.0"?>{declaration}<w:document xmlns:w="{w}">{body}</w:document>'.encode()


WORD = word_file(*STORY)
# What gives no article, and under which code it is listed.
SKIPPED = {
    "empty.txt": (b"", "empty"),
    "spaces.txt": (b" \n\t" * 900, "empty"),
    "nul.txt": (b"The mill\0burned.", "not_text"),
    "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40, "not_text"),
    "noise.txt": (bytes(range(1, 255)) * 40, "not_text"),
    "wide.txt": (TEXT.encode("utf-16-le"), "not_text"),
    "long.txt": (TEXT.encode() * 30_000, "too_long"),
    "photo.html": (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(500), "not_text"),
    "blank.html": (b"<html><body><script>var a = 1</script></body></html>", "no_article"),
    "words.docx": (TEXT.encode(), "not_a_document"),
    "old.docx": (b"\xd0\xcf\x11\xe0" + bytes(4000), "not_a_document"),
    "half.docx": (WORD[: len(WORD) // 2], "not_a_document"),
    "burst.docx": (with_parts(WORD, document=xml("", "A" * 40_000_000)), "archive_bomb"),
    "grow.docx": (with_parts(WORD, document=xml(f'<!DOCTYPE x [<!ENTITY a0 "ha">{LEVELS}]>', "&a9;")), "entities"),
    "peek.docx": (
        with_parts(WORD, document=xml('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "&e;")),
        "entities",
    ),
    "words.pdf": (TEXT.encode(), "not_a_document"),
    "half.pdf": (pdf_file(list(STORY))[:300], "damaged"),
    "locked.pdf": (pdf_file(list(STORY), trailer=LOCKED), "encrypted"),
    "scan.pdf": (pdf_file([]), "no_text"),
    "loop.pdf": (
        pdf_of_objects([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
        "damaged",
    ),
    "words.rtf": (TEXT.encode(), "not_a_document"),
    "deep.rtf": (b"{\\rtf1" + b"{" * 90_000, "damaged"),
    "words.odt": (TEXT.encode(), "not_a_document"),
    "half.odt": (open_document(*STORY)[:400], "not_a_document"),
    "burst.odt": (archive_of({"content.xml": "<a>" + "A" * 40_000_000}), "archive_bomb"),
    "grow.odt": (open_document("&a9;", declaration=f'<!DOCTYPE x [<!ENTITY a0 "ha">{LEVELS}]>'), "entities"),
    "peek.odt": (open_document("&e;", declaration='<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/hostname">]>'), "entities"),
    "words.epub": (TEXT.encode(), "not_a_document"),
    "grow.epub": (
        archive_of({"META-INF/container.xml": f'<!DOCTYPE c [<!ENTITY a0 "ha">{LEVELS}]><c>&a9;</c>'}),
        "entities",
    ),
    "words.eml": (TEXT.encode(), "not_a_document"),
    "deep.eml": (
        b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)),
        "damaged",
    ),
    "blank.mht": (saved_page(b"<html></html>"), "no_article"),
    "feed.xml": (b"<rss><channel/></rss>", "unknown_format"),
    "grow.xml": (nitf("&a9;", before=f'<!DOCTYPE nitf [<!ENTITY a0 "ha">{LEVELS}]>'), "entities"),
    "peek.xml": (nitf("&e;", before='<!DOCTYPE nitf [<!ENTITY e SYSTEM "/etc/hostname">]>'), "entities"),
    "deep.xml": (b"<nitf>" + b"<p>" * 90_000, "damaged"),
    "notes.doc": (b"\xd0\xcf\x11\xe0" + bytes(4000), "unknown_format"),
    "table.csv": (b"id,text\n1,words\n", "table_in_folder"),
}
# What gives an article, and the warning that comes with it.
WARNED = {
    "latin.txt": (TEXT.format("ñandú").encode("cp1252"), "encoding_guessed"),
    "cut.txt": ((TEXT.format(7) + "é").encode()[:-1], "cut_short"),
    "twice.txt": (TEXT.format("JosÃ©, MÃ¼ller, CafÃ©").encode(), "mojibake"),
    "alike.txt": (TEXT.replace("Orrin", "\u041errin").format(8).encode(), "look_alikes"),
    "arabic.txt": ("احترقت الطاحونة يوم الثلاثاء. ".encode() * 9, "not_english"),
    "figures.md": (b"| 1 | 2 |\n" * 90, "few_words"),
    "front.md": (f"---\ntitle: !!python/object/apply:os.system ['x']\n---\n{TEXT.format(9)}".encode(), "front_matter"),
    "teaser.html": (b"<html><body><p>Subscribe to read on about the mill.</p></body></html>", "little_text"),
    "script.html": (
        web_page(head='<link rel="canonical" href="javascript:alert(1)">', title="<script>alert(1)</script>"),
        "bad_url",
    ),
}
# What must come through whole, whatever it looks like.
TAKEN = {
    "line.txt": (TEXT * 300).replace("\n", " ").encode(),
    "quote.txt": ('The owner said: "' + TEXT.format(3) * 60).encode(),
    "marks.txt": (
        "1," * 9000 + "\n" + '"' * 9000 + "\n" + " " * 9000 + "x\n" + "1" * 9000 + " million crowns\n"
    ).encode(),
    "odd.txt": "The mill\x01\x08\x1f\u2028burned\ufffe\uffff on \u202e45\u202c days\x85, said J\u0301ose.\n".encode(),
    "deep.html": web_page(before="<div>" * 9000),
    "=1+1.txt": TEXT.format(11).encode(),
    "<img src=x onerror=alert(2)>.txt": TEXT.format(12).encode(),
    "\x1b[31mred\n.txt": TEXT.format(13).encode(),
    "formula.txt": b"=HYPERLINK(1) said Ada Lund, who lost 45 sheep.\n+45 sheep were lost, @Ada said.\n",
    "word.docx": WORD,
    "page.pdf": pdf_file(list(STORY)),
    "text.odt": open_document(*STORY),
    "text.rtf": rich_text(*STORY),
    "book.epub": ebook("".join(f"<p>{paragraph}</p>" for paragraph in STORY)),
    "mail.eml": mail("\n\n".join(STORY)),
    "page.mhtml": saved_page(web_page()),
    "wire.xml": nitf(*STORY),
}

# What is no file at all, or too large a one.
LINKS = {
    "gone.txt": "dangling_link",
    "loop.txt": "dangling_link",
    "zero.txt": "link",
    "up": "link",
    "secret.txt": "link",
}
LINKS |= {"pipe.txt": "not_a_file", "plug.txt": "not_a_file", "huge.txt": "too_large"}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Return the finished run over all of it, and the folder that it wrote."""
    folder = tmp_path_factory.mktemp("bad")
    inside, out = folder / "in", folder / "out"
    inside.mkdir()
    files = {name: content for name, (content, _code) in (SKIPPED | WARNED).items()} | TAKEN
    for name, content in files.items():
        (inside / name).write_bytes(content)
    for name, text in GOOD.items():
        (inside / name).write_text(text)
    with (inside / "huge.txt").open("wb") as file:
        file.truncate(5 << 30)
    os.mkfifo(inside / "pipe.txt")
    (inside / "gone.txt").symlink_to(folder / "nowhere")
    (inside / "loop.txt").symlink_to("loop.txt")
    (inside / "zero.txt").symlink_to("/dev/zero")
    (inside / "up").symlink_to("..")
    (folder / "secret.txt").write_text("The secret is 4711 sheep, said Ada Lund.\n")
    (inside / "secret.txt").symlink_to(folder / "secret.txt")
    # The path of a socket can't be long.
    command = "import socket; socket.socket(socket.AF_UNIX).bind('plug.txt')"
    subprocess.run([sys.executable, "-c", command], cwd=inside, check=True)
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "report", inside, "-o", out, "--verbose", "--no-cache"],
        capture_output=True,
        check=False,
        timeout=300,
    )
    return done, out


def records(out, name):
    return [json.loads(line) for line in (out / name).read_text(encoding="utf-8").splitlines()]


def test_the_run_is_a_good_one(run):
    done, _out = run
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr + done.stdout
    assert b"\x1b" not in done.stderr
    assert f"({len(SKIPPED) + len(LINKS)} inputs skipped)".encode() in done.stdout


def test_every_good_article_comes_through(run):
    _done, out = run
    files = {record["file"] for record in records(out, "articles.jsonl")}
    shown = {name.replace("\x1b", "\\x1b").replace("\n", "\\n") for name in (*GOOD, *WARNED, *TAKEN)}
    assert files == shown
    deaths = [fact for fact in records(out, "facts.jsonl") if {"12", "15"} <= {m["value"] for m in fact["members"]}]
    assert [fact["differs"] for fact in deaths] == [True]
    assert set(GOOD) & {member["file"] for member in deaths[0]["members"]}


def test_everything_else_is_listed_with_its_reason(run):
    _done, out = run
    with (out / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = {(row["file"], row["code"]) for row in csv.DictReader(file)}
    expected = {(name, code) for name, (_content, code) in (SKIPPED | WARNED).items()} | set(LINKS.items())
    assert expected <= listed
    names = {name for name, _code in expected}
    others = {"same_source", "little_text", "few_words", "not_compared"}
    assert {name for name, code in listed if code not in others} <= names


def test_every_claim_stands_where_it_says(run):
    _done, out = run
    texts = {record["file"]: record["text"] for record in records(out, "articles.jsonl")}
    claims = records(out, "claims.jsonl")
    assert claims
    for claim in claims:
        assert texts[claim["file"]][claim["start"] : claim["end"]] == claim["text"]


def test_nothing_in_the_output_is_live(run):
    _done, out = run
    page = (out / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"<[^>]*\son\w+\s*=\s*[\"']?alert|<script>alert|href=[\"']?javascript:", page)
    assert "4711" not in page
    assert "haha" not in page
    for path in out.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if re.match(r"\s*[=@＝＠]|[\t\r]|[+-](?![\d.,\s]*\d[\d.,%]*$)", cell)]
    for sheet in load_workbook(out / "review.xlsx").worksheets:
        formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert not [formula for formula in formulas if "HYPERLINK(1)" in formula or "1+1" in formula]


def test_nothing_usable_makes_no_report(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("empty.txt", "half.docx", "scan.pdf", "blank.html"):
        (tmp_path / "in" / name).write_bytes(SKIPPED[name][0])
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "report", tmp_path / "in", "-o", tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    for name in ("empty.txt", "half.docx", "scan.pdf", "blank.html"):
        assert name in done.stderr
    assert not (tmp_path / "out").exists()
