"""Near copies have the same passages and pairs of values over and over: each is read once in a run."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.model import Passage
from claimcheck.nets.windows import window_of
from claimcheck.work.reading import Readers
from claimcheck.work.remembered import Remembered

PASSAGE = Passage(tuple(range(1000, 1040)), ("a", "b", "c"), ((3, 4), (12, 14), (30, 31)), ((0, 9), (9, 20), (20, 40)))


class Counting:
    """Stands for a network; remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def judge(self, first, second, pairs):
        self.asked += [(first, second, pair) for pair in pairs]
        return np.array([[one[0], other[0], 0, 0, 1] for one, other in pairs], dtype=np.float32)

    def encode(self, passage):
        self.asked.append(passage)
        return np.ones((len(passage.places), 4), dtype=np.float32), np.ones(4, dtype=np.float32)


@pytest.fixture
def asked():
    readers, network = Readers(None), Counting()
    readers.__dict__.update(_judge=network, _encoder=network)
    return readers, network


@pytest.mark.parametrize(
    ("batches", "read"),
    [
        ([[(0, 1), (0, 1), (1, 2)]], 2),
        ([[(0, 1)], [(0, 1)]], 1),
        ([[(0, 1)], [(1, 0)]], 2),  # the judge may think otherwise of them the other way round
        ([[(0, 1), (1, 2)], [(1, 2), (2, 0), (0, 1)]], 3),
    ],
)
def test_a_pair_is_judged_once(asked, batches, read):
    readers, network = asked
    windows = [window_of(PASSAGE, number) for number in range(3)]
    for batch in batches:
        logits = readers.judge(("a.txt", "b.txt"), [(windows[one], windows[other]) for one, other in batch])
        assert logits[:, :2].tolist() == [[windows[one].place[0], windows[other].place[0]] for one, other in batch]
    assert len(network.asked) == read


def test_values_of_two_sentences_are_judged_together(asked):
    readers, network = asked
    passage = Passage(PASSAGE.tokens, ("a", "b"), ((3, 4), (6, 7)), ((0, 9), (0, 9)))
    one, other, elsewhere = (*(window_of(passage, number) for number in range(2)), window_of(PASSAGE, 1))
    calls = []
    network.judge = lambda _first, _second, pairs: calls.append(pairs) or np.zeros((len(pairs), 5), np.float32)
    readers.judge(("a.txt", "b.txt"), [(one, elsewhere), (one, one), (other, elsewhere)])
    assert sorted(map(len, calls)) == [1, 2]


@pytest.mark.parametrize("name", ["está/a.txt", "東京.txt", "\udce9.txt"])
def test_articles_may_have_any_name(asked, name):
    readers, network = asked
    windows = [window_of(PASSAGE, number) for number in range(2)]
    readers.judge((name, "b.txt"), [(windows[0], windows[1])])
    assert len(network.asked) == 1


def test_a_passage_is_encoded_once_whatever_its_claims_are_called(asked):
    readers, network = asked
    values, whole = readers.encode(PASSAGE)
    others, other = readers.encode(Passage(PASSAGE.tokens, ("d", "e", "f"), PASSAGE.places, PASSAGE.sentences))
    assert (values.tolist(), whole.tolist()) == (others.tolist(), other.tolist())
    assert len(network.asked) == 1


def test_the_oldest_are_forgotten():
    remembered = Remembered(3_000)
    for number in range(100):
        remembered.put(bytes([number]), bytes(250))
    assert [number for number in range(100) if remembered.get(bytes([number]))] == [94, 95, 96, 97, 98, 99]
