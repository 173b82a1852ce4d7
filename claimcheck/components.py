"""spaCy components: quotations, attributions, figures, dates and claims in your own pipeline.

Results are plain values (what JSON knows) in `Doc.user_data`, under the name of the attribute that shows them as the
types of `claimcheck.model`: so they go wherever the document goes, to another process or into a `DocBin`.

spaCy imports this module whenever it makes a pipeline, so nothing heavy may be imported at the top.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.errors import UsageError
from claimcheck.model import Article, Attribution, Claim, LeftOut, Quantity, QuoteRun, TimeRef

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from claimcheck.extract.paragraphs import Paragraph
    from claimcheck.rulebook.book import Rulebook

# What a document can hold, by attribute: the same word behind `Doc._` and as the key in `Doc.user_data`.
VIEWS: dict[str, Any] = {
    "claimcheck_quotes": tuple[QuoteRun, ...],
    "claimcheck_attributions": tuple[Attribution, ...],
    "claimcheck_quantities": tuple[Quantity, ...],
    "claimcheck_times": tuple[TimeRef, ...],
    "claimcheck_claims": tuple[Claim, ...],
}
_PUBLISHED = "claimcheck_published"
_FILE = "claimcheck_file"

Found = dict[str, tuple[Any, ...]]


# -------------------------------------------------------------------------------------------------------- components


@dataclass(frozen=True, slots=True)
class Component:
    """One step of a pipeline: stores in a document what `find` finds. `rules` is a folder of your own rule files.

    It has no rules itself: a process that gets it from another one reads them again.
    """

    find: Callable[[Doc, Rulebook], Found]
    rules: str | None = None

    def __post_init__(self) -> None:
        _rulebook(self.rules)  # faults in them are reported now, not at the first document

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc`, which now has what was found in it."""
        for name, values in self.find(doc, _rulebook(self.rules)).items():
            doc.user_data[name] = _adapter(name).dump_python(values, mode="json")
        return doc


@Language.factory("claimcheck_quotes", default_config={"rules": None}, assigns=["doc._.claimcheck_quotes"])
def make_quotes(nlp: Language, name: str, rules: str | None) -> Component:
    """Return the component that finds quotations. It needs nothing but the characters."""
    del nlp, name
    return Component(_quotes, rules)


@Language.factory("claimcheck_attribution", default_config={"rules": None}, assigns=["doc._.claimcheck_attributions"])
def make_attribution(nlp: Language, name: str, rules: str | None) -> Component:
    """Return the component that finds who says what."""
    del nlp, name
    return Component(_attributions, rules)


@Language.factory("claimcheck_quantities", default_config={"rules": None}, assigns=["doc._.claimcheck_quantities"])
def make_quantities(nlp: Language, name: str, rules: str | None) -> Component:
    """Return the component that finds figures, and what they count if the document is parsed."""
    del nlp, name
    return Component(_quantities, rules)


@Language.factory("claimcheck_times", default_config={"rules": None}, assigns=["doc._.claimcheck_times"])
def make_times(nlp: Language, name: str, rules: str | None) -> Component:
    """Return the component that finds dates. It needs nothing but the characters."""
    del nlp, name
    return Component(_times, rules)


@Language.factory("claimcheck_claims", default_config={"rules": None}, assigns=[f"doc._.{name}" for name in VIEWS])
def make_claims(nlp: Language, name: str, rules: str | None) -> Component:
    """Return the component that finds claims, and stores everything that they are made of."""
    del nlp, name
    return Component(_claims, rules)


@lru_cache(maxsize=8)
def _rulebook(rules: str | None) -> Rulebook:
    from claimcheck.rulebook.book import load_rulebook  # noqa: PLC0415 -- see the top of the module

    return load_rulebook(None if rules is None else Path(rules))


# ------------------------------------------------------------------------------------------------- what each one finds


def _quotes(doc: Doc, rules: Rulebook) -> Found:
    from claimcheck.extract.article import find_read  # noqa: PLC0415 -- see the top of the module
    from claimcheck.extract.quotes import find_quotes  # noqa: PLC0415 -- as above

    _, read = find_read(doc.text, rules)
    return {"claimcheck_quotes": find_quotes(doc.text, read)}


def _times(doc: Doc, rules: Rulebook) -> Found:
    from claimcheck.extract.article import find_read  # noqa: PLC0415 -- see the top of the module
    from claimcheck.extract.dates.times import find_times  # noqa: PLC0415 -- as above

    _, read = find_read(doc.text, rules)
    return {"claimcheck_times": find_times(doc.text, _published(doc), rules, within=read)}


def _quantities(doc: Doc, rules: Rulebook) -> Found:
    from claimcheck.extract.article import find_read  # noqa: PLC0415 -- see the top of the module
    from claimcheck.extract.cut_paragraphs import missing_layers  # noqa: PLC0415 -- as above
    from claimcheck.extract.figures.counted import count_nouns  # noqa: PLC0415 -- as above
    from claimcheck.extract.figures.quantities import find_quantities  # noqa: PLC0415 -- as above

    if missing_layers(doc):
        _, read = find_read(doc.text, rules)
        return {"claimcheck_quantities": find_quantities(doc.text, rules, within=read)}
    _, paragraphs = _read_parsed(doc, rules)
    found = find_quantities(doc.text, rules, within=tuple(paragraph.span for paragraph in paragraphs))
    return {"claimcheck_quantities": count_nouns(found, doc.text, paragraphs, rules)}


def _attributions(doc: Doc, rules: Rulebook) -> Found:
    from claimcheck.extract.attribution import find_attributions  # noqa: PLC0415 -- see the top of the module
    from claimcheck.extract.names import read_names  # noqa: PLC0415 -- as above
    from claimcheck.extract.quotes import find_quotes  # noqa: PLC0415 -- as above

    _, paragraphs = _read_parsed(doc, rules)
    quotes = find_quotes(doc.text, tuple(paragraph.span for paragraph in paragraphs))
    names = read_names(paragraphs, rules)
    return {"claimcheck_attributions": find_attributions(paragraphs, quotes, names, rules)}


def _claims(doc: Doc, rules: Rulebook) -> Found:
    from claimcheck.extract.article import extract_parsed  # noqa: PLC0415 -- see the top of the module

    left_out, paragraphs = _read_parsed(doc, rules)
    digest = hashlib.sha256(doc.text.encode("utf-8")).hexdigest()
    file = str(doc._.get(_FILE))
    article = Article(file=file, text=doc.text, published=_published(doc), sha256=digest, origin=file)
    found = extract_parsed(article, paragraphs, left_out, rules)
    return {
        **_quotes(doc, rules),
        "claimcheck_attributions": found.attributions,
        "claimcheck_quantities": found.quantities,
        "claimcheck_times": found.times,
        "claimcheck_claims": found.claims,
    }


def _read_parsed(doc: Doc, rules: Rulebook) -> tuple[tuple[LeftOut, ...], tuple[Paragraph, ...]]:
    """Return the parts of `doc` without claims, and the other paragraphs, cut out of its parse."""
    from claimcheck.extract.article import find_read  # noqa: PLC0415 -- see the top of the module
    from claimcheck.extract.cut_paragraphs import cut_paragraphs, missing_layers  # noqa: PLC0415 -- as above

    left_out, read = find_read(doc.text, rules)
    if read and (missing := missing_layers(doc)):
        raise UsageError(
            f"a document came without the work of spaCy's {', '.join(missing)}: in the pipeline, the components for "
            "attributions and claims come behind these"
        )
    return left_out, tuple(cut_paragraphs(doc, read))


# --------------------------------------------------------------------------------------------- what a document shows


def _view(name: str) -> Callable[[Doc], tuple[Any, ...]]:
    """Return the getter of the attribute `name`."""

    def show(doc: Doc) -> tuple[Any, ...]:
        """Return what a component stored under `name`; nothing if it never ran."""
        found: tuple[Any, ...] = _adapter(name).validate_python(doc.user_data.get(name, ()))
        return found

    return show


@cache
def _adapter(name: str) -> TypeAdapter[tuple[Any, ...]]:
    """Return the functions that turn results under `name` into plain values and back."""
    from pydantic import TypeAdapter  # noqa: PLC0415 -- see the top of the module

    return TypeAdapter(VIEWS[name])


def _published(doc: Doc) -> date | None:
    stored = doc.user_data.get(_PUBLISHED)
    return None if stored is None else date.fromisoformat(stored)


def _set_published(doc: Doc, published: date | str | None) -> None:
    """Store the day that `doc` is from, a date or an ISO string. "Yesterday" and "on Monday" depend on it."""
    day = date.fromisoformat(published) if isinstance(published, str) else published
    doc.user_data[_PUBLISHED] = None if day is None else f"{day:%Y-%m-%d}"


for _name in VIEWS:
    Doc.set_extension(_name, getter=_view(_name), force=True)
Doc.set_extension(_PUBLISHED, getter=_published, setter=_set_published, force=True)
Doc.set_extension(_FILE, default="text", force=True)
