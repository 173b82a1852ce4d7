"""A report that is read back is the report that was written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from claimcheck.errors import NoUsableInputError
from claimcheck.report.folder import write_report
from claimcheck.report.jsonlines import extraction_files, finding_files
from claimcheck.report.rows import Rows
from claimcheck.report.run_record import run_file
from claimcheck.report.tables import table_files
from claimcheck.report.whole_files import whole, write_whole
from claimcheck.report.written import read_report
from tests.results import empty_result, harbour_result, hostile_result, report_files
from tests.test_report_any import results

ROOT = Path(__file__).parent.parent


def files_for_programs(result):
    """Return the files that a report is read back from; the workbook and the pages take a hundred times as long."""
    made = {**extraction_files(result), **finding_files(result), **table_files(Rows(result)), **run_file(result)}
    return {name: whole(content) for name, content in made.items()}


def differing(files, folder, make=report_files):
    """Return the names of the files that are others once they were read back from `folder` and written again."""
    write_whole(folder, files)
    again = make(read_report(folder))
    return {name for name in files if files[name] != again[name]}


@pytest.mark.parametrize("make", [harbour_result, empty_result])
def test_written_again_it_gives_the_same_files(make, tmp_path):
    assert differing(report_files(make()), tmp_path) == set()


def test_hostile_words_come_back_as_they_are_but_for_problems(tmp_path):
    # Two messages that differ in what can't be seen are one in problems.csv.
    assert not {name for name in differing(report_files(hostile_result()), tmp_path) if name.endswith(".jsonl")}
    assert differing(report_files(read_report(tmp_path)), tmp_path) == set()


def test_what_comes_back_is_the_result(tmp_path):
    result = harbour_result()
    write_report(result, tmp_path)
    back = read_report(tmp_path)
    assert [article.text for article in back.articles] == [article.text for article in result.articles]
    assert {claim for each in back.extractions for claim in each.claims} == {
        claim for each in result.extractions for claim in each.claims
    }
    assert {fact.id: set(fact.links) for fact in back.facts} == {fact.id: set(fact.links) for fact in result.facts}
    assert set(back.disagreements) == set(result.disagreements)


def test_the_sample_report_reads_back():
    result = read_report(ROOT / "reports" / "coalition")
    assert len(result.articles) == 5
    assert len(result.facts) >= len(result.disagreements) > 0


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(result=results())
def test_any_report_reads_back(result, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    write_whole(folder, files_for_programs(result))
    back = read_report(folder)
    assert {claim.id: claim.text for each in back.extractions for claim in each.claims} == {
        claim.id: claim.text for each in result.extractions for claim in each.claims
    }
    # The first time round a number that no file holds becomes one that it does; from then on nothing changes.
    assert differing(files_for_programs(back), folder, files_for_programs) == set()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("run.json", None, "run.json: is missing; name the folder of a report"),
        ("claims.jsonl", None, "claims.jsonl: is missing"),
        ("run.json", b"[]", "run.json: is not as claimcheck writes it"),
        ("run.json", b"{", "run.json: is not as claimcheck writes it"),
        ("run.json", b'{"format": 99, "counts": {}}', "another version of claimcheck wrote this report"),
        ("facts.jsonl", b"", "its files are from different runs"),
        ("claims.jsonl", b"{}\n", "claims.jsonl:1: is not as claimcheck writes it ('id' is missing)"),
        ("claims.jsonl", b"\n[1]\n", "claims.jsonl:2: is not as claimcheck writes it"),
        ("claims.jsonl", b"\xff\n", "claims.jsonl: can't be read"),
        ("facts.jsonl", b'{"id": "f-1", "members": [{"claim": "c-none"}], "links": []}\n', "'c-none' is missing"),
        ("problems.csv", b"file,place\na,b\n", "problems.csv:2: is not as claimcheck writes it"),
    ],
)
def test_a_folder_that_holds_no_whole_report_is_told(name, content, says, tmp_path):
    write_report(harbour_result(), tmp_path)
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(NoUsableInputError) as told:
        read_report(tmp_path)
    assert says in str(told.value)


def test_a_value_of_the_wrong_kind_is_told_with_its_place(tmp_path):
    write_report(harbour_result(), tmp_path)
    lines = (tmp_path / "claims.jsonl").read_text().splitlines()
    lines[1] = json.dumps({**json.loads(lines[1]), "modality": "certain"})
    (tmp_path / "claims.jsonl").write_text("\n".join(lines))
    with pytest.raises(NoUsableInputError, match=r"claims\.jsonl:2: .*modality: Input should be 'asserted'"):
        read_report(tmp_path)
