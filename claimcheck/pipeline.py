"""The way of the data: read, extract, encode, align, compare. The only module that knows all stages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from claimcheck.errors import NoUsableInputError
from claimcheck.extract.language import pipeline_folder, pipeline_version
from claimcheck.model import (
    Article,
    Disagreement,
    Encoding,
    Extraction,
    Fact,
    HeldExtractions,
    Problem,
    Reckoning,
    Result,
)
from claimcheck.nets.files import weights_fingerprint
from claimcheck.progress import OnProgress, Progress
from claimcheck.read.given import Input, inputs_of
from claimcheck.read.inputs import read_inputs, sorted_problems
from claimcheck.rulebook.book import Rulebook, load_rulebook
from claimcheck.settings import Settings
from claimcheck.stories import stories_among
from claimcheck.work.extraction import extract_each
from claimcheck.work.shelf import Collected, CollectedExtractions, Shelf

if TYPE_CHECKING:
    from spacy.language import Language

    from claimcheck.comparing import Linked
    from claimcheck.work.reading import Readers
    from claimcheck.work.stories import KeptFacts

Inputs = Input | Iterable[Input]
# What is found in so many articles is held in memory in any case: it is faster.
HELD_IN_MEMORY = 200
OnArticles = Callable[[Sequence[Article]], None]


def check(
    given: Inputs,
    *,
    settings: Settings | None = None,
    rules: Rulebook | None = None,
    on_progress: OnProgress | None = None,
    on_articles: OnArticles | None = None,
    shelf: Shelf | None = None,
) -> Result:
    """Return what the articles that are `given` claim, and where they disagree.

    `on_articles` gets the articles before any work is done on them; an error that it raises ends the run. With a
    `shelf`, extractions and facts are kept there instead of in memory, and can be read while it is open.

    Raises:
        RulesError: the rule files are invalid. No article has been read then.
        NoUsableInputError: not one article could be read.
        UsageError: the spaCy pipeline of the settings can't be used.
        TypeError: something is given that is no article.
    """
    from claimcheck.work.reading import readers  # noqa: PLC0415 -- what it is built on, `extract` gets by without
    from claimcheck.work.stories import kept_facts  # noqa: PLC0415 -- see above

    tell = on_progress or _nobody
    settings = settings or Settings()
    rules = rules or load_rulebook(settings.rules)
    extracted = extract_all(
        given, settings=settings, rules=rules, on_progress=tell, on_articles=on_articles, shelf=shelf
    )
    count = len(extracted.extractions)
    tell(Progress("align", count, count))
    with readers(settings) as networks, kept_facts(settings, rules) as kept:
        on = shelf if isinstance(extracted.extractions, HeldExtractions) else None
        compared = compare_extracted(extracted.extractions, networks, rules, settings, kept=kept, shelf=on)
    tell(Progress("compare", count, count))
    return replace(compared, problems=sorted_problems([*extracted.problems, *compared.problems]), run=extracted.run)


def on_disk() -> Shelf:
    """Return a shelf for the results of one run, to be closed at its end."""
    return Shelf()


def compare_extracted(
    extractions: Sequence[Extraction],
    networks: Readers,
    rules: Rulebook,
    settings: Settings,
    *,
    kept: KeptFacts | None = None,
    shelf: Shelf | None = None,
) -> Result:
    """Return the facts and disagreements among extracted articles, and what was not compared.

    Stories are compared one after the other. Those with `kept` facts are not matched again. With a `shelf`, no more
    than one of them is in memory.
    """
    from claimcheck.align.facts import uncompared  # noqa: PLC0415 -- `extract` gets by without
    from claimcheck.align.stories import linked_articles  # noqa: PLC0415 -- see above
    from claimcheck.comparing import compare_stories  # noqa: PLC0415 -- see above

    articles = Result(extractions=extractions, facts=(), disagreements=(), problems=()).articles
    encodings, light = _encoded(extractions, networks, shelf)
    linked = linked_articles(articles, light, rules.frequencies, one_story=settings.one_story)
    named = _Named([article.file for article in articles], shelf)
    facts = Collected[str, Fact](shelf)
    disagreements: list[Disagreement] = []
    problems: list[Problem] = []
    stories = named.stories(extractions, linked, rules)
    with closing(
        compare_stories(stories, named.extraction_of, encodings.get, networks, rules, settings=settings, kept=kept)
    ) as stories_compared:
        for compared in stories_compared:
            disagreements += (each for each in compared.disagreements if each.probability >= settings.at_least)
            problems += [compared.problem] if compared.problem is not None else []
            for fact in compared.facts:
                facts.add(fact.id, fact)
    names = stories_among(articles, linked, rules)
    return Result(
        extractions=named.extractions.in_order(),
        facts=facts.in_order(),
        disagreements=tuple(sorted(disagreements, key=lambda one: one.gravity)),
        problems=(*problems, *uncompared([Extraction(article=article) for article in articles], light, linked)),
        reckonings=named.reckonings(),
        title=settings.title or (names[0].name if len(names) == 1 else ""),
        stories=names,
    )


def extract_all(
    given: Inputs,
    *,
    settings: Settings | None = None,
    rules: Rulebook | None = None,
    on_progress: OnProgress | None = None,
    on_articles: OnArticles | None = None,
    shelf: Shelf | None = None,
) -> Result:
    """Return what the articles that are `given` claim, without facts and disagreements.

    `on_articles` and `shelf` as for `check`.

    Raises:
        RulesError: as `check`.
        NoUsableInputError: as `check`.
        UsageError: as `check`.
        TypeError: as `check`.
    """
    settings = settings or Settings()
    rules = rules or load_rulebook(settings.rules)
    tell = on_progress or _nobody
    tell(Progress("read", 0, 0))
    articles, problems = read_inputs(
        inputs_of(given), rules, lambda file, done, total: tell(Progress("read", done, total, file))
    )
    if on_articles is not None:
        on_articles(articles)
    if len(articles) <= HELD_IN_MEMORY:
        shelf = None
    extractions, failures = _extract(articles, settings, rules, tell, shelf)
    return Result(
        extractions=extractions,
        facts=(),
        disagreements=(),
        problems=sorted_problems([*problems, *failures]),
        run=_run(settings, rules),
    )


def _extract(
    articles: Sequence[Article], settings: Settings, rules: Rulebook, tell: OnProgress, shelf: Shelf | None
) -> tuple[Sequence[Extraction], list[Problem]]:
    """Return what the articles give, and which of them are left out."""
    extractions = CollectedExtractions(shelf)
    failures: list[Problem] = []
    for number, outcome in enumerate(extract_each(articles, settings, rules, tell)):
        if isinstance(outcome, Extraction):
            extractions.add(number, outcome)
        else:
            failures.append(outcome)
    if not len(extractions):
        raise NoUsableInputError("\n".join(f"{failure.file}: {failure.message}" for failure in failures))
    return extractions.in_order(), failures


def _encoded(
    extractions: Iterable[Extraction], networks: Readers, shelf: Shelf | None
) -> tuple[Collected[str, Encoding], list[Encoding]]:
    """Return how the networks read the articles: all of it by file, and what decides which are on one story."""
    from claimcheck.encode.article import encode_article  # noqa: PLC0415 -- `extract` gets by without

    encodings = Collected[str, Encoding](shelf)
    light: list[Encoding] = []
    for extraction in extractions:
        encoding = encode_article(extraction, networks.tokenizer, networks.encode)
        encodings.add(encoding.file, encoding)
        # What of an article was not read to its end is told by its passages.
        light.append(encoding if encoding.left_out else replace(encoding, passages=(), vectors=()))
    return encodings, light


class _Named:
    """The extractions of articles with each speaker under one name, story by story, and what doesn't add up in them."""

    def __init__(self, files: Sequence[str], shelf: Shelf | None) -> None:
        self.extractions = CollectedExtractions(shelf)
        self._number_of = {file: number for number, file in enumerate(files)}
        self._reckonings: dict[int, tuple[Reckoning, ...]] = {}

    def stories(
        self, extractions: Sequence[Extraction], linked: Mapping[tuple[str, str], float], rules: Rulebook
    ) -> Iterator[Linked]:
        """Yield the stories among `extractions`, given the pairs of files that are linked."""
        from claimcheck.align.facts import stories_within  # noqa: PLC0415 -- `extract` gets by without
        from claimcheck.align.people import one_name_each  # noqa: PLC0415 -- see above
        from claimcheck.align.speakers import corrected_speakers  # noqa: PLC0415 -- see above
        from claimcheck.align.threads import pairs_within  # noqa: PLC0415 -- see above
        from claimcheck.compare.arithmetic.reckon import reckon  # noqa: PLC0415 -- see above
        from claimcheck.comparing import Linked  # noqa: PLC0415 -- see above

        stories = stories_within(self._number_of, linked)
        pairs_of = pairs_within([files for files, _ in stories], linked)
        for (files, links), pairs in zip(stories, pairs_of, strict=True):
            story = one_name_each([extractions[self._number_of[file]] for file in files], pairs)
            story = corrected_speakers(story, pairs, rules.titles)
            for each in story:
                number = self._number_of[each.article.file]
                self.extractions.add(number, each)
                self._reckonings[number] = reckon(each, rules)
            yield Linked(story, links)

    def extraction_of(self, file: str) -> Extraction:
        """Return what was found in an article whose story has been yielded."""
        return self.extractions.get(self._number_of[file])

    def reckonings(self) -> tuple[Reckoning, ...]:
        """Return what doesn't add up in the articles, in their order."""
        return tuple(found for number in sorted(self._reckonings) for found in self._reckonings[number])


def explain(text: str, rules: Rulebook, pipeline: Language, *, published: date | None = None) -> Extraction:
    """Return how the rules read `text`, as an article of the day `published`."""
    from claimcheck.extract.article import extract_article  # noqa: PLC0415 -- imports spaCy

    text = text.encode("utf-8", "replace").decode("utf-8")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    article = Article(file="text", text=text, published=published, sha256=digest, origin="text")
    return extract_article(article, pipeline, rules)


def _run(settings: Settings, rules: Rulebook) -> tuple[tuple[str, str], ...]:
    """Return what made the result. No clock, no place, nothing of this machine: the same input gives the same bytes."""
    folder = pipeline_folder(settings.pipeline)
    pairs = {
        "model.name": settings.pipeline,
        "model.version": (pipeline_version(folder) if folder else None) or "",
        "rules.sha256": rules.sha256,
        "settings.at_least": str(settings.at_least),
        "settings.batch": str(settings.batch),
        "settings.one_story": str(settings.one_story),
        "weights.sha256": weights_fingerprint(),
        "versions.spacy": _version("spacy"),
    }
    return tuple(sorted(pairs.items()))


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unknown"


def _nobody(progress: Progress) -> None:
    del progress
