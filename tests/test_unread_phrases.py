"""Phrases of time and number in which a word is easily missed: their one value, or left out and told."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from claimcheck.extract.dates.times import read_times
from claimcheck.extract.figures.quantities import read_figures
from claimcheck.extract.two_ways import read_in_two_ways

WED = date(2019, 6, 19)


def plain(value):
    return [float(part) for part in value] if isinstance(value, tuple) else float(value)


def read(text, rules, published=WED):
    """Return the figures, the dates and clock times, and what is told as left out."""
    figures = read_figures(text, rules)
    times, weeks = read_times(text, published, rules)
    unread = sorted({*figures.unread, *weeks})
    quantities = [(plain(q.value), q.unit) for q in figures.quantities]
    return quantities, [(t.text, t.clock) for t in times], [span.of(text) for span in unread]


def told(text, rules):
    article = SimpleNamespace(file="a.txt", text=text)
    figures, (_, weeks) = read_figures(text, rules), read_times(text, WED, rules)
    return read_in_two_ways(article, sorted({*figures.unread, *weeks}))


# Minutes and seconds, or hours and minutes: no time of day.
LENGTHS = [
    ("The gap is 1:23.", "1:23"),
    ("The gap to the leader stood at 1:23.", "1:23"),
    ("She leads by 2:05.", "2:05"),
    ("She led the field by just 2:05.", "2:05"),
    ("His lead over the Dane was 0:45 at the summit.", "0:45"),
    ("They cut the deficit to 1:10.", "1:10"),
    ("The fastest lap was 1:23.", "1:23"),
    ("Her lap of 1:31 was the best.", "1:31"),
    ("He finished 3:12 behind the winner.", "3:12"),
    ("The leader was 1:40 ahead of the pack.", "1:40"),
    ("She was 1:05 off the pace.", "1:05"),
    ("The winning time was 4:05.", "4:05"),
    ("His time was 4:05.", "4:05"),
    ("The record is 3:43.", "3:43"),
    ("He trails by 1:02.", "1:02"),
    ("She won by more than 1:02.", "1:02"),
]


@pytest.mark.parametrize(("text", "length"), LENGTHS)
def test_a_gap_or_a_lap_is_no_time_of_day(text, length, rules):
    assert read(text, rules) == ([], [], [length])
    assert told(text, rules)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("The start is 1:30.", 90),
        ("Kick-off is 7:45.", 465),
        ("The time was 4:05.", 245),
        ("He left home by 1:23.", 83),
        ("The lap began at 3:43.", 223),
        ("They left at 6:15 ahead of the storm.", 375),
        ("She was ahead by 6:15 p.m. that day.", 1095),
        ("The gap closed at 1:23.", 83),
    ],
)
def test_a_time_of_day_near_words_of_a_race_stays_one(text, clock, rules):
    assert [found for _, found in read(text, rules)[1] if found is not None] == [clock]


DAYS_IN_A_LIST = [
    ("It is shut on the 5th and 6th.", ["the 5th and 6th"]),
    ("Strikes will be held on the 5th, 6th and 9th.", ["the 5th, 6th and 9th"]),
    ("It burned on the night of the 14th-15th.", ["the 14th-15th"]),
    ("Trains ran on the 1st and the 2nd but not later.", ["the 1st and the 2nd"]),
    ("It will be shut on either the 5th or the 6th.", ["the 5th or the 6th"]),
    ("It will be shut on the fifth and sixth.", ["the fifth and sixth"]),
    ("It will be shut on 5, 6 and 9 July.", ["5, 6 and 9 July"]),
    ("It will be shut on 5 and 9 July 2019.", ["5 and 9 July 2019"]),
    ("It will be shut on the 5th, 6th and 9th of July.", ["the 5th, 6th and 9th of July"]),
    ("It will be shut on the fifth and ninth of July.", ["the fifth and ninth of July"]),
    ("It will be shut on July 5, 6 and 9.", ["July 5, 6 and 9"]),
    ("It will be shut on July 5th, 6th and 9th.", ["July 5th, 6th and 9th"]),
    ("It will be shut on July 5 and 9.", ["July 5 and 9"]),
    ("It will be shut on 5 or 6 July.", ["5 or 6 July"]),
    ("It will be shut in the week of the 14th.", ["the week of the 14th"]),
]


@pytest.mark.parametrize(("text", "left_out"), DAYS_IN_A_LIST)
def test_days_in_a_list_are_left_out_and_told(text, left_out, rules):
    assert read(text, rules) == ([], [], left_out)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It ran on 5 and 6 July 2018.", ["2018-07-05/2018-07-06"]),
        ("It ran on the 5th and 6th of July 2018.", ["2018-07-05/2018-07-06"]),
        ("It ran between 5 and 9 July 2018.", ["2018-07-05/2018-07-09"]),
        ("It ran on July 5 and 6, 2018.", ["2018-07-05/2018-07-06"]),
        ("It ran on the fifth and sixth of July 2018.", ["2018-07-05/2018-07-06"]),
        ("It ran on July 5, 2018.", ["2018-07-05/2018-07-05"]),
        ("On May 5, 12 boats and 9 rafts sank.", ["2019-05-05/2019-05-05"]),
    ],
)
def test_days_in_a_row_are_one_time(text, days, rules):
    times = read_times(text, WED, rules)[0]
    assert [f"{time.earliest}/{time.latest}" for time in times] == days


@pytest.mark.parametrize(
    "text",
    ["She came 5th and 6th.", "Buses stop at the 5th and 6th floors.", "He birdied on the 5th and 6th."],
)
def test_ordinals_of_other_things_are_no_days(text, rules):
    assert read(text, rules) == ([], [], [])


HOURS = [
    ("The ferry leaves at quarter to.", ["quarter to"]),
    ("The shop shuts at ten to.", ["ten to"]),
    ("The gates opened at half past.", ["half past"]),
    ("Doors open at 19.30 for 20.00.", ["19.30 for 20.00"]),
    ("Doors open at 7 for 7.30 p.m.", ["7 for 7.30 p.m."]),
    ("Doors open at 7 for 7.30.", ["7 for 7.30"]),
    ("Curfew starts at 2200.", ["2200"]),
    ("Curfew starts at 10 tonight.", ["10"]),
    ("It fell around 5 this morning.", ["5"]),
    ("It fell about five yesterday afternoon.", ["five"]),
    ("Between six and seven on Monday, shots rang out.", ["six and seven"]),
    ("Shots rang out between 6 and 7 this morning.", ["6 and 7"]),
]


@pytest.mark.parametrize(("text", "left_out"), HOURS)
def test_an_hour_without_a_word_for_it_is_left_out_and_told(text, left_out, rules):
    quantities, times, unread = read(text, rules)
    assert (quantities, [clock for _, clock in times if clock is not None], unread) == ([], [], left_out)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("The debate starts at nine sharp.", 540),
        ("The debate starts at 9 sharp.", 540),
        ("It fell at 14 minutes past six.", 374),
        ("It fell at six minutes to midnight.", 1434),
        ("It fell at one minute past three.", 181),
    ],
)
def test_an_hour_with_a_word_for_it_is_read(text, clock, rules):
    quantities, times, unread = read(text, rules)
    assert (quantities, [found for _, found in times], unread) == ([], [clock], [])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The toll rose to about five yesterday afternoon.", [5]),
        ("The toll stood at 10 tonight.", [10]),
        ("Between six and seven boats sank on Monday.", [[6, 7]]),
        ("The count ended at ten to twelve votes.", [[10, 12]]),
        ("They sold between six and seven on Monday.", [[6, 7]]),
    ],
)
def test_a_count_beside_a_word_of_time_stays_one(text, values, rules):
    assert [value for value, _ in read(text, rules)[0]] == values


WEEKS = [
    ("It ended two Sundays ago.", ["two Sundays ago"]),
    ("It starts three Mondays from now.", ["three Mondays from now"]),
    ("It shut on the second last day of June.", ["the second last day of June"]),
    ("It shut on the third-last Friday of June.", ["the third-last Friday of June"]),
    ("The desk is open Monday to Friday.", ["Monday to Friday"]),
    ("The desk is open Mon-Fri by day.", ["Mon-Fri"]),
]


@pytest.mark.parametrize(("text", "left_out"), WEEKS)
def test_weekdays_that_are_counted_or_recur_are_left_out_and_told(text, left_out, rules):
    assert read(text, rules) == ([], [], left_out)


@pytest.mark.parametrize(
    ("text", "day"), [("It opened on Whit Sunday.", "2019-06-09"), ("It opened on Shrove Tuesday.", "2019-03-05")]
)
def test_a_feast_named_after_a_weekday_is_not_the_last_such_weekday(text, day, rules):
    (time,) = read_times(text, WED, rules)[0]
    assert str(time.earliest) == day


def test_what_takes_place_is_still_to_come(rules):
    (time,) = read_times("The vote takes place on 20 December.", date(2019, 1, 3), rules)[0]
    assert str(time.earliest) == "2019-12-20"
