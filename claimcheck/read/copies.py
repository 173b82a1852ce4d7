"""Separates copies of one text from independent articles: five outlets with one wire story are one source."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.folding import without_look_alikes, without_unseen
from claimcheck.model import Article

SHINGLE = 5
COPIED = 0.8
# With fewer shingles, one changed figure would be lost among equal words, and figures matter here.
FEWEST_SHINGLES = 20
# One shingle in this many is looked up first. Only articles that share some of those are compared in full.
SAMPLE = 4
# A shingle in this many independent articles is a footer or a stock phrase, not a sign of a copy.
HOT = 100
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Fingerprint:
    article: Article
    shingles: frozenset[int]
    order: tuple[bool, date, str]

    def share_in(self, other: _Fingerprint) -> float:
        return len(self.shingles & other.shingles) / len(self.shingles)


def find_origins(articles: Iterable[Article]) -> dict[str, str]:
    """Return for each article's `file` the `file` of the article that it copies, or its own.

    If texts contain each other, the origin is the earliest, or the first by file. A text inside a longer one is a copy
    of that.
    """
    by_text: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_text[_seen(article.text)].append(article)
    firsts = {}
    origins: dict[str, str] = {}
    for same in by_text.values():
        first = min(same, key=_order)
        firsts[first.file] = first
        origins |= {article.file: first.file for article in same}
    near = _near_copies(list(firsts.values()))
    origins = {file: near.get(first, first) for file, first in origins.items()}
    return _with_versions(origins, [article for same in by_text.values() for article in same])


def _with_versions(origins: dict[str, str], articles: Iterable[Article]) -> dict[str, str]:
    """Return `origins` with later versions of a page (the same address) traced back to the first.

    A version is not a copy, because its figures may differ. But a correction is not a second source either.
    """
    pages: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.url and origins[article.file] == article.file:
            pages[article.url.partition("#")[0]].append(article)
    first_of = {article.file: min(versions, key=_order).file for versions in pages.values() for article in versions}
    return {file: first_of.get(origin, origin) for file, origin in origins.items()}


def _order(article: Article) -> tuple[bool, date, str]:
    return (article.published is None, article.published or date.min, article.file)


def _near_copies(articles: Sequence[Article]) -> dict[str, str]:
    """Return the origin of each article that is a near copy or has one."""
    prints = [_Fingerprint(article, _shingles(article.text), _order(article)) for article in articles]
    prints = [item for item in prints if len(item.shingles) >= FEWEST_SHINGLES]
    # The longest first, so that a text containing another is always in the index before it.
    prints.sort(key=lambda item: (-len(item.shingles), item.order))
    groups: list[list[_Fingerprint]] = []
    index: dict[int, list[int]] = defaultdict(list)
    for item in prints:
        sample = [shingle for shingle in item.shingles if shingle % SAMPLE == 0]
        home = _home(item, sample, groups, index)
        if home is not None:
            groups[home].append(item)
            continue
        for shingle in sample:
            if len(index[shingle]) < HOT:
                index[shingle].append(len(groups))
        groups.append([item])
    return {item.article.file: origin for group in groups for origin in [_origin(group)] for item in group}


def _home(
    item: _Fingerprint, sample: Sequence[int], groups: Sequence[Sequence[_Fingerprint]], index: dict[int, list[int]]
) -> int | None:
    """Return the group whose longest text contains `item`, None if there is none."""
    shared = Counter(group for shingle in sample for group in index.get(shingle, ()))
    # A copy shares four fifths of its shingles, so about as many of the sample; half of that leaves a margin.
    likely = [group for group, count in shared.items() if count >= COPIED / 2 * len(sample)]
    fitting = [(-item.share_in(groups[group][0]), group) for group in likely]
    best = min(fitting, default=None)
    return best[1] if best is not None and -best[0] >= COPIED else None


def _origin(group: Sequence[_Fingerprint]) -> str:
    """Return the `file` of the earliest of those that contain the longest as well as it contains them."""
    longest = group[0]
    whole = [item for item in group if longest.share_in(item) >= COPIED]
    return min(whole, key=lambda item: item.order).article.file


def _seen(text: str) -> str:
    """Return `text` as a reader sees it: a copy with a soft hyphen is still a copy."""
    return without_look_alikes(without_unseen(text))


def _shingles(text: str) -> frozenset[int]:
    words = [zlib.crc32(word.encode("utf-8")) for word in _WORD.findall(_seen(text).casefold())]
    # A checksum of checksums: the same in every run, unlike Python's own hash of a string.
    parts = zip(*(words[start:] for start in range(SHINGLE)), strict=False)
    return frozenset(hash(part) for part in parts)
