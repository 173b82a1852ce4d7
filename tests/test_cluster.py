"""A Dask cluster gives what one process gives: with a real scheduler and workers, one of which is killed on the way."""

import importlib.util
import json
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.errors import MissingExtraError, UsageError
from claimcheck.model import Article, Problem
from claimcheck.pipeline import check
from claimcheck.settings import Settings
from claimcheck.work import chunks as chunks_module
from claimcheck.work import cluster as module
from claimcheck.work.cluster import cluster, extract_there

ROOT = Path(__file__).parent.parent
FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master.\n"
needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="Dask is not installed: run python -m pip install 'claimcheck-news[scale]'",
)


@pytest.fixture
def machines(tmp_path):
    """The address of a scheduler with two workers, and the processes of the workers."""
    told = tmp_path / "scheduler.json"
    started = []

    def start(module, *options):
        command = [sys.executable, "-m", module, "--scheduler-file", str(told), "--no-dashboard", *options]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}
        started.append(subprocess.Popen(command, **quiet))

    start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
    while not told.exists() or not told.read_text().endswith("}"):
        assert started[0].poll() is None
        time.sleep(0.05)
    for _ in range(2):
        start("distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path))
    yield json.loads(told.read_text())["address"], started[1:]
    for process in started:
        process.kill()
        process.wait()


@needs_dask
def test_a_cluster_gives_what_one_process_gives_even_if_a_worker_dies(machines, tmp_path, rules, monkeypatch):
    monkeypatch.setattr(chunks_module, "MOST_ARTICLES", 2)
    address, workers = machines
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(24):
        (folder / f"{number:02}.txt").write_text(FERRY.format(number + 10) * 5)
    expected = check([folder], rules=rules, settings=Settings(cache=False, workers=1))
    seen = []

    def watch(step):
        if step.stage == "extract" and step.done == 6 and not seen:
            seen.append(step)
            workers[0].kill()

    there = check([folder], rules=rules, settings=Settings(dask=address), on_progress=watch)
    assert seen
    assert workers[0].wait() == -9
    assert repr(there) == repr(expected)
    # What came from the cluster is stored here.
    monkeypatch.setattr(module, "cluster", lambda *_: pytest.fail("there is nothing to do"))
    again = check([folder], rules=rules, settings=Settings(dask="tcp://127.0.0.1:1"))
    assert repr(again) == repr(expected)


@needs_dask
def test_nobody_answers(monkeypatch):
    monkeypatch.setattr(module, "_SECONDS_TO_ANSWER", 1.0)
    with pytest.raises(UsageError, match=r"no Dask scheduler answers at 'tcp://127\.0\.0\.1:1'"):
        with_cluster("tcp://127.0.0.1:1")


@needs_dask
@pytest.mark.parametrize("address", ["", "nowhere", "ftp://x"])
def test_an_address_that_is_none(address):
    with pytest.raises(UsageError, match="no Dask scheduler answers"):
        with_cluster(address)


def with_cluster(address):
    with cluster(address, Settings(), None):
        pass


def test_without_dask_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr("claimcheck.extras.find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'dask\[distributed\]"):
        with_cluster("tcp://127.0.0.1:8786")


def test_a_worker_with_another_program_refuses():
    with pytest.raises(UsageError, match="different claimcheck"):
        extract_there((), Settings(), None, "another")


def test_a_worker_takes_shipped_rules_or_those_sent_along(pipeline, rules, monkeypatch):
    monkeypatch.setattr("claimcheck.extract.language.load_pipeline", lambda _name: pipeline)
    read = Article(file="a.txt", text=FERRY.format(12), sha256="", origin="a.txt")
    program = module.program_fingerprint()
    shipped = extract_there((read,), Settings(), None, program)
    sent = extract_there((read,), Settings(), pickle.dumps(rules), program)
    assert shipped == sent
    assert not isinstance(shipped[0], Problem)
    module._extractor.cache_clear()
