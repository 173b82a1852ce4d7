"""A report of many articles on several stories: `report.html` is an overview, and each story has pages of its own.

One page with everything would be hundreds of megabytes. The pages of a story are made while they are written, so that
only one story is in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from claimcheck.ids import content_id
from claimcheck.model import Article, Disagreement, Result, Story
from claimcheck.report.coverage import Coverage
from claimcheck.report.decided import Decisions, make_decisions
from claimcheck.report.disputes import make_dispute, numbered
from claimcheck.report.html import render_page
from claimcheck.report.markdown import render_markdown, render_overview
from claimcheck.report.overview import Overview, StoryLine
from claimcheck.report.own_files import STORIES
from claimcheck.report.page import make_page, summary_of, title_of
from claimcheck.report.reckoned import make_reckonings
from claimcheck.report.rows import Rows
from claimcheck.report.sorting import all_problems, file_of, sorted_stories
from claimcheck.report.statements import outlet_of
from claimcheck.report.stories import story_name
from claimcheck.report.wording import HEADING, period
from claimcheck.settings import Fold

# From there on a report of several stories is parted.
MOST_ARTICLES, MOST_FINDINGS = 300, 1_000
_MOST_GLANCES = 20


def is_parted(result: Result) -> bool:
    """Return whether each story of a report gets a page of its own."""
    many = len(result.articles) > MOST_ARTICLES or len(result.disagreements) > MOST_FINDINGS
    return many and len(result.stories) > 1


class Parted:
    """A report in parts."""

    def __init__(self, rows: Rows, *, opened: frozenset[Fold]) -> None:
        result = rows.result
        self._result, self._opened = result, opened
        self._stories = sorted_stories(result)
        self._names = {story.files: story_name(result, story) for story in self._stories}
        self._story_of = {file: story.files for story in self._stories for file in story.files}
        self._number_of = {article.file: number for number, article in enumerate(result.articles)}
        self._findings: dict[tuple[str, ...], list[Disagreement]] = {}
        self._facts: dict[tuple[str, ...], list[int]] = {}
        page_of: dict[str, str] = {}
        for item in result.disagreements:
            story = self._story_of.get(file_of(item), ())
            self._findings.setdefault(story, []).append(item)
            page_of |= dict.fromkeys((item.id, *(claim.id for claim in item.claims)), page_name(story))
        for number, fact in enumerate(result.facts):
            story = self._story_of.get(fact.claims[0].file, ())
            self._facts.setdefault(story, []).append(number)
            page_of |= dict.fromkeys((claim.id for claim in fact.claims), page_name(story))
        self.overview = self._overview(rows, page_of)

    def files(self) -> dict[str, bytes | Iterator[bytes]]:
        """Return the pages by name, those of the stories made when they are asked for."""
        found: dict[str, bytes | Iterator[bytes]] = {
            "report.html": render_page(self.overview, "overview.html.jinja").encode(),
            "report.md": render_overview(self.overview).encode(),
        }
        for story in self._stories:
            name = page_name(story.files)
            found[name] = self._page(story, as_html=True)
            found[name.removesuffix("html") + "md"] = self._page(story, as_html=False)
        return found

    def _page(self, story: Story, *, as_html: bool) -> Iterator[bytes]:
        page = replace(
            make_page(Rows(self._result_of(story)), opened=self._opened),
            above="../report.html",
            new=self.overview.new,
        )
        yield (render_page(page) if as_html else render_markdown(page)).encode()

    def _result_of(self, story: Story) -> Result:
        result = self._result
        files = frozenset(story.files)
        found = self._findings.get(story.files, [])
        extractions = tuple(result.extractions[self._number_of[file]] for file in story.files)
        known = {claim.id for each in extractions for claim in each.claims} | {item.id for item in found}
        return Result(
            extractions=extractions,
            facts=tuple(result.facts[number] for number in self._facts.get(story.files, [])),
            disagreements=tuple(found),
            problems=tuple(problem for problem in result.problems if problem.file in files),
            run=result.run,
            decisions=tuple(one for one in result.decisions if one.target in known),
            reckonings=tuple(one for one in result.reckonings if one.file in files),
            title=self._names[story.files],
            stories=(story,),
        )

    def _overview(self, rows: Rows, page_of: Mapping[str, str]) -> Overview:
        result = self._result
        items = [item for _, item in numbered(result)]
        known = frozenset(page_of)
        decisions = make_decisions(result.decisions, known)
        articles = {article.file: article for article in result.articles}
        worst = sorted(
            (item for item in items if decisions.fold_of(item) is None and not decisions.settled(item.id)),
            key=lambda item: item.gravity,
        )
        return Overview(
            title=title_of(result) or HEADING,
            summary=summary_of(result),
            why_empty="",
            disputes=(),
            coverage=_NO_COVERAGE,
            articles=(),
            passages=known - {item.id for item in items},
            problems=tuple(all_problems(result)),
            run=tuple(sorted(result.run)),
            decisions=decisions,
            reckonings=make_reckonings(result),
            since=result.since,
            new=frozenset(one.id for one in result.since.of("new")) if result.since else frozenset(),
            lines=tuple(self._line(story, articles, decisions) for story in self._stories),
            worst=tuple((page_of[item.id], make_dispute(0, item, rows.statements)) for item in worst[:_MOST_GLANCES]),
            stray_articles=tuple(one for one in result.articles if one.file not in self._story_of),
            page_of=page_of,
        )

    def _line(self, story: Story, articles: Mapping[str, Article], decisions: Decisions) -> StoryLine:
        every = [articles[file] for file in story.files]
        found = self._findings.get(story.files, [])
        return StoryLine(
            name=self._names[story.files],
            page=page_name(story.files),
            articles=len(every),
            outlets=tuple(sorted({outlet_of(article) for article in every})),
            days=period(article.published for article in every),
            findings=len(found),
            settled=sum(decisions.settled(item.id) for item in found),
        )


def page_name(files: tuple[str, ...]) -> str:
    """Return the name of the page of the story with these files. It stays as more articles come in."""
    return f"{STORIES}/{content_id('s', *files[:1])}.html"


_NO_COVERAGE = Coverage(
    outlets=(), every_outlet=(), grid=(), grid_left_out=0, agreed=(), agreed_left_out=0, alone=(), alone_left_out=0
)
