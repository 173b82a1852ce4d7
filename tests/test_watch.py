"""A folder is watched, and its report kept up to date: by a real process, and by the clock of a test."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claimcheck.cli.settled import Pace, settled, state_of
from tests.conftest import ROOT

FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master.\n"
PATIENCE = 120.0


class Watch:
    """A running `claimcheck watch` over the folder `articles`, writing into `report`."""

    def __init__(self, place: Path, *options: str) -> None:
        self.articles, self.report, self._said = place / "in", place / "out", place / "said.txt"
        program = "import sys; sys.argv[0] = 'claimcheck'; from claimcheck.cli.app import run; run()"
        command = [sys.executable, "-c", program, "watch", str(self.articles), "-o", str(self.report)]
        with self._said.open("w") as said:
            self.process = subprocess.Popen(
                [*command, "--every", "0.05", "--quiet-for", "0.1", *options],
                stdout=said,
                stderr=said,
                cwd=ROOT,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )

    @property
    def said(self) -> str:
        return self._said.read_text()

    def until(self, holds, what: str) -> None:
        ends = time.monotonic() + PATIENCE
        while not holds():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < ends, f"{what}\n{self.said}"
            time.sleep(0.05)

    def until_report_on(self, *names: str) -> None:
        self.until(lambda: self._on() == {*names}, f"no report on {names}")

    def until_said(self, words: str, times: int = 1) -> None:
        self.until(lambda: self.said.count(words) >= times, f"nobody said {words!r}")

    def _on(self) -> set[str]:
        try:
            return set(json.loads((self.report / "run.json").read_text())["inputs"])
        except (OSError, ValueError):
            return set()

    def ended_by(self, number: int) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def watching(place: Path, *options: str) -> Iterator[Watch]:
    watch = Watch(place, *options)
    try:
        yield watch
    finally:
        watch.process.kill()
        watch.process.wait()
        assert "Traceback" not in watch.said


@pytest.fixture
def place(tmp_path):
    (tmp_path / "in").mkdir()
    write(tmp_path, "12", "15")
    return tmp_path


def write(place, *numbers):
    for number in numbers:
        (place / "in" / f"{number}.txt").write_text(FERRY.format(number))


def test_the_report_follows_the_articles(place):
    with watching(place) as watch:
        watch.until_report_on("12.txt", "15.txt")
        write(place, "18")
        watch.until_report_on("12.txt", "15.txt", "18.txt")
        (place / "in" / "12.txt").unlink()
        watch.until_report_on("15.txt", "18.txt")
        watch.until_said("Report: ", times=3)
        assert watch.ended_by(signal.SIGTERM) == 130
        assert watch.said.endswith("interrupted; existing files are unharmed\n")
        # A run that begins now finds nothing to do.
        again = subprocess.run(
            [sys.executable, "-m", "claimcheck", "report", str(watch.articles), "-o", str(watch.report)],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        assert "nothing has changed since this report was written" in again.stderr


def test_what_goes_wrong_with_one_run_does_not_end_it(place):
    with watching(place) as watch:
        watch.until_report_on("12.txt", "15.txt")
        for number in ("12", "15"):
            (place / "in" / f"{number}.txt").unlink()
        watch.until_said("error:")
        write(place, "15")
        watch.until_report_on("15.txt")
        # Other articles altogether: what lies there is not written over.
        (place / "in" / "15.txt").unlink()
        (place / "in" / "x.txt").write_text("Some 4,000 bees were stolen in Orchard Vale, a keeper said on Friday.")
        watch.until_said("the report there is on other articles")
        (place / "in" / "x.txt").unlink()
        write(place, "15", "18")
        watch.until_report_on("15.txt", "18.txt")
        assert watch.ended_by(signal.SIGINT) == 130


def test_it_waits_for_the_first_article(place):
    for path in (place / "in").iterdir():
        path.unlink()
    with watching(place) as watch:
        watch.until_said("error:")
        write(place, "21")
        watch.until_report_on("21.txt")
        assert watch.ended_by(signal.SIGINT) == 130


def test_it_waits_while_another_run_is_writing_there(place):
    (place / "out").mkdir()
    holder = (
        "import sys; from pathlib import Path; from claimcheck.report.held_folder import hold_output_folder\n"
        "with hold_output_folder(Path(sys.argv[1])): print(flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holder, str(place / "out")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as other:
        other.stdout.readline()
        with watching(place) as watch:
            watch.until_said("waiting:")
            other.stdin.close()
            watch.until_report_on("12.txt", "15.txt")
            assert watch.said.count("waiting:") == 1


@pytest.mark.parametrize(
    ("inputs", "options", "code"),
    [
        (["nowhere"], [], 3),
        (["-"], [], 2),
        (["in"], ["--rules", "nowhere"], 4),
        (["in"], ["--model", "no_such_model"], 2),
    ],
)
def test_what_is_wrong_from_the_start_ends_it(inputs, options, code, place, monkeypatch):
    monkeypatch.chdir(place)
    command = [sys.executable, "-m", "claimcheck", "watch", *inputs, "-o", "out", *options]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert "error:" in done.stderr.lower()


# ------------------------------------------------------------------------------------------------- by the test's clock


class Clock:
    """Time that passes only where somebody pauses; `changes` says at which second the files become what."""

    def __init__(self, changes: dict[float, str]) -> None:
        self.time, self._changes = 0.0, changes

    def look(self) -> str:
        return [state for second, state in sorted(self._changes.items()) if second <= self.time][-1]

    def pause(self, seconds: float) -> None:
        if self.time > 300:
            raise KeyboardInterrupt
        self.time += seconds


def runs(clock: Clock) -> list[tuple[float, str]]:
    """When a run begins, and on what."""
    found = []
    try:
        for state in settled(clock.look, Pace(1, 5), now=lambda: clock.time, pause=clock.pause):
            found.append((clock.time, state))  # noqa: PERF401 -- it ends with an interrupt
    except KeyboardInterrupt:
        return found


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({0: "a"}, [(0, "a")]),
        ({0: "a", 10: "b"}, [(0, "a"), (15, "b")]),
        # In lots: one run for the lot.
        ({0: "a", 10: "b", 12: "c", 16: "d"}, [(0, "a"), (21, "d")]),
        # What is as it was is nothing new.
        ({0: "a", 10: "b", 12: "a"}, [(0, "a")]),
        ({0: "a", 10: "b", 30: "a"}, [(0, "a"), (15, "b"), (35, "a")]),
        # Without end: after a minute, as it is then, and so on.
        ({0: "a", **{second: f"b{second}" for second in range(10, 100, 2)}}, [(0, "a"), (70, "b70"), (103, "b98")]),
    ],
)
def test_runs_begin_when_files_have_come_to_rest(changes, expected):
    assert runs(Clock(changes)) == expected


def test_a_change_is_told_by_size_and_time(tmp_path):
    path, gone = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text("one")
    before = state_of([path, gone])
    assert state_of([gone, path, path]) == before
    os.utime(path, ns=(1, 1))
    assert state_of([path, gone]) != before
    gone.write_text("")
    assert len(state_of([path, gone, tmp_path / ("n" * 5_000), Path("\0")])) == 4
