"""Makes small documents for the tests: web pages, Word files and PDFs, whole and broken."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx

STORY = (
    "The ferry to Lund Isle sank on Monday, and all 12 passengers were saved, the harbour master said.",
    "The council of Lund Isle will vote on Friday about a new ferry, which would cost three million crowns.",
    "Divers found a hole as wide as a door below the waterline, according to the first report of the coast guard.",
    "Fishing boats brought the passengers ashore within forty minutes, and a doctor looked after them on the quay.",
)


def web_page(*paragraphs: str, head: str = "", before: str = "", after: str = "", title: str = "Ferry sinks") -> bytes:
    """Return a page as newsrooms make them, with menus around an article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or STORY)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title} | Lund Post</title>{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"{before}<main><article><h1>{title}</h1>{body}</article></main>{after}"
        '<aside><h2>Most read</h2><ul><li><a href="/1">Nine hurt in storm</a></li></ul></aside>'
        "<footer>All rights reserved. Contact us.</footer></body></html>"
    ).encode()


def word_file(*paragraphs: str) -> bytes:
    """Return a .docx file with these paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """Return the .docx file `content` with parts replaced or added; `document` is `word/document.xml`."""
    new = {f"word/{name}.xml": data for name, data in parts.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in old.namelist():
            archive.writestr(name, new.pop(name, None) or old.read(name))
        for name, data in new.items():
            archive.writestr(name, data)
    return file.getvalue()


def pdf_file(*pages: list[str] | bytes, trailer: bytes = b"") -> bytes:
    """Return a PDF with a page for each list of lines, or for each ready content stream."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (5 + 2 * number)
        )
        packed = zlib.compress(page if isinstance(page, bytes) else _drawn(page))
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream")
    return pdf_of_objects(objects, trailer)


def pdf_of_objects(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, the catalogue first."""
    content = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(content)
    size = len(objects) + 1
    content += b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\n" % (size, table, size, trailer)
    return content + b"startxref\n%d\n%%%%EOF\n" % start


def _drawn(lines: list[str]) -> bytes:
    escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    shown = b"".join(b"(%s) Tj T*\n" % line.encode("cp1252") for line in escaped)
    return b"BT /F 10 Tf 14 TL 40 750 Td\n" + shown + b"ET"
