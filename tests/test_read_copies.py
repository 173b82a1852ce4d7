import dataclasses
import hashlib
import time
from datetime import date

import pytest

from claimcheck.model import Article
from claimcheck.read.copies import find_origins

WIRE = (
    "ORRIN VALE (Valewire) - The old mill burned down in the night, and the fire brigade of three villages could save "
    "only its wheel. A spokeswoman for the county put the loss at two million crowns and said that the cause was not "
    "known. Neighbours had seen smoke at about ten in the evening and thought of a stove. The owner, who was abroad, "
    "wants to build it up again before winter, with the stones that are left."
)
OTHER = (
    "Nothing is left of the mill but the wheel, says the woman who rang the bell. She tells of sparks over the roofs, "
    "of children carried to the school, and of a rain that came an hour too late. The council meets today; some want a "
    "museum, others a car park, and nobody knows who would pay for either of them in a year as lean as this one."
)


def article(file, text, day=None):
    published = date(2031, 4, day) if day else None
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(file=file, text=text, published=published, sha256=digest, origin=file)


@pytest.mark.parametrize(
    ("articles", "origins"),
    [
        ([("a", WIRE, None), ("b", WIRE, None)], {"a": "a", "b": "a"}),
        ([("a", WIRE, 3), ("b", WIRE, 2)], {"a": "b", "b": "b"}),
        ([("a", WIRE, None), ("b", WIRE, 9)], {"a": "b", "b": "b"}),
        ([("a", WIRE, 2), ("b", OTHER, 2)], {"a": "a", "b": "b"}),
        # A new headline, dateline and a line at the end make no new story.
        ([("a", WIRE, 2), ("b", f"Mill lost\n{WIRE[24:]} Edited by N. N.", 3)], {"a": "a", "b": "a"}),
        # What a longer text contains is its copy; what adds as much of its own is none.
        ([("short", WIRE, 2), ("long", f"{WIRE} {OTHER}", 3)], {"short": "long", "long": "long"}),
        # In a text of a line, one figure is the news.
        ([("a", "The fire killed 12 people in Orrin Vale.", 2), ("b", "The fire killed 15 people in Orrin Vale.", 2)],
         {"a": "a", "b": "b"}),
    ],
)  # fmt: skip
def test_copies_share_the_origin_of_the_earliest(articles, origins):
    items = [article(*each) for each in articles]
    assert find_origins(items) == origins
    assert find_origins(reversed(items)) == origins


def test_versions_of_one_page_share_its_origin():
    items = [
        dataclasses.replace(
            article("new", WIRE.replace("two million", "three million") + OTHER, 4), url="https://v.example/1#top"
        ),
        dataclasses.replace(article("old", "The mill burned down.", 2), url="https://v.example/1"),
        dataclasses.replace(article("copy", WIRE, 5), url="https://w.example/9"),
        dataclasses.replace(article("other", OTHER[:100], 2), url="https://v.example/2"),
    ]
    expected = {"new": "old", "old": "old", "copy": "old", "other": "other"}
    assert find_origins(items) == find_origins(reversed(items)) == expected


def test_many_copies_take_no_quadratic_time():
    items = [article(f"{number:04}", f"{WIRE} Outlet {number}.", 2) for number in range(1500)]
    start = time.perf_counter()
    origins = find_origins(items)
    assert set(origins.values()) == {"0000"}
    assert time.perf_counter() - start < 5
