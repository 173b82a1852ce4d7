"""A dateline is no part of the sentence behind it: the lead is read as a sentence of its own."""

from __future__ import annotations

import pytest

from claimcheck.extract.openings import text_start
from claimcheck.pipeline import explain

DATELINES = [
    ("LUND ISLE, Croatia - ", "A storm tore off the roof."),
    ("LUND ISLE, Croatia, May 31 (NPA) — ", "A storm tore off the roof."),
    ("PORT-AU-LUND — ", "“Nobody slept,” said Omar Lind."),
    ("LUND ISLE/RAMSBY, Feb 3 (Wire) -- ", "Two men fell."),
    ("Ramsby (NPA) – ", "Two men fell."),
    ("(NPA) — ", "Two men fell."),
    ("May 5 - ", "Two men fell."),
    ("ŁUNDŹ —", "Two men fell."),
    ("NEW YORK, March 5, 2031 /Newsline/ -- ", "Two men fell."),
    ("NEW YORK--(NEWSLINE)--", "Two men fell."),
    ("Mumbai: ", "Two men fell."),
    ("LAHORE (NPA): ", "Two men fell."),
    ("Sydney, Australia – ", "Two men fell."),
]
NONE = [
    "NATO — the alliance — has two new members.",
    "BBC - The Voice - was on at eight.",
    "RAMSBY–LUND trains are late.",
    "TOLL: Nine people died.",
    "Two men - Omar Lind and Odo Pell - fell.",
    "A man — Once a clerk — fell.",
    "LUNDBANK — Europe's biggest bank — cut 800 jobs.",
    "Ana Weber (pictured) — Lund's first woman in orbit — landed.",
    "Ana Weber (Labour) — 12,345 votes",
    "May 5 — Ana Weber's birthday — was the day.",
    "Sydney — Ana Weber's home — was flooded.",
    "FALK: Two men fell.",
    "Weber: Two men fell.",
]


@pytest.mark.parametrize(("dateline", "text"), DATELINES)
def test_the_text_starts_behind_a_dateline(dateline, text, rules):
    assert text_start(dateline + text, rules.places, rules.datelines.day) == len(dateline)


@pytest.mark.parametrize("text", NONE)
def test_a_sentence_that_looks_like_one_has_none(text, rules):
    assert text_start(text, rules.places, rules.datelines.day) == 0


def test_no_claim_is_in_a_dateline_and_the_lead_is_read_without_it(rules, pipeline):
    found = explain("LUND ISLE, Croatia, May 31 (NPA) - Divers searched a canal on Friday.", rules, pipeline)
    assert [claim.value for claim in found.claims] == ["Divers", "searched", "canal", "Friday"]
    assert {claim.text for claim in found.claims} == {"Divers searched a canal on Friday."}
