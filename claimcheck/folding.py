"""Words as a reader sees them: without invisible characters, accents or look-alikes of Latin letters."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
# Greek and Cyrillic letters that look like Latin ones, and those.
_LOOK_ALIKES = str.maketrans(
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd"
    "\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d\u04c0\u04cf",
    "ABEZHIKMNOPTYXov" + "SIJABEKMHOPCTYX" + "aeopcyxsijhdqwIl",
)
# Latin letters of another width or weight: full-width ones, and those of mathematics.
_STYLED = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]+")
_WORD = re.compile(r"\w+")
_OTHER_LETTER = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f]")


def without_unseen(text: str) -> str:
    """Return `text` without invisible characters: soft hyphens, joiners, marks of direction and the like."""
    return _UNSEEN.sub("", text)


def without_look_alikes(text: str) -> str:
    """Return `text` with Latin letters for their look-alikes, in words that seem to be entirely Latin."""
    return text if text.isascii() else _WORD.sub(_as_seen, text)


def as_seen(name: str) -> str:
    """Return `name`, on one line, as a reader sees it."""
    plain = _STYLED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), without_unseen(name))
    return " ".join(without_look_alikes(unicodedata.normalize("NFC", plain)).split())


def folded(name: str) -> str:
    """Return the common form of two spellings of a name, without capitals and a leading "the"."""
    return as_seen(name).casefold().removeprefix("the ").strip()


def spelled_out(name: str) -> str:
    """Return `name` with the codes of what is not a plain Latin letter, so that a reader sees how it is written."""
    return "".join(letter if letter.isascii() else f"<U+{ord(letter):04X}>" for letter in name)


def _as_seen(word: re.Match[str]) -> str:
    latin = word[0].translate(_LOOK_ALIKES)
    return word[0] if _OTHER_LETTER.search(latin) else latin


def without_accents(word: str) -> str:
    """Return a word without its accents. Letters with a stroke, such as "ø", keep it."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
