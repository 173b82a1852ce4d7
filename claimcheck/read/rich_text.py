"""Extracts the text of a Rich Text file (.rtf): what a reader sees, in the order of the page.

This is our own reader. The libraries for it keep struck-out and hidden words, and don't say which figures are raised.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from claimcheck.read.document import Document, printable
from claimcheck.read.raw import RefusedError
from claimcheck.read.rich_text_tokens import Encodings, Token, tokens_of
from claimcheck.read.runs import Mark, Run, Words, withdrawn, words_of
from claimcheck.read.table_lines import Cell, is_data, table_lines

_MARK = b"{\\rtf"
_MARK_WITHIN = 64
_DEEPEST = 10_000
# Groups without text of the page. A group that opens with `\*` is skipped unless it is known.
_WITHOUT_TEXT = """
fonttbl colortbl stylesheet info pict object objdata header headerl headerr headerf footer footerl footerr footerf
fldinst listtable listoverridetable listtext pntext revtbl rsidtbl themedata colorschememapping datastore
latentstyles xmlnstbl generator atnid atnauthor annotation bkmkstart bkmkend nonshppict shprslt mmathPr ftnsep
ftnsepc aftnsep aftnsepc filetbl xe tc txe rxe userprops
"""
_PASSED_OVER = frozenset(_WITHOUT_TEXT.split())
_KNOWN = frozenset({"shpinst", "shppict", "nesttableprops"})
_BREAKS = {"par", "sect", "page", "line", "column", "nestcell", "nestrow", "softline"}
_LETTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip


class _Look(NamedTuple):
    """How letters look, and what happens to them, at one place of the file."""

    passed_over: bool = False
    hidden: bool = False
    struck: bool = False
    raised: bool = False
    deleted: bool = False
    is_note: bool = False
    font: int | None = None
    fallbacks: int = 1


class _Page:
    """The lines of the page read so far."""

    def __init__(self) -> None:
        self.lines: list[Words] = []
        self.notes: list[Words] = []
        self._runs: list[Run] = []
        self._note: list[Run] = []
        self._cells: list[Cell] = []
        self._rows: list[list[Cell]] = []
        self._struck: list[str] = []
        self._in_table = False

    def write(self, text: str, look: _Look) -> None:
        mark: Mark = "struck" if look.struck or look.deleted else "raised" if look.raised else "plain"
        (self._note if look.is_note else self._runs).append(Run(text, mark))

    def mark_note(self, look: _Look) -> None:
        (self._note if look.is_note else self._runs).append(Run("*", "note"))

    def end_line(self, look: _Look) -> None:
        if look.is_note:
            self._note.append(Run("\n"))
        elif self._in_table:
            self._runs.append(Run("\n"))
        else:
            self.end_table()
            self.lines.append(words_of(self._runs))
            self._runs = []

    def end_note(self) -> None:
        words = words_of(self._note)
        if words.text.strip():
            self.notes.append(words._replace(text=" ".join(words.text.split())))
        self._note = []

    def set_table(self, *, inside: bool) -> None:
        self._in_table = inside

    def end_cell(self) -> None:
        words = words_of(self._runs)
        self._struck += words.struck
        self._cells.append(Cell(" ".join(words.text.split())))
        self._runs = []

    def end_row(self) -> None:
        self._rows.append(self._cells)
        self._cells = []

    def end_table(self) -> None:
        if self._cells:
            self.end_row()
        if not self._rows:
            return
        texts = (
            table_lines(self._rows) if is_data(self._rows) else [c.words for row in self._rows for c in row if c.words]
        )
        lines = [Words(text) for text in texts]
        self.lines += [lines[0]._replace(struck=tuple(self._struck)), *lines[1:]] if lines else []
        self._rows, self._struck = [], []

    def end(self) -> None:
        self.end_table()
        if self._runs:
            self.lines.append(words_of(self._runs))
        self.end_note()


def read_rich_text(content: bytes) -> Document:
    """Return the text of the .rtf file `content`, a line for each paragraph, its notes at the end.

    Raises:
        RefusedError: it is not Rich Text, or nothing can be read in it.
    """
    if _MARK not in content[:_MARK_WITHIN]:
        message = "is not Rich Text (.rtf), despite its name; save the article as plain text (.txt)"
        raise RefusedError("not_a_document", message)
    page, is_whole = _read(content.decode("latin-1"))
    lines = [*page.lines, *page.notes]
    text = printable("\n".join(line.text.rstrip() for line in lines)).strip("\n")
    if not text.strip():
        raise RefusedError("empty", "has no text; if it shows pictures of text, copy the words out of them")
    struck = [printable(words) for line in lines for words in line.struck]
    cut = () if is_whole else (("cut_short", "ends before its last group is closed; its end may be missing"),)
    return Document(text=f"{text}\n", warnings=(*withdrawn(struck), *cut))


def _read(source: str) -> tuple[_Page, bool]:
    """Return the page that `source` gives, and whether all its groups are closed."""
    reader = _Reader()
    for token in tokens_of(source):
        reader.take(token)
    reader.page.end()
    return reader.page, not reader.open_groups


class _Reader:
    """Reads token after token. Settings in a group end with it."""

    def __init__(self) -> None:
        self.page = _Page()
        self._encodings = Encodings()
        self._look = _Look()
        self._outer: list[_Look] = []
        self._starred = self._in_fonts = False
        self._font_named: int | None = None
        self._fallbacks_due = 0

    @property
    def open_groups(self) -> int:
        return len(self._outer)

    def take(self, token: Token) -> None:
        if token.kind == "star":
            self._starred = True
            return
        starred, self._starred = self._starred, False
        if token.kind == "{":
            self._open()
        elif token.kind == "}":
            self._close()
        elif token.kind == "word":
            self._take_word(token, starred=starred)
        elif token.kind == "sign":
            if token.word == "\n":
                self._break()
            else:
                self._write(token.word)
        else:
            self._write_raw(token.raw)

    def _open(self) -> None:
        if len(self._outer) >= _DEEPEST:
            raise RefusedError("damaged", f"nests its groups deeper than {_DEEPEST:,}; it may be malicious")
        self._outer.append(self._look)
        self._fallbacks_due = 0

    def _close(self) -> None:
        if not self._outer:
            return
        was_note, was_fonts = self._look.is_note, self._in_fonts
        self._look = self._outer.pop()
        self._fallbacks_due = 0
        if was_note and not self._look.is_note:
            self.page.end_note()
        if was_fonts and not self._look.passed_over:
            self._in_fonts = False

    def _take_word(self, token: Token, *, starred: bool) -> None:
        word, number = token.word, token.number
        if self._in_fonts:
            self._take_font(word, number)
            return
        if word == "fonttbl":
            self._in_fonts = True
        if word in _PASSED_OVER or (starred and word not in _KNOWN):
            self._look = self._look._replace(passed_over=True)
        elif word == "shptxt":
            # The words in a text box, inside the description of its drawing.
            self._look = self._look._replace(passed_over=False)
            self._break()
        elif word == "shpinst":
            self._look = self._look._replace(passed_over=True)
        elif word == "footnote":
            self._look = self._look._replace(is_note=True)
        elif word in _LOOKS:
            self._look = _LOOKS[word](self._look, number)
        elif not self._look.passed_over:
            self._take_text_word(token)

    def _take_font(self, word: str, number: int | None) -> None:
        if word == "f":
            self._font_named = number
        elif word == "fcharset" and self._font_named is not None and number is not None:
            self._encodings.take_font(self._font_named, number)

    def _take_text_word(self, token: Token) -> None:
        word, number = token.word, token.number
        if word == "u" and number is not None:
            self._fallbacks_due = 0
            self._write(chr(number % 65536))
            self._fallbacks_due = self._look.fallbacks
        elif word in _BREAKS:
            self._break()
        elif word in _LETTERS:
            self._write(_LETTERS[word])
        elif word == "chftn":
            self.page.mark_note(self._look)
        elif word in {"pard", "intbl", "trowd"}:
            self.page.set_table(inside=word != "pard")
        elif word == "cell":
            self.page.end_cell()
        elif word == "row":
            self.page.end_row()
        else:
            self._encodings.take(token)

    def _break(self) -> None:
        if not (self._look.passed_over or self._look.hidden):
            self.page.end_line(self._look)

    def _write_raw(self, raw: bytes) -> None:
        if self._look.passed_over:
            return
        due = min(self._fallbacks_due, len(raw))
        # The characters after a letter's number are for programs that don't know the number.
        self._fallbacks_due -= due
        self._write(self._encodings.decode(raw[due:], self._look.font))

    def _write(self, text: str) -> None:
        if self._fallbacks_due and text:
            self._fallbacks_due -= 1
        elif text and not (self._look.passed_over or self._look.hidden):
            self.page.write(text, self._look)


_Change = Callable[[_Look, int | None], _Look]


def _is_on(number: int | None) -> bool:
    return number != 0


_LOOKS: dict[str, _Change] = {
    "v": lambda look, number: look._replace(hidden=_is_on(number)),
    "strike": lambda look, number: look._replace(struck=_is_on(number)),
    "striked": lambda look, number: look._replace(struck=_is_on(number)),
    "deleted": lambda look, number: look._replace(deleted=_is_on(number)),
    "super": lambda look, number: look._replace(raised=_is_on(number)),
    "up": lambda look, number: look._replace(raised=number is None or number > 0),
    "sub": lambda look, _number: look._replace(raised=False),
    "nosupersub": lambda look, _number: look._replace(raised=False),
    "plain": lambda look, _number: look._replace(hidden=False, struck=False, raised=False, deleted=False, font=None),
    "f": lambda look, number: look._replace(font=number),
    "uc": lambda look, number: look._replace(fallbacks=max(0, number or 0)),
}
