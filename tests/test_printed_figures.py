"""Figures in the short forms that papers print: signs, running times, abbreviated units, scores and tables."""

from __future__ import annotations

import pytest

from claimcheck.extract.figures.quantities import read_figures


def plain(value):
    return [float(part) for part in value] if isinstance(value, tuple) else float(value)


def read(text, rules):
    """Return the values with units, and the words that are left out and told."""
    figures = read_figures(text, rules)
    return [(plain(q.value), q.unit) for q in figures.quantities], [span.of(text) for span in figures.unread]


SIGNED = [
    ("It was cold (-5 degrees Celsius) there.", -5, "celsius"),
    ("The night fell to -12C.", -12, "celsius"),
    ("It was minus 3 degrees.", -3, "degree"),
    ("It was (minus three degrees).", -3, "degree"),
    ("The hut fell to −8°C.", -8, "celsius"),
    ("“-5C” was all he wrote.", -5, "celsius"),
    ("-9C at the hut.", -9, "celsius"),
    ("It was 9 degrees below zero.", -9, "degree"),
    ("Growth was weak (-0.1 percent).", -0.1, "percent"),
    ("It made a loss (-£3.2m).", -3_200_000, "GBP"),
    ("It made a loss of $-5m.", -5_000_000, "USD"),
    ("It was -5 to 2C.", [-5, 2], "celsius"),
    ("It was minus 3 to plus 7 degrees.", [-3, 7], "degree"),
    ("It was -5 to -8C.", [-8, -5], "celsius"),
    ("It was between -5 and -10C.", [-10, -5], "celsius"),
    ("It was -5C to -10C.", [-10, -5], "celsius"),
    ("It was 5 to 10 degrees below zero.", [-10, -5], "degree"),
    ("It was minus five to minus ten degrees.", [-10, -5], "degree"),
]


@pytest.mark.parametrize(("text", "value", "unit"), SIGNED)
def test_a_minus_stays_with_its_measure(text, value, unit, rules):
    assert read(text, rules) == ([(value, unit)], [])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It was 5-7 degrees.", [[5, 7]]),
        ("It was 3 - 5C.", [[3, 5]]),
        ("- 12 dead", [12]),
        ("-12 dead", [12]),
        ("- 5 degrees of frost", [5]),
        ("– 5 metres of snow", [5]),
        ("-5 metres of snow", [5]),
        ("The deal (£5m-10m) was cut.", [[5_000_000, 10_000_000]]),
        ("The margin was +/-3 percent.", [3]),
        ("The margin was plus/minus 3 percent.", [3]),
        ("The margin was plus or minus 3 percent.", [3]),
        ("It was 15F/-9C there.", [15, -9]),
        ("It was 50F/10C there.", [50, 10]),
    ],
)
def test_a_range_a_bullet_or_a_margin_is_no_minus(text, values, rules):
    assert [value for value, _ in read(text, rules)[0]] == values


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Lows fell to -12.", ["-12"]),
        ("The index ended at -45 points.", ["-45"]),
        ("It was minus 40 there.", ["minus 40"]),
        ("It was 40 below zero.", ["40 below zero"]),
        ("It was 40 below.", ["40"]),
        ("Lows 3 -5C here.", ["3", "5C"]),
        ("-5% of homes", ["5%"]),
        ("It was minus 3 to 7 degrees.", ["minus 3", "7 degrees"]),
    ],
)
def test_a_minus_that_may_be_something_else_is_left_out_and_told(text, left_out, rules):
    assert read(text, rules) == ([], left_out)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("He ran it in 3m 20s.", 200, "second"),
        ("He ran it in 3m20s.", 200, "second"),
        ("The lap took 1m 20.34s.", 80.34, "second"),
        ("The film lasts 2h 15m.", 135, "minute"),
        ("The film lasts 2h15m.", 135, "minute"),
        ("The film lasts 2h, 15m.", 135, "minute"),
        ("The film lasts 2 hr 15 m.", 135, "minute"),
        ("It took 1hr 40mins.", 100, "minute"),
        ("It took 1hr40m.", 100, "minute"),
        ("He finished in 2h03m45s.", 7_425, "second"),
        ("The sail took 1d 4h.", 28, "hour"),
        ("It took 3 minutes 20.", 200, "second"),
        ("The delay was 1h 30.", 90, "minute"),
        ("She won in 4:05.3.", 245.3, "second"),
        ("She ran 2:03:45 in Lund.", 7_425, "second"),
        ("A 4:05.30 mile won it.", 245.3, "second"),
        ("He is 6ft2in tall.", 74, "inch"),
        ("He weighs 11st.", 11, "stone"),
        ("He weighs 11st. He is a jockey.", 11, "stone"),
        ("He weighs 11 st.", 11, "stone"),
        ("He weighs 11st4lb.", 158, "pound"),
        ("He weighs 12st 5.", 173, "pound"),
        ("He weighs 21st 5lb.", 299, "pound"),
        ("An 11st. 5lb. jockey rode it.", 159, "pound"),
        ("It weighs 5lb.", 5, "pound"),
        ("It weighs 5 lbs. Its keeper is small.", 5, "pound"),
        ("He is 6ft.", 6, "foot"),
        ("He is 6ft. 2in. tall.", 74, "inch"),
        ("It took 5 hrs. or so.", 5, "hour"),
        ("It covers 3m2.", 3, "square metre"),
        ("It took 45m of rope.", 45, "metre"),
        ("It measured 3.5 on the Richter scale.", 3.5, "magnitude"),
    ],
)
def test_a_short_form_is_read_whole(text, value, unit, rules):
    assert read(text, rules) == ([(pytest.approx(value), unit)], [])


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("He jumped 3m 20.", ["3m", "20"]),
        ("It took 3'20\".", ["3'", '20"']),
        ("It took 3m 75s.", ["3m", "75s"]),
        ("It took 1h 5.", ["1h", "5"]),
        ("It takes 1h05.", ["1h05"]),
        ("He ran it in 1:42.", ["1:42"]),
        ("He ran it in 1.42.8.", ["1.42.8"]),
        ("It began at 2:03:45.", ["2:03:45"]),
        ("It lasted 45m.", ["45m"]),
        ("It left 35m late.", ["35m"]),
    ],
)
def test_a_short_form_with_two_readings_is_left_out_whole_and_told(text, left_out, rules):
    assert read(text, rules) == ([], left_out)


@pytest.mark.parametrize(
    "text",
    ["He came 21st.", "The 1st. time was worse.", "It is for 18s and over.", "The 3d print broke.", "By 31st May."],
)
def test_the_letters_of_an_ordinal_or_an_age_are_no_unit(text, rules):
    assert read(text, rules)[0] == []


def test_a_full_stop_after_a_unit_still_ends_the_sentence(pipeline):
    text = "He weighs 11st. She weighs 5lb. Both are 6ft. They lost."
    assert len(list(pipeline(text).sents)) == 4


LIMITS = [
    ("The pension starts at 67.", [67]),
    ("The pension is paid from 67.", [67]),
    ("Screening begins at 50.", [50]),
    ("Miners retire at 55 and nurses at 60.", [55, 60]),
    ("Retirement at 65 is common.", [65]),
    ("The retirement age will rise from 66 to 68.", [66, 68]),
    ("The pension age for women is 67.", [67]),
    ("The retirement age was raised to 68 from 67.", [68, 67]),
    ("The minimum age will rise to 18, from 17, next year.", [18, 17]),
    ("Life expectancy fell to 79.5 from 81.", [79.5, 81]),
    ("The voting age was cut to 16.", [16]),
    ("The age of consent is 16.", [16]),
    ("Their average age was 44.2.", [44.2]),
    ("They may vote at 16.", [16]),
    ("They work until 70.", [70]),
    ("He lived to 101.", [101]),
    ("Children under 12 travel free.", [12]),
    ("Children up to 16 travel free.", [16]),
    ("Anyone over 65 gets it free.", [65]),
    ("No one under 16 works.", [16]),
    ("Employees over 55 were told.", [55]),
    ("Women between 50 and 70 are screened.", [[50, 70]]),
    ("You may leave from the age of 16.", [16]),
    ("You must be 18 to vote.", [18]),
    ("Entrants must be at least 18.", [18]),
    ("It is theirs once they are 30.", [30]),
    ("When she turns 18, she may vote.", [18]),
    ("The under-21 side won.", [21]),
]


@pytest.mark.parametrize(("text", "values"), LIMITS)
def test_an_age_from_which_something_goes_is_an_age(text, values, rules):
    quantities = read_figures(text, rules).quantities
    assert [plain(q.value) for q in quantities] == values
    assert {(q.unit, q.kind, "ages.age" in q.rules) for q in quantities} == {("year", "measure", True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rate rose to 5 percent from 4.", [(5, "percent"), (4, "percent")]),
        ("The pole was cut to 40 metres from 45.", [(40, "metre"), (45, "metre")]),
        ("The fare rose to $3 from 2.50.", [(3, "USD"), (2.5, "USD")]),
        ("Sales rose to $3.2bn from 2.9.", [(3_200_000_000, "USD"), (2.9, None)]),
        ("The crew was cut to 40 percent from 12 boats.", [(40, "percent"), (12, None)]),
        ("The tax was cut to 5 percent from 4 towns.", [(5, "percent"), (4, None)]),
        ("The age limit was raised to 68 from 67 percent.", [(68, "year"), (67, "percent")]),
    ],
)
def test_a_former_level_is_in_the_unit_of_the_new_one(text, expected, rules):
    assert read(text, rules) == (expected, [])


def test_an_age_limit_may_be_in_months(rules):
    assert read("Children under 12 months travel free.", rules) == ([(12, "month")], [])


@pytest.mark.parametrize(
    "text",
    [
        "The bidding starts at 67.",
        "The pension was cut at 67 firms.",
        "The number of people of working age fell to 40.",
        "In this day and age they keep 40 goats.",
        "People from 50 to 60 villages came.",
        "Children under 40 tarpaulins slept.",
        "They work until 12 boats are full.",
        "The car turned 90 degrees.",
        "They turned 40 boats away.",
        "They lived to 100 miles away.",
        "There must be 40.",
        "An over-100 crowd came.",
        "An under-10-minute mile won.",
    ],
)
def test_a_level_or_a_count_behind_the_same_words_is_no_age(text, rules):
    assert all("ages.age" not in q.rules for q in read_figures(text, rules).quantities)


@pytest.mark.parametrize(
    ("text", "values", "left_out"),
    [
        ("He took figures of 5-43.", [], ["5-43"]),
        ("She finished 12-under.", [], ["12-under"]),
        ("She shot four under par.", [], ["four"]),
        ("The final was won in 43.9.", [], ["43.9"]),
        ("Her blood pressure was 140/90.", [], ["140/90"]),
        ("Highs will reach 84 to 88.", [], ["84 to 88"]),
        ("Odds were cut to 100/30.", [], []),
        ("The filly won by 2½ lengths.", [(2.5, None)], []),
        ("They ate ½ of it.", [(0.5, "share")], []),
        ("One in 8 goats fled.", [(0.125, "share")], []),
        ("About one in 12 goats fled.", [(pytest.approx(1 / 12), "share")], []),
        ("They saw one in 12 villages.", [(1, None), (12, None)], []),
        ("It scored 8/10.", [(0.8, "share")], []),
    ],
)
def test_scores_readings_and_shares_are_never_cut_in_two(text, values, left_out, rules):
    assert read(text, rules) == (values, left_out)


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [
        ("The rate is 12.3 per 100,000 people.", 12.3, "100,000"),
        ("There were 4 deaths per 1,000 births.", 4, "1,000"),
        ("It sank 40 boats a week.", 40, None),
        ("It costs 9c a year earlier than the toll.", 9, None),
        ("It sold for $5 a year ago.", 5, None),
        ("It costs $5 a year.", 5, "year"),
    ],
)
def test_a_figure_keeps_what_it_is_counted_per(text, value, per, rules):
    ((got, got_per),) = [(plain(q.value), q.per) for q in read_figures(text, rules).quantities]
    assert (got, got_per) == (value, per)
