"""Values that two articles quote in one utterance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.align.utterances import within_one_utterance
from claimcheck.model import Claim, Link, Span
from tests.build import claim, quantity

# The quotations are at 10 to 60 of each article.
QUOTED, INSIDE, OUTSIDE = Span(10, 60), Span(20, 30), Span(70, 80)


def quotation(file: str) -> Claim:
    return replace(claim(file, 9, kind="quote", words="We have closed the port"), value_span=QUOTED)


def value(file: str, place: Span, kind: str = "polarity") -> Claim:
    if kind == "count":
        return replace(claim(file, kind="count", quantity=quantity("30")), value_span=place)
    return replace(claim(file, kind=kind, words="have closed"), value_span=place)


@pytest.mark.parametrize(
    ("first", "second", "linked", "expected"),
    [
        (value("a", INSIDE), value("b", INSIDE), True, True),
        (value("a", INSIDE, "entity"), value("b", INSIDE, "entity"), True, True),
        (value("a", INSIDE), value("b", OUTSIDE), True, False),  # one article says so itself
        (value("a", INSIDE), value("b", INSIDE), False, False),  # two utterances may contradict each other
        (value("a", INSIDE, "count"), value("b", INSIDE, "count"), True, False),  # figures count even in a quotation
    ],
)
def test_values_in_one_utterance(first, second, linked, expected):
    quotations = (quotation("a"), quotation("b"))
    claims = {each.id: each for each in (first, second, *quotations)}
    links = [Link(first=quotations[0].id, second=quotations[1].id, probability=0.9)] if linked else []
    found = list(within_one_utterance([(first.id, second.id)], links, claims))
    assert found == ([(first.id, second.id)] if expected else [])
