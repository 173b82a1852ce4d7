"""What the networks are shown while they are trained."""

from __future__ import annotations

import random

import numpy as np
import pytest

from claimcheck.model import Passage
from claimcheck.nets.passages import MASK
from claimcheck.nets.sessions import load_tokenizer
from claimcheck.nets.windows import Window
from claimcheck.train.denial import denied
from claimcheck.train.examples import Value, beside_a_match, hidden


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer()


@pytest.mark.parametrize(
    ("sentence", "verb", "contrary"),
    [
        ("the man had been warned", "had been warned", "had not been warned"),
        ("nobody will be charged here", "will be charged", "will not be charged"),
        ("the pumps were not tested", "were not tested", "were tested"),
        ("she never signed it", "never signed", "signed"),
        ("she signed it", "signed", None),
        ("they never", "never", None),
    ],
)
def test_a_verb_is_turned_into_its_contrary(sentence, verb, contrary, tokenizer):
    tokens, value = (tuple(tokenizer.encode(words, add_special_tokens=False).ids) for words in (sentence, verb))
    start = next(at for at in range(len(tokens)) if tokens[at : at + len(value)] == value)
    found = denied(Window(tokens, (start, start + len(value))), tokenizer)
    if contrary is None:
        assert found is None
        return
    assert tokenizer.decode(list(found.tokens)) == sentence.replace(verb, contrary)
    assert tokenizer.decode(list(found.tokens[slice(*found.place)])) == contrary


def test_only_what_is_hidden_is_masked():
    passage = Passage((1, 2, 3, 4, 5), ("a", "b"), ((0, 2), (3, 4)), ((0, 5), (0, 5)))
    assert hidden(passage, [0]).tokens == (MASK, MASK, 3, 4, 5)
    assert hidden(passage, []) == passage


def test_what_stands_beside_a_match_is_shown_as_no_match():
    passage = Passage(tuple(range(9)), ("a", "b", "c"), ((0, 1), (2, 3), (6, 7)), ((0, 4), (0, 4), (5, 9)))
    columns = [Value(passage, number, claim, "thing") for number, claim in enumerate("abc")]
    alike = np.array([[True, False, False]])
    apart = ~alike
    chances = [random.Random(seed) for seed in range(30)]  # noqa: S311 -- nothing here is secret
    found = {pair for chance in chances for pair in beside_a_match(columns, alike, apart, chance)}
    assert found == {(0, 1)}
