"""Finds entities with a spaCy recogniser's weights, in matrix steps instead of spaCy's token-by-token loop.

spaCy's loop checks for each token whether each of about 75 moves is allowed, and takes Python's lock for every check.
That is more than half of the recogniser's cost. Nearly all tokens are outside of any entity, where the score depends on
the token alone: these are scored all at once. Only entities of more than one token are followed step by step, all of a
batch together. Moves, scores and ties are spaCy's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from spacy.pipeline import EntityRecognizer

from claimcheck.extract.parse.vectors import WordVectors

if TYPE_CHECKING:
    from spacy.tokens import Doc

Found = tuple[int, int, str]
_Floats = npt.NDArray[np.float32]
_Places = npt.NDArray[np.int64]
_Flags = npt.NDArray[np.bool_]

# What a recogniser's scores depend on: the token, the first token of the open entity, the last token of it so far.
_FEATURES = 3
_MOVES = frozenset({"B", "I", "L", "U", "O"})


@dataclass(frozen=True, slots=True)
class _Batch:
    """The tokens of several documents in one sequence. `vectors` has the one for "no token" first, then one a token."""

    vectors: _Floats
    goes_on: _Flags
    blank: _Flags


class EntityFinder:
    """Finds what the recogniser of a pipeline finds."""

    def __init__(self, recogniser: Any) -> None:  # noqa: ANN401 -- as `is_known`
        """Take the weights of a recogniser that `is_known`."""
        network, self._lower, self._upper = recogniser.model.layers
        self._vectors = WordVectors(network.layers[0])
        self._behind = network.layers[1:]
        self._gemm = recogniser.model.ops.gemm
        self._bias: _Floats = self._lower.get_param("b")
        parts = [name.partition("-") for name in _moves(recogniser)]
        self._labels = [label for _, _, label in parts]
        self._begins = np.array([part == "B" for part, _, _ in parts])
        self._single = np.array([part == "U" and label != "" for part, _, label in parts])
        self._outside = np.array([part == "O" for part, _, _ in parts])
        inside = {label: move for move, (part, _, label) in enumerate(parts) if part == "I"}
        last = {label: move for move, (part, _, label) in enumerate(parts) if part == "L"}
        self._inside = np.array([inside.get(label, -1) for label in self._labels])
        self._last = np.array([last.get(label, -1) for label in self._labels])

    @staticmethod
    def is_known(recogniser: Any) -> bool:  # noqa: ANN401 -- whatever is named "ner" in a pipeline
        """Return whether this is an unmodified recogniser of spaCy's CNN pipelines."""
        if type(recogniser) is not EntityRecognizer:
            return False
        model: Any = recogniser.model
        if model.name != "parser_model" or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
            return False
        lower, upper = model.layers[1:]
        moves = _moves(recogniser)
        return (
            recogniser.cfg["beam_width"] == 1
            and lower.get_dim("nF") == _FEATURES
            and lower.get_dim("nP") > 1
            and upper.maybe_get_dim("nO") == len(moves)
            and upper.name == "linear"
            and {name.partition("-")[0] for name in moves} <= _MOVES
            and bool(model.layers[0].layers)
            and WordVectors.is_known(model.layers[0].layers[0])
        )

    def find(
        self, docs: Sequence[Doc], firsts: Sequence[Sequence[bool]], spaces: Sequence[Sequence[bool]]
    ) -> Iterator[list[Found]]:
        """Yield the entities of each document: first token, token after, label.

        `firsts` says which tokens start a sentence, which no entity crosses; `spaces` which are white space.
        """
        sizes = [len(doc) for doc in docs]
        if not sum(sizes):
            yield from ([] for _ in docs)
            return
        goes_on = [not first for doc in firsts for first in (*doc[1:], True)]
        blank = [space for doc in spaces for space in doc]
        vectors: Any = self._vectors.predict(docs)
        for layer in self._behind:
            vectors = layer.predict(vectors)
        batch = _Batch(self._lower.predict(vectors), np.array(goes_on), np.array(blank))
        moves = self._moves_outside(batch)
        starts = np.flatnonzero(self._begins[moves])
        ends = dict(zip(starts.tolist(), self._ends(batch, starts, moves[starts]).tolist(), strict=True))
        named = np.flatnonzero(~self._outside[moves]).tolist()
        chosen = moves.tolist()
        at = low = 0
        for size in sizes:
            found: list[Found] = []
            free = low
            while at < len(named) and named[at] < low + size:
                start = named[at]
                if start >= free:
                    free = ends.get(start, start + 1)
                    found.append((start - low, free - low, self._labels[chosen[start]]))
                at += 1
            low += size
            yield found

    def _moves_outside(self, batch: _Batch) -> _Places:
        """Return the best move at each token outside of entities."""
        nothing = batch.vectors[0]
        scores = self._scores(batch.vectors[1:, 0] + nothing[1] + nothing[2])
        allowed = np.repeat((self._begins | self._single | self._outside)[None], len(scores), axis=0)
        allowed[np.ix_(batch.blank, self._begins | self._single)] = False
        allowed[np.ix_(~batch.goes_on, self._begins)] = False
        best: _Places = np.where(allowed, scores, -np.inf).argmax(axis=1)
        return best

    def _ends(self, batch: _Batch, starts: _Places, moves: _Places) -> _Places:
        """Return where the entities that open at `starts` end."""
        ends = np.zeros_like(starts)
        inside, last = self._inside[moves], self._last[moves]
        waiting, at = np.arange(len(starts)), starts + 1
        while len(waiting):
            vectors = batch.vectors
            scores = self._scores(vectors[1 + at, 0] + vectors[1 + starts[waiting], 1] + vectors[at, 2])
            rows = np.arange(len(waiting))
            stay, stop = scores[rows, inside[waiting]], scores[rows, last[waiting]]
            first_wins = inside[waiting] < last[waiting]
            goes_on = batch.goes_on[at] & ((stay > stop) | ((stay == stop) & first_wins))
            ends[waiting[~goes_on]] = at[~goes_on] + 1
            waiting, at = waiting[goes_on], at[goes_on] + 1
        return ends

    def _scores(self, sums: _Floats) -> _Floats:
        """Return the score of each move, from the sum of a state's features."""
        hidden = np.ascontiguousarray((sums + self._bias).max(axis=2))
        scores: _Floats = self._gemm(hidden, self._upper.get_param("W"), trans2=True) + self._upper.get_param("b")
        return scores


def _moves(recogniser: Any) -> list[str]:  # noqa: ANN401 -- spaCy's stub lacks what is asked for here
    """Return the names of all moves in the order of their scores, such as "B-PERSON" and "O"."""
    moves = recogniser.moves
    return [moves.get_class_name(number) for number in range(moves.n_moves)]
