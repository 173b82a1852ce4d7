"""What an assistant gets as an answer: findings with their quotations, in plain values that the protocol can carry."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from claimcheck.model import Article, Problem, Result
from claimcheck.report.decided import Decisions, make_decisions
from claimcheck.report.disputes import Dispute, make_disputes
from claimcheck.report.links import followable
from claimcheck.report.statements import Statement, Statements
from claimcheck.report.wording import SEVERITY_MEANINGS, VERDICT_MEANINGS


class Answer(BaseModel):
    """The base of all answers: frozen values, with a schema that the protocol sends to the assistant."""

    model_config = ConfigDict(frozen=True)


class ArticleLine(Answer):
    """An article that was read. `copy_of` names the article that it copies."""

    file: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    words: int
    copy_of: str | None


class Quotation(Answer):
    """A sentence of an article, with the text before and after it. `start` and `end` are its place in the text."""

    quote: str
    before: str
    after: str
    speaker: str
    outlet: str
    published: str | None
    file: str
    url: str | None
    start: int
    end: int


class Stand(Answer):
    """One position: a value, how many independent articles support it, and what they say."""

    value: str
    independent_articles: int
    quotations: list[Quotation]


class FindingLine(Answer):
    """A finding on one line. `probability` says how likely it is right; `state` is open, settled or disputed."""

    id: str
    question: str
    values: list[str]
    verdict: str
    severity: str
    probability: float
    kind: str
    outlets: list[str]
    state: str


class Finding(FindingLine):
    """A finding with its positions and the evidence for it."""

    explanation: str
    verdict_means: str
    severity_means: str
    positions: list[Stand]
    why_one_question: list[str]
    rules: list[str]
    decisions: list[str]


class Findings(Answer):
    """The findings of a report or a comparison, most serious first; `more` says how many aren't listed."""

    articles: list[ArticleLine]
    findings: list[FindingLine]
    more: int
    problems: list[str]


class Answers:
    """Makes answers from one result."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self._disputes = make_disputes(result, Statements(result))
        self._decisions = make_decisions(result.decisions, frozenset(one.item.id for one in self._disputes))
        self._facts = {fact.id: fact for fact in result.facts}

    def findings(self, *, severities: Iterable[str], only_open: bool, limit: int) -> Findings:
        """Return the findings of these `severities`, at most `limit` of them."""
        wanted = frozenset(severities)
        lines = [self._line(one) for one in self._disputes if one.item.severity in wanted]
        lines = [line for line in lines if line.state != "settled" or not only_open]
        return Findings(
            articles=[article_line(article) for article in self._result.articles],
            findings=lines[:limit],
            more=max(0, len(lines) - limit),
            problems=[problem_line(problem) for problem in self._result.problems],
        )

    def finding(self, name: str) -> Finding | None:
        """Return the finding with the id `name`, None if there is none."""
        dispute = next((one for one in self._disputes if one.item.id == name), None)
        if dispute is None:
            return None
        item = dispute.item
        fact = self._facts.get(item.fact)
        told = {claim.id for claim in item.claims}
        links = [link for link in fact.links if {link.first, link.second} <= told] if fact else []
        return Finding(
            **dict(self._line(dispute)),
            explanation=item.explanation,
            verdict_means=VERDICT_MEANINGS[item.verdict],
            severity_means=SEVERITY_MEANINGS[item.severity],
            positions=[
                Stand(
                    value=side.value,
                    independent_articles=side.origins,
                    quotations=[_quotation(one) for one in (*side.statements, *side.copies)],
                )
                for side in dispute.sides
            ],
            why_one_question=list(dict.fromkeys(why.note for link in links for why in link.reasons if why.note)),
            rules=list(item.rules),
            decisions=[one.line for one in self._decisions.on(item.id)],
        )

    def _line(self, dispute: Dispute) -> FindingLine:
        item = dispute.item
        return FindingLine(
            id=item.id,
            question=dispute.label,
            values=[side.brief for side in dispute.sides],
            verdict=item.verdict,
            severity=item.severity,
            probability=item.probability,
            kind=item.kind,
            outlets=list(dispute.outlets),
            state=_state(self._decisions, item.id),
        )


def _state(decisions: Decisions, name: str) -> str:
    return "disputed" if decisions.disputed(name) else "settled" if decisions.settled(name) else "open"


def article_line(article: Article) -> ArticleLine:
    """Return what an answer says about `article`."""
    return ArticleLine(
        file=article.file,
        outlet=article.outlet,
        published=article.published.isoformat() if article.published else None,
        title=article.title,
        url=followable(article.url),
        words=article.words,
        copy_of=article.origin if article.origin != article.file else None,
    )


def problem_line(problem: Problem) -> str:
    """Return `problem` on one line."""
    where = f"{problem.file}, {problem.place}" if problem.place else problem.file
    return f"{where}: {problem.message}"


def _quotation(one: Statement) -> Quotation:
    return Quotation(
        quote="".join(piece.text for piece in one.quote),
        before=one.before,
        after=one.after,
        speaker=one.speaker,
        outlet=one.outlet,
        published=one.published.isoformat() if one.published else None,
        file=one.claim.file,
        url=one.url,
        start=one.claim.span.start,
        end=one.claim.span.end,
    )
