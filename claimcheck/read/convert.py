"""Says how to convert files that can't be read into files that can."""

from __future__ import annotations

KINDS = ".txt, .md, .html, .docx, .odt, .rtf, .pdf, .epub, .eml, .mhtml or .xml (NITF, NewsML-G2)"

_OFFICE = "open it in Word or LibreOffice and save it as .docx (or run: soffice --headless --convert-to docx FILE)"
_PICTURE = "it is a picture; run text recognition (OCR) on it and save the words as .txt"
_BOOK = "convert it to .epub with Calibre (ebook-convert FILE FILE.epub)"
_SHEET = "save the sheet as a table of articles (.csv), with a column 'text', and name it as an input"
_LINK = "it only leads to a page; open it and save the page as 'web page, HTML only' (.html)"
_HOW = {
    **dict.fromkeys((".doc", ".dot", ".docm", ".wpd", ".wps", ".sxw", ".fodt", ".ott", ".abw", ".wri"), _OFFICE),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".heic"), _PICTURE),
    **dict.fromkeys((".mobi", ".azw", ".azw3", ".kfx", ".fb2", ".lit"), _BOOK),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".tsv"), _SHEET),
    **dict.fromkeys((".url", ".webloc", ".desktop"), _LINK),
    ".pages": "open it in Pages and choose File > Export To > Word (.docx)",
    ".gdoc": "open it and choose File > Download > Microsoft Word (.docx)",
    ".msg": "open it in Outlook and save it as HTML, or drag it into Thunderbird and save it as .eml",
    ".mbox": "open it in a mail program and save the mail with the article as .eml",
    ".webarchive": "open it in Safari and save it as page source (.html)",
    ".tex": "convert it with pandoc (pandoc FILE -o FILE.docx)",
    ".rst": "rename it to .txt",
    ".markdown": "rename it to .md",
    ".xhtml": "rename it to .html",
    ".json": "write one JSON object a line (.jsonl), each with a 'text', and name the file as an input",
    ".zip": "unpack it and name the folder as an input",
}


def how_to_convert(suffix: str) -> str:
    """Return what to do about a file whose name ends with `suffix`, which can't be read."""
    if suffix in _HOW:
        return f"{suffix} is not read; {_HOW[suffix]}"
    return f"unsupported kind of file; save the article as a {KINDS} file"
