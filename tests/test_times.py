"""Dates and times as news writes them: what days they come to, on which ground, and what is left without a date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.dates.times import find_times

# 2019-06-17 is a Monday; the week runs to Sunday the 23rd.
MON, TUE, WED, THU, FRI, SAT, SUN = (date(2019, 6, day) for day in range(17, 24))


def resolved(text, published, rules):
    """Return what was found as (words, earliest, latest), dates as ISO text."""
    found = find_times(text, published, rules)
    return [(t.text, t.earliest and t.earliest.isoformat(), t.latest and t.latest.isoformat()) for t in found]


def one(words, first, last=None):
    return [(words, first, last or first)]


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("It took off at 11:36 a.m. (0336 GMT).", ["UTC+8", "GMT"]),
        ("It took off at 10:06 p.m. local time (1636 GMT).", ["UTC+5:30", "GMT"]),
        ("It took off at 0336 GMT (11:36 a.m.).", ["GMT", "UTC+8"]),
        ("It took off at 7:15 p.m. (11:15 p.m. GMT).", ["UTC-4", "GMT"]),
        ("It took off at 1:10 p.m. (0912 GMT).", [None, "GMT"]),
        ("It took off at 9 a.m. EST (1400 GMT).", ["EST", "GMT"]),
        ("It took off at 11:36 a.m. and landed at 1536 GMT.", [None, "GMT"]),
        ("It took off at 9 a.m. (11 a.m. ET).", [None, "ET"]),
    ],
)
def test_a_local_time_has_the_zone_that_the_time_beside_it_gives(text, zones, rules):
    assert [time.zone for time in find_times(text, MON, rules)] == zones


COMPLETE = [
    ("The bridge opened on 2018-03-09.", one("2018-03-09", "2018-03-09")),
    ("The bridge opened on 2018/03/09.", one("2018/03/09", "2018-03-09")),
    ("The bridge opened on 25.06.2018.", one("25.06.2018", "2018-06-25")),
    ("The bridge opened on 25/06/2018.", one("25/06/2018", "2018-06-25")),
    ("The bridge opened on 6/25/2018.", one("6/25/2018", "2018-06-25")),
    ("The bridge opened on 14 March 2018.", one("14 March 2018", "2018-03-14")),
    ("The bridge opened on 14th March 2018.", one("14th March 2018", "2018-03-14")),
    ("The bridge opened on the 14th of March, 2018.", one("the 14th of March, 2018", "2018-03-14")),
    ("The bridge opened on March 14, 2018.", one("March 14, 2018", "2018-03-14")),
    ("The bridge opened on March 14th, 2018, at last.", one("March 14th, 2018", "2018-03-14")),
    ("The bridge opened on Mar. 14, 2018.", one("Mar. 14, 2018", "2018-03-14")),
    ("The bridge opened on Sept. 3, 2017.", one("Sept. 3, 2017", "2017-09-03")),
    ("The bridge opened on Wednesday, March 14, 2018.", one("Wednesday, March 14, 2018", "2018-03-14")),
    ("The bridge opened on Wednesday, 14 March 2018.", one("Wednesday, 14 March 2018", "2018-03-14")),
    ("The bridge opened on Wednesday 14 March 2018.", one("Wednesday 14 March 2018", "2018-03-14")),
    ("The fair ran from March 14 to 18, 2018.", one("from March 14 to 18, 2018", "2018-03-14", "2018-03-18")),
    ("The fair ran on March 14-18, 2018.", one("March 14-18, 2018", "2018-03-14", "2018-03-18")),
    ("The fair ran on 14–18 March 2018.", one("14–18 March 2018", "2018-03-14", "2018-03-18")),
    ("The fair ran between 14 and 18 March 2018.", one("between 14 and 18 March 2018", "2018-03-14", "2018-03-18")),
    ("It shut in the week of March 14, 2018.", one("the week of March 14, 2018", "2018-03-12", "2018-03-18")),
    ("It shut in the week ending 14 March 2018.", one("the week ending 14 March 2018", "2018-03-08", "2018-03-14")),
    ("The mill shut in March 2018.", one("March 2018", "2018-03-01", "2018-03-31")),
    ("The mill shut in March of 2018.", one("March of 2018", "2018-03-01", "2018-03-31")),
    ("The mill shut in February 2020.", one("February 2020", "2020-02-01", "2020-02-29")),
    ("The mill shut in early March 2018.", one("early March 2018", "2018-03-01", "2018-03-10")),
    ("The mill shut in mid-March 2018.", one("mid-March 2018", "2018-03-11", "2018-03-20")),
    ("The mill shut in late April 2018.", one("late April 2018", "2018-04-21", "2018-04-30")),
    ("The mill shut in 2016.", one("2016", "2016-01-01", "2016-12-31")),
    ("It has stood empty since 2014.", one("2014", "2014-01-01", "2014-12-31")),
    ("The mill shut in the year 1887.", one("the year 1887", "1887-01-01", "1887-12-31")),
    ("The 2016 elections changed that.", one("2016", "2016-01-01", "2016-12-31")),
    ("Sales in late 2016 were poor.", one("late 2016", "2016-09-01", "2016-12-31")),
    ("He ran the mill from 2014 to 2016.", one("from 2014 to 2016", "2014-01-01", "2016-12-31")),
    ("He ran the mill between 2014 and 2016.", one("between 2014 and 2016", "2014-01-01", "2016-12-31")),
    ("The 2014-15 season went well.", one("2014-15", "2014-01-01", "2015-12-31")),
    ("The mill grew in the 1980s.", one("the 1980s", "1980-01-01", "1989-12-31")),
    ("The mill grew in the '80s.", one("the '80s", "1980-01-01", "1989-12-31")),
    ("The mill grew in the third quarter of 2018.", one("the third quarter of 2018", "2018-07-01", "2018-09-30")),
    ("The mill grew in Q1 2018.", one("Q1 2018", "2018-01-01", "2018-03-31")),
    ("The mill grew in the first half of 2018.", one("the first half of 2018", "2018-01-01", "2018-06-30")),
    ("The mill grew in the second half of 2018.", one("the second half of 2018", "2018-07-01", "2018-12-31")),
    ("The mill grew in fiscal 2018.", one("fiscal 2018", "2018-01-01", "2018-12-31")),
    ("The mill grew in FY2018.", one("FY2018", "2018-01-01", "2018-12-31")),
    ("The mill shut in the spring of 2018.", one("in the spring of 2018", "2018-03-01", "2018-05-31")),
    ("The mill shut in summer 2018.", one("in summer 2018", "2018-06-01", "2018-08-31")),
    ("The mill shut in autumn 2018.", one("in autumn 2018", "2018-09-01", "2018-11-30")),
    ("The mill shut in winter 2018.", one("in winter 2018", "2018-12-01", "2019-02-28")),
    ("It rained on Christmas Day 2018.", one("Christmas Day 2018", "2018-12-25")),
    ("It rained on Good Friday 2018.", one("Good Friday 2018", "2018-03-30")),
    ("It rained on Easter Monday 2019.", one("Easter Monday 2019", "2019-04-22")),
    ("It rained on Thanksgiving 2018.", one("Thanksgiving 2018", "2018-11-22")),
    ("It rained on Memorial Day 2019.", one("Memorial Day 2019", "2019-05-27")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMPLETE)
@pytest.mark.parametrize("published", [None, MON])
def test_complete_dates_need_no_article_date(text, expected, published, rules):
    assert resolved(text, published, rules) == expected
    assert {time.basis for time in find_times(text, published, rules)} == {"text"}


# Each weekday, told and announced, on an article of each weekday.
TOLD = {
    MON: ["2019-06-17", "2019-06-11", "2019-06-12", "2019-06-13", "2019-06-14", "2019-06-15", "2019-06-16"],
    TUE: ["2019-06-17", "2019-06-18", "2019-06-12", "2019-06-13", "2019-06-14", "2019-06-15", "2019-06-16"],
    WED: ["2019-06-17", "2019-06-18", "2019-06-19", "2019-06-13", "2019-06-14", "2019-06-15", "2019-06-16"],
    THU: ["2019-06-17", "2019-06-18", "2019-06-19", "2019-06-20", "2019-06-14", "2019-06-15", "2019-06-16"],
    FRI: ["2019-06-17", "2019-06-18", "2019-06-19", "2019-06-20", "2019-06-21", "2019-06-15", "2019-06-16"],
    SAT: ["2019-06-17", "2019-06-18", "2019-06-19", "2019-06-20", "2019-06-21", "2019-06-22", "2019-06-16"],
    SUN: ["2019-06-17", "2019-06-18", "2019-06-19", "2019-06-20", "2019-06-21", "2019-06-22", "2019-06-23"],
}
ANNOUNCED = {
    MON: ["2019-06-17", "2019-06-18", "2019-06-19", "2019-06-20", "2019-06-21", "2019-06-22", "2019-06-23"],
    TUE: ["2019-06-24", "2019-06-18", "2019-06-19", "2019-06-20", "2019-06-21", "2019-06-22", "2019-06-23"],
    WED: ["2019-06-24", "2019-06-25", "2019-06-19", "2019-06-20", "2019-06-21", "2019-06-22", "2019-06-23"],
    THU: ["2019-06-24", "2019-06-25", "2019-06-26", "2019-06-20", "2019-06-21", "2019-06-22", "2019-06-23"],
    FRI: ["2019-06-24", "2019-06-25", "2019-06-26", "2019-06-27", "2019-06-21", "2019-06-22", "2019-06-23"],
    SAT: ["2019-06-24", "2019-06-25", "2019-06-26", "2019-06-27", "2019-06-28", "2019-06-22", "2019-06-23"],
    SUN: ["2019-06-24", "2019-06-25", "2019-06-26", "2019-06-27", "2019-06-28", "2019-06-29", "2019-06-23"],
}
NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WEEKDAYS = [
    (template.format(name), published, day)
    for template, table in (("The council met on {}.", TOLD), ("The council will meet on {}.", ANNOUNCED))
    for published, days in table.items()
    for name, day in zip(NAMES, days, strict=True)
    # Told as past, the weekday of tomorrow may be today's in another time zone: a test of its own.
    if table is ANNOUNCED or (date.fromisoformat(day) - published).days != -6
]


@pytest.mark.parametrize(("text", "published", "day"), WEEKDAYS)
def test_tense_decides_between_the_last_and_the_next_weekday(text, published, day, rules):
    (time,) = find_times(text, published, rules)
    assert (time.earliest, time.latest, time.basis) == (
        date.fromisoformat(day),
        date.fromisoformat(day),
        "article date",
    )


@pytest.mark.parametrize(
    ("text", "published", "weekday", "day"),
    [
        ("The storm took the pier on Tuesday.", MON, 1, None),
        ("The storm took the pier early Tuesday.", MON, 1, None),
        ("The storm took the pier on Monday.", SUN, 0, None),
        ("The storm took the pier last Tuesday.", MON, 1, "2019-06-11"),
        ("The storm took the pier on Wednesday.", MON, 2, "2019-06-12"),
        ("The council will meet on Tuesday.", MON, 1, "2019-06-18"),
    ],
)
def test_a_weekday_of_tomorrow_told_as_past_is_not_dated_a_week_early(text, published, weekday, day, rules):
    (time,) = find_times(text, published, rules)
    assert (time.weekday, time.earliest and time.earliest.isoformat()) == (weekday, day)


RELATIVE = [
    ("It burned today.", MON, one("today", "2019-06-17")),
    ("It burned this morning.", TUE, one("this morning", "2019-06-18")),
    ("It burned yesterday.", WED, one("yesterday", "2019-06-18")),
    ("It burned last night.", THU, one("last night", "2019-06-19")),
    ("It burned yesterday evening.", FRI, one("yesterday evening", "2019-06-20")),
    ("It burned the day before yesterday.", SAT, one("the day before yesterday", "2019-06-20")),
    ("It opens tomorrow.", SUN, one("tomorrow", "2019-06-24")),
    ("It opens the day after tomorrow.", MON, one("the day after tomorrow", "2019-06-19")),
    ("It burned last Friday.", MON, one("last Friday", "2019-06-14")),
    ("It burned last Friday.", FRI, one("last Friday", "2019-06-14")),
    ("It burned last Friday.", SAT, one("last Friday", "2019-06-21")),
    ("It burned this past Friday.", TUE, one("this past Friday", "2019-06-14")),
    ("It opens next Friday.", FRI, one("next Friday", "2019-06-28")),
    ("It opens this coming Friday.", MON, one("this coming Friday", "2019-06-21")),
    ("It opens this Friday.", MON, one("this Friday", "2019-06-21")),
    ("It burned this Monday.", WED, one("this Monday", "2019-06-17")),
    ("It burned on Monday night.", WED, one("Monday night", "2019-06-17")),
    ("It burned early Monday.", WED, one("early Monday", "2019-06-17")),
    ("It burned on Friday last week.", WED, one("Friday last week", "2019-06-14")),
    ("It opens on Friday next week.", WED, one("Friday next week", "2019-06-28")),
    ("The roof fell on Tuesday of last week.", WED, one("Tuesday of last week", "2019-06-11")),
    ("It opens this week.", WED, one("this week", "2019-06-17", "2019-06-23")),
    ("It burned last week.", SUN, one("last week", "2019-06-10", "2019-06-16")),
    ("It opens next week.", SUN, one("next week", "2019-06-24", "2019-06-30")),
    ("It opens next week.", MON, one("next week", "2019-06-24", "2019-06-30")),
    ("It burned last weekend.", WED, one("last weekend", "2019-06-15", "2019-06-16")),
    ("It opens this weekend.", WED, one("this weekend", "2019-06-22", "2019-06-23")),
    ("It burned over the weekend.", WED, one("the weekend", "2019-06-15", "2019-06-16")),
    ("It burned over the weekend.", SUN, one("the weekend", "2019-06-22", "2019-06-23")),
    ("It will open at the weekend.", WED, one("the weekend", "2019-06-22", "2019-06-23")),
    ("It opens next month.", WED, one("next month", "2019-07-01", "2019-07-31")),
    ("It burned last month.", WED, one("last month", "2019-05-01", "2019-05-31")),
    ("It opened this month.", WED, one("this month", "2019-06-01", "2019-06-30")),
    ("It opened this year.", WED, one("this year", "2019-01-01", "2019-12-31")),
    ("It burned last year.", WED, one("last year", "2018-01-01", "2018-12-31")),
    ("It opens next year.", WED, one("next year", "2020-01-01", "2020-12-31")),
    ("Profits rose last quarter.", WED, one("last quarter", "2019-01-01", "2019-03-31")),
    ("It shut last decade.", WED, one("last decade", "2000-01-01", "2009-12-31")),
    ("It burned earlier this month.", WED, one("earlier this month", "2019-06-01", "2019-06-19")),
    ("It opens later this month.", WED, one("later this month", "2019-06-19", "2019-06-30")),
    ("It burned earlier this week.", WED, one("earlier this week", "2019-06-17", "2019-06-19")),
    ("It opens later this year.", WED, one("later this year", "2019-06-19", "2019-12-31")),
    ("It burned late last year.", WED, one("late last year", "2018-09-01", "2018-12-31")),
    ("It opens early next year.", WED, one("early next year", "2020-01-01", "2020-04-30")),
    ("It opens at the end of the year.", WED, one("the end of the year", "2019-09-01", "2019-12-31")),
    ("It opened at the beginning of this year.", WED, one("the beginning of this year", "2019-01-01", "2019-04-30")),
    ("It burned two days ago.", MON, one("two days ago", "2019-06-15")),
    ("It burned 10 days ago.", MON, one("10 days ago", "2019-06-07")),
    ("It burned a week ago.", WED, one("a week ago", "2019-06-10", "2019-06-16")),
    ("It burned two weeks ago.", WED, one("two weeks ago", "2019-06-03", "2019-06-09")),
    ("It burned three months ago.", WED, one("three months ago", "2019-03-01", "2019-03-31")),
    ("It burned a year ago.", WED, one("a year ago", "2018-01-01", "2018-12-31")),
    ("It burned 20 years ago.", WED, one("20 years ago", "1999-01-01", "1999-12-31")),
    ("It burned two decades ago.", WED, one("two decades ago", "1990-01-01", "1999-12-31")),
    ("It opens in two weeks' time.", WED, one("in two weeks' time", "2019-07-01", "2019-07-07")),
    ("It opens two weeks from now.", WED, one("two weeks from now", "2019-07-01", "2019-07-07")),
    ("Profits were down on a year earlier.", WED, one("a year earlier", "2018-01-01", "2018-12-31")),
    ("It burned on March 14.", WED, one("March 14", "2019-03-14")),
    ("It burned on 14 December.", WED, one("14 December", "2018-12-14")),
    ("It will open on 14 December.", WED, one("14 December", "2019-12-14")),
    ("It will open on 14 March.", WED, one("14 March", "2020-03-14")),
    ("It burned on June 19.", WED, one("June 19", "2019-06-19")),
    ("The gate, due to open on July 2, is late.", WED, one("July 2", "2019-07-02")),
    ("The vote is on Nov. 1.", date(2016, 9, 14), one("Nov. 1", "2016-11-01")),
    ("They agreed to meet in November.", date(2016, 9, 14), one("November", "2016-11-01", "2016-11-30")),
    ("It burned on June 16th of last year.", WED, one("June 16th of last year", "2018-06-16")),
    ("In this March 14 photo, it burns.", WED, one("this March 14", "2019-03-14")),
    ("It burned on December 30.", date(2019, 1, 3), one("December 30", "2018-12-30")),
    ("It opens on January 4.", date(2018, 12, 28), one("January 4", "2019-01-04")),
    ("It burned on Thursday, March 14.", WED, one("Thursday, March 14", "2019-03-14")),
    ("It burned on Wednesday, March 14.", WED, one("Wednesday, March 14", "2018-03-14")),
    ("The fair ran from March 14 to 18.", WED, one("from March 14 to 18", "2019-03-14", "2019-03-18")),
    ("It burned in March.", WED, one("March", "2019-03-01", "2019-03-31")),
    ("It burned in November.", WED, one("November", "2018-11-01", "2018-11-30")),
    ("It will open in November.", WED, one("November", "2019-11-01", "2019-11-30")),
    ("It will open in March.", WED, one("March", "2020-03-01", "2020-03-31")),
    ("It burned last June.", WED, one("last June", "2018-06-01", "2018-06-30")),
    ("It burned last March.", WED, one("last March", "2019-03-01", "2019-03-31")),
    ("It opens next March.", WED, one("next March", "2020-03-01", "2020-03-31")),
    ("It burned in June last year.", WED, one("June last year", "2018-06-01", "2018-06-30")),
    ("It burned in January this year.", WED, one("January this year", "2019-01-01", "2019-01-31")),
    ("It burned in late August.", WED, one("late August", "2018-08-21", "2018-08-31")),
    ("It will open in late August.", WED, one("late August", "2019-08-21", "2019-08-31")),
    ("It burned last summer.", WED, one("last summer", "2018-06-01", "2018-08-31")),
    ("It burned last summer.", date(2019, 11, 5), one("last summer", "2019-06-01", "2019-08-31")),
    ("It burned last winter.", date(2019, 5, 5), one("last winter", "2018-12-01", "2019-02-28")),
    ("It opens this fall.", WED, one("this fall", "2019-09-01", "2019-11-30")),
    ("It opens next spring.", WED, one("next spring", "2020-03-01", "2020-05-31")),
    ("It burned on Christmas Day.", WED, one("Christmas Day", "2018-12-25")),
    ("It will open on Christmas Day.", WED, one("Christmas Day", "2019-12-25")),
    ("It burned on New Year's Eve.", date(2019, 1, 2), one("New Year's Eve", "2018-12-31")),
    ("It burned last Easter.", WED, one("last Easter", "2019-04-21")),
    ("Profits fell in the second quarter.", date(2019, 8, 5), one("the second quarter", "2019-04-01", "2019-06-30")),
    ("Profits fell in the fourth quarter.", date(2019, 2, 5), one("the fourth quarter", "2018-10-01", "2018-12-31")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), RELATIVE)
def test_relative_dates_rest_on_the_article_date(text, published, expected, rules):
    assert resolved(text, published, rules) == expected
    assert {time.basis for time in find_times(text, published, rules)} == {"article date"}


TENSES = [
    ("The mayor said on Monday that the gate will open on Friday.", WED, ["2019-06-17", "2019-06-21"]),
    ("On Friday, the council will vote on the gate.", WED, ["2019-06-21"]),
    ("On Friday, the council voted on the gate.", WED, ["2019-06-14"]),
    ("The talks are scheduled for Friday.", WED, ["2019-06-21"]),
    ("The talks, planned for Friday, were called off.", WED, ["2019-06-21"]),
    ("The council is set to vote on Monday.", WED, ["2019-06-24"]),
    ("The council is expected to vote Monday.", WED, ["2019-06-24"]),
    ("The council plans to vote on Monday.", WED, ["2019-06-24"]),
    ("They have to leave by Monday.", WED, ["2019-06-24"]),
    ("The ferry sank on Monday and will be raised on Saturday.", WED, ["2019-06-17", "2019-06-22"]),
    ("The order told them to leave by Monday.", WED, ["2019-06-24"]),
    ("Forty had fled by Monday.", WED, ["2019-06-17"]),
    ("The ferry that sank on Monday will be raised.", WED, ["2019-06-17"]),
    ("It wasn't until Monday that divers found it.", WED, ["2019-06-17"]),
]


@pytest.mark.parametrize(("text", "published", "days"), TENSES)
def test_the_nearest_verb_decides_the_tense(text, published, days, rules):
    assert [time.earliest.isoformat() for time in find_times(text, published, rules)] == days


ANCHORED = [
    ("The mill burned on 14 March 2018 and reopened the next day.", "2018-03-15"),
    ("The mill burned on 14 March 2018. The day before, it had been sold.", "2018-03-13"),
    ("The mill burned on 14 March 2018. The same day it was sold.", "2018-03-14"),
    ("The mill burned on 14 March 2018. That night it rained.", "2018-03-14"),
    ("The mill burned on 14 March 2018. Three days later it reopened.", "2018-03-17"),
    ("The mill burned on 14 March 2018. Two days earlier it had been sold.", "2018-03-12"),
    ("The mill burned on 14 March 2018. On March 20 it reopened.", "2018-03-20"),
]


@pytest.mark.parametrize(("text", "day"), ANCHORED)
@pytest.mark.parametrize("published", [None, date(2018, 4, 2)])
def test_a_later_date_may_rest_on_an_earlier_one(text, day, published, rules):
    last = find_times(text, published, rules)[-1]
    assert last.earliest == last.latest == date.fromisoformat(day)
    assert last.basis == ("article date" if published and "On March 20" in text else "earlier date")


PARTIAL = [
    ("The council met on Saturday.", {"weekday": 5}),
    ("The council met last Saturday.", {"weekday": 5}),
    ("The council met on March 14.", {"month": 3, "day": 14}),
    ("The council met on Thursday, March 14.", {"weekday": 3, "month": 3, "day": 14}),
    ("The council met in March.", {"month": 3, "grain": "month"}),
    ("The council met yesterday.", {"grain": "day"}),
    ("The council met last week.", {"grain": "week"}),
    ("The council met two weeks ago.", {"grain": "week"}),
    ("The council met at 7:37 am.", {"clock": 457}),
]


@pytest.mark.parametrize(("text", "parts"), PARTIAL)
def test_without_an_article_date_a_date_stays_partial(text, parts, rules):
    (time,) = find_times(text, None, rules)
    assert (time.earliest, time.latest, time.basis) == (None, None, None)
    assert {name: getattr(time, name) for name in parts} == parts


CLOCKS = [
    ("at 7:37 am local time", 457, "local"),
    ("at 7.37am", 457, None),
    ("at 7:37 a.m. ET", 457, "ET"),
    ("at 3 p.m. Eastern time", 900, "ET"),
    ("at 12 pm", 720, None),
    ("at 12:05 a.m.", 5, None),
    ("at 0737 GMT", 457, "GMT"),
    ("at 19:30", 1170, None),
    ("at 19:30 GMT", 1170, "GMT"),
    ("at 19.30 local time", 1170, "local"),
    ("at 1930 hours", 1170, None),
    ("at noon", 720, None),
    ("at midnight", 0, None),
]


@pytest.mark.parametrize(("words", "clock", "zone"), CLOCKS)
def test_clock_times_keep_their_zone(words, clock, zone, rules):
    (time,) = find_times(f"The tower fell {words}.", WED, rules)
    assert (time.clock, time.zone, time.earliest) == (clock, zone, None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("at 10 p.m. Wednesday", "2019-06-19"),
        ("at 10 p.m. on Tuesday", "2019-06-18"),
        ("on Tuesday at 10 p.m.", "2019-06-18"),
        ("on 14 March 2018 at 10 p.m.", "2018-03-14"),
        ("on March 14, 2018, at 10 p.m.", "2018-03-14"),
    ],
)
def test_a_clock_time_and_its_day_are_one(words, day, rules):
    (time,) = find_times(f"The tower fell {words}.", WED, rules)
    assert (time.earliest, time.clock) == (date.fromisoformat(day), 1320)


@pytest.mark.parametrize(
    "text",
    [
        "The mill shut recently, and may soon reopen, officials now say.",
        "They march at dawn and may fall on hard times.",
        "The mayor, April Stone, sat in the sun.",
        "It drew 2,014 visitors and 1500 goats over 30 days.",
        "Prices fall when the spring runs dry.",
        "The crew won in the fourth quarter.",
        "She scored in the second half.",
        "It ran version 10.4.2 on 9.9.9.9.",
        "The talks lasted two weeks.",
        "He told USA Today and CBS This Morning so.",
        "The Sunday Mirror recalled Bloody Sunday.",
        "It survived the Boxing Day flood.",
        "Call 555-0147 or take Route 1998.",
        "The past year has been hard.",
        "In the days ahead, years of work wait.",
        "He has a chance one day.",
        "It was 3/4 full on 04/05/06.",
        "The A2019 and the RX1900 sold well.",
        "A day later than planned, weeks later, years ago.",
        "On the 31.02.2019 form, February 30, 2019 was printed.",
        "At 25:61 or 13 pm the clock stops.",
    ],
)
def test_nothing_is_invented(text, rules):
    assert [time.text for time in find_times(text, WED, rules) if time.earliest is not None] == []


@given(
    st.dates(min_value=date(1850, 1, 1), max_value=date(2100, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y"]),
)
def test_a_printed_date_is_read_back(rules, day, style):
    (time,) = find_times(f"The mill burned on {day.strftime(style)}.", None, rules)
    assert (time.earliest, time.latest) == (day, day)


@given(st.text(max_size=300), st.dates())
def test_any_text_gives_ordered_days_and_true_spans(rules, text, published):
    for time in find_times(text, published, rules):
        assert text[time.span.start : time.span.end] == time.text
        assert (time.earliest is None) == (time.latest is None) == (time.basis is None)
        assert time.earliest is None or time.earliest <= time.latest


def test_dates_stay_inside_their_paragraph(rules):
    assert resolved("It opened in March\n14 boats came", None, rules) == [("March", None, None)]
