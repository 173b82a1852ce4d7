"""What an article repeats word for word is one statement: compared once, however often it stands there."""

from claimcheck.align.facts import align, said_once
from claimcheck.pipeline import explain

ONCE = "The flood at Orrin Vale killed {} people on Monday, said Mayor Ada Lund.\n"


def test_a_sentence_that_comes_back_is_taken_once(rules, pipeline):
    again = explain(ONCE.format(12) * 5, rules, pipeline).claims
    once = explain(ONCE.format(12), rules, pipeline).claims
    assert [claim.text for claim in said_once(again)] == [claim.text for claim in once]


def test_another_figure_is_another_statement(rules, pipeline):
    both = explain(ONCE.format(12) + ONCE.format(15), rules, pipeline).claims
    values = {claim.value for claim in said_once(both)}
    assert {"12", "15"} <= values


def test_no_fact_grows_with_repetition(rules, pipeline):
    facts = align([explain(ONCE.format(12) * 9 + ONCE.format(15), rules, pipeline)], rules)
    assert [sorted(claim.value for claim in fact.claims) for fact in facts if fact.kind == "count"] == [["12", "15"]]
