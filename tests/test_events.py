"""Two events told in the words of one template are two stories; two tellings of one event are one."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.align.events import are_two_events, notice_of
from claimcheck.align.stories import linked_articles
from claimcheck.model import Encoding
from tests.build import article

CRASH = (
    "Appeal after two-car crash near {town}\n\nPolice are appealing for witnesses after a crash on the {road} at "
    "{town} on {day}.\n\nOfficers were called at {clock} to a collision of a {car} and a van. {hurt} "
    "people suffered minor injuries.\n\nThe road was closed for {hours} hours while officers examined the scene. "
    "Anyone with dashcam footage is asked to call 101."
)
BURGLARY = (
    "Man arrested after burglary in {town}\n\nA man was arrested after a burglary at a house in {road}, {town}, police "
    "said.\n\nOfficers were called at {clock} on {day}. A window had been broken, and jewellery worth {hurt},000 "
    "pounds was stolen. A {hours}-year-old man remains in custody and will appear before magistrates."
)
FIRE = (
    "Family escapes house fire in {town}\n\nFirefighters tackled a blaze in {road}, {town}, on {day} evening.\n\n"
    "{hurt} crews were called at {clock} and took {hours} hours to put it out. Nobody was hurt, and the cause is "
    "being looked into by investigators."
)

ONE = {
    "town": "Thornby",
    "road": "A417",
    "day": "Monday",
    "clock": "4.40pm",
    "hours": "three",
    "hurt": "Two",
    "car": "Fiesta",
}
OTHER = {
    "town": "Marlwick",
    "road": "B2091",
    "day": "Friday",
    "clock": "7.15am",
    "hours": "five",
    "hurt": "Four",
    "car": "Juke",
}


def told(template, *changes):
    values: dict[str, str] = {}
    for change in changes:
        values.update(change)
    return template.format(**values)


@pytest.mark.parametrize("template", [CRASH, BURGLARY, FIRE])
@pytest.mark.parametrize("county", ["", " The force of Kentshire asks for help."])
def test_two_events_from_one_template_are_two_stories(template, county, rules):
    pair = [article("a", text=told(template, ONE) + county), article("b", text=told(template, OTHER) + county)]
    assert not linked_articles(pair, [], rules.frequencies)
    assert linked_articles(pair, [], rules.frequencies, one_story=True).keys() == {("a", "b")}


@pytest.mark.parametrize("template", [CRASH, BURGLARY, FIRE])
@pytest.mark.parametrize(
    "change",
    [
        {"hours": "five", "hurt": "Four"},  # other figures of one event are what is looked for
        {"day": "Friday", "clock": "7.15am"},
        {"town": "Thornby Green"},  # the one knows of the other's place
        {"town": "Kentshire's Thornby"},
    ],
)
def test_one_event_told_twice_is_one_story(template, change, rules):
    pair = [article("a", text=told(template, ONE)), article("b", text=told(template, ONE, change))]
    assert linked_articles(pair, [], rules.frequencies).keys() == {("a", "b")}


def test_a_copy_with_a_place_of_its_own_is_of_the_same_story(rules):
    notice = (
        "{place} regulators blocked the sale of Norvik Metals to Altamar on Monday, saying that it would leave "
        "smelters without a choice.\n\nThe board of Norvik, led by Ada Quill, said that Altamar must pay a fee of 90 "
        "million euros, and that its 300 workers at Thornby had nothing to fear from the ruling."
    )
    pair = [article(name, text=notice.format(place=f"Traders in {name} said that")) for name in ("Ardmoor", "Belhaven")]
    assert linked_articles(pair, [], rules.frequencies).keys() == {("Ardmoor", "Belhaven")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Two hurt in Thornby\n\nA lorry left the road on Monday and hit a bakery.",
            "Bakery hit in Kentshire\n\nA van.",
        ),
        ("Two hurt in Kentshire's north when a lorry hit a bakery.",) * 2,
        ("A lorry hit a bakery on Monday and two were hurt.", "A lorry hit a bakery in Marlwick and two were hurt."),
    ],
)
def test_other_words_or_no_place_tell_no_second_event(first, second):
    assert not are_two_events(notice_of(article("a", text=first)), notice_of(article("b", text=second)))


ALIKE = np.array([1.0, 0.0])
RETOLD = (
    "{hurt} hurt on {day}\n\nA {car} met a van head-on at {town} at {clock}, the second such crash there this year.\n\n"
    "Drivers lost {hours} hours on the {road} while the wreckage was cleared away by a crane from the county depot."
)


@pytest.mark.parametrize("template", [CRASH, BURGLARY, FIRE])
def test_what_others_tell_of_two_events_stays_with_its_own(template, rules):
    pairs = [(template, ONE), (template, OTHER), (RETOLD, ONE), (RETOLD, OTHER)]
    given = [article(str(place), text=told(words, event)) for place, (words, event) in enumerate(pairs)]
    alike = [Encoding(file=each.file, passages=(), vectors=(), whole=ALIKE) for each in given]
    assert set(linked_articles(given, alike, rules.frequencies)) == {("0", "2"), ("1", "3")}


def test_who_tells_of_both_events_is_linked_with_both(rules):
    both = "Two crashes in a day\n\nCrews were sent to Thornby on Monday, and to Marlwick on Friday, after crashes."
    given = [
        article(str(place), text=words) for place, words in enumerate([told(CRASH, ONE), told(CRASH, OTHER), both])
    ]
    alike = [Encoding(file=each.file, passages=(), vectors=(), whole=ALIKE) for each in given]
    assert set(linked_articles(given, alike, rules.frequencies)) == {("0", "2"), ("1", "2")}
