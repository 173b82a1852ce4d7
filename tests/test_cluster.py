"""A Dask cluster gives what one process gives: with a real scheduler and workers, one of which is killed on the way."""

import importlib.util
import json
import pickle
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from claimcheck import comparing
from claimcheck import pipeline as pipeline_module
from claimcheck.errors import MissingExtraError, UsageError
from claimcheck.model import Article, Problem
from claimcheck.pipeline import check, extract_all
from claimcheck.report.folder import write_report
from claimcheck.settings import Settings
from claimcheck.work import chunks as chunks_module
from claimcheck.work import cluster as module
from claimcheck.work.cluster import cluster, compare_there, extract_there
from claimcheck.work.shelf import Shelf
from claimcheck.work.stories import KeptFacts

ROOT = Path(__file__).parent.parent
FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master.\n"
STORIES = 10
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
    assert there == expected
    # What came from the cluster is stored here.
    monkeypatch.setattr(module, "cluster", lambda *_: pytest.fail("there is nothing to do"))
    again = check([folder], rules=rules, settings=Settings(dask="tcp://127.0.0.1:1"))
    assert again == expected


def written(result, folder):
    """Return every file of the report on `result`."""
    write_report(result, folder)
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def stories(tmp_path):
    """Articles on some stories, years apart, each told by three."""
    folder = tmp_path / "in"
    folder.mkdir()
    table = ["file,published"]
    for story in range(STORIES):
        for teller in range(3):
            name = f"{story}-{teller}.txt"
            (folder / name).write_text(FERRY.format(story * 10 + teller + 20) * (teller + 1))
            table.append(f"{name},{2010 + story}-03-04")
    (folder / "articles.csv").write_text("\n".join(table))
    return folder


@needs_dask
def test_a_cluster_finds_the_facts_that_one_process_finds_even_if_a_worker_dies(
    machines, stories, tmp_path, rules, monkeypatch
):
    address, workers = machines
    expected = check([stories], rules=rules, settings=Settings(cache=False, workers=1, at_least=0.3))
    assert len(expected.stories) == len({each.fact for each in expected.disagreements}) == STORIES
    # Everything is extracted already: only comparing is left for the cluster.
    extract_all([stories], rules=rules, settings=Settings(workers=1))
    put, stored = KeptFacts.put, []

    def noted(self, key, facts):
        stored.append(key)
        if len(stored) == 2:
            workers[0].kill()
        put(self, key, facts)

    with Shelf() as shelf, monkeypatch.context() as patch:
        patch.setattr(pipeline_module, "HELD_IN_MEMORY", 1)
        patch.setattr(KeptFacts, "put", noted)
        patch.setattr(comparing, "compare_story", lambda *_, **__: pytest.fail("it was compared here"))
        there = check([stories], rules=rules, settings=Settings(dask=address, at_least=0.3), shelf=shelf)
        assert workers[0].wait() == -9
        assert len(stored) == STORIES
        report = written(expected, tmp_path / "expected")
        assert written(there, tmp_path / "there") == report
    # What came from the cluster is stored here.
    monkeypatch.setattr(comparing, "cluster", lambda *_: pytest.fail("there is nothing to do"))
    again = check([stories], rules=rules, settings=Settings(dask="tcp://127.0.0.1:1", at_least=0.3))
    assert written(again, tmp_path / "again") == report


class Deadly:
    """A cluster whose workers die of every story."""

    def each(self, jobs, packed, _do):
        assert all(packed(job) for job in jobs)
        return ((job, None) for job in jobs)


def test_a_story_that_brings_down_its_workers_is_left_out_and_listed(stories, rules, monkeypatch):
    monkeypatch.setattr(comparing, "cluster", lambda *_: nullcontext(Deadly()))
    extract_all([stories], rules=rules, settings=Settings(workers=1))
    found = check([stories], rules=rules, settings=Settings(dask="tcp://127.0.0.1:1"))
    assert not found.facts
    failed = [problem for problem in found.problems if problem.code == "comparing_failed"]
    assert [problem.file for problem in failed] == [f"{story}-0.txt" for story in range(STORIES)]
    assert "has 3 articles and was not compared" in failed[0].message


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
    with pytest.raises(UsageError, match="different claimcheck"):
        compare_there(pytest.fail, b"", None, "another")


def test_a_worker_takes_shipped_rules_or_those_sent_along(pipeline, rules, monkeypatch):
    monkeypatch.setattr("claimcheck.extract.language.load_pipeline", lambda _name: pipeline)
    read = Article(file="a.txt", text=FERRY.format(12), sha256="", origin="a.txt")
    program = module.program_fingerprint()
    shipped = extract_there((read,), Settings(), None, program)
    sent = extract_there((read,), Settings(), pickle.dumps(rules), program)
    assert shipped == sent
    assert not isinstance(shipped[0], Problem)
    module._extractor.cache_clear()


def test_a_worker_opens_the_networks_and_the_rules_once(rules):
    program = module.comparing_fingerprint(module.weights_fingerprint())
    sent = pickle.dumps(rules)
    seen = [compare_there(lambda *given: given, packed, sent, program) for packed in (b"one", b"two")]
    assert [packed for packed, _, _ in seen] == [b"one", b"two"]
    assert seen[0][1] is seen[1][1]
    assert seen[0][2] is seen[1][2]
    assert seen[0][2].sha256 == rules.sha256
    module._networks.cache_clear()
    module._rulebook.cache_clear()
