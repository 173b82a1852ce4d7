"""Cuts the paragraphs out of a document that was parsed as a whole, each as a document of its own.

`Span.as_doc` does the same for one paragraph, but goes through the whole document for it, so that a long one would cost
the square of its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
from spacy.attrs import IDS  # type: ignore[import-not-found]  # spaCy has no stub for it
from spacy.tokens import Doc

from claimcheck.extract.paragraphs import Paragraph
from claimcheck.model import Span

# What the extractors read from a parse, and which component of spaCy's gives it.
_LAYERS = {"DEP": "parser", "TAG": "tagger", "LEMMA": "lemmatizer", "ENT_IOB": "ner"}
# What a paragraph takes along. With `HEAD`, sentences follow from the tree.
_COPIED = ("NORM", "LEMMA", "TAG", "POS", "MORPH", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE")
_ATTRS: list[int | str] = [IDS[name] for name in _COPIED]
_HEAD, _DEP, _ENT_IOB = (_COPIED.index(name) for name in ("HEAD", "DEP", "ENT_IOB"))
_INSIDE, _BEGINS = 1, 3  # spaCy's numbers for a token's place in an entity


def missing_layers(doc: Doc) -> list[str]:
    """Return the names of the components whose work `doc` lacks."""
    missing = [name for layer, name in _LAYERS.items() if not doc.has_annotation(layer)]
    # A tagger's exceptions give single lemmas even where there is no lemmatizer.
    if "lemmatizer" not in missing and any(token.is_alpha and not token.lemma for token in doc):
        missing.append("lemmatizer")
    return missing


def cut_paragraphs(doc: Doc, spans: Iterable[Span]) -> Iterator[Paragraph]:
    """Yield for each of `spans` the tokens that start there. A span without any is left out."""
    starts = [token.idx for token in doc]
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    layers = np.asarray(doc.to_array(_ATTRS), dtype=np.uint64)
    sentences = np.cumsum([bool(token.is_sent_start) for token in doc])
    for span in spans:
        first, stop = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first == stop:
            continue
        part = Doc(doc.vocab, words=words[first:stop], spaces=[*spaces[first : stop - 1], False])
        closed = _closed(layers[first:stop].copy(), sentences[first:stop], doc)
        part.from_array(_ATTRS, closed)  # type: ignore[arg-type]  # what `to_array` gives, by another name in the stub
        yield Paragraph(Span(starts[first], starts[stop - 1] + len(words[stop - 1])), part)


def _closed(layers: npt.NDArray[np.uint64], sentences: npt.NDArray[np.int64], doc: Doc) -> npt.NDArray[np.uint64]:
    """Return the annotation of a paragraph with no link to tokens outside.

    The tokens of a sentence whose head is outside hang on its root; where that is outside too, the first of them is the
    root. An entity that reaches over a line break is cut there.
    """
    if layers[0, _ENT_IOB] == _INSIDE:
        layers[0, _ENT_IOB] = _BEGINS
    heads = layers[:, _HEAD].view(np.int64)  # distances to the head, negative ones among them
    targets = np.arange(len(heads)) + heads
    roots = {int(sentences[index]): index for index in np.flatnonzero(heads == 0).tolist()}
    for index in np.flatnonzero((targets < 0) | (targets >= len(heads))).tolist():
        root = roots.setdefault(int(sentences[index]), index)
        heads[index] = root - index
        layers[index, _DEP] = doc.vocab.strings.add("ROOT" if root == index else "dep")
    return layers
