"""The file of decisions: whole or not at all, ours or refused, and read while somebody else writes."""

from __future__ import annotations

import os
import sqlite3
import time

import pytest

from claimcheck.errors import NoUsableInputError, OutputHeldError
from claimcheck.model import Decision, Quoted
from claimcheck.review import store as store_module
from claimcheck.review.store import STORE, Entry, Stored, read_decisions, read_stored, store_sheet

YES = Decision(
    about="claim",
    target="c-aaaabbbbcccc",
    answer="yes",
    value="12",
    reviewer="Ada",
    checked_on="2031-03-08",
    note="a “note” – with 'quotes' \ud800",
    label="Twelve were hurt.",
    positions=("12",),
    quotes=(Quoted("a\udce9.txt", "Twelve were hurt.", "12"),),
)


def test_what_is_stored_is_read_back(tmp_path):
    assert read_decisions(tmp_path) == ()
    store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])
    (found,) = read_decisions(tmp_path)
    assert found.note == YES.note.replace("\ud800", "?")
    assert (found.quotes, found.positions, found.target) == (YES.quotes, YES.positions, YES.target)


def test_what_is_replaced_stays_in_the_file(tmp_path):
    store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])
    ((row, _),) = read_stored(tmp_path)
    store_sheet(tmp_path, "b.xlsx", "1f", [Entry(YES, "Claims!F9", (row,))])
    assert [stored.row for stored in read_stored(tmp_path)] == [row + 1]
    with sqlite3.connect(tmp_path / STORE) as file:
        assert file.execute("SELECT cell, replaced_by FROM decisions ORDER BY id").fetchall() == [
            ("Claims!F2", row + 1),
            ("Claims!F9", None),
        ]
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_sheet_is_stored_whole_or_not_at_all(tmp_path):
    store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])

    def entries():
        yield Entry(YES, "Claims!F3")
        raise RuntimeError("the lamp went out")

    with pytest.raises(RuntimeError):
        store_sheet(tmp_path, "b.xlsx", "1f", entries())
    assert len(read_stored(tmp_path)) == 1


def test_the_first_sheet_fails_and_the_next_finds_a_usable_file(tmp_path):
    def entries():
        raise RuntimeError("the lamp went out")
        yield

    with pytest.raises(RuntimeError):
        store_sheet(tmp_path, "a.xlsx", "0f", entries())
    assert read_decisions(tmp_path) == ()
    store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])
    assert len(read_decisions(tmp_path)) == 1


def test_reading_goes_on_while_another_process_writes_and_writing_waits_and_then_says_so(tmp_path, monkeypatch):
    store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])
    other = sqlite3.connect(tmp_path / STORE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert len(read_decisions(tmp_path)) == 1
    monkeypatch.setattr(store_module, "_WAIT", 0.1)
    with pytest.raises(OutputHeldError, match="another process is writing"):
        store_sheet(tmp_path, "b.xlsx", "1f", [Entry(YES, "Claims!F3")])
    other.close()


@pytest.mark.parametrize(
    ("lay", "says"),
    [
        (lambda path: path.write_bytes(b"no database"), "is damaged"),
        (lambda path: sqlite3.connect(path).execute("CREATE TABLE mine (x)"), "not a claimcheck decisions file"),
        (lambda path: path.mkdir(), "can't be read or written"),
    ],
    ids=["no database", "another database", "a folder"],
)
def test_a_file_that_is_not_ours_is_left_as_it_is(tmp_path, lay, says):
    lay(tmp_path / STORE)
    with pytest.raises(NoUsableInputError, match=says):
        read_decisions(tmp_path)
    with pytest.raises(NoUsableInputError, match=says):
        store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])


def test_a_later_format_is_refused(tmp_path):
    store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])
    with sqlite3.connect(tmp_path / STORE) as file:
        file.execute("PRAGMA user_version = 99")
    with pytest.raises(NoUsableInputError, match="another version of claimcheck"):
        read_decisions(tmp_path)


def test_a_store_in_a_folder_that_cannot_be_written_is_read(tmp_path):
    store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])
    (tmp_path / STORE).chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert [type(stored) for stored in read_stored(tmp_path)] == [Stored]
    finally:
        tmp_path.chmod(0o755)


def changed_by(*statements):
    """What a stranger does to a file that was ours."""

    def change(path):
        with sqlite3.connect(path) as file:
            for statement in statements:
                file.execute(statement)

    return change


VIEW = (
    "CREATE VIEW {} AS WITH RECURSIVE endless(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM endless) "
    "SELECT {} FROM endless"
)
FIELDS = (
    "id, 'claim' about, 't' target, '' reviewer, 'yes' answer, '' value, '' checked_on, '' note, '' label, "
    "'[]' positions, '[]' quotes"
)
HOSTILE = {
    "a view that never ends in place of ours": changed_by("DROP VIEW standing", VIEW.format("standing", FIELDS)),
    "a view in place of the table": changed_by(
        "DROP VIEW standing",
        "DROP TABLE decisions",
        VIEW.format("decisions", FIELDS),
        "CREATE VIEW standing AS SELECT * FROM decisions",
    ),
    "a trigger": changed_by(
        "CREATE TRIGGER turn AFTER INSERT ON decisions BEGIN UPDATE decisions SET answer = 'no' WHERE id = NEW.id; END"
    ),
    "a table more": changed_by("CREATE TABLE more (x)"),
    "a column more": changed_by("ALTER TABLE decisions ADD COLUMN more TEXT"),
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_a_file_with_other_tables_is_neither_read_nor_written(tmp_path, change):
    store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])
    change(tmp_path / STORE)
    before = (tmp_path / STORE).read_bytes()
    begun = time.monotonic()
    for use in (
        lambda: read_decisions(tmp_path),
        lambda: store_sheet(tmp_path, "b.xlsx", "1f", [Entry(YES, "Claims!F3")]),
    ):
        with pytest.raises(NoUsableInputError, match="does not have the tables that claimcheck creates"):
            use()
    assert time.monotonic() - begun < 5
    assert (tmp_path / STORE).read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "answer = x'00ff'",
        "quotes = x'5b5d'",
        "quotes = '[[1, 2, 3]]'",
        "quotes = '{}'",
        'quotes = \'[["a", "b", "c", "d"]]\'',
        "positions = '\"text\"'",
        "positions = '[[1]]'",
        "positions = 'no JSON'",
        "positions = replace(hex(zeroblob(20000)), '0', '[')",
        "label = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_row_that_is_not_as_we_write_it_is_damage(tmp_path, change):
    store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])
    changed_by(f"UPDATE decisions SET {change}")(tmp_path / STORE)  # noqa: S608 -- the words stand above
    with pytest.raises(NoUsableInputError, match=r"is damaged|can't be read"):
        read_decisions(tmp_path)


@pytest.mark.parametrize("suffix", ["", "-wal", "-journal"])
@pytest.mark.parametrize("lay", ["dangling link", "link", "pipe"])
def test_what_is_no_file_is_neither_read_nor_written(tmp_path, lay, suffix):
    folder, outside = tmp_path / "report", tmp_path / "outside.sqlite"
    folder.mkdir()
    store_sheet(folder, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])
    place = folder / f"{STORE}{suffix}"
    place.unlink(missing_ok=True)
    if lay == "link":
        outside.write_bytes(b"")
    if lay == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(outside)
    for use in (lambda: read_decisions(folder), lambda: store_sheet(folder, "b.xlsx", "1f", [Entry(YES, "Claims!F3")])):
        with pytest.raises(NoUsableInputError, match="not a file; move it away"):
            use()
    assert not outside.exists() or outside.read_bytes() == b""


def test_a_file_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")] * 3000)
    monkeypatch.setattr(store_module, "_MOST_SECONDS", -1.0)
    with pytest.raises(NoUsableInputError, match="could not be read in"):
        read_decisions(tmp_path)


def test_what_is_taken_back_no_longer_stands_and_stays_in_the_file(tmp_path):
    store_sheet(tmp_path, "a.xlsx", "0f", [Entry(YES, "Claims!F2")])
    ((row, _),) = read_stored(tmp_path)
    store_sheet(tmp_path, "page", "1f", [Entry(YES, "Claims!F2", (row,), stands=False)])
    assert read_stored(tmp_path) == ()
    with sqlite3.connect(tmp_path / STORE) as file:
        assert file.execute("SELECT id, replaced_by FROM decisions").fetchall() == [(row, row + 1), (row + 1, row + 1)]
