"""Extracts the article from a mail (.eml), or from a page that a browser saved as one file (.mht, .mhtml)."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import NamedTuple

from claimcheck.read.document import LITTLE, Document, Told, printable
from claimcheck.read.page_words import PageWords
from claimcheck.read.plain import decode
from claimcheck.read.raw import RefusedError
from claimcheck.read.web import read_web
from claimcheck.read.web_source import decode_page

# What mail programs put before the subject of a forwarded mail or an answer. Its sender and day are not the text's.
_PASSED_ON = re.compile(r"\s*(?:fwd?|re|wg|aw|tr|rv)\s*(?:\[\d+\])?:", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)
_ADDRESS = re.compile(r"https?://\S+")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_MAIL = "message/rfc822"
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_MARK_WITHIN = 4096
_MOST_NAMED = 3
_LONGEST_NAME = 60


class _Body(NamedTuple):
    """The text of a mail, as a page or as it was typed, and its source."""

    text: str
    is_page: bool


def read_mail(content: bytes, words: PageWords) -> Document:
    """Return the article in the mail `content`, or in the one that is attached to it.

    Raises:
        RefusedError: it is not a mail, or has no text.
        ImportError: the mail is a web page, and trafilatura is not installed.
    """
    mail = _parsed(content, "mail (.eml)")
    inner = [part for part in mail.walk() if part.get_content_type() == _MAIL]
    warnings: list[tuple[str, str]] = []
    if len(inner) == 1:
        mail = next(each for each in inner[0].iter_parts() if isinstance(each, EmailMessage))
        warnings.append(("attached_mail", "has another mail attached, which was read; the text around it is left out"))
    files = list(_files(mail))
    try:
        document = _read_bodies([*_bodies(mail)], words)
    except RefusedError as error:
        if files and error.code in {"empty", "no_article"}:
            message = f"has no article, only {_named(files)}; save the attachment and name it as an input"
            raise RefusedError("no_article", message) from error
        raise
    if files:
        warnings.append(("attachments", f"comes with {_named(files)}, not read; save the attached articles beside it"))
    subject = _header(mail, "Subject")
    if _PASSED_ON.match(subject):
        message = "was forwarded, so its sender and day may not be those of the article; give them in articles.csv"
        warnings.append(("sent_on", message))
        told = [*_telling("title", _PASSED_ON.sub("", subject), "mail: Subject")]
    else:
        told = [
            *_telling("title", subject, "mail: Subject"),
            *_telling("published", _day(mail), "mail: Date"),
            *_telling("outlet", _sender(mail), "mail: From"),
        ]
    return replace(document, told=(*told, *document.told), warnings=(*warnings, *document.warnings))


def read_saved_page(content: bytes, words: PageWords) -> Document:
    """Return the article in the page that a browser saved as one file, `content`.

    Raises:
        RefusedError: it is not such a file, or no article can be found in it.
        ImportError: trafilatura is not installed.
    """
    saved = _parsed(content, "saved page (.mht, .mhtml)")
    page = next((part for part in saved.walk() if part.get_content_type() in _PAGES), None)
    if page is None:
        raise RefusedError("no_article", "has no web page; save it again as a web page (.html)")
    document = read_web(_as_utf8(_decoded(page)), words)
    address = _header(saved, "Snapshot-Content-Location") or _header(page, "Content-Location")
    told = (
        *_telling("title", _header(saved, "Subject"), "saved page: Subject"),
        *_telling("url", address if _ADDRESS.fullmatch(address) else "", "saved page: Content-Location"),
        *_telling("fetched", _day(saved), "saved page: Date"),
    )
    return replace(document, told=(*document.told, *told))


# ----------------------------------------------------------------------------------------------------------- its parts


def _parsed(content: bytes, kind: str) -> EmailMessage:
    lines = content.lstrip()[:_MARK_WITHIN].splitlines()
    if not lines or not (_HEADER.match(lines[0]) or lines[0].startswith(b"From ")):
        raise RefusedError(
            "not_a_document", f"is not a {kind}, despite its name; save the article as plain text (.txt)"
        )
    try:
        return BytesParser(EmailMessage, policy=policy.default).parsebytes(content.lstrip())
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise RefusedError("damaged", f"can't be read as a {kind} ({type(error).__name__}); save it again") from error


def _header(mail: EmailMessage, name: str) -> str:
    """Return the value of a header on one line; empty if it is missing or can't be read."""
    try:
        return " ".join(printable(str(mail.get(name) or "")).split())
    except Exception:  # noqa: BLE001 -- malformed headers make the library fail in many ways
        return ""


def _day(mail: EmailMessage) -> str:
    written = _header(mail, "Date")
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return written


def _sender(mail: EmailMessage) -> str:
    """Return the name beside the sender's address. An address alone names nobody."""
    names = [name.strip() for name, _address in getaddresses([_header(mail, "From")])]
    return names[0] if names and "@" not in names[0] else ""


def _bodies(part: EmailMessage) -> Iterator[_Body]:
    """Yield the texts of a mail that its reader sees. If a text has several forms, it is the web page."""
    kind = part.get_content_type()
    if part.is_attachment():
        return
    if kind == "multipart/alternative":
        forms = [[*_bodies(each)] for each in part.iter_parts() if isinstance(each, EmailMessage)]
        yield from next((each for each in forms if any(body.is_page for body in each)), forms[-1] if forms else [])
    elif part.is_multipart() and kind != _MAIL:
        for each in part.iter_parts():
            if isinstance(each, EmailMessage):
                yield from _bodies(each)
    elif kind == "text/html":
        yield _Body(_decoded(part), is_page=True)
    elif kind == "text/plain":
        yield _Body(_unfolded(_decoded(part), part), is_page=False)


def _files(mail: EmailMessage) -> Iterator[str]:
    """Yield the names of the files that come with a mail, but not of the pictures that it shows."""
    for part in mail.walk():
        kind = part.get_content_type()
        if (part.is_multipart() and kind != _MAIL) or kind in _SIGNATURES:
            continue
        if kind == _MAIL or part.is_attachment() or part.get_content_maintype() == "application":
            try:
                name = part.get_filename()
            except Exception:  # noqa: BLE001 -- as in `_header`
                name = None
            yield " ".join(printable(name or kind).split())[:_LONGEST_NAME]


def _named(files: Sequence[str]) -> str:
    more = f" and {len(files) - _MOST_NAMED} more" if len(files) > _MOST_NAMED else ""
    return f"{len(files)} file{'s' * (len(files) > 1)} ({', '.join(files[:_MOST_NAMED])}{more})"


def _decoded(part: EmailMessage) -> str:
    """Return the text of a part, in the encoding that it names; without one, as for a page or a text file.

    Raises:
        RefusedError: it is not text.
    """
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if not content.strip():
        return ""
    try:
        return printable(content.decode(part.get_content_charset("")))
    except (LookupError, ValueError):
        is_page = part.get_content_type() in _PAGES
        return printable((decode_page(content) if is_page else decode(content)).text)


def _unfolded(text: str, part: EmailMessage) -> str:
    """Return `text` without the signature, and with the lines joined that a mail program has folded."""
    lines = text.replace("\r\n", "\n")
    signature = _SIGNATURE.search(lines)
    lines = lines[: signature.start()] if signature else lines
    if str(part.get_param("format") or "").lower() != "flowed":
        return lines
    between = "" if str(part.get_param("delsp") or "").lower() == "yes" else " "
    return re.sub(r" \n(?!\n)", between, lines)


def _read_bodies(bodies: Sequence[_Body], words: PageWords) -> Document:
    if any(body.is_page for body in bodies):
        page = "\n".join(body.text if body.is_page else _as_page(body.text) for body in bodies)
        return read_web(_as_utf8(page), words)
    text = "\n\n".join(body.text.strip("\n") for body in bodies if body.text.strip())
    if not text.strip():
        raise RefusedError("empty", "has no text; there is nothing to read")
    size = len(text.split())
    few = f"gives only {size} word{'s' * (size != 1)} of text"
    return Document(text=f"{text}\n", warnings=(("little_text", few),) if size < LITTLE else ())


def _as_page(text: str) -> str:
    return "".join(f"<p>{html.escape(each)}</p>" for each in re.split(r"\n\s*\n", text) if each.strip())


def _as_utf8(page: str) -> bytes:
    """Return `page` as UTF-8, with the mark for it. The mark overrides the encoding that the page names."""
    return codecs.BOM_UTF8 + page.encode("utf-8")


def _telling(field: str, value: str, source: str) -> Iterator[Told]:
    if value.strip():
        yield Told(field, value.strip(), source)
