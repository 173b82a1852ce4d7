"""What an earlier run has found is taken from there: less work, and the same result."""

import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.extract import article as article_module
from claimcheck.extract import language
from claimcheck.pipeline import check
from claimcheck.settings import Settings
from claimcheck.store.place import FILE

FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master.\n"


@pytest.fixture(autouse=True)
def done(pipeline, monkeypatch):
    """The names of the articles that were worked out, and not taken from an earlier run."""
    real, names = article_module.extract_article, []
    monkeypatch.setattr(language, "load_pipeline", lambda _name: pipeline)

    def noted(article, *rest, **more):
        names.append(article.file)
        return real(article, *rest, **more)

    monkeypatch.setattr(article_module, "extract_article", noted)
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
    real = article_module.extract_article

    def stumble(article, *rest, **more):
        if article.file == "12.txt":
            raise IndexError("string index out of range")
        return real(article, *rest, **more)

    monkeypatch.setattr(article_module, "extract_article", stumble)
    broken, _ = run(four, rules)
    assert [problem.code for problem in broken.problems if problem.file == "12.txt"] == ["extraction_failed"]
    monkeypatch.setattr(article_module, "extract_article", real)
    whole, told = run(four, rules)
    assert [problem.code for problem in whole.problems if problem.file == "12.txt"] == []
    assert {step.unchanged for step in told if step.stage == "extract"} == {3}


def test_an_interrupted_run_goes_on_from_what_was_done(four, rules, done, monkeypatch):
    real = article_module.extract_article

    def interrupt(article, *rest, **more):
        if article.file == "18.txt":
            raise KeyboardInterrupt
        return real(article, *rest, **more)

    monkeypatch.setattr(article_module, "extract_article", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run(four, rules)
    monkeypatch.setattr(article_module, "extract_article", real)
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
