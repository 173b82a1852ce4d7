"""What people expect of a command line: examples that work, completion, and colours on a terminal only."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.cli.examples import EXAMPLES
from claimcheck.cli.manual import commands
from claimcheck.extras import EXTRAS
from tests.conftest import ROOT

START = "import sys; sys.argv[0] = 'claimcheck'; from claimcheck.cli.app import run; run()"


def test_every_command_has_examples_and_every_example_a_command():
    assert set(EXAMPLES) == {name for name, _ in commands()}
    for name, lines in EXAMPLES.items():
        shown = CliRunner().invoke(app, [*name.split()[1:], "--help"]).output
        assert all(f"    {line}\n" in shown for line in lines), name


@pytest.mark.parametrize("line", sorted({line for lines in EXAMPLES.values() for line in lines}))
def test_every_example_is_understood(line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "desk.toml").touch()
    words = shlex.split(line)[1:]
    command = typer.main.get_command(app)
    while hasattr(command, "commands"):
        command = command.commands[words.pop(0)]
    command.make_context(line, words)


def completed(*words):
    """Return what bash offers after `words`."""
    arguments = " ".join(words)
    environment = {**os.environ, "_CLAIMCHECK_COMPLETE": "complete_bash", "COMP_WORDS": arguments}
    environment |= {"COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, env=environment, check=False)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("claimcheck", "re"), {"report", "review"}),
        (("claimcheck", "rules", ""), {"check", "explain"}),
        (("claimcheck", "export", "report", "--to", "j"), {"jsonld"}),
        (("claimcheck", "report", "--fail-on", ""), {"high", "medium", "low"}),
        (("claimcheck", "report", "--sh"), {"--show"}),
    ],
)
def test_a_shell_completes_commands_options_and_values(words, offered):
    assert set(completed(*words)) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_installed(shell):
    environment = {**os.environ, "_CLAIMCHECK_COMPLETE": f"source_{shell}"}
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, env=environment, check=True)
    assert "_CLAIMCHECK_COMPLETE" in done.stdout


def on_a_terminal(arguments, **environment):
    """Return what a command prints where stdout is a terminal."""
    shown, there = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    program = [sys.executable, "-c", START, *arguments]
    env = {**kept, "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    with subprocess.Popen(program, stdout=there, stderr=subprocess.DEVNULL, cwd=ROOT, env=env) as run:
        os.close(there)
        pieces = []
        while True:
            try:
                piece = os.read(shown, 65_536)
            except OSError:  # so Linux says that the other end is closed
                break
            if not piece:
                break
            pieces.append(piece)
        assert run.wait() == 0
    os.close(shown)
    return b"".join(pieces).decode()


@pytest.fixture
def compare(tmp_path):
    """The words of a command whose output has colours, on a story of two sentences."""
    for number in (12, 15):
        text = f"The ferry to Lund Isle sank on Monday, and {number} passengers drowned, said the harbour master.\n"
        (tmp_path / f"{number}.txt").write_text(text)
    return ["compare", str(tmp_path / "12.txt"), str(tmp_path / "15.txt")]


@pytest.mark.skipif(os.name != "posix", reason="terminals are others there")
@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)]
)
def test_colours_are_for_terminals_unless_they_are_not_wanted(environment, coloured, compare):
    text = on_a_terminal(compare, **environment)
    assert "Changed over time" in text
    assert bool(re.search(r"\x1b\[[\d;]*3\d", text)) is coloured


def test_no_colours_go_into_a_file(compare):
    done = subprocess.run([sys.executable, "-c", START, *compare], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Changed over time" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def test_doctor_says_what_each_extra_is_for(monkeypatch):
    said = CliRunner().invoke(app, ["doctor"]).output
    for extra in EXTRAS:
        assert f"{extra.purpose}: works with {extra.module} " in said
    monkeypatch.setattr("claimcheck.cli.doctor.find_spec", lambda _module: None)
    said = CliRunner().invoke(app, ["doctor"]).output
    for extra in EXTRAS:
        assert f"{extra.purpose}: needs {extra.module}; install it with" in said
