"""Several processes: the same results in the same order, whatever becomes of the processes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.extract import language
from claimcheck.model import Article
from claimcheck.pipeline import check
from claimcheck.settings import Settings
from claimcheck.store.packing import unpack
from claimcheck.work import pool as module
from claimcheck.work.chunks import MOST_ARTICLES, MOST_CHARACTERS, cut
from claimcheck.work.pool import CantStartError, Pool, pool, worth
from tests.conftest import ROOT
from tests.shortened import shortened

OBEDIENT = "import sys; sys.path[:] = {path!r}; from tests.obedient_worker import serve; serve({handle})"
FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master.\n"


@pytest.fixture
def obedient(monkeypatch):
    monkeypatch.setattr(module, "_PROGRAM", OBEDIENT)
    monkeypatch.syspath_prepend(str(ROOT))


def articles(*texts):
    return [
        Article(file=f"{number:04}.txt", text=text, sha256="", origin=f"{number:04}.txt")
        for number, text in enumerate(texts)
    ]


def run(read, count=2, size=3, **settings):
    """Return what `count` processes make of the articles `read`, and in which order it came."""
    order = []
    chunks = [tuple(read[start : start + size]) for start in range(0, len(read), size)]
    with pool(Settings(**settings), None, count) as processes:
        came = list(processes.run(chunks, lambda article, _answer: order.append(article.file), lambda: None))
    return came, order


def told(read, came):
    return [
        unpack(answer, article).problems[0].message if isinstance(answer, bytes) else answer.message
        for article, answer in zip(read, came, strict=True)
    ]


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.usefixtures("obedient")
def test_results_come_in_order(count):
    read = articles("wait 0.3", *map(str, range(40)), "wait 0.1", "end")
    came, order = run(read, count)
    assert told(read, came) == [article.text for article in read]
    assert sorted(order) == [article.file for article in read]


@pytest.mark.usefixtures("obedient")
def test_nothing_to_do():
    assert run([]) == ([], [])


@pytest.mark.usefixtures("obedient")
def test_an_article_that_kills_every_process_costs_that_article():
    read = articles("a", "die", "b", "c", "stumble", "d", "die", "e")
    came, _ = run(read)
    words = told(read, came)
    assert [words[place] for place in (0, 2, 3, 5, 7)] == ["a", "b", "c", "d", "e"]
    assert "IndexError: oh" in words[4]
    for place in (1, 6):
        assert "its process ended with code -9" in words[place]
        assert came[place].file == read[place].file
        assert came[place].code == "extraction_failed"


@pytest.mark.usefixtures("obedient")
def test_a_process_that_dies_once_costs_nothing(tmp_path):
    read = articles("a", f"die-once {tmp_path / 'flag'}", "b", "c", "d")
    came, _ = run(read)
    assert told(read, came) == [article.text for article in read]


@pytest.mark.usefixtures("obedient")
def test_processes_that_die_idle_cost_nothing():
    read = articles(*map(str, range(12)))
    with pool(Settings(), None, 2) as processes:
        for worker in processes._workers:
            os.kill(worker.process.pid, signal.SIGKILL)
            worker.process.wait()
        came = list(processes.run([tuple(read)], lambda *_: None, lambda: None))
    assert told(read, came) == [article.text for article in read]


@pytest.mark.usefixtures("obedient")
def test_where_no_process_can_be_started_any_more_the_work_is_done_here(monkeypatch, pipeline, rules):
    monkeypatch.setattr(language, "load_pipeline", lambda _name: pipeline)
    read = articles("die", FERRY.format(12), FERRY.format(15))
    with pool(Settings(), None, 2) as processes:
        monkeypatch.setattr(module, "_PROGRAM", "raise SystemExit(4)")
        processes._here = module.Extractor(Settings(), rules)
        os.kill(processes._workers[1].process.pid, signal.SIGKILL)
        processes._workers.pop(1).end()
        came = list(processes.run([tuple(read)], lambda *_: None, lambda: None))
    assert "no other could be started" in came[0].message
    assert [len(unpack(answer, article).quantities) for article, answer in zip(read[1:], came[1:], strict=True)] == [
        1,
        1,
    ]


@pytest.mark.usefixtures("obedient")
def test_no_more_is_begun_than_can_wait(monkeypatch):
    monkeypatch.setattr(module, "_MOST_AHEAD", 4)
    read = articles("wait 0.5", *map(str, range(30)))
    taken = []

    def chunks():
        for article in read:
            taken.append(article.file)
            yield (article,)

    with pool(Settings(), None, 2) as processes:
        came = processes.run(chunks(), lambda *_: None, lambda: None)
        next(came)
        assert len(taken) <= 8
        assert len(list(came)) == 30


@pytest.mark.usefixtures("obedient")
def test_the_user_may_stop_it_while_it_waits():
    def stop():
        raise KeyboardInterrupt

    processes = Pool(Settings(), None)
    processes.start(1)
    (worker,) = processes._workers
    with pytest.raises(KeyboardInterrupt):
        list(processes.run([tuple(articles("wait 60"))], lambda *_: None, stop))
    processes.close()
    assert worker.process.returncode == -9


@pytest.mark.usefixtures("obedient")
def test_a_pipeline_that_cant_be_used_is_told_as_ever():
    with pytest.raises(UsageError, match="it has no parser"), pool(Settings(pipeline="unusable"), None, 2):
        pass


@pytest.mark.usefixtures("obedient")
def test_processes_that_cant_be_started_are_told(monkeypatch):
    with pytest.raises(CantStartError, match="code 3"), pool(Settings(pipeline="dies at once"), None, 2):
        pass
    monkeypatch.setattr(module.sys, "executable", "/no/such/python")
    with pytest.raises(CantStartError, match="No such file"), pool(Settings(), None, 2):
        pass


def test_a_run_whose_processes_cant_be_started_is_done_by_one(monkeypatch, tmp_path, pipeline, rules):
    monkeypatch.setattr(language, "load_pipeline", lambda _name: pipeline)
    monkeypatch.setattr(module, "_PROGRAM", "raise SystemExit(4)")
    for number in (12, 15):
        (tmp_path / f"{number}.txt").write_text(FERRY.format(number))
    notes = []
    many = check(
        [tmp_path], rules=rules, settings=Settings(workers=2), on_progress=lambda step: notes.append(step.note)
    )
    assert [note for note in notes if note] == [
        "one process does all the work, since another could not be started (it ended with code 4)"
    ]
    assert repr(many) == repr(check([tmp_path], rules=rules, settings=Settings(workers=1, cache=False)))


@pytest.mark.parametrize(
    ("texts", "cores", "count"),
    [
        (["short"] * 5, 64, 1),
        (["word " * 20_000] * 3, 64, 2),
        (["word " * 20_000] * 60, 64, 8),
        (["word " * 20_000] * 60, 3, 3),
        (["word " * 20_000] * 60, 1, 1),
        ([], 4, 1),
    ],
)
def test_few_articles_are_not_worth_a_second_process(texts, cores, count, monkeypatch):
    monkeypatch.setattr(module, "_cores", lambda: cores)
    assert worth(articles(*texts)) == count


@pytest.mark.parametrize(
    ("lengths", "sizes"),
    [
        ([], []),
        ([10] * 3, [3]),
        ([10] * 20, [MOST_ARTICLES, MOST_ARTICLES, 4]),
        ([MOST_CHARACTERS * 3, 10, 10], [1, 2]),
        ([10, MOST_CHARACTERS, 10], [1, 1, 1]),
    ],
)
def test_chunks_are_small(lengths, sizes):
    read = articles(*("x" * length for length in lengths))
    chunks = list(cut(read))
    assert [len(chunk) for chunk in chunks] == sizes
    assert [article for chunk in chunks for article in chunk] == read


# -------------------------------------------------------------------------------------------- with the real processes


def test_two_processes_give_what_one_gives(rules, tmp_path):
    story = shortened("quake", tmp_path / "quake", 2)
    told = []
    two = check([story], rules=rules, settings=Settings(workers=2), on_progress=told.append)
    one = check([story], rules=rules, settings=Settings(workers=1, cache=False))
    assert repr(two) == repr(one)
    assert one.disagreements
    count = len(one.extractions)
    assert max(step.done for step in told if step.stage == "extract") == count
    # What the two have found is stored.
    again = check([story], rules=rules, settings=Settings(workers=2), on_progress=told.append)
    assert repr(again) == repr(one)
    assert told[-3].unchanged == count


def test_an_interrupt_ends_every_process(tmp_path):
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(FERRY.format(number + 10))
    run = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "extract", str(tmp_path), "-o", str(tmp_path / "out"), "--workers", "2"],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- no threads here
        start_new_session=True,
    )
    while len(children := below(run.pid)) < 2 and run.poll() is None:
        time.sleep(0.02)
    time.sleep(0.5)
    os.killpg(run.pid, signal.SIGINT)  # as the terminal does it
    _out, err = run.communicate(timeout=60)
    assert (run.returncode, err.strip()) == (130, "interrupted; existing files are unharmed")
    assert not (tmp_path / "out").exists()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def below(parent):
    """Return the processes that `parent` has started."""
    try:
        return Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    except FileNotFoundError:
        pytest.skip("this system doesn't show which process started which")
