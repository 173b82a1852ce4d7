"""Separates two events reported in the same words: accidents in two towns, in police notices."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.align.threads import pairs_within, threads
from claimcheck.model import Article

# Apart from figures and names, two notices from one template share eight in ten of their stretches of words. Articles
# on one story that begin with different places share less than one in ten, even in the most similar pair measured.
_ONE_TEMPLATE = 0.4
_STRETCH = 4
# Fewer shared stretches than this may be chance or a stock phrase.
_FEWEST_SHARED = 15
# Two notices may both name their county and its police; copies of one text share most of their names.
_MOST_NAMES_SHARED = 0.5

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NAME = r"(?:[A-Z][^\W_]*(?:['’-][^\W_]+)*)"
_PLACE = re.compile(rf"\b(?:in|at|near|on|outside|along|off) (?:the )?({_NAME}(?: {_NAME})*)")
# A word with a capital that doesn't start a sentence.
_INSIDE = re.compile(rf"(?<=[\w,] ){_NAME}")
_LEAD_LINES = 4
_DAYS = frozenset(name.lower() for names in (calendar.day_name, calendar.month_name) for name in names if name)


@dataclass(frozen=True, slots=True)
class Notice:
    """The first place that an article names, all its names, all its words, and its stretches without names and figures.

    Words are in lower case.
    """

    place: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    stretches: frozenset[tuple[str, ...]]


def notice_of(article: Article) -> Notice:
    """Return what distinguishes the event of `article` from others."""
    lines = [line for line in article.text.split("\n") if line.strip()]
    lead = "\n".join([article.title or "", *lines[:_LEAD_LINES]])
    words = _WORD.findall(f"{article.title or ''}\n{article.text}")
    plain = [word if word.islower() and word.isalpha() else "" for word in words]
    named = (frozenset(map(_bare, _WORD.findall(found[1]))) for found in _PLACE.finditer(lead))
    return Notice(
        place=next((place for place in named if not place & _DAYS), frozenset()),
        names=frozenset(map(_bare, _INSIDE.findall(article.text))) - _DAYS,
        words=frozenset(map(_bare, words)),
        stretches=frozenset(tuple(plain[at : at + _STRETCH]) for at in range(len(plain) - _STRETCH + 1)),
    )


def are_two_events(first: Notice, second: Notice) -> bool:
    """Return whether two articles report two events in the words of one template.

    They do if each begins with a place that the other doesn't mention, and most of their words are the same.
    """
    if not first.place or not second.place or first.place <= second.words or second.place <= first.words:
        return False
    if len(first.names & second.names) > _MOST_NAMES_SHARED * min(len(first.names), len(second.names)):
        return False
    fewest = min(len(first.stretches), len(second.stretches))
    return len(first.stretches & second.stretches) >= max(_FEWEST_SHARED, _ONE_TEMPLATE * fewest)


def of_one_event(links: Mapping[tuple[str, str], float], articles: Sequence[Article]) -> dict[tuple[str, str], float]:
    """Return `links`, from pairs of files, without those between two events.

    These are the links between two notices, and between other articles on them. An article is on the event of one
    notice if it is linked with that notice and names its place, but not the place of the other.
    """
    by_file = {article.file: article for article in articles}
    found = threads({file for pair in links for file in pair}, links)
    # One thread after the other: what is known of an article's words takes up far more memory than the article.
    apart = {
        pair
        for thread, pairs in zip(found, pairs_within(found, links), strict=True)
        for pair in _apart(pairs, (by_file[file] for file in thread))
    }
    return {pair: near for pair, near in links.items() if pair not in apart}


def _apart(pairs: Sequence[tuple[str, str]], articles: Iterable[Article]) -> set[tuple[str, str]]:
    """Return those of the `pairs` of files that are on two events."""
    notices = {article.file: notice_of(article) for article in articles}
    parted = [pair for pair in pairs if are_two_events(notices[pair[0]], notices[pair[1]])]
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        linked[first].add(second)
        linked[second].add(first)
    return {
        (min(one, other), max(one, other))
        for first, second in parted
        for one in _tellers(first, second, linked, notices)
        for other in _tellers(second, first, linked, notices)
    }


def _tellers(file: str, other: str, linked: Mapping[str, set[str]], notices: Mapping[str, Notice]) -> set[str]:
    """Return the notice `file`, and the articles linked with it that name its place but not that of `other`."""
    here, there = notices[file].place, notices[other].place
    return {file} | {each for each in linked[file] if here <= notices[each].words and not there <= notices[each].words}


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")
