"""A day of a month without its name: "on the 15th"."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.extract.dates.times import read_times
from claimcheck.extract.figures.quantities import find_quantities

MON = date(2024, 5, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It opened on the 15th.", date(2024, 5, 15)),
        ("It opened on the 25th.", date(2024, 4, 25)),
        ("On the 15th, it rained.", date(2024, 5, 15)),
        ("It was paid by the 3rd.", date(2024, 5, 3)),
        ("It has been shut since the 3rd.", date(2024, 5, 3)),
        ("It fell on the night of the 15th.", date(2024, 5, 15)),
        ("It will open on the 15th.", date(2024, 6, 15)),
        ("It will open on the 25th.", date(2024, 5, 25)),
        ("It must be paid by the 3rd.", date(2024, 6, 3)),
        ("It will be shut until the 31st.", date(2024, 5, 31)),
        ("She said it would open on the 28th.", date(2024, 5, 28)),
        ("It shut on the 15th of last month.", date(2024, 4, 15)),
        ("It opens on the 3rd of next month.", date(2024, 6, 3)),
        ("It opened on the 15th at noon.", date(2024, 5, 15)),
        ("On 3 May he left, and on the 15th he came back.", date(2024, 5, 15)),
    ],
)
def test_the_tense_gives_a_day_its_month(text, day, rules):
    times, unread = read_times(text, MON, rules)
    assert (times[-1].earliest, times[-1].latest, unread) == (day, day, ())


@pytest.mark.parametrize(
    "text",
    [
        "The council meets on the 21st.",
        "It opened by the 3rd.",
        "He was due in court on the 15th.",
        "He left on 3 March and came back on the 15th.",
    ],
)
def test_a_day_whose_month_is_unclear_is_left_out_and_told(text, rules):
    times, unread = read_times(text, MON, rules)
    assert all("the 15th" not in time.text for time in times)
    assert [span.of(text) for span in unread] == [f"the {text.split()[-1].rstrip('.')}"]


def test_without_an_article_date_a_day_alone_names_no_known_day(rules):
    ((time,), unread) = read_times("It opened on the 15th.", None, rules)
    assert (time.text, time.day, time.earliest, unread) == ("the 15th", 15, None, ())


@pytest.mark.parametrize(
    "text",
    [
        "It was the 15th time.",
        "She lives on the 15th floor.",
        "They met on the 5th and 6th floors.",
        "It was her 15th win.",
        "It is an idea of the 21st century.",
        "He birdied on the 15th.",
        "They fell by the 15th boat.",
        "She came 15th.",
        "The rent is due on the 1st of each month.",
        "It is held on the 40th.",
    ],
)
def test_what_is_only_counted_is_no_day(text, rules):
    assert read_times(text, MON, rules) == ((), ())
    assert find_quantities(text, rules) == ()
