"""The file of stored results: what is put in comes out, and whatever is wrong with the file costs time only."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.store import results as module
from claimcheck.store import sharing
from claimcheck.store.place import FILE, store_folder
from claimcheck.store.results import StoredResults, stored_results

KEY, OTHER = b"k" * 16, b"o" * 16


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "deep" / "store"


def stored(folder, *pairs):
    with stored_results(folder) as results:
        results.put(pairs)
        assert results.failure == ""


def found(folder, key=KEY):
    with stored_results(folder) as results:
        value = results.get(key)
        assert results.failure == ""
        return value


def test_what_is_put_in_comes_out(folder):
    stored(folder, (KEY, b"one"), (OTHER, b""))
    assert (found(folder), found(folder, OTHER), found(folder, b"none")) == (b"one", b"", None)


def test_the_last_one_counts(folder):
    stored(folder, (KEY, b"one"))
    stored(folder, (KEY, b"two"))
    assert found(folder) == b"two"


def test_only_the_user_may_read_it(folder):
    stored(folder, (KEY, b"one"))
    assert folder.stat().st_mode & 0o077 == 0


def overwritten(path):
    path.write_bytes(b"no database at all, but longer than the head of one" * 20)


def cut_short(path):
    path.write_bytes(path.read_bytes()[:5000])


def emptied(path):
    path.write_bytes(b"")


def scribbled(path):
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)


def sql(*statements):
    def run(path):
        with sqlite3.connect(path, isolation_level=None) as file:
            for statement in statements:
                file.execute(statement)
        file.close()

    return run


DAMAGES = [
    overwritten,
    cut_short,
    emptied,
    scribbled,
    sql("PRAGMA user_version = 99"),
    sql("DROP TABLE results"),
    sql("DROP TABLE results", "CREATE TABLE results (key TEXT)"),
    sql("UPDATE results SET packed = x'00'"),
    sql("UPDATE results SET packed = 'words'"),
    sql("UPDATE results SET packed = NULL WHERE 0", "UPDATE results SET packed = 7"),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_not_trusted_and_works_again(damage, folder):
    stored(folder, (KEY, b"one" * 2000))
    damage(folder / FILE)
    assert found(folder) is None
    stored(folder, (KEY, b"two"))
    assert found(folder) == b"two"


def test_a_result_under_the_key_of_another_is_not_taken(folder):
    stored(folder, (KEY, b"one"), (OTHER, b"two"))
    sql("UPDATE results SET packed = (SELECT packed FROM results WHERE number = 1) WHERE number = 2")(folder / FILE)
    assert (found(folder), found(folder, OTHER)) == (b"one", None)


def test_damage_that_shows_during_a_run_costs_what_was_stored(folder):
    stored(folder, *((bytes([number]) * 16, bytes(3000)) for number in range(50)))
    with stored_results(folder) as results:
        scribbled(folder / FILE)
        assert results.get(KEY) is None
        results.put([(KEY, b"new")])
        assert (results.get(KEY), results.failure) == (b"new", "")


def test_damage_is_left_alone_while_another_run_has_the_file_open(folder, monkeypatch):
    monkeypatch.setattr(sharing, "_TRIES", 2)
    stored(folder, (KEY, b"one"))
    with stored_results(folder):
        overwritten(folder / FILE)
        damaged = (folder / FILE).read_bytes()
        with stored_results(folder) as results:
            assert "another run is using" in results.failure
            assert results.get(KEY) is None
            results.put([(KEY, b"two")])
        assert (folder / FILE).read_bytes() == damaged
    assert found(folder) is None


def test_two_runs_share_it(folder):
    with stored_results(folder) as one, stored_results(folder) as two:
        one.put([(KEY, b"one")])
        two.put([(OTHER, b"two")])
        assert (one.get(OTHER), two.get(KEY)) == (b"two", b"one")


@pytest.mark.parametrize("where", ["folder", "file", "lock"])
def test_a_place_that_cant_be_used_is_named_and_done_without(where, tmp_path):
    folder = tmp_path / "store"
    if where == "folder":
        folder.write_text("in the way")
    else:
        (folder / {"file": FILE, "lock": sharing.LOCK}[where]).mkdir(parents=True)
    with stored_results(folder) as results:
        results.put([(KEY, b"one")])
        assert results.get(KEY) is None
        assert str(folder) in results.failure


@pytest.mark.parametrize("statement", ["BEGIN", "INSERT", "COMMIT"])
@pytest.mark.parametrize("code", ["database or disk is full", "disk I/O error", "attempt to write a readonly database"])
def test_a_write_that_fails_leaves_what_was_there(statement, code, folder):
    stored(folder, (KEY, b"one"))
    results = StoredResults(folder)
    results._file = Failing(results._file, statement, code)
    results.put([(KEY, b"two"), (OTHER, b"two")])
    assert code in results.failure
    results.put([(KEY, b"three")])
    results.close()
    assert (found(folder), found(folder, OTHER)) == (b"one", None)


class Failing:
    """A connection on which the statements that begin with a word fail."""

    def __init__(self, file, word, message):
        self.file, self.word, self.message = file, word, message

    def execute(self, statement, *values):
        if statement.startswith(self.word):
            raise sqlite3.OperationalError(self.message)
        return self.file.execute(statement, *values)

    def executemany(self, statement, values):
        if statement.startswith(self.word):
            raise sqlite3.OperationalError(self.message)
        return self.file.executemany(statement, values)

    def close(self):
        self.file.close()


def test_the_oldest_go_when_it_grows_too_big(folder, monkeypatch):
    stored(folder, *((bytes([number]) * 16, bytes(3000)) for number in range(40)))
    monkeypatch.setattr(module, "_MOST_BYTES", 100_000)
    with stored_results(folder) as results:
        kept = [number for number in range(40) if results.get(bytes([number]) * 16) is not None]
    assert kept == list(range(11, 40))
    monkeypatch.setattr(module, "_MOST_BYTES", 150_000)
    assert found(folder, bytes([11]) * 16) is not None


def test_what_is_stored_outlives_a_kill(folder):
    program = (
        "import os, signal, sys; from pathlib import Path; from claimcheck.store.results import StoredResults\n"
        f"results = StoredResults(Path({str(folder)!r}))\n"
        f"results.put([({KEY!r}, b'one')]); os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", program], check=False)
    assert killed.returncode == -9
    assert found(folder) == b"one"


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"HOME": "/home/ann"}, "/home/ann/.cache/claimcheck"),
        ("linux", {"HOME": "/home/ann", "XDG_CACHE_HOME": "/var/kept"}, "/var/kept/claimcheck"),
        ("linux", {"HOME": "/home/ann", "XDG_CACHE_HOME": "relative"}, "/home/ann/.cache/claimcheck"),
        ("darwin", {"HOME": "/Users/ann"}, "/Users/ann/Library/Caches/claimcheck"),
        ("win32", {"HOME": "/c/ann", "LOCALAPPDATA": "/c/ann/local"}, "/c/ann/local/claimcheck/Cache"),
        ("win32", {"HOME": "/c/ann"}, "/c/ann/AppData/Local/claimcheck/Cache"),
    ],
)
def test_where_it_lies(platform, environment, expected, monkeypatch):
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert store_folder() == Path(expected)


def test_somebody_without_a_home_has_no_store(monkeypatch):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", classmethod(_homeless))
    assert store_folder() is None


def _homeless(_cls):
    raise RuntimeError("Could not determine home directory.")
