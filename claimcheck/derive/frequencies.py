"""Derives `frequencies.tsv`: in how many of a million news articles a word is likely to be.

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
# A news article has about this many words.
WORDS_OF_AN_ARTICLE = 400
# Rarer words are left out; a word that is not in the table counts as rare as the rarest that is.
LEAST_FREQUENT = 10**-6.5
_WORD = re.compile(r"[^\W\d_]{3,}")

ABOUT = f"""
Words, and in how many of {ARTICLES:,} news articles each is likely to be. Counts only: no text is kept.

No documents were counted. The package indexes have no collection of news whose document counts may be passed on. So
the numbers are calculated from word frequencies, as if words were independent of each other. If a word makes up the
share f of all words, the probability that it is in an article of {WORDS_OF_AN_ARTICLE} words is 1 -
exp(-{WORDS_OF_AN_ARTICLE} f). But a word that an article has used is likely to come again in it. So the true
numbers are lower for words that an article can be about, and lowest for names. The program depends on the order
only.

Source: wordfreq 3.1.1 by Robyn Speer (https://github.com/rspeer/wordfreq), the large English list. It combines
news, books, subtitles, web pages, Wikipedia and posts up to 2021. Only words of three letters or more are kept that
make up at least one in {round(1 / LEAST_FREQUENT):,} words.
Licence: CC BY-SA 4.0, like its source. Credits and terms: NOTICES.md in this folder.
Made by: python -m claimcheck.derive.frequencies
"""


def derive(frequencies: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Yield each word that is frequent enough, with the number of articles that are likely to have it."""
    for word, share in frequencies.items():
        if share >= LEAST_FREQUENT and _WORD.fullmatch(word) and word == word.lower():
            yield word, str(max(1, round(ARTICLES * -math.expm1(-WORDS_OF_AN_ARTICLE * share))))


def main(folder: Path) -> None:
    """Write the table into `folder`."""
    frequencies = import_module("wordfreq").get_frequency_dict("en", "large")
    write_table(folder, "frequencies.tsv", about=ABOUT, columns=("word", "articles"), rows=derive(frequencies))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
