"""Currencies, their signs and names: the schema of `rules/currencies.yaml` and what is built from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.rulebook.numbers import alternatives
from claimcheck.rulebook.schema import Phrase, Rule, RuleFile, Strict
from claimcheck.rulebook.section import Misplaced, Section


class CurrencyRow(Strict):
    """One currency. `signs` are before or after the sum, as written; `words` after it, in any case.

    `scaled_words` are words with another meaning, which name the currency only after a scale word ("million won").
    `local_cues` are words of articles from a country that writes a bare `$` for this currency.
    """

    code: Phrase
    signs: tuple[Phrase, ...] = ()
    words: tuple[Phrase, ...] = ()
    scaled_words: tuple[Phrase, ...] = ()
    local_cues: tuple[Phrase, ...] = ()


class CurrenciesFile(RuleFile):
    """`rules/currencies.yaml` as it is written."""

    bare_dollar: Phrase
    bare_words: tuple[Phrase, ...]
    currencies: tuple[CurrencyRow, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Currencies:
    """Currencies, ready for use.

    `before` matches a sign or code at the end of what is before a number, `after` one right after it (both in the
    original case, the group is the sign); `signs` and `words` (lower case) map to the ISO code, `names` from it.
    `bare_words` name a dollar without the country.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    word_after: re.Pattern[str]
    signs: dict[str, str]
    words: dict[str, str]
    scaled_words: frozenset[str]
    names: dict[str, str]
    bare_dollar: str
    bare_words: frozenset[str]
    local_cues: dict[str, re.Pattern[str]]


def build(file: CurrenciesFile) -> Currencies:
    """Return the section as the stages use it."""
    signs = {sign: row.code for row in file.currencies for sign in (*row.signs, row.code)}
    words = {word.lower(): row.code for row in file.currencies for word in (*row.words, *row.scaled_words)}
    any_sign = alternatives(signs)
    return Currencies(
        before=re.compile(rf"(?:(?<![A-Za-z]))(?P<scale>[MB](?=[A-Z]{{3}}\s?$))?(?P<sign>{any_sign})\s?$"),
        after=re.compile(rf"\s?(?P<scale>[MB](?=[A-Z]{{3}}\b))?(?P<sign>{any_sign})(?![A-Za-z0-9])"),
        word_after=re.compile(rf"(?P<gap>\s?-\s?|\s?)(?P<unit>{alternatives(words)})(?![\w])"),
        signs=signs,
        words=words,
        scaled_words=frozenset(word.lower() for row in file.currencies for word in row.scaled_words),
        names={row.code: row.words[0].lower() for row in file.currencies if row.words},
        bare_dollar=file.bare_dollar,
        bare_words=frozenset(file.bare_words),
        local_cues={
            row.code: re.compile(rf"\b(?:{alternatives(row.local_cues)})\b")
            for row in file.currencies
            if row.local_cues
        },
    )


def check(file: CurrenciesFile) -> list[Misplaced]:
    """Return a fault for each sign or word of two currencies."""
    faults: list[Misplaced] = []
    seen: dict[str, str] = {}
    for index, row in enumerate(file.currencies):
        for key, words in (("signs", row.signs), ("words", tuple(word.lower() for word in row.words))):
            for position, word in enumerate(words):
                other = seen.setdefault(word, row.code)
                if other != row.code:
                    faults.append((("currencies", index, key, position), f"'{word}' belongs to {other} already"))
    return faults


SECTION = Section("currencies.yaml", CurrenciesFile, build, check)
