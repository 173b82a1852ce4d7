"""Words that are spelled in two ways: the schema of `rules/spellings.yaml`."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import Field

from claimcheck.rulebook.schema import Pattern, Phrase, RuleFile, RuleId, Strict
from claimcheck.rulebook.section import Misplaced, Section


class EndingRule(Strict):
    """How words end in one spelling (`pattern`), and what the other has there.

    `same` are pairs that it treats as one word, `different` pairs that it must not.
    """

    id: RuleId
    note: str
    pattern: Pattern
    american: str = Field(max_length=40)
    same: tuple[tuple[Phrase, Phrase], ...] = Field(min_length=1)
    different: tuple[tuple[Phrase, Phrase], ...] = ()

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Return the pattern, ready for use."""
        return re.compile(self.pattern)


class Spellings(RuleFile):
    """One spelling for each word: by whole words, by what is in a word (`stems`), by how it ends, in this order."""

    words: dict[Phrase, Phrase]
    contractions: dict[Phrase, Phrase | tuple[Phrase, ...]]
    stems: dict[Phrase, Phrase]
    rules: tuple[EndingRule, ...]

    @cached_property
    def joined(self) -> dict[str, str]:
        """Return each contraction, and all words that it stands for, with the words that it is compared by.

        Words are joined without a space: quotations are compared like that.
        """
        found: dict[str, str] = {}
        for short, words in self.contractions.items():
            forms = [each.replace(" ", "") for each in ([words] if isinstance(words, str) else words)]
            found |= dict.fromkeys((short, *forms), forms[0])
        return found | self._pairs_of_digits

    @cached_property
    def _pairs_of_digits(self) -> dict[str, str]:
        """Return the numbers in two words with their figures: "fortythree", "43"."""
        figures = {word: int(figure) for word, figure in self.words.items() if figure.isdecimal()}
        tens = {word: figure for word, figure in figures.items() if figure in range(20, 100, 10)}
        units = {word: figure for word, figure in figures.items() if figure in range(1, 10)}
        return {f"{ten}{unit}": str(tens[ten] + units[unit]) for ten in tens for unit in units}

    @cached_property
    def longest_first(self) -> list[tuple[str, str]]:
        """Return the stems, each with its standard spelling."""
        return sorted(self.stems.items(), key=lambda pair: (-len(pair[0]), pair[0]))

    def one(self, word: str) -> str:
        """Return the standard spelling of a word (in lower case), or of several that are joined, for comparison."""
        if word in self.joined:
            return self.joined[word]
        head, apostrophe, rest = word.partition("'")
        return self._one(head) + apostrophe + rest

    def _one(self, word: str) -> str:
        if word in self.words:
            return self.words[word]
        for british, american in self.longest_first:
            word = word.replace(british, american)
        for rule in self.rules:
            word = rule.compiled.sub(rule.american, word)
        return word


def _check(file: Spellings) -> list[Misplaced]:
    faults: list[Misplaced] = []
    for number, rule in enumerate(file.rules):
        if rule.compiled.groups < _groups(rule.american):
            faults.append((("rules", number, "american"), "names a group that the pattern does not have"))
            return faults
    for number, rule in enumerate(file.rules):
        for key, pairs, expected in (("same", rule.same, True), ("different", rule.different, False)):
            faults += [
                (("rules", number, key), f"'{a}' and '{b}' are {'not ' * expected}taken for one word")
                for a, b in pairs
                if (file.one(a) == file.one(b)) is not expected
            ]
    return faults


def _groups(american: str) -> int:
    return max((int(number) for number in re.findall(r"\\(\d)", american)), default=0)


SECTION = Section("spellings.yaml", Spellings, check=_check)
