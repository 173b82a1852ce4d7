"""What the networks are shown while they are trained."""

from __future__ import annotations

import random

import numpy as np
import pytest

from claimcheck.model import Passage
from claimcheck.nets.passages import MASK
from claimcheck.nets.sessions import load_tokenizer
from claimcheck.nets.windows import Window
from claimcheck.train.__main__ import main
from claimcheck.train.altered import altered_verb, load_opposites, phrases_of
from claimcheck.train.examples import Value, beside_a_match, hidden


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer()


@pytest.mark.parametrize(
    ("sentence", "verb", "others"),
    [
        (
            "the man had been warned",
            "had been warned",
            {"had not been warned", "may have been warned", "could have been warned"},
        ),
        ("the pumps were not tested", "were not tested", {"were tested"}),
        ("she never signed it", "never signed", {"signed"}),
        ("the board accepted it", "accepted", {"rejected", "refused"}),
        ("they will be charged here", "will be charged", {"will not be charged", "may be charged", "could be charged"}),
        ("she sang it", "sang", set()),
        ("they never", "never", set()),
    ],
)
def test_a_verb_is_altered_to_exclude_what_it_said(sentence, verb, others, tokenizer, tmp_path):
    (tmp_path / "opposites.txt").write_text("# two forms\naccepted rejected\naccepted refused\n", encoding="utf-8")
    opposites = load_opposites(tmp_path / "opposites.txt", tokenizer)
    tokens, value = (tuple(tokenizer.encode(words, add_special_tokens=False).ids) for words in (sentence, verb))
    start = next(at for at in range(len(tokens)) if tokens[at : at + len(value)] == value)
    windows = [altered_verb(Window(tokens, (start, start + len(value))), opposites, tokenizer) for _ in range(60)]
    found = {tokenizer.decode(list(w.tokens[slice(*w.place)])) for w in windows if w is not None}
    assert found <= others
    assert bool(found) == bool(others)
    assert all(
        w is None or tokenizer.decode(list(w.tokens)).startswith(sentence[: sentence.index(verb)]) for w in windows
    )


def test_a_phrase_is_replaced_by_the_most_similar_one_of_another_story():
    passage = Passage((1, 2, 3, 4), tuple("abcd"), ((0, 1), (1, 2), (2, 3), (3, 4)), ((0, 4),) * 4)
    mayor, minister, bridge, governor = (Value(passage, number, name, "thing") for number, name in enumerate("abcd"))
    vectors = {0: [1.0, 0.0], 1: [0.8, 0.6], 2: [0.0, 1.0], 3: [1.0, 0.0]}
    near = {value.number: np.array(vectors[value.number], np.float32) for value in (mayor, minister, bridge, governor)}
    phrases = phrases_of(
        [("fire", mayor), ("strike", minister), ("strike", bridge), ("fire", governor)], lambda v: near[v.number]
    )
    assert phrases.instead_of(mayor, near[0], "fire") == (2,)  # not the bridge, and nobody of its own story
    assert phrases.instead_of(minister, near[1], "strike") in {(1,), (4,)}


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


@pytest.mark.parametrize("parts", [["netwroks"], ["card", "probabilities"]])
def test_a_misspelt_part_is_named_before_anything_is_trained(parts):
    with pytest.raises(SystemExit, match=f"there is no part '{parts[-1]}' to train; name networks, probability, card"):
        main(parts)
