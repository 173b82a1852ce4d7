"""Turns the bytes of a text file into text, and says what it had to guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from claimcheck.read.raw import RefusedError

# The longer mark of UTF-32 begins with the mark of UTF-16, so it is checked first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "an RTF document"),
)

# C0 controls that don't occur in text; tab, line ends, vertical tab, form feed, and a stray one are allowed.
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.02
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# UTF-8 that a program has read as Windows-1252 and saved again.
_MOJIBAKE = re.compile("[\u00c2\u00c3\u00e2][\u0080-\u00bf\u0152-\u2122]")

# Look-alike letters of other scripts next to a Latin letter: the word is not what it seems.
_LOOK_ALIKE = "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf"
_LOOK_ALIKE += "\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
_LOOK_ALIKE += "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458"
_MIXED = re.compile(f"[A-Za-z][{_LOOK_ALIKE}]|[{_LOOK_ALIKE}][A-Za-z]")

# A book has a million characters. Beyond this the parse of an article would not fit the memory of a small machine.
LONGEST_TEXT = 2_000_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, not normalised, and the warnings (code, message) from decoding."""

    text: str
    warnings: tuple[tuple[str, str], ...] = ()


def decode(content: bytes) -> Decoded:
    """Return the text of `content`: by its byte order mark, else strict UTF-8, else Windows-1252 with a warning.

    Raises:
        RefusedError: there is nothing in it, or it is not a text.
    """
    if not content:
        raise RefusedError("empty", "is empty; there is nothing to read")
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise RefusedError("not_text", f"is not text but {kind}; save the article as plain text (.txt)")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_marked(content[len(mark) :], encoding))
    if b"\0" in content:
        raise RefusedError(
            "not_text",
            "has NUL bytes, so it is not text, or is UTF-16 without its mark; save the article as UTF-8",
        )
    if len(_CONTROLS.findall(content[:65536])) > _CONTROL_SHARE * min(len(content), 65536) + 8:
        raise RefusedError(
            "not_text", "is not text (too many control characters); save the article as plain text (.txt)"
        )
    return _checked(_unmarked(content))


def _marked(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
    message = (
        f"says that it is {encoding.upper()} but has bytes that are not; they are shown as \ufffd. Save it as UTF-8"
    )
    return Decoded(text, (("encoding_damaged", message),))


def _unmarked(content: bytes) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.end == len(content) and error.reason == "unexpected end of data":
            text = content[: error.start].decode("utf-8")
            return Decoded(text, (("cut_short", "ends in the middle of a character; its end may be missing"),))
    # One bad byte must not spoil the accents of a file that is otherwise UTF-8, so only bad bytes are guessed.
    text = content.decode("utf-8", _GUESS)
    if text.count("\ufffd") > len(text) // 1000:
        raise RefusedError("encoding_unknown", "is neither UTF-8 nor Windows-1252; save it as UTF-8")
    message = "is not UTF-8; its odd bytes were read as Windows-1252 (cp1252), a guess. Save it as UTF-8 to be sure"
    return Decoded(text, (("encoding_guessed", message),))


def _guess(error: UnicodeError) -> tuple[str, int]:
    """Return invalid UTF-8 bytes as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_GUESS = "claimcheck-cp1252"
codecs.register_error(_GUESS, _guess)


def _checked(decoded: Decoded) -> Decoded:
    if "\0" in decoded.text:
        raise RefusedError("not_text", "has NUL characters, so it is not text; save the article as UTF-8")
    if not decoded.text.strip():
        raise RefusedError("empty", "is blank; there is nothing to read")
    return decoded


def check_text(text: str) -> tuple[tuple[str, str], ...]:
    """Return warnings about a text that may give few claims.

    Raises: RefusedError: it is blank, or longer than any article.
    """
    if not text.strip():
        raise RefusedError("empty", "is blank; there is nothing to read")
    if len(text) > LONGEST_TEXT:
        message = (
            f"holds {len(text):,} characters, over the limit of {LONGEST_TEXT:,}; split it into one file an article"
        )
        raise RefusedError("too_long", message)
    sample = text[:200_000]
    letters = len(_LETTER.findall(sample))
    warnings = []
    if letters * 5 < len("".join(sample.split())):
        warnings.append(("few_words", "has hardly any words; there may be nothing to find in it"))
    elif len(_LATIN.findall(sample)) * 2 < letters:
        warnings.append(("not_english", "does not look like English, the only language that the rules know"))
    if len(_MOJIBAKE.findall(sample)) > 2:
        warnings.append(
            ("mojibake", "looks as if it was once read in the wrong encoding (\u00c3\u00a9 for \u00e9); get it again")
        )
    mixed = _MIXED.search(text)
    if mixed:
        word = _word_at(text, mixed.start())
        message = f"mixes Latin letters with look-alikes of another script ('{word}'); such words can't be compared"
        warnings.append(("look_alikes", message))
    return tuple(warnings)


def _word_at(text: str, place: int) -> str:
    """Return the word around `place`, with the codes of its odd letters."""
    around = text[max(0, place - 20) : place + 20].split()
    word = next(word for word in around if _MIXED.search(word))
    return "".join(letter if letter.isascii() else f"<U+{ord(letter):04X}>" for letter in word)
