"""What is listed for and against a link."""

from __future__ import annotations

import pytest

from claimcheck.align.evidence import NUMBERS
from claimcheck.align.reasons import reasons_for_wording, reasons_of

# Evidence that says nothing either way.
SILENT = dict.fromkeys(NUMBERS, 0.0)


@pytest.mark.parametrize(
    ("found", "outcome", "note"),
    [
        ({"near": 0.6}, "agrees", "both are about similar things"),
        ({"value": 1.0}, "agrees", "the values agree"),
        ({"margin_first": 2.0, "margin_second": 0.5}, "agrees", "nothing else in either article fits better"),
        ({"margin_first": 2.0, "margin_second": -0.5}, "differs", "something else in one article fits better"),
        ({"sentences": 0.7}, "agrees", "the sentences share most of their words"),
        ({"speaker": 1.0}, "agrees", "the same speaker"),
        ({"speaker": -1.0}, "differs", "another speaker"),
        ({"look_alike": 1.0}, "differs", "the words are those of two questions"),
        ({"elsewhere_second": 2.0}, "differs", "one of the values is also elsewhere in the other article"),
        ({"unit": -1.0}, "differs", "another unit"),
        ({"change_differs": 1.0}, "differs", "one is a change, the other a level"),
        ({"surety_differs": 1.0}, "differs", "one is less certain"),
        ({"denied": 1.0}, "differs", "one is denied"),
    ],
)
def test_evidence_in_words(found, outcome, note):
    judged, reason = reasons_of(SILENT | found, 0.8)
    assert judged.note == "judged to be the same question: 0.80"
    assert (reason.outcome, reason.note) == (outcome, note)


def test_evidence_that_says_nothing_is_not_listed():
    assert len(reasons_of(SILENT, 0.8)) == 1


def test_what_speaks_for_a_link_comes_first():
    outcomes = [reason.outcome for reason in reasons_of(SILENT | {"denied": 1.0, "near": 0.9, "value": 1.0}, 0.8)]
    assert outcomes == ["weighed", "agrees", "agrees", "differs"]


def test_two_wordings_share_words():
    assert [reason.note for reason in reasons_for_wording(0.75)] == ["75% of the words are shared, in order"]
