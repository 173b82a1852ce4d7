"""`claimcheck diff`, and what a report says of the one that stood in its folder before."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.model import Decision, Quoted
from claimcheck.report.changes import change_line
from claimcheck.report.folder import write_report
from claimcheck.report.html import render_page
from claimcheck.report.markdown import render_markdown
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from claimcheck.report.written import read_report
from claimcheck.review.since import since, with_since
from claimcheck.review.store import Entry, store_sheet
from tests.results import HOSTILE, harbour_result, hostile_result, report_files
from tests.test_since import CREW, GULL_45, PASSENGERS, story, without


@pytest.fixture
def folders(tmp_path):
    """The report of a first day, without the third article, and that of the next day."""
    for name, result in (("monday", story(without("skua.txt"))), ("tuesday", story())):
        write_report(result, tmp_path / name)
    return [str(tmp_path / "monday"), str(tmp_path / "tuesday")]


def run(*words):
    return CliRunner().invoke(app, ["diff", *words])


def test_it_says_what_is_new(folders):
    done = run(*folders)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "1 new, 1 article added.",
        "New:",
        f"  {CREW} 6 / 9. Skua (skua.txt) is new among the articles.",
        "Articles added:",
        "  skua.txt",
    ]


@pytest.mark.parametrize(
    ("order", "options", "code"),
    [
        ((0, 1), [], 0),
        ((0, 1), ["--fail-on", "high"], 1),
        ((1, 0), ["--fail-on", "low"], 0),
        ((0, 0), ["--fail-on", "low"], 0),
        ((0, 1), ["--fail-on", "worst"], 2),
    ],
)
def test_the_exit_code_says_whether_something_is_new(order, options, code, folders):
    assert run(*(folders[place] for place in order), *options).exit_code == code


def test_quiet_says_nothing_and_no_change_is_told(folders):
    assert run(*folders, "--quiet").stdout == ""
    assert run(folders[0], folders[0]).stdout == "Nothing has changed.\n"


def test_json_holds_all_of_it(folders):
    record = json.loads(run(*folders, "--json", "--quiet").stdout)
    assert set(record) == {"changes", "figures", "added", "removed", "altered", "made"}
    assert record["added"] == ["skua.txt"]
    assert [(one["kind"], one["label"], one["after"]) for one in record["changes"]] == [("new", CREW, ["6", "9"])]


def test_json_of_hostile_words_is_json(tmp_path):
    for name, result in (("old", story()), ("new", hostile_result())):
        write_report(result, tmp_path / name)
    done = run(str(tmp_path / "old"), str(tmp_path / "new"), "--json")
    assert done.stdout.isascii()
    assert len(json.loads(done.stdout)["changes"]) == 2 + len(HOSTILE)


@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_a_folder_without_a_report_is_named(damage, folders, tmp_path):
    broken = tmp_path / "broken"
    if damage == "damaged":
        write_report(story(), broken)
        (broken / "disagreements.jsonl").write_text("{")
    done = run(folders[0], str(broken))
    assert done.exit_code == 3
    assert str(broken) in done.stderr


def test_what_was_decided_since_is_told(folders):
    item = next(one for one in read_report(Path(folders[1])).disagreements if one.label == CREW)
    quotes = [(claim.file, claim.text, claim.value, None) for claim in item.claims]
    decision = Decision(
        about="disagreement",
        target=item.id,
        answer="misread",
        reviewer="Ada",
        label=item.label,
        positions=tuple(place.value for place in item.positions),
        quotes=tuple(Quoted(*each) for each in quotes),
    )
    write_report(story(), Path(folders[0]))
    store_sheet(Path(folders[1]), "sheet", "0", [Entry(decision, "A1")])
    assert "Settled:\n  " + CREW + " 6 / 9. Ada: misread\n" in run(*folders).stdout


# ------------------------------------------------------------------------------------------------------- in the report

LATER = with_since(GULL_45, story(without("skua.txt")))


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_says_in_a_line_what_is_otherwise_and_unfolds_the_rest():
    html = render_page(make_page(Rows(LATER)))
    block = html[html.index('<section id="since">') :]
    block = block[: block.index("</section>")]
    assert "Since the last run: 1 new, 1 changed, 1 figure moved, 1 article added, 1 article altered" in plain(block)
    assert "40 / 44 → now 45 / 44 Gull says 45 where it said 40." in plain(block)
    new = next(one for one in LATER.disagreements if one.label == CREW)
    assert f'<a href="#{new.id}">' in block
    assert re.findall(r'data-states="(.*?)"', html) == ["new"]
    assert 'id="since"' not in render_page(make_page(Rows(GULL_45)))


def test_the_text_report_says_so_too():
    text = render_markdown(make_page(Rows(LATER)))
    assert "## Since the last run" in text
    assert f"- {PASSENGERS} 40 / 44 → 45 / 44. Gull says 45 where it said 40." in text
    assert text.index("## Since the last run") < text.index("## Disagreements (2)")


def test_wordings_stand_between_quotation_marks():
    found = since(replace(harbour_result(), disagreements=()), harbour_result())
    wording = next(one for one in found.changes if one.fact_kind == "quote")
    assert change_line(wording).startswith(
        "what Ilse Varga said of the roof: “We lost the roof in under ten minutes” / “We lost that whole roof"
    )


def test_hostile_words_stay_words():
    both = replace(hostile_result(), since=since(story(), hostile_result()))
    html = render_page(make_page(Rows(both)))
    assert html.count("<script>") == 1
    assert "\u202e" not in html
    render_markdown(make_page(Rows(both))).encode()


def test_the_changes_are_a_file_of_the_report_and_read_back(tmp_path):
    write_report(LATER, tmp_path / "out")
    assert read_report(tmp_path / "out").since == LATER.since
    assert "changes.json" not in report_files(GULL_45)
    write_report(GULL_45, tmp_path / "out")
    assert read_report(tmp_path / "out").since is None


FERRY = "The ferry sank off Lund Isle on Monday. It carried {} passengers, the harbour office said.\n"


def test_a_report_over_an_earlier_one_tells_what_has_changed(tmp_path):
    articles, out = tmp_path / "in", tmp_path / "out"
    articles.mkdir()
    for name, number in (("gull", 40), ("tern", 44)):
        (articles / f"{name}.txt").write_text(FERRY.format(number))
    command = ["report", str(articles), "-o", str(out), "--no-cache", "--one-story"]
    assert CliRunner().invoke(app, command).exit_code == 0
    assert not (out / "changes.json").exists()
    (articles / "gull.txt").write_text(FERRY.format(41))
    assert CliRunner().invoke(app, command).exit_code == 0
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    figures = json.loads(first["changes.json"])["figures"]
    assert [(one["file"], one["before"], one["after"]) for one in figures] == [("gull.txt", "40", "41")]
    assert CliRunner().invoke(app, command).exit_code == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first
