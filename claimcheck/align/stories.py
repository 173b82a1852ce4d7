"""Tells which articles are on one story: near in words and in time. Claims meet only across linked articles."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from claimcheck.model import Article

# Measured on 43 stories: at a cosine of .10 the links keep 97 % of the true pairs (see docs on limits).
NEAR = 0.10
# A story may run for weeks; two articles on one place months apart are two stories.
LONGEST_STORY_DAYS = 45

# Words of three letters and fewer are nearly all function words; names in capitals are kept by their length.
_WORD = re.compile(r"[^\W\d_]{4,}")


def linked_articles(articles: Sequence[Article]) -> dict[tuple[str, str], float]:
    """Return the pairs of files (sorted) whose articles are on one story, and how near in words they are (0 to 1).

    An article may be linked with none.

    Weights are term frequencies damped by logarithm, times an inverse document frequency that leaves a word that all
    articles share its weight: with five articles on one story, what all share *is* the story.
    """
    counts = [Counter(word.lower() for word in _WORD.findall(f"{a.title or ''} {a.text}")) for a in articles]
    documents: Counter[str] = Counter(word for count in counts for word in count)
    total = len(articles)
    vectors = []
    for count in counts:
        vector = {
            word: (1 + math.log(n)) * (1 + math.log((1 + total) / (1 + documents[word])))
            for word, n in sorted(count.items())
        }
        norm = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({word: weight / norm for word, weight in vector.items()})
    links = {}
    for (i, first), (j, second) in combinations(enumerate(articles), 2):
        cosine = _cosine(vectors[i], vectors[j]) if _near_in_time(first, second) else 0.0
        if cosine >= NEAR:
            links[min(first.file, second.file), max(first.file, second.file)] = cosine
    return links


def _near_in_time(first: Article, second: Article) -> bool:
    if first.published is None or second.published is None:
        return True
    return abs((first.published - second.published).days) <= LONGEST_STORY_DAYS


def _cosine(first: dict[str, float], second: dict[str, float]) -> float:
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second[word] for word, weight in first.items() if word in second)
