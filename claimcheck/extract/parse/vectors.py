"""Computes the vectors of tokens with a spaCy network, and keeps the part that depends on the word alone.

The first layers of the network look at a word, not at its neighbours, and take a third of its time; a word's row is
computed once. The result is the same to the bit, whatever other words are computed with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from claimcheck.extract.parse.reading import MOST_KEPT

if TYPE_CHECKING:
    from spacy.tokens import Doc

_Floats = npt.NDArray[np.float32]

_LAYERS = 5


class WordVectors:
    """Does what spaCy's `Tok2Vec` network does."""

    def __init__(self, network: Any) -> None:  # noqa: ANN401 -- a network of thinc's, of what kind it is tells `is_known`
        """Take a network that `is_known`."""
        embed = network.get_ref("embed")
        self._asked: list[int | str] = embed.layers[0].attrs["columns"]
        self._first, self._second = embed.layers[2], embed.layers[3]
        self._encode = network.get_ref("encode")
        self._places: dict[bytes, int] = {}
        self._rows: _Floats = np.zeros((0, network.get_dim("nO")), dtype=np.float32)

    @staticmethod
    def is_known(network: Any) -> bool:  # noqa: ANN401 -- as above
        """Return whether a network first looks at the words alone, each by some of its attributes."""
        if not (network.has_ref("embed") and network.has_ref("encode")):
            return False
        names = [layer.name for layer in network.get_ref("embed").layers]
        return len(names) == _LAYERS and names[:2] == ["extract_features", "list2ragged"] and names[4] == "ragged2list"

    def predict(self, docs: Sequence[Doc]) -> list[_Floats]:
        """Return the vectors of the tokens of each document."""
        features = np.concatenate([doc.to_array(self._asked).reshape(-1, len(self._asked)) for doc in docs])
        features = np.ascontiguousarray(features, dtype=np.uint64)
        width, raw = features.itemsize * features.shape[1], features.tobytes()
        keys = [raw[at : at + width] for at in range(0, len(raw), width)]
        rows = self._rows_of(keys)
        bounds = np.cumsum([len(doc) for doc in docs])[:-1]
        vectors: list[_Floats] = self._encode.predict(np.split(rows, bounds))
        return vectors

    def _rows_of(self, keys: Sequence[bytes]) -> _Floats:
        """Return the row of each word, of which a key holds the attributes."""
        if len(self._places) > MOST_KEPT:
            self._places.clear()
            self._rows = self._rows[:0]
        places = self._places
        missing = list(dict.fromkeys(key for key in keys if key not in places))
        if missing:
            features = np.frombuffer(b"".join(missing), dtype=np.uint64).reshape(len(missing), -1)
            self._rows = np.concatenate([self._rows, self._second.predict(self._first.predict(features))])
            places.update(zip(missing, range(len(places), len(self._rows)), strict=True))
        return self._rows[[places[key] for key in keys]]
