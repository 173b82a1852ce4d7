"""The same input gives the same bytes, whatever the hash seed, locale, time zone, place or order of the inputs."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.shortened import shortened


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """A story in short, since the first run and one other judge all pairs again."""
    return shortened("quake", tmp_path_factory.mktemp("story") / "quake", 2)


def report(inputs, out, *options, **environment):
    subprocess.run(
        [sys.executable, "-m", "claimcheck", "report", *map(str, inputs), "-o", str(out), "--quiet", *options],
        env={**os.environ, **environment},
        check=True,
    )
    return contents(out)


def contents(out):
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def first(story, tmp_path_factory):
    """The folder of the first run: its report in `out`, what it stored in `claimcheck`."""
    folder = tmp_path_factory.mktemp("first")
    found = report([story], folder / "out", PYTHONHASHSEED="0", XDG_CACHE_HOME=str(folder))
    assert found["disagreements.jsonl"]
    return folder


@pytest.fixture(scope="module")
def once(first):
    return contents(first / "out")


@pytest.fixture(autouse=True)
def _networks_known(first, own_store):
    """Let each run know what the networks said in the first; nothing else is stored before it."""
    shutil.copytree(first / "claimcheck" / "networks", own_store / "networks")


def differing(one, other):
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        ((), {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}),
        ((), {"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "TZ": "America/Los_Angeles"}),
        # This one asks the networks again.
        (
            ("--no-cache",),
            {"PYTHONHASHSEED": "3", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nonexistent", "OMP_NUM_THREADS": "2"},
        ),
    ],
    ids=["hash seed", "locale", "home"],
)
def test_the_surroundings_change_nothing(options, environment, story, once, tmp_path):
    assert differing(once, report([story], tmp_path / "out", *options, **environment)) == []


def test_place_and_order_of_creation_change_nothing(story, once, tmp_path):
    folder = tmp_path / "elsewhere" / story.name
    folder.mkdir(parents=True)
    for path in sorted(story.iterdir(), reverse=True):
        shutil.copyfile(path, folder / path.name)
    assert differing(once, report([folder], tmp_path / "out")) == []


def test_the_order_of_the_inputs_changes_nothing(story, tmp_path):
    files = sorted(story.glob("*.txt"))
    there, back = report(files, tmp_path / "there"), report(reversed(files), tmp_path / "back")
    assert differing(there, back) == []
    assert len(there["articles.jsonl"].splitlines()) == len(files)


def test_a_second_run_into_the_same_folder_changes_nothing(story, first, once, tmp_path):
    out = shutil.copytree(first / "out", tmp_path / "out")
    before = (out / "report.html").stat().st_ino
    assert differing(once, report([story], out)) == []
    assert (out / "report.html").stat().st_ino != before  # it was written, not left as it was
