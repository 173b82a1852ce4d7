"""Derives `frequencies.tsv`: in how many news articles of a million a word is to be expected.

pip install wordfreq==3.1.1
python -m claimcheck.derive.frequencies rules/tables
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from claimcheck.derive.write_table import write_table

ARTICLES = 1_000_000
# A news article has about so many words.
WORDS_OF_AN_ARTICLE = 400
# Rarer words are left out; a word that is not in the table counts as rare as the rarest that is.
LEAST_FREQUENT = 10**-6.5
_WORD = re.compile(r"[^\W\d_]{3,}")

ABOUT = f"""
Words, and in how many of {ARTICLES:,} news articles each is to be expected. Counts only: no text is kept.

These are no counted documents. No collection of news with its document counts that may be passed on is to be had from
the package indexes, so the counts are reckoned from word frequencies: a word that makes up the share f of all words is
in an article of {WORDS_OF_AN_ARTICLE} words with a probability of 1 - exp(-{WORDS_OF_AN_ARTICLE} f), as if words fell
independently. They do not: a word that an article has used is likelier to come again in it, so the true counts of words
that an article can be about are lower, most of all those of names. What rests on this table needs the order only.

Source: wordfreq 3.1.1 by Robyn Speer (https://github.com/rspeer/wordfreq), the large English list, which joins news,
books, subtitles, web pages, Wikipedia and posts up to 2021. Kept are words of three letters and more that make up at
least one in {round(1 / LEAST_FREQUENT):,} words.
Licence: CC BY-SA 4.0, as its source. Credits and terms: NOTICES.md in this folder.
Made by: python -m claimcheck.derive.frequencies
"""


def derive(frequencies: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Yield each word that is frequent enough, and its number of articles."""
    for word, share in frequencies.items():
        if share >= LEAST_FREQUENT and _WORD.fullmatch(word) and word == word.lower():
            yield word, str(max(1, round(ARTICLES * -math.expm1(-WORDS_OF_AN_ARTICLE * share))))


def main(folder: Path) -> None:
    """Write the table into `folder`."""
    frequencies = import_module("wordfreq").get_frequency_dict("en", "large")
    write_table(folder, "frequencies.tsv", about=ABOUT, columns=("word", "articles"), rows=derive(frequencies))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
