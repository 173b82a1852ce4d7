"""Whatever stands in a file, readers give a text or a reason, extractors give spans, and nothing else comes out."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimcheck.extract.dates.times import find_times
from claimcheck.extract.figures.quantities import find_quantities
from claimcheck.extract.paragraphs import split_paragraphs
from claimcheck.extract.quotes import find_quotes
from claimcheck.read.document import Document
from claimcheck.read.page_words import PageWords
from claimcheck.read.pdf import read_pdf
from claimcheck.read.pdf_lines import join_lines, without_running_heads
from claimcheck.read.raw import RefusedError
from claimcheck.read.web import read_web
from claimcheck.read.web_source import with_shallow_tags
from claimcheck.read.word import read_word
from claimcheck.rulebook.book import SECTIONS
from claimcheck.rulebook.location import shipped_rules
from claimcheck.rulebook.source import SourceError, parse_rule_source
from tests.documents import STORY, pdf_file, web_page, with_parts, word_file

often = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))

HEAD = '<meta property="og:title" content="A"><script type="application/ld+json">{"@type": "Article"}</script>'
PAGE = web_page(head=HEAD, before='<div style="display:none">x</div><time datetime="2031-04-02">')
PDF = pdf_file(list(STORY), list(STORY[:2]))
WORD_XML = (
    b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    b"<w:p><w:r><w:t>The ferry sank.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    b"</w:body></w:document>"
)
WORD = word_file(*STORY)

# Places in a file, as shares of its length, and what is put there instead of some bytes.
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=6
)  # fmt: skip


def edited(content: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, new in edits:
        start = int(place * len(content))
        content = content[:start] + new + content[start + length :]
    return content


def checked(document: Document) -> None:
    document.text.encode("utf-8")
    assert document.text.strip()
    assert "\0" not in document.text
    assert all(first <= second for first, second in pairwise(document.pages))
    assert Document.from_json(document.as_json()) == document


@often
@given(edits=EDITS)
def test_a_damaged_web_page(edits, rules):
    lines = rules.datelines
    try:
        checked(read_web(edited(PAGE, edits), PageWords.of(lines.pages)))
    except RefusedError as error:
        assert error.message  # noqa: PT017 -- the error is one of two good outcomes


@often
@given(edits=EDITS)
def test_a_damaged_word_file(edits):
    for content in (edited(WORD, edits), with_parts(WORD, document=edited(WORD_XML, edits))):
        try:
            checked(read_word(content))
        except RefusedError as error:
            assert error.message  # noqa: PT017 -- as above


@often
@given(edits=EDITS)
def test_a_damaged_pdf(edits):
    try:
        checked(read_pdf(edited(PDF, edits)))
    except RefusedError as error:
        assert error.message  # noqa: PT017 -- as above


@often
@given(
    content=st.binary(max_size=200),
    start=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"<?xml ", b"\xff\xfe", b"\xef\xbb\xbf<p>"]),
)
def test_any_bytes_as_any_document(content, start, rules):
    lines = rules.datelines
    for read in (
        read_pdf,
        read_word,
        lambda content: read_web(content, PageWords.of(lines.pages)),
    ):
        try:
            checked(read(start + content))
        except RefusedError as error:
            assert error.message  # noqa: PT017 -- as above


TAGS = st.sampled_from(
    ["<div>", "</div>", "<b class='x'>", "</b>", "<p>", "</p>", "<br/>", "<div", ">", "ferry ", "<p >", "</"]
)


@often
@given(pieces=st.lists(TAGS, max_size=400))
def test_taking_out_deep_tags_keeps_the_text(pieces):
    source = "".join(pieces)
    shallow = with_shallow_tags("<div>" * 300 + source)
    assert shallow.count("ferry") == source.count("ferry")
    assert with_shallow_tags(source) == source or source.count("<") > 200


@often
@given(pages=st.lists(st.lists(st.text(alphabet="ab.- \u00ad1A•", max_size=30), max_size=12), max_size=5))
@example(pages=[["A-"], [], ["a"]])
def test_any_lines_of_any_pages(pages):
    kept = without_running_heads(pages)
    text, starts = join_lines(kept)
    letters = [char for page in kept for line in page for char in line if char.isalnum()]
    assert [char for char in text if char.isalnum()] == letters
    assert len(starts) == len(pages)
    assert all(0 <= first <= second <= len(text) for first, second in pairwise((0, *starts)))


WORDS = """
0 1 7 12 20 99 100 1,000 1.5 2,5 1e9 ½ ² ٤٤ ４０ $ € £ % -5 +3 18-25 3/4 1: 10:30 10 am 24:61 one two twelve twenty
hundred thousand million billion dozen half third dozens at least about nearly more than up to between and or to from
of the per cent percent metres kilometres degrees celsius feet pounds people euros dollars years old first Monday on
in March 3 31 February 30 2031 1999 00 '90s 1990s century yesterday last next week month ago noon until early mid late
spring quarter decade not no only as many - – — , . ; : ( ) " “ ” ' ’
"""
FIGURES = st.sampled_from([*WORDS.split(), "\n", "\u00a0", "\u202f", "\u200b"])


@often
@given(pieces=st.lists(FIGURES, max_size=60), joint=st.sampled_from([" ", "", " ", "\u00a0"]))
@example(pieces=["1,"] * 300, joint="")
@example(pieces=["-"] * 300 + ["5"], joint="")
@example(pieces=["twenty", "hundred", "thousand", "million", "billion"] * 30, joint=" ")
@example(pieces=["9"] * 400, joint="")
@example(pieces=["1e9"] * 50, joint="")
@example(pieces=["31", "February", "2031"] * 20, joint=" ")
def test_any_figures_dates_and_marks(pieces, joint, rules):
    text = joint.join(pieces)
    for quantity in find_quantities(text, rules):
        assert quantity.span.of(text) == quantity.text
        low, high = quantity.interval.low, quantity.interval.high
        assert low is None or high is None or low <= high
    for time in find_times(text, date(2031, 4, 2), rules):
        assert time.span.of(text) == time.text
        assert time.earliest is None or time.earliest <= time.latest
    for quote in find_quotes(text, split_paragraphs(text)):
        assert 0 <= quote.span.start <= quote.span.end <= len(text)


YAML = st.sampled_from(
    ["rules:", "\n", "  - ", "id: a", "pattern: ", "'b'", "{", "}", "[", "]", ": ", ", ", "&a ", "*a", "!!python/x ",
     "!t ", "|", ">", "? ", "\t", "#", '"', "'", "- ", "---\n", "%YAML 9", "<<: ", "version: 1", "é",
     "\x07", "(?:", "+)+", "k"]
)  # fmt: skip


@settings(often, max_examples=500)
@given(pieces=st.lists(YAML, max_size=40))
def test_any_pieces_of_yaml_are_a_file_of_marks_or_a_fault(pieces):
    loaded("mine.yml", "".join(pieces), "marks")


@often
@given(edits=EDITS, key=st.sampled_from(sorted(SECTIONS)))
def test_a_damaged_rule_file_is_valid_or_a_fault_with_its_line(edits, key):
    content = edited((shipped_rules() / SECTIONS[key].file).read_bytes(), edits)
    loaded(SECTIONS[key].file, content.decode("utf-8", "replace"), key)


def loaded(name: str, text: str, key: str) -> None:
    """Load the text of a rule file, and check that whatever is wrong with it is told with name and line."""
    try:
        model, faults = SECTIONS[key].load(parse_rule_source(text, name))
    except SourceError as error:
        model, faults = None, [str(error)]
    assert (model is None) == bool(faults)
    assert all(re.match(rf"{re.escape(name)}:\d+: ", fault) for fault in faults)
