"""Decides which articles are on one story: close in words and in time. Claims meet only across linked articles."""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from heapq import nlargest
from itertools import groupby
from operator import itemgetter

import numpy as np

from claimcheck.align.events import of_one_event
from claimcheck.align.neighbours import Vectors, near_pairs, sums
from claimcheck.model import Article, Encoding
from claimcheck.nets import arrays
from claimcheck.rulebook.frequencies import ARTICLES, Frequencies

# Of the pairs on one story that were read, the most distant has a cosine of .15. Two stories of one kind reach .11, in
# words that any such story has. Among many stories a few pairs in a thousand do, enough to mix their facts.
NEAR = 0.13
# Articles in different words are on one story if their vectors have this cosine and they share at least a few rare
# words: two in a thousand unrelated pairs do. `FEW` articles are rarely on many stories, so there the vectors alone
# suffice, with a cosine that 99 % of the pairs of one story have. Measured on our own stories.
ALIKE, ALIKE_WORDS = 0.7, 0.05
FEW, ALIKE_OF_FEW = 12, 0.5
# A story may run for weeks; two articles on one place months apart are two stories.
LONGEST_STORY_DAYS = 45
# An article is linked with at most this many before it, so that thousands in the same words don't fill the memory.
MOST_BEFORE = 80

# A word in this share of all news articles or more says nothing about an article's subject.
_COMMON = 1 / 8

# Words of three letters and fewer are nearly all function words; names in capitals are kept by their length.
_WORD = re.compile(r"[^\W\d_]{4,}")


def linked_articles(
    articles: Sequence[Article],
    encodings: Sequence[Encoding],
    frequencies: Frequencies,
    *,
    one_story: bool = False,
) -> dict[tuple[str, str], float]:
    """Return the pairs of files (sorted) whose articles are on one story, and how similar their words are (0 to 1).

    Two articles are on one story if they share enough rare words, or if their vectors are close; with `one_story`, any
    two are. An article may be linked with none. Notices of two events from one template are on two stories, however
    similar they are, and so are other articles on one event and on the other.
    """
    ordered = sorted(articles, key=lambda article: (article.published or date.max, article.file))
    files = [article.file for article in ordered]
    earliest = [0] * len(ordered) if one_story else _earliest(ordered)
    whole = {encoding.file: encoding.whole for encoding in encodings if len(encoding.whole) > 1}
    few = len(ordered) <= FEW
    links: dict[tuple[str, str], float] = {}
    for second, found in groupby(near_pairs(_vectors(ordered, frequencies), earliest, ALIKE_WORDS), itemgetter(1)):
        alike = (
            (cosine, -first)
            for first, _, cosine in found
            if cosine >= NEAR or _likeness(files[first], files[second], whole) >= ALIKE
        )
        links |= {_pair(files[-first], files[second]): cosine for cosine, first in nlargest(MOST_BEFORE, alike)}
    if one_story or few:
        for second in range(len(ordered)):
            for first in range(max(0, second - MOST_BEFORE), second):
                in_time = first >= earliest[second]
                if one_story or (in_time and _likeness(files[first], files[second], whole) >= ALIKE_OF_FEW):
                    links.setdefault(_pair(files[first], files[second]), 0.0)
    return dict(sorted((links if one_story else of_one_event(links, articles)).items()))


def _likeness(first: str, second: str, whole: Mapping[str, arrays.Vectors]) -> float:
    """Return the cosine of two articles' vectors, 0 if one has none."""
    one, other = whole.get(first), whole.get(second)
    return 0.0 if one is None or other is None else round(float(one @ other), 3)


def _pair(first: str, second: str) -> tuple[str, str]:
    return min(first, second), max(first, second)


def _earliest(ordered: Sequence[Article]) -> list[int]:
    """Return for each article the first one that may be on its story by date; without a date, any may."""
    days = [article.published.toordinal() for article in ordered if article.published is not None]
    dated = [bisect_left(days, day - LONGEST_STORY_DAYS) for day in days]
    return dated + [0] * (len(ordered) - len(days))


def _vectors(articles: Sequence[Article], frequencies: Frequencies) -> Vectors:
    """Return the words of the articles, each in alphabetical order, with weights of length 1.

    Weights are term frequencies damped by logarithm, times the weight of the word itself. Words without weight are left
    out.
    """
    number: defaultdict[str, int] = defaultdict()
    number.default_factory = number.__len__  # a new word gets the next number
    starts, words, times = array("q", [0]), array("i"), array("i")
    rarity: dict[str, float] = {}
    for article in articles:
        count = Counter(map(str.lower, _WORD.findall(f"{article.title or ''} {article.text}")))
        for known in count:  # a set difference would go through all known words
            if known not in rarity:
                rarity[known] = _rarity(known, frequencies)
        ordered = sorted(known for known in count if rarity[known])
        words.extend(map(number.__getitem__, ordered))
        times.extend(map(count.__getitem__, ordered))
        starts.append(len(words))
    word = np.frombuffer(words, dtype=np.int32)
    often = np.array([0.0, *(1 + math.log(n) for n in range(1, max(times, default=0) + 1))])
    weight = often[np.frombuffer(times, dtype=np.int32)] * np.array([rarity[known] for known in number])[word]
    row = np.repeat(np.arange(len(articles)), np.diff(starts))
    weight /= np.sqrt(sums(row, weight * weight, len(articles)))[row]
    return Vectors(starts=np.frombuffer(starts, dtype=np.int64), words=len(number), word=word, weight=weight)


def _rarity(word: str, frequencies: Frequencies) -> float:
    """Return the weight of a word: nothing if it is common in any news, otherwise more the rarer it is.

    The counts are those of news at large, not of the given articles: what five articles on one story share *is* the
    story. So other stories have no effect, either.
    """
    return max(0.0, math.log(_COMMON * ARTICLES / frequencies.articles_with(word)))
