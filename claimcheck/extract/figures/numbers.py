"""Reads numbers off the page: digits, words, scales, fractions. What they count doesn't matter here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claimcheck.extract.figures.digits import Doubt, plain_digits, read_digits
from claimcheck.extract.figures.spelled import spoken_number
from claimcheck.extract.lines import Line, one_blank
from claimcheck.model import Span
from claimcheck.rulebook.numbers import Numbers

_DIGITS = re.compile(r"[\d,.]+")
_SLASHED = re.compile(r"(\d{1,3})\s?[/⁄]\s?(\d{1,3})(?![\d/])")
_MIXED = re.compile(r"(?:[\s-]|\s-\s)(\d{1,2})\s?/\s?(\d{1,2})(?![\d/])")
_POWER = re.compile(
    r"\s?[×x·]\s?10(?:(?:\s?\^\s?(?P<sign>[-−–]?)|(?P<minus>[-−–]))(?P<power>\d{1,2})(?!\d)"
    r"|(?P<up>⁻?)(?P<raised>[⁰¹²³⁴-⁹]{1,2}))"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TEN_RAISED = re.compile(r"⁻?[⁰¹²³⁴-⁹]")
_TEN = Decimal(10)
_OF_SCALE = re.compile(r"\sof\san?\s([a-z]+)\b")
_OF = re.compile(r"\s(?:of|the)\b")
_WORD_BEFORE = re.compile(r"([\w’']+)[\s-]$")
_WORD_AFTER = re.compile(r"[\s-]?([\w’']+)")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 32})


@dataclass(slots=True)
class Number:
    """A number as printed. `place` is the value of its last printed digit; `value` two numbers for a vague word.

    `part` says that it is a share of something. With `needs_unit` it is a number only before a unit ("half-mile").
    `suffix` is a glued letter that may be a scale or a unit ("m"); it follows `end`, up to `suffix_end`. `doubt` says
    what the words around have to decide, and `thousands` its value if its dot separates thousands.
    """

    start: int
    end: int
    value: Decimal | tuple[Decimal, Decimal]
    place: Decimal
    rule: str
    in_digits: bool
    scaled: bool = False
    by: Decimal = Decimal(1)
    part: bool = False
    needs_unit: bool = False
    suffix: str | None = None
    suffix_end: int = 0
    text: str = ""
    doubt: Doubt | None = None
    thousands: Decimal | None = None


def find_numbers(line: Line, rules: Numbers, blocked: Sequence[Span] = ()) -> Iterator[Number]:
    """Yield the numbers of one paragraph, in order. None of them touches a span in `blocked` (sorted)."""
    position, block = line.start, 0
    while (match := rules.start.search(line.lower, position, line.stop)) is not None:
        at = match.start()
        while block < len(blocked) and blocked[block].end <= at:
            block += 1
        free = blocked[block].start if block < len(blocked) else line.stop
        if free <= at:
            position = blocked[block].end
            continue
        number = _read(line, at, rules)
        if number is not None and number.doubt == "blank" and number.end > free:
            # "On March 5 200 goats": separate digits belong to something else.
            number = _read(replace(line, stop=free), at, rules)
        if number is None:
            # Nothing begins here; a run of digits or a word is skipped entirely, so that no inner part is tried.
            runs = (line.behind(_DIGITS, at), line.behind(rules.digits, at))
            position = max(match.end(), *(run.end() for run in runs if run), 0)
            continue
        position = number.end
        if number.end <= free:
            number.text = line.text[number.start : number.end]
            yield number


def _read(line: Line, at: int, rules: Numbers) -> Number | None:
    first = line.lower[at]
    if first in rules.signs:
        return Number(at, at + 1, rules.signs[first], Decimal("0.01"), "numbers.fraction", in_digits=True, part=True)
    if first.isdecimal() or first == ".":
        return _read_digits(line, at, rules)
    for reader in (_read_vague, _read_fraction, _read_half, _read_words):
        number = reader(line, at, rules)
        if number is not None:
            return number
    return None


def _read_digits(line: Line, at: int, rules: Numbers) -> Number | None:
    match = read_digits(line, at)
    if match is None:
        return None
    value, after = match.value, match.end
    number = Number(at, after, value, Decimal(1).scaleb(-match.decimals), "numbers.digits", in_digits=True)
    number.doubt, number.thousands = match.doubt, match.thousands
    if after < line.stop and line.lower[after] in rules.signs:
        number.value, number.end, number.part = value + rules.signs[line.lower[after]], after + 1, value == 0
        number.place, number.rule = Decimal("0.01"), "numbers.fraction"
    elif (slashed := line.behind(_SLASHED, at)) is not None and after == slashed.end(1):
        _slash(number, Decimal(0), slashed.group(1), slashed.group(2), slashed.end())
    elif (mixed := line.behind(_MIXED, after)) is not None:
        _slash(number, value, mixed.group(1), mixed.group(2), mixed.end())
    elif _read_power(line, number) or _add_part(line, number, rules):
        return number
    if number.value == _TEN and line.behind(_TEN_RAISED, number.end):
        # "10⁶" is a million, or ten and the mark of a note.
        number.doubt = "unreadable"
    _scale(line, number, rules)
    return number


def _read_power(line: Line, number: Number) -> bool:
    """Multiply `number` by the power of ten after it ("2.5 x 10^6", "2.5×10−6"). Return whether there is one."""
    match = line.behind(_POWER, number.end)
    if match is None:
        return False
    power = int(match.group("power") or match.group("raised").translate(_RAISED))
    by = Decimal(1).scaleb(-power if any(match.group("sign", "minus", "up")) else power)
    assert not isinstance(number.value, tuple)  # noqa: S101 -- only numbers in digits come here
    number.value, number.place, number.end = number.value * by, number.place * by, match.end()
    number.scaled, number.by = True, by
    return True


def _add_part(line: Line, number: Number, rules: Numbers) -> bool:
    """Add to `number` the part after it ("11 and a half", "a million and a half"). Return whether there is one."""
    match = line.behind(rules.and_part, number.end)
    if match is None:
        return False
    assert not isinstance(number.value, tuple)  # noqa: S101 -- only numbers in digits and words come here
    number.value += number.by / Decimal(rules.fractions[match.group("part")])
    number.place, number.end, number.rule = number.by / 10, match.end(), "numbers.fraction"
    return True


def _add_decimals(line: Line, number: Number, rules: Numbers) -> bool:
    """Read the rest of "two point five million". Return whether there is one."""
    match = None if number.scaled else line.behind(rules.point, number.end)
    if match is None:
        return False
    digits = "".join(str(rules.ones[word]) for word in match.group("digits").split())
    assert not isinstance(number.value, tuple)  # noqa: S101 -- only numbers in words come here
    number.place = Decimal(1).scaleb(-len(digits))
    number.value, number.end = number.value + int(digits) * number.place, match.end()
    _scale(line, number, rules)
    return True


def _slash(number: Number, whole: Decimal, top: str, bottom: str, end: int) -> None:
    """Read "1/4" or "10 1/2" if both parts can be those of a fraction."""
    above, below = plain_digits(top), plain_digits(bottom)
    if above is None or below is None or not 0 < above < below or int(below) not in _DENOMINATORS:
        return
    number.value, number.end, number.part = whole + above / below, end, whole == 0
    number.place, number.rule = Decimal("0.01"), "numbers.fraction"


def _scale(line: Line, number: Number, rules: Numbers) -> None:
    """Multiply `number` by the scale words after it. An attached letter is only recorded if it can be a unit."""
    for _ in range(2):
        match = line.behind(rules.scale, number.end)
        if match is None:
            return
        word, suffix = match.group("word"), match.group("suffix")
        if word is None:
            if number.scaled:
                return
            if suffix in rules.open_suffixes and line.text[match.start("suffix")] not in "MB":
                number.suffix, number.suffix_end = suffix, match.end()
                return
            if match.end("suffix") - match.start() > len(suffix) and len(suffix) < 2:
                return
        by = Decimal(100) if word == rules.hundred else rules.scale_of(word or suffix)
        assert not isinstance(number.value, tuple)  # noqa: S101 -- only numbers in digits and fractions come here
        number.value, number.place, number.end = number.value * by, number.place * by, match.end()
        number.scaled, number.part, number.by = True, False, number.by * by
        if word is None:
            return


def _read_words(line: Line, at: int, rules: Numbers) -> Number | None:
    match = line.behind(rules.words, at)
    if match is None:
        return None
    spoken = spoken_number(line.lower, match.start(), match.end(), rules)
    if spoken is None:
        return None
    value, place, stop = spoken
    if line.lower.startswith("-", stop) and line.behind(rules.ordinal, stop + 1):
        return None
    if line.lower[at:stop] == "one" and _is_pronoun(line, at, stop, rules):
        return None
    number = Number(at, stop, value, place, "numbers.words", in_digits=False, scaled=place >= 1000)
    # "A dozen and a half" is half a dozen more, "a hundred and a half" is not.
    number.by = place if number.scaled or place in rules.groups.values() else Decimal(1)
    if _add_decimals(line, number, rules):
        return number
    _add_part(line, number, rules)
    number.by = place
    return number


def _is_pronoun(line: Line, at: int, stop: int, rules: Numbers) -> bool:
    before = line.before(_WORD_BEFORE, at, 20)
    if before and before.group(1) in rules.not_after:
        return True
    after = line.behind(_WORD_AFTER, stop)
    if after is None:
        return True
    if after.group(1) in {"to", "or", "in"}:
        return line.behind(rules.start, after.end() + 1) is None
    return after.group(1) in rules.not_before


def _read_fraction(line: Line, at: int, rules: Numbers) -> Number | None:
    match = line.behind(rules.fraction, at)
    if match is None:
        return None
    part = match.group("part")
    below = rules.fractions[part]
    above = _small(match.group("top"), rules)
    whole = _small(match.group("whole"), rules) if match.group("whole") else 0
    plural = part.endswith("s")
    hyphened = line.lower[match.end("top") : match.start("part")] == "-"
    sure = bool(whole) or (plural and below != 4) or (hyphened and (plural or match.group("top") == "one"))
    after = line.behind(_OF, match.end()) or line.before(rules.hedged, at, 14)
    scale = line.behind(rules.scale, match.end())
    if plural == (above == 1) or not above < below or not (sure or after or scale):
        return None
    value = whole + Decimal(above) / Decimal(below)
    number = Number(at, match.end(), value, Decimal("0.1"), "numbers.fraction", in_digits=False, part=whole == 0)
    of_scale = line.behind(_OF_SCALE, number.end)
    if of_scale and of_scale.group(1) in rules.scales:
        by = rules.scales[of_scale.group(1)]
        number.value, number.place, number.end = value * by, number.place * by, of_scale.end()
        number.part, number.scaled = False, True
        return number
    _scale(line, number, rules)
    return number


def _small(word: str, rules: Numbers) -> int:
    if word in {"a", "an"}:
        return 1
    if word.isdecimal():
        return int(word)
    return rules.ones[word] if word in rules.ones else rules.tens[word]


def _read_half(line: Line, at: int, rules: Numbers) -> Number | None:
    """Read "half" and "quarter" without a number before them."""
    found = line.behind(rules.half, at)
    if found is None:
        return None
    value = 1 / Decimal(rules.fractions[found.group("part")])
    number = Number(at, found.end("part"), value, Decimal("0.1"), "numbers.fraction", in_digits=False, part=True)
    group = found.group("group")
    if group is not None:
        by = rules.scale_of(re.split(r"[\s-]", group)[-1])
        number.value, number.place, number.end = value * by, Decimal("0.1") * by, found.end()
        number.part, number.scaled = False, by >= 1000
    elif found.group("whole") is None or found.group("part") != "half":
        number.needs_unit = line.before(rules.hedged, at, 14) is None or found.group("part") != "half"
    return number


def _read_vague(line: Line, at: int, rules: Numbers) -> Number | None:
    match = line.behind(rules.vague, at)
    if match is None:
        return None
    times = Decimal(1)
    if match.group("few"):
        low, high = rules.few[one_blank(match.group("few"))]
        by = rules.scale_of(match.group("unit"))
    else:
        low, high = rules.vague_values[one_blank(match.group("vague"))]
        by = times = rules.scale_of(match.group("times")[:-1]) if match.group("times") else Decimal(1)
    return Number(at, match.end(), (low * by, high * by), Decimal(1), "numbers.vague", in_digits=False, by=times)
