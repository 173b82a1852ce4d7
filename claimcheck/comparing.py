"""One story, from what was found in its articles to facts and disagreements: the unit of work of comparing.

Stories are compared in this process, or on a cluster.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from claimcheck.align.facts import KeepFacts, match
from claimcheck.align.meetings import JudgePairs
from claimcheck.align.questions import question_of
from claimcheck.as_printed import in_their_words
from claimcheck.compare.beside import said_beside
from claimcheck.compare.judge import find_disagreements, told_apart
from claimcheck.model import Disagreement, Encoding, Extraction, Fact, Problem
from claimcheck.rulebook.book import Rulebook
from claimcheck.settings import Settings
from claimcheck.work.cluster import Cluster, cluster
from claimcheck.work.reading import Readers
from claimcheck.work.stories import KeptFacts

ExtractionOf = Callable[[str], Extraction]
EncodingOf = Callable[[str], Encoding]


class Linked(NamedTuple):
    """What was found in the articles of a story, and the links between them."""

    extractions: Sequence[Extraction]
    links: Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Compared:
    """The facts of a story, and the disagreements in them, however likely. `problem` says why there are none."""

    facts: tuple[Fact, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    problem: Problem | None = None


def compare_stories(
    stories: Iterable[Linked],
    extraction_of: ExtractionOf,
    encoding_of: EncodingOf,
    networks: Readers,
    rules: Rulebook,
    *,
    settings: Settings,
    kept: KeptFacts | None = None,
) -> Generator[Compared]:
    """Yield what the articles of each story have in common, and where they disagree.

    If the settings name a cluster, stories without stored facts are compared there, the largest first, and come in the
    order in which they are done.

    Raises:
        UsageError: the cluster can't be used.
        NoUsableInputError: the cluster was lost on the way.
    """
    away: list[_Away] = []
    for story, links in stories:
        keep: KeepFacts | None = kept.of if kept is not None else None
        if settings.dask is not None and links:
            key = kept.key(story, links) if kept is not None else b""
            stored = kept.stored(key, story) if kept is not None else None
            if stored is None:
                away.append(_Away(tuple(each.article.file for each in story), links, key))
                continue
            keep = _always(stored)
        yield compare_story(story, encoding_of, links, networks.judge, rules, keep=keep)
    if settings.dask is not None and away:
        with cluster(settings.dask, settings, rules) as machines:
            yield from _compared_there(machines, away, extraction_of, encoding_of, kept)


class _Away(NamedTuple):
    """A story for the cluster: its files, their links, and the key under which its facts are stored."""

    files: tuple[str, ...]
    links: Mapping[tuple[str, str], float]
    key: bytes


def _compared_there(
    machines: Cluster,
    away: Sequence[_Away],
    extraction_of: ExtractionOf,
    encoding_of: EncodingOf,
    kept: KeptFacts | None,
) -> Generator[Compared]:
    """Yield what the stories `away` have in common, compared on the machines of a cluster, as each is done."""

    def packed(one: _Away) -> bytes:
        work = [extraction_of(file) for file in one.files], [encoding_of(file) for file in one.files], one.links
        return pickle.dumps(work, pickle.HIGHEST_PROTOCOL)

    largest_first = sorted(away, key=lambda one: (-len(one.links), one.files))
    with closing(machines.each(largest_first, packed, compare_packed)) as back:
        for one, compared in back:
            if kept is not None and compared is not None:
                kept.put(one.key, [replace(fact, differs=False, is_course_of_events=False) for fact in compared.facts])
            yield compared or Compared(problem=_not_compared(one.files))


def _always(stored: tuple[Fact, ...]) -> KeepFacts:
    return lambda *_: stored


def _not_compared(files: Sequence[str]) -> Problem:
    return Problem(
        file=files[0],
        code="comparing_failed",
        message=f"the story of this article has {len(files)} articles and was not compared: several workers of "
        "the cluster ended while they compared it; try it without --dask",
    )


def compare_packed(packed: bytes, networks: Readers, rules: Rulebook) -> Compared:
    """Return what `compare_story` finds in a story that `compare_stories` has packed. Runs on a worker of a cluster."""
    # The bytes come from somebody who can run any function on this worker anyway, as on any Dask cluster.
    extractions, encodings, links = pickle.loads(packed)  # noqa: S301 -- see above
    encoding_of = {encoding.file: encoding for encoding in encodings}
    return compare_story(extractions, encoding_of.__getitem__, links, networks.judge, rules)


def compare_story(
    story: Sequence[Extraction],
    encoding_of: EncodingOf,
    links: Mapping[tuple[str, str], float],
    judge: JudgePairs,
    rules: Rulebook,
    *,
    keep: KeepFacts | None = None,
) -> Compared:
    """Return what the articles of a story have in common, and where they disagree.

    `links`, `encoding_of` and `keep` as for `match`.
    """
    facts = tuple(match(story, encoding_of, links, judge, rules, keep=keep))
    if not facts:
        return Compared()
    articles = [extraction.article for extraction in story]
    name_of = partial(question_of, words=rules.questions)
    beside = said_beside(story, rules)
    found = find_disagreements(facts, articles, rules, beside, name_of=name_of)
    differing = {each.fact for each in found}
    others = told_apart([fact for fact in facts if fact.id not in differing], articles, rules, beside)
    return Compared(
        facts=tuple(
            replace(fact, differs=fact.id in differing, is_course_of_events=fact.id in others) for fact in facts
        ),
        disagreements=tuple(in_their_words(each) for each in found),
    )
