"""Finds the date-only and time-only lines of a web page, and the dated entries of a live page."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.read.document import Told
from claimcheck.read.page_words import PageWords
from claimcheck.read.web_blocks import Block, blocks_of
from claimcheck.read.web_styles import settable, words_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 25
_TOKEN = re.compile(r"[^\W\d_]+(?:[.-][^\W\d_]+)*|\d+")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}(?=T|\b)")
_ISO_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?")
_ISO_TIME = re.compile(r"(\d)T(\d)")
_ISO_ZONE = re.compile(r"(\d)Z\b")
_AGO = re.compile(r"\d+ ?[a-z]+ ago\b", re.IGNORECASE)
_CHANGED = re.compile(r"updated|modified|revised", re.IGNORECASE)
_FEWEST_ENTRIES = 3
# The fewest words in an entry. A box that only links to a story has fewer.
_ENTRY_WORDS = 6
_PROSE = 12


class Stamps(NamedTuple):
    """What the date lines say about the page, how many dated entries it has, and their first and last times."""

    told: tuple[Told, ...] = ()
    entries: int = 0
    first: str = ""
    last: str = ""


def take_stamps(page: HtmlElement, words: PageWords) -> Stamps:
    """Return what the date-only lines say. Those above the article are emptied, because they are not part of it.

    The stamps of entries stay, as separate paragraphs. If only the page's code gives their day, it is added.
    """
    known = _DateWords(words)
    _show_stamps(page)
    _part_stamps(page, known)
    blocks = [block for block in blocks_of(page) if _in_article(block)]
    stamps = [
        index
        for index, block in enumerate(blocks)
        if known.are(block.words) or (_is_marked(block.element) and known.are(f"{block.words} 1 hour ago"))
    ]
    entries = _entries(blocks, stamps)
    head = _head(blocks, stamps)
    told = []
    for index in stamps:
        if index < head and index not in entries:
            told.append(Told("line", blocks[index].words, "page: line"))
            blocks[index].element.clear(keep_tail=True)
            blocks[index].element.tag = "span"
    if not entries:
        return Stamps(tuple(told))
    times = [_time_of(blocks[index]) for index in entries]
    told += [Told("entry", time, "page: latest entry") for time in dict.fromkeys(times)]
    for index, time in zip(entries, times, strict=True):
        _write_stamp(blocks[index], time, known)
    return Stamps(tuple(told), len(entries), blocks[entries[0]].words, blocks[entries[-1]].words)


class _DateWords:
    """The words that dates and times are made of."""

    def __init__(self, words: PageWords) -> None:
        self._known = frozenset((*words.date_words, *words.months))
        self._months = frozenset(words.months)

    def are(self, line: str) -> bool:
        """Return whether `line` is only a date or a time."""
        if len(line) > 200 or not any(letter.isdigit() for letter in line):
            return False
        line = _ISO_ZONE.sub(r"\1 UTC", _ISO_TIME.sub(r"\1 \2", line))
        tokens = [token.lower() for token in _TOKEN.findall(line)]
        named = self.have_month(line) and len(tokens) > 1
        return (
            0 < len(tokens) <= _LONGEST
            and all(token.isdecimal() or token in self._known for token in tokens)
            and bool(named or _CLOCK.search(line) or _ISO_DAY.search(line) or _AGO.search(line))
        )

    def have_month(self, line: str) -> bool:
        """Return whether `line` names a month."""
        return any(token.lower() in self._months for token in _TOKEN.findall(line))


def _show_stamps(page: HtmlElement) -> None:
    """Make a paragraph of the time of each entry that only the page's code gives, if there are enough."""
    from lxml import html  # noqa: PLC0415 -- only where there is a web page

    hidden = [
        (meta, moment)
        for meta in page.iter("meta")
        if "datePublished" in (meta.get("itemprop") or "").split()
        and (moment := _ISO_MOMENT.match(meta.get("content") or ""))
        and any(_is_entry(each) for each in meta.iterancestors())
    ]
    if len(hidden) < _FEWEST_ENTRIES:
        return
    for meta, moment in hidden:
        line = html.Element("p")
        line.text = " ".join(part for part in moment.groups() if part)
        line.set("datetime", moment.group())
        meta.addprevious(line)


def _is_entry(element: HtmlElement) -> bool:
    """Return whether the page marks `element` as an entry of a live page."""
    return "liveBlogUpdate" in (element.get("itemprop") or "").split() or (element.get("itemtype") or "").endswith(
        "/BlogPosting"
    )


def _write_stamp(stamp: Block, time: str, known: _DateWords) -> None:
    """Make the stamp of an entry a plain paragraph, with the day of `time` if its own words have none."""
    words, day = stamp.words, _ISO_DAY.match(time)
    if day is not None and not known.have_month(words) and day.group() not in words:
        words = f"{words}, {day.group()}"
    tail = stamp.element.tail
    stamp.element.clear()
    stamp.element.tag, stamp.element.text, stamp.element.tail = "p", settable(words), tail


def _part_stamps(page: HtmlElement, known: _DateWords) -> None:
    """Make the stamp at the start of a paragraph ("14:05 The ferry ...") a separate paragraph, if many have one."""
    found = []
    for block in blocks_of(page):
        children = list(block.element)
        if not children or (block.element.text or "").strip() or block.element.getparent() is None:
            continue
        stamp = words_in(children[0])
        if stamp and stamp != block.words and known.are(stamp):
            found.append((block.element, children[0]))
    if len(found) < _FEWEST_ENTRIES:
        return
    from lxml import html  # noqa: PLC0415 -- only where there is a web page

    for element, stamp in found:
        line = html.Element("p")
        element.addprevious(line)
        rest, stamp.tail = settable(stamp.tail).lstrip(" \t\r\n:–—|-"), None
        line.append(stamp)
        element.text = rest


def _in_article(block: Block) -> bool:
    around = [block.element, *block.element.iterancestors()]
    return not any(
        each.tag in {"nav", "aside", "footer", "form", "figure"}
        or "comment" in f"{each.get('class')} {each.get('id')}".lower()
        for each in around
        if each.tag not in {"html", "body"}
    )


def _head(blocks: Sequence[Block], stamps: Collection[int]) -> int:
    """Return where the text of the article begins: at the first paragraph of prose under its headline."""
    title = next((index for index, block in enumerate(blocks) if block.element.tag == "h1"), 0)
    prose = (
        index
        for index, block in enumerate(blocks)
        if block.size >= _PROSE and index not in stamps and not block.heads and not block.leads_away
    )
    return next((index for index in prose if index > title), len(blocks))


def _entries(blocks: Sequence[Block], stamps: Collection[int]) -> list[int]:
    """Return the `stamps` followed by prose before the next, if there are enough to make entries."""
    found = []
    for index in stamps:
        if _CHANGED.search(blocks[index].words):
            continue
        for block in blocks[index + 1 : index + 4]:
            if block.size >= _ENTRY_WORDS and not block.heads and not block.leads_away:
                found.append(index)
            if not block.heads:
                break
    return found if len(found) >= _FEWEST_ENTRIES else []


def _is_marked(element: HtmlElement) -> bool:
    """Return whether the page marks `element` as a time, whatever its words."""
    return any(
        each.get("datetime") or {"datePublished", "dateModified"} & {each.get("itemprop"), each.get("property")}
        for each in element.iter("*")
    ) or any(each.get("title") for each in element.iter("abbr"))


def _time_of(stamp: Block) -> str:
    """Return the time of an entry, in machine-readable form if the page gives it."""
    times = [stamp.element, *stamp.element.iter("time")]
    return next((written for each in times if (written := each.get("datetime"))), stamp.words)
