"""The way through the house: read, extract, align, compare. The only module that knows all stages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from claimcheck.errors import NoUsableInputError
from claimcheck.model import Article, Extraction, Problem, Result
from claimcheck.read.inputs import read_inputs, sorted_problems
from claimcheck.rulebook.book import Rulebook, load_rulebook
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

Stage = Literal["read", "extract", "align", "compare"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `done` of `total` articles in `stage`, and the `file` it is at."""

    stage: Stage
    done: int
    total: int
    file: str = ""


OnProgress = Callable[[Progress], None]


def check(
    paths: Iterable[Path | str],
    *,
    settings: Settings | None = None,
    rules: Rulebook | None = None,
    on_progress: OnProgress | None = None,
) -> Result:
    """Return what the articles at `paths` claim, and where they disagree.

    Raises:
        RulesError: the rule files are invalid. No article has been read then.
        NoUsableInputError: not one article could be read.
        UsageError: the spaCy pipeline of the settings can't be used.
    """
    # Both are built on what the rest of the run needs anyway, but `extract` gets by without them.
    from claimcheck.align.facts import align, uncompared  # noqa: PLC0415 -- see the line above
    from claimcheck.align.people import one_name_each  # noqa: PLC0415 -- see above
    from claimcheck.align.stories import linked_articles  # noqa: PLC0415 -- see above
    from claimcheck.compare.judge import find_disagreements  # noqa: PLC0415 -- see above

    tell = on_progress or _nobody
    rules = rules or load_rulebook((settings or Settings()).rules)
    extracted = extract_all(paths, settings=settings, rules=rules, on_progress=tell)
    count = len(extracted.extractions)
    tell(Progress("align", count, count))
    linked = linked_articles(extracted.articles)
    extractions = one_name_each(extracted.extractions, linked)
    facts = align(extractions, rules, linked)
    tell(Progress("compare", count, count))
    return Result(
        extractions=extractions,
        facts=facts,
        disagreements=find_disagreements(facts, extracted.articles, rules),
        problems=sorted_problems([*extracted.problems, *uncompared(extractions)]),
        run=extracted.run,
    )


def extract_all(
    paths: Iterable[Path | str],
    *,
    settings: Settings | None = None,
    rules: Rulebook | None = None,
    on_progress: OnProgress | None = None,
) -> Result:
    """Return what the articles at `paths` claim, without facts and disagreements.

    Raises:
        RulesError: as `check`.
        NoUsableInputError: as `check`.
        UsageError: as `check`.
    """
    from claimcheck.extract.language import load_pipeline  # noqa: PLC0415 -- only needed once the input is known good

    settings = settings or Settings()
    rules = rules or load_rulebook(settings.rules)
    tell = on_progress or _nobody
    tell(Progress("read", 0, 0))
    articles, problems = read_inputs([Path(path) for path in paths], rules)
    pipeline = load_pipeline(settings.pipeline)
    extractions, failures = _extract(articles, pipeline, rules, settings.batch, tell)
    return Result(
        extractions=extractions,
        facts=(),
        disagreements=(),
        problems=sorted_problems([*problems, *failures]),
        run=_run(settings, pipeline, rules),
    )


def _extract(
    articles: Sequence[Article], pipeline: Language, rules: Rulebook, batch: int, tell: OnProgress
) -> tuple[tuple[Extraction, ...], list[Problem]]:
    """Return what each article gives. One that makes the program stumble costs that article, and is said to."""
    from claimcheck.extract.article import extract_article  # noqa: PLC0415 -- imports spaCy

    extractions: list[Extraction] = []
    failures: list[Problem] = []
    for done, article in enumerate(articles):
        tell(Progress("extract", done, len(articles), article.file))
        try:
            extractions.append(extract_article(article, pipeline, rules, batch=batch))
        except Exception as error:  # noqa: BLE001 -- whatever it is, the other articles' results are worth more
            message = f"made the program fail ({type(error).__name__}: {error}) and is left out; please report this"
            failures.append(Problem(file=article.file, code="extraction_failed", message=" ".join(message.split())))
    if not extractions:
        raise NoUsableInputError("\n".join(f"{failure.file}: {failure.message}" for failure in failures))
    return tuple(extractions), failures


def explain(text: str, rules: Rulebook, pipeline: Language, *, published: date | None = None) -> Extraction:
    """Return what the rules make of `text`, taken as an article of the day `published`."""
    from claimcheck.extract.article import extract_article  # noqa: PLC0415 -- imports spaCy

    text = text.encode("utf-8", "replace").decode("utf-8")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    article = Article(file="text", text=text, published=published, sha256=digest, origin="text")
    return extract_article(article, pipeline, rules)


def _run(settings: Settings, pipeline: Language, rules: Rulebook) -> tuple[tuple[str, str], ...]:
    """Return what made the result. No clock, no place, nothing of this machine: the same input gives the same bytes."""
    meta = pipeline.meta
    pairs = {
        "model.name": settings.pipeline,
        "model.version": str(meta.get("version", "")),
        "rules.sha256": rules.sha256,
        "settings.batch": str(settings.batch),
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
