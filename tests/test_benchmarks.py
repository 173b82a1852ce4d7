"""The programs of `make bench` run, here on next to nothing."""

import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def lines_of(program, *options):
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / program), *options], capture_output=True, text=True, check=True
    )
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


def test_the_cost_of_extraction_is_measured():
    lines = lines_of("extraction.py", "--words", "300", "--rounds", "1", "--articles", "1")
    assert lines[0].startswith("1 articles streamed")
    assert any(line.startswith("whole extraction / bare") for line in lines)


def test_the_cost_of_matching_is_measured():
    head, align, texts, _ = lines_of("matching.py", "--claims", "200")
    assert head.split() == ["way", "claims", "time", "memory", "recall", "precision"]
    assert align.startswith("align")
    assert texts.startswith("texts at")


def test_the_cost_of_a_large_page_is_measured():
    head, written, *_ = lines_of("page.py", "--articles", "5", "--disagreements", "6", "--rounds", "1")
    assert head == "5 articles, 6 disagreements"
    assert written.startswith("page written")


def test_the_same_claims_are_made_each_time(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from synthetic import make_claims

    made = make_claims(300)
    assert made == make_claims(300)
    assert len(made.claims) == len(made.fact_of) >= 300
    for extraction in made.extractions:
        assert all(claim.span.of(extraction.article.text) == claim.text for claim in extraction.claims)
