"""Joins two figures that are the ends of a range."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.extract.figures.changes import mark_former, tells_change
from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.figures.hedges import hedge_before
from claimcheck.extract.figures.signs import share_below, take_minus
from claimcheck.extract.lines import Line
from claimcheck.rulebook.book import Rulebook

_REACH = 24
_DASH = re.compile(r"\s?[-–—−]\s?")
_TO = re.compile(r"(?:\s|-\s?)(?:to|through|till|until)(?:\s|-)(?:plus\s|\+)?")
_AND = re.compile(r"\sand\s")
_OR = re.compile(r"-?\sor\s")
_OPENED = re.compile(r"\b(?P<word>between|from|of)\s(?:a\slow\sof\s|(?:the\s)?ages\s(?:of\s)?)?$")
_BY = re.compile(r"\bby\s$")
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|anywhere|varying|vary|varies)\s(?:\w{1,12}\s){0,2}$")
_THOUSANDS = re.compile(r"\d{1,3}[,\u00a0\u2009\u202f](000(?:[,\u00a0\u2009\u202f]000){0,3})")
_VAGUE_GAP = re.compile(r",?\s(?:or|to|if\snot)\s(?:even\s)?")
_TWO = Decimal(2)
_FEW = Decimal(5)
_TEN = Decimal(10)
_EITHER = re.compile(r"\b(?:either|whether)\s$")


def opened_by(line: Line, a: Figure) -> re.Match[str] | None:
    """Return "between" or "from" before a figure."""
    return line.before(_OPENED, a.outer_start, _REACH)


def is_range(line: Line, gap: str, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether two figures are the ends of a range. The scale of "two or three hundred" is shared on the way."""
    if a.single is None or b.single is None or not one_kind(a, b, rules):
        return False
    links = [link for link in (_DASH, _TO, _AND, _OR) if link.fullmatch(gap)]
    opened = opened_by(line, a)
    between = opened is not None and opened.group("word") == "between"
    if not links or (links == [_AND] and not between):
        return False
    shared = _share_scale(gap, a, b, rules, surely=between or opened is None)
    if a.number.doubt == "unreadable":
        return False
    low, high = a.single, b.single
    if links == [_OR]:
        return shared or (a.unit is None and _are_about(line, a, b))
    if links == [_DASH] and a.kind == "money" and b.unit is None and low < high:
        # "€5-6bn".
        return True
    return shared or between or opened is not None or _spans(line, a, b, rules)


def _are_about(line: Line, a: Figure, b: Figure) -> bool:
    """Return whether two numbers in words with "or" between them are about one value ("twenty or thirty")."""
    low, high = a.single, b.single
    if low is None or high is None or a.number.in_digits or b.number.in_digits or line.before(_EITHER, a.start, 12):
        return False
    return high == low + 1 or (low >= _FEW and low < high <= low * _TWO)


def _spans(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether "a to b" without "from" is a range.

    "Rose 5 percent to 30" and "rose by 5 to 30" give a difference and a level, "rose 5 to 10 percent" a range; "leads
    by 43 percent to 38 percent" gives two figures of two sides.
    """
    changes = line.before(rules.changes.before, a.outer_start, 40) is not None
    if line.before(_BY, a.outer_start, 40) and (
        ((b.unit is None or b.age) and changes) or (a.kind == "money" and b.unit)
    ):
        return False
    if a.unit is None or a.kind == "count" or a.age:
        return True
    return b.unit is not None and not changes and not _falls(a, b, rules)


def _falls(a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether `a` is more than `b`, each in its unit."""
    if a.single is None or b.single is None:
        return False
    if a.single < 0 and b.single < 0:
        # "-5C to -10C" names the two ends in either order.
        return False
    by_a = rules.units.base(a.unit if a.unit is not None else b.unit)[1]
    by_b = rules.units.base(b.unit if b.unit is not None else a.unit)[1]
    return a.single * by_a > b.single * by_b


def one_kind(a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether two figures are in one unit, or one of them can take that of the other."""
    if a.unit is None:
        return a.linked is None or b.unit is None
    if b.unit is None:
        return b.linked is None
    return a.unit == b.unit or (a.kind == b.kind and rules.units.base(a.unit)[0] == rules.units.base(b.unit)[0])


def share_unit(a: Figure, b: Figure) -> None:
    """Give `a` the unit of `b`."""
    a.unit, a.kind, a.per, a.age, a.exact = b.unit, b.kind, b.per, b.age, b.exact
    take_minus(a)
    share_below(a, b)
    a.rules.append("units.shared")
    if b.age and "ages.age" not in a.rules:
        a.rules.append("ages.age")


def _one_minus(line: Line, a: Figure, b: Figure) -> bool:
    """Return whether one word may make both ends negative ("minus 3 to 7 degrees")."""
    if a.single is None or b.single is None or not a.single < 0 < b.single:
        return False
    return (
        line.text[a.start].isalpha()
        and "plus" not in line.lower[a.end : b.start]
        and "+" not in line.text[a.end : b.start]
    )


def make_range(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Make `a` the range from `a` to `b`, or mark `a` as the former level of `b` if the text describes a change."""
    if a.unit is None and b.unit is not None:
        share_unit(a, b)
    elif b.unit is None and a.unit is not None:
        b.unit, b.kind, b.age, b.bare_dollar = a.unit, a.kind, a.age, a.bare_dollar
        b.rules += ["ages.age"] if a.age else []
        take_minus(b)
    if _one_minus(line, a, b):
        a.number.doubt = b.number.doubt = "unreadable"
        return False
    opened = opened_by(line, a)
    if opened is not None and opened.group("word") == "from":
        ranging = line.before(_RANGING, opened.start(), 36)
        if ranging is None and tells_change(line, opened.start(), rules.changes):
            mark_former(a)
            b.former_at = a
            return False
        if ranging is None and _falls(a, b, rules):
            # "From nine until six" are hours, or a level that fell: the text doesn't say.
            a.number.doubt = b.number.doubt = "unreadable"
            return False
    low, high = a.single, b.single
    if low is None or high is None:
        return False
    by_a, by_b = rules.units.base(a.unit)[1], rules.units.base(b.unit)[1]
    if by_a < by_b:
        # In the smaller of two units neither end becomes a fraction: "6 months to 2 years".
        a.value = low, high * by_b / by_a
    else:
        a.value, a.unit = (low if by_a == by_b else low * by_a / by_b, high), b.unit
    if high < 0:
        a.value = min(a.value), max(a.value)
    a.place = min(a.place, b.place)
    _range_hedge(line, a, b, None if opened is None else opened.start(), rules)
    a.end, a.outer_end = b.end, b.outer_end
    a.per, a.linked, a.age, a.linked_unit = b.per or a.per, b.linked, a.age or b.age, b.linked_unit
    a.number.doubt, a.number.scaled = a.number.doubt or b.number.doubt, a.number.scaled or b.number.scaled
    a.rules += [rule for rule in b.rules if rule not in a.rules]
    a.rules.append("numbers.range")
    return True


def _share_scale(gap: str, a: Figure, b: Figure, rules: Rulebook, *, surely: bool) -> bool:
    """Let "2 to 4 million" be two millions to four, and "3-4,000" thousands. Return whether the scale is shared.

    "1-5,000" may begin at one or at a thousand: both ends are marked as unreadable. So is "from 3 to 4,000", which is
    not `surely` meant.
    """
    low, high = a.single, b.single
    if low is None or high is None or low <= 0:
        return False
    if a.number.by != 1:
        # Here the second takes the scale of the first: "a dozen or two".
        twice = bool(_OR.fullmatch(gap)) and high == _TWO and low == a.place and a.number.text.lower().startswith("a ")
        b.value, b.place = (high * low, low) if twice else (high, b.place)
        return twice
    by, printed = _scale_of(gap, a, b, rules)
    printed = printed and (surely or b.number.by != 1)
    if by == 1 or not low < min(high / by, Decimal(1000)) or (b.number.by == 1 and a.place < 1):
        return False
    if not printed and low * 10 >= high / by:
        a.number.doubt = b.number.doubt = "unreadable"
    if not printed:
        return False
    a.value, a.place = low * by, a.place * by
    return True


def _scale_of(gap: str, a: Figure, b: Figure, rules: Rulebook) -> tuple[Decimal, bool]:
    """Return the scale of `b` that `a` may share, and whether it surely does."""
    low, high = a.single or Decimal(0), b.single or Decimal(0)
    thousands = _THOUSANDS.fullmatch(b.number.text)
    spoken = rules.numbers.spoken_scale.match(b.number.text.lower()) if not b.number.in_digits else None
    if spoken is not None and low < _TEN:
        # "Two or three hundred thousand", but "two to three hundred and fifty" may begin at two.
        by = Decimal(100) * rules.numbers.scale_of(spoken.group("scale") or "")
        return by, spoken.end() == len(b.number.text)
    if b.number.by != 1:
        return b.number.by, True
    if thousands is not None:
        by = Decimal(1000) ** ((len(thousands.group(1)) + 1) // 4)
        return by, low * 2 >= high / by
    if not a.number.in_digits or _DASH.fullmatch(gap) is None:
        return Decimal(1), False
    # "2-300 people" may be two to three hundred.
    return Decimal(1000 if high % 1000 == 0 else 100 if high < 1000 and high % 100 == 0 else 1), False


def joins_vague(gap: str, a: Figure, b: Figure) -> bool:
    """Join "hundreds, if not thousands" and "tens or hundreds of thousands" in `a`. Return whether they are one."""
    if not isinstance(a.value, tuple) or not isinstance(b.value, tuple) or not _VAGUE_GAP.fullmatch(gap):
        return False
    if "numbers.vague" not in a.rules or "numbers.vague" not in b.rules or a.unit or b.unit:
        return False
    by = b.number.by if a.number.by == 1 else Decimal(1)
    low, high = a.value[0] * by, b.value[1]
    if a.value[1] * by > high:
        return False
    a.value, a.end, a.outer_end = (low, high), b.end, b.outer_end
    a.rules.append("numbers.range")
    return True


def _range_hedge(line: Line, a: Figure, b: Figure, opened: int | None, rules: Rulebook) -> None:
    """Take the hedge of a range from before "between", or from its upper end."""
    if a.bound == "=" and opened is not None:
        found = hedge_before(line, opened, rules.hedges)
        if found is not None:
            a.bound, a.side = found[0].bound, found[0].side
            a.rules.append(found[0].id)
    if a.bound == "=" and b.bound == "~":
        a.bound, a.side = b.bound, b.side
    elif opened is not None and a.bound not in {"=", "~"}:
        # "From up to 250 to 290" still states both ends.
        a.bound = "="
