import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.paragraphs import LONGEST_PARSE, parse_paragraphs, split_paragraphs


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
