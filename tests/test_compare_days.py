"""Dates of one event: what clashes, what is wider, what can't be compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.compare.days import compare_days
from claimcheck.compare.relations import Relation
from tests.build import claim, time

SAME, ROUNDER, APART = Relation.SAME, Relation.ROUNDER, Relation.APART


def near(text, clock, day=None):
    """A clock time that is told as an approximate one."""
    return replace(time(text, day, clock=clock), rules=("dates.clock_hedged",))


def inferred(text, first, last):
    """A date whose year the text does not name."""
    number = int(first[8:]) if first == last else None
    return replace(time(text, first, last, month=int(first[5:7]), number=number), basis="article date")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (time("14 March", "2025-03-14"), time("Friday", "2025-03-14"), SAME),
        (time("14 March", "2025-03-14"), time("15 March", "2025-03-15"), APART),
        (time("March", "2025-03-01", "2025-03-31"), time("15 March", "2025-03-15"), ROUNDER),
        (time("this month", "2025-03-01", "2025-03-31"), time("last month", "2025-02-01", "2025-02-28"), APART),
        (replace(time("tomorrow", "2025-03-15"), basis="article date"), time("14 March", "2025-03-14"), ROUNDER),
        (replace(time("tomorrow", "2025-03-15"), basis="article date"), time("13 March", "2025-03-13"), APART),
        # Which year is meant was only inferred, from the tense.
        (inferred("November", "2030-11-01", "2030-11-30"), inferred("November", "2031-11-01", "2031-11-30"), SAME),
        (
            inferred("November", "2030-11-01", "2030-11-30"),
            replace(inferred("November", "2009-11-01", "2009-11-30"), basis="earlier date"),
            SAME,
        ),
        (inferred("November", "2030-11-01", "2030-11-30"), inferred("October", "2031-10-01", "2031-10-31"), APART),
        (inferred("November", "2030-11-01", "2030-11-30"), time("11/2031", "2031-11-01", "2031-11-30"), APART),
        # One night, or one moment in two time zones.
        (time("late on Monday evening", "2025-03-10"), time("Tuesday morning", "2025-03-11"), None),
        (time("Monday night", "2025-03-10"), time("early on Tuesday", "2025-03-11"), None),
        (time("Monday morning", "2025-03-10"), time("Tuesday night", "2025-03-11"), APART),
        (time("Monday night", "2025-03-10"), time("Tuesday", "2025-03-11"), APART),
        (time("Monday night", "2025-03-10"), time("Wednesday morning", "2025-03-12"), APART),
        # The day of the year is the same, and one of the articles doesn't name the year.
        (inferred("18 May", "2030-05-18", "2030-05-18"), time("18 May 2029", "2029-05-18"), SAME),
        (inferred("18 May", "2030-05-18", "2030-05-18"), time("19 May 2029", "2029-05-19"), APART),
        (time("18 May 2030", "2030-05-18"), time("18 May 2029", "2029-05-18"), APART),
        # An offset that follows from the time in Greenwich beside it doesn't make a local time another clock.
        (time("9 a.m.", clock=540, zone="UTC+8"), time("9 a.m. local time", clock=540, zone="local"), SAME),
        (time("9 a.m.", clock=540, zone="UTC+8"), time("9 a.m.", clock=540), SAME),
        (time("9 a.m.", clock=540, zone="UTC+8"), time("0100 GMT", clock=60, zone="GMT"), SAME),
        (time("9 a.m.", clock=540, zone="UTC+8"), time("9 a.m. PST", clock=540, zone="PST"), APART),
        # Without the article's date a weekday may be that of any week, but no Friday is a Saturday.
        (time("Friday", weekday=4), time("Saturday", weekday=5), APART),
        (time("Friday", weekday=4), time("Friday", weekday=4), None),
        (time("Friday", weekday=4), time("15 March", "2025-03-15"), APART),
        (time("Saturday", weekday=5), time("15 March", "2025-03-15"), None),
        (time("20 March", month=3, number=20), time("Thursday", weekday=3), None),  # the year is unknown
        (time("20 March", month=3, number=20), time("21 March", month=3, number=21), APART),
        (time("March", month=3), time("20 March", month=3, number=20), ROUNDER),
        (time("9:40", clock=580), time("10:40", clock=640), APART),
        (time("9:40", clock=580), time("9:45", clock=585), ROUNDER),
        (time("9:40", clock=580), time("10:10", clock=610), ROUNDER),
        (time("9:40", clock=580), time("10:11", clock=611), APART),
        (
            time("9:40", clock=580, zone="GMT"),
            time("9:40 local", clock=580, zone="local"),
            APART,
        ),  # one of them is wrong
        (time("9:40", clock=580, zone="GMT"), time("11:40 local", clock=700, zone="local"), None),
        (time("9:40", clock=580, zone="GMT"), time("4:40", clock=280, zone="EST"), SAME),
        (time("9:40", clock=580, zone="GMT"), time("9:40", clock=580, zone="EST"), APART),
        (time("9:40", clock=580, zone="GMT"), time("9:40", clock=580), None),
        (time("9:40 Friday", weekday=4, clock=580), time("9:40 Saturday", weekday=5, clock=580), APART),
        (time("23:50", clock=1430), time("0:05", clock=5), ROUNDER),
        (near("just after 5", 1020), time("5", clock=1020), ROUNDER),
        (near("just after 5", 1020), near("around 5", 1020), SAME),
        (near("just after 5", 1020), time("5:45", clock=1065), ROUNDER),
        (near("just after 5", 1020), time("7", clock=1140), APART),
        (near("just after 5", 1020, "2025-03-14"), time("5", "2025-03-14", clock=1020), ROUNDER),
        (near("just after 5", 1020, "2025-03-14"), time("9", "2025-03-14", clock=1260), APART),
        (time("half past three", clock=210, either_half=True), time("3:30 p.m.", clock=930), SAME),
        (time("half past three", clock=210, either_half=True), time("5 p.m.", clock=1020), APART),
        (time("4:40 ET", clock=280, zone="ET"), time("9:40 GMT", clock=580, zone="GMT"), SAME),
        (time("5:40 ET", clock=340, zone="ET"), time("9:40 GMT", clock=580, zone="GMT"), SAME),
        (time("7:40 ET", clock=460, zone="ET"), time("9:40 GMT", clock=580, zone="GMT"), APART),
        (time("11:40", clock=700, zone="UTC+2"), time("9:40 GMT", clock=580, zone="GMT"), SAME),
        (time("11:40", clock=700, zone="UTC-2"), time("9:40 GMT", clock=580, zone="GMT"), APART),
        (time("9:40", clock=580), time("Friday", weekday=4), None),
    ],
)
def test_days(first, second, expected, rules):
    a, b = claim("a", time=first), claim("b", time=second)
    assert compare_days(a, b, rules.verdicts) is expected
    assert compare_days(b, a, rules.verdicts) is expected


TUESDAY, WEDNESDAY, FRIDAY = "2025-03-11", "2025-03-12", "2025-03-14"
NEW_YORK = time("11:42 p.m. EDT on Tuesday", TUESDAY, clock=1422, zone="EDT")
GREENWICH = time("0342 GMT on Wednesday", WEDNESDAY, clock=222, zone="GMT")
LONDON = time("4:42am BST on Wednesday", WEDNESDAY, clock=282, zone="BST")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (NEW_YORK, GREENWICH, SAME),
        (NEW_YORK, LONDON, SAME),
        (GREENWICH, LONDON, SAME),
        (replace(NEW_YORK, zone="ET"), GREENWICH, SAME),  # which half of the year it is isn't asked
        (replace(NEW_YORK, clock=1410), GREENWICH, ROUNDER),
        (replace(NEW_YORK, clock=1300), GREENWICH, APART),
        (replace(NEW_YORK, zone="PDT"), GREENWICH, APART),
        (NEW_YORK, time("Wednesday", WEDNESDAY), None),  # somewhere it was Wednesday
        (NEW_YORK, time("Tuesday", TUESDAY), None),
        (NEW_YORK, time("Friday", FRIDAY), APART),
        (NEW_YORK, time("5:42 on Wednesday", WEDNESDAY, clock=342), None),  # on a clock that isn't named
        (NEW_YORK, time("5:42 on Friday", FRIDAY, clock=342), APART),
        (NEW_YORK, time("5:42 local time", WEDNESDAY, clock=342, zone="local"), None),
        (time("11:50 p.m.", TUESDAY, clock=1430), time("five past midnight", WEDNESDAY, clock=5), ROUNDER),
        (time("11 p.m.", TUESDAY, clock=1380), time("11 p.m.", WEDNESDAY, clock=1380), APART),
        (replace(NEW_YORK, basis="article date"), replace(GREENWICH, earliest=None, latest=None), SAME),
        (
            replace(time("tomorrow", FRIDAY, clock=222, zone="GMT"), basis="article date"),
            time("13 March", "2025-03-13", clock=222, zone="GMT"),
            ROUNDER,
        ),
    ],
)
def test_moments_are_compared_in_greenwich(first, second, expected, rules):
    a, b = claim("a", time=first), claim("b", time=second)
    assert compare_days(a, b, rules.verdicts) is expected
    assert compare_days(b, a, rules.verdicts) is expected
