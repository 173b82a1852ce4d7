"""Articles near in words are found without comparing each with each, and are the same ones."""

from __future__ import annotations

import math
import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.align import neighbours
from claimcheck.align.stories import LONGEST_STORY_DAYS, NEAR, linked_articles
from tests.build import article

WORDS = ("ferry", "harbour", "sank", "crew", "rescued", "budget", "vote", "strike", "Élan", "straße", "the", "tax")


def each_with_each(articles, frequencies):
    """The links by comparing each article with each, word by word in the order of the alphabet."""
    counts = [Counter(word.lower() for word in re.findall(r"[^\W\d_]{4,}", f" {a.text}")) for a in articles]
    vectors = []
    for count in counts:
        vector = {
            word: (1 + math.log(n)) * math.log(125_000 / articles_with)
            for word, n in sorted(count.items())
            if (articles_with := frequencies.articles_with(word)) < 125_000
        }
        norm = math.sqrt(left_to_right(weight * weight for weight in vector.values())) or 1.0
        vectors.append({word: weight / norm for word, weight in vector.items()})
    links = {}
    for (one, first), (two, second) in combinations(zip(vectors, articles, strict=True), 2):
        days = abs((first.published - second.published).days) if first.published and second.published else 0
        cosine = left_to_right(weight * two[word] for word, weight in one.items() if word in two)
        if days <= LONGEST_STORY_DAYS and cosine >= NEAR:
            links[min(first.file, second.file), max(first.file, second.file)] = cosine
    return links


def left_to_right(numbers):
    total = 0.0
    for number in numbers:  # `sum` rounds otherwise from Python 3.12 on
        total += number
    return total


texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
days = st.one_of(st.none(), st.integers(0, 100).map(lambda day: (date(2030, 1, 1) + timedelta(days=day)).isoformat()))


@given(told=st.lists(st.tuples(texts, days), max_size=12))
def test_the_links_are_those_of_comparing_each_with_each(told, rules):
    articles = [article(f"{number:02}", day, text=text) for number, (text, day) in enumerate(told)]
    links = linked_articles(articles, [], rules.frequencies)
    assert links == pytest.approx(each_with_each(articles, rules.frequencies))
    assert linked_articles(articles[::-1], [], rules.frequencies) == links


def test_articles_that_share_only_words_of_many_articles_are_not_compared(monkeypatch, rules):
    monkeypatch.setattr(neighbours, "MOST_ARTICLES_OF_A_WORD", 4)
    hot = [article(f"h{number}", text="storm warning") for number in range(8)]
    near = [article(f"n{number}", text="storm warning ferry harbour crew") for number in range(3)]
    every = each_with_each([*hot, *near], rules.frequencies)
    found = linked_articles([*hot, *near], [], rules.frequencies)
    assert found.items() < every.items()  # what is left out is left out, what is found has its full cosine
    assert {("n0", "n1"), ("n0", "n2"), ("n1", "n2")} <= found.keys()
    assert ("h6", "h7") in every
    assert ("h6", "h7") not in found


@pytest.mark.parametrize("words", [[], [""], ["", "", "ferry"], ["ferry"]])
def test_articles_without_words_are_linked_with_none(words, rules):
    articles = [article(str(number), text=text) for number, text in enumerate(words)]
    assert linked_articles(articles, [], rules.frequencies) == {}
