"""Languages by their commonest words: the schema of `rules/languages.yaml`."""

from __future__ import annotations

import re

from pydantic import Field

from claimcheck.rulebook.schema import Phrase, Phrases, RuleFile, RuleId, Strict
from claimcheck.rulebook.section import Misplaced, Section

_WORD = re.compile(r"[^\W\d_]+")
# This many characters show a language; more of them show no more.
_SAMPLE = 50_000


class LanguageRule(Strict):
    """A language: its name in English, common words that distinguish it from the others, and texts in it."""

    id: RuleId
    name: Phrase
    words: Phrases = Field(min_length=10)
    examples: tuple[str, ...] = Field(min_length=1)


class Languages(RuleFile):
    """Common words of English and of other languages, and how many of them a text must have.

    `fewest_words` is the shortest text that is judged at all, `least_share` the least part of its words that must
    be of the other language, `times_english` how many times more of them there must be than English ones.
    """

    fewest_words: int = Field(ge=10)
    least_share: float = Field(gt=0, lt=1)
    times_english: float = Field(ge=1)
    english: Phrases = Field(min_length=10)
    rules: tuple[LanguageRule, ...]

    def other_than_english(self, text: str, fewest_words: int | None = None) -> str | None:
        """Return the language in which `text` is written; None if it is English, too short, or not known."""
        words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
        if len(words) < (self.fewest_words if fewest_words is None else fewest_words):
            return None
        english = sum(word in self.english for word in words)
        counts = [(sum(word in rule.words for word in words), rule.name) for rule in self.rules]
        most, name = max(counts, default=(0, ""))
        enough = most >= self.least_share * len(words) and most >= self.times_english * english
        return name if enough and most else None


def _check(file: Languages) -> list[Misplaced]:
    return [
        (("rules", number, "examples", place), f"is not recognised as {rule.name}")
        for number, rule in enumerate(file.rules)
        for place, text in enumerate(rule.examples)
        if file.other_than_english(text, fewest_words=1) != rule.name
    ]


SECTION = Section("languages.yaml", Languages, check=_check)
