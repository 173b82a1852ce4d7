"""The one order in which things are in every file: most important first, ties by id, never at random."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.model import (
    SEVERITIES,
    Claim,
    Disagreement,
    Extraction,
    Fact,
    HeldExtractions,
    Problem,
    Reckoning,
    Result,
    Story,
)


def sorted_extractions(extractions: Sequence[Extraction]) -> Sequence[Extraction]:
    """Return the extractions by file."""
    if isinstance(extractions, HeldExtractions):
        return extractions  # they always are
    return sorted(extractions, key=lambda extraction: extraction.article.file)


def sorted_claims(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims in reading order of the articles."""
    return sorted(claims, key=lambda claim: (claim.file, claim.span, claim.value_span or (-1, -1), claim.id))


def sorted_facts(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Return the facts by id."""
    if not isinstance(facts, tuple | list):
        return facts  # what is held on disk is in this order
    return sorted(facts, key=lambda fact: fact.id)


def sorted_disagreements(disagreements: Iterable[Disagreement]) -> list[Disagreement]:
    """Return the disagreements in the order of every file and page."""
    return sorted(disagreements, key=lambda item: item.gravity)


def sorted_reckonings(reckonings: Iterable[Reckoning]) -> list[Reckoning]:
    """Return the figures that don't add up in reading order of the articles."""
    return sorted(reckonings, key=lambda one: (one.file, one.span, one.figures, one.id))


def sorted_stories(result: Result) -> list[Story]:
    """Return the stories, that with the most serious disagreement first, of equal ones that with most articles."""
    of_file: dict[str, tuple[bool, bool, int, int, str]] = {}
    for item in result.disagreements:
        for claim in item.claims:
            weight = item.gravity
            of_file[claim.file] = min(weight, of_file.get(claim.file, weight))
    last = (True, True, len(SEVERITIES), 0, "")
    return sorted(
        result.stories,
        key=lambda story: (
            min((of_file.get(file, last) for file in story.files), default=last)[:4],
            -len(story.files),
            story.files,
        ),
    )


def file_of(item: Disagreement) -> str:
    """Return a file that a disagreement is on, by which its story is known: facts don't reach from one to another."""
    return min((claim.file for claim in item.claims), default="")


def all_problems(result: Result) -> list[Problem]:
    """Return the problems of the run and of its articles, each once, by file."""
    every = {*result.problems, *result.problems_of_articles}
    return sorted(every, key=lambda problem: (problem.file, problem.place, problem.code, problem.message))
