"""Whole phrases of time: the day or the hour that they name, or nothing where they name none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.dates.times import find_times
from claimcheck.extract.figures.quantities import find_quantities
from claimcheck.rulebook.dates import DatesFile

WED = date(2019, 6, 19)

DAYS = [
    ("It opens a week on Tuesday.", "2019-07-02"),
    ("It opens on Tuesday week.", "2019-07-02"),
    ("It opens two weeks on Friday.", "2019-07-05"),
    ("It opens a fortnight on Saturday.", "2019-07-06"),
    ("It opens a week from Tuesday.", "2019-07-02"),
    ("It opens a week tomorrow.", "2019-06-27"),
    ("It opens today week.", "2019-06-26"),
    ("It shut a week last Tuesday.", "2019-06-11"),
    ("It shut on the fourteenth of October.", "2018-10-14"),
    ("It shut on October the fourteenth.", "2018-10-14"),
    ("It shut on October twenty-first.", "2018-10-21"),
    ("It shut on Tuesday, the fourteenth of May.", "2019-05-14"),
    ("It shut on Tuesday the 14th.", "2019-05-14"),
    ("It shut on the last Friday in October.", "2018-10-26"),
    ("It will shut on the last Friday in October.", "2019-10-25"),
    ("It shut on the first Monday of May 2018.", "2018-05-07"),
    ("It shut on the last day of May.", "2019-05-31"),
    ("It shut in the first week of June.", "2019-06-01/2019-06-07"),
    ("It shut in the last week of October.", "2018-10-25/2018-10-31"),
    ("It shut in the first two weeks of June.", "2019-06-01/2019-06-14"),
    ("It shut on the second weekend in June.", "2019-06-08/2019-06-09"),
    ("It shut in the last days of May.", "2019-05-21/2019-05-31"),
    ("It ran on 14/15 June.", "2019-06-14/2019-06-15"),
    ("It opened fifteen years ago.", "2004-01-01/2004-12-31"),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_a_phrase_names_its_day(text, days, rules):
    first, _, last = days.partition("/")
    assert [(str(time.earliest), str(time.latest)) for time in find_times(text, WED, rules)] == [(first, last or first)]
    assert find_quantities(text, rules) == ()


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("It will open on 15 December.", date(2019, 1, 3), "2019-12-15"),
        ("It is to open on 15 December.", date(2019, 1, 3), "2019-12-15"),
        ("The trial is scheduled for 15 December.", date(2019, 1, 3), "2019-12-15"),
        ("It is scheduled to open on 15 December.", date(2019, 1, 3), "2019-12-15"),
        ("It is set for a sale that closed on 15 December.", date(2019, 1, 3), "2018-12-15"),
        ("The results are due on 15 December.", date(2019, 1, 3), "2019-12-15"),
        ("The trial was scheduled for 15 December.", date(2019, 1, 3), "2018-12-15"),
        ("It opened on 15 December.", date(2019, 1, 3), "2018-12-15"),
        ("The fair opens on 15 December.", date(2019, 1, 3), "2019-12-15"),
        ("The vote takes place on 15 December.", date(2019, 1, 3), "2019-12-15"),
        ("The law comes into force on 15 December.", date(2019, 1, 3), "2019-12-15"),
        ("The ferry, which starts here, sank on 15 December.", date(2019, 1, 3), "2018-12-15"),
        ("It will open on 2 January.", date(2018, 12, 20), "2019-01-02"),
        ("It will open on 2 January.", date(2019, 1, 3), "2019-01-02"),  # told a day late
        ("Sales will be lower than on 15 December.", date(2019, 1, 3), "2018-12-15"),
    ],
)
def test_the_tense_decides_the_year(text, published, day, rules):
    (time,) = find_times(text, published, rules)
    assert str(time.earliest) == day


CLOCKS = [
    ("half past three", 210, True),
    ("12 noon", 720, False),
    ("twelve midnight", 0, False),
    ("half past three in the afternoon", 930, False),
    ("a quarter to six", 345, True),
    ("quarter past six in the evening", 1095, False),
    ("ten past four", 250, True),
    ("five to noon", 715, False),
    ("ten to midnight", 1430, False),
    ("quarter past midnight", 15, False),
    ("ten minutes to five", 290, True),
    ("twenty to five", 280, True),
    ("half past eleven at night", 1410, False),
    ("two at night", 120, False),
    ("six o'clock", 360, True),
    ("6 o’clock in the morning", 360, False),
    ("six in the morning", 360, False),
    ("6 in the evening", 1080, False),
    ("6:15 in the evening", 1095, False),
    ("3.30 in the afternoon", 930, False),
    ("three thirty", 210, True),
    ("15h30", 930, False),
    ("15h", 900, False),
    ("6:15", 375, True),
    ("06:15", 375, False),
    ("6:15 GMT", 375, False),
    ("6:15 p.m.", 1095, False),
    ("18:15", 1095, False),
    ("0615 hours", 375, False),
]


@pytest.mark.parametrize(("words", "clock", "either"), CLOCKS)
def test_a_clock_time_and_whether_it_may_be_in_either_half_of_the_day(words, clock, either, rules):
    text = f"The tower fell at {words}."
    (time,) = find_times(text, WED, rules)
    assert (time.clock, time.either_half) == (clock, either)
    assert find_quantities(text, rules) == ()


@pytest.mark.parametrize(
    ("words", "clock", "near"),
    [
        ("shortly after 5 p.m.", 1020, True),
        ("just before noon", 720, True),
        ("soon after 6:15 p.m.", 1095, True),
        ("at around 5 p.m. on Tuesday", 1020, True),
        ("minutes before midnight", 0, True),
        ("at 5 p.m.", 1020, False),
        ("by 5 p.m. on Tuesday", 1020, False),
        ("after 5 p.m.", 1020, False),
    ],
)
def test_a_hedge_makes_a_clock_time_approximate(words, clock, near, rules):
    (time,) = find_times(f"The tower fell {words}.", WED, rules)
    assert (time.clock, time.is_near) == (clock, near)


@pytest.mark.parametrize("words", ["well after 5 p.m.", "long before midnight"])
def test_long_before_or_after_an_hour_is_no_time(words, rules):
    text = f"The tower fell {words}."
    assert (find_times(text, WED, rules), find_quantities(text, rules)) == ((), ())


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("on Monday night into Tuesday", ["2019-06-17/2019-06-18"]),
        ("from Monday evening into the early hours of Tuesday", ["2019-06-17/2019-06-18"]),
        ("on Sunday night and into Monday", ["2019-06-16/2019-06-17"]),
        ("late on Sunday", ["2019-06-16/2019-06-16"]),
        ("early on Tuesday", ["2019-06-18/2019-06-18"]),
        ("in the early hours of Tuesday", ["2019-06-18/2019-06-18"]),
        ("at the weekend", ["2019-06-15/2019-06-16"]),
        ("from Sunday to Tuesday", ["2019-06-16/2019-06-16", "2019-06-18/2019-06-18"]),
        ("on Sunday night, on to Tuesday", ["2019-06-16/2019-06-16", "2019-06-18/2019-06-18"]),
    ],
)
def test_a_night_of_two_days_is_one_time(words, days, rules):
    found = find_times(f"The tower fell {words}.", WED, rules)
    assert [f"{time.earliest}/{time.latest}" for time in found] == days


@pytest.mark.parametrize(
    ("words", "day", "clock"),
    [
        ("at 6:15 on Tuesday evening", "2019-06-18", 1095),
        ("at half past six this morning", "2019-06-19", 390),
        ("at six o'clock on Tuesday afternoon", "2019-06-18", 1080),
        ("on Tuesday at half past three in the morning", "2019-06-18", 210),
    ],
)
def test_the_part_of_the_day_places_a_clock_time(words, day, clock, rules):
    (time,) = find_times(f"The tower fell {words}.", WED, rules)
    assert (str(time.earliest), time.clock, time.either_half) == (day, clock, False)


def test_a_zone_may_be_told_by_its_distance(rules):
    (time,) = find_times("The tower fell at 3:42 am UTC+2.", WED, rules)
    assert (time.clock, time.zone) == (222, "UTC+2")
    assert find_quantities("The tower fell at 3:42 am UTC+2.", rules) == ()


NO_TIME = [
    "It opens between 3 and 4 p.m. here.",
    "It fell shortly after six.",
    "It fell at half six.",
    "It opens on the penultimate Friday in June.",
    "It opens on the last but one Friday in June.",
    "It opens on the next-to-last Friday in June.",
    "It opens on the second-to-last Sunday of May.",
    "It left at five and twenty past three.",
    "It left at 6.15.",
    "The 18.45 to Lund was late.",
    "Norvik closed at 6.15 on the dot.",
    "Doors open at 19.30 this time.",
    "It fell at around half seven on the hill.",
    "It fell at half nine in the evening.",
    "It shut a year ago on Sunday.",
    "It shut two months ago this Friday.",
    "It shut three years ago last Monday.",
    "The last Friday before the fair was wet.",
    "It shut on the first Monday after the flood.",
    "It opens on the last Sunday of the month.",
    "It is free on the last Friday of every month.",
    "It shut on the last Friday of last month.",
    "It opens on Friday next.",
    "It opens Friday fortnight.",
    "It opens the Tuesday after next.",
    "It shut the Sunday before last.",
    "It shut a week ago Tuesday.",
    "The choir sings every Friday.",
    "The choir sings on Mondays.",
    "It shut in the last week of term.",
    "It shut in Christmas week.",
    "It shut the day after Christmas.",
    "It shut on the Monday after the flood.",
    "A man in his late 40s fell.",
    "The over-60s met.",
    "Temperatures in the 40s are rare.",
    "He lives at 1800 Lakeside Drive.",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_a_phrase_that_names_no_single_time_is_left_out(text, rules):
    assert find_times(text, WED, rules) == ()
    assert find_quantities(text, rules) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They sold from ten to twelve boats.", [(10, 12)]),
        ("He killed six in the morning raid.", [6]),
        ("It rose by a quarter to six percent.", [6]),
        ("The jury convicted by ten to two.", []),
        ("It opened two days after Christmas.", [2]),
        ("In 1998 Wall Street fell.", []),
        ("The price closed at 18.45.", [Decimal("18.45")]),
        ("The magnitude was put at 6.15 on Friday.", [Decimal("6.15")]),
    ],
)
def test_words_that_only_look_like_a_time_keep_their_figures(text, values, rules):
    assert [time.text for time in find_times(text, WED, rules) if time.clock is not None] == []
    assert [q.value for q in find_quantities(text, rules)][-1:] == values


def test_words_of_time_that_are_not_read_hold_neither_time_nor_figure(rules):
    file = rules.models["dates"]
    assert isinstance(file, DatesFile)
    for rule in file.unread:
        for text in rule.examples.match:
            assert (find_times(text, WED, rules), find_quantities(text, rules)) == ((), ()), (rule.id, text)
        for text in rule.examples.no_match:
            assert find_times(text, WED, rules) or find_quantities(text, rules), (rule.id, text)


HOURS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
MINUTES = {"five": 5, "ten": 10, "a quarter": 15, "twenty": 20, "twenty-five": 25}
PARTS = {"": None, " in the morning": 0, " in the afternoon": 720, " in the evening": 720}


CLOCK = st.tuples(
    st.integers(1, 12), st.sampled_from(sorted(MINUTES)), st.sampled_from(["past", "to"]),
    st.sampled_from(sorted(PARTS)), st.booleans(),
)  # fmt: skip


@given(CLOCK)
def test_a_spoken_clock_time_is_read_back(rules, spoken):
    hour, minute, side, part, in_digits = spoken
    words = f"{minute} {side} {hour if in_digits else HOURS[hour - 1]}{part}"
    (time,) = find_times(f"The tower fell at {words}.", WED, rules)
    told = (hour * 60 + (MINUTES[minute] if side == "past" else -MINUTES[minute])) % 720
    assert time.clock is not None
    assert time.clock % 720 == told
    assert time.either_half == (PARTS[part] is None)
    assert PARTS[part] is None or time.clock == told + PARTS[part]


NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
COUNTED = st.tuples(
    st.sampled_from(sorted(NTHS)), st.integers(0, 6), st.integers(1, 12), st.integers(1990, 2040),
    st.sampled_from(["of", "in"]),
)  # fmt: skip


@given(COUNTED)
def test_a_counted_weekday_lies_in_its_month(rules, counted):
    nth, weekday, month, year, link = counted
    name = date(year, month, 1).strftime("%B")
    (time,) = find_times(f"It shut on the {nth} {WEEKDAYS[weekday]} {link} {name} {year}.", None, rules)
    found = time.earliest
    assert found is not None
    assert (found.year, found.month, found.weekday()) == (year, month, weekday)
    assert (found.day - 1) // 7 + 1 == NTHS[nth] or (nth == "last" and found.day > 21)
