"""Which claims meet, what forbids a link, and how groups grow."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from claimcheck.align.facts import kind_of, match, stories_within
from claimcheck.align.meetings import HOPELESS, Story, meetings
from claimcheck.align.stories import linked_articles
from claimcheck.align.wording import same_utterance
from claimcheck.model import Encoding, Passage
from claimcheck.rulebook.matching import Matching
from tests.build import article, claim, extraction, quantity


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


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the harbour will stay open all night", "a storm kept ships in the harbour all day"),
        ("they came by boat and by train", "nobody asked us"),
        ("", "they came by boat"),
    ],
)
def test_the_order_of_words_is_not_looked_at_where_too_few_are_shared(first, second, monkeypatch):
    monkeypatch.setattr("claimcheck.align.wording.SequenceMatcher", lambda *_, **__: pytest.fail("searched in vain"))
    assert same_utterance(first, second) is None


QUAKE = "The earthquake near Elmford destroyed houses and killed villagers in the valley, rescuers said on Tuesday."
BUDGET = "Parliament passed the annual budget after ministers promised lower taxes and cheaper railway tickets."


def test_articles_on_two_stories_are_not_linked(rules):
    articles = [
        article("a", text=QUAKE),
        article("b", text=QUAKE.replace("killed", "buried")),
        article("c", text=BUDGET),
    ]
    assert linked_articles(articles, [], rules.frequencies).keys() == {("a", "b")}


def test_articles_of_two_seasons_are_not_linked(rules):
    articles = [article("a", "2024-01-01", text=QUAKE), article("b", "2024-08-01", text=QUAKE)]
    assert not linked_articles(articles, [], rules.frequencies)


def test_words_of_any_article_do_not_link(rules):
    text = (
        "People would have said that this was what they could make after more than some years with their other things."
    )
    assert not linked_articles([article("a", text=text), article("b", text=text)], [], rules.frequencies)


def test_an_article_of_another_story_does_not_change_how_near_two_are(rules):
    pair = [article("a", text=QUAKE), article("b", text=QUAKE.replace("killed", "buried"))]
    more = [article(f"c{number}", text=QUAKE.replace("Elmford", "Moorby") + BUDGET) for number in range(9)]
    alone = linked_articles(pair, [], rules.frequencies)
    assert linked_articles([*pair, *more], [], rules.frequencies)["a", "b"] == alone["a", "b"]


def reads(logit: float):
    """A judge that has one opinion of all pairs."""
    return lambda _files, pairs: np.full((len(pairs), 5), logit, np.float32)


def encoded(*extractions):
    """Each claim as a passage of its own kind: three tokens, one value."""
    return [
        Encoding(
            file=found.article.file,
            passages=(Passage((1, 2, 3), tuple(c.id for c in found.claims), ((0, 1),), ((0, 3),)),),
            vectors=(np.eye(1, 4, dtype=np.float32),),
            whole=np.eye(1, 4, dtype=np.float32)[0],
        )
        for found in extractions
    ]


def told(*figures: tuple[str, str]):
    """An extraction for each file and figure, of people killed in a quake."""
    return [
        extraction(article(name, text=QUAKE), claim(name, kind="count", quantity=quantity(figure)))
        for name, figure in figures
    ]


def facts_of(extractions, encodings, linked, rules, *, logit=4.0):
    """The facts of all stories, in the order of their ids."""
    extraction_of = {extraction.article.file: extraction for extraction in extractions}
    encoding_of = {encoding.file: encoding for encoding in encodings}
    found = [
        fact
        for files, links in stories_within(extraction_of, linked)
        for fact in match([extraction_of[f] for f in files], encoding_of.__getitem__, links, reads(logit), rules)
    ]
    return tuple(sorted(found, key=lambda fact: fact.id))


def aligned(extractions, rules, logit=4.0):
    encodings = encoded(*extractions)
    linked = linked_articles([found.article for found in extractions], encodings, rules.frequencies)
    return facts_of(extractions, encodings, linked, rules, logit=logit)


@pytest.mark.parametrize(("published", "days"), [(("2031-03-01", "2031-03-03"), 2), (("2031-03-01", None), None)])
def test_two_claims_that_meet_know_how_far_apart_their_articles_are(published, days, rules):
    extractions = [
        extraction(article(name, day, text=QUAKE), claim(name, kind="count", quantity=quantity("5")))
        for name, day in zip("ab", published, strict=True)
    ]
    story = Story(
        extractions={found.article.file: found for found in extractions},
        encodings={encoding.file: encoding for encoding in encoded(*extractions)},
        closeness={("a", "b"): 0.5},
        claims={each.id: each for found in extractions for each in found.claims},
    )
    (met,) = meetings(story, reads(4.0), rules)
    assert (met.days, met.margins) == (days, (4.0 - HOPELESS, 4.0 - HOPELESS))


def test_facts_do_not_depend_on_the_order_of_articles(rules):
    extractions = told(("a", "5"), ("b", "5"), ("c", "6"))
    expected = aligned(extractions, rules)
    assert len(expected) == 1
    assert len(expected[0].claims) == 3
    assert all(aligned(list(order), rules) == expected for order in permutations(extractions))


def test_what_the_judge_turns_down_is_no_fact(rules):
    assert aligned(told(("a", "5"), ("b", "11")), rules, logit=-5.0) == ()


def test_every_link_has_its_probability_and_says_why(rules):
    (found,) = aligned(told(("a", "5"), ("b", "5")), rules)
    (link,) = found.links
    assert 0.5 <= link.probability <= 1
    assert found.probability == link.probability
    assert link.reasons[0].feature == "judge"
    assert "value" in {reason.feature for reason in link.reasons if reason.outcome == "agrees"}


def test_one_story_links_all_articles(rules):
    articles = [article("a", text=QUAKE), article("b", text=BUDGET)]
    assert not linked_articles(articles, [], rules.frequencies)
    assert linked_articles(articles, [], rules.frequencies, one_story=True).keys() == {("a", "b")}


def test_articles_in_other_words_are_linked_by_their_vectors(rules):
    extractions = [extraction(article(name, text=text)) for name, text in (("a", QUAKE), ("b", BUDGET))]
    encodings = [replace(each, passages=()) for each in encoded(*extractions)]
    articles = [found.article for found in extractions]
    assert linked_articles(articles, encodings, rules.frequencies).keys() == {("a", "b")}


@pytest.mark.parametrize(("does", "logit", "facts"), [("look_alike", 4.0, 1), ("forbid", 4.0, 0), ("force", -3.5, 1)])
def test_a_users_rule_has_the_last_word(does, logit, facts, rules):
    rule = ("matching.mine", does, frozenset({"rifles"}), frozenset({"grenades"}))
    asked = replace(rules, matching=Matching((rule,)))
    first, second = told(("a", "5"), ("b", "5"))
    pair = [
        replace(found, claims=(replace(found.claims[0], question=question),))
        for found, question in ((first, "How many rifles?"), (second, "How many grenades?"))
    ]
    assert len(aligned(pair, asked, logit=logit)) == facts


def test_an_article_is_not_set_against_itself(rules):
    first, second = told(("a", "5"), ("b", "5"))
    more = claim("a", 1, kind="count", quantity=quantity("11"))
    first = replace(first, claims=(*first.claims, more))
    encodings = encoded(first, second)
    both = replace(
        encodings[0],
        passages=(Passage((1, 2, 3), tuple(c.id for c in first.claims), ((0, 1), (2, 3)), ((0, 3), (0, 3))),),
        vectors=(np.eye(1, 4, dtype=np.float32).repeat(2, axis=0),),
    )
    linked = linked_articles([found.article for found in (first, second)], [], rules.frequencies, one_story=True)
    (found,) = facts_of([first, second], [both, encodings[1]], linked, rules)
    assert [each.quantity.value for each in found.claims] == [5, 5]


def test_two_lists_make_a_fact_a_list():
    named = [claim(file, kind="entity") for file in "abc"]
    lists = [claim(file, 1, kind="set") for file in "ab"]
    assert kind_of([*named, *lists]) == "set"
    assert kind_of([*named, lists[0]]) == "entity"
