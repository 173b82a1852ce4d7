"""What two verbs of one fact are to each other: their words first, then the judge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.compare.relate import relation
from claimcheck.compare.relations import Relation
from claimcheck.model import Link, Span
from tests.build import claim

CLASHING = Link(first="c-a-0", second="c-b-0", probability=0.6, same=0.1, rounder=0.0, clash=0.9)
ALIKE = Link(first="c-a-0", second="c-b-0", probability=0.6, same=0.9, rounder=0.0, clash=0.1)


def told(file: str, words: str, *, denied: bool = False, modality: str = "asserted"):
    polarity = "denied" if denied else "affirmed"
    return claim(file, kind="polarity", words=words, polarity=polarity, modality=modality)


@pytest.mark.parametrize(
    ("first", "second", "link", "expected"),
    [
        (told("a", "closed"), told("b", "has closed"), CLASHING, Relation.SAME),  # one verb is not its own contrary
        (told("a", "was jailed"), told("b", "jailed"), CLASHING, Relation.SAME),
        (told("a", "had been sold"), told("b", "were sold"), CLASHING, Relation.SAME),
        (told("a", "closed"), told("b", "did not close", denied=True), CLASHING, Relation.APART),
        (told("a", "closed"), told("b", "did not close", denied=True), ALIKE, Relation.APART),
        (told("a", "had been paid"), told("b", "was paid", denied=True), None, Relation.APART),  # "no ransom was paid"
        (told("a", "didn’t close", denied=True), told("b", "has not closed", denied=True), ALIKE, Relation.SAME),
        (told("a", "aired"), told("b", "did not air", denied=True), ALIKE, Relation.APART),  # a stem of three letters
        (told("a", "was conscious"), told("b", "was unconscious"), ALIKE, Relation.APART),
        (told("a", "was conscious"), told("b", "wasn't unconscious", denied=True), ALIKE, Relation.SAME),
        (told("a", "closed"), told("b", "did not open", denied=True), ALIKE, Relation.SAME),
        (told("a", "have chosen"), told("b", "chose"), CLASHING, Relation.SAME),  # by the list of irregular verbs
        (told("a", "paid"), told("b", "did not pay", denied=True), ALIKE, Relation.APART),
        (told("a", "stopped"), told("b", "didn't stop", denied=True), ALIKE, Relation.APART),
        (told("a", "denied"), told("b", "never denies", denied=True), ALIKE, Relation.APART),
        (told("a", "sank"), told("b", "is sinking"), CLASHING, Relation.SAME),
        (told("a", "holds"), told("b", "did not hold", denied=True), ALIKE, Relation.APART),
        (told("a", "was fined"), told("b", "was found"), CLASHING, Relation.APART),
        (told("a", "was filed"), told("b", "was filled"), CLASHING, Relation.APART),
        (told("a", "was filed"), told("b", "was not filled", denied=True), ALIKE, Relation.SAME),
        (told("a", "hoped"), told("b", "hopped"), CLASHING, Relation.APART),
        (told("a", "files"), told("b", "filled"), CLASHING, Relation.APART),
        (told("a", "denies"), told("b", "denied"), CLASHING, Relation.SAME),
        (told("a", "passes"), told("b", "passed"), CLASHING, Relation.SAME),
        (told("a", "closes"), told("b", "closed"), CLASHING, Relation.SAME),
        (told("a", "was scared"), told("b", "was scarred"), CLASHING, Relation.APART),
        (told("a", "haven’t paid", denied=True), told("b", "have never paid", denied=True), CLASHING, Relation.SAME),
        (told("a", "’s closed"), told("b", "is closed"), CLASHING, Relation.SAME),
        (told("a", "did close"), told("b", "closed"), CLASHING, Relation.SAME),
        (
            told("a", "will close", modality="planned"),
            told("b", "would close", modality="conditional"),
            CLASHING,
            Relation.SAME,
        ),
        (
            told("a", "’ll close", modality="planned"),
            told("b", "will not close", denied=True, modality="planned"),
            ALIKE,
            Relation.APART,
        ),
        (told("a", "closed"), told("b", "may have closed", modality="possible"), CLASHING, Relation.APART),
        (told("a", "was sold"), told("b", "will be sold", modality="planned"), CLASHING, Relation.APART),
        (told("a", "was"), told("b", "has been"), CLASHING, Relation.APART),  # nothing is left of these words
        (told("a", "closed"), told("b", "reopened"), CLASHING, Relation.APART),
        (told("a", "closed"), told("b", "shut"), ALIKE, Relation.SAME),
        (told("a", "wasn't there", denied=True), told("b", "did not come", denied=True), CLASHING, Relation.SAME),
        (told("a", "wasn't there", denied=True), told("b", "did not come", denied=True), ALIKE, Relation.SAME),
        (told("a", "are exempt"), told("b", "are not affected", denied=True), CLASHING, Relation.SAME),
        (
            told("a", "are not exempt", denied=True),
            told("b", "are not affected", denied=True),
            CLASHING,
            Relation.APART,
        ),
        (told("a", "are exempt"), told("b", "are affected"), CLASHING, Relation.APART),
        (told("a", "closed"), told("b", "shut"), None, None),  # nobody has read them side by side
    ],
)
def test_verbs(first, second, link, expected, rules):
    assert relation(first, second, link, rules) is expected
    assert relation(second, first, link, rules) is expected


def test_all_forms_of_an_irregular_verb_are_one(rules):
    apart = [
        (verb, form)
        for verb, forms in rules.verbs.irregular.items()
        for form in (f"{verb}s", f"did {verb}", f"will {verb}", *(f"had {form}" for form in forms))
        if form.split()[-1] not in rules.verbs.irregular or form.split()[-1] == verb
        if relation(told("a", verb), told("b", form), CLASHING, rules) is not Relation.SAME
    ]
    assert apart == []


@pytest.mark.parametrize(
    ("plan", "done", "expected"),
    [
        ("is to be sold", "was sold", Relation.APART),
        ("is to be sold", "is sold", None),  # not in the past
        ("is to open", "opened", Relation.APART),
        ("is to be fined", "was found", None),
    ],
)
def test_a_plan_and_what_came_of_it(plan, done, expected, rules):
    assert relation(told("a", plan, modality="planned"), told("b", done), None, rules) is expected


@pytest.mark.parametrize(
    ("words", "others", "expected"),
    [
        ("we will rebuild every bridge", "We will rebuild every bridge", Relation.SAME),
        ("we will rebuild every bridge", "we will rebuild every road", Relation.APART),
    ],
)
def test_quotations_are_compared_by_their_words_whatever_the_judge_says(words, others, expected, rules):
    first, second = claim("a", kind="quote", words=words), claim("b", kind="quote", words=others)
    assert relation(first, second, ALIKE if expected is Relation.APART else CLASHING, rules) is expected


def named(file: str, words: str, *, opens: bool = False):
    found = claim(file, kind="entity", words=words)
    return found if opens else replace(found, value_span=Span(10, 20))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (named("a", "a captain"), named("b", "the second engineer"), Relation.APART),
        (named("a", "Ines Falk"), named("b", "Carl Berg"), Relation.APART),
        (named("a", "harbour inspectors"), named("b", "inspectors"), Relation.SAME),
        (named("a", "mayor Ines Falk"), named("b", "Falk"), Relation.SAME),
        (named("a", "Ines Falk"), named("b", "the mayor"), None),  # she may be the mayor
        (named("a", "captain Carl Berg"), named("b", "a fisherman"), None),
        (named("a", "Fishermen", opens=True), named("b", "a captain"), Relation.APART),  # a capital, but no name
        (named("a", "Royal National Lifeboat Institution"), named("b", "the RNLI"), Relation.SAME),
        (named("a", "Bureau of Ports and Harbours"), named("b", "B.P.H."), Relation.SAME),
        (named("a", "Bureau of Ports and Harbours"), named("b", "BPA"), Relation.APART),
        (named("a", "the UK"), named("b", "United Kingdom"), Relation.SAME),
        (named("a", "Lisbon"), named("b", "Portugal"), Relation.ROUNDER),
        (named("a", "Lyon"), named("b", "Marseille"), Relation.APART),
    ],
)
def test_names_and_descriptions(first, second, expected, rules):
    assert relation(first, second, CLASHING, rules) is expected
    assert relation(second, first, CLASHING, rules) is expected


@pytest.mark.parametrize(
    ("one", "other", "are_two"),
    [
        ("Elena Falk", "Guido Falk", True),  # husband and wife
        ("Mr Falk", "Elena Falk", True),
        ("Lyon Crown Court", "Marseille Crown Court", True),
        ("Mr Falk", "Guido Falk", False),
        ("Elena Falk", "Elena Falk", False),
    ],
)
@pytest.mark.parametrize(
    ("asked", "also", "expected"),
    [
        ("Who was convicted of murder?", "Who has been convicted?", Relation.APART),
        ("Who was convicted of murder?", "Who wept?", None),
    ],
)
def test_names_that_end_alike_clash_if_they_answer_one_question(one, other, are_two, rules, *, asked, also, expected):
    first, second = replace(named("a", one), question=asked), replace(named("b", other), question=also)
    assert relation(first, second, ALIKE, rules) is (expected if are_two else Relation.SAME)
