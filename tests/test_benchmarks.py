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
    assert head == "way claims time per claim memory recall precision"
    assert align.startswith("align")
    assert texts.startswith("texts at")


def test_matching_thread_by_thread_finds_the_same():
    (align,), (by_thread,) = (lines_of("matching.py", "--claims", "400", "--only", way) for way in ("align", "threads"))
    assert align.split()[-2:] == by_thread.split()[-2:]


def test_the_cost_of_a_large_page_is_measured():
    head, written, *_ = lines_of("page.py", "--articles", "5", "--disagreements", "6", "--rounds", "1")
    assert head == "5 articles, 6 disagreements"
    assert written.startswith("page written")


def test_the_same_claims_are_made_each_time(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from synthetic import make_extractions, make_story, story_of

    made = list(make_extractions(300))
    assert made == list(make_extractions(300))
    assert sum(len(extraction.claims) for extraction in made) >= 300
    assert [one for one in made if story_of(one.article.file) == 2] == list(make_story(2, 300))
    for extraction in made:
        assert all(claim.span.of(extraction.article.text) == claim.text for claim in extraction.claims)
