"""The files for programs: what the contract asks of them, and that no text breaks them."""

from __future__ import annotations

import json
from dataclasses import fields
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Attribution, Claim, Quantity
from claimcheck.report.jsonlines import extraction_files, finding_files, json_text
from claimcheck.report.records import number
from claimcheck.report.run_record import run_record
from tests.results import harbour_result, hostile_result

FIELDS = {
    "articles.jsonl": "file outlet title published url words sha256 origin",
    "attributions.jsonl": "file spans speaker speaker_start speaker_end speaker_name cue cue_start cue_end mode",
    "quantities.jsonl": "file start end text value bound low high unit kind counted",
    "times.jsonl": "file start end text earliest latest grain basis",
    "claims.jsonl": "id file start end text mode speaker_name modality polarity",
    "facts.jsonl": "id kind label members",
    "disagreements.jsonl": "id fact kind verdict severity explanation members",
    "arithmetic.jsonl": "id file start end text kind figures explanation rules",
}
MEMBER = "claim file start end value_start value_end text value speaker_name published"


def lines(content: bytes) -> list[dict]:
    return [json.loads(line) for line in content.decode().splitlines()]


def written(result) -> dict[str, bytes]:
    return {name: b"".join(made) for name, made in {**extraction_files(result), **finding_files(result)}.items()}


@pytest.fixture(params=[harbour_result, hostile_result], ids=["harbour", "hostile"])
def files(request):
    return written(request.param())


def test_every_file_has_the_fields_of_the_contract(files):
    assert set(files) == set(FIELDS)
    for name, content in files.items():
        for line in lines(content):
            assert set(FIELDS[name].split()) <= set(line), name
            for member in line.get("members", ()):
                assert set(MEMBER.split()) == set(member)


def test_spans_index_the_text_that_articles_carries(files):
    texts = {line["file"]: line["text"] for line in lines(files["articles.jsonl"])}
    for name in ("quantities.jsonl", "times.jsonl", "claims.jsonl"):
        for line in lines(files[name]):
            assert texts[line["file"]][line["start"] : line["end"]] == line["text"]
    for name in ("facts.jsonl", "disagreements.jsonl"):
        for member in (member for line in lines(files[name]) for member in line["members"]):
            assert texts[member["file"]][member["start"] : member["end"]] == member["text"]
            if member["value_start"] is not None:
                assert member["start"] <= member["value_start"] <= member["value_end"] <= member["end"]


def test_no_line_holds_what_a_reader_takes_for_its_end_or_a_terminal_obeys(files):
    for content in files.values():
        text = content.decode()
        assert len(text.splitlines()) == text.count("\n")
        assert not set(text) & set("\x00\x1b\u202e\u2066\u2028\x85\ufeff")


def test_disagreements_stand_the_most_serious_first():
    found = [(line["severity"], line["verdict"]) for line in lines(written(harbour_result())["disagreements.jsonl"])]
    assert found == [
        ("high", "contradiction"),
        ("medium", "update_over_time"),
        ("low", "contradiction"),
        ("low", "precision"),
    ]


def test_a_member_says_what_who_and_when():
    first, *_ = lines(written(harbour_result())["disagreements.jsonl"])
    assert [(m["value"], m["speaker_name"], m["published"]) for m in first["members"]] == [
        ("Tuesday", None, "2031-03-05"),
        ("Tuesday", None, "2031-03-06"),
        ("Wednesday", None, None),
    ]


def test_a_password_in_an_address_is_not_passed_on(files):
    assert b"secret" not in files["articles.jsonl"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (Decimal("18"), 18),
        (Decimal("18.0"), 18),
        (Decimal("4.2E+6"), 4_200_000),
        (Decimal("0.5"), 0.5),
        (Decimal("NaN"), None),
        (Decimal("Infinity"), None),
        (Decimal("1E+999999"), None),
    ],
)
def test_numbers(value, written):
    assert number(value) == written


# Two lone halves in a row are the one thing that JSON can't tell from the whole character; no decoder yields them.
@given(st.text() | st.text("\ud800\u2028\x85\x00\u202e"))
def test_any_text_is_written_and_read_back(text):
    written = json_text({"text": text})
    assert json.loads(written.encode().decode()) == {"text": text}
    assert len(written.splitlines()) == 1


def test_run_says_what_made_it():
    record = run_record(harbour_result())
    assert record["settings"] == {"batch": "32"}
    assert record["versions"] == {"spacy": "3.8.18"}
    assert sorted(record["inputs"]) == ["coastline.txt", "copy/courier-reprint.txt", "courier.txt", "radio.txt"]
    found = {"claims": 18, "facts": 6, "disagreements": 4, "arithmetic": 0, "problems": 2}
    assert record["counts"] == {"articles": 4, **found}


# What a line holds in another form: the text it points into, the tables of their own, or the ends of a span.
ELSEWHERE = {"span", "value_span", "speaker", "cue", "counted_span", "interval"}


@pytest.mark.parametrize(("kind", "name"), [(Claim, "claims"), (Attribution, "attributions"), (Quantity, "quantities")])
def test_no_field_of_the_model_is_forgotten(kind, name):
    result = harbour_result()
    line, *_ = lines(written(result)[f"{name}.jsonl"])
    assert {field.name for field in fields(kind)} - ELSEWHERE <= set(line)
