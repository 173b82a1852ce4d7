"""Articles that are added, changed or removed cost what they touch, and the result is that of a run from scratch."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.align import candidates, facts
from claimcheck.nets.sessions import Encoder, Judge
from claimcheck.pipeline import check
from claimcheck.settings import Settings
from claimcheck.store.facts import pack_facts, unpack_facts
from claimcheck.store.packing import DamagedError

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
    days = {"flood": "2031-01-07", "strike": "2031-08-02"}
    table = ["file,published"]
    for name, text in STORIES.items():
        (folder / f"{name}.txt").write_text(text)
        table.append(f"{name}.txt,{days[name.split('-')[0]]}")
    (folder / "articles.csv").write_text("\n".join(table))
    return folder


@pytest.fixture
def room():
    """The most pairs of a story that are judged."""
    return candidates.MOST_OF_A_STORY


@pytest.fixture
def matched(monkeypatch):
    """The stories that were matched, as the names of their articles."""
    real, stories = facts.facts_of_story, []

    def noted(story, *more):
        stories.append(sorted(file.removesuffix(".txt") for file in story.extractions))
        return real(story, *more)

    monkeypatch.setattr(facts, "facts_of_story", noted)
    return stories


@pytest.fixture
def work(monkeypatch):
    """What the networks were made to read: passages, and the tokens of pairs of windows."""
    read = {"encoded": [], "judged": []}
    for network, method, kind in ((Encoder, "encode", "encoded"), (Judge, "judge", "judged")):
        real = getattr(network, method)

        def noted(self, *what, real=real, kind=kind):
            read[kind].append(what[:2])
            return real(self, *what)

        monkeypatch.setattr(network, method, noted)
    return read


@pytest.fixture
def rerun(folder, rules, work, room, monkeypatch):
    """Makes a change to the articles, compares them anew, and returns the passages and pairs that were read for it.

    The first run is done.
    """
    monkeypatch.setattr(candidates, "MOST_OF_A_STORY", room)
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


def stands_in(tokens, passage):
    """Whether what the judge reads was cut out of a passage."""
    return any(passage.tokens[at : at + len(tokens)] == tokens for at in range(len(passage.tokens)))


def rewrite(name, old, new):
    def change(folder):
        path = folder / f"{name}.txt"
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    return change


def add(name, text, day="2031-01-08"):
    def change(folder):
        (folder / f"{name}.txt").write_text(text)
        with (folder / "articles.csv").open("a") as table:
            table.write(f"\n{name}.txt,{day}")

    return change


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
def test_an_added_article_alone_is_read_against_others(rerun):
    (passage,), pairs = rerun(add("flood-4", NEW))
    assert pairs
    # Of the others fewer pairs are asked for now that the story is larger; these are known.
    assert all(any(stands_in(window, passage) for window in pair) for pair in pairs)


def test_what_is_known_of_two_names_is_not_taken_for_other_articles(rerun):
    _, pairs = rerun(rewrite("flood-1", STORIES["flood-1"], NEW))
    assert pairs
    assert rerun(rewrite("flood-1", NEW, STORIES["flood-1"])) == ((), ())


FLOOD, STRIKE = (sorted(name for name in STORIES if name.startswith(story)) for story in ("flood", "strike"))


@pytest.mark.parametrize(
    ("change", "stories"),
    [
        (lambda _folder: None, []),
        (rewrite("flood-1", "40 homes", "44 homes"), [FLOOD]),
        (remove("flood-3"), [FLOOD[:2]]),
        (add("flood-4", NEW), [[*FLOOD, "flood-4"]]),
        (remove("strike-2"), []),
        (add("weather", "It rained for 9 days.", "2033-01-01"), []),
    ],
)
def test_only_the_stories_of_changed_articles_are_matched(change, stories, folder, rules, matched):
    check([folder], rules=rules)
    assert matched == [FLOOD, STRIKE]
    matched.clear()
    change(folder)
    result = check([folder], rules=rules)
    assert matched == stories
    assert repr(result) == repr(check([folder], rules=rules, settings=Settings(cache=False)))
    assert result.facts


def test_facts_that_cant_be_read_are_found_again(folder, rules, matched, monkeypatch):
    first = check([folder], rules=rules)
    matched.clear()
    monkeypatch.setattr("claimcheck.work.stories.unpack_facts", refuse)
    assert repr(check([folder], rules=rules)) == repr(first)
    assert matched == [FLOOD, STRIKE]


def refuse(*_):
    raise DamagedError


def test_facts_come_back_as_they_were(folder, rules):
    result = check([folder], rules=rules)
    claims = {claim.id: claim for extraction in result.extractions for claim in extraction.claims}
    assert result.facts
    assert unpack_facts(pack_facts(result.facts), claims) == result.facts
    claims.pop(result.facts[0].claims[0].id)
    for damaged in (pack_facts(result.facts), b"", pack_facts(result.facts)[:-9]):
        with pytest.raises(DamagedError):
            unpack_facts(damaged, claims)
