"""Quotation runs: marks of all makes, told apart by what stands around them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.paragraphs import split_paragraphs
from claimcheck.extract.quotes import find_quotes


def runs(text: str) -> list[str]:
    return [run.span.of(text) for run in find_quotes(text, split_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We sail at noon," she said. "Be there."', ["We sail at noon,", "Be there."]),
        # A space typed before a closing mark, and none behind it.
        ('"We sail at noon, "said Falk. "Be there."', ["We sail at noon,", "Be there."]),
        ('He said, "we sail at noon," and left.', ["we sail at noon,"]),
        ("“We sail at noon,” she said.", ["We sail at noon,"]),
        ("''We sail at noon,'' she said. ''Be there.''", ["We sail at noon,", "Be there."]),
        ("``We sail at noon,'' she said.", ["We sail at noon,"]),
        ("«We sail,» she said. »Be there«", ["We sail,", "Be there"]),
        ("„We sail,“ she said.", ["We sail,"]),
        # Single marks as quotation marks, apostrophes left alone.
        ("'We can't sail,' said Falk. 'It won't do.'", ["We can't sail,", "It won't do."]),
        ("She said: ‘The sailors’ union won’t sail,’ and left.", ["The sailors’ union won’t sail,"]),
        ("In the '90s the sailors' hall wasn't ours.", []),
        ("They said 'yes' to it.", ["yes"]),
        # Nested marks belong to the run around them.
        ("\"He said 'go' to me,\" she said.", ["He said 'go' to me,"]),
        ("“He said ‘go’ to me,” she said.", ["He said ‘go’ to me,"]),
        ("“He said “go” to me,” she said.", ["He said “go” to me,"]),
        # A mark that is never closed ends with its paragraph.
        ('"We sail at noon, she said.\n\nNobody came.', ["We sail at noon, she said."]),
        ("“One. “Two,” she said.", ["One.", "Two,"]),
        # Marks typed the wrong way round.
        ("It was ”quite unlike” her.", ["quite unlike"]),
        ("“We sail at noon,“ she said.", ["We sail at noon,"]),
        # Inches and seconds.
        ('The mast is 6\' 2" thick and "quite straight".', ["quite straight"]),
        ('"" and " "', []),
    ],
)
def test_runs(text, expected):
    assert runs(text) == expected


def test_a_paragraph_takes_up_the_one_left_open():
    text = "“We sail at noon.\n\n“Be there,” she said."
    first, second = find_quotes(text, split_paragraphs(text))
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_a_paragraph_that_only_closes_goes_on_too():
    text = '"We sail at noon.\n\nBe there." Nobody came.'
    assert runs(text) == ["We sail at noon.", "Be there."]
    assert [run.continues for run in find_quotes(text, split_paragraphs(text))] == [False, True]


MARKS = st.sampled_from(
    ['"', "“", "”", "'", "’", "‘", "''", "``", "«", "»", "„", " ", "a", "s", ".", ",", "\n", "—", "9"]
)


@given(st.lists(MARKS, max_size=60).map("".join) | st.text(max_size=80))
def test_any_marks_in_any_order(text):
    paragraphs = split_paragraphs(text)
    found = find_quotes(text, paragraphs)
    end = 0
    for run in found:
        assert end <= run.span.start < run.span.end
        assert any(paragraph.contains(run.span) for paragraph in paragraphs)
        assert run.span.of(text) == run.span.of(text).strip()
        end = run.span.end


@pytest.mark.parametrize("piece", ['"', "“", "'", "''", '" ', "‘a ", '"a', "(‘a” "])
def test_a_megabyte_of_marks_takes_linear_time(piece):
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    find_quotes(text, split_paragraphs(text))
    assert time.process_time() - started < 10
