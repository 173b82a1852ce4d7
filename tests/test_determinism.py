"""The same input gives the same bytes, whatever the hash seed, locale, time zone, place or order of the inputs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

STORY = Path(__file__).parent.parent / "corpus" / "coalition"


def report(inputs, out, **environment):
    subprocess.run(
        [sys.executable, "-m", "claimcheck", "report", *map(str, inputs), "-o", str(out), "--quiet", "--no-cache"],
        env={**os.environ, **environment},
        check=True,
    )
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    return report([STORY], tmp_path_factory.mktemp("once") / "out", PYTHONHASHSEED="0")


def differing(first, second):
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "TZ": "America/Los_Angeles"},
        {"PYTHONHASHSEED": "3", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nonexistent", "OMP_NUM_THREADS": "2"},
    ],
    ids=["hash seed", "locale", "home"],
)
def test_the_surroundings_change_nothing(environment, once, tmp_path):
    assert differing(once, report([STORY], tmp_path / "out", **environment)) == []


def test_place_and_order_of_creation_change_nothing(once, tmp_path):
    folder = tmp_path / "elsewhere" / STORY.name
    folder.mkdir(parents=True)
    for path in sorted(STORY.iterdir(), reverse=True):
        shutil.copyfile(path, folder / path.name)
    assert differing(once, report([folder], tmp_path / "out")) == []


def test_the_order_of_the_inputs_changes_nothing(tmp_path):
    files = sorted(STORY.glob("*.txt"))
    there, back = report(files, tmp_path / "there"), report(reversed(files), tmp_path / "back")
    assert differing(there, back) == []
    assert len(there["articles.jsonl"].splitlines()) == len(files)


def test_a_second_run_into_the_same_folder_changes_nothing(once, tmp_path):
    out = tmp_path / "out"
    report([STORY], out)
    assert differing(once, report([STORY], out)) == []
