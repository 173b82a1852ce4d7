"""Fixtures that many tests share: the shipped rules and the parsed pipeline are loaded once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from claimcheck import pipeline as pipeline_module
from claimcheck.extract import language
from claimcheck.nets import sessions
from claimcheck.nets.sessions import Encoder, Judge
from claimcheck.rulebook import book
from claimcheck.rulebook.book import Rulebook
from claimcheck.settings import DEFAULT_PIPELINE
from claimcheck.work import cluster, reading

if TYPE_CHECKING:
    from spacy.language import Language

    from claimcheck.findings import Findings

ROOT = Path(__file__).resolve().parent.parent

# These files take longest. They come first, so that no process is still at one of them when the others have no more
# to do. The sample is judged early, by one process, before the others need it.
FIRST = (
    "test_quality.py",
    "test_sample.py",
    "test_cases.py",
    "test_kills.py",
    "test_determinism.py",
    "test_fault_points.py",
    "test_cluster.py",
    "test_walkthrough.py",
    "test_benchmarks.py",
    "test_bad_input.py",
    "test_watch.py",
    "test_wheel.py",
    "test_figures_linear.py",
)

# Made-up texts say whether something holds, not how fast: on a busy machine any of them may wait.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


def pytest_configure(config: pytest.Config) -> None:
    """Keep pytest-xdist, where it is used, from putting the files with the fewest tests last: these take longest."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first."""
    items.sort(key=lambda item: FIRST.index(item.path.name) if item.path.name in FIRST else len(FIRST))


@pytest.fixture(scope="session")
def _stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("stores")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_store(_stores: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of this test for stored results, not made yet. What the user or another test has stored is not met."""
    folder = next(_stores)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder / "claimcheck"


@pytest.fixture(scope="session", autouse=True)
def _networks_read_once() -> Iterator[None]:
    """Load the networks once for all tests, and have them read each passage and pair once.

    What they say depends on nothing else. A run that makes its networks anew takes half a second for it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sessions, "_session", cache(sessions._session))
        patch.setattr(reading, "load_tokenizer", cache(sessions.load_tokenizer))
        for network, method in ((Encoder, "encode"), (Judge, "judge")):
            patch.setattr(network, method, _read_once(getattr(network, method)))
        yield


@pytest.fixture(scope="session", autouse=True)
def _loaded_once() -> Iterator[None]:
    """Load the default pipeline and the shipped rules once for all tests: together they take more than a second.

    Another pipeline and other rules are loaded whenever somebody asks for them.
    """
    shipped = cache(book.load_rulebook)
    default = cache(language.load_pipeline)
    load_rulebook, load_pipeline = book.load_rulebook, language.load_pipeline
    with pytest.MonkeyPatch.context() as patch:
        for module in (book, pipeline_module, cluster):
            patch.setattr(
                module, "load_rulebook", lambda replacing=None: load_rulebook(replacing) if replacing else shipped()
            )
        patch.setattr(
            language, "load_pipeline", lambda name: default(name) if name == DEFAULT_PIPELINE else load_pipeline(name)
        )
        yield


def _read_once(read: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[tuple[object, ...], Any] = {}

    def remembered(network: object, *what: object) -> Any:
        if what not in known:
            known[what] = read(network, *what)
        return known[what]

    return remembered


@dataclass(frozen=True)
class Sample:
    """What a run on the sample found, and the folder with all that the networks said in it."""

    found: Findings
    networks: Path

    def known_in(self, store: Path) -> None:
        """Have runs with `store` as their folder of stored results know what the networks say of the sample.

        Everything else is worked out anew there.
        """
        shutil.copytree(self.networks, store / "networks", dirs_exist_ok=True)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, _networks_read_once: None) -> Sample:
    """The sample, compared once: the judge takes half a minute for it, however many processes run the tests."""
    from claimcheck import check

    beside = tmp_path_factory.getbasetemp()
    folder = (beside.parent if "PYTEST_XDIST_WORKER" in os.environ else beside) / "sample"
    with pytest.MonkeyPatch.context() as patch, alone(folder):
        patch.setenv("XDG_CACHE_HOME", str(folder))
        return Sample(check([ROOT / "corpus" / "coalition"]), folder / "claimcheck" / "networks")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold `folder` during the block: what one process of a test run writes there, the next one reads."""
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("w") as held:
        if os.name == "posix":
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


@pytest.fixture
def sample_known(sample: Sample, own_store: Path) -> None:
    """Let this test's store know what the networks say of the sample."""
    sample.known_in(own_store)


@pytest.fixture(scope="session")
def rules(_loaded_once: None) -> Rulebook:
    """The shipped rulebook."""
    return book.load_rulebook()


@pytest.fixture(scope="session")
def pipeline(_loaded_once: None) -> Language:
    """The default spaCy pipeline."""
    return language.load_pipeline(DEFAULT_PIPELINE)
