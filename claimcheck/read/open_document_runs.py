"""Splits a paragraph of an OpenDocument text into runs: raised, struck out or hidden, by its styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck.read.look import Look, look_of
from claimcheck.read.runs import Mark, Run

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE = (f"{{{_NAMES}{name}:1.0}}" for name in ("office", "table"))
_TEXT, _STYLE = (f"{{{_NAMES}{name}:1.0}}" for name in ("text", "style"))
PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
NOTE_BODY = f"{_TEXT}note-body"
# Tracked changes contain the deleted words. Comments, and the ruby over a word, are not part of the text.
NOT_SEEN = frozenset(
    {f"{_TEXT}tracked-changes", f"{OFFICE}annotation", f"{_TEXT}ruby-text", f"{OFFICE}forms", f"{_TEXT}hidden-text"}
    | {f"{_TEXT}hidden-paragraph", f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls", f"{_TEXT}user-field-decls"}
)
_OWN_LINES = NOT_SEEN | {*PARAGRAPHS, NOTE_BODY, f"{TABLE}table"}
_BREAKS = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": "\t"}
_BLANKS, _CITATION = f"{_TEXT}s", f"{_TEXT}note-citation"
_MOST_BLANKS = 100
_SECTION = f"{_TEXT}section"


class Styles:
    """The styles of a document by name, and what each is based on."""

    def __init__(self, parts: Iterable[_Element]) -> None:
        self._looks: dict[str, Look] = {}
        self._parents: dict[str, str] = {}
        for part in parts:
            for style in part.iter(f"{_STYLE}style"):
                name = f"{style.get(f'{_STYLE}family')} {style.get(f'{_STYLE}name')}"
                self._looks[name] = _look(style.find(f"{_STYLE}text-properties"))
                self._parents[name] = f"{style.get(f'{_STYLE}family')} {style.get(f'{_STYLE}parent-style-name')}"

    def look(self, element: _Element) -> Look:
        """Return how the letters in `element` look in the style that it names."""
        family = "paragraph" if element.tag in PARAGRAPHS else "text"
        name = f"{family} {element.get(f'{_TEXT}style-name')}"
        return look_of(name, self._looks, self._parents)

    def hides(self, element: _Element) -> bool:
        """Return whether `element`, a section or a paragraph, is hidden."""
        if element.tag == _SECTION:
            return bool(element.get(f"{_TEXT}display") == "none")
        return element.tag in PARAGRAPHS and bool(self.look(element).hidden)


def _look(properties: _Element | None) -> Look:
    if properties is None:
        return Look()
    lines = [properties.get(f"{_STYLE}text-line-through-{name}") for name in ("style", "type")]
    shown = properties.get(f"{_TEXT}display")
    position = (properties.get(f"{_STYLE}text-position") or "").split()
    return Look(
        hidden=None if shown is None else shown == "none",
        struck=None if lines == [None, None] else any(line not in {None, "none"} for line in lines),
        raised=_raised(position[0]) if position else None,
    )


def _raised(position: str) -> bool:
    """Return whether letters are raised: as superscript, or by a percentage of their size."""
    return position == "super" or (position.endswith("%") and position[:-1].isdecimal() and int(position[:-1]) > 0)


def runs_of(paragraph: _Element, styles: Styles) -> Iterator[Run]:
    """Yield the runs of `paragraph`, but not those of paragraphs, tables and notes inside it."""
    whole = styles.look(paragraph)
    yield Run(_blanks_joined(paragraph.text), _mark(whole))
    waiting: list[tuple[_Element | str, Look]] = [(each, whole) for each in reversed(paragraph)]
    while waiting:
        item, look = waiting.pop()
        if isinstance(item, str):
            yield Run(_blanks_joined(item), _mark(look))
            continue
        waiting.append((item.tail or "", look))
        own = styles.look(item).over(look) if item.get(f"{_TEXT}style-name") else look
        if item.tag in _BREAKS:
            yield Run(_BREAKS[item.tag])
        elif item.tag == _BLANKS:
            count = item.get(f"{_TEXT}c") or "1"
            yield Run(" " * (min(int(count), _MOST_BLANKS) if count.isdecimal() and len(count) < 6 else 1), _mark(own))
        elif _is_text(item) and not own.hidden:
            own = own._replace(note=item.tag == _CITATION or own.note)
            waiting += [(each, own) for each in reversed(item)]
            yield Run(_blanks_joined(item.text), _mark(own))


def _is_text(element: _Element) -> bool:
    """Return whether the words in `element` belong to the paragraph around it."""
    return element.tag not in _OWN_LINES


def _blanks_joined(text: str | None) -> str:
    """Return `text` with its white space as a program shows it. An element stands for more than one blank."""
    if not text:
        return ""
    words = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * (bool(words) and text[-1:].isspace())}"


def _mark(look: Look) -> Mark:
    return "note" if look.note else "struck" if look.struck else "raised" if look.raised else "plain"
