"""Measures what the program finds in marked stories: facts brought together, disagreements found, which are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields

from claimcheck.model import Claim, Disagreement, Fact, Result
from claimcheck.pipeline import compare_extracted
from claimcheck.rulebook.book import Rulebook
from claimcheck.settings import Settings
from claimcheck.train.examples import ReadStory
from claimcheck.train.stories import Mark
from claimcheck.work.reading import Readers


@dataclass(slots=True)
class Score:
    """What was found of what is marked.

    `together` of `facts` have two of their places in one fact that was found; `found` of `core` facts whose answers
    can't hold together have two such answers in one disagreement. Of the `reported` disagreements of which two places
    or more are marked, `right` hold answers that differ; the others are named in `unmarked`. `promised` are the
    probabilities of all that were reported, and whether each was right.
    """

    facts: int = 0
    together: int = 0
    core: int = 0
    found: int = 0
    reported: int = 0
    right: int = 0
    unmarked: int = 0
    promised: list[tuple[float, bool]] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"together {self.together} of {self.facts}, found {self.found} of {self.core}, "
            f"right {self.right} of {self.reported}, unmarked {self.unmarked}"
        )

    def add(self, other: Score) -> None:
        """Add another story's score."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


def result_of(story: ReadStory, readers: Readers, rules: Rulebook, *, at_least: float = 0.0) -> Result:
    """Return what the program finds in a marked story."""
    extractions = [article.extraction for article in story.articles]
    return compare_extracted(extractions, readers, rules, Settings(at_least=at_least))


def evaluate(stories: Sequence[ReadStory], readers: Readers, rules: Rulebook, *, at_least: float = 0.0) -> Score:
    """Return the score of all `stories`."""
    total = Score()
    for story in stories:
        total.add(score(story, result_of(story, readers, rules, at_least=at_least)))
    return total


def score(story: ReadStory, result: Result) -> Score:
    """Return the score of what was found in a story."""
    marks = [
        (article.extraction.article.file, mark)
        for article, marked in zip(story.articles, story.story.articles, strict=True)
        for mark in marked.marks
    ]
    found = Score(facts=len(story.story.facts))
    found.together = len({fact for group in result.facts for fact, held in _held(group, marks) if len(held) > 1})
    core = _core(marks)
    found.core = len(core)
    hit: set[str] = set()
    for disagreement in result.disagreements:
        held = [(fact, answers) for fact, answers in _held(disagreement, marks) if len(answers) > 1]
        differing = {fact for fact, answers in held if len(set(answers)) > 1}
        hit |= differing
        if held:
            found.reported += 1
            found.right += bool(differing)
        else:
            found.unmarked += 1
        found.promised.append((disagreement.probability, bool(differing)))
    found.found = len(hit & core)
    return found


def _core(marks: Sequence[tuple[str, Mark]]) -> set[str]:
    """Return the facts of which two answers can't hold together."""
    answers: dict[str, set[str]] = {}
    for _, mark in marks:
        answers.setdefault(mark.fact, set()).add(mark.answer.upper())
    return {fact for fact, letters in answers.items() if len(letters) > 1}


def _held(group: Fact | Disagreement, marks: Sequence[tuple[str, Mark]]) -> Iterator[tuple[str, list[str]]]:
    """Yield the facts that have marked places in a group, with the answers at these."""
    held: dict[str, list[str]] = {}
    for file, mark in marks:
        if any(_touches(claim, file, mark) for claim in group.claims):
            held.setdefault(mark.fact, []).append(mark.answer)
    yield from held.items()


def _touches(claim: Claim, file: str, mark: Mark) -> bool:
    return claim.file == file and claim.value_span is not None and claim.value_span.overlaps(mark.span)
