"""Words that are spelled in two ways: the schema of `rules/spellings.yaml` and what is built from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

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


class SpellingsFile(RuleFile):
    """`rules/spellings.yaml` as it is written."""

    words: dict[Phrase, Phrase]
    contractions: dict[Phrase, Phrase]
    stems: dict[Phrase, Phrase]
    rules: tuple[EndingRule, ...]


@dataclass(frozen=True)
class Spellings:
    """One spelling for each word: by whole words, by what is in a word, by how it ends, in this order.

    A contraction is spelled as its words, without the space between them: quotations are compared like that.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    contractions: Mapping[str, str] = field(default_factory=dict)
    stems: tuple[tuple[str, str], ...] = ()
    endings: tuple[tuple[re.Pattern[str], str], ...] = ()

    def one(self, word: str) -> str:
        """Return the standard spelling of a word (in lower case) for comparison."""
        if word in self.contractions:
            return self.contractions[word]
        head, apostrophe, rest = word.partition("'")
        return self._one(head) + apostrophe + rest

    def _one(self, word: str) -> str:
        if word in self.words:
            return self.words[word]
        for british, american in self.stems:
            word = word.replace(british, american)
        for pattern, american in self.endings:
            word = pattern.sub(american, word)
        return word


def build(file: SpellingsFile) -> Spellings:
    """Return the section as the stages use it."""
    return Spellings(
        words=file.words,
        contractions={short: words.replace(" ", "") for short, words in file.contractions.items()},
        stems=tuple(sorted(file.stems.items(), key=lambda pair: (-len(pair[0]), pair[0]))),
        endings=tuple((re.compile(rule.pattern), rule.american) for rule in file.rules),
    )


def _check(file: SpellingsFile) -> list[Misplaced]:
    faults: list[Misplaced] = []
    one = build(file).one
    for number, rule in enumerate(file.rules):
        if re.compile(rule.pattern).groups < _groups(rule.american):
            faults.append((("rules", number, "american"), "names a group that the pattern does not have"))
            return faults
    for number, rule in enumerate(file.rules):
        for key, pairs, expected in (("same", rule.same, True), ("different", rule.different, False)):
            faults += [
                (("rules", number, key), f"'{a}' and '{b}' are {'not ' * expected}taken for one word")
                for a, b in pairs
                if (one(a) == one(b)) is not expected
            ]
    return faults


def _groups(american: str) -> int:
    return max((int(number) for number in re.findall(r"\\(\d)", american)), default=0)


SECTION = Section("spellings.yaml", SpellingsFile, build, _check)
