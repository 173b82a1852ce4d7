"""Dates of one event: what clashes, what is wider, what can't be compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.compare.days import compare_days
from claimcheck.compare.relations import Relation
from tests.build import claim, time

SAME, ROUNDER, APART = Relation.SAME, Relation.ROUNDER, Relation.APART


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (time("14 March", "2025-03-14"), time("Friday", "2025-03-14"), SAME),
        (time("14 March", "2025-03-14"), time("15 March", "2025-03-15"), APART),
        (time("March", "2025-03-01", "2025-03-31"), time("15 March", "2025-03-15"), ROUNDER),
        (time("this month", "2025-03-01", "2025-03-31"), time("last month", "2025-02-01", "2025-02-28"), APART),
        (replace(time("tomorrow", "2025-03-15"), basis="article date"), time("14 March", "2025-03-14"), ROUNDER),
        (replace(time("tomorrow", "2025-03-15"), basis="article date"), time("13 March", "2025-03-13"), APART),
        (time("Friday", weekday=4), time("Saturday", weekday=5), APART),  # no date known on either side
        (time("Friday", weekday=4), time("15 March", "2025-03-15"), APART),  # 15 March 2025 is a Saturday
        (time("Saturday", weekday=5), time("15 March", "2025-03-15"), SAME),
        (time("20 March", month=3, number=20), time("Thursday", weekday=3), None),  # the year is unknown
        (time("20 March", month=3, number=20), time("21 March", month=3, number=21), APART),
        (time("March", month=3), time("20 March", month=3, number=20), ROUNDER),
        (time("9:40", clock=580), time("10:40", clock=640), APART),
        (time("9:40", clock=580), time("9:45", clock=585), ROUNDER),
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
        (time("9:40", clock=580), time("Friday", weekday=4), None),
    ],
)
def test_days(first, second, expected, rules):
    a, b = claim("a", time=first), claim("b", time=second)
    assert compare_days(a, b, rules.verdicts.zone_offsets) is expected
    assert compare_days(b, a, rules.verdicts.zone_offsets) is expected
