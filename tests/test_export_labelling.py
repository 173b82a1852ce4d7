"""The tasks for Label Studio: the words are where the regions say, and the set-up knows every name that they use."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from claimcheck.export.labelling import LABELS, MODES, labelling_files, setup
from tests.results import decided_result, empty_result, harbour_result, hostile_result


def tasks(result) -> list[dict]:
    return json.loads(labelling_files(result, "labelstudio.json")["labelstudio.json"])


@pytest.mark.parametrize("make", [decided_result, hostile_result, empty_result])
def test_every_region_is_where_its_words_are(make):
    for task in tasks(make()):
        (prediction,) = task["predictions"]
        regions = {region["id"] for region in prediction["result"] if region["type"] == "labels"}
        for region in prediction["result"]:
            if region["type"] == "relation":
                assert {region["from_id"], region["to_id"]} <= regions
                continue
            value = region["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
            assert set(value.get("labels", ())) <= set(LABELS)
            assert set(value.get("choices", ())) <= set(MODES)


def test_the_set_up_knows_every_name():
    root = ET.fromstring(setup())  # noqa: S314 -- our own
    controls = {each.get("name"): each.tag.lower() for each in root.iter() if each.get("toName") == "text"}
    for task in tasks(harbour_result()):
        assert {each.get("value", "")[1:] for each in root if each.get("value")} <= set(task["data"])
        for region in task["predictions"][0]["result"]:
            if region["type"] != "relation":
                assert controls[region["from_name"]] == region["type"]
                assert region["to_name"] == "text"
    assert [each.get("value") for each in root.iter("Label")] == list(LABELS)


def test_label_studio_takes_the_set_up_and_every_prediction():
    interface = pytest.importorskip("label_studio_sdk.label_interface", reason="it would bring fifty packages along")
    labels = interface.LabelInterface(setup())
    labels.validate()
    for task in tasks(harbour_result()):
        assert labels.validate_task({"data": task["data"]})
        assert labels.validate_prediction(task["predictions"][0])


def test_the_set_up_lies_beside_the_tasks():
    assert sorted(labelling_files(empty_result(), "desk.json")) == ["desk.json", "desk.xml"]


def test_a_task_says_of_which_article_it_is():
    by_file = {task["data"]["file"]: task["data"] for task in tasks(harbour_result())}
    assert by_file["courier.txt"]["outlet"] == "Maren Courier"
    assert by_file["courier.txt"]["published"] == "2031-03-05"
    assert "secret" not in json.dumps(by_file)


@pytest.mark.parametrize(
    "words",
    [("Claim", "About 15 people were hurt"), ("Value", "About 15"), ("Speaker", "officials"), ("Cue", "according to")],
)
def test_what_was_found_is_predicted(words):
    label, start = words
    (task,) = [task for task in tasks(harbour_result()) if task["data"]["file"] == "coastline.txt"]
    found = [r["value"] for r in task["predictions"][0]["result"] if r["type"] == "labels"]
    assert [value for value in found if value["labels"] == [label] and value["text"].startswith(start)]
