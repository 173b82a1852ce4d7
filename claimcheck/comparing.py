"""One story, from what was found in its articles to facts and disagreements: the unit of work of comparing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.align.facts import KeepFacts, match
from claimcheck.align.meetings import JudgePairs
from claimcheck.as_printed import in_their_words
from claimcheck.compare.beside import said_beside
from claimcheck.compare.judge import find_disagreements
from claimcheck.model import Disagreement, Encoding, Extraction, Fact
from claimcheck.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Compared:
    """The facts of a story, and the disagreements in them, however likely."""

    facts: tuple[Fact, ...]
    disagreements: tuple[Disagreement, ...]


def compare_story(
    story: Sequence[Extraction],
    encoding_of: Callable[[str], Encoding],
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
        return Compared((), ())
    articles = [extraction.article for extraction in story]
    found = find_disagreements(facts, articles, rules, said_beside(story, rules))
    differing = {each.fact for each in found}
    return Compared(
        facts=tuple(replace(fact, differs=fact.id in differing) for fact in facts),
        disagreements=tuple(in_their_words(each) for each in found),
    )
