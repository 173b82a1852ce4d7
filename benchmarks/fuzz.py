"""Feeds readers, rule files, sheets and decisions with inputs that reach new code. benchmarks/README.md says how.

It needs atheris, which is not part of claimcheck and in none of the locks.
"""

from __future__ import annotations

import argparse
import io
import logging
import sqlite3
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import atheris
import openpyxl

# A folder in memory, since an input is written to a file a thousand times a second.
MEMORY = Path("/dev/shm")  # noqa: S108 -- the folder inside it has a random name
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["claimcheck", "docx", "pypdf", "trafilatura", "openpyxl", "python_calamine"]):
    from claimcheck.errors import NoUsableInputError, OutputHeldError, RulesError
    from claimcheck.model import Decision, Quoted
    from claimcheck.read.document import Document
    from claimcheck.read.documents import read_document
    from claimcheck.read.plain import check_text, decode
    from claimcheck.read.raw import RefusedError
    from claimcheck.read.tables import table_of
    from claimcheck.read.worker import _read
    from claimcheck.review.known import report_in
    from claimcheck.review.matching import match
    from claimcheck.review.store import STORE, Entry, read_stored, store_sheet
    from claimcheck.review.taking import Taken, answered_rows
    from claimcheck.rulebook.book import SECTIONS, load_rulebook
    from claimcheck.rulebook.location import shipped_rules
    from claimcheck.rulebook.source import SourceError, parse_rule_source

from tests import documents  # noqa: E402 -- the path to it is set above
from tests.reviewing import ids_in, lay_report  # noqa: E402 -- as above

Target = Callable[[bytes], None]
# What a user is told in words. Everything else is a fault.
TOLD = (RefusedError, NoUsableInputError, OutputHeldError, RulesError, SourceError)


class Archive:
    """A file in a zip archive, of which one part is replaced by what the fuzzer makes."""

    def __init__(self, whole: bytes, part: str) -> None:
        with zipfile.ZipFile(io.BytesIO(whole)) as parts:
            self.parts = {name: parts.read(name) for name in parts.namelist()}
        self.part = part

    def around(self, content: bytes) -> bytes:
        """Return the archive with `content` in place of the part."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as parts:
            for name, own in {**self.parts, self.part: content}.items():
                parts.writestr(name, own)
        return made.getvalue()


class Readers:
    """All readers of documents and tables; the first byte of an input chooses one."""

    def __init__(self, place: Path) -> None:
        del place
        self.rules = load_rulebook().datelines
        text = documents.STORY
        page = documents.web_page(*text, before='<s>21 people</s><p>31<sup>1</sup> <time datetime="2031-04-02">')
        odt = documents.open_document(*text)
        book = documents.ebook(*text)
        word = documents.word_file(*text)
        self.archives = {
            b"a": (Archive(word, "word/document.xml"), "word"),
            b"b": (Archive(odt, "content.xml"), "open_document"),
            b"c": (Archive(book, self._chapter(book)), "ebook"),
        }
        self.whole = {
            b"d": "web", b"e": "pdf", b"f": "rich_text", b"g": "mail", b"h": "saved_page", b"i": "news_xml",
            b"j": "word", b"k": "open_document", b"l": "ebook",
        }  # fmt: skip
        whole = {
            b"d": page, b"e": documents.pdf_file(list(text)), b"f": documents.rich_text(*text),
            b"g": documents.mail(text="\n\n".join(text), page=page.decode()), b"h": documents.saved_page(page),
            b"i": documents.nitf(*text), b"j": word, b"k": odt, b"l": book,
            b"m": b'{"id": "a", "text": "The ferry sank.", "published": "2031-04-02"}\n',
            b"n": b"id,text,published,outlet\na,The ferry sank.,15/04/2031,Post\n",
            b"o": b"Lund Post / 2 April 2031 / Ferry sinks\n\nThe ferry sank.\n",
        }  # fmt: skip
        self.seeds = [kind + content for kind, content in whole.items()]
        self.seeds += [kind + archive.parts[archive.part] for kind, (archive, _) in self.archives.items()]

    @staticmethod
    def _chapter(book: bytes) -> str:
        with zipfile.ZipFile(io.BytesIO(book)) as parts:
            return next(name for name in parts.namelist() if name.endswith("html"))

    def __call__(self, data: bytes) -> None:
        """Read `data`, and check what comes back."""
        kind, content = data[:1], data[1:]
        if kind in self.archives:
            archive, name = self.archives[kind]
            self._document(name, archive.around(content))
        elif kind in self.whole:
            self._document(self.whole[kind], content)
        elif kind in b"mn" and kind:
            table_of(decode(content), ".csv" if kind == b"n" else ".jsonl", "table", self.rules, (1, 2))
        else:
            check_text(decode(content).text)

    def _document(self, kind: str, content: bytes) -> None:
        document = _read({"kind": kind, "pages": self.rules.pages}, content)
        document.text.encode("utf-8")
        if not document.text.strip() or "\0" in document.text or Document.from_json(document.as_json()) != document:
            raise AssertionError("the document has no text, or one that can't be written")
        suffix = next(name for name, each in SUFFIXES.items() if each == kind)
        read_document(content, suffix, Given(document), self.rules)  # type: ignore[arg-type]  # a stand-in for the process


SUFFIXES = {
    ".html": "web", ".docx": "word", ".pdf": "pdf", ".odt": "open_document", ".rtf": "rich_text",
    ".epub": "ebook", ".eml": "mail", ".mht": "saved_page", ".xml": "news_xml",
}  # fmt: skip


class Given:
    """Stands in for the process that reads documents: it has read this one."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def read(self, kind: str, content: bytes) -> Document:
        """Return the document, whatever is asked."""
        del kind, content
        return self.document


class Rules:
    """Rule files; the first byte of an input chooses which file it stands for."""

    def __init__(self, place: Path) -> None:
        del place
        self.sections = list(SECTIONS.values())
        # Short files reach more in a given time; the long ones are cut.
        self.seeds = [
            bytes([number]) + (shipped_rules() / section.file).read_bytes()[:6_000]
            for number, section in enumerate(self.sections)
        ]

    def __call__(self, data: bytes) -> None:
        """Load `data` as a rule file."""
        if not data:
            return
        section = self.sections[data[0] % len(self.sections)]
        with suppress(UnicodeDecodeError):
            model, faults = section.load(parse_rule_source(data[1:].decode("utf-8-sig"), section.file))
            if model is not None and not faults and section.build is not None:
                section.build(model)


class Sheets:
    """Review sheets as CSV, and each part of a small workbook and spreadsheet; the first byte of an input chooses."""

    def __init__(self, place: Path) -> None:
        folder = lay_report(place / "report")
        self.report = report_in(folder)
        workbook = self._workbook(ids_in(folder)[0])
        with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
            names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
        cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
        cells = "".join(cell.format("", heading) for heading in HEADINGS)
        row = cell.format(' table:number-columns-repeated="2"', "yes")
        table = f'<table:table table:name="Claims"><table:table-row>{cells}</table:table-row>'
        table += f"<table:table-row>{row}</table:table-row></table:table>"
        main = f"<office:document-content {documents.ODF_NAMES}><office:body><office:spreadsheet>{table}"
        main += "</office:spreadsheet></office:body></office:document-content>"
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        manifest = (
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
        )
        ods = documents.archive_of({"mimetype": kind, "content.xml": main, "META-INF/manifest.xml": manifest})
        self.archives = [(Archive(workbook, name), "sheet.xlsx") for name in names]
        self.archives.append((Archive(ods, "content.xml"), "sheet.ods"))
        self.seeds = [bytes([2 + at]) + each.parts[each.part] for at, (each, _) in enumerate(self.archives)]
        self.seeds += [b"\0" + ",".join(HEADINGS).encode() + b"\nc-aaaabbbbcccc,yes,a note\n", b"\1" + workbook]

    @staticmethod
    def _workbook(claim: str) -> bytes:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Claims"
        for row in (HEADINGS, (claim, "yes", "a note"), (claim, "wrong value", None)):
            sheet.append(row)
        sheet["B3"].comment = openpyxl.comments.Comment("See page 3.", "Ada")
        sheet.merge_cells("C2:C3")
        made = io.BytesIO()
        book.save(made)
        return made.getvalue()

    def __call__(self, data: bytes) -> None:
        """Read the answers in `data`."""
        if not data:
            return
        number = data[0] % (len(self.archives) + 2)
        name, content = "sheet.csv" if number == 0 else "sheet.xlsx", data[1:]
        if number > 1:
            archive, name = self.archives[number - 2]
            content = archive.around(content)
        for row in answered_rows(Path(name), content, Taken()):
            match(row, self.report)


HEADINGS = ("claim_id", "is the extraction right?", "note")


class Store:
    """The file in which decisions are kept. The first byte of an input chooses what it replaces.

    It is the whole file, some bytes of it, or the value of a column, as text or as bytes.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        quotes = (Quoted("a.txt", "Twelve were hurt.", "12", 3),)
        said = Decision(about="claim", target="c-aaaabbbbcccc", answer="yes", value="12", reviewer="Ada", quotes=quotes)
        store_sheet(place, "a.xlsx", "0f", [Entry(said, "Claims!F2")])
        self.good = (place / STORE).read_bytes()
        self.columns = ("quotes", "positions", "target", "about", "answer", "replaced_by", "id", "note")
        values = (b'[["a.txt", "Twelve were hurt.", "12", 3]]', b'["12", "15"]', b"c-aaaabbbbcccc", b"claim")
        self.seeds = [b"\0" + self.good, b"\1\x00\x64\x08\x00\x00\x00\x00\x0c\x00\x05\x0f\xf1"]
        self.seeds += [bytes([number]) + value for number in (2, 3, 10, 11) for value in values]

    def __call__(self, data: bytes) -> None:
        """Read the decisions in `data`."""
        for beside in ("-wal", "-shm", "-journal"):
            self.place.joinpath(STORE + beside).unlink(missing_ok=True)
        kind, content = data[:1] or b"\0", data[1:]
        made = content if kind == b"\0" else self._patched(content) if kind == b"\1" else self.good
        (self.place / STORE).write_bytes(made)
        if kind > b"\1":
            self._put(kind[0] - 2, content)
        read_stored(self.place)

    def _patched(self, edits: bytes) -> bytes:
        """Return the good file after `edits`: each two bytes that say where, and one that comes there."""
        made = bytearray(self.good)
        for at in range(0, len(edits) - 2, 3):
            made[int.from_bytes(edits[at : at + 2], "big") % len(made)] = edits[at + 2]
        return bytes(made)

    def _put(self, number: int, content: bytes) -> None:
        column = self.columns[number % len(self.columns)]
        value = content if number // len(self.columns) % 2 else content.decode("utf-8", "replace")
        with closing(sqlite3.connect(self.place / STORE)) as store, suppress(sqlite3.Error):
            store.execute("PRAGMA ignore_check_constraints = ON")
            store.execute(f"UPDATE decisions SET {column} = ?", (value,))  # noqa: S608 -- our own words
            store.commit()


TARGETS = {"readers": Readers, "rules": Rules, "sheets": Sheets, "store": Store}


def told(target: Target) -> Target:
    """Return `target`, with the errors that a user is told in words taken as good."""

    def run(data: bytes) -> None:
        with suppress(*TOLD):
            target(data)

    return run


def write_seeds(folder: Path, seeds: list[bytes]) -> str:
    """Write each seed into a file of its own, and return the name of the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (folder / f"seed-{number:02}").write_bytes(seed)
    return str(folder)


def main() -> None:
    """Fuzz one target for as long as the options say. An input that breaks it is written where --findings says."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("target", choices=TARGETS)
    options.add_argument("--seconds", type=int, default=600)
    options.add_argument("--findings", type=Path, default=Path("findings"), help="a folder for what breaks it")
    options.add_argument("--again", type=Path, help="run this one input only")
    chosen = options.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        target = TARGETS[chosen.target](Path(folder))
        if chosen.again:
            told(target)(chosen.again.read_bytes())
            return
        chosen.findings.mkdir(parents=True, exist_ok=True)
        corpus = write_seeds(Path(folder) / "corpus", target.seeds)
        limits = ["-timeout=30", "-rss_limit_mb=1500", "-max_len=60000", f"-max_total_time={chosen.seconds}"]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={chosen.findings}/", corpus], told(target))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
