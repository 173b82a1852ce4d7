"""Number words, scales, vague numbers: the schema of `rules/number_words.yaml` and what is built from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from claimcheck.rulebook.schema import Examples, ParagraphPattern, Phrase, Rule, RuleFile, RuleId, Strict
from claimcheck.rulebook.section import Section

# The mark of a note between a number and its scale: "85² million", "85[3] million".
_MARK = r"(?:[\u00b9\u00b2\u00b3\u2070-\u2079*†‡]{1,2}|\[[0-9]{1,2}\])?"


class Exclusion(Strict):
    """A kind of digits or number words that are not figures. The examples under `match` contain no figure at all.

    If it is `told`, an article says that they are left out: they state a value that isn't read.
    """

    id: RuleId
    pattern: ParagraphPattern
    told: bool = False
    note: str | None = None
    examples: Examples


class NamingWords(Strict):
    """Words before which, or after which, a number is a name or a place in a list."""

    before: tuple[Phrase, ...]
    streets: tuple[Phrase, ...]


class PrecisionRule(Strict):
    """The largest figure without a hedge that counts as exact, and how many final zeros make a figure round."""

    exact_below: int = Field(gt=0)
    round_zeros: int = Field(gt=0)


class PluralRule(Strict):
    """How to tell a plural noun by its ending."""

    irregular: tuple[Phrase, ...]
    never: tuple[Phrase, ...]


class NumbersFile(RuleFile):
    """`rules/number_words.yaml` as it is written."""

    ones: dict[Phrase, int]
    tens: dict[Phrase, int]
    hundred: Phrase
    scales: dict[Phrase, Decimal]
    groups: dict[Phrase, Decimal]
    suffixes: dict[Phrase, Decimal]
    open_suffixes: tuple[Phrase, ...]
    sum_suffixes: tuple[Phrase, ...]
    fractions: dict[Phrase, int]
    signs: dict[Phrase, Decimal]
    vague: dict[Phrase, tuple[Decimal, Decimal]]
    few: dict[Phrase, tuple[Decimal, Decimal]]
    ordinals: tuple[Phrase, ...]
    halved: tuple[Phrase, ...]
    not_after: tuple[Phrase, ...]
    not_before: tuple[Phrase, ...]
    hedged: tuple[Phrase, ...]
    linking: tuple[Phrase, ...]
    ranking: tuple[Phrase, ...]
    naming: NamingWords
    scores: tuple[Phrase, ...]
    score_ends: tuple[Phrase, ...]
    decided: tuple[Phrase, ...]
    plurals: PluralRule
    whole: tuple[Phrase, ...]
    precision: PrecisionRule
    not_figures: tuple[Exclusion, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Numbers:
    """Number words, scales and vague numbers, ready for use. Patterns are for lower-case text unless said otherwise.

    `start` finds where a number may begin; `words` a run of number words, `spoken_scale` the scale of "three hundred
    thousand"; `scale` a scale word after digits; `fraction` the words of a fraction; `and_part` one that is added to
    the number before it, `of_whole` what shows that it is part
    of something else; `point` spoken decimals; `vague` words such as "dozens of"; `excluded` (original case) what is
    not a figure at all, and `told` what of it states a value that isn't read. The things in `whole` are never counted
    in parts. `street` (original case) is an address with the number of its house. A number joined to one of
    `score_ends` is a score.
    """

    start: re.Pattern[str]
    goes_on: re.Pattern[str]
    spoken_scale: re.Pattern[str]
    digits: re.Pattern[str]
    words: re.Pattern[str]
    scale: re.Pattern[str]
    fraction: re.Pattern[str]
    half: re.Pattern[str]
    and_part: re.Pattern[str]
    point: re.Pattern[str]
    of_whole: re.Pattern[str]
    vague: re.Pattern[str]
    excluded: re.Pattern[str]
    told: re.Pattern[str]
    street: re.Pattern[str]
    ordinal: re.Pattern[str]
    hedged: re.Pattern[str]
    ones: dict[str, int]
    tens: dict[str, int]
    hundred: str
    scales: dict[str, Decimal]
    groups: dict[str, Decimal]
    suffixes: dict[str, Decimal]
    open_suffixes: frozenset[str]
    sum_suffixes: frozenset[str]
    fractions: dict[str, int]
    signs: dict[str, Decimal]
    vague_values: dict[str, tuple[Decimal, Decimal]]
    few: dict[str, tuple[Decimal, Decimal]]
    not_after: frozenset[str]
    not_before: frozenset[str]
    linking: frozenset[str]
    ranking: frozenset[str]
    scores: frozenset[str]
    score_ends: frozenset[str]
    decided: re.Pattern[str]
    irregular_plurals: frozenset[str]
    never_plurals: frozenset[str]
    whole: frozenset[str]
    precision: PrecisionRule

    def is_plural(self, word: str) -> bool:
        """Return whether `word` looks like a plural noun."""
        if word in self.irregular_plurals:
            return True
        return word.endswith("s") and len(word) > 3 and not word.endswith("ss") and word not in self.never_plurals

    def scale_of(self, word: str) -> Decimal:
        """Return what `word` (a scale, a group or a suffix) multiplies by."""
        if word == self.hundred:
            return Decimal(100)
        for table in (self.scales, self.groups, self.suffixes):
            if word in table:
                return table[word]
        return Decimal(1)


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, longest first, with any white space where a word has a blank."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", r"\s") for word in ordered)


def build(file: NumbersFile) -> Numbers:
    """Return the section as the stages use it."""
    signs = "".join(file.signs)
    word = alternatives([*file.ones, *file.tens, file.hundred, *file.scales, *file.groups])
    plain = alternatives([*file.ones, *file.tens])
    scale = alternatives([file.hundred, *file.scales])
    suffix = alternatives(file.suffixes)
    vague = alternatives(file.vague)
    of_scale = rf"(?:\sof\s(?P<times>{alternatives(f'{name}s' for name in file.scales)}))?"
    few = rf"(?P<few>{alternatives(file.few)})\s(?P<unit>{alternatives([file.hundred, *file.scales, *file.groups])})"
    parts = alternatives([*file.fractions, *(f"{name}s" for name in file.fractions)])
    ordinal = alternatives(file.ordinals)
    decimals = alternatives(name for name, value in file.ones.items() if value < 10)
    starters = alternatives(
        [*file.ones, *file.tens, file.hundred, *file.scales, *file.groups, *file.fractions, *file.vague, *file.few]
    )
    return Numbers(
        # No word boundary is needed before a digit: "A$5" and "RM79" are sorted out later.
        start=re.compile(
            rf"\d|(?<![\w.])\.(?=\d)|[{signs}]|\b(?:an?\s(?={scale}|{alternatives(file.groups)}|{parts})|{starters})\b"
        ),
        goes_on=re.compile(
            rf"\s(?:to\s)?(?:than\b|an?\s(?:{scale}|{alternatives(file.groups)})|[$€£]?\d|{starters}\b)"
        ),
        spoken_scale=re.compile(rf"\w+[\s-]{file.hundred}(?:[\s-](?P<scale>{alternatives(file.scales)}))?\b"),
        digits=re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3}|,\s000)+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"),
        words=re.compile(
            rf"(?:an?\s)?(?:{word})(?:(?:\s?-\s?|\s|,\s)(?:and\s(?:a\s)?)?(?:{word})){{0,24}}\b(?!-(?:{ordinal})\b)"
        ),
        scale=re.compile(
            rf"(?:(?:{_MARK}\s|-|\s-\s)?(?P<word>{scale}|{alternatives(file.groups)})\b|\s?(?P<suffix>{suffix})(?![\w]))"
        ),
        fraction=re.compile(
            rf"(?:(?P<whole>{plain}|\d{{1,4}})(?:\s|-|\sand\s|-and-)+?)?(?P<top>an?|{plain}|\d{{1,3}})(?:\s|-|\s-\s)(?P<part>{parts})\b"
        ),
        half=re.compile(
            rf"(?P<part>half|quarter)(?:[\s-](?P<group>(?:an?[\s-])?(?:{scale}|{alternatives(file.groups)}))\b"
            rf"|(?P<whole>\s(?=(?:{alternatives(file.halved)})\b))|(?=[\s.,;:!?)-]|$))"
        ),
        point=re.compile(rf"\spoint(?P<digits>(?:\s(?:{decimals})){{1,6}})\b"),
        of_whole=re.compile(rf"\s(?:{alternatives(file.halved)})\b"),
        # "Five and a half tons", but "five and a half of the rest".
        and_part=re.compile(
            rf"[\s-]and[\s-]an?[\s-](?P<part>{alternatives(file.fractions)})\b(?!-|\s(?:{alternatives(file.halved)})\b)"
        ),
        vague=re.compile(rf"(?:(?P<vague>{vague})(?![\w-]){of_scale}|{few})(?![\w])"),
        excluded=re.compile("|".join([*(f"(?:{rule.pattern})" for rule in file.not_figures), *_naming(file.naming)])),
        told=re.compile("|".join(f"(?:{rule.pattern})" for rule in file.not_figures if rule.told) or r"(?!)"),
        street=re.compile("|".join(_naming(file.naming)[1:])),
        hedged=re.compile(rf"\b(?:{alternatives(file.hedged)})\s$"),
        ordinal=re.compile(rf"(?:{ordinal})\b"),
        ones=file.ones,
        tens=file.tens,
        hundred=file.hundred,
        scales=file.scales,
        groups=file.groups,
        suffixes=file.suffixes,
        open_suffixes=frozenset(file.open_suffixes),
        sum_suffixes=frozenset(file.sum_suffixes),
        fractions=_plural_too(file.fractions),
        signs=file.signs,
        vague_values=file.vague,
        few=file.few,
        not_after=frozenset(file.not_after),
        not_before=frozenset(file.not_before),
        linking=frozenset(file.linking),
        ranking=frozenset(file.ranking),
        scores=frozenset(file.scores),
        score_ends=frozenset(file.score_ends),
        decided=re.compile(rf"\b(?:{alternatives(file.decided)})\s$"),
        irregular_plurals=frozenset(file.plurals.irregular),
        never_plurals=frozenset(file.plurals.never),
        whole=frozenset(file.whole),
        precision=file.precision,
    )


def _plural_too(fractions: dict[str, int]) -> dict[str, int]:
    return fractions | {f"{name}s": part for name, part in fractions.items()}


def _naming(naming: NamingWords) -> list[str]:
    before = alternatives(naming.before)
    street = alternatives(naming.streets)
    return [
        rf"\b(?:{before})\.?\s#?[0-9][0-9,.\-/]{{0,12}}\w{{0,3}}",
        rf"\b[0-9]{{1,5}}[A-Za-z]?\s(?:(?:[A-Z][\w.]{{0,20}}|[0-9]{{1,3}}(?:st|nd|rd|th))\s){{1,3}}(?:{street})\b",
        rf"\b[0-9]{{1,5}}\s(?:{street})\s[A-Z]",
    ]


SECTION = Section("number_words.yaml", NumbersFile, build)
