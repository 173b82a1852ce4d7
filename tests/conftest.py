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

from claimcheck.extract import language
from claimcheck.extract.language import load_pipeline
from claimcheck.nets import sessions
from claimcheck.nets.sessions import Encoder, Judge
from claimcheck.rulebook.book import Rulebook, load_rulebook
from claimcheck.settings import DEFAULT_PIPELINE
from claimcheck.work import reading

if TYPE_CHECKING:
    from spacy.language import Language

    from claimcheck.findings import Findings

ROOT = Path(__file__).resolve().parent.parent

# Made-up texts say whether something holds, not how fast: on a busy machine any of them may wait.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


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
def rules() -> Rulebook:
    """The shipped rulebook."""
    return load_rulebook()


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The default spaCy pipeline."""
    return load_pipeline(DEFAULT_PIPELINE)


@pytest.fixture
def pipeline_loaded(pipeline: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each command that asks for the default pipeline get that of the session."""
    real = language.load_pipeline
    monkeypatch.setattr(language, "load_pipeline", lambda name: pipeline if name == DEFAULT_PIPELINE else real(name))
