"""The networks, loaded and ready. Each passage, line and pair is run alone: no result depends on its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from claimcheck.model import Passage
from claimcheck.nets.arrays import Vectors
from claimcheck.nets.files import COMPARE, ENCODER, FOLDER, JUDGE, TOKENIZER
from claimcheck.nets.passages import number_of
from claimcheck.nets.windows import Place, Tokens, line_of

# Results are rounded before they are stored or compared, so the last bits of a sum decide nothing.
_DIGITS = 3
# From this logit of "same question" on, a pair is read a second time with its sides swapped, and the two readings are
# averaged. On 30 of our own validation stories, that lifts average precision by .006 to .019 for every sort of value.
# From -1 on, twice as many pairs of sentences are read again, for .005 more at best.
_READ_TWICE = 1.0
# Weights are stored in eight bits. Unless this is set, some are calculated with in eight bits too: see
# `train/eight_bits.py`.
_IN_FLOATING_POINT = ("session.disable_quant_qdq", "1")


def load_tokenizer(folder: Path = FOLDER) -> Tokenizer:
    """Return the tokenizer of both networks."""
    tokenizer: Tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Encoder:
    """Gives each value of a passage a vector for the question it answers."""

    def __init__(self, threads: int, folder: Path = FOLDER) -> None:
        self._session = _session(folder / ENCODER, threads)
        self._marks = _marks(load_tokenizer(folder))

    def encode(self, passage: Passage) -> tuple[Vectors, Vectors]:
        """Return a vector for each value, [values, 128], and one for the passage, [128]; all of length 1."""
        opening, closing = self._marks
        tokens = np.array([[opening, *passage.tokens, closing]], dtype=np.int64)
        length = tokens.shape[1]
        values, whole = self._session.run(
            None,
            {
                "tokens": tokens,
                "places": averaging(passage.places, 1, length),
                "sentences": averaging(passage.sentences, 1, length),
            },
        )
        return np.round(values, _DIGITS), np.round(whole[0], _DIGITS)


class Judge:
    """Judges whether values of two passages answer one question, and whether the answers clash."""

    def __init__(self, threads: int, folder: Path = FOLDER) -> None:
        self._reading = _session(folder / JUDGE, threads)
        self._comparing = _session(folder / COMPARE, threads)
        self._tokenizer = load_tokenizer(folder)

    def judge(self, first: Tokens, second: Tokens, pairs: Sequence[tuple[Place, Place]]) -> Vectors:
        """Return what is to be said about `pairs` of values, by their places in two windows: logits, [pairs, 5].

        They are: same question; same answer, rounder or vaguer answer, clashing answer; changes over time. For a
        promising pair they are the mean of two readings, as which side comes first has no meaning.
        """
        found = self._read(first, second, pairs)
        again = [at for at in range(len(pairs)) if found[at, 0] >= _READ_TWICE]
        if again:
            turned = self._read(second, first, [(pairs[at][1], pairs[at][0]) for at in again])
            found[again] = np.mean([found[again], turned], axis=0, dtype=np.float32)
        rounded: Vectors = np.round(found, _DIGITS).astype(np.float32)
        return rounded

    def _read(self, first: Tokens, second: Tokens, pairs: Sequence[tuple[Place, Place]]) -> Vectors:
        line = line_of(first, second, self._tokenizer)
        tokens = np.array([line.tokens], dtype=np.int64)
        sides = np.zeros_like(tokens)
        sides[0, line.second_from :] = 1
        (read,) = self._reading.run(None, {"tokens": tokens, "sides": sides, "mask": np.ones_like(tokens)})
        places = [(line.place_in_first(one), line.place_in_second(other)) for one, other in pairs]
        # One after the other: the last bits of what is calculated for a pair would depend on those beside it.
        return np.concatenate([self._comparing.run(None, {"beside": each})[0] for each in _beside(read[0], places)])


def _beside(read: Vectors, places: Sequence[tuple[Place, Place]]) -> Iterator[Vectors]:
    """Yield what is compared of each pair of values, [1, 6 * width], from the vectors of all tokens that were `read`.

    These are the means of both values, how they differ and agree, the first token and the mean of all.
    """
    mean = {place: read[slice(*place)].mean(0) for place in {place for pair in places for place in pair}}
    first, whole = read[0], read.mean(0)
    for one, other in ((mean[one], mean[other]) for one, other in places):
        yield np.concatenate([one, other, np.abs(one - other), one * other, first, whole])[None]


def averaging(places: tuple[tuple[int, int], ...], offset: int, length: int) -> Vectors:
    """Return the weights [places, length] that average the vectors of half-open ranges of tokens."""
    weights = np.zeros((len(places), length), dtype=np.float32)
    for row, (start, end) in enumerate(places):
        weights[row, start + offset : end + offset] = 1 / (end - start)
    return weights


def _marks(tokenizer: Tokenizer) -> tuple[int, int]:
    """Return the tokens that open a text and close a passage."""
    return number_of("[CLS]", tokenizer), number_of("[SEP]", tokenizer)


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry(*_IN_FLOATING_POINT)
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
