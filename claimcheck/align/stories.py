"""Tells which articles are on one story: near in words and in time. Claims meet only across linked articles."""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np

from claimcheck.align.neighbours import Vectors, near_pairs, sums
from claimcheck.model import Article
from claimcheck.rulebook.frequencies import ARTICLES, Frequencies

# The least near pair of one story that was read has a cosine of .15. Two stories of one kind get to .11, in words that
# any of that kind has; among many stories a few pairs in a thousand do, and that would be enough to mix their facts.
NEAR = 0.13
# A story may run for weeks; two articles on one place months apart are two stories.
LONGEST_STORY_DAYS = 45

# A word in this share of all news articles or more says nothing of what an article is about.
_COMMON = 1 / 8

# Words of three letters and fewer are nearly all function words; names in capitals are kept by their length.
_WORD = re.compile(r"[^\W\d_]{4,}")


def linked_articles(articles: Sequence[Article], frequencies: Frequencies) -> dict[tuple[str, str], float]:
    """Return the pairs of files (sorted) whose articles are on one story, and how near in words they are (0 to 1).

    An article may be linked with none.
    """
    ordered = sorted(articles, key=lambda article: (article.published or date.max, article.file))
    links = {}
    for first, second, cosine in near_pairs(_vectors(ordered, frequencies), _earliest(ordered), NEAR):
        files = ordered[first].file, ordered[second].file
        links[min(files), max(files)] = cosine
    return dict(sorted(links.items()))


def _earliest(ordered: Sequence[Article]) -> list[int]:
    """Return for each article the first one that may be of its story by date: any, where one of the two has none."""
    days = [article.published.toordinal() for article in ordered if article.published is not None]
    dated = [bisect_left(days, day - LONGEST_STORY_DAYS) for day in days]
    return dated + [0] * (len(ordered) - len(days))


def _vectors(articles: Sequence[Article], frequencies: Frequencies) -> Vectors:
    """Return the words of the articles, each article's in the order of the alphabet, with weights of length 1.

    Weights are term frequencies damped by logarithm, times the weight of the word itself. Words without weight are left
    out.
    """
    number: defaultdict[str, int] = defaultdict()
    number.default_factory = number.__len__  # a new word gets the next number
    starts, words, times = array("q", [0]), array("i"), array("i")
    rarity: dict[str, float] = {}
    for article in articles:
        count = Counter(map(str.lower, _WORD.findall(f"{article.title or ''} {article.text}")))
        for known in count:  # the difference of the two would go through all that is known already
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
    """Return what a word weighs: nothing if it is common in any news, and else the more the rarer it is.

    The counts are those of news at large, never those of the articles at hand: what five articles on one story share
    *is* the story. So the articles of another story don't change what is near, either.
    """
    return max(0.0, math.log(_COMMON * ARTICLES / frequencies.articles_with(word)))
