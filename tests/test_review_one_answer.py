"""One answer as a page gives it: what is taken, what is refused, and what must have been seen before."""

from __future__ import annotations

import pytest

from claimcheck.review.known import report_in
from claimcheck.review.one_answer import Answer, ChangedMeanwhileError, NotTakenError, standing_in, take_answer
from claimcheck.review.store import read_decisions
from tests.reviewing import ids_in, lay_report


@pytest.fixture
def folder(tmp_path):
    return lay_report(tmp_path)


def take(folder, target, about="disagreement", name="Ada", seen=(), **fields):
    answer = Answer(about=about, target=target, reviewer=name, fields=fields, seen=seen)
    take_answer(folder, report_in(folder), answer, origin="page", sha256="0f")


def rows(folder, target):
    return tuple(one.row for one in standing_in(folder, report_in(folder)).get(target, []))


@pytest.mark.parametrize(
    ("about", "fields", "kept"),
    [
        ("disagreement", {"answer": "Misread. "}, ("misread", "", "")),
        ("disagreement", {"value": " 12 "}, ("", "12", "")),
        ("claim", {"answer": "ok", "note": "as it\nstands"}, ("yes", "", "as it\nstands")),
    ],
)
def test_an_answer_is_read_as_a_cell_is(folder, about, fields, kept):
    take(folder, ids_in(folder, about)[0], about, name=" Ada  L. ", **fields)
    (decision,) = read_decisions(folder)
    assert (decision.answer, decision.value, decision.note, decision.reviewer) == (*kept, "Ada L.")


@pytest.mark.parametrize(
    ("name", "about", "fields", "says"),
    [
        ("", "disagreement", {"answer": "misread"}, "enter your name"),
        ("Ada", "disagreement", {"answer": "yes"}, "not one of the answers"),
        ("Ada", "claim", {"answer": "yes", "checked_on": "2031-03-08"}, "not a question asked here"),
        ("Ada", "disagreement", {"value": "9" * 1_001}, "1000 are the most"),
        ("A" * 101, "disagreement", {"answer": "misread"}, "100 are the most"),
    ],
)
def test_what_no_row_of_a_sheet_could_say_is_refused(folder, name, about, fields, says):
    with pytest.raises(NotTakenError, match=says):
        take(folder, ids_in(folder, about)[0], about, name=name, **fields)
    assert read_decisions(folder) == ()


def test_only_what_was_seen_is_replaced(folder):
    first = ids_in(folder, "disagreement")[0]
    take(folder, first, answer="misread")
    with pytest.raises(ChangedMeanwhileError):
        take(folder, first, answer="undecided")
    take(folder, first, name="Bo", answer="undecided")
    ada, bo = rows(folder, first)
    take(folder, first, name="ADA", seen=(ada,), answer="both can hold")
    assert [(one.reviewer, one.answer) for one in read_decisions(folder)] == [
        ("Bo", "undecided"),
        ("ADA", "both can hold"),
    ]
    take(folder, first, name="Bo", seen=(bo,))
    assert [one.reviewer for one in read_decisions(folder)] == ["ADA"]
    take(folder, first, name="Bo")
    assert len(read_decisions(folder)) == 1
