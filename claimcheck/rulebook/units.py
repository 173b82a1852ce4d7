"""Units and their conversion: the schema of `rules/units.yaml` and what is built from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.model import Interval, QuantityKind
from claimcheck.rulebook.numbers import alternatives
from claimcheck.rulebook.schema import Phrase, Rule, RuleFile, Strict
from claimcheck.rulebook.section import Misplaced, Section


class UnitRow(Strict):
    """One unit. `words` are read in any case, `symbols` only as written; `base` is what `factor` converts it to.

    `glued` are symbols that count only without a blank before them, because they are words or letters otherwise;
    `leading` are words before a number ("magnitude 5.8"). `plural` is the name after numbers other than one, if it is
    not the second of `words` after the name, or the first of words without the name.
    """

    name: Phrase
    plural: Phrase | None = None
    kind: QuantityKind = "measure"
    base: Phrase | None = None
    factor: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)
    words: tuple[Phrase, ...] = ()
    symbols: tuple[Phrase, ...] = ()
    glued: tuple[Phrase, ...] = ()
    leading: tuple[Phrase, ...] = ()


class PoundCues(Strict):
    """Words that distinguish pounds of weight from pounds of money."""

    words: tuple[Phrase, ...]
    weight_before: tuple[Phrase, ...]
    weight_behind: tuple[Phrase, ...]
    money_before: tuple[Phrase, ...]
    money_text: tuple[Phrase, ...]


class CentCues(Strict):
    """Words near which the "c" of "17c" is a cent, and words near which it is not."""

    near: tuple[Phrase, ...]
    not_near: tuple[Phrase, ...]


class LengthCues(Strict):
    """Words around "1:23" that show it to be a length of time, such as a gap."""

    of: tuple[Phrase, ...]
    links: tuple[Phrase, ...]
    by: tuple[Phrase, ...]
    led: tuple[Phrase, ...]
    behind: tuple[Phrase, ...]


class UnitsFile(RuleFile):
    """`rules/units.yaml` as it is written."""

    pound: PoundCues
    cent: CentCues
    not_seconds: tuple[Phrase, ...]
    unnamed: tuple[Phrase, ...]

    units: tuple[UnitRow, ...]
    rate_words: tuple[Phrase, ...]
    vessels: tuple[Phrase, ...]
    nouns_too: tuple[Phrase, ...]
    parts: dict[Phrase, tuple[Phrase, ...]]
    single: tuple[Phrase, ...]
    lasting: tuple[Phrase, ...]
    hedged: tuple[Phrase, ...]
    timed: tuple[Phrase, ...]
    lengths: LengthCues
    minutes_after: tuple[Phrase, ...]
    minutes_behind: tuple[Phrase, ...]
    after_half: tuple[Phrase, ...]
    rules: tuple[Rule, ...]


# A unit may be joined to its part: "2h15m", "6ft2in".
_PART = r"[0-9]{1,2}(?:\.[0-9]{1,3})?\s?(?:mins?|m|secs?|s|ins?|lbs?|oz|cm)(?![a-z])"


@dataclass(frozen=True)
class Unit:
    """A unit as the rules have it; `plural` is its name after numbers other than one."""

    name: str
    kind: QuantityKind
    base: str
    factor: Decimal
    offset: Decimal = Decimal(0)
    plural: str = ""


@dataclass(frozen=True)
class Units:
    """Units, ready for use. `words` and `leading` are keyed in lower case with single blanks; the rest as written.

    `rate` matches what makes a rate of the figure before it ("a share", "per day"), `single` a length of time without a
    number ("for a month"), `hedged` a unit without a number that is a measure after a hedge ("almost a tonne"), all in
    lower case. `and_part` and `or_two` match the unit before "a half" and "two".
    `parts` are the units that continue where another ends ("6ft 2in"). `cents` and `not_cents` match what shows whether
    "17c" are cents, `not_seconds` what is before "60s" where these are people or years, `unnamed` what precedes a
    measure without a unit, `timed` what precedes the time of a race, `length_before` and `length_behind` what shows
    "1:23" to be a length of time. `minutes_after` and `minutes_behind` match what shows that "45m" may be minutes,
    `after_half` what may follow "two hours and a half".
    One of `vessels` makes no product with the unit before it.
    """

    by_name: dict[str, Unit]
    words: dict[str, Unit]
    symbols: dict[str, Unit]
    glued: dict[str, Unit]
    leading: dict[str, Unit]
    word_after: re.Pattern[str]
    word_of: re.Pattern[str]
    symbol_after: re.Pattern[str]
    leading_before: re.Pattern[str]
    pounds: frozenset[str]
    vessels: frozenset[str]
    nouns_too: frozenset[str]
    weight_before: re.Pattern[str]
    weight_behind: re.Pattern[str]
    money_before: re.Pattern[str]
    money_text: re.Pattern[str]
    rate: re.Pattern[str]
    single: re.Pattern[str]
    hedged: re.Pattern[str]
    and_part: re.Pattern[str]
    or_two: re.Pattern[str]
    parts: dict[str, tuple[str, ...]]
    cents: re.Pattern[str]
    not_cents: re.Pattern[str]
    not_seconds: re.Pattern[str]
    unnamed: re.Pattern[str]
    timed: re.Pattern[str]
    length_before: re.Pattern[str]
    length_behind: re.Pattern[str]
    minutes_after: re.Pattern[str]
    minutes_behind: re.Pattern[str]
    after_half: re.Pattern[str]

    def plural(self, unit: str) -> str:
        """Return the name of a unit after numbers other than one: "15 *seconds*"."""
        known = self.by_name.get(unit)
        if known is not None:
            return known.plural
        first, joint, last = unit.rpartition("-")
        # "Acre-foot" is a product.
        return f"{first}-{self.plural(last)}" if joint and last in self.by_name else unit

    def base(self, unit: str | None) -> tuple[str | None, Decimal]:
        """Return the base unit of `unit` and the factor that leads to it; an unknown unit is its own base."""
        known = self.by_name.get(unit or "")
        return (unit, Decimal(1)) if known is None else (known.base, known.factor)

    def to_base(self, unit: str | None, interval: Interval) -> tuple[str | None, Interval]:
        """Return the base unit of `unit`, and `interval` in it."""
        known = self.by_name.get(unit or "")
        if known is None:
            return unit, interval
        low, high = interval.low, interval.high
        return known.base, Interval(
            low=None if low is None else low * known.factor + known.offset,
            high=None if high is None else high * known.factor + known.offset,
            low_closed=interval.low_closed,
            high_closed=interval.high_closed,
        )


def _plural(row: UnitRow) -> str:
    """Return the plural of a unit: as it says, or the word after its name, or the first if that is not its name.

    Units with one word ("magnitude") have no plural of their own.
    """
    if row.plural is not None:
        return row.plural
    if len(row.words) < 2 or row.kind == "percent":
        return row.name
    return row.words[1] if row.words[0] == row.name else row.words[0]


def build(file: UnitsFile) -> Units:
    """Return the section as the stages use it."""
    by_name: dict[str, Unit] = {}
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    glued: dict[str, Unit] = {}
    leading: dict[str, Unit] = {}
    for row in file.units:
        unit = Unit(row.name, row.kind, row.base or row.name, row.factor, row.offset, _plural(row))
        by_name[row.name] = unit
        words |= dict.fromkeys((word.lower() for word in row.words), unit)
        symbols |= dict.fromkeys(row.symbols, unit)
        glued |= dict.fromkeys((*row.glued, *row.symbols), unit)
        leading |= dict.fromkeys((word.lower() for word in row.leading), unit)
    letters = {symbol for symbol in glued if symbol[-1].isalnum()}
    return Units(
        by_name=by_name,
        words=words,
        symbols=symbols,
        glued=glued,
        leading=leading,
        word_after=re.compile(rf"(?P<gap>\s?-\s?|\s?\(?)(?P<unit>{alternatives(words)})(?!(?!{_PART})\w|-half)"),
        word_of=re.compile(rf"(?P<gap>[\s-](?:of\s)?(?:(?:an?|one|1)[\s-])?)(?P<unit>{alternatives(words)})(?![\w])"),
        symbol_after=re.compile(
            rf"(?P<gap>-|\s?[({{]?)"
            rf"(?P<unit>(?:{alternatives(letters)})"
            rf"(?!(?<![0-9])(?!{_PART})[\w²³]|(?<=[0-9])[\w²³]|/(?!\s?[-−–+]?\d))|{alternatives(set(glued) - letters)})"
        ),
        leading_before=re.compile(
            rf"\b(?P<unit>{alternatives(leading)})[\s-](?:an?\s)?(?:estimated\s|preliminary\s)?$"
        ),
        vessels=frozenset(file.vessels),
        nouns_too=frozenset(file.nouns_too),
        pounds=frozenset(file.pound.words),
        weight_before=re.compile(rf"\b(?:{alternatives(file.pound.weight_before)})\b[^.;:]{{0,30}}$"),
        weight_behind=re.compile(rf"\s?-?(?:{alternatives(file.pound.weight_behind)})\b"),
        money_before=re.compile(rf"\b(?:{alternatives(file.pound.money_before)})\b[^.;:]{{0,30}}$"),
        money_text=re.compile("|".join(map(re.escape, file.pound.money_text))),
        single=re.compile(
            rf"(?<=\s)(?P<long>{alternatives(file.single)})-?long\b"
            rf"|\b(?:{alternatives(file.lasting)})\s(?:[a-z]{{2,8}}\s){{0,2}}?(?P<one>an?\s(?P<one_unit>{alternatives(file.single)}))"
            rf"(?=[,.;:]|$|\s(?!ago|earlier|later|old|before|after|from)[a-z]{{2,}})"
            rf"|\b(?P<vague>an?\s(?P<vague_unit>{alternatives(file.single)}))(?=\sor\sso\b)"
        ),
        hedged=re.compile(rf"(?<=\s)an?\s(?P<unit>{alternatives(file.hedged)})(?![\w-]|\s(?:an?|per|or)\s)"),
        and_part=re.compile(rf"\ban?\s(?P<unit>{alternatives(words)})\sand\s(?:an?\s)?$"),
        parts=file.parts,
        cents=re.compile(rf"(?<![a-z])(?:{alternatives(file.cent.near)})(?![a-z])"),
        not_cents=re.compile(rf"(?<![a-z])(?:{alternatives(file.cent.not_near)})(?![a-z])"),
        unnamed=re.compile(
            rf"\b(?:{alternatives(file.unnamed)})\s(?:(?:about|around|nearly|almost|over|more\sthan|up\sto|at\sleast)\s)?$"
        ),
        timed=re.compile(
            rf"\b(?:{alternatives(file.timed)})\s(?:(?:about|around|just|under|over|inside|exactly)\s){{0,2}}$"
        ),
        length_before=_length_before(file.lengths),
        length_behind=re.compile(rf"\s(?:{alternatives(file.lengths.behind)})\b"),
        minutes_after=re.compile(
            rf"\b(?:{alternatives(file.minutes_after)})\s(?:(?:about|around|just|nearly|over)\s)?$"
        ),
        minutes_behind=re.compile(rf"\s(?:{alternatives(file.minutes_behind)})\b"),
        after_half=re.compile(rf"[.,;:!?)\"”’]|$|\s(?:{alternatives(file.after_half)})\b"),
        not_seconds=re.compile(rf"(?:\b(?:{alternatives(file.not_seconds)})\s|[a-z]-)$"),
        or_two=re.compile(rf"\ban?\s(?P<unit>{alternatives(words)})\sor\s$"),
        rate=re.compile(
            rf"\s?(?:/\s?(?P<slash>[a-z]{{1,20}})|(?:-|\s-\s|\s)an?(?:-|\s-\s|\s)(?:[a-z]{{2,20}}\s)?(?P<a>{alternatives(file.rate_words)})\b(?!\s(?:ago|earlier|later|before|after)\b)"
            rf"|\s?(?:per|each|every)(?:-|\s)(?:[a-z]{{2,20}}\s(?=(?:{alternatives(file.rate_words)})\b))?(?P<per>[a-z]{{1,20}}(?:\s(?:foot|feet|metre|meter|mile|inch|yard)\b)?))"
        ),
    )


def check(file: UnitsFile) -> list[Misplaced]:
    """Return a fault for each word of two units, and for each part that doesn't go into its unit."""
    faults: list[Misplaced] = []
    bases = {row.name: row.base or row.name for row in file.units}
    for whole, parts in file.parts.items():
        for position, part in enumerate(parts):
            if part not in bases or bases.get(whole) != bases[part]:
                faults.append((("parts", whole, position), f"'{part}' is no unit that '{whole}' can be told in"))
    seen: dict[str, str] = {}
    for index, row in enumerate(file.units):
        for key in ("words", "symbols", "glued"):
            for position, word in enumerate(getattr(row, key)):
                other = seen.setdefault(word.lower() if key == "words" else word, row.name)
                if other != row.name:
                    faults.append((("units", index, key, position), f"'{word}' belongs to the unit '{other}' already"))
    return faults


def _length_before(cues: LengthCues) -> re.Pattern[str]:
    """Return what comes before a gap, a lap or the like: "the lead over the Dane was just", "won by"."""
    between = r"(?:\s[\w’'-]+){0,5}?"
    some = r"(?:(?:just|only|about|around|almost|nearly|over|under|more\sthan|less\sthan|at\sleast)\s)?"
    of = rf"(?:{alternatives(cues.of)}){between}\s(?:{alternatives(cues.links)})"
    by = rf"(?:{alternatives(cues.by)}){between}\sby"
    return re.compile(rf"\b(?:{of}|{by}|{alternatives(cues.led)})\s{some}$")


SECTION = Section("units.yaml", UnitsFile, build, check)
