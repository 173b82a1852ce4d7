"""The spaCy components: the same results as the program's own, wherever the document goes."""

import json
import pickle
import re
from datetime import date
from pathlib import Path
from time import process_time

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from claimcheck.components import VIEWS, make_claims
from claimcheck.errors import RulesError, UsageError
from claimcheck.pipeline import explain
from claimcheck.settings import DEFAULT_PIPELINE

ROOT = Path(__file__).parent.parent
FACTORIES = {
    "claimcheck_quotes": "claimcheck_quotes",
    "claimcheck_attribution": "claimcheck_attributions",
    "claimcheck_quantities": "claimcheck_quantities",
    "claimcheck_times": "claimcheck_times",
    "claimcheck_claims": "claimcheck_claims",
}
ONE = "“At least 20 cars were lost when the bridge fell on 3 May 2024,” said Ana Moss, the mayor of Elmford."
TEXTS = [
    ONE,
    f"""The bridge at Elmford fell on Monday.

{ONE}
She told reporters that the repairs would cost $40 million (£32 million).

    “We will rebuild it,” she said. “We have done so before.”
""",
    "Twelve ferries sank. Orla Pike, the harbour master, denied that four sailors had drowned.",
]
ODD = [
    "",
    " ",
    "\n\n",
    "\u200b",
    "\x1c\x85",
    "“”\n“",
    "a\tb\t" * 5100,
    '"' * 500 + " 20 cars",
    "7",
    "Monday",
    "(" * 450,
]


@pytest.fixture(scope="module")
def alone():
    """The default pipeline with each component put in by its name, by itself."""
    pipelines = {}
    for factory in FACTORIES:
        pipelines[factory] = spacy.load(DEFAULT_PIPELINE)
        pipelines[factory].add_pipe(factory)
    return pipelines


@pytest.fixture(scope="module")
def claims(alone):
    """The pipeline whose component finds everything."""
    return alone["claimcheck_claims"]


def expected(text, rules, pipeline):
    """What the program itself finds, by attribute."""
    found = explain(text, rules, pipeline)
    return {
        "claimcheck_attributions": found.attributions,
        "claimcheck_quantities": found.quantities,
        "claimcheck_times": found.times,
        "claimcheck_claims": found.claims,
    }


def shown(doc):
    return {name: doc._.get(name) for name in VIEWS}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("factory", [factory for factory in FACTORIES if factory != "claimcheck_quotes"])
def test_each_component_finds_by_itself_what_the_program_finds(factory, text, alone, rules, pipeline):
    attribute = FACTORIES[factory]
    assert alone[factory](text)._.get(attribute) == expected(text, rules, pipeline)[attribute]


@pytest.mark.parametrize("text", TEXTS)
def test_quotations_are_found_alone(text, alone):
    found = [run.span.of(text) for run in alone["claimcheck_quotes"](text)._.claimcheck_quotes]
    assert found == re.findall("“([^”]+)”", text)


def test_the_texts_hold_something_for_each_component(alone):
    assert [name for name in FACTORIES if not alone[name](ONE)._.get(FACTORIES[name])] == []


@pytest.mark.parametrize("text", TEXTS)
def test_the_component_for_claims_stores_what_they_are_made_of(text, claims, rules, pipeline):
    doc = claims(text)
    assert {name: doc._.get(name) for name in VIEWS if name != "claimcheck_quotes"} == expected(text, rules, pipeline)
    for claim in doc._.claimcheck_claims:
        assert claim.span.of(doc.text) == claim.text
        assert claim.attribution is None or doc._.claimcheck_attributions[claim.attribution].mode == claim.mode


@pytest.mark.parametrize("factory", FACTORIES)
def test_what_is_stored_is_plain(factory, alone):
    doc = alone[factory](TEXTS[1])
    stored = {name: doc.user_data[name] for name in VIEWS if name in doc.user_data}
    assert FACTORIES[factory] in stored
    assert json.loads(json.dumps(stored)) == stored


def test_results_come_back_from_other_processes(claims):
    texts = TEXTS * 2
    assert [shown(doc) for doc in claims.pipe(texts, n_process=2, batch_size=2)] == [shown(claims(t)) for t in texts]


def test_results_survive_a_docbin(claims):
    docs = [claims(text) for text in TEXTS]
    packed = DocBin(store_user_data=True, docs=docs).to_bytes()
    back = DocBin().from_bytes(packed).get_docs(spacy.blank("en").vocab)
    assert [shown(doc) for doc in back] == [shown(doc) for doc in docs]


def test_results_survive_bytes_and_pickle(claims):
    doc = claims(ONE)
    assert shown(Doc(claims.vocab).from_bytes(doc.to_bytes())) == shown(doc)
    assert shown(pickle.loads(pickle.dumps(doc))) == shown(doc)  # noqa: S301 -- our own bytes


def test_a_pipeline_survives_the_disk(claims, tmp_path):
    claims.to_disk(tmp_path)
    assert shown(spacy.load(tmp_path)(ONE)) == shown(claims(ONE))


def test_a_component_can_be_sent_to_a_process_that_starts_anew(claims):
    component = pickle.loads(pickle.dumps(claims.get_pipe("claimcheck_claims")))  # noqa: S301 -- our own bytes
    assert shown(component(claims(ONE))) == shown(claims(ONE))


@pytest.mark.parametrize("n_process", [1, 2])
@pytest.mark.parametrize("published", [date(2025, 3, 19), "2025-03-19"])
def test_the_day_of_a_document_resolves_its_dates(published, n_process, alone):
    pipeline = alone["claimcheck_times"]
    doc = pipeline.make_doc("The bridge fell on Monday.")
    doc._.claimcheck_published = published
    (read,) = pipeline.pipe([doc], n_process=n_process)
    assert read._.claimcheck_published == date(2025, 3, 19)
    assert [time.earliest for time in read._.claimcheck_times] == [date(2025, 3, 17)]


def test_the_name_of_a_document_is_that_of_its_claims(claims):
    doc = claims.make_doc(ONE)
    doc._.claimcheck_file = "elmford.txt"
    assert {claim.file for claim in claims(doc)._.claimcheck_claims} == {"elmford.txt"}


@pytest.mark.parametrize("factory", ["claimcheck_quotes", "claimcheck_quantities", "claimcheck_times"])
def test_what_stands_in_the_characters_needs_no_parse(factory, alone):
    blank = spacy.blank("en")
    blank.add_pipe(factory)
    attribute = FACTORIES[factory]
    spans = [item.span for item in blank(ONE)._.get(attribute)]
    assert spans == [item.span for item in alone[factory](ONE)._.get(attribute)] != []


@pytest.mark.parametrize("factory", ["claimcheck_attribution", "claimcheck_claims"])
@pytest.mark.parametrize("without", ["parser", "ner", "lemmatizer"])
def test_what_is_missing_in_front_of_a_component_is_named(factory, without):
    pipeline = spacy.load(DEFAULT_PIPELINE, exclude=[without])
    pipeline.add_pipe(factory)
    with pytest.raises(UsageError, match=without):
        pipeline(ONE)
    assert pipeline("")._.get(FACTORIES[factory]) == ()


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_taken(text, claims):
    doc = claims(text)
    for quantity in doc._.claimcheck_quantities:
        assert quantity.span.of(doc.text) == quantity.text


def test_a_document_of_many_paragraphs_costs_as_much_as_its_words(claims):
    doc = claims("\n".join(["The ferry sank."] * 2000))
    start = process_time()
    claims.get_pipe("claimcheck_claims")(doc)
    assert process_time() - start < 15  # it takes 1 second; going through all for each paragraph took a minute


def test_rules_of_ones_own_replace_the_shipped_ones(tmp_path):
    shipped = (ROOT / "rules" / "hedges.yaml").read_text(encoding="utf-8")
    (tmp_path / "hedges.yaml").write_text(shipped.replace("at least", "no fewer whatsoever than"), encoding="utf-8")
    blank = spacy.blank("en")
    blank.add_pipe("claimcheck_quantities", config={"rules": str(tmp_path)})
    assert [item.bound for item in blank(ONE)._.claimcheck_quantities] == ["="]


def test_rules_that_are_wrong_are_told_when_the_component_is_made(tmp_path):
    (tmp_path / "hedges.yaml").write_text("version: none\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"hedges\.yaml"):
        make_claims(spacy.blank("en"), "claims", str(tmp_path))


def test_a_document_that_no_component_saw_shows_nothing():
    doc = spacy.blank("en")(ONE)
    assert set(shown(doc).values()) == {()}
    assert doc._.claimcheck_published is None


def test_the_example_in_the_documents_runs(capsys):
    page = (ROOT / "docs" / "components.md").read_text(encoding="utf-8")
    code, said = re.findall(r"```python\n((?:.*\n)+?)```\n\nprints\n\n((?: {4}.*\n)+)", page)[0]
    exec(compile(code, "docs/components.md", "exec"), {"__name__": "example"})  # noqa: S102 -- our own page
    assert capsys.readouterr().out == re.sub("^ {4}", "", said, flags=re.MULTILINE)
    for factory, attribute in FACTORIES.items():
        assert f"`{factory}`" in page
        assert f"`doc._.{attribute}`" in page
