import os

import pytest

from claimcheck.errors import RulesError
from claimcheck.pipeline import explain
from claimcheck.report.records import claim_record
from claimcheck.rulebook.book import load_rulebook

TEXT = "The budget of the port rose to five million crowns. Nine people were hurt in the storm."
MARKS = r"""
rules:
  - id: money
    label: "<b>ask</b> {{ the }} desk"
    pattern: '(?i)\bbudget'
  - {id: hurt, pattern: 'hurt|killed'}
"""


def marked(path, pipeline):
    extraction = explain(TEXT, load_rulebook(path), pipeline)
    return extraction, {claim.text: claim for claim in extraction.claims}


@pytest.mark.parametrize("name", ["mine.yml", "marks.yaml"])
def test_claims_carry_the_marks_that_their_sentences_match(name, tmp_path, pipeline):
    path = tmp_path / name
    path.write_text(MARKS)
    extraction, claims = marked(path, pipeline)
    budget, storm = (next(claim for text, claim in claims.items() if word in text) for word in ("budget", "storm"))
    assert budget.marks == ("<b>ask</b> {{ the }} desk",)
    assert "marks.money" in budget.rules
    assert storm.marks == ("hurt",)
    assert claim_record(extraction, storm)["marks"] == ["hurt"]


def test_marks_change_nothing_else(tmp_path, pipeline, rules):
    path = tmp_path / "mine.yml"
    path.write_text(MARKS)
    ids = [claim.id for claim in marked(path, pipeline)[0].claims]
    assert ids == [claim.id for claim in explain(TEXT, rules, pipeline).claims]


def test_a_file_replaces_the_shipped_one_of_its_name(tmp_path):
    from claimcheck.rulebook.location import shipped_rules

    path = tmp_path / "ages.yaml"
    path.write_bytes((shipped_rules() / "ages.yaml").read_bytes() + b"\n# changed\n")
    assert load_rulebook(path).sha256 != load_rulebook().sha256
    assert load_rulebook(path).ages == load_rulebook(tmp_path).ages


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", ":1: the file: must hold keys and values (known here: about, rules, version)"),
        ("- a\n", ":1: the file: must hold keys and values"),
        ("a: 1\n", ":1: unknown key 'a'"),
        ("rules:\n  - {id: a, patern: b}\n", "did you mean 'pattern'?"),
        ("rules:\n  - {id: a, pattern: '(b+)+'}\n", "a repeat inside a repeat"),
        ("rules:\n  - {id: a, pattern: 'b*'}\n", "matches the empty string"),
        ("rules:\n  - {id: a, pattern: '(b'}\n", "is not a valid pattern"),
        ("rules:\n  - {id: a, pattern: b}\n  - {id: a, pattern: c}\n", ":3: the id 'a' occurs twice"),
        ("rules:\n  - {id: '=a', pattern: b}\n", ":2: rules -> 0 -> id"),
        ("rules:\n" + "".join(f"  - {{id: m{n}, pattern: 'w{n}'}}\n" for n in range(20_001)), "at most 20000 items"),
        ("#" * 1_000_001, "is larger than 1,000,000 bytes"),
    ],
)
def test_faults_are_named_with_their_line(content, fault, tmp_path):
    path = tmp_path / "mine.yml"
    path.write_text(content)
    with pytest.raises(RulesError) as caught:
        load_rulebook(path)
    assert fault in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("make", [str, os.mkfifo])
def test_what_is_no_file_and_no_folder_is_refused(make, tmp_path):
    path = tmp_path / "mine.yml"
    make(path)
    with pytest.raises(RulesError) as caught:
        load_rulebook(path)
    assert "is neither a folder nor a file" in str(caught.value)
