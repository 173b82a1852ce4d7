"""Paragraphs cut out of a document that was parsed as a whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extract.cut_paragraphs import cut_paragraphs, missing_layers
from claimcheck.extract.paragraphs import split_paragraphs

WORDS = ["Ana", "Moss", ",", "the", "mayor", "of", "Elmford", "said", "on", "Monday", "that", "20", "cars", "fell", "”"]


def cut(text, pipeline):
    doc = pipeline(text)
    return doc, list(cut_paragraphs(doc, split_paragraphs(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell.", ["The bridge fell."]),
        ("Bridge falls at Elmford\n\nThe mayor wept.\n", ["Bridge falls at Elmford", "The mayor wept."]),
        ("\t One. \r\n  \r\n\tTwo.", ["One.", "Two."]),
        ("The mayor, Ana\nMoss, said so.", ["The mayor, Ana", "Moss, said so."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_each_paragraph_has_its_words(text, expected, pipeline):
    doc, parts = cut(text, pipeline)
    assert [part.doc.text for part in parts] == expected
    for part in parts:
        assert part.span.of(text) == part.doc.text
        assert [(part.span.start + t.idx, t.lemma_, t.tag_, t.pos_) for t in part.doc] == [
            (t.idx, t.lemma_, t.tag_, t.pos_) for t in doc if part.span.start <= t.idx < part.span.end
        ]


def test_what_lies_in_one_paragraph_stays_as_it_was(pipeline):
    doc, (first, second) = cut("Ana Moss said that Norvik paid.\n\nOrla Pike, of Elmford, denied it.", pipeline)
    for part in (first, second):
        whole = doc.char_span(*part.span)
        assert [(t.head.i, t.dep_) for t in part.doc] == [(t.head.i - whole.start, t.dep_) for t in whole]
        assert [(t.ent_iob_, t.ent_type_) for t in part.doc] == [(t.ent_iob_, t.ent_type_) for t in whole]


@settings(max_examples=40, deadline=None)
@given(pieces=st.lists(st.sampled_from([*WORDS, "\n", "\n\n"]), max_size=40))
def test_no_link_leads_out_of_a_paragraph(pieces, pipeline):
    text = " ".join(pieces)
    doc, parts = cut(text, pipeline)
    sentence = {t.idx: number for number, sent in enumerate(doc.sents) for t in sent}
    for part in parts:
        roots = [t for t in part.doc if t.head.i == t.i]
        assert all(t.dep_ == "ROOT" for t in roots)
        assert len(roots) == len(list(part.doc.sents)) == len({sentence[part.span.start + t.idx] for t in part.doc})


def test_what_a_document_lacks_is_named(pipeline):
    blank = pipeline.make_doc("The bridge fell.")
    assert missing_layers(blank) == ["parser", "tagger", "lemmatizer", "ner"]
    assert missing_layers(pipeline("The bridge fell.")) == []
