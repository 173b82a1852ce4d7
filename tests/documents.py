"""Makes small documents for the tests: web pages, Word files and PDFs, whole and broken."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from email.message import EmailMessage

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


def archive_of(parts: dict[str, bytes | str]) -> bytes:
    """Return a ZIP archive of these parts; `mimetype` is packed as it is, as the formats ask for."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return file.getvalue()


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF_NAMES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0" '
    f'xmlns:style="{_ODF}:style:1.0" xmlns:draw="{_ODF}:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def open_document(*paragraphs: str, body: str = "", styles: str = "", title: str = "", declaration: str = "") -> bytes:
    """Return an .odt file with these paragraphs, or with this inside its body."""
    text = body or "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    main = (
        f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<office:document-content {ODF_NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    about = f"<office:meta><dc:title>{title}</dc:title></office:meta>"
    about = f"<office:document-meta {ODF_NAMES}>{about}</office:document-meta>"
    kind = "application/vnd.oasis.opendocument.text"
    return archive_of({"mimetype": kind, "content.xml": main, "meta.xml": about})


def ebook(*chapters: str, metadata: str = "", styles: str = "", locked: str = "") -> bytes:
    """Return an .epub file with these chapters, each the inside of a body."""
    names = [f"part {number}.xhtml" for number in range(len(chapters))]
    items = "".join(
        f'<item id="p{number}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(names)
    )
    order = "".join(f'<itemref idref="p{number}"/>' for number in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{metadata}</metadata><manifest>{items}'
        '<item id="c" href="c.css" media-type="text/css"/><item id="n" href="nav.xhtml" properties="nav" '
        f'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="n"/>{order}</spine></package>'
    )
    parts: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>',
        "in/book.opf": package,
        "in/c.css": styles,
        "in/nav.xhtml": "<html><body><p>Contents</p></body></html>",
    }
    for name, chapter in zip(names, chapters, strict=True):
        head = '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
        parts[f"in/{name}"] = f"{head}<body>{chapter}</body></html>"
    if locked:
        parts["META-INF/encryption.xml"] = f'<e><CipherData><CipherReference URI="{locked}"/></CipherData></e>'
    return archive_of(parts)


def rich_text(*paragraphs: str) -> bytes:
    """Return an .rtf file with these paragraphs, written as its control words have them."""
    fonts = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset2 Wingdings;}}"
    about = r"{\info{\title Not in the text}{\creatim\yr2031\mo4\dy2}}"
    text = "\\par\r\n".join(paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}{{\\colortbl;\\red0;}}{about}\\pard {text}\\par}}".encode(
        "latin-1"
    )


def mail(text: str = "", page: str = "", files: tuple[str, ...] = (), charset: str = "utf-8", **headers: str) -> bytes:
    """Return a mail with a text, a page or both, and files; headers are named `Message_ID`."""
    message = EmailMessage()
    for name, value in {
        "From": "Lund Post <news@lund.example>",
        "Subject": "Ferry sinks",
        "Message_ID": "<1@x>",
    }.items():
        headers.setdefault(name, value)
    for name, value in headers.items():
        if value:
            message[name.replace("_", "-")] = value
    if text:
        message.set_content(text, charset=charset)
    if page and text:
        message.add_alternative(page, subtype="html", charset=charset)
    elif page:
        message.set_content(page, subtype="html", charset=charset)
    for name in files:
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def saved_page(page: bytes, **headers: str) -> bytes:
    """Return the page as browsers save it in one file, with a picture."""
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    packed = base64.encodebytes(page).decode()
    return (
        f'From: <Saved by Blink>\r\n{head}MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; '
        'boundary="b"\r\n\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        f"{packed}\r\n--b\r\nContent-Type: image/png\r\nContent-Location: https://lund.example/a.png\r\n\r\nx\r\n--b--\r\n"
    ).encode()


def nitf(*paragraphs: str, head: str = "", body_head: str = "", before: str = "", content: str = "") -> bytes:
    """Return a NITF file with these paragraphs, or with this as its content."""
    text = content or "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<nitf><head>{head}</head><body>'
        f"<body.head>{body_head}</body.head><body.content>{text}</body.content></body></nitf>"
    ).encode()


def news_item(content: str, item: str = "", meta: str = "", kind: str = "ninat:text") -> str:
    """Return an item of NewsML-G2 with this in its `contentSet`, `itemMeta` and `contentMeta`."""
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><itemClass qcode="{kind}"/>{item}</itemMeta>'
        f"<contentMeta>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def told_by(document) -> dict[str, str]:
    """Return what a document tells of itself, by name, as far as it is first told."""
    found: dict[str, str] = {}
    for each in document.told:
        found.setdefault(each.name, each.value)
    return found
