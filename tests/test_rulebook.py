"""Rule files are read strictly: every fault is told with file and line, before any article is read."""

from __future__ import annotations

import os
import re
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import RulesError
from claimcheck.rulebook.book import SECTIONS, load_rulebook
from claimcheck.rulebook.linear import check_linear
from claimcheck.rulebook.location import shipped_rules
from claimcheck.rulebook.source import SourceError, parse_rule_source

VERDICTS = (shipped_rules() / "verdicts.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", "r.yaml:2: the key 'a' occurs twice here; keep one"),
        ("a: &x 1\nb: *x\n", "r.yaml:1: anchors and aliases are not allowed; write it out"),
        (
            "a: !!python/object:os.system x\n",
            "r.yaml:1: the tag tag:yaml.org,2002:python",
        ),
        ("a:\n\t- b\n", "r.yaml:2: is not valid YAML"),
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
        ("far_from_bound: 3", "far_from_bond: 1.5", "unknown key 'far_from_bond' (did you mean 'far_from_bound'?)"),
        (
            "far_from_bound: 3",
            "far_from_bound: high",
            "far_from_bound: input should be a valid decimal",
        ),
        ("far_from_bound: 3", "far_from_bound: 0.5", "must be at least 1"),
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


def test_a_unit_that_is_asked_for_but_not_known_is_a_fault(tmp_path):
    text = (shipped_rules() / "questions.yaml").read_text(encoding="utf-8")
    (tmp_path / "questions.yaml").write_text(text.replace("milligram,", "milligramm,"), encoding="utf-8")
    with pytest.raises(RulesError, match=r"there is no unit 'milligramm' in units\.yaml"):
        load_rulebook(tmp_path)


def test_a_unit_that_is_asked_for_in_two_ways_is_a_fault(tmp_path):
    text = (shipped_rules() / "questions.yaml").read_text(encoding="utf-8")
    (tmp_path / "questions.yaml").write_text(text.replace("of: [decibel]", "of: [decibel, acre]"), encoding="utf-8")
    with pytest.raises(RulesError, match=r"'acre' is named twice"):
        load_rulebook(tmp_path)


def test_every_unit_of_measure_says_how_it_is_asked_for(rules):
    asked = {unit for group in rules.questions.asked for unit in group.of}
    assert asked == {unit.name for unit in rules.units.by_name.values() if unit.kind == "measure"}


@pytest.mark.parametrize(
    ("unit", "plural"),
    [
        ("celsius", "degrees Celsius"),
        ("fahrenheit", "degrees Fahrenheit"),
        ("micrometre", "micrometres"),
        ("ampere", "amperes"),
        ("kilohertz", "kilohertz"),
        ("calibre", "calibres"),
        ("horsepower", "horsepower"),
        ("psi", "psi"),
        ("square foot", "square feet"),
        ("mile per gallon", "miles per gallon"),
        ("british thermal unit", "British thermal units"),
    ],
)
def test_the_plural_of_a_unit_is_spelled_as_in_a_newspaper(unit, plural, rules):
    assert rules.units.plural(unit) == plural


def test_all_faults_are_told_at_once(tmp_path):
    (tmp_path / "verdicts.yaml").write_text("version: 1\n", encoding="utf-8")
    (tmp_path / "hedges.yaml").write_bytes(b"about: caf\xe9\n")
    with pytest.raises(RulesError) as fault:
        load_rulebook(tmp_path)
    assert "'about' is missing" in str(fault.value)
    assert "is not UTF-8; save it as UTF-8" in str(fault.value)


def test_a_misspelt_file_is_not_ignored(tmp_path):
    (tmp_path / "hedge.yaml").write_text("version: 1\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"is not a rule file; known are ages\.yaml"):
        load_rulebook(tmp_path)


@pytest.mark.parametrize(
    ("name", "lay"),
    [
        ("hedges.yaml", lambda path: path.symlink_to("nowhere")),
        ("hedges.yaml", lambda path: path.symlink_to("/dev/zero")),
        ("hedges.yaml", os.mkfifo),
        ("hedges.yaml", Path.mkdir),
        ("tables/places.tsv", lambda path: path.symlink_to("nowhere")),
    ],
)
def test_what_has_the_name_of_a_rule_file_and_is_none_is_not_ignored(name, lay, tmp_path):
    (tmp_path / "tables").mkdir()
    lay(tmp_path / name)
    with pytest.raises(RulesError, match=rf"{name}:1: is not a file"):
        load_rulebook(tmp_path)


def test_a_missing_folder_is_a_fault(tmp_path):
    with pytest.raises(RulesError, match="name a rule file or a folder"):
        load_rulebook(tmp_path / "nowhere")


def test_a_copy_of_the_rules_is_the_same_book(tmp_path, rules):
    for section in SECTIONS.values():
        shutil.copy(shipped_rules() / section.file, tmp_path)
    assert load_rulebook(tmp_path).sha256 == rules.sha256


def test_every_file_in_the_folder_is_a_section():
    assert sorted(path.name for path in Path(shipped_rules()).glob("*.yaml")) == sorted(
        s.file for s in SECTIONS.values()
    )


ENDLESS = {
    "a repeat in a repeat": r"(a+)+",
    "a repeat in a repeat, with a mark that may be missing": r"(\w+\s?)*x",
    "three open repeats in a row": r"\w+\w+\w+x",
    "bounds do not help where they are wide": "(a{1,9}){60,}",
    "branches that begin alike": "(?:ab|a|b)*!",
    "what may be missing, before the same": r"(?:\w?\w)*!",
    "five open repeats in a row": r"([\w ]*)" * 5 + "!",
    "five bounded repeats in a row": r"[\w ]{0,50}" * 5 + "!",
    "inside an atomic group": "(?>(?:a+)+!)",
    "inside a look ahead": "x(?=(?:a+)+!)",
    "many branches without any repeat": "(?:a|ab|b)" * 60 + "!",
    "a pair of repeats in a repeat": "(?:x+x+)+y",
    "what matches nothing, repeated in a repeat": r"(?:.(?:\b){2,9}\w .)*c",
}


@pytest.mark.parametrize("pattern", ENDLESS.values(), ids=ENDLESS)
def test_patterns_that_could_run_for_ever_are_refused(pattern):
    with pytest.raises(ValueError, match="could run forever"):
        check_linear(pattern)


def test_a_pattern_that_refers_back_is_refused():
    with pytest.raises(ValueError, match="refers back"):
        check_linear(r"(a)\1")


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d{1,4}-\d{2}",
        r"^by [A-Z]\w+$",
        "(?:a|b)+c",
        r"x(?=\d+)",
        r"(?i)\b(?:budget|loan)s?\b",
        r"(?:\w+ )+end",
        r"\b\w+(?:, \w+)* and \w+\b",
        '"[^"]*"',
        r"\$\s*\d+(?:\.\d+)?",
        r"foo.*bar",
    ],
)
def test_plain_patterns_are_taken(pattern):
    check_linear(pattern)


# Each text makes an engine that goes back and tries anew do so as often as it can.
NASTY = ["a" * 2000, "ab" * 1000, "a " * 1000, "aab " * 500, "aA" * 1000, "a" * 60 + "!", "ab" * 500 + "!"]


@given(
    st.recursive(
        st.sampled_from(["a", "b", "[ab]", r"\w", " ", ".", r"\b", "$", "(?i:a)"]),
        lambda inner: st.one_of(
            st.lists(inner, min_size=2, max_size=4).map("".join),
            st.tuples(inner, st.sampled_from(["*", "+", "?", "{0,5}", "{2,9}", "*?", "{3}"])).map(
                lambda two: f"(?:{two[0]}){two[1]}"
            ),
            st.lists(inner, min_size=2, max_size=3).map(lambda each: f"(?:{'|'.join(each)})"),
        ),
        max_leaves=8,
    ),
    st.sampled_from(["", "!", "c"]),
)
@settings(max_examples=150, deadline=None)
def test_what_is_taken_is_done_in_time(body, end):
    pattern = body + end
    try:
        check_linear(pattern)
    except ValueError:
        return
    for text in NASTY:
        begun = time.process_time()
        re.search(pattern, text)
        assert time.process_time() - begun < 5, (pattern, text[:9])


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("a{4294967295}", "is not a valid pattern"),
        ("(" * 450 + "a" + ")" * 450, "nested too deeply"),
        ("(?:ab|a|b)*!", "could run forever"),
    ],
    ids=["too many times", "too deep", "endless"],
)
def test_a_pattern_that_can_not_be_is_told_with_its_line(pattern, says, tmp_path):
    rules = tmp_path / "mine.yaml"
    rules.write_text(f"rules:\n  - id: desk.mine\n    pattern: '{pattern}'\n", encoding="utf-8")
    with pytest.raises(RulesError) as fault:
        load_rulebook(rules)
    assert f"{rules}:3: rules -> 0 -> pattern: " in str(fault.value)
    assert says in str(fault.value)


@pytest.mark.parametrize(
    "text", ["? " * 30_000, "[" * 40_000, "{a: " * 40_000, "- " * 30_000], ids=["?", "[", "{", "-"]
)
def test_a_source_that_is_nested_too_deeply_is_told_before_it_is_built(text):
    begun = time.process_time()
    with pytest.raises(SourceError, match=r"r\.yaml:2: is nested too deeply"):
        parse_rule_source("rules:\n  " + text, "r.yaml")
    assert time.process_time() - begun < 5


def test_no_line_of_an_article_makes_a_shipped_pattern_hang(rules):
    begun = time.process_time()
    for text in ("By " + "A" * 60 + "!", "News" + "/a b" * 40 + "!"):
        for wording in rules.boilerplate.paragraph:
            wording.fits(text)
    assert time.process_time() - begun < 1
