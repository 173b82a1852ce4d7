"""The database: sound in itself, the same every time, and shown by Datasette with titles, facets, links and search."""

from __future__ import annotations

import asyncio
import json
import sqlite3

import pytest
from datasette.app import Datasette
from hypothesis import HealthCheck, Phase, given, settings

from claimcheck.export.sqlite import SEARCHED, sqlite_files
from claimcheck.report.columns import COLUMNS
from claimcheck.report.rows import Rows
from tests.results import decided_result, empty_result, harbour_result, hostile_result
from tests.test_report_any import results


def opened(result) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.deserialize(sqlite_files(result, "report.db")["report.db"])
    return database


@pytest.mark.parametrize("make", [decided_result, hostile_result, empty_result])
def test_the_database_is_sound(make):
    database = opened(make())
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if make is not hostile_result:  # its disagreements are on facts that nobody found
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table, columns in COLUMNS.items():
        names = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        assert names == [column.name for column in columns] + (["text"] if table == "articles" else [])
        held = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 -- our own names
        assert held == len(list(Rows(make()).of(table)))


def test_numbers_are_numbers_and_dates_can_be_sorted():
    database = opened(harbour_result())
    assert database.execute("SELECT low, published FROM claims WHERE said_by = 'Tomas Reyle'").fetchone() == (
        20.0,
        "2031-03-07",
    )


def test_what_is_found_joins_up():
    found = opened(harbour_result()).execute(
        "SELECT d.label, p.value, a.title FROM positions p JOIN disagreements d USING (disagreement_id) "
        "JOIN claims c USING (claim_id) JOIN articles a ON a.file = c.file "
        "WHERE a.file = 'courier.txt' AND d.kind = 'date'"
    )
    title = "Fire guts warehouse at Kestrel Wharf"
    assert found.fetchall() == [("when the fire broke out", "Tuesday, 4 March 2031", title)]


@pytest.mark.parametrize(
    ("table", "words"), [("articles", "sprinklers"), ("claims", "roof"), ("disagreements", "injured")]
)
def test_words_are_found(table, words):
    database = opened(harbour_result())
    assert table in SEARCHED
    search = f"SELECT count(*) FROM {table}_fts WHERE {table}_fts MATCH ?"  # noqa: S608 -- our own names
    assert database.execute(search, (words,)).fetchone()[0] > 0


def test_the_same_report_gives_the_same_bytes():
    assert sqlite_files(decided_result(), "a.db") == sqlite_files(decided_result(), "a.db")


@settings(
    max_examples=20,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(results())
def test_any_report_makes_a_database(result):
    assert opened(result).execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.fixture
def ask(tmp_path):
    """Ask Datasette for a page of the database, without a server."""
    files = sqlite_files(decided_result(), "report.db")
    (tmp_path / "report.db").write_bytes(files["report.db"])
    known = json.loads(files["report.metadata.json"])

    def answer(path):
        async def get():
            return await Datasette([str(tmp_path / "report.db")], metadata=known).client.get(path)

        response = asyncio.run(get())
        assert response.status_code == 200, path
        return response

    return answer


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_datasette_shows_every_table_with_what_it_holds(ask, table):
    page = ask(f"/report/{table}").text
    assert COLUMNS[table][0].meaning.replace("'", "&#39;") in page
    assert f"<title>report: {table}" in page


def test_datasette_shows_facets_links_and_search(ask):
    found = ask("/report/claims.json?_search=roof&_facet=outlet&_labels=on&_shape=objects").json()
    assert found["filtered_table_rows_count"] == 5
    assert {facet["value"] for facet in found["facet_results"]["outlet"]["results"]} == {
        "Maren Courier",
        "Lorne Gazette",
        "The Coastline",
    }
    assert "Fire guts warehouse at Kestrel Wharf" in {row["file"]["label"] for row in found["rows"]}
    assert set(ask("/report/disagreements.json").json()["facet_results"]) == {"verdict", "severity", "kind"}
    assert "Where the sources disagree" in ask("/").text
