"""Splits a Rich Text file (.rtf) into tokens: groups, control words, and letters in the encoding of their font."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    r"|(?P<coded>(?:\\'[0-9a-fA-F]{2})+)|\\(?P<sign>[^a-zA-Z'])|(?P<brace>[{}])|(?P<letters>[^\\{}\r\n]+)",
    re.DOTALL,
)
_SIGNS = {"~": "\u00a0", "_": "\u2011", "\n": "\n", "\r": "\n", "\\": "\\", "{": "{", "}": "}"}
# The numbers that fonts and files use for their encodings.
_OF_CHARSET = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_OF_WORD = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_OF_PAGE = {65001: "utf-8", 10000: "mac_roman"}


class Token(NamedTuple):
    """One token: `{` and `}`, a control word with its number, or letters.

    `raw` are letters as bytes, in the encoding of the font. `sign` is what a control sign stands for.
    """

    kind: str
    word: str = ""
    number: int | None = None
    raw: bytes = b""


def tokens_of(source: str) -> Iterator[Token]:
    """Yield the tokens of `source`, in which each byte of the file is one character."""
    place = 0
    while found := _TOKEN.search(source, place):
        place = found.end()
        if found["word"]:
            number = int(found["number"]) if found["number"] else None
            if found["word"] == "bin":
                # This many bytes of a picture follow, whatever they look like.
                place += max(0, number or 0)
                continue
            yield Token("word", found["word"], number)
        elif found["coded"]:
            yield Token("letters", raw=bytes.fromhex(found["coded"].replace("\\'", "")))
        elif found["sign"]:
            yield Token("star") if found["sign"] == "*" else Token("sign", _SIGNS.get(found["sign"], ""))
        elif found["brace"]:
            yield Token(found["brace"])
        else:
            yield Token("letters", raw=found["letters"].encode("latin-1"))


class Encodings:
    """The encodings of a file: the one named at its head, and those of its fonts."""

    def __init__(self) -> None:
        self._own = "cp1252"
        self._fonts: dict[int, str | None] = {}

    def take(self, token: Token) -> None:
        """Take the encoding of the whole file if the control word `token` names it."""
        if token.word in _OF_WORD:
            self._own = _OF_WORD[token.word]
        elif token.word == "ansicpg" and token.number is not None:
            name = _OF_PAGE.get(token.number, f"cp{token.number}")
            self._own = name if _is_known(name) else self._own

    def take_font(self, font: int, charset: int) -> None:
        """Take the encoding of a font. A font of symbols (2) has none, because its letters are pictures."""
        if charset == 2:
            self._fonts[font] = None
        elif charset in _OF_CHARSET:
            self._fonts[font] = _OF_CHARSET[charset]

    def decode(self, raw: bytes, font: int | None) -> str:
        """Return the letters that `raw` stands for in `font`."""
        encoding = self._fonts.get(font, self._own) if font is not None else self._own
        return raw.decode(encoding, "replace") if encoding else ""


def _is_known(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True
