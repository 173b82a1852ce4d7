"""Rule files are read strictly: every fault is told with file and line, before any article is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from claimcheck.errors import RulesError
from claimcheck.rulebook.book import SECTIONS, load_rulebook
from claimcheck.rulebook.linear import check_linear
from claimcheck.rulebook.location import shipped_rules
from claimcheck.rulebook.source import SourceError, parse_rule_source

VERDICTS = (shipped_rules() / "verdicts.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", "r.yaml:2: the key 'a' stands here twice; keep one"),
        ("a: &x 1\nb: *x\n", "r.yaml:1: anchors and aliases are not allowed; write it out"),
        (
            "a: !!python/object:os.system x\n",
            "r.yaml:1: the tag tag:yaml.org,2002:python",
        ),
        ("a:\n\t- b\n", "r.yaml:2: is no valid YAML"),
        ("? [a]\n: b\n", "r.yaml:1: a key must be a plain word"),
        ("[" * 5000, "r.yaml:"),
    ],
)
def test_faults_of_a_source(text, message):
    with pytest.raises(SourceError) as fault:
        parse_rule_source(text, "r.yaml")
    assert str(fault.value).startswith(message)


def test_values_stay_as_they_are_written():
    source = parse_rule_source("a: no\nb: 12:30\nc: [NO, off, ~x, 007]\nd:\n", "r.yaml")
    assert source.data == {"a": "no", "b": "12:30", "c": ["NO", "off", "~x", "007"], "d": None}
    assert source.where(("c", 2)) == "r.yaml:3"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("far_from_bound: 1.5", "far_from_bond: 1.5", "unknown key 'far_from_bond' (did you mean 'far_from_bound'?)"),
        (
            "far_from_bound: 1.5",
            "far_from_bound: high",
            "far_from_bound: input should be a valid decimal",
        ),
        ("far_from_bound: 1.5", "far_from_bound: 0.5", "must be at least 1"),
        ("version: 1", "version: 9", "version: input should be '1'"),
        ("about: How", "abbout: How", "unknown key 'abbout' (did you mean 'about'?)"),
    ],
)
def test_faults_of_a_file(old, new, message, tmp_path):
    changed = VERDICTS.replace(old, new)
    assert changed != VERDICTS
    (tmp_path / "verdicts.yaml").write_text(changed, encoding="utf-8")
    with pytest.raises(RulesError) as fault:
        load_rulebook(tmp_path)
    line = changed[: changed.index(new)].count("\n") + 1
    assert f"verdicts.yaml:{line}: " in str(fault.value)
    assert message in str(fault.value)


def test_a_dangling_name_is_a_fault(tmp_path):
    text = (shipped_rules() / "fact_types.yaml").read_text(encoding="utf-8")
    changed = text.replace("predicates: [predicate.kill]", "predicates: [predicate.nothing]", 1)
    (tmp_path / "fact_types.yaml").write_text(changed, encoding="utf-8")
    with pytest.raises(RulesError, match=r"names 'predicate\.nothing', which rules/predicates\.yaml does not have"):
        load_rulebook(tmp_path)


def test_all_faults_are_told_at_once(tmp_path):
    (tmp_path / "verdicts.yaml").write_text("version: 1\n", encoding="utf-8")
    (tmp_path / "hedges.yaml").write_bytes(b"about: caf\xe9\n")
    with pytest.raises(RulesError) as fault:
        load_rulebook(tmp_path)
    assert "'about' is missing" in str(fault.value)
    assert "is not UTF-8; save it as UTF-8" in str(fault.value)


def test_a_misspelt_file_is_not_ignored(tmp_path):
    (tmp_path / "hedge.yaml").write_text("version: 1\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"is no rule file; known are ages\.yaml"):
        load_rulebook(tmp_path)


def test_a_missing_folder_is_a_fault(tmp_path):
    with pytest.raises(RulesError, match="--rules takes a rule file or a folder"):
        load_rulebook(tmp_path / "nowhere")


def test_a_copy_of_the_rules_is_the_same_book(tmp_path, rules):
    for section in SECTIONS.values():
        shutil.copy(shipped_rules() / section.file, tmp_path)
    assert load_rulebook(tmp_path).sha256 == rules.sha256


def test_every_file_in_the_folder_is_a_section():
    assert sorted(path.name for path in Path(shipped_rules()).glob("*.yaml")) == sorted(
        s.file for s in SECTIONS.values()
    )


@pytest.mark.parametrize("pattern", ["(a+)+", r"(\w+\s?)*x", r"\w+\w+\w+x", r"(a)\1", "(a{1,9}){60,}"])
def test_patterns_that_could_run_for_ever_are_refused(pattern):
    with pytest.raises(ValueError, match=r"repeat|refers back"):
        check_linear(pattern)


@pytest.mark.parametrize("pattern", [r"\d{1,4}-\d{2}", r"^by [A-Z]\w+$", "(?:a|b)+c", r"x(?=\d+)"])
def test_plain_patterns_are_taken(pattern):
    check_linear(pattern)
