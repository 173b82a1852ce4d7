"""What is raised, struck out or the mark of a note, whatever kind of document it stands in."""

import pytest

from claimcheck.read.runs import Run, is_note_mark, set_raised, withdrawn, words_of


@pytest.mark.parametrize(
    ("before", "raised", "after", "linked", "text"),
    [
        ("some 31", "1", " people", False, ""),
        ("some 31", "1,2", " people", False, ""),
        ("EUR 85 million", "3", ".", False, ""),
        ("EUR 85 m", "2", ".", False, ""),
        ("$4.5m", "2", " a year", False, ""),
        ("the mayor", "[a]", " said", False, ""),
        ("the mayor", "*", " said", False, ""),
        ("the mayor", "[4][5]", " said", False, ""),
        ("17 km", "2", " of", False, "²"),
        ("per m", "3", "", False, "³"),
        ("some 40 ft", "2", "", False, "²"),
        ("9.8 m s", "-2", "", False, "⁻²"),
        ("about 3×10", "6", " cells", False, "⁶"),
        ("10", "-9", " m", False, "⁻⁹"),
        ("17 km", "2", " of", True, ""),
        ("some 10", "4", " boats", True, ""),
        ("some 110", "4", " boats", False, ""),
        ("the team", "2", " said", False, ""),
        ("the 21", "st", " century", False, "st"),
        ("the 4", "th", " boat", False, "th"),
        ("about 2", "1", "⁄2 litres", False, " 1"),
        ("about ", "3", "/4", False, "3"),
        ("Lundex", "TM", " paint", False, "™"),
        ("the M", "lle", " Ada", False, "lle"),
    ],
)
def test_what_is_raised_is_set_apart(before, raised, after, linked, text):
    assert set_raised(before, raised, after, linked=linked) == text


@pytest.mark.parametrize(
    ("runs", "text", "struck"),
    [
        ([Run("31"), Run("1", "raised"), Run(" people")], "31 people", ()),
        ([Run("17"), Run("2", "note"), Run(" boats")], "17 boats", ()),
        ([Run("some "), Run("31", "struck"), Run(" 44 people")], "some 44 people", ("31",)),
        ([Run("was "), Run("9", "struck"), Run("12")], "was 12", ("9",)),
        ([Run("was "), Run("9 or ", "struck"), Run("ten", "struck"), Run(".")], "was .", ("9 or ten",)),
        ([Run("a lake of 9 km"), Run("", "plain"), Run("2", "raised")], "a lake of 9 km²", ()),
        ([Run("21"), Run("s", "raised"), Run("t", "raised"), Run(" May")], "21st May", ()),
    ],
)
def test_the_words_of_runs(runs, text, struck):
    assert words_of(runs) == (text, struck)


@pytest.mark.parametrize("mark", ["1", "[12]", "(3)", "*", "†", "a", "iv", "[note 2]", "1, 2"])
def test_marks_of_notes(mark):
    assert is_note_mark(mark)


@pytest.mark.parametrize("words", ["2031", "see below", "[citation needed]", "12 people", ""])
def test_words_that_are_no_mark(words):
    assert not is_note_mark(words)


def test_what_was_struck_out_is_told_in_short():
    assert withdrawn([]) == ()
    ((code, message),) = withdrawn(["31", "x" * 90, "b", "c", "d"])
    assert code == "withdrawn"
    assert "'31'" in message
    assert "and 2 more" in message
    assert len(message) < 260
