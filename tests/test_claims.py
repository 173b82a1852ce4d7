"""Claims of a sentence: what a figure counts, what happened on a date, who is listed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.pipeline import explain

PUBLISHED = date(2024, 5, 8)  # a Wednesday


def claims(text, kind, rules, pipeline):
    found = explain(text, rules, pipeline, published=PUBLISHED).claims
    return [claim for claim in found if claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2004 a wave killed 12 people there.", (date(2004, 1, 1), date(2004, 12, 31))),
        ("On Tuesday a wave killed 12 people there.", None),
        ("A wave killed 12 people in a region that a quake had hit in 2004.", None),
    ],
)
def test_which_time_a_figure_is_of(text, expected, rules, pipeline):
    (claim,) = claims(text, "count", rules, pipeline)
    assert claim.other_time == expected


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Nobody was hurt in the fire.", ["Nobody"]),
        ("No one died.", ["No one"]),
        ("Nobody is missing.", ["Nobody"]),
        ("No injuries were reported.", ["No"]),
        ("Police made no arrests.", ["no"]),
        ("Five were hurt, none badly.", ["Five"]),  # five were
        ("Six were hurt, none of them seriously.", ["Six"]),
        ("Six drove off, and none was hurt.", ["Six", "none"]),
        ("Nobody was taken away.", []),
        ("Nobody knows the mayor.", []),  # nobody is counted
        ("There was no doubt about it.", []),
    ],
)
def test_counts_of_none(text, none, rules, pipeline):
    assert [claim.value for claim in claims(text, "count", rules, pipeline)] == none


def test_a_stamp_of_the_page_is_no_date(rules, pipeline):
    assert claims("2024-05-01 A summit was held.", "date", rules, pipeline) == []


@pytest.mark.parametrize(
    ("text", "names", "is_open"),
    [
        ("Norway, Chile and Ghana joined the pact.", ("Norway", "Chile", "Ghana"), False),
        ("The summit included Norway, Chile and Ghana.", ("Norway", "Chile", "Ghana"), True),
        ("Countries such as Norway, Chile and Ghana joined the pact.", ("Norway", "Chile", "Ghana"), True),
    ],
)
def test_lists(text, names, is_open, rules, pipeline):
    (claim,) = claims(text, "set", rules, pipeline)
    assert (claim.names, claim.open_list) == (names, is_open)


def test_two_names_are_no_list(rules, pipeline):
    assert claims("Norway and Chile joined the pact.", "set", rules, pipeline) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The mayor is one of nine candidates.", ["nine"]),  # who belongs to a number is not counted
        ("Ines Falk was one of the three people killed on the bridge.", ["three"]),
        ("Two of the nine judges were ill.", ["Two", "nine"]),
        ("There were two of them.", ["two"]),
    ],
)
def test_what_is_counted(text, figures, rules, pipeline):
    every = explain(text, rules, pipeline, published=PUBLISHED).claims
    assert [claim.quantity.text for claim in every if claim.quantity is not None] == figures


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The mayor refused to leave the office.", [("refused to leave", "asserted", "affirmed")]),
        ("Her brother is expected to plead guilty.", [("is expected to plead guilty", "planned", "affirmed")]),
        ("The growers are to contest the result.", [("are to contest", "planned", "affirmed")]),
        ("The club was due to renew the lease.", [("was due to renew", "planned", "affirmed")]),
        ("The firm agreed not to sell the land.", [("agreed not to sell", "asserted", "affirmed")]),
        ("The minister refused on Monday to resign.", [("refused on Monday to resign", "asserted", "affirmed")]),
        ("He refused to apologise or resign.", [("refused to apologise or resign", "asserted", "affirmed")]),
        ("Ministers have yet to decide.", [("have yet to decide", "asserted", "denied")]),
        ("The schools are now to close in May.", [("are now to close", "planned", "affirmed")]),
        ("His first act was to sack the manager.", [("was to sack", "asserted", "affirmed")]),
        ("The runway lights were off that night.", [("were off", "asserted", "affirmed")]),
        ("The lamps were on the table.", [("were", "asserted", "affirmed")]),
        ("No fuel leaked, officials said.", [("leaked", "asserted", "denied"), ("said", "asserted", "affirmed")]),
        ("The council did not agree to pay.", [("did not agree to pay", "asserted", "denied")]),
        ("Nobody is allowed to swim there.", [("is allowed to swim", "asserted", "denied")]),
        ("The club may agree to sell him.", [("may agree to sell", "possible", "affirmed")]),
        ("The ministry wants to begin to hire.", [("wants to begin to hire", "asserted", "affirmed")]),
        ("He told the crew to leave.", [("told", "asserted", "affirmed"), ("to leave", "asserted", "affirmed")]),
    ],
)
def test_a_verb_and_the_infinitive_it_leads_to_are_one_answer(text, verbs, rules, pipeline):
    found = claims(text, "polarity", rules, pipeline)
    assert [(claim.value, claim.modality, claim.polarity) for claim in found] == verbs


@pytest.mark.parametrize(
    ("text", "verb", "polarity"),
    [
        ("No ransom had been paid, the clerk said.", "had been paid", "denied"),
        ("Nobody saw the fire.", "saw", "denied"),
        ("No one was injured.", "was injured", "denied"),
        ("None of the miners survived.", "survived", "denied"),
        ("Police made no arrests.", "made", "denied"),
        ("There was no suspicion of fraud.", "was no suspicion", "denied"),
        ("She no longer works there.", "works", "denied"),
        ("Nothing was stolen.", "was stolen", "denied"),
        ("The divers saw nothing.", "saw", "denied"),
        ("Neither driver was hurt.", "was hurt", "denied"),
        ("Neither of the drivers was hurt.", "was hurt", "denied"),
        ("Not a soul was hurt.", "was hurt", "denied"),
        ("Not one of the windows was broken.", "was broken", "denied"),
        ("Not a single house was damaged.", "was damaged", "denied"),
        ("Police found not a trace of the boat.", "found", "denied"),
        ("Not all windows were broken.", "were broken", "affirmed"),
        ("Not only a driver was hurt.", "was hurt", "affirmed"),
        ("A driver not seen since Friday was hurt.", "was hurt", "affirmed"),
        ("No fewer than 20 were hurt.", "were hurt", "affirmed"),
        ("No more than 20 people were hurt.", "were hurt", "affirmed"),
        ("She ran without a map.", "ran", "affirmed"),
        ("The mayor had a map and no time.", "had", "affirmed"),
    ],
)
def test_a_verb_is_denied_by_what_it_is_said_of(text, verb, polarity, rules, pipeline):
    every = explain(text, rules, pipeline, published=PUBLISHED).claims
    found = [claim.polarity for claim in every if claim.kind == "polarity" and claim.value == verb]
    assert found == [polarity]


@pytest.mark.parametrize(
    ("text", "day", "question"),
    [
        ("The council sent the plan to a vote in the hall on 8 June.", "8 June", "When: “a vote in the hall on …”"),
        ("The court adjourned the case to 8 June.", "8 June", "To when did the court adjourn the case?"),
        ("The plan was sent to a vote in the hall on 8 June.", "8 June", "When: “a vote in the hall on …”"),
        ("The council voted on 3 March.", "3 March", "When did the council vote?"),
        ("The deadline was on 8 June.", "8 June", "When was the deadline?"),
        ("The council will vote on 8 June.", "8 June", "When will the council vote?"),
    ],
)
def test_what_was_done_already_was_not_done_on_a_day_to_come(text, day, question, rules, pipeline):
    every = explain(text, rules, pipeline, published=PUBLISHED).claims
    assert [claim.question for claim in every if claim.value == day] == [question]


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("The bridge was to be opened on Friday.", "was to be opened", "planned"),
        ("Smoke was to be seen from the bridge.", "was to be seen", "asserted"),
        ("The appeal is to be heard in the hall.", "is to be heard", "planned"),
    ],
)
def test_what_could_be_noticed_is_no_plan(text, verb, modality, rules, pipeline):
    every = explain(text, rules, pipeline, published=PUBLISHED).claims
    assert [claim.modality for claim in every if claim.value == verb] == [modality]


@pytest.mark.parametrize(
    ("text", "value", "modality"),
    [
        ("Omar Lind is said to have sold six mills.", "six", "reported"),
        ("Omar Lind was believed to have left on Monday.", "Monday", "reported"),
        ("The fraud, by which he is said to have gained £900, was old.", "£900", "reported"),
        ("Omar Lind said he had sold six mills.", "six", "asserted"),
        ("Omar Lind sold six mills.", "six", "asserted"),
    ],
)
def test_what_somebody_is_only_said_to_have_done_is_reported(text, value, modality, rules, pipeline):
    every = explain(text, rules, pipeline, published=PUBLISHED).claims
    assert {claim.modality for claim in every if claim.value == value} == {modality}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ines Falk demanded that the man who stole six boats be freed.", None),
        ("Mayor Ines Falk demanded that six boats be freed.", "Ines Falk"),
        ("Mayor Ines Falk said that the man who stole six boats was free.", "Ines Falk"),
    ],
)
def test_whoever_is_described_in_an_order_is_described_by_the_writer(text, speaker, rules, pipeline):
    every = explain(text, rules, pipeline, published=PUBLISHED).claims
    assert [claim.speaker_name for claim in every if claim.value == "six"] == [speaker]


def test_the_s_of_an_owner_is_no_part_of_a_value(rules, pipeline):
    every = explain("A fifth voted in Sunday's referendum.", rules, pipeline, published=PUBLISHED).claims
    assert "referendum" in [claim.value for claim in every]


@pytest.mark.parametrize(
    ("text", "deed", "modality"),
    [
        ("The clerk stole 40 rings.", "stole", "asserted"),
        ("The clerk was charged with stealing 40 rings.", "stealing", "reported"),
        ("The clerk was charged with stealing 40 rings.", "40", "reported"),
        ("A nurse accused of killing five patients spoke in court.", "killing", "reported"),
        ("The clerk denies stealing 40 rings.", "stealing", "reported"),
        ("The clerk was charged on Monday.", "was charged", "asserted"),
    ],
)
def test_what_somebody_is_only_accused_of_is_alleged(text, deed, modality, rules, pipeline):
    every = explain(text, rules, pipeline, published=PUBLISHED).claims
    found = [claim for claim in every if claim.value == deed]
    assert [claim.modality for claim in found] == [modality]
    assert modality == "asserted" or not found[0].question.startswith("Did")


@pytest.mark.parametrize(
    ("text", "deed", "polarity", "modality"),
    [
        ("Nobody claims that Falk has taken a coin.", "has taken", "affirmed", "reported"),
        ("She did not confirm that the mill had closed.", "had closed", "affirmed", "reported"),
        ("There is no evidence that Lind set the fire.", "set", "affirmed", "reported"),
        ("Police found no sign that Lind, who owns the mill, had set the fire.", "had set", "affirmed", "reported"),
        ("Police found no sign that Lind, who owns the mill, had set the fire.", "owns", "affirmed", "asserted"),
        ("Lind was jailed without proof that he had set the fire.", "had set", "affirmed", "reported"),
        ("It is not clear that the mill has closed.", "has closed", "affirmed", "reported"),
        ("Police do not think that Lind set the fire.", "set", "denied", "reported"),
        ("It is not true that the mill has closed.", "has closed", "denied", "reported"),
        ("Experts doubt that the dam will hold.", "will hold", "denied", "planned"),
        ("Nobody doubts that the dam will hold.", "will hold", "affirmed", "planned"),
        ("Moss denied claims that the council sold the park.", "sold", "denied", "reported"),
        ("The claim that Lind set the fire is false.", "set", "denied", "reported"),
        ("Reports that ten men fell are untrue.", "fell", "denied", "reported"),
        ("Moss spoke of rumours that Lind set the fire.", "set", "affirmed", "reported"),
        ("The navy has yet to confirm that ten men drowned.", "drowned", "affirmed", "reported"),
        ("The firm declined to confirm that it had closed the mill.", "had closed", "affirmed", "reported"),
        ("The navy could not verify that ten men drowned.", "drowned", "affirmed", "reported"),
        ("Lind does not deny that he set the fire.", "set", "affirmed", "reported"),
        ("The navy neither confirmed nor denied that ten men drowned.", "drowned", "affirmed", "reported"),
        ("She could not believe that she had won.", "had won", "affirmed", "asserted"),
        ("It is untrue that the council sold the park.", "sold", "denied", "reported"),
        ("Moss falsely claimed that Lind set the fire.", "set", "denied", "reported"),
        ("Police ruled out the possibility that Lind set the fire.", "set", "denied", "reported"),
        ("There is no proof Lind set the fire.", "set", "affirmed", "reported"),
        ("No evidence emerged that Lind set the fire.", "set", "affirmed", "reported"),
        ("There is nothing to suggest that Lind set the fire.", "set", "affirmed", "reported"),
        ("Police found no evidence of Lind stealing 40 rings.", "stealing", "affirmed", "reported"),
        ("There is little evidence that Lind set the fire.", "set", "affirmed", "reported"),
        ("She is not sure that Lind set the fire.", "set", "affirmed", "reported"),
        ("Lind was cleared of killing two guards.", "killing", "denied", "reported"),
        ("Lind was found not guilty of killing two guards.", "killing", "denied", "reported"),
        ("Lind allegedly set the fire.", "set", "affirmed", "reported"),
        ("The order keeps the mill from hiring guards.", "hiring", "affirmed", "reported"),
        ("Police think that Lind set the fire.", "set", "affirmed", "asserted"),
        ("She did not know that the mill had closed.", "had closed", "affirmed", "asserted"),
        ("She did not say why the mill had closed.", "had closed", "affirmed", "asserted"),
    ],
)
def test_what_nobody_says_is_not_asserted(text, deed, polarity, modality, *, rules, pipeline):
    every = explain(text, rules, pipeline, published=PUBLISHED).claims
    found = [(claim.polarity, claim.modality) for claim in every if claim.kind == "polarity" and claim.value == deed]
    assert found == [(polarity, modality)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He had shown no remorse.", "remorse"),
        ("None of the 80 tenants was injured.", "80"),
        ("Neither the pilot nor the 12 passengers was hurt.", "12"),
    ],
)
def test_what_is_said_of_none_is_denied_and_its_question_quotes(text, value, rules, pipeline):
    (found,) = (claim for claim in explain(text, rules, pipeline, published=PUBLISHED).claims if claim.value == value)
    assert (found.polarity, found.modality) == ("denied", "asserted")
    assert " … " in found.question or "…”" in found.question


def test_a_word_for_none_answers_no_who_or_what(rules, pipeline):
    found = explain("None of the 80 tenants was fined.", rules, pipeline).claims
    assert "None" not in {claim.value for claim in found if claim.kind == "entity"}


def test_what_nobody_says_is_not_asked_after(rules, pipeline):
    found = explain("There is no evidence that Lind set the fire.", rules, pipeline).claims
    asked = {claim.value: claim.question for claim in found}
    assert asked["Lind"] == "Who: “There is no evidence that … set the fire”"
    assert asked["set"] == "Whether: “There is no evidence that Lind … the fire”"


def test_a_claim_is_its_speakers(rules, pipeline):
    text = "Twelve people died, said Ana Moss. The flood left 40 injured."
    found = explain(text, rules, pipeline).claims
    said = {c.quantity.text: c.speaker_name for c in found if c.quantity}
    assert said == {"Twelve": "Ana Moss", "40": None}


def test_a_sentence_without_a_value_is_a_statement(rules, pipeline):
    (claim,) = (c for c in explain("It was a quiet night.", rules, pipeline).claims if not c.is_phrase)
    assert (claim.kind, claim.value_span, claim.text) == (None, None, "It was a quiet night.")


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_spans_index_the_text_and_nothing_raises(text, rules, pipeline):
    text = text.encode("utf-8", "replace").decode("utf-8")
    for claim in explain(text, rules, pipeline, published=PUBLISHED).claims:
        assert claim.span.of(text) == claim.text
        assert claim.value_span is None or claim.span.contains(claim.value_span)


NEWS = """Norvik Altamar said killed 12 about people on Monday in 2004 “ ” " ( ) , . the summit of leaders $9 billion
bid for and 40 injured will is to not a share percent 7:40 a.m."""
WORDS = st.sampled_from([*NEWS.split(), "\n"])


@settings(max_examples=60, deadline=None)
@given(words=st.lists(WORDS, max_size=40))
def test_any_arrangement_of_news_words_is_taken(words, rules, pipeline):
    text = " ".join(words)
    for claim in explain(text, rules, pipeline, published=PUBLISHED).claims:
        assert claim.span.of(text) == claim.text


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("Mara Lindqvist, 14, took the wheel.", "Mara Lindqvist", "Who took the wheel?"),
        ("Apollo 11 returned on Monday.", "Apollo", "What returned on Monday?"),
        ("Police arrested Tom Becker (46) in Ramsby.", "Tom Becker", "Who did police arrest?"),
        ("Police arrested Tom Becker, a 19-year-old, at home.", "Tom Becker", "Who did police arrest?"),
    ],
)
def test_somebody_whose_age_is_told_still_did_the_deed(text, answer, question, rules, pipeline):
    named = [c for c in claims(text, "entity", rules, pipeline) if c.question == question]
    assert [c.value for c in named] == [answer]


@pytest.mark.parametrize("text", ["Twelve people died.", "A 25-year-old clerk died."])
def test_a_noun_behind_its_figure_is_no_answer_beside_it(text, rules, pipeline):
    assert claims(text, "entity", rules, pipeline) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The thesis was accepted by the University of Ramsby.", ["thesis", "University of Ramsby"]),
        ("The Bank of the North closed.", ["Bank of the North"]),
        ("The Duke of Ramsby met the clerk.", ["Duke of Ramsby", "clerk"]),
        # Two things, not one name.
        ("The mayor of Ramsby met the clerk.", ["mayor", "Ramsby", "clerk"]),
        ("Lind left Ramsby of his own will.", ["Lind", "Ramsby", "his own will"]),
    ],
)
def test_a_name_goes_on_behind_of(text, values, rules, pipeline):
    assert [c.value for c in claims(text, "entity", rules, pipeline)] == values
