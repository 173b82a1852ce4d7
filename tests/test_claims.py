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
    return [claim for claim in found if claim.slot is not None and claim.slot.kind == kind]


@pytest.mark.parametrize(
    ("text", "figure", "known"),
    [
        ("The flood killed at least 12 people.", "12", ("noun.people", "predicate.kill")),
        ("The flood left 12 dead and 40 injured.", "12", ("", "predicate.kill")),
        ("The flood left 12 dead and 40 injured.", "40", ("", "predicate.injure")),
        (
            "Ten people were killed, 140 were injured and 1,500 houses damaged.",
            "140",
            ("noun.people", "predicate.injure"),
        ),
        ("Ten were killed and 1,500 houses damaged.", "1,500", ("noun.building", "predicate.damage")),
        ("Storm kills six and 22 hurt.", "22", ("", "predicate.injure")),
        ("Two trams collided, leaving nine dead.", "nine", ("", "predicate.kill")),
        ("The storm claimed 23 lives.", "23", ("noun.people", "predicate.claim_lives")),
        ("Candles burned for the nine miners who died in the blast.", "nine", ("miner", "predicate.kill")),
        ("The flood killed 12 cows.", "12", ("cow", "predicate.kill")),
        ("Norvik shares fell 4.3 percent on Monday.", "4.3 percent", ("", "predicate.fall")),
        ("The hall has 61 windows.", "61", ("window", None)),
    ],
)
def test_what_is_counted_and_what_happened_to_it(text, figure, known, rules, pipeline):
    every = explain(text, rules, pipeline, published=PUBLISHED).claims
    found = [c.slot for c in every if c.quantity is not None and c.quantity.text.startswith(figure)]
    assert [(slot.head, slot.predicate) for slot in found] == [known]


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("Another 12 people died in hospital.", "part", "another"),
        ("In 2004 a wave killed 12 people there.", "when", (date(2004, 1, 1), date(2004, 12, 31))),
        ("On Tuesday a wave killed 12 people there.", "when", None),
        ("A wave killed 12 people in a region that a quake had hit in 2004.", "when", None),
        ("Twelve people were killed in the Elm district.", "places", ("district",)),
        ("The port fined Norvik $9 million.", "part", None),
    ],
)
def test_what_a_slot_knows(text, field, expected, rules, pipeline):
    (claim,) = [c for c in explain(text, rules, pipeline, published=PUBLISHED).claims if c.quantity is not None]
    holder = claim.slot if hasattr(claim.slot, field) else claim.slot.anchor
    assert getattr(holder, field) == expected


@pytest.mark.parametrize(
    ("text", "date_", "predicate"),
    [
        ("A virtual summit was held on Friday.", "Friday", "hold"),
        ("The ferry left at 9:40 a.m. on Monday.", "9:40 a.m. on Monday", "predicate.depart"),
        ("The tree fell on Sunday.", "Sunday", "predicate.fall"),
    ],
)
def test_what_happened_on_a_date(text, date_, predicate, rules, pipeline):
    (claim,) = claims(text, "date", rules, pipeline)
    assert (claim.time.text, claim.slot.predicate) == (date_, predicate)


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


def test_a_claim_is_its_speakers(rules, pipeline):
    text = "Twelve people died, said Ana Moss. The flood left 40 injured."
    found = explain(text, rules, pipeline).claims
    said = {c.quantity.text: c.speaker_name for c in found if c.quantity}
    assert said == {"Twelve": "Ana Moss", "40": None}


def test_a_sentence_without_a_value_is_a_statement(rules, pipeline):
    (claim,) = (c for c in explain("It was a quiet night.", rules, pipeline).claims if not c.is_phrase)
    assert (claim.slot, claim.value_span, claim.text) == (None, None, "It was a quiet night.")


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
