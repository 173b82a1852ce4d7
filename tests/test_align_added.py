"""What is added to a finished run gives the facts of a run over everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.align import facts as facts_module
from claimcheck.align.facts import align, align_added, facts_by_thread
from claimcheck.align.stories import linked_articles

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def extractions(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from synthetic import make_extractions

    return list(make_extractions(600))


@pytest.mark.parametrize("step", [1, 2, 7])
def test_added_articles_give_the_facts_of_a_fresh_run(step, extractions, rules):
    added = {extraction.article.file for extraction in extractions[::step]}
    before = align([extraction for extraction in extractions if extraction.article.file not in added], rules)
    assert align_added(before, extractions, added, rules) == align(extractions, rules)


def test_only_the_stories_of_added_articles_are_matched(extractions, rules, monkeypatch):
    asked = []
    whole = facts_module._facts_of_thread

    def note(thread, *rest):
        asked.extend(extraction.article.file for extraction in thread)
        return whole(thread, *rest)

    before = align(extractions[:-1], rules)
    monkeypatch.setattr(facts_module, "_facts_of_thread", note)
    align_added(before, extractions, {extractions[-1].article.file}, rules)
    assert 5 <= len(asked) < len(extractions) // 2
    assert extractions[-1].article.file in asked


def test_extractions_are_asked_for_one_thread_at_a_time(extractions, rules):
    by_file = {extraction.article.file: extraction for extraction in extractions}
    asked = []

    def of(file):
        asked.append(file)
        return by_file[file]

    linked = linked_articles([extraction.article for extraction in extractions], rules.frequencies)
    found = []
    for facts in facts_by_thread(by_file, of, linked, rules):
        assert {claim.file for fact in facts for claim in fact.claims} <= {*asked}
        found += facts
    assert sorted(asked) == sorted(by_file)
    assert tuple(sorted(found, key=lambda fact: fact.id)) == align(extractions, rules)
