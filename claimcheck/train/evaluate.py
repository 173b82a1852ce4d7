"""Measures what the program finds in marked stories: facts brought together, disagreements, and which are right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date

from claimcheck.model import Claim, Disagreement, Fact, Result, Verdict
from claimcheck.pipeline import compare_extracted
from claimcheck.rulebook.book import Rulebook
from claimcheck.settings import Settings
from claimcheck.train.examples import ReadStory
from claimcheck.train.stories import Mark
from claimcheck.work.reading import Readers


@dataclass(slots=True)
class Score:
    """The marked facts and disagreements that were found.

    `together` of `facts` have two of their passages in one fact. `found` of `core` facts with clashing answers have two
    such answers in one disagreement. Of the `reported` disagreements with two marked passages or more, `right` have
    answers that differ. `unmarked` counts the disagreements with fewer. Of all reported, `sound` are right to a
    reader: see `is_sound`. `promised` has the probabilities of all reported, and whether each was sound.
    """

    facts: int = 0
    together: int = 0
    core: int = 0
    found: int = 0
    reported: int = 0
    right: int = 0
    unmarked: int = 0
    sound: int = 0
    promised: list[tuple[float, bool]] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"together {self.together} of {self.facts}, found {self.found} of {self.core}, "
            f"right {self.right} of {self.reported}, unmarked {self.unmarked}, "
            f"sound {self.sound} of {self.reported + self.unmarked}"
        )

    def add(self, other: Score) -> None:
        """Add another story's score."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


def result_of(story: ReadStory, readers: Readers, rules: Rulebook) -> Result:
    """Return what the program finds in a marked story, however low its probability."""
    extractions = [article.extraction for article in story.articles]
    return compare_extracted(extractions, readers, rules, Settings(at_least=0))


def evaluate(
    stories: Iterable[ReadStory], readers: Readers, rules: Rulebook, *, at_least: float
) -> tuple[Score, Score]:
    """Return the score of all `stories`: of all findings from a probability on, and of the likely ones."""
    every, likely = Score(), Score()
    for story in stories:
        result = result_of(story, readers, rules)
        reported = tuple(found for found in result.disagreements if found.probability >= at_least)
        every.add(score(story, replace(result, disagreements=reported)))
        likely.add(score(story, replace(result, disagreements=tuple(each for each in reported if each.is_likely))))
    return every, likely


def score(story: ReadStory, result: Result) -> Score:
    """Return the score of the findings in a story."""
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
        sound = is_sound(disagreement, story, marks)
        found.sound += sound
        found.promised.append((disagreement.probability, sound))
    found.found = len(hit & core)
    return found


def is_sound(disagreement: Disagreement, story: ReadStory, marks: Sequence[tuple[str, Mark]]) -> bool:
    """Return whether a reader would accept a disagreement.

    It must be on one question, which all its claims answer, and two of the answers must differ as the verdict says.
    That two wordings of a quotation differ is only told by a finding on the quotation, not by one on a verb in it.
    """
    answers = [{mark.fact: mark.answer for file, mark in marks if _touches(c, file, mark)} for c in disagreement.claims]
    shared = frozenset.intersection(*(frozenset(each) for each in answers))
    published = {article.extraction.article.file: article.extraction.article.published for article in story.articles}
    days = {published[claim.file] for claim in disagreement.claims}
    return any(
        disagreement.verdict in _verdicts({each[fact] for each in answers}, days, moves=story.story.facts[fact].moves)
        for fact in shared
        if story.story.facts[fact].kind != "quote" or disagreement.kind == "quote"
    )


def _verdicts(answers: Collection[str], days: Collection[date | None], *, moves: bool) -> frozenset[Verdict]:
    """Return the verdicts that a reader would accept for answers to a question, by their letters.

    Answers of one letter may still differ in precision: marks rarely separate "almost 300 metres" from 290. The
    articles don't say whether a count has changed between two days, or one outlet is mistaken.
    """
    if len({answer.upper() for answer in answers}) == 1:
        return frozenset({"precision"})
    if moves or None in days:
        return frozenset({"update_over_time"}) if moves else frozenset({"contradiction"})
    return frozenset({"contradiction", "update_over_time"} if len(days) > 1 else {"contradiction"})


def _core(marks: Sequence[tuple[str, Mark]]) -> set[str]:
    """Return the facts with two clashing answers."""
    answers: dict[str, set[str]] = {}
    for _, mark in marks:
        answers.setdefault(mark.fact, set()).add(mark.answer.upper())
    return {fact for fact, letters in answers.items() if len(letters) > 1}


def _held(group: Fact | Disagreement, marks: Sequence[tuple[str, Mark]]) -> Iterator[tuple[str, list[str]]]:
    """Yield the facts that have marked passages in a group, with their answers."""
    held: dict[str, list[str]] = {}
    for file, mark in marks:
        if any(_touches(claim, file, mark) for claim in group.claims):
            held.setdefault(mark.fact, []).append(mark.answer)
    yield from held.items()


def _touches(claim: Claim, file: str, mark: Mark) -> bool:
    return claim.file == file and claim.value_span is not None and claim.value_span.overlaps(mark.span)
