"""Days of a page with several dated entries are told from the day of the entry, not from the article's."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.extract.dates.times import find_times

# A Friday.
PUBLISHED = date(2031, 5, 16)

# Two lines that head an entry each, the words of the first entry and the day that they name.
ENTRIES = [
    (("6 May 2031", "14 May 2031"), "The weir broke on Sunday.", "2031-05-04"),
    (("Tuesday, 6 May 2031, 10:20", "Wednesday, 14 May 2031, 11:05"), "The weir broke yesterday.", "2031-05-05"),
    (("Updated 6 May 2031 at 18:40", "Updated 14 May 2031 at 07:15"), "The weir broke on Friday.", "2031-05-02"),
    (("May 6, 2031", "May 14, 2031"), "The pump will run tomorrow.", "2031-05-07"),
    (("6 May", "14 May"), "The weir broke two days ago.", "2031-05-04"),
    (("2031-05-06 10:20", "2031-05-14 11:05"), "The pump failed last night.", "2031-05-05"),
    (("10:20, 2031-05-06", "11:05, 2031-05-14"), "The pump failed last night.", "2031-05-05"),
    (("06.05.2031 10:20", "14.05.2031 11:05"), "The pump failed last night.", "2031-05-05"),
    (("10:20 | 6 May 2031", "11:05 | 14 May 2031"), "The pump failed last night.", "2031-05-05"),
]


@pytest.mark.parametrize(("stamps", "words", "day"), ENTRIES)
@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_a_day_of_an_entry_is_told_from_its_date(stamps, words, day, published, rules):
    if published is None and "2031" not in stamps[0]:
        pytest.skip("without any year no day follows")
    first, second = stamps
    text = f"{first}\n\n{words}\n\n{second}\n\nCrews left on Monday.\n"
    found = {time.text: time for time in find_times(text, published, rules)}
    assert str(next(time for name, time in found.items() if name in words).earliest) == day
    assert str(found["Monday"].earliest) == "2031-05-12"


@pytest.mark.parametrize(
    "text",
    [
        "14 April 2031\n\nCrews left on Monday.\n",  # one line is the article's own date, or anything
        "The weir broke on 6 May 2031.\n\nIt was shut by 7 May 2031.\n\nCrews left on Monday.\n",
        "6 May 2025\n\nThe weir broke.\n\n7 May 2025\n\nCrews left on Monday.\n",  # a chronicle of long ago
        "6 May 2031\n\n7 May 2031\n\nCrews left on Monday.\n",  # two lines of one head
        "Ada Quill, 6 May 2031\n\nThe weir broke.\n\nFinn Orde, 7 May 2031\n\nCrews left on Monday.\n",
    ],
)
def test_other_lines_with_days_are_no_entries(text, rules):
    (monday,) = [time for time in find_times(text, PUBLISHED, rules) if time.text == "Monday"]
    assert str(monday.earliest) == "2031-05-12"
