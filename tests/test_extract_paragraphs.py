import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.paragraphs import LONGEST_PARSE, LONGEST_SENTENCE, parse_paragraphs, split_paragraphs


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        (" \n\t\r\n", []),
        ("Mill burns down\n\nNobody was hurt. \n", ["Mill burns down", "Nobody was hurt."]),
        ("one\rtwo\u2028three\x0bfour\x85five", ["one", "two", "three", "four", "five"]),
        ("\u00a0 indented\u00a0", ["indented"]),
        (f"before {'x' * 500} after", ["before", "after"]),
        (f"see https://mill.example/{'x' * 200} for more", [f"see https://mill.example/{'x' * 200} for more"]),
        ("x" * 5000, []),
    ],
)
def test_lines_are_paragraphs(text, pieces):
    assert [span.of(text) for span in split_paragraphs(text)] == pieces


def test_a_long_line_is_cut_after_a_sentence_and_loses_nothing():
    text = "The mill at Orrin Vale burned down. " * 2000
    spans = split_paragraphs(text)
    assert all(len(span.of(text)) <= LONGEST_PARSE for span in spans)
    assert all(span.of(text).endswith("down.") for span in spans)
    assert " ".join(span.of(text) for span in spans) == text.strip()


@pytest.mark.parametrize("text", ["the mill burned and " * 1000, "Mill." + " " * 9000 + "burned", "a\t" * 9000])
def test_a_line_without_full_stops_is_cut_and_loses_nothing(text):
    spans = split_paragraphs(text)
    assert all(0 < len(span.of(text)) <= LONGEST_SENTENCE for span in spans)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


def test_a_long_line_of_sentences_is_cut_where_it_has_to_be_only():
    text = "The mill at Orrin Vale burned down. " * 500 + "and so on " * 300 + "it went. The end is near. " * 50
    first, *_middle, last = split_paragraphs(text)
    assert len(first.of(text)) > 17_000
    assert last.of(text).endswith("near.")


@given(st.text(alphabet=' \n\r\u2028.ab\u00a0\t"', max_size=200))
def test_every_word_is_in_one_paragraph(text):
    spans = split_paragraphs(text)
    assert [word for span in spans for word in span.of(text).split()] == text.split()
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))


@pytest.mark.parametrize("mark", ['"', "(", "'s", "1,", "\u201d", "-"])
def test_endless_words_take_no_endless_time(mark, pipeline):
    text = f"The mill burned. {mark * 60_000} Nobody was hurt."
    start = time.perf_counter()
    assert len(list(parse_paragraphs(text, split_paragraphs(text), pipeline, 8))) == 2
    assert time.perf_counter() - start < 5
