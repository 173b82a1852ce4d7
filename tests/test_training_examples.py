"""What the networks are shown while they are trained."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest

from claimcheck.model import Passage, Span
from claimcheck.nets.passages import MASK
from claimcheck.nets.sessions import load_tokenizer
from claimcheck.train.__main__ import main
from claimcheck.train.altered import Phrases, altered_verb, load_opposites
from claimcheck.train.examples import CLASH, SAME, hidden
from claimcheck.train.sentence_pairs import Label, SeenValue, Sentence, SentencePair
from claimcheck.train.shown import Side, showing
from claimcheck.train.stories import Mark


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer()


@pytest.mark.parametrize(
    ("verb", "others"),
    [
        (
            "had been warned",
            {"had not been warned", "may have been warned", "could have been warned"},
        ),
        ("were not tested", {"were tested"}),
        ("never signed", {"signed"}),
        ("accepted", {"rejected", "refused"}),
        ("will be charged", {"will not be charged", "may be charged", "could be charged"}),
        ("sang", set()),
        ("never", set()),
    ],
)
def test_a_verb_is_altered_to_exclude_what_it_said(verb, others, tokenizer, tmp_path):
    (tmp_path / "opposites.txt").write_text("# two forms\naccepted rejected\naccepted refused\n", encoding="utf-8")
    opposites = load_opposites(tmp_path / "opposites.txt", tokenizer)
    value = tuple(tokenizer.encode(verb, add_special_tokens=False).ids)
    verbs = [altered_verb(value, opposites, tokenizer) for _ in range(60)]
    found = {tokenizer.decode(list(each)) for each in verbs if each is not None}
    assert found <= others
    assert bool(found) == bool(others)


def test_a_phrase_is_replaced_by_the_most_similar_one_of_another_story():
    mayor, minister, bridge, governor = (1,), (2,), (3,), (4,)
    words = np.array([[0, 0], [1.0, 0.0], [0.8, 0.6], [0.0, 1.0], [1.0, 0.0]], np.float32)
    phrases = Phrases(words, (mayor, minister, bridge, governor), ("fire", "strike", "strike", "fire"))
    assert phrases.instead_of(mayor, "fire") == minister  # not the bridge, and nobody of its own story
    assert phrases.instead_of(minister, "strike") in {mayor, governor}


def test_only_what_is_hidden_is_masked():
    passage = Passage((1, 2, 3, 4, 5), ("a", "b"), ((0, 2), (3, 4)), ((0, 5), (0, 5)))
    assert hidden(passage, [0]).tokens == (MASK, MASK, 3, 4, 5)
    assert hidden(passage, []) == passage


@pytest.mark.parametrize(
    ("value", "words", "tokens", "places"),
    [
        (0, (8, 9), (8, 9, 2, 3, 4, 5), ((0, 2), (3, 5), (5, 6), (3, 6))),
        (1, (8,), (1, 2, 8, 5), ((0, 1), (2, 3), (3, 4), (2, 4))),  # the last holds it and grows or shrinks with it
        (3, (8,), (1, 2, 8), ((0, 1), None, None, (2, 3))),  # what is inside it is gone
    ],
)
def test_other_words_move_the_values_behind_them(value, words, tokens, places):
    side = Side((1, 2, 3, 4, 5), ((0, 1), (2, 4), (4, 5), (2, 5)))
    assert side.with_words(value, words) == Side(tokens, places)


def sentence(*values: tuple[int, str, str | None]) -> Sentence:
    """Return a sentence of ten tokens with a value at each given place: of which sort, and for which answer."""
    seen = [
        SeenValue((at, at + 1), sort, Mark("f1", answer, Span(0, 1)) if answer else None, frozenset())
        for at, sort, answer in values
    ]
    return Sentence(tuple(range(1000, 1010)), tuple(seen))


@pytest.fixture
def clash():
    """Two sentences whose phrases answer one question alike, beside a verb each."""
    sides = sentence((2, "thing", "A"), (5, "verb", None)), sentence((3, "thing", "A"), (6, "verb", None))
    return SentencePair("fire", *sides, {(0, 0): Label(same=True, relation=SAME), (1, 1): Label(same=False)})


def test_an_altered_phrase_clashes_and_nothing_else_changes(clash, tokenizer, tmp_path):
    (tmp_path / "opposites.txt").write_text("", encoding="utf-8")
    words = np.ones((2000, 2), np.float32)
    other = SentencePair("strike", sentence((8, "thing", None)), sentence((9, "thing", None)), {})
    chosen = showing([clash, other], words, tmp_path / "opposites.txt", tokenizer)
    random.seed(1)
    seen = Counter()
    for _ in range(200):
        shown = chosen.show(clash)
        labels = {sort: label for _, _, label, sort in shown.pairs}
        assert labels["verb"] == Label(same=False)
        sides = {shown.first, shown.second}
        hidden = any(MASK in side for side in sides)
        replaced = not hidden and any({1008, 1009} & {side[2], side[3]} for side in sides)
        expected = None if hidden else CLASH if replaced else SAME
        assert labels["thing"] == Label(same=True, relation=expected)
        seen[expected] += 1
    assert set(seen) == {None, CLASH, SAME}


@pytest.mark.parametrize("parts", [["netwroks"], ["card", "probabilities"]])
def test_a_misspelt_part_is_named_before_anything_is_trained(parts):
    with pytest.raises(SystemExit, match=f"there is no part '{parts[-1]}' to train; name networks, probability, card"):
        main(parts)
