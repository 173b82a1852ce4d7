"""Many articles need no more memory than a few: what was found in them is on disk, and one story at a time is not."""

from __future__ import annotations

import gc
import json
import re
from contextlib import nullcontext
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck import pipeline
from claimcheck.align import facts as facts_module
from claimcheck.cli.app import app
from claimcheck.errors import NoUsableInputError
from claimcheck.model import Extraction, HeldExtractions
from claimcheck.pipeline import check
from claimcheck.report import by_story
from claimcheck.report.folder import write_report
from claimcheck.report.written import read_report
from claimcheck.work.shelf import Collected, Shelf
from tests.results import report_files

PLACES = ("Wickmoor", "Telmar", "Orvane", "Hessel", "Ludbrook", "Carnweth")
RIVERS = ("Anselm", "Brack", "Corrow", "Dunsel", "Ebbet", "Farrow")
TEXT = (
    "The river {river} burst its banks in {place} on Monday.\n\n"
    "The mayor of {place} said {homes} homes were flooded.\n\nTwo bridges over the {river} were closed.\n"
)


@pytest.fixture
def folder(tmp_path):
    """Six floods, two months apart, each told by three outlets, and a notice that is on none of them."""
    folder = tmp_path / "articles"
    folder.mkdir()
    table = ["file,outlet,published"]
    for number, (place, river) in enumerate(zip(PLACES, RIVERS, strict=True)):
        for outlet in range(3):
            name = f"{outlet}-{place.lower()}.txt"  # by name, no story comes in one piece
            homes = 40 + number + 20 * (outlet == 2)
            (folder / name).write_text(TEXT.format(place=place, river=river, homes=homes))
            table.append(f"{name},Outlet {outlet},20{31 + number}-0{number + 1}-0{outlet + 1}")
    (folder / "notice.txt").write_text("The library has bought 9 chairs.")
    (folder / "articles.csv").write_text("\n".join(table))
    return folder


@pytest.fixture
def many(monkeypatch):
    """Treats a few articles as very many."""
    monkeypatch.setattr(pipeline, "HELD_IN_MEMORY", 0)


@pytest.mark.usefixtures("many")
def test_what_is_read_from_disk_gives_the_bytes_of_what_is_in_memory(folder, rules):
    expected = check([folder], rules=rules)
    assert expected.disagreements
    with Shelf() as shelf:
        result = check([folder], rules=rules, shelf=shelf)
        assert isinstance(result.extractions, HeldExtractions)
        assert repr(result) == repr(expected)
        assert [repr(one) for one in result.extractions] == [repr(one) for one in expected.extractions]
        assert tuple(result.facts) == expected.facts
        assert report_files(result) == report_files(expected)


def extractions_in_memory():
    gc.collect()
    return sum(type(one) is Extraction for one in gc.get_objects())


@pytest.mark.usefixtures("many")
def test_one_story_at_a_time_is_in_memory(folder, rules, monkeypatch):
    real, held = facts_module.facts_of_story, []

    def counted(*given):
        held.append(extractions_in_memory())
        return real(*given)

    check([folder], rules=rules)  # what is stored needs no extraction
    before = extractions_in_memory()
    monkeypatch.setattr(facts_module, "facts_of_story", counted)
    monkeypatch.setattr("claimcheck.work.stories.kept_facts", lambda *_: nullcontext())
    with Shelf() as shelf:
        assert check([folder], rules=rules, shelf=shelf).facts
    assert len(held) == len(PLACES)
    # A story has three articles, each with its names as the article has them and as the story has them.
    assert max(held) - before <= 2 * 3


def test_a_few_articles_stay_in_memory(folder, rules):
    with Shelf() as shelf:
        assert isinstance(check([folder], rules=rules, shelf=shelf).extractions, tuple)


@pytest.mark.parametrize("on_disk", [False, True])
def test_values_come_back_by_key_and_in_order(on_disk):
    with Shelf() as shelf:
        held = Collected[str, tuple[int, str]](shelf if on_disk else None)
        for number, key in enumerate("bca"):
            held.add(key, (number, key))
        held.add("b", (9, "b"))
        assert len(held) == 3
        assert held.get("c") == (1, "c")
        assert list(held.in_order()) == [(2, "a"), (9, "b"), (1, "c")]
        assert held.in_order()[-1] == (1, "c")
        assert held.in_order()[:2] == ((2, "a"), (9, "b"))


def test_a_full_disk_ends_the_run_with_a_clear_word():
    with Shelf() as shelf, Path("/dev/full").open("r+b", buffering=0) as full:
        shelf._file.close()
        shelf._file = full
        with pytest.raises(NoUsableInputError, match=r"No space left on device.*TMPDIR"):
            shelf.add("words")


@pytest.fixture
def parted(monkeypatch):
    monkeypatch.setattr(by_story, "MOST_ARTICLES", 6)


def links_of(page):
    return [link for link in re.findall(r'href="([^"]+)"', page) if not link.startswith("http")]


@pytest.mark.usefixtures("parted")
def test_a_large_report_is_an_overview_and_a_page_a_story(folder, rules, tmp_path):
    out = tmp_path / "out"
    result = check([folder], rules=rules)
    write_report(result, out)
    pages = {path.relative_to(out).as_posix(): path.read_text() for path in out.rglob("*.html")}
    assert len(pages) == 1 + len(PLACES)
    for name, page in pages.items():
        for link in links_of(page):
            target, _, anchor = link.partition("#")
            path = (out / name).parent / target if target else out / name
            there = pages[path.resolve().relative_to(out.resolve()).as_posix()]
            assert not anchor or f'id="{anchor}"' in there, (name, link)
    overview = pages["report.html"]
    for place in PLACES:
        assert overview.count(f"{place}</a>") or place in overview
    assert "1 article is not on any of these stories." in overview
    assert "notice.txt" in overview
    # Every finding is on the page of its story, and nowhere else.
    for item in result.disagreements:
        (name,) = (name for name, page in pages.items() if f'id="{item.id}"' in page)
        assert name != "report.html"
    texts = {path.relative_to(out).as_posix() for path in out.rglob("*.md")}
    assert texts == {name.replace(".html", ".md") for name in pages}
    # Everything else is as in any report, and what was written reads back.
    assert repr(read_report(out)) == repr(result)


@pytest.mark.usefixtures("parted")
def test_pages_of_stories_that_are_gone_go_and_files_of_others_stay(folder, rules, tmp_path):
    out = tmp_path / "out"
    write_report(check([folder], rules=rules), out)
    (out / "stories" / "mine.txt").write_text("mine")
    before = set((out / "stories").iterdir())
    for path in folder.glob("?-telmar.txt"):
        path.unlink()
    write_report(check([folder], rules=rules), out)
    after = set((out / "stories").iterdir())
    assert len(before - after) == 2
    assert after < before
    by_story.MOST_ARTICLES = 600
    write_report(check([folder], rules=rules), out)
    assert [path.name for path in (out / "stories").iterdir()] == ["mine.txt"]


@pytest.mark.usefixtures("parted")
def test_a_link_is_not_followed(folder, rules, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "stories").symlink_to(tmp_path)
    with pytest.raises(NoUsableInputError, match="is a link"):
        write_report(check([folder], rules=rules), out)
    assert not list(tmp_path.glob("s-*"))


@pytest.mark.usefixtures("parted")
def test_the_command_gives_the_same_files_from_disk_as_from_memory(folder, tmp_path, monkeypatch):
    def report(name):
        done = CliRunner().invoke(app, ["report", str(folder), "-o", str(tmp_path / name), "--no-cache"])
        assert done.exit_code == 0, done.output
        paths = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        return {path.relative_to(tmp_path / name): path.read_bytes() for path in paths}

    expected = report("memory")
    monkeypatch.setattr(pipeline, "HELD_IN_MEMORY", 0)
    assert report("disk") == expected
    assert json.loads(expected[Path("run.json")])["counts"]["articles"] == 3 * len(PLACES) + 1


@pytest.mark.usefixtures("parted")
def test_a_large_report_among_the_articles_is_no_article(folder, rules):
    result = check([folder], rules=rules)
    write_report(result, folder / "report")
    assert len(check([folder], rules=rules).articles) == len(result.articles)
