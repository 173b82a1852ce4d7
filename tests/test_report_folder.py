"""The output folder: whole reports or none, one run at a time, and a clear word where it can't be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.errors import NoUsableInputError, OutputHeldError
from claimcheck.report import held_folder as folder_module
from claimcheck.report.folder import write_extraction, write_report
from claimcheck.report.held_folder import check_output_folder, hold_output_folder
from tests.results import empty_result, harbour_result, hostile_result

ROOT = Path(__file__).resolve().parent.parent
WRITE = "from tests import results; from pathlib import Path; from claimcheck.report.folder import write_report"
HOLD = """
import sys
from pathlib import Path
from claimcheck.report.held_folder import hold_output_folder
with hold_output_folder(Path(".")):
    print("held", flush=True)
    sys.stdin.read()
"""

EXTRACTION = {"articles.jsonl", "attributions.jsonl", "quantities.jsonl", "times.jsonl"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_extraction_writes_its_four_files_and_leaves_nothing_else(tmp_path):
    write_extraction(harbour_result(), tmp_path / "a" / "b")
    assert set(contents(tmp_path / "a" / "b")) == EXTRACTION


@pytest.mark.parametrize("make", [harbour_result, hostile_result, empty_result])
def test_two_reports_are_the_same_bytes_whatever_the_hash_seed(make, tmp_path):
    write_report(make(), tmp_path / "here")
    code = f"{WRITE}; write_report(results.{make.__name__}(), Path('there'))"
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"}
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, check=True)
        assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_a_full_disk_leaves_the_old_report_whole(tmp_path, monkeypatch):
    write_report(harbour_result(), tmp_path)
    before = contents(tmp_path)
    calls = []

    def full(handle):
        calls.append(handle)
        if len(calls) > 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoUsableInputError, match="No space left"):
        write_report(hostile_result(), tmp_path)
    assert contents(tmp_path) == before


def test_a_leftover_link_is_not_followed(tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("mine")
    target = tmp_path / "out"
    target.mkdir()
    (target / ".articles.jsonl.part").symlink_to(outside)
    (target / "times.jsonl").symlink_to(outside)
    write_extraction(harbour_result(), target)
    assert outside.read_text() == "mine"
    assert set(contents(target)) == EXTRACTION


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("file", "is not a folder"),
        ("file/below", "is not a folder"),
        ("x" * 300, "too long"),
        ("/proc/claimcheck-out", "can't be written"),
        ("bad\0name", "can't be written"),
    ],
)
def test_an_output_that_cannot_be_written_is_said_before_the_work(name, says, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NoUsableInputError, match=says):
        check_output_folder(tmp_path / name)


def test_the_probe_leaves_no_trace(tmp_path):
    check_output_folder(tmp_path / "new")
    assert contents(tmp_path / "new") == {}


def test_another_run_is_refused_and_told_who_holds_the_folder(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(OutputHeldError, match=f"process {other.pid} is writing there"):
            write_report(harbour_result(), tmp_path)
        other.kill()
    write_report(harbour_result(), tmp_path)
    assert ".lock" not in contents(tmp_path)


def test_a_folder_is_locked_before_it_is_probed(tmp_path, monkeypatch):
    """Two runs that started at once removed each other's probe, and one of them the folder. Both failed."""
    locked = []
    monkeypatch.setattr(folder_module, "check_output_folder", lambda folder: locked.append((folder / ".lock").exists()))
    with hold_output_folder(tmp_path / "new"):
        assert locked == [True]


def test_a_folder_that_another_run_has_just_removed_is_made_again(tmp_path, monkeypatch):
    made = []
    really_make = folder_module._make

    def make(folder):
        really_make(folder)
        if not made:
            folder.rmdir()
        made.append(folder)

    monkeypatch.setattr(folder_module, "_make", make)
    with hold_output_folder(tmp_path / "new"):
        assert (tmp_path / "new" / ".lock").exists()


def test_one_run_may_hold_and_write(tmp_path):
    with hold_output_folder(tmp_path), hold_output_folder(tmp_path):
        write_extraction(harbour_result(), tmp_path)
        assert (tmp_path / ".lock").exists()
    assert set(contents(tmp_path)) == EXTRACTION
    assert not folder_module._HELD
