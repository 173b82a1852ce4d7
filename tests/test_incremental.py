"""Articles that are added, changed or removed cost what they touch, and the result is that of a run from scratch."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.align import candidates
from claimcheck.nets.sessions import Encoder, Judge
from claimcheck.nets.windows import CLOSES, OPENS
from claimcheck.pipeline import check
from claimcheck.settings import Settings

# Three articles of one story and two of another.
STORIES = {
    "flood-1": "The river Anselm burst its banks in Wickmoor on Monday.\n\nThe mayor said 40 homes were flooded.",
    "flood-2": "Water from the river Anselm flooded 45 homes in Wickmoor.\n\nThe mayor of Wickmoor asked for help.",
    "flood-3": "In Wickmoor the river Anselm flooded 38 homes, firemen said.\n\nA bridge was closed on Monday.",
    "strike-1": "Drivers of Telmar trams walked out on Friday.\n\nTheir union Radbund wants 6 percent more pay.",
    "strike-2": "Telmar trams stood still as the union Radbund asked for 7 percent more pay from Friday on.",
}
FULL_STOP = 1012
NEW = "The river Anselm rose above the mark of 1961 in Wickmoor, where 41 homes were flooded on Monday."


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


@pytest.fixture
def work(monkeypatch):
    """What the networks were made to read: passages, and pairs of windows."""
    read = {"encoded": [], "judged": []}
    for network, method, kind in ((Encoder, "encode", "encoded"), (Judge, "judge", "judged")):
        real = getattr(network, method)

        def noted(self, *what, real=real, kind=kind):
            read[kind].append(what)
            return real(self, *what)

        monkeypatch.setattr(network, method, noted)
    return read


@pytest.fixture
def rerun(folder, rules, work):
    """Makes a change to the articles, compares them anew, and returns the passages and pairs that were read for it.

    The first run is done.
    """
    check([folder], rules=rules)

    def run(change):
        change(folder)
        for what in work.values():
            what.clear()
        result = check([folder], rules=rules)
        read = tuple(passage for (passage,) in work["encoded"]), tuple(work["judged"])
        assert repr(result) == repr(check([folder], rules=rules, settings=Settings(cache=False)))
        return read

    return run


def stands_in(window, passage):
    """Whether what the judge reads of a value was cut out of a passage."""
    words = [token for token in window.tokens if token not in (OPENS, CLOSES)]
    return any(list(passage.tokens[at : at + len(words)]) == words for at in range(len(passage.tokens)))


def rewrite(name, old, new):
    def change(folder):
        path = folder / f"{name}.txt"
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    return change


def add(name, text):
    return lambda folder: (folder / f"{name}.txt").write_text(text)


def remove(name):
    return lambda folder: (folder / f"{name}.txt").unlink()


@pytest.mark.parametrize(
    "change",
    [
        rewrite("flood-1", "40 homes", "44 homes"),  # figures are masked: it is the sentence that is read
        remove("flood-2"),
        remove("strike-2"),
    ],
)
def test_a_changed_figure_and_a_removed_article_have_nothing_read_anew(change, rerun):
    assert rerun(change) == ((), ())


def test_another_sentence_is_read_against_what_it_meets(rerun):
    (passage,), pairs = rerun(rewrite("flood-2", "asked for help.", "sent for the army and its boats."))
    assert pairs
    assert all(any(stands_in(window, passage) for window in pair) for pair in pairs)
    # What stands in the first sentence is read as before, and so is what the judge has said of it.
    first = replace(passage, tokens=passage.tokens[: passage.tokens.index(FULL_STOP) + 1])
    assert not any(stands_in(window, first) for pair in pairs for window in pair)


@pytest.mark.parametrize("room", [12_000, 60, 30])
def test_an_added_article_alone_is_read_against_others(room, rerun, monkeypatch):
    monkeypatch.setattr(candidates, "MOST_OF_A_STORY", room)
    rerun(lambda _folder: None)
    (passage,), pairs = rerun(add("flood-4", NEW))
    assert pairs
    # Of the others fewer pairs are asked for now that the story is larger; these are known.
    assert all(any(stands_in(window, passage) for window in pair) for pair in pairs)


def test_what_is_known_of_two_names_is_not_taken_for_other_articles(rerun):
    _, pairs = rerun(rewrite("strike-1", STORIES["strike-1"], STORIES["flood-2"]))
    assert pairs
    assert rerun(rewrite("strike-1", STORIES["flood-2"], STORIES["strike-1"])) == ((), ())
