"""`claimcheck export`: what it writes where, and how it ends when it can't."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing

import pytest
from typer.testing import CliRunner

from claimcheck import extras
from claimcheck.cli.app import app
from claimcheck.cli.export import Target
from claimcheck.export import formats
from claimcheck.export.formats import FORMATS
from claimcheck.findings import _findings, read_report
from claimcheck.model import Decision, Quoted
from claimcheck.report.folder import write_report
from claimcheck.report.held_folder import hold_output_folder
from claimcheck.review.store import Entry, store_sheet
from tests.conftest import ROOT
from tests.results import harbour_result

WRITTEN = {
    "sqlite": {"report.db", "report.metadata.json"},
    "parquet": {"parquet"},
    "jsonld": {"claims.jsonld"},
    "webannotation": {"annotations.jsonld"},
    "labelstudio": {"labelstudio.json", "labelstudio.xml"},
}


@pytest.fixture
def report(tmp_path):
    write_report(harbour_result(), tmp_path / "report")
    return tmp_path / "report"


def call(*arguments):
    return CliRunner().invoke(app, ["export", *map(str, arguments)])


def test_the_command_knows_every_format():
    assert list(Target) == list(FORMATS) == list(WRITTEN)


@pytest.mark.parametrize("to", WRITTEN)
def test_it_writes_into_the_report_and_says_where(report, to):
    before = {path.name for path in report.iterdir()}
    result = call(report, "--to", to)
    assert result.exit_code == 0, result.output
    assert {path.name for path in report.iterdir()} - before == WRITTEN[to]
    for name in WRITTEN[to]:
        assert str(report / name) in result.stderr


@pytest.mark.parametrize("to", WRITTEN)
def test_it_writes_where_it_is_told_and_nothing_else(report, to, tmp_path):
    before = sorted(path.name for path in report.iterdir())
    result = call(report, "--to", to, "-o", tmp_path / "deep" / "desk.out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "deep" / "desk.out").exists()
    assert sorted(path.name for path in report.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["DIR", "--to", "gopher"], 2, "gopher"),
        (["DIR"], 2, "--to"),
        (["NONE", "--to", "sqlite"], 3, "run.json: is missing; name the folder of a report"),
        (["DIR", "--to", "sqlite", "-o", "DIR"], 3, "is a folder; name the file to write with -o"),
        (["DIR", "--to", "parquet", "-o", "DIR/run.json"], 3, "is not a folder"),
    ],
)
def test_what_can_not_be_is_told(report, arguments, code, says):
    places = {"DIR": str(report), "NONE": str(report / "none"), "DIR/run.json": str(report / "run.json")}
    result = call(*[places.get(word, word) for word in arguments])
    assert result.exit_code == code
    assert says in result.output
    assert not (report / "none").exists()


def test_a_folder_that_another_run_holds_is_left_alone(report, tmp_path):
    # Held by this very process it could be written to; another one is told so by the lock.
    with hold_output_folder(report):
        assert call(report, "--to", "jsonld", "-o", tmp_path / "a.jsonld").exit_code == 0


def test_a_package_that_is_missing_is_told(report, monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda _module: None)
    result = call(report, "--to", "parquet")
    assert result.exit_code == 2
    assert (
        "error: claimcheck export --to parquet needs pyarrow; install it with: pip install 'pyarrow>=" in result.output
    )
    assert not (report / "parquet").exists()


def test_a_full_disk_leaves_what_was_there(report, monkeypatch):
    assert call(report, "--to", "jsonld").exit_code == 0
    before = (report / "claims.jsonld").read_bytes()

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(formats, "write_whole", full)
    result = call(report, "--to", "jsonld")
    assert result.exit_code == 3
    assert "No space left on device); what was there before is unchanged" in result.output
    assert (report / "claims.jsonld").read_bytes() == before


def test_what_reviewers_decided_comes_along(report):
    item = next(one for one in read_report(report).disagreements if one.kind == "date")
    quotes = tuple(Quoted(claim.file, claim.text, claim.value or "") for claim in item.claims)
    positions = tuple(position.value for position in item.positions)
    decision = Decision(
        about="disagreement",
        target=item.id,
        answer="real contradiction",
        reviewer="Ada",
        label=item.label,
        positions=positions,
        quotes=quotes,
    )
    store_sheet(report, "review.xlsx", "0" * 64, [Entry(decision, "Disagreements!K2")])
    assert call(report, "--to", "jsonld").exit_code == 0
    assert call(report, "--to", "sqlite").exit_code == 0
    graph = json.loads((report / "claims.jsonld").read_text())["@graph"]
    assert [node["reviewRating"]["alternateName"] for node in graph if node["@type"] == "ClaimReview"] == [
        "real contradiction"
    ]
    with closing(sqlite3.connect(report / "report.db")) as database:
        assert database.execute("SELECT target, reviewer, stale FROM decisions").fetchall() == [(item.id, "Ada", None)]


def test_a_notebook_exports_too(tmp_path):
    _findings(harbour_result()).export("jsonld", str(tmp_path / "claims.jsonld"))
    assert (tmp_path / "claims.jsonld").exists()


def test_the_page_on_exports_names_every_format_and_its_queries_run(report):
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \|", page, re.MULTILINE)
    assert {to: set(re.findall(r"`([^`]+)`", places)) for to, places in rows} == WRITTEN
    assert call(report, "--to", "sqlite").exit_code == 0
    queries = re.search(r"## SQLite.*?```sql\n(.*?)```", page, re.DOTALL).group(1)
    with closing(sqlite3.connect(report / "report.db")) as database:
        found = [database.execute(query).fetchall() for query in queries.split(";") if query.strip()]
    assert len(found[0]) == 3
