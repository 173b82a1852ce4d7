"""The word lists of rules/questions.yaml decide how a value is asked for: without one, the question is another."""

from __future__ import annotations

import re

import pytest

from claimcheck.errors import RulesError
from claimcheck.pipeline import explain
from claimcheck.rulebook.book import load_rulebook
from claimcheck.rulebook.location import shipped_rules

FILE = "questions.yaml"


@pytest.fixture
def without(tmp_path):
    """Return the rules with one list of questions.yaml empty, or written as it is given."""

    def load(name, words=""):
        text = (shipped_rules() / FILE).read_text(encoding="utf-8")
        changed, count = re.subn(rf"^{name}: \[.*\]$", f"{name}: [{words}]", text, flags=re.MULTILINE)
        assert count == 1, f"{FILE} has no list {name}"
        (tmp_path / FILE).write_text(changed, encoding="utf-8")
        return load_rulebook(tmp_path)

    return load


@pytest.mark.parametrize(
    ("name", "text", "value", "asked", "asked_without"),
    [
        (
            "charged_with",
            "The clerk was accused of the theft of nine carts.",
            "nine",
            "How many carts: “was accused of the theft of … carts”",
            "Of the theft of how many carts was the clerk accused?",
        ),
        (
            "of_age",
            "The crew found a 40-year-old boat.",
            "40-year-old",
            "How old was the boat?",
            "How many boats did the crew find?",
        ),
        (
            "elsewhere",
            "The minister was abroad on 2 May.",
            "2 May",
            "When was the minister abroad?",
            "When was the minister?",
        ),
        ("at_a_place", "She spoke at Ramsby.", "Ramsby", "Where did she speak?", "What did she speak at?"),
        (
            "inside",
            "He hid the ring in a chair.",
            "chair",
            "What did he hide the ring in?",
            "Who did he hide the ring in?",
        ),
        (
            "about_things",
            "The report about the dam was late.",
            "dam",
            "What was the report about?",
            "What: “The report about the … was late”",
        ),
        (
            "at_the_end",
            "The mill was sold for £300,000.",
            "£300,000",
            "How much was the mill sold for?",
            "For how much was the mill sold?",
        ),
        (
            "bound",
            "A clerk was held in connection with a theft on Monday.",
            "Monday",
            "When was a clerk held?",
            "When was a clerk held in connection?",
        ),
        (
            "sized",
            "The curator has a staff of seven.",
            "seven",
            "How large a staff does the curator have?",
            "How many does the curator have?",
        ),
        (
            "lasting",
            "The strike went on for six weeks.",
            "six weeks",
            "How long did the strike go on?",
            "For how many weeks did the strike go on?",
        ),
        *(
            (
                name,
                "The family owns under a fifth of the mill.",
                "a fifth",
                "What percentage of the mill does the family own?",
                "Under what percentage of the mill does the family own?",
            )
            for name in ("having", "roughly")
        ),
    ],
)
def test_a_list_decides_how_a_value_is_asked_for(name, text, value, *, asked, asked_without, rules, pipeline, without):
    def questions(with_rules):
        return {c.question for c in explain(text, with_rules, pipeline).claims if c.value and value in c.value}

    assert asked in questions(rules)
    assert questions(without(name)) == {asked_without}


@pytest.mark.parametrize("name", ["charged_with", "of_age", "at_a_place"])
def test_an_empty_word_is_named_with_its_line(name, without):
    lines = (shipped_rules() / FILE).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith(f"{name}:"))
    with pytest.raises(RulesError, match=rf"{FILE}:{line}: "):
        without(name, '" "')
