"""The annotations: the words are where the selectors say, and the shape is that of the W3C model."""

from __future__ import annotations

import json

import pytest
import rdflib

from claimcheck.export.annotations import AROUND, annotation_files
from claimcheck.export.names import article_name
from tests.results import decided_result, empty_result, harbour_result, hostile_result

OA, AS = rdflib.Namespace("http://www.w3.org/ns/oa#"), rdflib.Namespace("http://www.w3.org/ns/activitystreams#")
# What the terms mean by the vocabulary of the W3C, whose own file is not at hand without a network.
TERMS = {
    "id": "@id",
    "type": "@type",
    **{name: {"@id": OA[name], "@type": "@id"} for name in ("Annotation", "TextualBody")},
    **{
        name: OA[name]
        for name in ("TextQuoteSelector", "TextPositionSelector", "exact", "prefix", "suffix", "start", "end")
    },
    **{
        name: {"@id": OA[f"has{name.capitalize()}"], "@type": "@id"}
        for name in ("body", "target", "source", "selector")
    },
    "AnnotationCollection": AS.OrderedCollection,
    "AnnotationPage": AS.OrderedCollectionPage,
    "first": {"@id": AS.first, "@type": "@id"},
    "items": {"@id": AS["items"], "@type": "@id", "@container": "@list"},
}


def collection(result) -> dict:
    return json.loads(annotation_files(result, "annotations.jsonld")["annotations.jsonld"])


def targets(item: dict) -> list[dict]:
    return item["target"] if isinstance(item["target"], list) else [item["target"]]


@pytest.mark.parametrize("make", [decided_result, hostile_result, empty_result])
def test_both_selectors_find_the_words(make):
    result = make()
    texts = {article_name(article): article.text for article in result.articles}
    for item in collection(result)["first"]["items"]:
        for target in targets(item):
            text = texts[target["source"]]
            quote, place = target["selector"]
            start, end = place["start"], place["end"]
            assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert text[start:end] == quote["exact"]
            assert text[max(0, start - AROUND) : start] == quote["prefix"]
            assert text[end : end + AROUND] == quote["suffix"]


@pytest.mark.parametrize("make", [decided_result, hostile_result, empty_result])
def test_the_shape_is_that_of_the_model(make):
    found = collection(make())
    items = found["first"]["items"]
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert found["total"] == len(items) == len({item["id"] for item in items})
    for item in items:
        assert item["type"] == "Annotation"
        assert item["id"].startswith("urn:claimcheck:")
        assert item["motivation"] in {"commenting", "describing"}
        assert targets(item)
        assert all(body["type"] == "TextualBody" and body["value"] for body in item["body"])
        assert {body["purpose"] for body in item["body"]} <= {"commenting", "describing", "tagging"}


@pytest.mark.parametrize("make", [decided_result, hostile_result])
def test_an_rdf_reader_finds_every_annotation_with_its_targets(make):
    found = collection(make())
    graph = rdflib.Graph().parse(data=json.dumps({**found, "@context": TERMS}), format="json-ld")
    annotations = set(graph.subjects(rdflib.RDF.type, OA.Annotation))
    assert len(annotations) == found["total"]
    for annotation in annotations:
        for target in graph.objects(annotation, OA.hasTarget):
            assert len(list(graph.objects(target, OA.hasSource))) == 1
            selectors = list(graph.objects(target, OA.hasSelector))
            assert {kind for each in selectors for kind in graph.objects(each, rdflib.RDF.type)} == {
                OA.TextQuoteSelector,
                OA.TextPositionSelector,
            }
            assert all((each, OA.exact, None) in graph or (each, OA.start, None) in graph for each in selectors)


def test_a_disagreement_marks_what_is_at_stake_in_every_article():
    items = collection(harbour_result())["first"]["items"]
    (fire,) = [item for item in items if item["body"][0]["value"].startswith("when the fire broke out.")]
    assert [target["selector"][0]["exact"] for target in targets(fire)] == ["Tuesday", "Tuesday", "Wednesday"]
    assert [body["value"] for body in fire["body"][1:]] == ["contradiction", "high", "date"]


def test_a_claim_says_who_says_so_and_what():
    values = [item["body"][0]["value"] for item in collection(harbour_result())["first"]["items"]]
    assert "said by Tomas Reyle; value: more than 20" in values
