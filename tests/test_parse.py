"""The quick way through the pipeline gives what spaCy's own way gives, token by token."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extract.language import load_pipeline
from claimcheck.extract.paragraphs import split_paragraphs
from claimcheck.extract.parse import parse
from claimcheck.extract.parse.steps import Parser, QuickParser
from claimcheck.settings import DEFAULT_PIPELINE
from tests.conftest import ROOT

ODD = [
    "I ain't gonna tell y'all, so let's go; nothin' doin'.",
    "There's a  double  blank and a tab\there, she said.",
    "\u00a0The\u00a0mayor, Ana Moss,\u00a0said 20 cars fell 30' on Monday.",
    "c'm on, said Orla Pike , 34 .",
    "“",
    "7",
    "NORVIK TO BUY ALTAMAR FOR $9BN",
    "norvik paid 3.5m euros to bank of avaria in may 2031",
    "Ana Moss of the Ministry of Health for the Republic of Upper Avaria and the Western Sound (UAWS) said so.",
]
WORDS = """
    Ana Moss , the mayor of Elmford said on Monday that 20 cars fell . “ ” there is it gon na let 's 'em $ 5 %
""".split()  # noqa: SIM905 -- reads better than a list of quotes


def texts():
    """Return the paragraphs of the corpus."""
    for path in sorted(Path(ROOT / "corpus").glob("*/*.txt")):
        text = path.read_text(encoding="utf-8")
        yield from (span.of(text) for span in split_paragraphs(text))


def told(token):
    """Return all that can be asked of a token."""
    return (
        token.i, token.idx, token.text, token.lower_, token.whitespace_, token.tag_, token.pos_, token.lemma_,
        token.dep_, token.head.i, [child.i for child in token.children], [child.i for child in token.lefts],
        token.left_edge.i, token.right_edge.i, token.is_sent_start, token.ent_iob_, token.ent_type_,
        token.is_alpha, token.is_punct, token.is_space, token.is_stop, token.like_num,
        [other.i for other in token.conjuncts], [other.i for other in token.subtree],
        (token.sent.start, token.sent.end),
    )  # fmt: skip


def assert_same(doc, other):
    """Check that two parses tell the same, one of which may be spaCy's."""
    assert [told(token) for token in doc] == [told(token) for token in other]
    assert doc.text == other.text
    assert [(s.start, s.end, s.root.i) for s in doc.sents] == [(s.start, s.end, s.root.i) for s in other.sents]
    chunks = [(chunk.start, chunk.end, chunk.root.i) for chunk in doc.noun_chunks]
    assert chunks == [(chunk.start, chunk.end, chunk.root.i) for chunk in other.noun_chunks]


@pytest.fixture(scope="module")
def quick(pipeline):
    """The quick parser."""
    return QuickParser(pipeline)


def test_the_default_pipeline_is_parsed_the_quick_way(pipeline):
    assert QuickParser.is_known(pipeline)


@pytest.mark.parametrize("text", [*texts(), *ODD])
def test_it_tells_what_spacy_tells(text, pipeline, quick):
    spacy = pipeline(text)
    (doc,) = quick.parse([text])
    assert_same(doc, spacy)
    assert [token.genders for token in doc] == [tuple(token.morph.get("Gender", [])) for token in spacy]


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.one_of(st.sampled_from(WORDS), st.text(min_size=1, max_size=9)), min_size=1, max_size=40))
def test_on_odd_text_too(words, pipeline, quick):
    text = " ".join(words)
    (doc,), (other,) = quick.parse([text]), Parser(pipeline).parse([text])
    assert_same(doc, other)


@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_ranges_are_cut_and_hung_as_in_spacy(data, pipeline, quick):
    text = data.draw(st.sampled_from([*texts(), *ODD]))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spacy = pipeline(text)
    (doc,) = quick.parse([text])
    found, other = doc.char_span(start, end), spacy.char_span(start, end, alignment_mode="expand")
    if other is None or not len(other):
        assert found is None or not len(found)
        return
    assert (found.start, found.end, found.text, found.root.i) == (other.start, other.end, other.text, other.root.i)
    assert (found.start_char, found.end_char) == (other.start_char, other.end_char)
    assert (found.sent.start, found.sent.end) == (other.sent.start, other.sent.end)


def test_a_parse_does_not_depend_on_what_is_parsed_with_it(quick):
    lines = [*texts(), *ODD]
    together = quick.parse(lines)
    for line, doc in zip(reversed(lines), reversed(together), strict=True):
        assert_same(quick.parse([line])[0], doc)


@pytest.mark.parametrize(
    "change",
    [
        lambda pipeline: pipeline.add_pipe("entity_ruler"),
        lambda pipeline: pipeline.remove_pipe("lemmatizer"),
        lambda pipeline: pipeline.get_pipe("attribute_ruler").add([[{"SHAPE": "dd"}]], {"LEMMA": "two"}),
        lambda pipeline: pipeline.get_pipe("ner").cfg.update(beam_width=4),
    ],
)
def test_a_pipeline_of_ones_own_goes_spacys_way(change):
    changed = load_pipeline(DEFAULT_PIPELINE)
    change(changed)
    assert not QuickParser.is_known(changed)


def test_other_rules_are_followed(pipeline):
    changed = load_pipeline(DEFAULT_PIPELINE)
    changed.get_pipe("attribute_ruler").add([[{"LOWER": "moss"}]], {"LEMMA": "mosses", "POS": "X"})
    (doc,) = parse(["Ana Moss said so."], changed, 8)
    assert (doc[1].lemma_, doc[1].pos_) == ("mosses", "X")
    (doc,) = parse(["Ana Moss said so."], pipeline, 8)
    assert (doc[1].lemma_, doc[1].pos_) == ("Moss", "PROPN")


@pytest.mark.parametrize(
    ("lengths", "batch", "together"),
    [
        ([], 3, []),
        ([5, 5, 5, 5], 3, [3, 1]),
        ([19_990, 10, 1, 30_000, 5], 9, [2, 1, 1, 1]),
        ([5, 5], 1, [1, 1]),
    ],
)
def test_long_texts_are_parsed_a_few_at_a_time(lengths, batch, together, pipeline, monkeypatch):
    sizes = []
    monkeypatch.setattr(QuickParser, "parse", lambda _self, texts: sizes.append(len(texts)) or texts)
    texts = ["x" * length for length in lengths]
    assert list(parse(texts, pipeline, batch)) == texts
    assert sizes == together


def test_a_component_that_comes_later_is_heard():
    changed = load_pipeline(DEFAULT_PIPELINE)
    (doc,) = parse(["Zorbly sank."], changed, 8)
    assert doc[0].ent_type_ != "FAC"
    ruler = changed.add_pipe("entity_ruler", config={"overwrite_ents": True})
    ruler.add_patterns([{"label": "FAC", "pattern": "Zorbly"}])
    (doc,) = parse(["Zorbly sank."], changed, 8)
    assert doc[0].ent_type_ == "FAC"


def test_it_forgets_words_before_they_are_too_many(monkeypatch, quick):
    for module in ("reading", "vectors", "word_forms"):
        monkeypatch.setattr(f"claimcheck.extract.parse.{module}.MOST_KEPT", 5)
    for text in ODD:
        assert_same(quick.parse([text])[0], quick.parse([text, *ODD])[0])
