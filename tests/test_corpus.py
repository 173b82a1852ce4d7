"""The corpus, its gold and the golden cases name words and where they stand; here it is checked that they do."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import get_args

import pytest

from claimcheck.model import FactKind, Verdict

TESTS = Path(__file__).parent
CORPUS = TESTS.parent / "corpus"
STORIES = ("coalition", "quake")
CASES = sorted(folder for folder in (TESTS / "cases").iterdir() if folder.is_dir())
GOLD_VERDICTS = {*get_args(Verdict), "agree", "compatible", "not_same_fact"}


def text_of(article: Path) -> str:
    return article.read_bytes().decode("utf-8")


def rows_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def gold_of(story: str) -> list[dict]:
    lines = (TESTS / "gold" / f"{story}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


# ------------------------------------------------------------------------------------------------------- articles


@pytest.mark.parametrize(("story", "articles"), [("coalition", 5), ("quake", 4)])
def test_every_article_is_named_with_its_outlet_and_headline(story, articles):
    rows = rows_of(CORPUS / story)
    files = sorted(path.name for path in (CORPUS / story).glob("*.txt"))
    assert sorted(row["file"] for row in rows) == files
    assert len(files) == articles
    assert len({row["outlet"] for row in rows}) == articles
    for row in rows:
        assert text_of(CORPUS / story / row["file"]).splitlines()[0] == row["title"]
        assert ".example.org/" in row["url"]


def test_one_article_is_left_without_a_date():
    undated = [row["file"] for story in STORIES for row in rows_of(CORPUS / story) if not row["published"]]
    assert undated == ["ledger_and_tide.txt"]


@pytest.mark.parametrize("article", sorted(CORPUS.glob("*/*.txt")), ids=lambda path: path.stem)
def test_no_article_is_a_stub(article):
    assert 250 <= len(text_of(article).split()) <= 500


# ----------------------------------------------------------------------------------------------------------- gold


@pytest.mark.parametrize("story", STORIES)
def test_gold_offsets_delimit_the_quoted_words(story):
    for record in gold_of(story):
        for value in record["values"]:
            text = text_of(CORPUS / story / value["file"])
            assert text[value["start"] : value["end"]] == value["quote"], record["id"]
            assert text.count(value["quote"]) == 1, record["id"]


@pytest.mark.parametrize("story", STORIES)
def test_gold_covers_disagreements_agreements_and_traps(story):
    records = gold_of(story)
    assert len({record["id"] for record in records}) == len(records)
    assert {record["verdict"] for record in records} >= {"contradiction", "update_over_time", "agree", "not_same_fact"}
    for record in records:
        assert record["verdict"] in GOLD_VERDICTS
        assert record["kind"] in get_args(FactKind)
        assert len(record["values"]) >= 2


# ---------------------------------------------------------------------------------------------------------- cases


@pytest.mark.parametrize("case", CASES, ids=lambda folder: folder.name)
def test_a_case_expects_words_that_stand_in_its_articles_once(case):
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert expected.keys() <= {"disagreements", "facts", "apart", "one_origin"}
    groups = [group["values"] for key in ("disagreements", "facts") for group in expected.get(key, ())]
    for group in [*groups, *expected.get("apart", ())]:
        assert len(group) >= 2
        for file, words in group:
            assert text_of(case / file).count(words) == 1, (file, words)


@pytest.mark.parametrize("case", CASES, ids=lambda folder: folder.name)
def test_a_case_names_kinds_verdicts_and_files_that_exist(case):
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    articles = {path.name for path in case.glob("*.txt")}
    assert 2 <= len(articles) <= 3
    for group in [*expected.get("disagreements", ()), *expected.get("facts", ())]:
        assert group["kind"] in get_args(FactKind)
    for disagreement in expected.get("disagreements", ()):
        assert disagreement["verdict"] in get_args(Verdict)
    assert {file for copies in expected.get("one_origin", ()) for file in copies} <= articles
    assert case.name in (TESTS / "cases" / "README.md").read_text(encoding="utf-8")
    if (case / "articles.csv").exists():
        assert {row["file"] for row in rows_of(case)} == articles
