"""Patterns for sentences that tie their figures together. Marks stand for the figures and times."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claimcheck.compare.arithmetic.sentence import FIGURE as F
from claimcheck.compare.arithmetic.sentence import TIME as T
from claimcheck.rulebook.arithmetic import Arithmetic
from claimcheck.rulebook.book import Rulebook

# A word, and what may be the rest of a noun phrase or short clause after a figure. Neither can contain a figure.
_W = r"\s[^\s\d,.;:()–—\ue000-\uf8ff-][^\s\d,.;:()–—\ue000-\uf8ff]*"
_ITEM = rf"{F}(?:{_W}){{1,6}}"
_LIST = rf"(?P<list>{_ITEM}(?:,\s{_ITEM}){{0,8}},?\sand\s{_ITEM})"
LISTED = re.compile(_LIST)
_END = r"(?=\s?(?:[.!;)”\"]|$|\s[–—]))"
_DASH = r"(?:\s?[–—:]\s?|\s-\s|:\s)"


class Ties(NamedTuple):
    """Patterns for the words of a `Tied` sentence, one or two for each kind of check."""

    part: re.Pattern[str]
    part_behind: re.Pattern[str]
    sum_first: re.Pattern[str]
    sum_last: re.Pattern[str]
    share: re.Pattern[str]
    change: re.Pattern[str]
    change_behind: re.Pattern[str]
    hours_later: re.Pattern[str]
    years: re.Pattern[str]


def ties(rules: Rulebook) -> Ties:
    """Return the patterns that the rules give."""
    return _patterns(rules.arithmetic, rules.changes.noun)


@lru_cache(maxsize=4)
def _patterns(words: Arithmetic, noun: str) -> Ties:
    of = rf"\s(?:out\s)?of\s(?:(?P<owner>{words.owners})\s)?"
    behind = rf"(?:\s(?:{words.behind_sum}))"
    return Ties(
        part=re.compile(rf"(?P<part>{F}){of}(?P<whole>{F})(?P<noun>{_W})(?=[\s,.;:!?)”\"]|$)(?!\s?{F})"),
        part_behind=re.compile(rf"(?P<whole>{F})(?P<noun>{_W})(?:{_W}){{0,4}},\s(?P<part>{F})\s(?:{words.of_them})\b"),
        sum_first=re.compile(
            rf"^[^;:\ue000-\ue7ff]*(?P<whole>{F})(?:{_W}){{0,8}}{_DASH}{_LIST}[.!”\"]*\s*$",
        ),
        sum_last=re.compile(
            rf"^[^\ue000-\ue7ff]*?{_LIST}(?:,\s|\s?[–—(]\s?|\s-\s|\s\()"
            rf"(?:(?:or\s)?(?:{words.before_sum})\s(?P<whole>{F})(?:{_W}){{0,3}}|"
            rf"(?:or\s)?(?P<whole_behind>{F})(?:{_W}){{0,2}}{behind}){_END}"
        ),
        share=re.compile(
            rf"(?P<part>{F}){of}(?P<whole>{F})(?:{_W}){{1,5}}(?:,?\sor|\s\((?:or\s)?)(?:{_W}){{0,3}}?\s?(?P<share>{F})"
            rf"(?=\s?(?:[,.;)]|$|[–—]))"
        ),
        change=re.compile(
            rf"(?P<by>{F})(?:,?\sto\s(?P<to>{F})(?:{_W}){{0,3}},?\sfrom\s(?P<from>{F})|"
            rf",?\sfrom\s(?P<from_first>{F})(?:{_W}){{0,3}},?\sto\s(?P<to_last>{F}))"
        ),
        change_behind=re.compile(
            rf"\bfrom\s(?P<from>{F})(?:{_W}){{0,3}},?\sto\s(?P<to>{F})(?:{_W}){{0,3}}(?:,|\s[–—(-])\s?an?\s"
            rf"(?:(?:{noun})\sof\s(?P<by>{F})|(?P<by_first>{F})\s(?:{noun})\b){_END}"
        ),
        hours_later=re.compile(
            rf"(?P<start>{T})[^;:\ue000-\uf8ff]{{1,60}}(?P<length>{F})\s(?:{words.later}),?(?:{_W}){{0,2}}\sat\s(?P<end>{T})"
        ),
        years=re.compile(
            rf"(?P<years>{T})(?:,|\s[–—(-])\s?(?:its|their|his|her|all|or|an?\s(?:period|span|total)\sof)\s(?P<length>{F})"
            rf"(?!\s(?:after|before|ago|earlier|old|of\sage)\b)"
        ),
    )
