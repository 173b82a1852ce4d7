"""The steps of a pipeline's parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spacy.pipeline import DependencyParser, Tagger, Tok2Vec

from claimcheck.extract.parse.entities import EntityFinder
from claimcheck.extract.parse.reading import Dictionary, assemble, columns_of, read
from claimcheck.extract.parse.vectors import WordVectors
from claimcheck.extract.parse.word_forms import WordForms
from claimcheck.extract.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

# The components with known steps, in the order of spaCy's own pipelines.
_KNOWN = {"tok2vec": Tok2Vec, "tagger": Tagger, "parser": DependencyParser}
_ORDER = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]

# Texts that are parsed together take about 10 KB of memory a token.
MOST_CHARACTERS = 20_000


class Parser:
    """Parses with a spaCy pipeline of any kind, by asking spaCy."""

    def __init__(self, pipeline: Language) -> None:
        """Use the pipeline in its current state."""
        self.pipeline = pipeline
        self.dictionary = Dictionary(pipeline.vocab)

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Return the parse of each text. They share the work, but no parse depends on another text."""
        # What spaCy learns of new words is forgotten after this block, and no object of its own leaves it.
        with self.pipeline.memory_zone():
            return [read(doc, self.dictionary) for doc in self.pipeline.pipe(texts, batch_size=len(texts))]


class QuickParser(Parser):
    """Parses with one of spaCy's own CNN pipelines: the same result at half the cost."""

    def __init__(self, pipeline: Language) -> None:
        """Take a pipeline that `is_known`."""
        super().__init__(pipeline)
        tok2vec: Any = pipeline.get_pipe("tok2vec")
        self._tok2vec = tok2vec
        self._vectors = WordVectors(self._tok2vec.model)
        self._others: list[Any] = [pipeline.get_pipe(name) for name in ("tagger", "parser")]
        self._forms = WordForms(pipeline, self.dictionary)
        self._entities = EntityFinder(pipeline.get_pipe("ner"))

    @staticmethod
    def is_known(pipeline: Language) -> bool:
        """Return whether all steps of the pipeline are as spaCy's own pipelines have them."""
        if pipeline.pipe_names != _ORDER:
            return False
        tok2vec: Any = pipeline.get_pipe("tok2vec")
        return (
            all(type(pipeline.get_pipe(name)) is kind for name, kind in _KNOWN.items())
            and WordVectors.is_known(tok2vec.model)
            and WordForms.are_known(pipeline)
            and EntityFinder.is_known(pipeline.get_pipe("ner"))
        )

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Return the parse of each text, the same as `Parser` gives."""
        self._forms.forget()
        with self.pipeline.memory_zone():
            parses = [self.pipeline.make_doc(text) for text in texts]
            self._tok2vec.set_annotations(parses, self._vectors.predict(parses))
            for component in self._others:
                parses = list(component.pipe(parses, batch_size=len(parses)))
            columns = [columns_of(parse) for parse in parses]
            words = [self.dictionary.words(column.orths) for column in columns]
            spaces = [[word.is_space for word in line] for line in words]
            entities = self._entities.find(parses, [column.firsts for column in columns], spaces)
            docs = []
            for parse, column, line, found in zip(parses, columns, words, entities, strict=True):
                doc = assemble(line, self._forms.senses(parse, column, line), column)
                for start, end, label in found:
                    doc.mark(start, end, label)
                docs.append(doc)
            return docs


@lru_cache(maxsize=2)
def parser_of(pipeline: Language, components: tuple[str, ...]) -> Parser:
    """Return the parser for a pipeline that has these `components` at present."""
    del components  # one more or less makes another parser
    return QuickParser(pipeline) if QuickParser.is_known(pipeline) else Parser(pipeline)


def parse(texts: Iterable[str], pipeline: Language, batch: int) -> Iterator[Doc]:
    """Yield the parse of each text, in order. Up to `batch` of them are parsed together, fewer if they are long."""
    parser = parser_of(pipeline, tuple(pipeline.pipe_names))
    some: list[str] = []
    size = 0
    for text in texts:
        if some and (len(some) >= batch or size + len(text) > MOST_CHARACTERS):
            yield from parser.parse(some)
            some, size = [], 0
        some.append(text)
        size += len(text)
    if some:
        yield from parser.parse(some)
