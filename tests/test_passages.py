"""Passages hold whole sentences, know where each value stands, and show no figure."""

from __future__ import annotations

import pytest

from claimcheck.extract.article import extract_article
from claimcheck.model import Article
from claimcheck.nets.passages import LONGEST, passages_of, sort_of
from claimcheck.nets.sessions import load_tokenizer

TEXT = "The brigade sent 14 crews to the dam on Friday. Twenty-two villagers were moved to Oakham, and none was hurt."


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer()


def found_in(text, pipeline, rules):
    return extract_article(Article(file="a", text=text, sha256="", origin="a"), pipeline, rules)


def test_figures_are_masked(pipeline, rules, tokenizer):
    (one,) = passages_of(found_in(TEXT, pipeline, rules), tokenizer)
    other = TEXT.replace("14", "9").replace("Twenty-two", "Thirty-six")
    (same,) = passages_of(found_in(other, pipeline, rules), tokenizer)
    assert one.tokens == same.tokens


def test_each_value_has_its_place(pipeline, rules, tokenizer):
    found = found_in(TEXT, pipeline, rules)
    (passage,) = passages_of(found, tokenizer)
    claims = {claim.id: claim for claim in found.claims}
    words = {
        claims[name].value: tokenizer.decode(list(passage.tokens[start:end]), skip_special_tokens=False)
        for name, (start, end) in zip(passage.claims, passage.places, strict=True)
    }
    assert words["14"] == "[MASK] crews"  # a figure is read with what it counts
    assert words["Friday"] == "friday"
    assert words["Oakham"] == "oakham"
    assert words["were moved"] == "were moved"
    for (start, end), (first, last) in zip(passage.places, passage.sentences, strict=True):
        assert first <= start < end <= last


def test_a_long_text_is_cut_between_sentences(pipeline, rules, tokenizer):
    text = " ".join(f"The harbour master of Oakham closed pier {n} before noon." for n in range(60))
    found = found_in(text, pipeline, rules)
    passages = passages_of(found, tokenizer)
    assert len(passages) > 1
    assert all(len(passage.tokens) <= LONGEST for passage in passages)
    held = [claim for passage in passages for claim in passage.claims]
    assert len(held) == len(set(held))
    assert {sort_of(claim) for claim in found.claims if claim.id in set(held)} >= {"thing", "verb"}


@pytest.mark.parametrize("text", ["", "…", "1234567", "a" * 5000])
def test_any_text_is_taken(text, pipeline, rules, tokenizer):
    for passage in passages_of(found_in(text, pipeline, rules), tokenizer):
        assert len(passage.claims) == len(passage.places) == len(passage.sentences)
        assert all(0 <= start < end <= len(passage.tokens) for start, end in passage.places)
