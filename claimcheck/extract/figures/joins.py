"""Joins adjacent figures: ranges, lists with one unit, sums in two parts, conversions."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.extract.figures.changes import mark_former, tells_change
from claimcheck.extract.figures.compounds import join_compounds
from claimcheck.extract.figures.doubtful import is_settled
from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.figures.ranges import is_range, joins_vague, make_range, one_kind, share_unit
from claimcheck.extract.figures.scores import is_score
from claimcheck.extract.lines import Line
from claimcheck.rulebook.book import Rulebook

_LONGEST_GAP = 12
_LISTED = re.compile(r"-,\s")
_LIST_OF_AGES = re.compile(r"\b(?:aged|ages|of)\s(?:[\w-]{1,12}(?:,\s|,?\s(?:and|or)\s)){0,4}$")
_AGES = re.compile(r",?\s(?:and|or)\s|,\s")
_NOUN_NEXT = re.compile(r"\s([a-z][a-z’'-]{2,24})")
_REACH = 24
_JOINING = re.compile(r"\s?[-–—]\s?|\sto\s|\sand\s|\sor\s")
_IN = re.compile(r"\s(?:in|in\severy)\s|-in-")
_OUT_OF = re.compile(r"\s(?:out\sof|of\severy|out\sof\severy)\s")
_SHARING = re.compile(r"-?\sand\s|-\sor\s|,\sand\s|\sor\s|/|\sby\s|-by-|\sx\s|\s?×\s?")
_BRACKET = re.compile(r"\s?[(\[]\s?(?:or\s)?|,\sor\s|\sor\s|/")
_FAR_BRACKET = re.compile(r"(?:[\s-][a-z]{1,14}){1,3}\s?[(\[]")
_SUM_GAP = re.compile(r"\s(?:and\s)?")
_SUM_END = re.compile(r"[.,;:!?)]|\smore\b|$")
_FROM = re.compile(r",?\sfrom\s")
_REACHED = re.compile(r"\bto\s$")
_PARTS = frozenset({"cent", "penny"})


def join_figures(line: Line, figures: list[Figure], rules: Rulebook) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of a paragraph with ranges and two-part sums joined, and conversions linked.

    Those that can be read in more than one way, scores and votes among them, are returned apart.
    """
    joined: list[Figure] = []
    readable = [figure for figure in figures if figure.number.doubt != "unreadable"]
    for figure in join_compounds(line, readable, rules):
        if not joined or not _joins(line, joined[-1], figure, rules):
            joined.append(figure)
    for a, b in zip(reversed(joined[:-1]), reversed(joined[1:]), strict=True):
        _share_backwards(line, a, b)
    read: list[Figure] = []
    unread = [figure for figure in figures if figure.number.doubt == "unreadable"]
    for figure in joined:
        if is_settled(line, figure, rules) and not is_score(line, figure, rules):
            read.append(figure)
        elif figure.number.doubt != "unreadable":
            unread.append(figure)
    return read, unread


def _joins(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Relate `b` to the figure before it. Return True if the two are one and `a` now holds both."""
    gap = line.lower[a.outer_end : b.outer_start] if b.outer_start >= a.outer_end else line.lower[a.end : b.start]
    if _FAR_BRACKET.fullmatch(gap) and _is_near(a, b, rules):
        _tell_same(a, b)
        return False
    if a.age and b.kind == "count" and rules.ages.others.fullmatch(gap) and _may_be_next_age(line, a, b, rules):
        _make_age(a, b)
    if len(gap) > _LONGEST_GAP:
        return False
    if _is_sum(gap, a, b) or _is_bare_change(line, gap, a, b):
        _add(a, b)
        return True
    if a.kind == "money" and b.number.suffix is not None and b.kind == "measure" and _JOINING.fullmatch(gap):
        _make_money(a, b, rules)
    if _are_two_values(gap, a, b) or _makes_proportion(line, gap, a, b) or joins_vague(gap, a, b):
        return True
    if is_range(line, gap, a, b, rules):
        return make_range(line, a, b, rules)
    _relate(line, gap, a, b, rules)
    return False


def _share_backwards(line: Line, a: Figure, b: Figure) -> None:
    """Give the first of "3-, 5- and 7-year-olds" the unit that the next has taken from the last."""
    bare = a.unit is None and a.kind == "count" and a.linked is None
    if bare and b.unit is not None and _LISTED.fullmatch(line.lower, a.end, b.start):
        share_unit(a, b)


def _relate(line: Line, gap: str, a: Figure, b: Figure, rules: Rulebook) -> None:
    """Relate `b` to the figure before it, if each remains a separate figure."""
    if _FROM.fullmatch(gap) and _is_level(line, a, b, rules):
        mark_former(b)
        a.former_at = b
        if a.unit is not None and a.kind != "count" and not a.number.scaled and _may_take_unit(line, b, rules):
            share_unit(b, a)
    elif _AGES.fullmatch(gap) and a.age and _is_next_age(line, a, b, rules):
        _make_age(a, b)
    elif _BRACKET.fullmatch(gap) and _converts(a, b, rules):
        _tell_same(a, b)
    elif (
        _SHARING.fullmatch(gap)
        and a.unit is None
        and b.unit not in {None, "share"}
        and a.kind == "count"
        and a.linked is None
    ):
        share_unit(a, b)


def _is_next_age(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether `b` is the next age of "aged 12, 14 and 15", with nothing after it that it could count."""
    return line.before(_LIST_OF_AGES, a.start, 60) is not None and _may_be_next_age(line, a, b, rules)


def _make_age(a: Figure, b: Figure) -> None:
    b.unit, b.kind, b.age, b.exact = a.unit, a.kind, True, True
    b.rules.append("ages.age")


def _may_be_next_age(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether `b` is printed as the age `a` is, and counts nothing."""
    if a.number.in_digits != b.number.in_digits:
        return False
    return b.single is not None and 0 < b.single <= rules.ages.oldest and _may_take_unit(line, b, rules)


def _may_take_unit(line: Line, b: Figure, rules: Rulebook) -> bool:
    """Return whether `b` has no unit and counts nothing."""
    if b.unit is not None or b.linked is not None or b.number.scaled or b.number.suffix is not None:
        return False
    noun = line.behind(_NOUN_NEXT, b.end)
    return noun is None or not rules.numbers.is_plural(noun.group(1))


def _is_level(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether `a` is a new level and `b` the one before it ("fell to 30 from 40")."""
    reached = line.before(_REACHED, a.outer_start, _REACH)
    if reached is None or a.single is None or b.single is None or a.former:
        return False
    return one_kind(a, b, rules) and tells_change(line, reached.start(), rules.changes)


def _is_sum(gap: str, a: Figure, b: Figure) -> bool:
    """Return whether `b` is the small change of the sum `a`."""
    if a.kind != "money" or b.unit not in _PARTS or a.unit in _PARTS or a.single is None or b.single is None:
        return False
    return _SUM_GAP.fullmatch(gap) is not None


def _is_bare_change(line: Line, gap: str, a: Figure, b: Figure) -> bool:
    """Return whether `b` is small change without a name ("six dollars fifty")."""
    change = b.single
    if gap != " " or a.kind != "money" or a.end == a.number.end or a.number.scaled or b.kind != "count" or b.linked:
        return False
    return change is not None and 10 <= change < 100 and line.behind(_SUM_END, b.end) is not None


def _add(a: Figure, b: Figure) -> None:
    whole, part = a.single, b.single
    if whole is not None and part is not None:
        a.value, a.place = whole + part / 100, Decimal("0.01")
        a.end, a.outer_end = b.end, max(a.outer_end, b.outer_end)
        a.rules.append("currencies.small_change")


def _make_money(a: Figure, b: Figure, rules: Rulebook) -> None:
    """Read the "10m" of "£5m-10m" as a sum too, not as ten metres."""
    number, amount = b.number, b.single
    if amount is not None and number.suffix is not None:
        by = rules.numbers.scale_of(number.suffix)
        b.value, b.place, number.scaled, number.by = amount * by, b.place * by, True, by
        b.unit, b.kind, b.bare_dollar, b.rules = a.unit, a.kind, a.bare_dollar, [number.rule, "currencies.sum"]


def _are_two_values(gap: str, a: Figure, b: Figure) -> bool:
    """Leave out two bare numbers with a slash as one ("140/90", "100/30"). Return whether they are so joined."""
    bare = a.kind == b.kind == "count" and a.unit is None and b.unit is None and a.linked is None and b.linked is None
    if gap != "/" or not bare or not a.number.in_digits or not b.number.in_digits:
        return False
    a.number.doubt = "unreadable"
    a.end, a.outer_end = b.end, b.outer_end
    return True


def _makes_proportion(line: Line, gap: str, a: Figure, b: Figure) -> bool:
    """Make `a` the share stated by "one in three" or "eight out of 10". Return whether it is one."""
    ends = a.value if isinstance(a.value, tuple) and "numbers.range" in a.rules else (a.single, a.single)
    (least, low), high = ends, b.single
    if least is None or low is None or high is None or a.kind != "count" or b.kind != "count" or a.linked or b.linked:
        return False
    if not 0 < least <= low < high or (high > 100 and low > 1):
        return False
    # "One in 10" is a share; "five in 12" may be five things in twelve others.
    alike = a.number.in_digits == b.number.in_digits or high % 10 == 0
    # "One in 8 goats" opens a sentence or has a hedge, so that nothing else can be in the eight.
    alike = alike or (low == 1 and (a.bound != "=" or a.number.text[:1].isupper()) and not line.is_caseless)
    if _OUT_OF.fullmatch(gap) is None and not (alike and _IN.fullmatch(gap)):
        return False
    a.value = low / high if a.single is not None else (least / high, low / high)
    a.place = Decimal("0.01")
    a.unit, a.kind, a.end, a.outer_end = "share", "percent", b.end, b.outer_end
    a.rules.append("numbers.proportion")
    return True


def _converts(a: Figure, b: Figure, rules: Rulebook) -> bool:
    if a.kind == "money" and b.kind == "money":
        # "$3 million, or 14 cents a share" are two sums.
        return rules.units.base(a.unit)[0] != rules.units.base(b.unit)[0]
    if a.unit is None or b.unit is None or a.unit == b.unit:
        return False
    return a.kind == b.kind == "measure" and rules.units.base(a.unit)[0] == rules.units.base(b.unit)[0]


def _tell_same(a: Figure, b: Figure) -> None:
    b.same_as = a
    b.rules.append("units.conversion")


def _is_near(a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether `b` is `a` in another unit, to within a tenth ("a 40-metre-deep well (131 feet)")."""
    first, second = a.single, b.single
    if first is None or second is None or a.kind == "money" or not _converts(a, b, rules):
        return False
    low, high = sorted((abs(first * rules.units.base(a.unit)[1]), abs(second * rules.units.base(b.unit)[1])))
    return high - low <= high / 10
