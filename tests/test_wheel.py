"""What is built and installed elsewhere works there: rules and templates come along."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from claimcheck.rulebook.location import shipped_rules

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("claimcheck_news-*.whl")
    return path


def test_the_wheel_holds_package_rules_and_templates_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"claimcheck", "claimcheck_news"}
    for path in (ROOT / "rules").rglob("*.*"):
        assert f"claimcheck/default_rules/{path.relative_to(ROOT / 'rules').as_posix()}" in names
    for path in (ROOT / "claimcheck").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(ROOT).as_posix() in names
    for path in (ROOT / "corpus" / "coalition").iterdir():
        assert f"claimcheck/demo_story/{path.name}" in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert any(name.endswith("/licenses/rules/tables/NOTICES.md") for name in names)


def test_an_installed_wheel_finds_its_rules(wheel, tmp_path):
    target = tmp_path / "site"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            "--target",
            str(target),
            str(wheel),
        ],
        check=True,
        capture_output=True,
    )
    program = (
        f"import sys; sys.path.insert(0, {str(target)!r})\n"
        "import claimcheck; from claimcheck.rulebook.book import load_rulebook\n"
        "from claimcheck.rulebook.location import shipped_rules\n"
        "from claimcheck.cli.demo import demo_story\n"
        "print(claimcheck.__file__); print(shipped_rules()); print(load_rulebook().sha256); print(demo_story())"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert found[0].startswith(str(target))
    assert found[1] == str(target / "claimcheck" / "default_rules")
    assert found[3] == str(target / "claimcheck" / "demo_story")
    here = subprocess.run(
        [sys.executable, "-m", "claimcheck", "rules", "check"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    assert found[2] in here


def test_a_checkout_finds_its_rules():
    assert shipped_rules() == ROOT / "rules"
