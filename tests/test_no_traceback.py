"""Whatever is wrong with what the program meets, it names the fault, in time, and never shows a traceback."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.cli.config_file import read_config
from claimcheck.errors import NoUsableInputError, UsageError
from claimcheck.findings import read_report
from claimcheck.report.folder import write_report
from claimcheck.review.known import report_in
from claimcheck.review.sheet_file import read_content, read_sheets
from tests.conftest import ROOT
from tests.results import harbour_result

CLAIMCHECK = f"{sys.executable} -m claimcheck"


def call(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def in_shell(command, **environment):
    """Return how a command ended in bash, and what it printed; more than a minute is a fault."""
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )
    assert "Traceback" not in done.stdout + done.stderr
    assert "sorry" not in done.stdout + done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def report(tmp_path):
    write_report(harbour_result(), tmp_path / "report")
    return tmp_path / "report"


# ------------------------------------------------------------------------------------------------- standard streams


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("config show > /dev/full", 3, "standard output can't be written to (No space left on device)"),
        ("--help > /dev/full", 3, "standard output can't be written to"),
        ("--version > /dev/full", 3, "standard output can't be written to"),
        ("config show >&-", 0, ""),
        ("config show >&- 2>&- <&-", 0, ""),
        ("config show --config /nowhere 2> /dev/full", 2, ""),
        ("config show --config /nowhere 2>&-", 2, ""),
    ],
)
def test_streams_that_are_full_or_closed(command, code, says):
    ended, told = in_shell(f"{CLAIMCHECK} {command}")
    assert (ended, says in told) == (code, True), told


def test_a_report_does_not_end_up_in_a_file_that_took_the_place_of_standard_output():
    """What is opened next gets the number of the stream that was closed, unless something else has it."""
    program = (
        "import os; from claimcheck.cli.guard import open_streams; open_streams(); print(os.open('/dev/null', 0) > 2)"
    )
    code, told = in_shell(f'{sys.executable} -c "{program}" >&- ; true')
    assert (code, told) == (0, "")
    code, told = in_shell(f'{sys.executable} -c "{program}" <&-')
    assert (code, told) == (0, "True\n")


# ------------------------------------------------------------------------------------------------ the user's folders


def test_without_any_home_the_settings_come_from_the_program(tmp_path, monkeypatch):
    def nobody(*_):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "home", nobody)
    monkeypatch.setattr(Path, "expanduser", nobody)
    result = call("config", "show")
    assert (result.exit_code, "file: none" in result.output) == (0, True)
    (tmp_path / "claimcheck.toml").write_text('rules = "~/mine"\n')
    result = call("config", "show")
    assert result.exit_code == 2
    assert "~/mine: there is no home folder that ~ could stand for" in result.output


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("config show", 0, "file: none"),
        ("report a.txt -o out", 3, "out: can't be written to"),
        ("rules check", 0, "are valid"),
        ("review agreement --report here", 3, "here"),
    ],
)
def test_a_working_folder_that_is_gone(tmp_path, command, code, says):
    gone = tmp_path / "gone"
    ended, told = in_shell(f"mkdir {gone} && cd {gone} && rmdir {gone} && {CLAIMCHECK} {command}")
    assert (ended, says in told) == (code, True), told


# -------------------------------------------------------------------------------------------------------------- files


@pytest.mark.parametrize(
    ("lay", "says"),
    [
        (os.mkfifo, "a named pipe, not a file"),
        (lambda path: path.symlink_to("/dev/zero"), "a device, not a file"),
        (lambda path: path.mkdir(), "a folder, not a file"),
        (lambda path: path.write_text("a = " + "[" * 5000), "is nested too deeply"),
        (lambda path: path.write_text("a = 1 # " + "x" * 2_000_000), "more than 1,000,000 bytes"),
        (lambda path: path.write_bytes(b"a = '\xff'"), "is not in UTF-8"),
    ],
    ids=["pipe", "device", "folder", "deep", "large", "bytes"],
)
def test_a_configuration_that_is_none(tmp_path, lay, says):
    lay(tmp_path / "mine.toml")
    with pytest.raises(UsageError, match=says):
        read_config(tmp_path / "mine.toml")


@pytest.mark.parametrize("name", ["articles.jsonl", "claims.jsonl", "disagreements.jsonl", "run.json", "problems.csv"])
@pytest.mark.parametrize("kind", ["pipe", "device", "deep"])
def test_a_report_with_a_file_that_is_none(report, name, kind):
    (report / name).unlink()
    if kind == "pipe":
        os.mkfifo(report / name)
    elif kind == "device":
        (report / name).symlink_to("/dev/zero")
    else:
        (report / name).write_text("[" * 100_000 if name.startswith(("a", "c", "d", "r")) else "no,table\n1,2\n")
    with pytest.raises(NoUsableInputError, match=name):
        read_report(report)
    if name in {"claims.jsonl", "disagreements.jsonl"}:
        with pytest.raises(NoUsableInputError, match=name):
            report_in(report)


@pytest.mark.parametrize("name", ["articles.jsonl", "claims.jsonl", "facts.jsonl", "disagreements.jsonl"])
@pytest.mark.parametrize("to", ["sqlite", "jsonld"])
def test_a_line_that_stands_twice_is_told_with_its_number(report, name, to):
    lines = (report / name).read_text(encoding="utf-8").splitlines(keepends=True)
    (report / name).write_text("".join([*lines, lines[0]]), encoding="utf-8")
    result = call("export", report, "--to", to)
    assert result.exit_code == 3
    key = json.loads(lines[0])["file" if name == "articles.jsonl" else "id"]
    assert f"{report / name}:{len(lines) + 1}: is not as claimcheck writes it" in result.output
    assert f"{key} is there twice" in result.output


def damaged(workbook, target, seed):
    """Write `workbook` to `target` with a few bytes changed in one of its members, and true sums all the same."""
    chance = random.Random(seed)  # noqa: S311 -- the same damage every time
    with zipfile.ZipFile(workbook) as parts:
        content = {part.filename: parts.read(part) for part in parts.infolist()}
    name = chance.choice(sorted(content))
    spoilt = bytearray(content[name])
    for _ in range(chance.randint(1, 6)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    content[name] = bytes(spoilt)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parts:
        for each, words in content.items():
            parts.writestr(each, words)


@pytest.mark.parametrize("whole", [True, False], ids=["members", "bytes"])
def test_a_damaged_workbook_is_read_or_refused(report, tmp_path, whole):
    original = (report / "review.xlsx").read_bytes()
    for seed in range(60):
        sheet = tmp_path / "spoilt.xlsx"
        if whole:
            damaged(report / "review.xlsx", sheet, seed)
        else:
            chance = random.Random(seed)  # noqa: S311 -- as above
            spoilt = bytearray(original)
            for _ in range(8):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            sheet.write_bytes(bytes(spoilt))
        try:
            for each in read_sheets(sheet, read_content(sheet)):
                for _ in each.rows:
                    pass
        except NoUsableInputError as error:
            assert str(sheet) in str(error)  # noqa: PT017 -- either it is read, or this is said
