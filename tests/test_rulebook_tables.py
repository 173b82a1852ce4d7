"""The derived tables are whole, say where they come from, and a damaged one is told with file and line."""

from __future__ import annotations

import hashlib
import shutil
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import RulesError
from claimcheck.rulebook.book import TABLES, load_rulebook
from claimcheck.rulebook.location import shipped_rules
from claimcheck.rulebook.tables import HASHES, Table, TableForm, load_tables

FOLDER = shipped_rules() / "tables"
FORM = TableForm("places.tsv", ("name", "sort", "within"), r"[^\t#][^\t]*\t[a-z]+\t[^\t]*")
COLUMNS = {form.file: form.columns for form in TABLES}
ODD = ["", "\t", "\n", "release\t", "take off", "# columns", "\ud800", "\0", "ferry\n", "x" * 5_000, "lyon", "house"]
HEADER = "# Invented.\n# columns: name, sort, within\n"


def table(body, header=HEADER):
    data = (header + body).encode()
    return Table(name="t", data=data, start=len(header.encode()), sha256="")


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.file)
def test_a_shipped_table_is_whole_and_sorted(form, monkeypatch):
    monkeypatch.setattr("claimcheck.rulebook.tables._known_hashes", frozenset)  # so that it is looked through
    tables, faults = load_tables([form])
    assert faults == []
    assert tables[form.file].lines > 5_000


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.file)
def test_a_shipped_table_says_where_it_comes_from_and_on_what_terms(form):
    text = (FOLDER / form.file).read_text(encoding="utf-8")
    header = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    assert text.startswith(header)
    for word in ("Source", "Licence: ", "Made by: python -m claimcheck.derive.", "NOTICES.md"):
        assert word in header
    assert f"`{form.file}`" in (FOLDER / "NOTICES.md").read_text(encoding="utf-8")


def test_the_hashes_are_those_of_the_tables():
    lines = [
        f"{hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()}  {name}" for name in sorted(f.file for f in TABLES)
    ]
    assert (FOLDER / HASHES).read_text(encoding="ascii").splitlines() == lines


@pytest.mark.parametrize(
    "notice",
    [
        "creativecommons.org/licenses/by/4.0",
        "Copyright (C) 2021 by Ramiro Gómez",
        "Copyright (c) 2018 Porimol Chandro",
        "creativecommons.org/licenses/by-sa/4.0",
        "SUBTLEX word lists by Marc Brysbaert",
    ],
)
def test_the_notices_that_the_sources_ask_for_are_there(notice):
    assert notice in (FOLDER / "NOTICES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("ost", ("city", "nordland")),
        ("osten", ("state", "")),
        ("osten hafen", ("city", "osten")),
        ("zell", ("city", "ost; nordland")),
        ("os", None),
        ("", None),
        ("zz", None),
        ("a", None),
        ("osten haf", None),
    ],
)
def test_a_line_is_found_by_its_key(key, fields):
    lines = "ost\tcity\tnordland\nosten\tstate\t\nosten hafen\tcity\tosten\nzell\tcity\tost; nordland\n"
    assert table(lines).find(key) == fields


def test_every_line_of_a_table_is_found():
    keys = sorted(f"word{number}" for number in range(300))
    found = table("".join(f"{key}\t{key[4:]}\n" for key in keys))
    assert [found.find(key) for key in keys] == [(key[4:],) for key in keys]


@given(words=st.lists(st.one_of(st.text(max_size=6), st.sampled_from(ODD)), min_size=2, max_size=2))
def test_odd_words_are_simply_not_known(words, rules):
    first, second = words
    for word in words:
        for name, found in ((name, one.find(word)) for name, one in rules.tables.items()):
            assert found is None or len(found) == len(COLUMNS[name]) - 1
        assert rules.frequencies.articles_with(word) > 0
    rules.places.within(first, second)


def test_an_empty_table_has_nothing():
    assert table("").find("ost") is None
    assert table("").lines == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"ost\tcity\t\n", "places.tsv:1: the header must end with the line '# columns: name, sort, within'"),
        (b"", "places.tsv:1: the header must end"),
        (b"# columns: name, kind\nost\tcity\n", "places.tsv:1: the header must end"),
        (
            HEADER.encode() + b"ost\tcity\n",
            "places.tsv:3: is not a line of such a table (name, sort, within): 'ost\tcity'",
        ),
        (HEADER.encode() + b"zell\tcity\t\nost\tcity\t\n", "places.tsv:4: is out of order, or occurs twice"),
        (HEADER.encode() + b"ost\tcity\t\nost\tcity\t\n", "places.tsv:4: is out of order, or occurs twice"),
        (HEADER.encode() + b"ost\tcity\t\nzell\tci", "places.tsv:4: the last line has no end"),
        (HEADER.encode() + b"m\xfcll\tcity\t\n", "places.tsv:3: is not UTF-8"),
    ],
)
def test_a_damaged_table_is_told_with_file_and_line(content, message, tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "places.tsv").write_bytes(content)
    with pytest.raises(RulesError) as fault:
        load_rulebook(tmp_path)
    assert message in str(fault.value)


def test_of_a_ruined_table_the_first_faults_are_told(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "places.tsv").write_text(HEADER + "x\n" * 5_000, encoding="utf-8")
    with pytest.raises(RulesError) as fault:
        load_rulebook(tmp_path)
    assert len(str(fault.value).splitlines()) == 10


def test_a_table_and_a_rule_file_are_told_in_one_go(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "frequencies.tsv").write_bytes(b"")
    (tmp_path / "verdicts.yaml").write_text("version: 1\n", encoding="utf-8")
    with pytest.raises(RulesError) as fault:
        load_rulebook(tmp_path)
    assert "frequencies.tsv:1" in str(fault.value)
    assert "verdicts.yaml:1" in str(fault.value)


def test_a_table_of_another_name_is_told(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "place.tsv").write_text(HEADER, encoding="utf-8")
    with pytest.raises(RulesError, match=r"place\.tsv:1: is not a table; known are frequencies\.tsv, places\.tsv"):
        load_rulebook(tmp_path)


def test_a_table_of_ones_own_counts_and_changes_the_hash(tmp_path, rules):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "places.tsv").write_text(
        HEADER + "altamar\tcity\tnordland\nnordland\tcountry\t\n", encoding="utf-8"
    )
    own = load_rulebook(tmp_path)
    assert own.places.within("Altamar", "Nordland")
    assert not own.places.within("Lyon", "France")
    assert own.sha256 != rules.sha256
    assert own.tables["places.tsv"].name == str(tmp_path / "tables" / "places.tsv")


def test_a_table_that_is_missing_is_told(tmp_path, monkeypatch):
    rules = tmp_path / "rules"
    shutil.copytree(shipped_rules(), rules)
    (rules / "tables" / "frequencies.tsv").unlink()
    monkeypatch.setattr("claimcheck.rulebook.location.shipped_rules", lambda: rules)
    with pytest.raises(RulesError, match=r"rules/tables/frequencies\.tsv:1: can't be read"):
        load_rulebook()


def test_the_tables_are_loaded_in_no_time():
    start = time.process_time()
    load_tables(TABLES)
    assert time.process_time() - start < 0.2  # a quarter of that, measured; the rest is for slow machines
