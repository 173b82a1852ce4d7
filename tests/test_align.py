"""Which claims meet, what forbids a link, and how groups grow."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from claimcheck.align.facts import align
from claimcheck.align.features import FEATURES, Pair
from claimcheck.align.grouping import group
from claimcheck.align.stories import linked_articles
from claimcheck.align.wording import same_utterance
from claimcheck.model import Link, Reason
from tests.build import article, claim, extraction, quantity, slot

LONG_AGO = (date(2004, 1, 1), date(2004, 12, 31))


@pytest.mark.parametrize(
    ("feature", "first", "second", "expected"),
    [
        ("place", {}, {}, "agrees"),
        ("place", {"places": ("elmford",)}, {}, "differs"),  # a part of the story's area against all of it
        ("place", {"places": ("elmford",)}, {"places": ("elmford",)}, "agrees"),
        ("place", {"places": ("elmford",)}, {"places": ("oakham",)}, "differs"),
        ("place", {"places": ("norland",)}, {}, "agrees"),  # the lead names it: as wide as the story
        ("place", {"places": ("france",)}, {}, "agrees"),  # Lyon, of which the lead speaks, lies in it
        ("place", {"places": ("chile",)}, {}, "differs"),
        ("place", {"places": ("uk",)}, {"places": ("britain",)}, "agrees"),
        ("place", {"places": ("marseille",)}, {"places": ("britain",)}, "differs"),
        ("time", {}, {"when": LONG_AGO}, "differs"),
        ("time", {"when": LONG_AGO}, {"when": LONG_AGO}, "agrees"),
        ("order", {"order": "old"}, {"order": "old"}, "agrees"),
        ("order", {"order": "old"}, {}, "differs"),
        ("order", {"order": "new"}, {}, "agrees"),
        ("part", {"part": "another"}, {}, "differs"),
        ("owner", {"owner": "Norvik Inc"}, {"owner": "Norvik"}, "agrees"),
        ("owner", {"owner": "Norvik Inc"}, {"owner": "Altamar Inc"}, "differs"),
        ("owner", {"owner": "Norvik Inc"}, {}, "unknown"),
        ("owner", {"owner": "Britain"}, {"owner": "the UK"}, "agrees"),
        ("owner", {"owner": "Britain"}, {"owner": "France"}, "differs"),
        ("target", {"target": "Best Books"}, {"target": "Best Books Ltd"}, "agrees"),
        ("modifiers", {"modifiers": ("virtual",)}, {"modifiers": ("virtual", "short")}, "agrees"),
        ("event", {"modifiers": ("virtual",)}, {"modifiers": ()}, "unknown"),
        ("event", {"modifiers": ("virtual",)}, {"modifiers": ("virtual",)}, "agrees"),
        ("era", {"when": LONG_AGO}, {}, "differs"),
        ("era", {"when": LONG_AGO}, {"when": (date(2005, 1, 20), date(2005, 1, 20))}, "agrees"),
        ("era", {"when": LONG_AGO}, {"when": (date(2006, 1, 20), date(2006, 1, 20))}, "differs"),
        ("event", {"head": "x"}, {"head": "y"}, "differs"),
        ("person", {"owner": "Orla Pike"}, {"owner": "Ms Pike"}, "unknown"),  # there may be another of that name
        ("person", {"owner": "Orla Pike"}, {"owner": "Ms Orla Pike"}, "agrees"),
        ("person", {"owner": "Orla Pike", "head": ""}, {}, "unknown"),
        ("person", {"owner": "Orla Pike", "head": "noun.child"}, {"head": "noun.child"}, "agrees"),
        ("owner", {"owner": "Dario Fenwick"}, {"owner": "Luca Fenwick"}, "differs"),
        ("noun", {"head": "miner"}, {"head": "noun.people"}, "unknown"),
        ("noun", {"head": "noun.child"}, {"head": "noun.people"}, "differs"),
        ("surety", {}, {}, "agrees"),
        ("spelling", {"owner": "Dario Fenwick"}, {"owner": "Dario Fenwyck"}, "agrees"),
        ("spelling", {"owner": "Dario Fenwick"}, {"owner": "Luca Fenwick"}, "differs"),
        ("participants", {"participants": ("Chile",)}, {"participants": ("Chile", "Peru")}, "agrees"),
    ],
)
def test_feature(feature, first, second, expected, rules):
    pair = Pair(
        claim("a", slot=slot(**first)),
        claim("b", slot=slot(**second)),
        frozenset({"norland", "lyon"}),
        rules.scope,
        frozenset({"miner"}),
        places=rules.places,
    )
    assert FEATURES[feature](pair) == expected


def linked(first: str, second: str, weight: float) -> Link:
    return Link(first=first, second=second, reasons=(Reason(feature="x", outcome="weighed", weight=weight),))


def test_best_link_first_and_never_past_a_forbidden_pair():
    links = [linked("a", "b", 2.0), linked("b", "c", 1.0), linked("c", "d", 3.0)]
    assert group(links, frozenset({("a", "c")})) == (("a", "b"), ("c", "d"))


def test_a_weak_link_does_not_chain_two_groups():
    links = [linked("a", "b", 2.0), linked("c", "d", 2.0), linked("b", "c", -0.5)]
    assert group(links, frozenset()) == (("a", "b"), ("c", "d"))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("we will rebuild every bridge", "we shall rebuild every bridge", True),
        ("we will rebuild every bridge", "every bridge is safe and open", False),
        ("of the in and", "of the in and", False),  # no word that carries sense
        ("short one", "short one", False),
        # Its words can be picked out of a long one, but not close together.
        (
            "he said this and he said that",
            "he came and we said we saw this river and then he left and she said she liked that",
            False,
        ),
    ],
)
def test_one_utterance(first, second, one):
    assert (same_utterance(first, second) is not None) is one


QUAKE = "The earthquake near Elmford destroyed houses and killed villagers in the valley, rescuers said on Tuesday."
BUDGET = "Parliament passed the annual budget after ministers promised lower taxes and cheaper railway tickets."


def test_articles_on_two_stories_are_not_linked(rules):
    articles = [
        article("a", text=QUAKE),
        article("b", text=QUAKE.replace("killed", "buried")),
        article("c", text=BUDGET),
    ]
    assert linked_articles(articles, rules.frequencies).keys() == {("a", "b")}


def test_articles_of_two_seasons_are_not_linked(rules):
    articles = [article("a", "2024-01-01", text=QUAKE), article("b", "2024-08-01", text=QUAKE)]
    assert not linked_articles(articles, rules.frequencies)


def test_words_of_any_article_do_not_link(rules):
    text = (
        "People would have said that this was what they could make after more than some years with their other things."
    )
    assert not linked_articles([article("a", text=text), article("b", text=text)], rules.frequencies)


def test_an_article_of_another_story_does_not_change_how_near_two_are(rules):
    pair = [article("a", text=QUAKE), article("b", text=QUAKE.replace("killed", "buried"))]
    more = [article(f"c{number}", text=QUAKE.replace("Elmford", "Moorby") + BUDGET) for number in range(9)]
    alone = linked_articles(pair, rules.frequencies)
    assert linked_articles([*pair, *more], rules.frequencies)["a", "b"] == alone["a", "b"]


def test_facts_do_not_depend_on_the_order_of_articles(rules):
    extractions = [
        extraction(article(name, text=QUAKE), claim(name, quantity=quantity(figure)))
        for name, figure in (("a", "5"), ("b", "11"), ("c", "24"))
    ]
    expected = align(extractions, rules)
    assert len(expected) == 1
    assert len(expected[0].claims) == 3
    assert all(align(order, rules) == expected for order in permutations(extractions))


def test_every_link_says_why(rules):
    extractions = [extraction(article(n, text=QUAKE), claim(n, quantity=quantity("5"))) for n in ("a", "b")]
    (found,) = align(extractions, rules)
    assert {reason.feature for reason in found.links[0].reasons} == {
        "noun",
        "place",
        "time",
        "part",
        "surety",
        "sentence",
    }


def test_a_part_never_joins_the_whole(rules):
    extractions = [
        extraction(article("a", text=QUAKE), claim("a", quantity=quantity("12"), slot=slot(places=("elmford",)))),
        extraction(article("b", text=QUAKE), claim("b", quantity=quantity("24"))),
    ]
    assert align(extractions, rules) == ()
