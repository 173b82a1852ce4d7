"""A fact is named by the question that it answers, in English."""

from __future__ import annotations

import pytest

from claimcheck.align.questions import question_of
from claimcheck.pipeline import explain
from tests.build import claim


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("The brigade sent six crews to the dam.", "six", "How many crews did the brigade send to the dam?"),
        ("At least nine people were killed in the blast.", "nine", "How many people were killed in the blast?"),
        ("The ferry turned over on Friday.", "Friday", "When did the ferry turn over?"),
        ("Owners have hired a Dutch firm to tow her.", "Dutch firm", "What have owners hired?"),
        ("Thieves took two rings from the museum.", "museum", "From what did thieves take two rings?"),
        ("The line will reopen in May.", "will reopen", "Will the line reopen in May?"),
        ("The officer had not been drinking.", "had not been drinking", "Had the officer been drinking?"),
        ("He was sober.", "was sober", "Was he sober?"),
        ("Marta Olsen, 52, leads the inquiry.", "inquiry", "What does Marta Olsen lead?"),
        # Where turning it round would say too little, the words round the value are the question.
        ("The supertanker, registered in Elmford, sank.", "Elmford", "Registered in what?"),
        ("Plant manager Ravi Choud said that power would be raised.", "Ravi", "Who said that power would be raised?"),
    ],
)
def test_question(text, value, expected, rules, pipeline):
    found = [c for c in explain(text, rules, pipeline).claims if c.value and value in c.value]
    assert expected in {c.question for c in found}


@pytest.mark.parametrize("text", ["Six.", "Fire! Fire!", "14 dead, 30 hurt", "“…”", "To be or not to be", "a " * 300])
def test_any_text_gives_a_question_or_none(text, rules, pipeline):
    for found in explain(text, rules, pipeline).claims:
        assert found.question == "" or found.question.endswith("?")


def test_the_clearest_member_names_the_fact():
    asked = ("What did he say about it?", "How many crews did the brigade send?", "How many?")
    claims = [claim(str(n), question=question) for n, question in enumerate(asked)]
    assert question_of(claims) == "How many crews did the brigade send?"
    assert question_of(claims[::-1]) == "How many crews did the brigade send?"
