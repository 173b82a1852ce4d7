"""The figure of one article, looked for in the article that seems to differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.compare.figures_elsewhere import IN_THE_ARTICLE, IN_THE_SENTENCE, NOWHERE, elsewhere
from claimcheck.model import Span
from tests.build import claim, quantity

SENTENCE, FURTHER_DOWN = Span(0, 40), Span(300, 303)


def at(words, place, unit=None):
    return replace(quantity(words, unit=unit), span=place)


@pytest.mark.parametrize(
    ("said", "beside", "expected"),
    [
        ("112", at("112", Span(30, 33)), IN_THE_SENTENCE),  # "the limit is 90, and it was 112"
        ("112", at("112", FURTHER_DOWN), IN_THE_ARTICLE),
        ("112", at("113", Span(30, 33)), NOWHERE),
        ("112", at("112", Span(30, 33), unit="kilogram"), NOWHERE),
        ("4", at("4", Span(30, 33)), NOWHERE),  # small figures are in every article
    ],
)
def test_figure_of_the_other_article(said, beside, expected):
    ours = replace(claim("a", quantity=at(said, Span(5, 8), unit="kilometre")), span=SENTENCE)
    theirs = replace(claim("b", quantity=at("90", Span(5, 8), unit="kilometre")), span=SENTENCE)
    figures = {"a": (ours.quantity,), "b": (theirs.quantity, beside)}
    assert elsewhere(ours, theirs, figures) == elsewhere(theirs, ours, figures) == expected
