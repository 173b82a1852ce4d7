"""Cuts the paragraphs out of a document that was parsed as a whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from claimcheck.extract.paragraphs import Paragraph
from claimcheck.extract.parse.reading import Columns, Dictionary, assemble, columns_of, entities_of
from claimcheck.extract.words import Sense
from claimcheck.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What the extractors read from a parse, and which spaCy component provides it.
_LAYERS = {"DEP": "parser", "TAG": "tagger", "LEMMA": "lemmatizer", "ENT_IOB": "ner"}


def missing_layers(doc: Doc) -> list[str]:
    """Return the names of the components whose work `doc` lacks."""
    missing = [name for layer, name in _LAYERS.items() if not doc.has_annotation(layer)]
    # A tagger's exceptions give single lemmas even if there is no lemmatizer.
    if "lemmatizer" not in missing and any(token.is_alpha and not token.lemma for token in doc):
        missing.append("lemmatizer")
    return missing


def cut_paragraphs(doc: Doc, spans: Iterable[Span]) -> Iterator[Paragraph]:
    """Yield for each of `spans` the tokens that start there. A span without any is left out."""
    dictionary = Dictionary(doc.vocab)
    columns = columns_of(doc)
    words, senses = dictionary.words(columns.orths), dictionary.senses(doc)
    entities = entities_of(doc, dictionary)
    starts = [token.idx for token in doc]
    sentences = list(accumulate(columns.firsts))
    for span in spans:
        first, stop = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first == stop:
            continue
        closed, roots = _closed(columns, sentences, first, stop)
        told = [_hung(sense, roots.get(index)) for index, sense in enumerate(senses[first:stop])]
        part = assemble(words[first:stop], told, closed)
        for start, end, label in entities:
            if start < stop and end > first:  # one that crosses a line break is cut there
                part.mark(max(start, first) - first, min(end, stop) - first, label)
        yield Paragraph(Span(starts[first], starts[first] + len(part.text)), part)


def _closed(columns: Columns, sentences: Sequence[int], first: int, stop: int) -> tuple[Columns, dict[int, str]]:
    """Return the columns of a paragraph with no link to tokens outside, and the new labels of those that had one.

    Tokens whose head is outside are attached to the sentence's root; if that is outside too, the first of them is the
    root.
    """
    part = Columns(*(column[first:stop] for column in columns))  # type: ignore[arg-type]  # each keeps its type
    heads, firsts = part.heads, part.firsts
    roots = {sentences[first + index]: index for index, head in enumerate(heads) if head == 0}
    labels: dict[int, str] = {}
    for index, head in enumerate(heads):
        if not 0 <= index + head < len(heads):
            root = roots.setdefault(sentences[first + index], index)
            heads[index] = root - index
            labels[index] = "ROOT" if root == index else "dep"
    firsts[0] = True
    part.spaces[-1] = 0
    return part, labels


def _hung(sense: Sense, label: str | None) -> Sense:
    return sense if label is None else sense._replace(dep=label)
