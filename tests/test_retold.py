"""The marked stories follow their form, none is told twice, and none is both learned from and measured on."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.model import Span
from claimcheck.train.stories import Mark, StoryError, read_stories

CORPUS = Path(__file__).parent.parent / "corpus" / "retold"
STORY = """=== lomas-ferry
desk: disaster
f1 count moves | people killed
--- Coastal Wire | 2031-03-07
A ferry sank, drowning {f1A|at least nine}.
--- The Meridian Post |
{f1B|Twelve} have died.
"""


def test_every_story_follows_the_form_and_has_a_name_of_its_own():
    stories = read_stories(sorted(CORPUS.glob("*/*.txt")))
    assert len(stories) >= 1400
    assert sum(len(story.facts) for story in stories) > 22000


def test_a_fifth_is_kept_for_validation():
    training, validation = (
        len(read_stories(sorted((CORPUS / part).glob("*.txt")))) for part in ("training", "validation")
    )
    assert validation >= (training + validation) / 5


def test_marks_become_places(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    (story,) = read_stories([path])
    first, second = story.articles
    assert first.text == "A ferry sank, drowning at least nine.\n"
    assert first.marks == (Mark("f1", "A", Span(23, 36)),)
    assert first.marks[0].span.of(first.text) == "at least nine"
    assert second.published is None
    assert story.facts["f1"].moves


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("f1 count moves", "f1 number", "not in the format"),
        ("{f1B|Twelve}", "{f2B|Twelve}", "does not list"),
        ("{f1B|Twelve}", "Twelve", "not in two articles"),
        ("{f1B|Twelve}", "{f1B|Twelve", "broken mark"),
        ("desk: disaster", "desk disaster", "not in the format"),
    ],
)
def test_a_fault_is_named(old, new, message, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(STORY.replace(old, new), encoding="utf-8")
    with pytest.raises(StoryError, match=message):
        read_stories([path])


def test_two_stories_of_one_name_are_a_fault(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(STORY + "\n" + STORY, encoding="utf-8")
    with pytest.raises(StoryError, match="two stories are called lomas-ferry"):
        read_stories([path])
