"""What can be read in more than one way is left out, and told with the words around it."""

from __future__ import annotations

import pytest

from claimcheck.cli.explanation import explanation_lines
from claimcheck.extract.article import extract_article
from claimcheck.extract.figures.quantities import read_figures
from claimcheck.pipeline import explain
from tests.build import article

UNREAD = [
    ("The motion passed 52-48.", "52-48"),
    ("Norvik beat Lund 3–1 on Sunday.", "3–1"),
    ("The bill failed by a vote of 212 to 205.", "212 to 205"),
    ("The bill was carried by a vote of 98 to 112, aides said.", "98 to 112"),
    ("The field cost €1.500.", "€1.500"),
    ("It weighs 1.500 kg.", "1.500 kg"),
    ("Ages 4,5 were left out.", "4,5"),
    ("They sold 1,2345 hens.", "1,2345"),
    ("Views went from 300 to 410,000 here.", "300"),
    ("They built 12 300-metre towers.", "12 300-metre"),
    ("It fell at half six.", "half six"),
    ("It opens Friday fortnight.", "friday fortnight"),
    ("It was 17c at noon.", "17c"),
    # An hour, or how many were counted, searched for, sold.
    ("The count stopped at two.", "two"),
    ("The search was called off at six", "six"),
    ("The search was called off at nine on Friday.", "nine"),
    ("At six, divers left the lake.", "six"),
    ("He woke at six to find the barn gone.", "six"),
    ("The sale closed at 12, and the hall fell silent.", "12"),
    ("The gates were shut after six.", "six"),
    ("Divers worked until three.", "three"),
    ("The crew arrived before 4 this week.", "4"),
    ("The talks ended by seven.", "seven"),
    ("The ferry left around five.", "five"),
    ("The patrol set off at about eight.", "eight"),
    ("He died at 12 on Friday.", "12"),
    ("The ferry runs from six to eight.", "six to eight"),
    ("The plane landed between two and four.", "two and four"),
    # An age, or a level.
    ("He won the title at just 17.", "17"),
    ("She was jailed at 22.", "22"),
    ("At 41, the town was hotter than ever.", "41"),
    # The two sides of a vote or a match.
    ("The Senate backed it, 61–39, on Friday.", "61–39"),
    ("Norvik won 4:2.", "4:2"),
    ("The vote was 52:48, aides said.", "52:48"),
    ("It ended two-one.", "two-one"),
    ("Lund beat Norvik three-nil.", "three-nil"),
    ("They drew two-all.", "two-all"),
    # Hundreds, or single people.
    ("Some 2-300 people came.", "2"),
    ("It lasted 45m.", "45m"),
]


@pytest.mark.parametrize(("text", "words"), UNREAD)
def test_what_is_left_out_has_its_place(text, words, rules):
    found = read_figures(text, rules)
    assert [span.of(text).lower() for span in found.unread][:1] == [words]
    assert not any(
        span.start < q.span.end and q.span.start < span.end for span in found.unread for q in found.quantities
    )


def test_the_examples_of_hours_that_may_be_counts(rules):
    examples = rules.counting.hour_cues.examples
    assert [text for text in examples.match if read_figures(text, rules).quantities] == []
    assert [text for text in examples.no_match if not read_figures(text, rules).quantities] == []


@pytest.mark.parametrize(
    "text",
    [
        "They counted 2,300 hens on Friday, 3-4,000 of them ill.",
        "The plant will cut 2.300 jobs, and 1.200 posts elsewhere.",
        "Ring 555-0147 or see version 10.4.2, Section 12, at 5:1.",
        "Three F-16s flew 40 km.",
        "The death toll stood at six, and the number of hurt remained at 12.",
        "Officials put it at two. The price was fixed at ten.",
        "The rate peaked at nine. Shares closed at 12.",
        "The search was called off at six villages, after two died at three of them.",
        "Police held about eight. Norvik won by two. Sales rose by three.",
        "The crew grew from six to eight. Police held between two and four.",
        "They stopped counting at 40. He left school at 16.",
        "The toll was about six. It fell to two.",
    ],
)
def test_nothing_is_told_of_what_is_read_or_is_no_figure(text, rules):
    assert read_figures(text, rules).unread == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The council met.\n\nThe motion passed 52-48 after dawn.", "“motion passed 52-48 after”"),
        ("It cost €1.500 and fell at half six.", "“It cost €1.500 and” and “fell at half six”"),
        (" ".join(["It weighs 1.500 kg."] * 7), "“It weighs 1.500 kg”, " * 4 + "“It weighs 1.500 kg” and 2 more"),
    ],
)
def test_an_article_tells_what_is_left_out(text, message, rules, pipeline):
    (problem,) = extract_article(article("a", text=text), pipeline, rules).problems
    assert (problem.file, problem.code) == ("a", "read_two_ways")
    assert problem.message.endswith(f"left out: {message}")
    assert not problem.skipped


@pytest.mark.parametrize("words", ["two weeks on Friday", "a fortnight on Friday", "Friday week"])
def test_weeks_from_a_weekday_on_that_day_are_told(words, rules, pipeline):
    told = extract_article(article("a", "2031-01-03", text=f"The race is {words}."), pipeline, rules).problems
    assert [(problem.code, f"{words}”" in problem.message) for problem in told] == [("read_two_ways", True)]
    assert extract_article(article("a", "2031-01-04", text=f"The race is {words}."), pipeline, rules).problems == ()


def test_whoever_asks_how_a_phrase_is_read_is_told_too(rules, pipeline):
    (line,) = [
        line
        for line in explanation_lines(explain("They won 3-1.", rules, pipeline))
        if line.startswith("read_two_ways")
    ]
    assert line.endswith("left out: “They won 3-1”")


def test_an_article_that_is_plain_tells_nothing(rules, pipeline):
    assert extract_article(article("a", text="Two boats sank on Friday."), pipeline, rules).problems == ()
