"""Everything in a report for people, collected once; each format has its own layout."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from claimcheck.model import SEVERITIES, VERDICTS, Article, FactKind, Problem, Result, Severity, Since, Verdict
from claimcheck.report.coverage import Coverage, make_coverage
from claimcheck.report.decided import make_decisions
from claimcheck.report.disputes import Dispute
from claimcheck.report.highlight import ArticlePiece, Passage, article_paragraphs
from claimcheck.report.links import followable
from claimcheck.report.reckoned import ReckoningView, make_reckonings
from claimcheck.report.rows import Rows
from claimcheck.report.safe_cells import one_line, shortened
from claimcheck.report.sorting import all_problems, sorted_claims
from claimcheck.report.statements import outlet_of
from claimcheck.report.stories import Part, StoryView, make_stories
from claimcheck.report.timeline import make_timeline
from claimcheck.report.wording import HEADING, KIND_WORDS, STATE_WORDS, State, count, credited, day, period
from claimcheck.settings import Fold

# The properties of a workbook hold no more.
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article with its text in pieces. `name` is the anchor for links.

    `heading` is its title, empty if the text opens with the title anyway; `origin` says where its text is from.
    """

    name: str
    article: Article
    outlet: str
    heading: str
    day: str
    url: str | None
    origin: str
    claims: int
    paragraphs: list[list[ArticlePiece]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Part):
    """The report. `title` is its name, HEADING if its story has none.

    `why_empty` says why there is no disagreement, and is empty if there is one.

    `passages` are the claims that links can point to in the full text of their article. `opened` is what is
    shown in full, not folded away. `new` are the ids of the disagreements that the
    previous report did not have. `stories` are empty if there is only one. `above` is the page with all
    stories, if this is the page of one of them.
    """

    title: str
    summary: str
    why_empty: str
    coverage: Coverage
    articles: tuple[ArticleView, ...]
    passages: frozenset[str]
    problems: tuple[Problem, ...]
    run: tuple[tuple[str, str], ...]
    opened: frozenset[Fold] = frozenset()
    reckonings: tuple[ReckoningView, ...] = ()
    since: Since | None = None
    new: frozenset[str] = frozenset()
    stories: tuple[StoryView, ...] = ()
    above: str = ""

    def address_of(self, name: str) -> str:
        """Return where a finding or claim is shown."""
        return f"report.html#{name}"

    def story_at(self, place: int) -> str:
        """Return what the story at a place in the report is called, counted from 0."""
        return self.stories[place].name if place < len(self.stories) else "Other articles"

    def outlets_at(self, place: int) -> tuple[str, ...]:
        """Return the outlets on the story at a place, all where there is only one story."""
        every = self.coverage.every_outlet
        return self.stories[place].outlets if place < len(self.stories) else every

    def story_of(self, file: str) -> str:
        """Return what the story of an article is called, empty where it is on none."""
        return next((one.name for one in self.stories if file in {article.file for article in one.articles}), "")

    @property
    def strays(self) -> int:
        """Return how many articles are on none of the stories."""
        return len(self.articles) - sum(len(story.articles) for story in self.stories)

    @property
    def is_reviewed(self) -> bool:
        """Return whether anybody has decided on a disagreement."""
        return any(one.place and one.decision.about == "disagreement" for one in self.decisions.every)

    def states(self, one: Dispute) -> tuple[State, ...]:
        """Return the states of a disagreement besides its verdict, if anybody has decided on any."""
        found: list[State] = []
        if self.is_reviewed:
            found += ["settled" if self.decisions.settled(one.item.id) else "open"]
            found += ["disputed"] if self.decisions.disputed(one.item.id) else []
        return (*found, "new") if one.item.id in self.new else tuple(found)

    @property
    def state_counts(self) -> tuple[tuple[State, int], ...]:
        """Return the states that occur among the disagreements, each with their number."""
        found = Counter(state for one in self.disputes for state in self.states(one))
        return tuple((state, found[state]) for state in STATE_WORDS if found[state])

    @property
    def verdicts(self) -> tuple[tuple[Verdict, tuple[Dispute, ...]], ...]:
        """Return the verdicts, each with its disagreements, most serious first."""
        return tuple(
            (verdict, tuple(one for one in self.disputes if one.item.verdict == verdict)) for verdict in VERDICTS
        )

    @property
    def open_verdicts(self) -> tuple[tuple[Verdict, tuple[Dispute, ...]], ...]:
        """Return the verdicts, each with its open disagreements without the doubtful ones, most serious first."""
        every = (*self.serious, *self.vague)
        return tuple((verdict, tuple(one for one in every if one.item.verdict == verdict)) for verdict in VERDICTS)

    @property
    def has_addresses(self) -> bool:
        """Return whether any article has an address that can be followed."""
        return any(view.url for view in self.articles)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return the outlets involved in a disagreement."""
        return tuple(sorted({outlet for one in self.disputes for outlet in one.outlets}))

    @property
    def kinds(self) -> tuple[tuple[FactKind, int], ...]:
        """Return the kinds of the disagreements, each with their number."""
        found = Counter(one.item.kind for one in self.disputes)
        return tuple((kind, found[kind]) for kind in KIND_WORDS if found[kind])

    @property
    def severities(self) -> tuple[tuple[Severity, int], ...]:
        """Return the severities, each with the number of its disagreements."""
        found = Counter(one.item.severity for one in self.disputes)
        return tuple((severity, found[severity]) for severity in SEVERITIES)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Return the speakers involved in a disagreement."""
        return tuple(sorted({speaker for one in self.disputes for speaker in one.speakers}))


def make_page(rows: Rows, *, opened: frozenset[Fold] = frozenset()) -> Page:
    """Return the report for the result of `rows`; `opened` as in `Page`."""
    result, disputes = rows.result, rows.disputes
    numbers = {one.item.fact: one.number for one in reversed(disputes)}
    by_claim = {claim.id: one.number for one in reversed(disputes) for claim in one.item.claims}
    coverage = make_coverage(result, rows.statements, numbers)
    linked = {claim.id for fact in result.facts for claim in fact.claims} | set(by_claim)
    linked |= {told.first.claim.id for _, every in (*coverage.alone, *coverage.unmatched) for told in every}
    linked |= {decision.target for decision in result.decisions}
    articles = tuple(
        ArticleView(
            name=f"article-{number}",
            article=extraction.article,
            outlet=outlet_of(extraction.article),
            heading=_heading(extraction.article),
            day=day(extraction.article.published, extraction.article.published_at),
            url=followable(extraction.article.url),
            origin=_origin(extraction.article),
            claims=len(extraction.claims),
            paragraphs=article_paragraphs(
                extraction.article.text,
                [
                    Passage(claim.id, claim.span, claim.value_span, by_claim.get(claim.id))
                    for claim in sorted_claims(extraction.claims)
                    if claim.id in linked
                ],
            ),
        )
        for number, extraction in enumerate(sorted(result.extractions, key=lambda one: one.article.file), 1)
    )
    passages = frozenset(
        name for view in articles for part in view.paragraphs for piece in part for name in piece.names
    )
    decisions = make_decisions(result.decisions, passages | {one.item.id for one in disputes})
    return Page(
        title=title_of(result) or HEADING,
        summary=summary_of(result),
        why_empty="" if disputes else why_empty(result),
        disputes=disputes,
        coverage=coverage,
        articles=articles,
        passages=passages,
        problems=tuple(all_problems(result)),
        run=tuple(sorted(result.run)),
        opened=opened,
        decisions=decisions,
        timeline=make_timeline(disputes, {fact.id: fact for fact in result.facts}, rows.statements, decisions),
        stories=make_stories(result, disputes, decisions, rows.statements),
        reckonings=make_reckonings(result),
        since=result.since,
        new=frozenset(one.id for one in result.since.of("new")) if result.since else frozenset(),
    )


def title_of(result: Result) -> str:
    """Return what the story is called, on one line that fits a heading; empty where it has no name."""
    if result.title.strip() or len(result.stories) < 2:
        return shortened(one_line(result.title), _LONGEST_TITLE)
    return f"{len(result.stories)} stories"


def _origin(article: Article) -> str:
    """Return in words where the text of an article is from."""
    if article.origin != article.file:
        return f"copy of {article.origin}"
    credit = credited(article)
    return f"credits {credit}" if credit else "independent"


def _heading(article: Article) -> str:
    title = one_line(article.title or "")
    return "" if one_line(article.text[: 4 * len(title)]).startswith(title) else title


def summary_of(result: Result) -> str:
    """Return in a line what the report is on: how many articles, outlets, stories and claims, and of when."""
    articles = result.articles
    parts = [count(len(articles), "article"), count(len({outlet_of(article) for article in articles}), "outlet")]
    origins = len({article.origin for article in articles})
    if origins != len(articles):
        parts.append(count(origins, "independent origin"))
    if len(result.stories) > 1:
        parts.append(count(len(result.stories), "story", "stories"))
    parts.append(count(sum(result.claim_counts), "claim"))
    when = period(article.published for article in articles)
    return " · ".join([*parts, *([when] if when else [])])


def why_empty(result: Result) -> str:
    """Return in one or two sentences why the run found no disagreement."""
    if not result.extractions:
        return "No article could be read, so there was nothing to compare. The list of problems says why."
    if len(result.extractions) == 1:
        return "There is only one article. A disagreement takes two: add another one on the same story."
    if len({article.origin for article in result.articles}) == 1:
        return "All the articles are copies of one text, so there is only one origin, which can’t disagree with itself."
    if not any(result.claim_counts):
        return (
            "The articles contain no claims to compare. "
            "This happens with very short texts and with languages other than English."
        )
    if not any(len({claim.file for claim in fact.claims}) > 1 for fact in result.facts):
        return (
            "No two articles make claims about the same fact. "
            "They may be on different stories, or on different sides of one."
        )
    return (
        "Wherever two articles make claims about the same fact, they agree or can both be right. "
        "That doesn’t make them true."
    )
