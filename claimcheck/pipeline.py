"""The way of the data: read, extract, encode, align, compare. The only module that knows all stages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from claimcheck.as_printed import in_their_words
from claimcheck.errors import NoUsableInputError
from claimcheck.extract.language import pipeline_folder, pipeline_version
from claimcheck.model import Article, Extraction, Problem, Result
from claimcheck.nets.files import weights_fingerprint
from claimcheck.progress import OnProgress, Progress
from claimcheck.read.given import Input, inputs_of
from claimcheck.read.inputs import read_inputs, sorted_problems
from claimcheck.rulebook.book import Rulebook, load_rulebook
from claimcheck.settings import Settings
from claimcheck.stories import stories_among
from claimcheck.work.extraction import extract_each

if TYPE_CHECKING:
    from spacy.language import Language

    from claimcheck.align.facts import KeepFacts
    from claimcheck.work.reading import Readers

Inputs = Input | Iterable[Input]
OnArticles = Callable[[Sequence[Article]], None]


def check(
    given: Inputs,
    *,
    settings: Settings | None = None,
    rules: Rulebook | None = None,
    on_progress: OnProgress | None = None,
    on_articles: OnArticles | None = None,
) -> Result:
    """Return what the articles that are `given` claim, and where they disagree.

    `on_articles` gets the articles before any work is done on them; an error that it raises ends the run.

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
    extracted = extract_all(given, settings=settings, rules=rules, on_progress=tell, on_articles=on_articles)
    count = len(extracted.extractions)
    tell(Progress("align", count, count))
    with readers(settings) as networks, kept_facts(settings, rules) as kept:
        keep = kept.of if kept is not None else None
        compared = compare_extracted(extracted.extractions, networks, rules, settings, keep=keep)
    tell(Progress("compare", count, count))
    return replace(compared, problems=sorted_problems([*extracted.problems, *compared.problems]), run=extracted.run)


def compare_extracted(
    extractions: Sequence[Extraction],
    networks: Readers,
    rules: Rulebook,
    settings: Settings,
    *,
    keep: KeepFacts | None = None,
) -> Result:
    """Return the facts and disagreements among extracted articles, and what was not compared.

    `keep` looks up the facts of each story first.
    """
    from claimcheck.align.facts import align, uncompared  # noqa: PLC0415 -- `extract` gets by without
    from claimcheck.align.people import one_name_each  # noqa: PLC0415 -- see above
    from claimcheck.align.stories import linked_articles  # noqa: PLC0415 -- see above
    from claimcheck.compare.arithmetic.reckon import reckon  # noqa: PLC0415 -- see above
    from claimcheck.compare.beside import said_beside  # noqa: PLC0415 -- see above
    from claimcheck.compare.judge import find_disagreements  # noqa: PLC0415 -- see above
    from claimcheck.encode.article import encode_article  # noqa: PLC0415 -- see above

    articles = [extraction.article for extraction in extractions]
    encodings = [encode_article(extraction, networks.tokenizer, networks.encode) for extraction in extractions]
    linked = linked_articles(articles, encodings, rules.frequencies, one_story=settings.one_story)
    named = one_name_each(extractions, linked)
    facts = align(named, encodings, linked, networks.judge, rules, keep=keep)
    beside = said_beside(named, rules)
    found = tuple(in_their_words(each) for each in find_disagreements(facts, articles, rules, beside))
    differing = {disagreement.fact for disagreement in found}
    stories = stories_among(articles, linked, rules)
    return Result(
        extractions=named,
        facts=tuple(replace(fact, differs=fact.id in differing) for fact in facts),
        disagreements=tuple(each for each in found if each.probability >= settings.at_least),
        problems=uncompared(named, encodings, linked),
        reckonings=tuple(found for extraction in named for found in reckon(extraction, rules)),
        title=settings.title or (stories[0].name if len(stories) == 1 else ""),
        stories=stories,
    )


def extract_all(
    given: Inputs,
    *,
    settings: Settings | None = None,
    rules: Rulebook | None = None,
    on_progress: OnProgress | None = None,
    on_articles: OnArticles | None = None,
) -> Result:
    """Return what the articles that are `given` claim, without facts and disagreements. `on_articles` as for `check`.

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
    extractions, failures = _extract(articles, settings, rules, tell)
    return Result(
        extractions=extractions,
        facts=(),
        disagreements=(),
        problems=sorted_problems([*problems, *failures]),
        run=_run(settings, rules),
    )


def _extract(
    articles: Sequence[Article], settings: Settings, rules: Rulebook, tell: OnProgress
) -> tuple[tuple[Extraction, ...], list[Problem]]:
    """Return what the articles give, and which of them are left out."""
    extractions: list[Extraction] = []
    failures: list[Problem] = []
    for outcome in extract_each(articles, settings, rules, tell):
        if isinstance(outcome, Extraction):
            extractions.append(outcome)
        else:
            failures.append(outcome)
    if not extractions:
        raise NoUsableInputError("\n".join(f"{failure.file}: {failure.message}" for failure in failures))
    return tuple(extractions), failures


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
