"""The stories of a report on several: each with its articles and its disagreements, which are its own section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from claimcheck.model import Article, Result, Story
from claimcheck.report.decided import Decisions
from claimcheck.report.disputes import Dispute
from claimcheck.report.safe_cells import one_line, shortened
from claimcheck.report.sorting import file_of, sorted_stories
from claimcheck.report.statements import Statements, outlet_of
from claimcheck.report.timeline import Timeline, make_timeline
from claimcheck.report.wording import period
from claimcheck.settings import Fold

_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Disagreements in the order of the report, with what reviewers have decided, and how figures moved."""

    disputes: tuple[Dispute, ...]
    decisions: Decisions = field(default_factory=Decisions)
    timeline: Timeline | None = None

    @property
    def open(self) -> tuple[Dispute, ...]:
        """Return the disagreements that reviewers have not settled, the most serious first."""
        return tuple(one for one in self.disputes if not self.decisions.settled(one.item.id))

    @property
    def settled(self) -> tuple[Dispute, ...]:
        """Return the disagreements that reviewers have settled, in the order of the others."""
        return tuple(one for one in self.disputes if self.decisions.settled(one.item.id))

    @property
    def serious(self) -> tuple[Dispute, ...]:
        """Return the open disagreements that are shown in full, the most serious first."""
        return self._folded(None)

    @property
    def doubtful(self) -> tuple[Dispute, ...]:
        """Return the open disagreements that are probably no real differences."""
        return self._folded("doubtful")

    @property
    def vague(self) -> tuple[Dispute, ...]:
        """Return the open disagreements that differ only in precision."""
        return self._folded("precision")

    def _folded(self, fold: Fold | None) -> tuple[Dispute, ...]:
        return tuple(one for one in self.open if self.decisions.fold_of(one.item) == fold)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView(Part):
    """A story: what it is called, the anchor of its section, its articles, its outlets, and when they wrote."""

    name: str
    anchor: str
    articles: tuple[Article, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return the outlets, each once."""
        return tuple(sorted({outlet_of(article) for article in self.articles}))

    @property
    def days(self) -> str:
        """Return the first and last day of its articles, empty where none is known."""
        return period(article.published for article in self.articles)


def story_name(result: Result, story: Story) -> str:
    """Return what a story is called, on one line: as the whole is where there is no other, by its number if need be."""
    given = result.title if len(result.stories) == 1 else ""
    name = shortened(one_line(given or story.name), _LONGEST_NAME)
    return name or f"Story {sorted_stories(result).index(story) + 1}"


def make_stories(
    result: Result, disputes: Iterable[Dispute], decisions: Decisions, statements: Statements
) -> tuple[StoryView, ...]:
    """Return the stories in the order of the report, none where there are fewer than two."""
    if len(result.stories) < 2:
        return ()
    articles = {article.file: article for article in result.articles}
    facts = {fact.id: fact for fact in result.facts}
    of_story: dict[Story | None, list[Dispute]] = {}
    by_file = {file: story for story in result.stories for file in story.files}
    for one in disputes:
        of_story.setdefault(by_file.get(file_of(one.item)), []).append(one)
    return tuple(
        StoryView(
            name=story_name(result, story),
            anchor=f"story-{number}",
            articles=tuple(articles[file] for file in story.files if file in articles),
            disputes=tuple(of_story.get(story, ())),
            decisions=decisions,
            timeline=make_timeline(of_story.get(story, ()), facts, statements, decisions),
        )
        for number, story in enumerate(sorted_stories(result), 1)
    )
