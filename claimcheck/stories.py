"""Finds the stories among articles, and names each by the words that its articles share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from claimcheck.model import Article, Story
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.frequencies import ARTICLES

# So many words at the top of an article say what it is on; what stands further down is often background.
_TOP_WORDS = 80
_MOST_WORDS = 4
# The first hundred tell what a story is on as well as ten thousand do.
_MOST_ARTICLES = 100
_LONGEST_NAME = 120
# A word in this share of all news articles or more says nothing of what an article is on.
_COMMON = 1 / 8
# Shorter words are nearly all function words.
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_OPENS_SENTENCE = re.compile(r"(?:\A|[.!?:\n\"“”‘’(–—])\s*\Z")


def stories_among(articles: Sequence[Article], linked: Iterable[tuple[str, str]], rules: Rulebook) -> tuple[Story, ...]:
    """Return the stories that two articles or more are on, the one with most articles first.

    `linked` are the pairs of files whose articles are on one story. An article without a link is on no story.
    """
    by_file = {article.file: article for article in articles}
    return tuple(
        Story(name=name_of([by_file[file] for file in files], rules), files=files)
        for files in sorted(_together(linked), key=lambda files: (-len(files), files))
    )


def name_of(articles: Sequence[Article], rules: Rulebook) -> str:
    """Return a name for the story that all of `articles` are on; empty if they share no suitable words.

    It takes no side: it has only words that more than half of the articles have at the top, no figure and no date. A
    single article gives its headline.
    """
    files = {article.file for article in articles}
    originals = sorted(
        (article for article in articles if article.origin == article.file or article.origin not in files),
        key=lambda article: (article.published or date.max, article.file),
    )
    if len(originals) < 2:
        return _brief(next((article.title or "" for article in originals), ""))
    texts = [f"{article.title or ''}\n{article.text}" for article in originals[:_MOST_ARTICLES]]
    tops = [list(dict.fromkeys(_keys(text)[:_TOP_WORDS])) for text in texts]
    often = Counter(key for top in tops for key in top)
    weights = {key: count * _rarity(key, rules) for key, count in often.items() if count * 2 > len(tops)}
    beside = _beside(texts)
    chosen = _telling(weights)
    # The other words of a name stand with the one that was chosen: "Holm", and so "Holm Bay".
    names = {key for pair, is_name in beside.items() if is_name and set(pair) & set(chosen) for key in pair}
    order = list(dict.fromkeys(key for text in texts for key in _keys(text)))
    wanted = sorted({*chosen, *(key for key in names if _rarity(key, rules))}, key=order.index)
    return _brief(", ".join(_phrases(wanted, beside, texts)))


def _telling(weights: Mapping[str, float]) -> list[str]:
    """Return the few words that weigh most; of two of which one holds the other ("quake", "earthquake"), one."""
    found: list[str] = []
    for key in sorted((key for key in weights if weights[key]), key=lambda key: (-weights[key], key)):
        if not any(key in other or other in key for other in found):
            found.append(key)
    return found[:_MOST_WORDS]


def _together(linked: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield the files that are linked with each other, directly or over others, each group sorted."""
    above: dict[str, str] = {}

    def top(file: str) -> str:
        above.setdefault(file, file)
        while above[file] != file:
            above[file] = file = above[above[file]]
        return file

    for first, second in linked:
        above[top(first)] = top(second)
    groups: dict[str, list[str]] = {}
    for file in sorted(above):
        groups.setdefault(top(file), []).append(file)
    yield from map(tuple, groups.values())


def _keys(text: str) -> list[str]:
    return [word.group().casefold() for word in _WORD.finditer(text)]


def _rarity(word: str, rules: Rulebook) -> float:
    """Return what a word weighs: nothing where it is common in any news or counts something, else more if it is rarer.

    Figures and days are what articles differ in, so they name no story.
    """
    numbers, dates = rules.numbers, rules.dates
    counting = (numbers.ones, numbers.tens, numbers.scales, numbers.groups, numbers.fractions)
    if any(word in words for words in (*counting, numbers.sum_suffixes, dates.months, dates.weekdays)):
        return 0.0
    return max(0.0, math.log(_COMMON * ARTICLES / rules.frequencies.articles_with(word)))


def _beside(texts: Sequence[str]) -> dict[tuple[str, str], bool]:
    """Return the words that stand side by side in more than half of the texts, and whether both are parts of names."""
    found: Counter[tuple[str, str]] = Counter()
    named: Counter[tuple[str, str]] = Counter()
    for text in texts:
        pairs = {
            ((one.group().casefold(), other.group().casefold()), one.group().istitle() and other.group().istitle())
            for one, other in pairwise(_WORD.finditer(text))
            if text[one.end() : other.start()] == " "
        }
        found.update({pair for pair, _ in pairs})
        named.update({pair for pair, is_name in pairs if is_name})
    return {pair: named[pair] * 2 > len(texts) for pair, count in found.items() if count * 2 > len(texts)}


def _phrases(chosen: Sequence[str], beside: Collection[tuple[str, str]], texts: Sequence[str]) -> Iterator[str]:
    """Yield the words, those that stand side by side as one phrase."""
    behind = {one: other for one in chosen for other in chosen if one != other and (one, other) in beside}
    for key in chosen:
        if key in behind.values():
            continue
        phrase = [key]
        while behind.get(phrase[-1], key) not in phrase:
            phrase.append(behind[phrase[-1]])
        yield " ".join(_printed(word, texts) for word in phrase)


def _printed(key: str, texts: Sequence[str]) -> str:
    """Return a word as it is printed most often inside a sentence: a name keeps its capital."""
    forms = Counter(form for text in texts for form in _forms(key, text))
    return min(forms, key=lambda form: (-forms[form], form)) if forms else key


def _forms(key: str, text: str) -> Iterator[str]:
    for word in _WORD.finditer(text):
        if word.group().casefold() == key and not _OPENS_SENTENCE.search(text[max(0, word.start() - 3) : word.start()]):
            yield word.group()


def _brief(name: str) -> str:
    line = " ".join(name.split())
    if len(line) > _LONGEST_NAME:
        line = line[:_LONGEST_NAME].rpartition(" ")[0] + " …"
    return line[:1].upper() + line[1:]
