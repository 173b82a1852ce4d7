"""The extras of pyproject.toml are those that the program knows."""

from __future__ import annotations

import tomllib

import pytest

from claimcheck.errors import MissingExtraError
from claimcheck.extras import EXTRAS, needed
from tests.conftest import ROOT


def test_the_program_knows_every_extra():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    del declared["train"]  # for those who make the sentence model anew; the program never asks for it
    assert {(name, package) for name, packages in declared.items() for package in packages} == {
        (extra.name, extra.package) for extra in EXTRAS
    }


@pytest.mark.parametrize("extra", EXTRAS, ids=lambda extra: extra.name)
def test_what_is_missing_is_told_with_what_to_install(extra, monkeypatch):
    monkeypatch.setattr("claimcheck.extras.find_spec", lambda _module: None)
    with pytest.raises(MissingExtraError) as told:
        needed(extra.module)
    assert f"pip install '{extra.package}'" in str(told.value)
    assert told.value.exit_code == 2
