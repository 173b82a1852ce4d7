"""Joins figures that stand together: ranges, lists with one unit, sums in two parts, conversions."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.extract.figures.changes import mark_former, tells_change
from claimcheck.extract.figures.find_figures import Figure
from claimcheck.extract.figures.hedges import hedge_before
from claimcheck.extract.lines import Line
from claimcheck.rulebook.book import Rulebook

_LONGEST_GAP = 12
_REACH = 24
_DASH = re.compile(r"\s?[-–—−]\s?")
_TO = re.compile(r"(?:\s|-\s?)(?:to|through|till|until)(?:\s|-)")
_AND = re.compile(r"\sand\s")
_JOINING = re.compile(r"\s?[-–—]\s?|\sto\s|\sand\s|\sor\s")
_IN = re.compile(r"\s(?:in|in\severy)\s|-in-")
_OUT_OF = re.compile(r"\s(?:out\sof|of\severy|out\sof\severy)\s")
_OR = re.compile(r"\sor\s")
_SHARING = re.compile(r"-?\sand\s|-\sor\s|,\sand\s|\sor\s|/|\sby\s|-by-|\sx\s|\s?×\s?")
_BRACKET = re.compile(r"\s?[(\[]\s?(?:or\s)?|,\sor\s|\sor\s|/")
_FAR_BRACKET = re.compile(r"(?:[\s-][a-z]{1,14}){1,3}\s?[(\[]")
_OPENED = re.compile(r"\b(?P<word>between|from|of)\s(?:a\slow\sof\s|(?:the\s)?ages\s(?:of\s)?)?$")
_BY = re.compile(r"\bby\s$")
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|anywhere|varying|vary|varies)\s(?:\w{1,12}\s){0,2}$")
_SUM_GAP = re.compile(r"\s(?:and\s)?")
_SUM_END = re.compile(r"[.,;:!?)]|\smore\b|$")
_FROM = re.compile(r",?\sfrom\s")
_REACHED = re.compile(r"\bto\s$")
_PLAYED = re.compile(r"\b[A-Z][\w’'-]{1,20}\s$")
_RIVAL = re.compile(r"\s[A-Z]")
_HEIGHT_GAPS = frozenset({" ", "-"})
_PARTS = frozenset({"cent", "penny"})


def join_figures(line: Line, figures: list[Figure], rules: Rulebook) -> list[Figure]:
    """Return the figures of a paragraph with ranges and two-part sums made one, and conversions told."""
    joined: list[Figure] = []
    for figure in figures:
        if not joined or not _joins(line, joined[-1], figure, rules):
            joined.append(figure)
    return [figure for figure in joined if not _is_score(line, figure, rules)]


def _joins(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Relate `b` to the figure in front of it. Return True where the two are one and `a` now holds both."""
    gap = line.lower[a.outer_end : b.outer_start] if b.outer_start >= a.outer_end else line.lower[a.end : b.start]
    if _FAR_BRACKET.fullmatch(gap) and _is_near(a, b, rules):
        _tell_same(a, b)
        return False
    if len(gap) > _LONGEST_GAP:
        return False
    if _is_sum(gap, a, b) or _is_bare_change(line, gap, a, b):
        _add(a, b)
        return True
    if a.kind == "money" and b.number.suffix is not None and b.kind == "measure" and _JOINING.fullmatch(gap):
        _make_money(a, b, rules)
    if _is_proportion(gap, a, b):
        _make_proportion(a, b)
        return True
    if _is_range(line, gap, a, b, rules):
        return _range(line, a, b, rules)
    _relate(line, gap, a, b, rules)
    return False


def _relate(line: Line, gap: str, a: Figure, b: Figure, rules: Rulebook) -> None:
    """Tell what `b` is to the figure in front of it, where each stays a figure of its own."""
    if _FROM.fullmatch(gap) and _is_level(line, a, b, rules):
        mark_former(b)
        a.former_at = b
    elif gap in _HEIGHT_GAPS and _is_height(a, b):
        b.unit, b.kind = "inch", "measure"
        b.rules.append("units.inches")
    elif _BRACKET.fullmatch(gap) and _converts(a, b, rules):
        _tell_same(a, b)
    elif _SHARING.fullmatch(gap) and a.unit is None and b.unit is not None and a.kind == "count" and a.linked is None:
        _share_unit(a, b)


def _is_level(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether `a` is a new level and `b` the one before it ("fell to 30 from 40")."""
    reached = line.before(_REACHED, a.outer_start, _REACH)
    if reached is None or _single(a) is None or _single(b) is None or a.former:
        return False
    return _one_kind(a, b, rules) and tells_change(line, reached.start(), rules.changes)


def _is_height(a: Figure, b: Figure) -> bool:
    """Return whether `b` are the inches of "6-foot-3" or "six feet three"."""
    inches = _single(b)
    return a.unit == "foot" and b.kind == "count" and b.linked is None and inches is not None and 0 < inches < 12


def _single(figure: Figure) -> Decimal | None:
    """Return the value of a figure that states one number."""
    return None if isinstance(figure.value, tuple) else figure.value


def _is_sum(gap: str, a: Figure, b: Figure) -> bool:
    """Return whether `b` is the small change of the sum `a`."""
    if a.kind != "money" or b.unit not in _PARTS or a.unit in _PARTS or _single(a) is None or _single(b) is None:
        return False
    return _SUM_GAP.fullmatch(gap) is not None


def _is_bare_change(line: Line, gap: str, a: Figure, b: Figure) -> bool:
    """Return whether `b` is small change without a name ("six dollars fifty")."""
    change = _single(b)
    if gap != " " or a.kind != "money" or a.end == a.number.end or a.number.scaled or b.kind != "count" or b.linked:
        return False
    return change is not None and 10 <= change < 100 and line.behind(_SUM_END, b.end) is not None


def _add(a: Figure, b: Figure) -> None:
    whole, part = _single(a), _single(b)
    if whole is not None and part is not None:
        a.value, a.place = whole + part / 100, Decimal("0.01")
        a.end, a.outer_end = b.end, max(a.outer_end, b.outer_end)
        a.rules.append("currencies.small_change")


def _make_money(a: Figure, b: Figure, rules: Rulebook) -> None:
    """Read the "10m" of "£5m-10m" as a sum too, not as ten metres."""
    number, amount = b.number, _single(b)
    if amount is not None and number.suffix is not None:
        by = rules.numbers.scale_of(number.suffix)
        b.value, b.place, number.scaled, number.by = amount * by, b.place * by, True, by
        b.unit, b.kind, b.bare_dollar, b.rules = a.unit, a.kind, a.bare_dollar, [number.rule, "currencies.sum"]


def _is_proportion(gap: str, a: Figure, b: Figure) -> bool:
    """Return whether the two say "one in three" or "eight out of 10"."""
    low, high = _single(a), _single(b)
    if low is None or high is None or a.kind != "count" or b.kind != "count" or a.linked or b.linked:
        return False
    if not 0 < low < high or (high > 100 and low > 1):
        return False
    # "One in 10" is meant so; "five in 12" may be five things in twelve others.
    alike = a.number.in_digits == b.number.in_digits or high % 10 == 0
    return _OUT_OF.fullmatch(gap) is not None or (alike and _IN.fullmatch(gap) is not None)


def _make_proportion(a: Figure, b: Figure) -> None:
    low, high = _single(a), _single(b)
    if low is not None and high is not None:
        a.value, a.place = low / high, Decimal("0.01")
        a.unit, a.kind, a.end, a.outer_end = "share", "percent", b.end, b.outer_end
        a.rules.append("numbers.proportion")


def _is_range(line: Line, gap: str, a: Figure, b: Figure, rules: Rulebook) -> bool:
    low, high = _single(a), _single(b)
    if low is None or high is None or not _one_kind(a, b, rules):
        return False
    opened = line.before(_OPENED, a.outer_start, _REACH)
    if (
        _DASH.fullmatch(gap)
        and a.kind == "money"
        and b.unit is None
        and low < high * (1 if a.number.scaled else b.number.by)
    ):
        # "€5-6bn".
        return True
    if _TO.fullmatch(gap) or _DASH.fullmatch(gap):
        return opened is not None or _spans(line, a, b, rules)
    if _AND.fullmatch(gap):
        return opened is not None and opened.group("word") == "between"
    return _OR.fullmatch(gap) is not None and high == low + 1 and a.unit is None and not a.number.in_digits


def _spans(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether "a to b" without "from" is a range.

    "Rose 5 percent to 30" and "rose by 5 to 30" tell a difference and a level, "rose 5 to 10 percent" a range; "leads
    by 43 percent to 38 percent" tells two figures of two sides.
    """
    changes = line.before(rules.changes.before, a.outer_start, 40) is not None
    low, high = _single(a), _single(b)
    if b.unit is None and changes and line.before(_BY, a.outer_start, 40):
        return False
    if a.unit is None or a.kind == "count" or a.age:
        return True
    return b.unit is not None and not changes and low is not None and high is not None and low <= high


def _one_kind(a: Figure, b: Figure, rules: Rulebook) -> bool:
    if a.unit is None:
        return a.linked is None or b.unit is None
    if b.unit is None:
        return b.linked is None
    return a.unit == b.unit or (a.kind == b.kind and rules.units.base(a.unit)[0] == rules.units.base(b.unit)[0])


def _share_unit(a: Figure, b: Figure) -> None:
    a.unit, a.kind, a.per, a.age, a.exact = b.unit, b.kind, b.per, b.age, b.exact
    a.rules.append("units.shared")


def _range(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Make `a` the range from `a` to `b`, or mark `a` as the former level of `b` where the text tells a change."""
    if a.unit is None and b.unit is not None:
        _share_unit(a, b)
    elif b.unit is None and a.unit is not None:
        b.unit, b.kind, b.age, b.bare_dollar = a.unit, a.kind, a.age, a.bare_dollar
    _share_scale(a, b)
    opened = line.before(_OPENED, a.outer_start, _REACH)
    if opened is not None and opened.group("word") == "from":
        ranging = line.before(_RANGING, opened.start(), 36)
        if ranging is None and tells_change(line, opened.start(), rules.changes):
            mark_former(a)
            b.former_at = a
            return False
    low, high = _single(a), _single(b)
    if low is None or high is None:
        return False
    by_a, by_b = rules.units.base(a.unit)[1], rules.units.base(b.unit)[1]
    a.value, a.place = (low if by_a == by_b else low * by_a / by_b, high), min(a.place, b.place)
    a.unit = b.unit
    _range_hedge(line, a, b, None if opened is None else opened.start(), rules)
    a.end, a.outer_end = b.end, b.outer_end
    a.per, a.linked, a.age, a.linked_unit = b.per or a.per, b.linked, a.age or b.age, b.linked_unit
    a.rules += [rule for rule in b.rules if rule not in a.rules]
    a.rules.append("numbers.range")
    return True


def _share_scale(a: Figure, b: Figure) -> None:
    """Let "2 to 4 million" be two millions to four."""
    low, high = _single(a), _single(b)
    if low is None or high is None or a.number.scaled or not b.number.scaled or low >= 1000:
        return
    a.value, a.place = low * b.number.by, a.place * b.number.by


def _range_hedge(line: Line, a: Figure, b: Figure, opened: int | None, rules: Rulebook) -> None:
    """Take the hedge of a range from in front of "between", or from its upper end."""
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
    first, second = _single(a), _single(b)
    if first is None or second is None or a.kind == "money" or not _converts(a, b, rules):
        return False
    low, high = sorted((abs(first * rules.units.base(a.unit)[1]), abs(second * rules.units.base(b.unit)[1])))
    return high - low <= high / 10


def _is_score(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether a pair of numbers is a score or a vote, no range."""
    if not isinstance(figure.value, tuple) or figure.unit is not None or "numbers.range" not in figure.rules:
        return False
    low, high = figure.value
    if line.before(_OPENED, figure.outer_start, _REACH):
        return False
    if low >= high:
        return True
    if not re.search(r"[-–]", line.lower[figure.start : figure.end]):
        return False
    if _PLAYED.search(line.text, line.back(figure.start, _REACH), figure.start) and _RIVAL.match(line.text, figure.end):
        return True
    near = line.lower[line.back(figure.outer_start, 32) : figure.outer_start] + line.lower[figure.end : figure.end + 14]
    return any(word in rules.numbers.scores for word in re.findall(r"[a-z]+", near))
