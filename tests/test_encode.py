"""An article becomes passages with vectors; what is too long is cut, and said to be."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.align.facts import uncompared
from claimcheck.encode.article import MOST_PASSAGES, encode_article
from claimcheck.extract.article import extract_article
from claimcheck.model import Article
from claimcheck.nets.sessions import load_tokenizer

SENTENCE = "The harbour master of Oakham closed the old pier before the ferry from Elmford came in on Friday."


def encoded(text, pipeline, rules):
    found = extract_article(Article(file="a", text=text, sha256="", origin="a"), pipeline, rules)
    calls = []

    def encode(passage):
        calls.append(passage)
        return np.eye(len(passage.places), 128, dtype=np.float32), np.eye(1, 128, dtype=np.float32)[0]

    return found, encode_article(found, load_tokenizer(), encode), calls


def test_each_passage_is_encoded_once(pipeline, rules):
    found, encoding, calls = encoded(SENTENCE, pipeline, rules)
    assert encoding.passages == tuple(calls)
    assert [len(vectors) for vectors in encoding.vectors] == [len(passage.claims) for passage in calls]
    assert np.linalg.norm(encoding.whole) == pytest.approx(1)
    assert uncompared([found], [encoding], {}) == ()


def test_a_text_without_a_value_has_no_passage(pipeline, rules):
    _, encoding, calls = encoded("…", pipeline, rules)
    assert (encoding.passages, calls) == ((), [])


def test_an_endless_text_is_read_to_a_point_and_that_is_told(pipeline, rules):
    found, encoding, calls = encoded(f"{SENTENCE} " * 600, pipeline, rules)
    assert len(calls) == MOST_PASSAGES
    (problem,) = uncompared([found], [encoding], {})
    assert problem.code == "not_compared"
    assert f"first {MOST_PASSAGES} of {MOST_PASSAGES + encoding.left_out} passages" in problem.message
