"""The list of irregular verbs, and what may not be in it."""

from __future__ import annotations

import pytest

from claimcheck.rulebook.verbs import SECTION, Verbs


def verbs(**irregular):
    return Verbs(version="1", about="Some verbs.", helping=[], past=[], present=[], modals=[], irregular=irregular)


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [("spoke", "speak"), ("spoken", "speak"), ("went", "go"), ("lay", None), ("speak", None), ("closed", None)],
)
def test_the_infinitive_of_an_irregular_form(form, infinitive, rules):
    assert rules.verbs.infinitives.get(form) == infinitive


def test_a_past_tense_that_is_an_infinitive_too_is_not_surely_past():
    assert verbs(lie=("lay", "lain"), lay=("laid",)).pasts == {"laid"}


def test_a_form_of_two_verbs_is_a_fault():
    (fault,) = SECTION.check(verbs(wind=("wound",), wound=("wound",)))
    assert fault == (("irregular", "wound"), "'wound' is a form of 'wind' already")
