"""Figures as news writes them: value, bound, unit, interval, and how figures that stand together belong together."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.figures.quantities import find_quantities


def plain(value):
    """Return a value or a pair of values as plain numbers."""
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return None if value is None else float(value)


def found(text, rules):
    return [(plain(q.value), q.bound, q.unit) for q in find_quantities(text, rules)]


NUMBERS = [
    ("They counted 7 goats.", 7),
    ("They counted 80, 000 goats.", 80_000),
    ("They counted 13,250 goats.", 13_250),
    ("They counted 1,307,000 goats.", 1_307_000),
    ("They counted 5\u00a0000 goats.", 5_000),
    ("They counted 5\u2009000 goats.", 5_000),
    ("They counted 5\u202f000\u202f000 goats.", 5_000_000),
    ("They counted ４０ goats.", 40),
    ("They counted ٤٤ goats.", 44),
    ("They counted 4.3 million goats.", 4_300_000),
    ("They counted 4.3-million goats.", 4_300_000),
    ("They counted 30k goats.", 30_000),
    ("They counted 5.4m goats.", 5_400_000),
    ("They counted 2bn goats.", 2_000_000_000),
    ("They counted 3 lakh goats.", 300_000),
    ("They counted 2 dozen goats.", 24),
    ("They counted seven goats.", 7),
    ("They counted twenty-three goats.", 23),
    ("They counted twenty three goats.", 23),
    ("They counted one hundred and five goats.", 105),
    ("They counted a hundred goats.", 100),
    ("They counted two thousand three hundred goats.", 2_300),
    ("They counted twelve hundred goats.", 1_200),
    ("They counted three million two hundred thousand goats.", 3_200_000),
    ("They counted forty-two thousand, six hundred and one goats.", 42_601),
    ("They counted a dozen goats.", 12),
    ("They counted half a dozen goats.", 6),
    ("They counted half a million goats.", 500_000),
    ("They counted a quarter of a million goats.", 250_000),
    ("They counted one and a half million goats.", 1_500_000),
    ("They counted two dozen goats.", 24),
    ("Dozens of goats fled.", [12, 120]),
    ("Hundreds fled.", [100, 1_000]),
    ("Tens of thousands of goats fled.", [10_000, 100_000]),
    ("Hundreds of millions of goats fled.", [100_000_000, 1_000_000_000]),
    ("Several hundred goats fled.", [200, 900]),
    ("A few dozen goats fled.", [24, 108]),
    ("18 to 25 goats fled.", [18, 25]),
    ("18-25 goats fled.", [18, 25]),
    ("18 – 25 goats fled.", [18, 25]),
    ("Between 18 and 25 goats fled.", [18, 25]),
    ("Two or three goats fled.", [2, 3]),
    ("Eight to 10 goats fled.", [8, 10]),
    ("2 to 4 million goats fled.", [2_000_000, 4_000_000]),
    ("From 18 to 25 goats fled.", [18, 25]),
    ("They counted 20million goats.", 20_000_000),
    ("They counted a million and a half goats.", 1_500_000),
    ("They counted half-a-dozen goats.", 6),
    ("A couple of hundred goats fled.", [200, 300]),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_counts_are_read_in_every_style(text, value, rules):
    ((got, bound, unit),) = found(text, rules)
    assert (got, bound, unit) == (value, "=", None)


BOUNDS = [
    ("About 40 goats fled.", "~", 35, 45),
    ("Some 40 goats fled.", "~", 35, 45),
    ("Around 270 goats fled.", "~", 256.5, 283.5),
    ("Nearly 40 goats fled.", "~", 35, 40),
    ("Almost 40 goats fled.", "~", 35, 40),
    ("Just under 40 goats fled.", "<", None, 40),
    ("Fewer than 40 goats fled.", "<", None, 40),
    ("Less than 40 goats fled.", "<", None, 40),
    ("Up to 40 goats fled.", "<=", None, 40),
    ("As many as 40 goats fled.", "<=", None, 40),
    ("No more than 40 goats fled.", "<=", None, 40),
    ("At most 40 goats fled.", "<=", None, 40),
    ("More than 40 goats fled.", ">", 40, None),
    ("Over 40 goats fled.", ">", 40, None),
    ("Well over 40 goats fled.", ">", 40, None),
    ("In excess of 40 goats fled.", ">", 40, None),
    ("At least 40 goats fled.", ">=", 40, None),
    ("No fewer than 40 goats fled.", ">=", 40, None),
    ("No less than 40 goats fled.", ">=", 40, None),
    ("Not more than 40 goats fled.", "<=", None, 40),
    ("40 or more goats fled.", ">=", 40, None),
    ("40 goats or more fled.", ">=", 40, None),
    ("40 goats and counting.", ">=", 40, None),
    ("40 or so goats fled.", "~", 35, 45),
    ("40+ goats fled.", ">=", 40, None),
    ("More than another 40 goats fled.", ">", 40, None),
    ("It rained for over 40 days.", ">", 40, None),
    ("It cost much over 40 days.", "=", 39.5, 40.5),
    ("He asked about 40 goats.", "=", 40, 40),
    ("40-plus goats fled.", ">=", 40, None),
    ("It took 30-odd hours.", "~", 25.5, 34.5),
    ("It flew 100+ miles.", ">=", 100, None),
    ("More than the 40 goats fled.", ">", 40, None),
    ("Over the 40 days, it rained.", "=", 39.5, 40.5),
    ("It turned around 40 goats later.", "=", 40, 40),
    ("24 goats and over.", "=", 24, 24),
    ("40 goats fled.", "=", 40, 40),
    ("300 goats fled.", "=", 300, 300),
    ("13,250 goats fled.", "=", 13_250, 13_250),
    ("13,000 goats fled.", "=", 12_500, 13_500),
    ("3 million goats fled.", "=", 2_500_000, 3_500_000),
    ("Dozens of goats fled.", "=", 12, 120),
    ("At least dozens of goats fled.", ">=", 12, None),
    ("It cost $121 billion.", "=", 120_500_000_000, 121_500_000_000),
    ("It cost $94,000.", "=", 93_500, 94_500),
    ("It cost $3.99.", "=", 3.985, 3.995),
    ("It fell to 8.5%.", "=", 8.45, 8.55),
    ("It took 30 minutes.", "=", 29.5, 30.5),
    ("Perhaps 40 goats fled.", "~", 35, 45),
    ("40-some goats fled.", "~", 35, 45),
    ("An estimated cost of $40.", "~", 35, 45),
    ("They must not exceed 40 goats.", "<=", None, 40),
    ("Never more than 40 goats fled.", "<=", None, 40),
    ("A maximum fine of $3.99.", "=", 3.985, 3.995),
    ("More than half.", ">", 0.5, None),
    ("Nearly, the warden said, 40 goats fled.", "~", 35, 40),
    ("More than, by its own count, 40 goats fled.", ">", 40, None),
    ("No fewer than (the warden thought) 40 goats fled.", ">=", 40, None),
    ("Roughly – or so he thought – 40 goats fled.", "~", 35, 45),
    ("It is over, the warden said, 40 goats fled.", "=", 40, 40),
    ("At least, the warden said, 40 goats fled.", "=", 40, 40),
    ("She was convicted under nine heads.", "=", 9, 9),
    ("She wrote under two pen names.", "=", 2, 2),
    ("Under nine goats fled.", "<", None, 9),
]


@pytest.mark.parametrize(("text", "bound", "low", "high"), BOUNDS)
def test_bound_and_precision_give_the_interval(text, bound, low, high, rules):
    (quantity,) = find_quantities(text, rules)
    assert quantity.bound == bound
    assert (plain(quantity.interval.low), plain(quantity.interval.high)) == (low, high)
    if bound in {"<", "<=", ">", ">="}:
        holds_its_bound = quantity.interval.high_closed if "<" in bound else quantity.interval.low_closed
        assert holds_its_bound is ("=" in bound)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Convicted under nine heads, cleared under five.", ["=", "="]),
        ("Fined under two laws and freed under three.", ["=", "="]),
        ("Convicted under nine heads, she fed under five goats.", ["=", "<"]),
        ("Convicted under nine heads. It cost under five.", ["=", "<"]),
    ],
)
def test_under_may_tell_a_place(text, bounds, rules):
    assert [quantity.bound for quantity in find_quantities(text, rules)] == bounds


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("It ran for 11 miles, and up to 700 yards wide.", ["=", "<="]),
        ("Some say 11 miles and up.", [">="]),
        ("The trail was 30 yards wide and up to a dozen long.", ["=", "<="]),
        ("They counted 24 dead and over 200 hurt.", ["=", ">"]),
    ],
)
def test_words_that_lead_to_the_next_figure_are_no_hedge_of_this_one(text, bounds, rules):
    assert [quantity.bound for quantity in find_quantities(text, rules)] == bounds


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The path leads over 21 miles of moor.", "="),
        ("The firm was sued over six deaths.", "="),
        ("A strike over 500 jobs ended.", "="),
        ("Over 500 jobs went.", ">"),
        ("It killed over 20 goats.", ">"),
    ],
)
def test_over_may_belong_to_the_word_before_it(text, bound, rules):
    assert [quantity.bound for quantity in find_quantities(text, rules)] == [bound]


def interval(text, rules):
    return find_quantities(text, rules)[0].interval


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("30 goats", "32 goats", False),
        ("276 goats", "more than 270 goats", True),
        ("3 million goats", "3.2 million goats", True),
        ("about 30 goats", "32 goats", True),
        ("at least 20 goats", "18 goats", False),
        ("more than 30 goats", "30 goats", False),
        ("dozens of goats", "40 goats", True),
        ("$121 billion", "$122 billion", False),
        ("$121 billion", "$121.3 billion", True),
        ("nearly 90%", "88%", True),
        ("nearly 90%", "92%", False),
    ],
)
def test_intervals_meet_where_both_can_hold(one, other, meet, rules):
    assert interval(one, rules).meets(interval(other, rules)) is meet


UNITS = [
    ("Pressure fell to 980 millibars.", 980, "millibar"),
    ("It fell to 980 hPa.", 980, "hectopascal"),
    ("They pumped it to 40 psi.", 40, "psi"),
    ("It cost £1.6bn.", 1_600_000_000, "GBP"),
    ("It cost €5-6bn.", [5_000_000_000, 6_000_000_000], "EUR"),
    ("It cost £5m-10m.", [5_000_000, 10_000_000], "GBP"),
    ("It cost 30 million euros.", 30_000_000, "EUR"),
    ("It cost US$ 5 million.", 5_000_000, "USD"),
    ("It cost 1,200€.", 1_200, "EUR"),
    ("It cost 115USD.", 115, "USD"),
    ("It cost USD 200.", 200, "USD"),
    ("It cost A$5m.", 5_000_000, "AUD"),
    ("It cost C$1.34.", 1.34, "CAD"),
    ("It cost RM79.", 79, "MYR"),
    ("It cost PS6m.", 6_000_000, "GBP"),
    ("It took 11-and-a-half hours.", 11.5, "hour"),
    ("It took an hour and a half.", 1.5, "hour"),
    ("It took a day or two.", [1, 2], "day"),
    ("It lies 1 1 / 2 miles away.", 1.5, "mile"),
    ("It weighs 2.5 x 10^3 grams.", 2_500, "gram"),
    ("It weighs 2.5×10−3 grams.", 0.0025, "gram"),
    ("It fell by a tenth of a percent.", 0.1, "percent"),
    ("It hit half of 1 percent.", 0.5, "percent"),
    ("One in 10 lied.", 0.1, "share"),
    ("Eight out of 10 lied.", 0.8, "share"),
    ("One of every nine lied.", 1 / 9, "share"),
    ("It holds 5 cu. ft. of oil.", 5, "cubic foot"),
    ("It fell .3 percent.", 0.3, "percent"),
    ("It cost $.50.", 0.5, "USD"),
    ("It holds two point five litres.", 2.5, "litre"),
    ("It took three-quarters cup of oil.", 0.75, "cup"),
    ("It lasted three quarters.", 3, "quarter"),
    ("It fell one-half inch.", 0.5, "inch"),
    ("It covers 5 sq. kilometers.", 5, "square kilometre"),
    ("It cost five million yen.", 5_000_000, "JPY"),
    ("It cost 35 lakh rupees.", 3_500_000, "INR"),
    ("It cost 3 million won.", 3_000_000, "KRW"),
    ("It cost six dollars and forty cents.", 6.4, "USD"),
    ("It cost six dollars fifty.", 6.5, None),
    ("It cost 60 cents.", 60, "cent"),
    ("It cost 80p.", 80, "penny"),
    ("It is up 5 per cent.", 5, "percent"),
    ("It is up 2 percentage points.", 2, "percentage point"),
    ("It is up 50 basis points.", 50, "basis point"),
    ("It is 40m deep.", 40, "metre"),
    ("a 40m-deep well", 40, "metre"),
    ("a 40-metre-deep well", 40, "metre"),
    ("It is 131 feet deep.", 131, "foot"),
    ("a 190-sq-m hall of 300 square feet", 300, "square foot"),
    ("It spreads over 500 hectares.", 500, "hectare"),
    ("It weighs 200 pounds.", 200, "pound"),
    ("a 200-pound anchor", 200, "pound"),
    ("It weighs 3 tonnes.", 3, "tonne"),
    ("It gives 5,000 pounds of thrust.", 5_000, "pound of thrust"),
    ("It held 500 pounds of explosives.", 500, "pound of explosive"),
    ("It cost 3 million pounds.", 3_000_000, "GBP"),
    ("The fee was 300 pounds, said the London firm.", 300, "GBP"),
    ("It reached 12C.", 12, "celsius"),
    ("It reached 98.6 degrees Fahrenheit.", 98.6, "fahrenheit"),
    ("It reached minus 5 degrees.", -5, "degree"),
    ("It reached -5C.", -5, "celsius"),
    ("It was 20 degrees below zero.", -20, "degree"),
    ("It flew at 60mph.", 60, "mile per hour"),
    ("It flew at 100 km/h.", 100, "kilometre per hour"),
    ("a 6.1-magnitude quake", 6.1, "magnitude"),
    ("a magnitude 6.1 quake", 6.1, "magnitude"),
    ("a quake of magnitude 6.1", 6.1, "magnitude"),
    ("a 30-day truce", 30, "day"),
    ("It stood unused for five years.", 5, "year"),
    ("It took half an hour.", 0.5, "hour"),
    ("a half-mile walk", 0.5, "mile"),
    ("It took two and a half hours.", 2.5, "hour"),
    ("It is 10 1/2 miles long.", 10.5, "mile"),
    ("half of the goats", 0.5, "share"),
    ("a quarter of the goats", 0.25, "share"),
    ("two-thirds of the goats", 2 / 3, "share"),
    ("three-fourths of the goats", 0.75, "share"),
    ("one in three goats", 1 / 3, "share"),
    ("8 out of 10 goats", 0.8, "share"),
    ("nearly half voted", 0.5, "share"),
    ("It has 256GB of storage.", 256, "gigabyte"),
    ("It gives 120 mg/dL.", 120, "mg/dL"),
    ("The lake holds 40 acre-feet.", 40, "acre-foot"),
    ("They built a 300-acre-foot lake.", 300, "acre-foot"),
    ("The lake holds 40 acre feet.", 40, "acre-foot"),
    ("It took 900 man-hours.", 900, "person-hour"),
    ("It took 900 person-hours.", 900, "person-hour"),
    ("It carried 2 million passenger-kilometres.", 2_000_000, "passenger-kilometre"),
    ("It moved 5 billion tonne-miles.", 5_000_000_000, "tonne-mile"),
    ("It holds 60 amp-hours.", 60, "ampere-hour"),
    ("The ward had 300 bed-days.", 300, "bed-day"),
    ("It gives 20 foot-pounds.", 20, "pound-foot"),
    ("It lies 4 light-years away.", 4, "light year"),
    ("It made 40 kilowatt-hours.", 40, "kilowatt hour"),
    ("It pulls with 5 kilograms-force.", 5, "kilogram-force"),
    ("It pulls with 5 tonne-force.", 5, "tonne-force"),
    # No product.
    ("A 40-acre farm burned.", 40, "acre"),
    ("A 12-ounce-cup broke.", 12, "ounce"),
    ("It covers 40 square-feet.", 40, "square foot"),
    ("He worked 24-hour-days.", 24, "hour"),
    ("He ran 12 minute miles.", 12, "minute"),
]


@pytest.mark.parametrize(("text", "value", "unit"), UNITS)
def test_units_are_named_alike_however_they_are_printed(text, value, unit, rules):
    last = find_quantities(text, rules)[-1]
    assert plain(last.value) == pytest.approx(value)
    assert last.unit == (unit or "USD")


AGES = [
    ("a five-year-old boy", 5, "year"),
    ("The mayor, aged 47, left.", 47, "year"),
    ("Ruta Belmonte, 47, left.", 47, "year"),
    ("Ruta Belmonte (47) left.", 47, "year"),
    ("So said Ruta Belmonte, 47.", 47, "year"),
    ("He died at the age of 87.", 87, "year"),
    ("a woman of 87 years of age", 87, "year"),
    ("The calf is ten months old.", 10, "month"),
    ("an 87 yo man", 87, "year"),
    ("a calf aged 18 months", 18, "month"),
    ("They were between the ages of 17 and 20.", [17, 20], "year"),
    ("It is for people under 30.", 30, "year"),
    ("She was 12 when it sank.", 12, "year"),
]


@pytest.mark.parametrize(("text", "value", "unit"), AGES)
def test_ages_are_no_durations(text, value, unit, rules):
    (age,) = find_quantities(text, rules)
    assert (plain(age.value), age.unit, age.kind) == (value, unit, "measure")
    assert "ages.age" in age.rules


NO_FIGURES = [
    "He lives at 10 Harrow Street, in the 04321 ZIP code.",
    "The Group of 20 met the Group of Seven.",
    "Flight 175 took Route 66 to Gate 12.",
    "Call 555-0147 or +44 20 7946 0958.",
    "The crew won 3-1 and lost 34-6.",
    "The crew won 3 to 1, then lost 12 to 15.",
    "The final score was 12 to 15.",
    "The bill passed 212 to 218 on Friday.",
    "The motion was rejected 12-30.",
    "It failed 12 to 30 after a long night.",
    "The board voted 3 to 4 against it.",
    "Ramsby led 10-14 and kept a 4-10 record.",
    "The council voted 7-2.",
    "The 21st century began, the twenty-first day passed.",
    "It sank on 14 March 2018 at 7:37 am.",
    "In 2016, sales of 2015 were passed.",
    "The XC40, the S23 and the V-6 ran on 5G with Covid-19.",
    "No one knew; they blamed one another.",
    "Open 24/7, a 50-50 chance, since 9/11.",
    "12345",
    "• 3",
    "1. First point",
    "It came in first, and second, in the third quarter and the first half.",
    "He ran it in 1:42.",
    "See www.example.org/30-days or desk24@example.org.",
    "In the 90's and the 1980's, at 6: 00 p.m., PS5 owners of PS 118 met.",
    "It sank in the first half.",
    "Ramsby Rovers 1-2 Harrow.",
    "They made a 4K video in 3-D.",
    "The bottom of the class, half-time, a halfway house.",
]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The party won 30 to 35 seats.", [30, 35]),
        ("The firm rejected 12-30 plans a year.", [12, 30]),
        ("The board passed 3 to 5 laws.", [3, 5]),
        ("It failed 12 to 30 times.", [12, 30]),
    ],
)
def test_a_range_of_what_is_won_or_passed_is_no_score(text, value, rules):
    assert [plain(q.value) for q in find_quantities(text, rules)] == [value]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_names_dates_scores_and_furniture_are_no_figures(text, rules):
    assert found(text, rules) == []


RELATED = [
    ("It cost £1.6 billion ($2 billion).", [(None, False, False), (0, False, False)]),
    ("It lies 10 kilometres (6 miles) down.", [(None, False, False), (0, False, False)]),
    ("a 40-metre-deep well (131 feet)", [(None, False, False), (0, False, False)]),
    ("a 40-metre-deep well (6 feet wide)", [(None, False, False), (None, False, False)]),
    ("The toll rose from 65 to 125.", [(None, False, True), (None, False, False)]),
    ("The toll rose to 125 from 65.", [(None, False, False), (None, False, True)]),
    ("The price fell to $125 from $165.", [(None, False, False), (None, False, True)]),
    ("They came to 125 goats from 65 farms.", [(None, False, False), (None, False, False)]),
    ("It earned $3 million, or 14 cents a share.", [(None, False, False), (None, False, False)]),
    ("The toll rose to 125, up from 65.", [(None, False, False), (None, False, True)]),
    ("The toll rose by 5 to 30.", [(None, True, False), (None, False, False)]),
    ("Shares fell 6.6 percent to $63.", [(None, True, False), (None, False, False)]),
    ("a 5% increase", [(None, True, False)]),
    ("up 14.8 percent", [(None, True, False)]),
    ("up to 14 percent", [(None, False, False)]),
    ("its original $105 billion offer", [(None, False, True)]),
]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Shares of the mill fell 6.6 percent.", "down"),
        ("Shares of the mill edged up 6.6 percent.", "up"),
        ("Sales rose by 5,000.", "up"),
        ("a 5% increase", "up"),
        ("a drop of 5%", "down"),
        ("down 14.8 percent", "down"),
        ("The line was extended by 5 km.", None),  # longer, but is that up?
        ("The toll stood at 14.", None),
    ],
)
def test_which_way_a_figure_moved(text, way, rules):
    assert [q.direction for q in find_quantities(text, rules)] == [way]


@pytest.mark.parametrize(("text", "expected"), RELATED)
def test_conversions_changes_and_past_figures_are_told(text, expected, rules):
    assert [(q.same_as, q.change, q.former) for q in find_quantities(text, rules)] == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$82 a share", "share"),
        ("$82 per Harrow share", "share"),
        ("a $70-a-share offer", "share"),
        ("$3,500 a month", "month"),
        ("£5/kg", "kg"),
        ("40 hours a week", "week"),
        ("30 percent each year", "year"),
        ("$82 for a share", None),
    ],
)
def test_rates_keep_what_they_are_reckoned_by(text, per, rules):
    assert find_quantities(text, rules)[0].per == per


def test_two_sides_are_no_range(rules):
    assert [value for value, _, _ in found("She leads 47.1 percent to 41.7 percent.", rules)] == [47.1, 41.7]


def test_a_bare_dollar_is_that_of_the_country(rules):
    told = "The Canadian mill cost $40 million (US$30 million), and $5 million more in Ottawa."
    assert [unit for _, _, unit in found(told, rules)] == ["CAD", "USD", "CAD"]
    assert [unit for _, _, unit in found("The Canadian mill cost $40 million.", rules)] == ["USD"]
    assert [unit for _, _, unit in found("The Canadian mill cost $40, two million dollars.", rules)] == ["USD", "USD"]


def test_units_convert_to_their_base(rules):
    units = rules.units
    assert units.base("mile") == ("metre", Decimal("1609.344"))
    assert units.base("GBP") == ("GBP", 1)
    assert units.base("penny") == ("GBP", Decimal("0.01"))
    forty = interval("40 metres", rules)
    feet = interval("131 feet", rules)
    assert units.to_base("metre", forty)[1].meets(units.to_base("foot", feet)[1])
    assert not units.to_base("metre", forty)[1].meets(units.to_base("foot", interval("150 feet", rules))[1])


STYLES = [
    lambda n: f"{n}",
    lambda n: f"{n:,}",
    lambda n: f"{n:,}".replace(",", "\u00a0"),
    lambda n: f"{n:,}".replace(",", "\u202f"),
    lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
]


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(STYLES))
def test_a_printed_number_is_read_back(rules, number, style):
    (quantity,) = find_quantities(f"They counted €{style(number)} in all.", rules)
    assert quantity.value == number


ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
ONES += ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number):
    """Return `number` in words, as a careful writer spells it."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            whole, rest = divmod(number, size)
            link = " and " if 0 < rest < 100 else " "
            return f"{spell(whole)} {name}" + (f"{link}{spell(rest)}" if rest else "")
    raise AssertionError


@given(st.integers(min_value=2, max_value=10**12 - 1))
def test_a_spelled_number_is_read_back(rules, number):
    (quantity,) = find_quantities(f"They counted {spell(number)} goats.", rules)
    assert quantity.value == number


@given(
    st.integers(1, 999),
    st.integers(0, 9),
    st.sampled_from([("million", 10**6), ("billion", 10**9), ("bn", 10**9), ("trillion", 10**12)]),
)
def test_digits_with_a_scale_are_read_back(rules, whole, part, scale):
    (quantity,) = find_quantities(f"It cost ${whole}.{part} {scale[0]}.", rules)
    assert quantity.value == Decimal(f"{whole}.{part}") * scale[1]


@given(st.text(max_size=300))
def test_any_text_gives_true_spans_and_ordered_intervals(rules, text):
    for quantity in find_quantities(text, rules):
        assert text[quantity.span.start : quantity.span.end] == quantity.text
        low, high = quantity.interval.low, quantity.interval.high
        assert low is None or high is None or low <= high


@given(st.text(alphabet="abcdfghijklmnpqrsuvwxyz ,.;:-'\n", max_size=300))
def test_a_text_without_digits_or_number_words_has_no_figure(rules, text):
    # Without e, o and t, no number word can be spelled (but "six", "half", "million" and its kin: "billion" has an o).
    if not any(word in text for word in ("six", "half", "lakh")):
        assert find_quantities(text, rules) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The dam cost EUR 85 million¹ in all.", 85_000_000, "EUR"),
        ("The dam cost 85 million¹² of them.", 85_000_000, None),
        ("Some 31¹ people came.", 31, None),
        ("Some 40 per cent³ of them came.", 40, "percent"),
        ("The lake has 17 km² of water.", 17, "square kilometre"),
        ("They took 3 m³ of it.", 3, "cubic metre"),
    ],
)
def test_the_mark_of_a_note_is_no_part_of_a_word(text, value, unit, rules):
    (found,) = find_quantities(text, rules)
    assert (found.value, found.unit) == (Decimal(value), unit)
