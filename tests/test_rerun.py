"""What an earlier run has found is taken from there: less work, and the same result."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.extract import article as article_module
from claimcheck.extract import language
from claimcheck.pipeline import check
from claimcheck.settings import Settings
from claimcheck.store.packing import DamagedError
from claimcheck.store.place import FILE

FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master.\n"


@pytest.fixture(autouse=True)
def done(pipeline, monkeypatch):
    """The names of the articles that were worked out, and not taken from an earlier run."""
    real, names = article_module.extract_parsed, []
    monkeypatch.setattr(language, "load_pipeline", lambda _name: pipeline)

    def noted(article, *rest, **more):
        names.append(article.file)
        return real(article, *rest, **more)

    monkeypatch.setattr(article_module, "extract_parsed", noted)
    return names


@pytest.fixture
def four(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in (12, 15, 18, 21):
        (folder / f"{number}.txt").write_text(FERRY.format(number))
    return folder


def run(folder, rules, **settings):
    told = []
    result = check([folder], rules=rules, settings=Settings(**settings), on_progress=told.append)
    return result, told


def test_nothing_is_worked_out_twice(four, rules, done, monkeypatch):
    first, _ = run(four, rules)
    assert done == ["12.txt", "15.txt", "18.txt", "21.txt"]
    done.clear()
    monkeypatch.setattr(language, "load_pipeline", lambda name: pytest.fail(f"{name} is loaded for nothing"))
    second, told = run(four, rules)
    assert done == []
    assert repr(second) == repr(first)
    assert [(step.done, step.total, step.unchanged) for step in told if step.stage == "extract"] == [(4, 4, 4)]


def test_one_changed_article_costs_that_article(four, rules, done):
    run(four, rules)
    done.clear()
    (four / "15.txt").write_text(FERRY.format(16))
    changed, told = run(four, rules)
    assert done == ["15.txt"]
    assert [(step.done, step.total, step.unchanged, step.file) for step in told if step.stage == "extract"] == [
        (3, 4, 3, ""),
        (3, 4, 3, "15.txt"),
    ]
    assert repr(changed) == repr(run(four, rules, cache=False)[0])


def test_an_added_copy_costs_that_copy(four, rules, done):
    run(four, rules)
    done.clear()
    (four / "11.txt").write_text(FERRY.format(12))
    result, _ = run(four, rules)
    assert done == ["11.txt"]
    assert {article.origin for article in result.articles if article.file in ("11.txt", "12.txt")} == {"11.txt"}


def test_another_date_is_another_article(four, rules, done):
    run(four, rules)
    done.clear()
    (four / "articles.csv").write_text("file,published\n12.txt,2031-04-02\n")
    run(four, rules)
    assert done == ["12.txt"]


def test_without_the_store_nothing_is_read_or_written(four, rules, done, own_store):
    run(four, rules, cache=False)
    assert not own_store.exists()
    run(four, rules)
    run(four, rules, cache=False)
    assert len(done) == 12


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 99])
def test_a_damaged_store_costs_time_only(damage, four, rules, done, own_store):
    first, _ = run(four, rules)
    (own_store / FILE).write_bytes(damage)
    second, told = run(four, rules)
    assert repr(second) == repr(first)
    assert len(done) == 8
    assert not any(step.note for step in told)
    run(four, rules)
    assert len(done) == 8


def test_a_result_that_cant_be_unpacked_is_worked_out_again(four, rules, done, own_store, monkeypatch):
    first, _ = run(four, rules)
    real = sqlite3.connect
    monkeypatch.setattr("claimcheck.store.results._check", lambda _key, _packed: b"unchecked"[:8])
    with real(own_store / FILE) as file:
        file.execute("UPDATE results SET packed = ?", (b"unchecked"[:8] + b"junk",))
    file.close()
    second, _ = run(four, rules)
    assert repr(second) == repr(first)
    assert len(done) == 8


def test_what_made_the_program_stumble_is_tried_again(four, rules, monkeypatch):
    real = article_module.extract_parsed

    def stumble(article, *rest, **more):
        if article.file == "12.txt":
            raise IndexError("string index out of range")
        return real(article, *rest, **more)

    monkeypatch.setattr(article_module, "extract_parsed", stumble)
    broken, _ = run(four, rules)
    assert [problem.code for problem in broken.problems if problem.file == "12.txt"] == ["extraction_failed"]
    monkeypatch.setattr(article_module, "extract_parsed", real)
    whole, told = run(four, rules)
    assert [problem.code for problem in whole.problems if problem.file == "12.txt"] == []
    assert {step.unchanged for step in told if step.stage == "extract"} == {3}


def test_an_interrupted_run_goes_on_from_what_was_done(four, rules, done, monkeypatch):
    real = article_module.extract_parsed

    def interrupt(article, *rest, **more):
        if article.file == "18.txt":
            raise KeyboardInterrupt
        return real(article, *rest, **more)

    monkeypatch.setattr(article_module, "extract_parsed", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run(four, rules)
    monkeypatch.setattr(article_module, "extract_parsed", real)
    done.clear()
    result, _ = run(four, rules)
    assert done == ["18.txt", "21.txt"]
    assert repr(result) == repr(run(four, rules, cache=False)[0])


def test_where_nothing_can_be_stored_the_user_is_told_and_the_report_is_the_same(four, tmp_path, own_store):
    own_store.parent.mkdir()
    own_store.write_text("in the way")
    out, plain = tmp_path / "out", tmp_path / "plain"
    told = CliRunner().invoke(app, ["report", str(four), "-o", str(out)])
    assert told.exit_code == 0, told.output
    assert told.stderr.count("results are not kept for the next run") == 1
    assert str(own_store) in told.stderr
    CliRunner().invoke(app, ["report", str(four), "-o", str(plain), "--no-cache"])
    assert contents(out) == contents(plain)


@pytest.mark.parametrize("command", ["report", "extract"])
def test_the_same_bytes_with_and_without(command, four, tmp_path):
    folders = [tmp_path / name for name in ("first", "again", "without")]
    for folder in folders:
        options = ["--no-cache"] if folder.name == "without" else []
        assert CliRunner().invoke(app, [command, str(four), "-o", str(folder), *options]).exit_code == 0
    first, again, without = map(contents, folders)
    assert first == again == without


def test_the_user_is_told_how_much_is_unchanged(four, tmp_path):
    first = CliRunner().invoke(app, ["report", str(four), "-o", str(tmp_path / "out")])
    assert "unchanged" not in first.stderr
    (four / "15.txt").write_text(FERRY.format(16))
    second = CliRunner().invoke(app, ["report", str(four), "-o", str(tmp_path / "out")])
    assert "3 of 4 articles are unchanged since an earlier run" in second.stderr


def contents(folder: Path):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# ------------------------------------------------------------------------------------- a report that is left as it is


@pytest.fixture
def report(four, tmp_path):
    """Writes the report on `four` and returns what the program says, on stdout and stderr."""

    def write(*options, inputs=four):
        told = CliRunner().invoke(app, ["report", str(inputs), "-o", str(tmp_path / "out"), *options])
        assert told.exit_code == 0, told.output
        return told.stdout, told.stderr

    return write


LEFT = "nothing has changed since this report was written"


def test_a_report_that_would_be_the_same_is_left_as_it_is(report, tmp_path):
    first, _ = report()
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    second, said = report()
    assert LEFT in said
    assert second == first
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()} == before


def test_nothing_is_loaded_for_a_report_that_is_left_as_it_is(four, tmp_path):
    command = f"sys.argv = ['claimcheck', 'report', {str(four)!r}, '-o', {str(tmp_path / 'out')!r}]"
    program = (
        f"import sys; {command}\nfrom claimcheck.cli.app import app\napp(standalone_mode=False)\nprint(*sys.modules)"
    )
    for _ in range(2):
        loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert {"spacy", "numpy", "pandas", "rapidfuzz", "jinja2", "xlsxwriter"}.isdisjoint(loaded.split())


@pytest.mark.parametrize("options", [["--fail-on", "low"], ["--fail-on", "high"], ["--verbose"], ["--quiet"]])
def test_what_is_told_follows_the_options_of_this_run(options, four, tmp_path):
    (four / "articles.csv").write_text("file,published\n12.txt,someday\n12.txt,someday\n")
    command = ["report", str(four), "-o", str(tmp_path / "out")]
    CliRunner().invoke(app, command)
    left = CliRunner().invoke(app, [*command, *options])
    made = CliRunner().invoke(app, [*command, *options, "--no-cache"])
    assert (left.exit_code, left.stdout) == (made.exit_code, made.stdout)
    assert [line for line in left.stderr.splitlines() if LEFT not in line] == made.stderr.splitlines()


def another_article(folder, _out):
    (folder / "24.txt").write_text(FERRY.format(24))


def another_word(folder, _out):
    (folder / "12.txt").write_text(FERRY.format(13))


def another_name(folder, _out):
    (folder / "12.txt").rename(folder / "11.txt")


def one_article_less(folder, _out):
    (folder / "12.txt").unlink()


def a_date(folder, _out):
    (folder / "articles.csv").write_text("file,published\n12.txt,2031-04-02\n")


def a_link(folder, _out):
    (folder / "24.txt").symlink_to(folder / "12.txt")


def a_file_of_the_report_gone(_folder, out):
    (out / "report.md").unlink()


def a_file_of_the_report_changed(_folder, out):
    (out / "report.md").write_text("mine")


def a_decision(_folder, out):
    (out / "decisions.jsonl").write_text("")


@pytest.mark.parametrize(
    "change",
    [
        another_article,
        another_word,
        another_name,
        one_article_less,
        a_date,
        a_link,
        a_file_of_the_report_gone,
        a_file_of_the_report_changed,
        a_decision,
    ],
)
def test_any_change_has_the_report_written_anew(change, report, four, tmp_path):
    report()
    change(four, tmp_path / "out")
    _, said = report()
    assert LEFT not in said
    written = contents(tmp_path / "out")
    report("--no-cache")
    assert contents(tmp_path / "out") == written


def test_other_options_have_the_report_written_anew(report, tmp_path):
    report()
    assert LEFT not in report("--show", "precision")[1]
    (tmp_path / "rules").mkdir()
    assert LEFT not in report("--rules", str(tmp_path / "rules"))[1]
    assert LEFT in report("--rules", str(tmp_path / "rules"))[1]
    assert LEFT in report("--rules", str(tmp_path / "rules"), "--workers", "1")[1]
    assert LEFT not in report("--no-cache")[1]


def test_a_single_article_is_known_with_what_lies_beside_it(report, four):
    report(inputs=four / "12.txt")
    assert LEFT in report(inputs=four / "12.txt")[1]
    (four / "articles.csv").write_text("file,outlet\n12.txt,The Courier\n")
    assert LEFT not in report(inputs=four / "12.txt")[1]


def test_a_report_beside_its_articles_is_left_as_it_is_too(four):
    command = ["report", str(four), "-o", str(four / "out")]
    assert LEFT not in CliRunner().invoke(app, command).stderr
    assert LEFT in CliRunner().invoke(app, command).stderr


def test_a_summary_that_cant_be_read_has_the_report_written_anew(report, monkeypatch):
    report()
    monkeypatch.setattr("claimcheck.cli.told.unpack_value", refuse)
    assert LEFT not in report()[1]


def refuse(*_):
    raise DamagedError
