"""Whole phrases of number: their one value, or nothing where they can be read in two ways."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.figures.quantities import find_quantities
from claimcheck.rulebook.numbers import NumbersFile


def plain(value):
    return [float(part) for part in value] if isinstance(value, tuple) else float(value)


def found(text, rules):
    return [(plain(q.value), q.bound, q.unit) for q in find_quantities(text, rules)]


ONE_NUMBER = [
    ("A dozen and a half boats sank.", 18, None),
    ("Two dozen and a half eggs broke.", 30, None),
    ("Three dozen and a half buns sold.", 42, None),
    ("Twelve and a half tonnes sank.", 12.5, "tonne"),
    ("It took two hours and a half.", 2.5, "hour"),
    ("Three years and a quarter later it shut.", 3.25, "year"),
    ("The wall is 4 metres and a half high.", 4.5, "metre"),
    ("It drifted two miles and a half marathon began.", 2, "mile"),
    ("She served three years and a quarter final.", 3, "year"),
    ("The port shipped 716 000 tonnes.", 716_000, "tonne"),
    ("At least 1 200 walkers came.", 1_200, None),
    ("They fed 12 345 678 hens.", 12_345_678, None),
    ("The field cost 1 200 euros.", 1_200, "EUR"),
    ("It cost $2 300.", 2_300, "USD"),
    ("On June 5 200 walkers came.", 200, None),
    ("In 2018 300 walkers came.", 300, None),
    ("She won 6 000 votes.", 6_000, None),
    ("They counted 1'200 hens.", 1_200, None),
    ("They counted 1’250’000 hens.", 1_250_000, None),
    ("They counted 1,20,000 hens.", 120_000, None),
    ("It shipped 489,2 million tonnes.", 489_200_000, "tonne"),
    ("It shipped 1,5-2,5 million tonnes.", [1_500_000, 2_500_000], "tonne"),
    ("It rose 2,3 percent.", 2.3, "percent"),
    ("It is 3,75 metres long.", 3.75, "metre"),
    ("It cost €3,75.", 3.75, "EUR"),
    ("It cost €1.234,50.", 1_234.5, "EUR"),
    ("It cost €1.500.000.", 1_500_000, "EUR"),
    ("They fed 1.500 people.", 1_500, None),
    ("They fed 1.234.567 people.", 1_234_567, None),
    ("It rose 4.125 percent.", 4.125, "percent"),
    ("It cost $1.459 a gallon.", 1.459, "USD"),
    ("It cost $1.250 billion.", 1_250_000_000, "USD"),
    ("It is 2.204 pounds heavy.", 2.204, "pound"),
    # The mark of a note between a figure and its scale.
    ("It cost €85² million.", 85_000_000, "EUR"),
    ("It cost €85* million.", 85_000_000, "EUR"),
    ("It cost €85[3] million.", 85_000_000, "EUR"),
    ("They fed 31¹ people.", 31, None),
    ("They counted 5 × 10⁶ hens.", 5_000_000, None),
    ("It holds 2.5x10⁹ litres.", 2_500_000_000, "litre"),
    ("It weighs 3·10⁻² kg.", 0.03, "kilogram"),
    ("It was a 1-in-100 chance.", 0.01, "share"),
    ("It was a one-in-four chance.", 0.25, "share"),
]


@pytest.mark.parametrize(("text", "value", "unit"), ONE_NUMBER)
def test_digits_are_read_whole_however_they_are_set_off(text, value, unit, rules):
    ((got, _, got_unit),) = found(text, rules)
    assert (got, got_unit) == (pytest.approx(value), unit)


TWO_WAYS = [
    "On day 5 200 stayed.",
    "They met in Hall 5 120 times.",
    "They built 12 300-metre towers.",
    "They fired 40 155mm shells.",
    "Ages 4,5 were left out.",
    "It went to rows 12,14.",
    "They sold 1,2345 hens.",
    "It cost €1.500.",
    "It weighs 1.500 kg.",
    "They kept 2.100 hens.",
    "They counted 12 345 28 3.",
    "3-4000 hens fled.",
    "Two to three hundred and fifty hens fled.",
    "Two or three score hens fled.",
    "A score or two of hens fled.",
    "They counted 10⁶ hens.",
    "Between 1 and 5,000 hens fled.",
    "Views went from 300 to 410,000 here.",
    "It is open from nine until six.",
]


@pytest.mark.parametrize("text", TWO_WAYS)
def test_what_can_be_read_in_two_ways_is_left_out_whole(text, rules):
    assert [q.text for q in find_quantities(text, rules) if q.text not in {"2.100"}] == []


RANGES = [
    ("two or three hundred hens", [200, 300], "=", None),
    ("two to three hundred hens", [200, 300], "=", None),
    ("two- or three-hundred hens", [200, 300], "=", None),
    ("three or four dozen hens", [36, 48], "=", None),
    ("ten or fifteen thousand hens", [10_000, 15_000], "=", None),
    ("20 or 30 thousand hens", [20_000, 30_000], "=", None),
    ("one or two million hens", [1_000_000, 2_000_000], "=", None),
    ("1.5 to 2.5 million hens", [1_500_000, 2_500_000], "=", None),
    ("one or two hundred metres", [100, 200], "=", "metre"),
    ("two or three thousand dollars", [2_000, 3_000], "=", "USD"),
    ("3-4,000 hens", [3_000, 4_000], "=", None),
    ("15 to 20,000 hens", [15_000, 20_000], "=", None),
    ("between 15 and 20,000 hens", [15_000, 20_000], "=", None),
    ("200-300,000 hens", [200_000, 300_000], "=", None),
    ("$3-4,000", [3_000, 4_000], "=", "USD"),
    ("a dozen or two hens", [12, 24], "=", None),
    ("from 20 to two hundred hens", [20, 200], "=", None),
    ("6 months to 2 years", [6, 24], "=", "month"),
    ("hundreds, if not thousands", [100, 10_000], "=", None),
    ("tens or hundreds of thousands", [10_000, 1_000_000], "=", None),
    ("at least two or three hundred hens", [200, 300], ">=", None),
    ("two or three hundred thousand hens", [200_000, 300_000], "=", None),
    ("one to two hundred million hens", [100_000_000, 200_000_000], "=", None),
    ("twenty to three hundred thousand hens", [20_000, 300_000], "=", None),
    ("about two or three thousand hens", [2_000, 3_000], "~", None),
]


@pytest.mark.parametrize(("text", "value", "bound", "unit"), RANGES)
def test_a_scale_is_shared_by_both_ends_of_a_range(text, value, bound, unit, rules):
    assert found(f"It had {text}.", rules) == [(value, bound, unit)]


def test_at_least_two_or_three_hundred_is_a_lower_bound_of_two_hundred(rules):
    (quantity,) = find_quantities("At least two or three hundred hens fled.", rules)
    assert (quantity.interval.low, quantity.interval.high) == (200, None)


COMPOUNDS = [
    ("a term of 3 years 6 months", 42, "month"),
    ("three years, six months and two days", 1280.375, "day"),
    ("two hours and 40 minutes", 160, "minute"),
    ("2h 40m", 160, "minute"),
    ("two hours, 40 minutes and 12 seconds", 9_612, "second"),
    ("an hour and 40 minutes", 100, "minute"),
    ("6ft 2in", 74, "inch"),
    ("6' 2\" tall", 74, "inch"),
    ("a 6-foot-2 sailor", 74, "inch"),
    ("7lb 4oz", 116, "ounce"),
    ("12 stone 5 pounds", 173, "pound"),
    ("1 metre 80", 180, "centimetre"),
    ("two metres forty tall", 240, "centimetre"),
    ("one minute 58", 118, "second"),
    ("3 km 200 m of road", 3_200, "metre"),
    ("between two hours and 40 minutes and three hours and ten minutes", [160, 190], "minute"),
]


@pytest.mark.parametrize(("text", "value", "unit"), COMPOUNDS)
def test_a_measure_in_two_units_is_one_value(text, value, unit, rules):
    assert found(f"It was {text}.", rules) == [(value, "=", unit)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two days and three nights", [2, 3]),
        ("two hours and 90 minutes", [2, 90]),
        ("two metres and forty people fell", [2, 40]),
        ("six metres forty people fell", [6, 40]),
        ("two metres five", [2, 5]),
        ("two years, six months of it in jail", [2, 6]),
        ("terms of two years and three years", [2, 3]),
        ("by 3 cents to 17 cents", [3, 17]),
        ("by 3c to 17c a litre", [3, 17]),
        ("by 90 cents to 83.20 dollars", [90, 83.2]),
        ("by 52 votes to 48", [52, 48]),
    ],
)
def test_two_values_stay_two(text, values, rules):
    assert [value for value, _, _ in found(f"It went {text}.", rules)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [("Two or three in ten hens fled.", [0.2, 0.3]), ("Some 3 to 4 out of 10 hens fled.", [0.3, 0.4])],
)
def test_a_share_may_be_a_range(text, value, rules):
    ((got, _, unit),) = found(text, rules)
    assert (got, unit) == (value, "share")


def test_over_a_distance_is_no_bound(rules):
    assert found("The champion over 400 metres fell.", rules) == [(400, "=", "metre")]
    assert found("The dam is over 400 metres long.", rules) == [(400, ">", "metre")]


NO_FIGURES = [
    "The vote was 52-48.",
    "The crew won 3-1.",
    "They won by ten to two at odds of twenty to one.",
    "He lived at 1800 Lakeside Drive and 221B Alder Street.",
    "She rang 911, dialled 999, and called 112 at once.",
    "She made a 911 call.",
    "She called 999 twice, rang 112 again, and phoned 101 first.",
    "The 747s and a 737-800 landed behind the 737 Max.",
    "The under-21s met the over-60s.",
    "He is in his 40s, and the lows were in the upper 20s.",
    "It was 17c at noon.",
    "He ran the 10k race.",
    "She works nine to five.",
    "It was minus 40 with winds of 120.",
    "The hermit, 45, left.",
    "They played 4-4-2.",
    "They lined up in a 3-5-2 shape.",
    "He wears size 12 boots.",
    "It fell from floor 14 of the tower.",
    "She swam in lane 4 of the pool.",
    "Callers to 112 waited.",
    "He had a .22 rifle.",
    "She won the 400m hurdles.",
    "The 737 MAX 8 landed.",
    "Some three score sheep fled.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_designations_scores_and_lost_units_are_no_figures(text, rules):
    assert found(text, rules) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two F-16s landed.", [(2, None)]),
        ("Two 747s and three 737s landed.", [(2, None), (3, None)]),
        ("Police took 14 911 calls.", [(14, None)]),
        ("They fired 155mm shells.", [(155, "millimetre")]),
        ("He had a .38-calibre pistol.", [(0.38, "calibre")]),
        ("He ran it in 58s.", [(58, "second")]),
        ("A hotline took 61,000 calls.", [(61_000, None)]),
        ("On the top floor 14 people slept.", [(14, None)]),
        ("In lane 4 cars burned.", [(4, None)]),
        ("It cost 400m euros.", [(400_000_000, "EUR")]),
        ("They want size 12.", []),
        ("The fare rose by 3c to 17c.", [(3, "cent"), (17, "cent")]),
    ],
)
def test_what_stands_beside_a_designation_is_read(text, expected, rules):
    assert [(value, unit) for value, _, unit in found(text, rules)] == expected


AGES = [
    ("A man, 45, left.", [45]),
    ("Her son (3) left.", [3]),
    ("Two boys aged 12 and 14 left.", [2, 12, 14]),
    ("Two boys, 12 and 14, left.", [2, 12, 14]),
    ("The boys, aged 12, 14 and 15, left.", [12, 14, 15]),
    ("A girl of 12 left.", [12]),
    ("She died at 91.", [91]),
    ("It is for those of 65 or older.", [65]),
    ("None was younger than 11.", [11]),
    ("They took 3-, 5- and 7-year-olds.", [3, 5, 7]),
    ("A 14-year-old left.", [14]),
    ("She retired at 60 after a long career.", [60]),
    ("Workers may retire at 65.", [65]),
    ("He died suddenly at 84 on Friday.", [84]),
    ("She turned 60 in May.", [60]),
    ("He married at 19 and left home at 21.", [19, 21]),
    ("She became a judge at 38.", [38]),
    ("He was elected to the council at just 22.", [22]),
    ("The oldest, at 97, lives alone.", [97]),
    ("At 72, he still fishes.", [72]),
    ("She retired aged just 55.", [55]),
    ("He is 60 and she 58.", [60, 58]),
    ("She will be 60 in May.", [60]),
]


@pytest.mark.parametrize(("text", "values"), AGES)
def test_an_age_is_neither_a_count_nor_a_duration(text, values, rules):
    quantities = find_quantities(text, rules)
    assert [plain(q.value) for q in quantities] == values
    ages = [q for q in quantities if q.text != "Two"]
    assert {(q.unit, q.kind, "ages.age" in q.rules) for q in ages} == {("year", "measure", True)}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Pike, 43, and five other boats left.",
        "A mother of three left.",
        "Men of 45 nations came.",
        "They are under 45 years old, and 56 are sheep.",
        "Trading closed at 60.",
        "They died at 60 villages.",
        "Her shares closed at 60.",
    ],
)
def test_what_stands_beside_people_may_be_a_count(text, rules):
    assert "ages.age" not in find_quantities(text, rules)[-1].rules


@pytest.mark.parametrize("text", ["40 km/h", "40 degrees", "40 metres tall", "40 km", "40 years old", "40 years"])
def test_a_measure_never_meets_a_count(text, rules):
    (measure,) = find_quantities(f"It had {text}.", rules)
    (count,) = find_quantities("It had 40 people.", rules)
    assert rules.units.to_base(measure.unit, measure.interval)[0] != rules.units.to_base(count.unit, count.interval)[0]


def test_an_unread_kind_of_figure_holds_none(rules):
    file = rules.models["numbers"]
    assert isinstance(file, NumbersFile)
    for rule in file.not_figures:
        for text in rule.examples.match:
            assert found(text, rules) == [], (rule.id, text)
        for text in rule.examples.no_match:
            assert found(text, rules) != [], (rule.id, text)


# Phrases made at random: their value, or nothing.

GAPS = [",", "\u00a0", "\u2009", "\u202f", " ", "'", "’"]
HEDGES = [("", "="), ("at least ", ">="), ("about ", "~"), ("more than ", ">"), ("up to ", "<="), ("fewer than ", "<")]
UNITS = [("hens", None), ("tonnes", "tonne"), ("euros", "EUR"), ("metres", "metre"), ("people", None)]
SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
SCALES = [("hundred", 100), ("dozen", 12), ("thousand", 1_000), ("million", 1_000_000)]


def grouped(number, gap):
    return f"{number:,}".replace(",", gap)


@given(st.integers(1_000, 10**9), st.sampled_from(GAPS), st.sampled_from(HEDGES), st.sampled_from(UNITS))
def test_any_grouping_gives_its_value_or_nothing(rules, number, gap, hedge, unit):
    got = found(f"They had {hedge[0]}{grouped(number, gap)} {unit[0]} there.", rules)
    assert got in ([], [(number, hedge[1], unit[1])])
    assert got or gap == " "


@given(st.integers(1, 999), st.integers(1, 99), st.sampled_from([*UNITS, ("million", None), ("percent", "percent")]))
def test_a_decimal_comma_gives_its_value_or_nothing(rules, whole, part, unit):
    printed = f"{whole},{part:02d}"
    got = found(f"They had {printed} {unit[0]} there.", rules)
    scale = 1_000_000 if unit[0] == "million" else 1
    value = pytest.approx(float(Decimal(printed.replace(",", ".")) * scale))
    assert got in ([], [(value, "=", unit[1])])
    assert bool(got) == (unit[1] is not None or unit[0] == "million")


@given(
    st.tuples(st.integers(0, 6), st.integers(1, 7)), st.sampled_from(["or", "to"]), st.sampled_from(SCALES),
    st.tuples(st.sampled_from(HEDGES), st.sampled_from(UNITS)),
)  # fmt: skip
def test_a_spoken_range_gives_both_ends(rules, ends, link, scale, hedged):
    (low, step), (hedge, unit) = ends, hedged
    high = min(low + step, 7)
    if high == low:
        return
    text = f"They had {hedge[0]}{SMALL[low]} {link} {SMALL[high]} {scale[0]} {unit[0]} there."
    got = found(text, rules)
    assert got in ([], [([(low + 2) * scale[1], (high + 2) * scale[1]], hedge[1], unit[1])])
    assert got or link == "to"  # "five to six" may be a time of day


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["-", "–", " to "]))
def test_a_half_printed_range_gives_thousands_or_nothing(rules, low, high, link):
    got = found(f"They had {low}{link}{high},000 hens there.", rules)
    stated = [low * (1_000 if low < high else 1), high * 1_000]
    assert got in ([], [(stated, "=", None)], [([low, high * 1_000], "=", None)])
    if low < high <= 2 * low:
        assert got == [(stated, "=", None)]


@given(
    st.integers(1, 60), st.integers(1, 300),
    st.sampled_from([("years", "months", 12, "month"), ("hours", "minutes", 60, "minute"),
                     ("feet", "inches", 12, "inch"), ("miles", "yards", 1_760, "yard"),
                     ("pounds", "ounces", 16, "ounce")]),
    st.sampled_from([" ", " and ", ", "]),
)  # fmt: skip
def test_parts_of_a_measure_are_added_or_stay_apart(rules, whole, part, units, gap):
    many, few, size, unit = units
    got = found(f"It weighed {whole} {many}{gap}{part} {few} there.", rules)
    if part < size:
        assert got == [(pytest.approx(whole * size + part), "=", unit)]
    else:
        assert [value for value, _, _ in got] == [whole, part]


@given(
    st.integers(1, 99), st.integers(1, 99), st.sampled_from(["The vote was {}.", "They won {}.", "They lost {} here."])
)
def test_a_score_is_never_a_range(rules, one, other, told):
    assert found(told.format(f"{one}-{other}"), rules) == []
