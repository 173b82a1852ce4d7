"""Every write, move and commit is made to fail once, in turn: what stood before stands, or what was to come does."""

import errno
import io
import os
import sqlite3
import tempfile
from pathlib import Path

import pytest

from claimcheck.errors import NoUsableInputError
from claimcheck.extract import language
from claimcheck.pipeline import check
from claimcheck.report import folder as folder_module
from claimcheck.report.folder import write_report
from claimcheck.settings import Settings
from claimcheck.store import results as results_module
from tests.results import empty_result, harbour_result

FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master.\n"
# What the program asks of the file system: the name, where it lies, and whether a call is one that writes.
WAYS = {
    "open": (Path, "open", lambda _self, mode="r", *_rest, **_more: set(mode) & set("wxa")),
    "write through": (os, "fsync", lambda *_: True),
    "keep the old": (os, "link", lambda *_, **__: True),
    "move": (Path, "replace", lambda *_: True),
    "clear away": (Path, "unlink", lambda *_, **__: True),
    "make a passing file": (tempfile, "mkstemp", lambda *_, **__: True),
    "open by number": (os, "open", lambda _path, flags, *_, **__: flags & os.O_CREAT),
}


class Faults:
    """Lets the calls of one way through but the one whose number is `fails`, counted from 1."""

    def __init__(self, monkeypatch, way, error=errno.ENOSPC):
        where, name, counts = WAYS[way]
        real = getattr(where, name)
        self.calls = 0
        self.fails = 0

        def call(*given, **more):
            if counts(*given, **more):
                self.calls += 1
                if self.calls == self.fails:
                    raise OSError(error, os.strerror(error))
            return real(*given, **more)

        monkeypatch.setattr(where, name, call)

    def fail_at(self, number):
        self.calls, self.fails = 0, number


OLD = {name: f"old {name}".encode() for name in ("a.jsonl", "b.csv", "c.html")}
NEW = {name: f"new {name}".encode() for name in ("0.jsonl", "a.jsonl", "b.csv", "c.html", "d.xlsx")}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with an old report, and a file of somebody else's. The next report has more files than the old one."""
    monkeypatch.setattr(folder_module, "report_contents", lambda result, **_: result)
    write_report(OLD, tmp_path / "out")
    (tmp_path / "out" / "mine.txt").write_bytes(b"mine")
    return tmp_path / "out"


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def without_leftovers(found):
    return {name: content for name, content in found.items() if not name.endswith((".part", ".lock"))}


@pytest.mark.parametrize("way", WAYS)
def test_a_report_is_written_whole_or_not_at_all(way, folder, monkeypatch):
    before, after = contents(folder), {**contents(folder), **NEW}
    faults = Faults(monkeypatch, way)
    write_report(NEW, folder)
    calls = faults.calls
    put_back(folder)
    outcomes = set()
    for number in range(1, calls + 1):
        faults.fail_at(number)
        failed = failure_of(lambda: write_report(NEW, folder))
        faults.fail_at(0)
        assert without_leftovers(contents(folder)) == (before if failed else after), number
        assert not failed or "No space left on device" in failed
        outcomes.add(bool(failed))
        # The next run clears away what was left over.
        write_report(NEW, folder)
        assert contents(folder) == after
        put_back(folder)
    # Where tidying up fails, or keeping the old files under a second name, there is another way.
    assert outcomes == {"clear away": {True, False}, "keep the old": {False}, "make a passing file": set()}.get(
        way, {True}
    )


def put_back(folder):
    for name in NEW:
        (folder / name).unlink()
    write_report(OLD, folder)


def failure_of(work):
    try:
        work()
    except NoUsableInputError as error:
        return str(error)
    return ""


def test_a_workbook_that_finds_no_room_leaves_the_old_report(tmp_path, monkeypatch):
    write_report(empty_result(), tmp_path)
    before = contents(tmp_path)
    faults = Faults(monkeypatch, "make a passing file")
    write_report(harbour_result(), tmp_path / "count")
    calls = faults.calls
    for number in range(1, calls + 1):
        faults.fail_at(number)
        assert "No space left on device" in failure_of(lambda: write_report(harbour_result(), tmp_path))
        assert contents_of_files(tmp_path) == before
    assert calls > 0


def contents_of_files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_file_system_without_second_names_is_good_enough(folder, monkeypatch):
    before = contents(folder)
    faults = Faults(monkeypatch, "move", errno.EIO)
    monkeypatch.setattr(os, "link", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.EPERM, "not here")))
    faults.fail_at(4)
    with pytest.raises(NoUsableInputError, match="Input/output error"):
        write_report(NEW, folder)
    assert contents(folder) == before


class Breaking(sqlite3.Connection):
    """A connection of which one statement, counted over all connections, fails."""

    calls = 0
    fails = 0

    def execute(self, *given):
        Breaking.count()
        return super().execute(*given)

    def executemany(self, *given):
        Breaking.count()
        return super().executemany(*given)

    @classmethod
    def count(cls):
        cls.calls += 1
        if cls.calls == cls.fails:
            raise cls.error


ERRORS = [sqlite3.OperationalError("database or disk is full"), sqlite3.DatabaseError("disk image is malformed")]


@pytest.mark.parametrize("error", ERRORS, ids=str)
def test_a_run_whose_store_fails_gives_the_same_result(error, tmp_path, rules, pipeline, monkeypatch):
    monkeypatch.setattr(language, "load_pipeline", lambda _name: pipeline)
    real = sqlite3.connect
    monkeypatch.setattr(
        results_module.sqlite3, "connect", lambda *given, **more: real(*given, **more, factory=Breaking)
    )
    monkeypatch.setattr(Breaking, "error", error, raising=False)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in (12, 15):
        (folder / f"{number}.txt").write_text(FERRY.format(number))
    expected = repr(check([folder], rules=rules, settings=Settings(cache=False)))
    number = 0
    while True:
        number += 1
        # New articles, old ones, a new store: whatever the statement is for, it fails once.
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"store{number}"))
        Breaking.calls, Breaking.fails = 0, number
        for _ in range(2):
            notes = []
            assert (
                repr(check([folder], rules=rules, on_progress=lambda step, told=notes: told.append(step.note)))
                == expected
            )
            assert len([note for note in notes if note]) <= 1
        if Breaking.calls < number:
            break
        Breaking.fails = 0
        assert repr(check([folder], rules=rules)) == expected
    assert number > 15


def test_the_ways_are_those_that_are_taken(tmp_path, monkeypatch):
    """Were a file written in another way, its failing would go untested."""
    seen = []

    def opened(file, mode="r", *rest, **more):
        seen.append((str(file), mode))
        return real(file, mode, *rest, **more)

    real = io.open
    monkeypatch.setattr(io, "open", opened)
    monkeypatch.setattr("builtins.open", opened)
    write_report(harbour_result(), tmp_path / "out")
    inside = {Path(file).name for file, mode in seen if str(tmp_path) in file and set(mode) & set("wxa")}
    assert inside <= {f".{name}.part" for name in contents(tmp_path / "out")} | {".probe.part"}
