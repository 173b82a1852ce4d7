"""The JSON-LD, parsed by rdflib and held to its copy of the schema.org vocabulary."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import rdflib

from claimcheck.export.jsonld import RATES_NOTHING, jsonld_files
from claimcheck.model import Decision
from claimcheck.review_sheet import VERDICT
from tests.results import decided_result, empty_result, harbour_result, hostile_result


def document(result) -> dict:
    return json.loads(jsonld_files(result, "claims.jsonld")["claims.jsonld"])


def graph(result) -> rdflib.Graph:
    """Return the statements; the one remote address, the vocabulary itself, is put in place of its context."""
    found = document(result)
    assert found["@context"] == "https://schema.org"
    return rdflib.Graph().parse(data=json.dumps({**found, "@context": {"@vocab": str(rdflib.SDO)}}), format="json-ld")


def nodes(result, kind: str) -> list[dict]:
    return [node for node in document(result)["@graph"] if node["@type"] == kind]


@pytest.mark.parametrize("make", [decided_result, hostile_result, empty_result])
def test_every_word_of_it_is_of_the_vocabulary(make):
    statements = graph(make())
    terms = {*statements.predicates(), *statements.objects(None, rdflib.RDF.type)} - {rdflib.RDF.type}
    assert {str(term).removeprefix(str(rdflib.SDO)) for term in terms} <= set(rdflib.SDO.__annotations__)


def test_every_fact_is_a_claim_with_all_its_articles():
    result = harbour_result()
    statements = graph(result)
    articles = set(statements.subjects(rdflib.RDF.type, rdflib.SDO.NewsArticle))
    assert len(articles) == len(result.articles)
    for fact in result.facts:
        claim = rdflib.URIRef(f"urn:claimcheck:{fact.id}")
        assert (claim, rdflib.RDF.type, rdflib.SDO.Claim) in statements
        appears = set(statements.objects(claim, rdflib.SDO.appearance))
        assert appears <= articles
        assert len(appears) == len({one.file for one in fact.claims})


def test_a_claim_has_a_part_for_each_value():
    (claim,) = [node for node in nodes(harbour_result(), "Claim") if node["name"] == "when the fire broke out"]
    assert [part["name"] for part in claim["hasPart"]] == [
        "when the fire broke out: Tuesday, 4 March 2031",
        "when the fire broke out: Wednesday",
    ]
    assert [len(part["appearance"]) for part in claim["hasPart"]] == [2, 1]


@pytest.mark.parametrize(
    ("label", "first"),
    [
        ("ferries sent back", "https://courier.example/2031/kestrel-wharf-fire"),
        ("damage, Kestrel Wharf", None),
    ],
)
def test_the_first_appearance_is_named_only_where_all_dates_are_known(label, first):
    (claim,) = [node for node in nodes(harbour_result(), "Claim") if node["name"] == label]
    assert claim.get("firstAppearance", {}).get("@id") == first


def test_a_copy_names_what_it_is_a_copy_of():
    (copy,) = [node for node in nodes(harbour_result(), "NewsArticle") if node["identifier"].startswith("copy/")]
    assert copy["isBasedOn"] == {"@id": "https://courier.example/2031/kestrel-wharf-fire"}
    assert "secret" not in json.dumps(document(harbour_result()))


def test_nothing_is_a_review_that_no_person_decided():
    assert nodes(harbour_result(), "ClaimReview") == []


def test_a_decision_is_a_review():
    (review,) = nodes(decided_result(), "ClaimReview")
    item = next(one for one in decided_result().disagreements if one.kind == "date")
    assert review == {
        "@id": f"urn:claimcheck:review:{item.id}:1",
        "@type": "ClaimReview",
        "claimReviewed": "when the fire broke out: Tuesday, 4 March 2031 / Wednesday",
        "itemReviewed": {"@id": f"urn:claimcheck:{item.fact}"},
        "author": {"@type": "Person", "name": "R. Okafor"},
        "datePublished": "2031-03-09",
        "reviewRating": {"@type": "Rating", "alternateName": "real contradiction"},
        "reviewBody": "Preferred value: Tuesday. The fire service has the log.",
    }


@pytest.mark.parametrize(
    ("changes", "reviews"),
    [
        ({}, 1),
        ({"answer": "", "value": "12"}, 1),
        ({"answer": "", "value": "", "note": "call them"}, 0),
        ({"stale": "the sentence is gone"}, 0),
        ({"target": "d-none"}, 0),
        ({"about": "claim"}, 0),
        *(({"answer": answer}, 0) for answer in sorted(RATES_NOTHING)),
    ],
)
def test_only_what_rates_a_claim_is_a_review(changes, reviews):
    result = harbour_result()
    decision = Decision(about="disagreement", target=result.disagreements[0].id, answer="both can hold")
    assert len(nodes(replace(result, decisions=(replace(decision, **changes),)), "ClaimReview")) == reviews


def test_the_answers_that_rate_nothing_are_answers():
    assert {word for word, _ in VERDICT.choices} >= RATES_NOTHING


def test_no_word_of_an_article_ends_the_script_that_it_is_put_into():
    content = jsonld_files(hostile_result(), "claims.jsonld")["claims.jsonld"].decode()
    assert not set(content) & set("<>&")


def test_a_day_that_is_none_is_left_out():
    result = decided_result()
    decision = replace(result.decisions[0], checked_on="last week", reviewer="")
    (review,) = nodes(replace(result, decisions=(decision,)), "ClaimReview")
    assert "datePublished" not in review
    assert "author" not in review
