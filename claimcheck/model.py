"""The plain values that travel from stage to stage. This module imports nothing of the project.

Everything is frozen and hashable. Spans are half-open and count characters (Python `str` indices) in the text of the
article as it was decoded: `article.text[span.start:span.end]` is always exactly what is printed there.
"""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:  # most commands get by without it
    import numpy as np

    Vectors = np.ndarray[Any, np.dtype[np.float32]]

Mode = Literal["direct", "mixed", "indirect"]
Bound = Literal["=", "~", ">", ">=", "<", "<="]
QuantityKind = Literal["count", "money", "percent", "duration", "measure", "ordinal"]
Grain = Literal["day", "week", "month", "quarter", "season", "year", "decade"]
TimeBasis = Literal["text", "article date", "earlier date"]
FactKind = Literal["count", "money", "percent", "duration", "date", "entity", "set", "polarity", "modality", "quote"]
Modality = Literal["asserted", "planned", "conditional", "possible", "demanded", "reported"]
Polarity = Literal["affirmed", "denied"]
Verdict = Literal["contradiction", "update_over_time", "precision"]
Severity = Literal["high", "medium", "low"]
Subject = Literal["disagreement", "claim"]
ChangeKind = Literal["new", "changed", "gone", "settled", "reopened"]
ReckoningKind = Literal["part", "sum", "share", "change", "duration"]


class Span(NamedTuple):
    """A half-open range of characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span delimits in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share a character."""
        return max(self.start, other.start) < min(self.end, other.end)

    def contains(self, other: Span) -> bool:
        """Return whether `other` is entirely inside."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        """Return the span `by` characters further on."""
        return Span(self.start + by, self.end + by)


# ------------------------------------------------------------------------------------------------------------- read


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read.

    `file` is its path relative to the input folder (POSIX form) or its id. `origin` is the `file` of the article that
    it copies, or its own, `credit` the outlet that it credits for its text. `provenance` says for each known field
    where its value came from (`articles.csv`, `text`, …). `pages` says where in `text` each page of a PDF starts; empty
    for anything else. `modified` is the day on which the outlet changed the text last, `fetched` the one on which it
    was saved. `struck` is what the outlet has struck out, which is no part of `text`.
    """

    file: str
    text: str
    outlet: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    sha256: str
    origin: str
    credit: str | None = None
    provenance: tuple[tuple[str, str], ...] = ()
    pages: tuple[int, ...] = ()
    modified: date | None = None
    fetched: date | None = None
    struck: tuple[str, ...] = ()

    def page(self, place: int) -> int | None:
        """Return the number of the page with the character at `place`; None if there are no pages."""
        return bisect_right(self.pages, place) or None

    @property
    def words(self) -> int:
        """Return the number of white-space separated words."""
        return len(self.text.split())

    def __repr__(self) -> str:
        known = (self.title and _brief(self.title), self.outlet, self.published and self.published.isoformat())
        return _shown(self, self.file, *(part for part in known if part), _count(self.words, "word"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A line of `problems.csv`: an input (file or row) that was `skipped`, or a warning.

    `place` is a line, row or cell, or empty.
    """

    file: str
    place: str = ""
    code: str
    message: str
    skipped: bool = False


# ---------------------------------------------------------------------------------------------------------- extract


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRun:
    """A run of words between quotation marks, inside one paragraph.

    `span` holds the words without the marks. `closed` is False if the mark is never closed (the run then ends with its
    paragraph). `continues` is True if the paragraph opens with a mark and the previous one was left open.
    """

    span: Span
    opening: str
    closed: bool
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words and who says them.

    `spans` are the attributed words without speaker and cue, several if a quotation is interrupted. `speaker` is the
    mention as printed, `speaker_name` the name (None if unknown) with `confidence` from 0 to 1. `via` names an outlet
    that the words came through. `within` is the index of the enclosing attribution of the same article.
    """

    spans: tuple[Span, ...]
    speaker: Span | None
    speaker_name: str | None
    cue: Span | None
    mode: Mode
    confidence: float = 1.0
    via: str | None = None
    within: int | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The values that a statement allows. None is an open end (no bound on that side)."""

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True

    def meets(self, other: Interval) -> bool:
        """Return whether one value can satisfy both."""
        return _below(self.low, self.low_closed, other.high, other.high_closed) and _below(
            other.low, other.low_closed, self.high, self.high_closed
        )


def _below(low: Decimal | None, low_closed: bool, high: Decimal | None, high_closed: bool) -> bool:
    if low is None or high is None:
        return True
    return low < high or (low == high and low_closed and high_closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with its hedge, unit and what it counts.

    `value` is what is stated: a number, two for a stated range, None if there is none. `interval` follows from
    value, `bound` and the tolerance rules. `counted` is the head noun of a count (as printed, at `counted_span`),
    `modifiers` the lower-case words that restrict it ("air", "defence"). `same_as` is the index of the figure that this
    one converts ("£1.6bn ($2bn)"). `change` marks a difference ("rose by 5"), `per` a rate ("a day"), `part_of_whole` a
    part ("8 of the 51"), `former` a figure that the text itself calls past ("up from 40"); `former_at` is the index of
    the past figure that the text compares with this one ("from 40 to 65"). `besides` is how many are named in addition
    to the count ("she and 29 others" is 29 and 1).
    """

    span: Span
    text: str
    value: Decimal | tuple[Decimal, Decimal] | None
    bound: Bound
    interval: Interval
    unit: str | None
    kind: QuantityKind
    counted: str | None = None
    counted_span: Span | None = None
    modifiers: tuple[str, ...] = ()
    same_as: int | None = None
    former_at: int | None = None
    besides: int = 0
    change: bool = False
    former: bool = False
    per: str | None = None
    part_of_whole: bool = False
    rules: tuple[str, ...] = ()

    @property
    def is_vague(self) -> bool:
        """Return whether it is a word such as "dozens", whose interval comes from the program, not from the article."""
        return "numbers.vague" in self.rules


CLOCK_HEDGED = "dates.clock_hedged"
"""Stands among the rules of a time whose clock time is approximate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRef:
    """A date or time as far as the text names it.

    `earliest` and `latest` are None if no concrete date follows. A bare weekday keeps `weekday` (Monday is 0), a
    date without a year `month` and `day`. `clock` is minutes after midnight, `zone` its label or offset as in the
    rules; `either_half` says that the clock time may also be twelve hours later ("at half past three").
    """

    span: Span
    text: str
    earliest: date | None
    latest: date | None
    grain: Grain | None
    basis: TimeBasis | None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    clock: int | None = None
    zone: str | None = None
    rules: tuple[str, ...] = ()
    either_half: bool = False

    @property
    def is_near(self) -> bool:
        """Return whether the clock time is approximate ("shortly after 5 p.m.")."""
        return CLOCK_HEDGED in self.rules

    def days_from(self, other: TimeRef) -> int | None:
        """Return the number of days between two dates, 0 if they may be the same, None if one of them isn't known."""
        if self.earliest is None or self.latest is None or other.earliest is None or other.latest is None:
            return None
        return max(0, (max(self.earliest, other.earliest) - min(self.latest, other.latest)).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A part of the article without claims (a disclaimer, a share counter), with the rule that says so."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A figure that an article takes back, in `words`: a line of correction, a sentence, or words struck out.

    `stands` is the figure that now holds, None where none is named. `rule` says how it was found.
    """

    words: str
    quantity: Quantity
    stands: Quantity | None = None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Which event a claim is about, as far as its sentence and the one before say.

    `when` is set if the claim is about another time than the story's own ("in 2004"). `places` are all places of the
    clause, as printed but in lower case; which of them are narrower than the story is decided when claims meet. `order`
    is `old` or `new` ("the initial offer", "the improved bid"), `part` the words that make it a part of a whole
    ("another", "alone").
    """

    when: tuple[date, date] | None = None
    places: tuple[str, ...] = ()
    order: Literal["old", "new"] | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What is said about what, without the value itself.

    `fact_type` is the id of the rule in `rules/fact_types.yaml` (None: an open slot). `head` is the class or lemma of
    what is counted, measured or dated, `modifiers` the lemmas that restrict it, `predicate` the class or lemma of what
    governs it. `owner` is the name whose value it is ("*Norvik* shares fell"), `target` the name that it goes to, pays
    for or aims at ("a bid for *Altamar*"), `participants` all names of the clause, each as the name register gives it.
    """

    kind: FactKind
    fact_type: str | None
    head: str
    modifiers: tuple[str, ...] = ()
    predicate: str | None = None
    owner: str | None = None
    target: str | None = None
    participants: tuple[str, ...] = ()
    unit: str | None = None
    anchor: Anchor = field(default_factory=Anchor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable proposition: a value in a slot, said by somebody, at a place in the text.

    `span` is the sentence or clause, `value_span` the words at stake (None if the claim has no value of its own).
    `kind` says what sort of value it is. Exactly one of `quantity`, `time`, `names` and `words` carries the value; a
    claim with none of them is a plain statement, kept so that a reviewer sees it. `slot` is what the rules know about
    the value: evidence for its subject, None if they know nothing. `so_far` marks a value that the sentence calls
    temporary ("as of 4 p.m."). `attribution` is the index of the innermost attribution around it. `question` is the
    question that the value answers. `marks` are the labels from the user's own patterns.
    """

    id: str
    file: str
    span: Span
    text: str
    slot: Slot | None
    value_span: Span | None
    kind: FactKind | None = None
    mode: Mode | None = None
    speaker_name: str | None = None
    modality: Modality = "asserted"
    polarity: Polarity = "affirmed"
    quantity: Quantity | None = None
    time: TimeRef | None = None
    names: tuple[str, ...] = ()
    open_list: bool = False
    so_far: bool = False
    words: str | None = None
    attribution: int | None = None
    question: str = ""
    marks: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def is_phrase(self) -> bool:
        """Return whether its value is just a phrase of its sentence, which is only useful beside others."""
        return self.slot is None and self.kind in ("entity", "polarity")

    @property
    def value(self) -> str | None:
        """Return the value as printed: figure, date, names or wording; None for a plain statement."""
        if self.quantity is not None:
            return self.quantity.text
        if self.time is not None:
            return self.time.text
        return "; ".join(self.names) if self.names else self.words

    def __repr__(self) -> str:
        value = [_brief(self.value)] if self.value else []
        speaker = [f"said by {self.speaker_name}"] if self.speaker_name else []
        return _shown(self, self.id, *value, *speaker, f"in {self.file}: {_brief(self.text)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything found in one article, each tuple in text order.

    `lead_places` are the places of title and first paragraph, in lower case: claims about a narrower place are about a
    part. `withdrawn` are figures that the article takes back; they are no claims.
    """

    article: Article
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeRef, ...] = ()
    claims: tuple[Claim, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    lead_places: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    def __repr__(self) -> str:
        found = {"attribution": self.attributions, "figure": self.quantities, "date": self.times, "claim": self.claims}
        return _shown(self, self.article.file, *(_count(len(every), noun) for noun, every in found.items()))


# ----------------------------------------------------------------------------------------------------------- encode


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of an article as the networks read it.

    `tokens` are numbers of the vocabulary, without special tokens at the ends. `claims` are the ids of the claims with
    their value in it, `places` their values' half-open ranges of `tokens`, `sentences` those of their sentences.
    """

    tokens: tuple[int, ...]
    claims: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """An article as the encoder reads it.

    `passages` are stretches of whole sentences; `vectors` holds for each an array [values, size], `whole` is one of the
    article [size]. All vectors have length 1. `left_out` is the number of passages beyond the limit.
    """

    file: str
    passages: tuple[Passage, ...]
    vectors: tuple[Vectors, ...]
    whole: Vectors
    left_out: int = 0


# ------------------------------------------------------------------------------------------------------------ align


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One piece of evidence for a link: what it is, whether it counts for the link, and words for an editor."""

    feature: str
    outcome: Literal["agrees", "differs", "unknown", "weighed"]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two claims (by id, in order) that may answer one question, with the probability that they do, and why.

    `same`, `rounder` and `clash` are the judge's probabilities of how the two answers relate, if the question is the
    same; they add up to 1. `moves` is that of the answer changing with time.
    """

    first: str
    second: str
    probability: float
    same: float = 1.0
    rounder: float = 0.0
    clash: float = 0.0
    moves: float = 0.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Claims on one fact, from one story. `label` is the question that it answers, in words.

    `probability` is that all of them answer it, `moves` that the answer changes with time. `differs` says that the
    answers do, even if that is too unlikely to be reported.
    """

    id: str
    kind: FactKind
    label: str
    claims: tuple[Claim, ...]
    links: tuple[Link, ...] = ()
    probability: float = 1.0
    moves: float = 0.0
    differs: bool = False
    fact_type: str | None = None

    def __repr__(self) -> str:
        values = " / ".join(dict.fromkeys(_brief(claim.value) for claim in self.claims if claim.value))
        articles = len({claim.file for claim in self.claims})
        label = f"{self.label}: {values}" if values else self.label
        where = f"{_count(len(self.claims), 'claim')} in {_count(articles, 'article')}"
        return _shown(self, self.id, self.kind, label, where)


# ---------------------------------------------------------------------------------------------------------- compare


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One value of a fact and the claims that state it. `origins` are the independent articles behind it."""

    value: str
    claims: tuple[Claim, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Positions on one fact that differ, the verdict with the rules that gave it, and one plain sentence.

    `reason` is the `explanation` without the values, for pages that show them anyway. `probability` is that
    the positions answer one question and differ as the verdict says.
    """

    id: str
    fact: str
    label: str
    kind: FactKind
    verdict: Verdict
    severity: Severity
    explanation: str
    reason: str = ""
    positions: tuple[Position, ...]
    probability: float = 1.0
    rules: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of all positions, position by position."""
        return tuple(claim for position in self.positions for claim in position.claims)

    def __repr__(self) -> str:
        values = " / ".join(_brief(position.value) for position in self.positions)
        return _shown(self, self.id, f"{self.verdict} ({self.severity})", f"{self.label}: {values}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """Figures of one sentence that the sentence itself ties together, and that don't add up.

    `span` is the sentence, `text` its words, `figures` the places of the figures in the article. `explanation` spells
    the sum out: "80 guests and 14 staff are 94, not 96".
    """

    id: str
    file: str
    span: Span
    text: str
    kind: ReckoningKind
    figures: tuple[Span, ...]
    explanation: str
    rules: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return _shown(self, self.id, self.kind, f"in {self.file}: {_brief(self.explanation)}")


# ----------------------------------------------------------------------------------------------------------- review


class Quoted(NamedTuple):
    """Words on which a decision was made: the sentence of a claim, and its value as printed.

    `before` is how many words are before the value in the sentence, None if that isn't known.
    """

    file: str
    text: str
    value: str
    before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer decided on a disagreement, or on how a claim was extracted.

    `target` is the id of that disagreement or claim. `answer` is one of the choices of the sheet, or empty if there
    is only a note or a value. `label`, `positions` and `quotes` say on what it was decided, so that it can be found
    again if the ids change. `stale` says why it may no longer hold; it is empty if it does.
    """

    about: Subject
    target: str
    answer: str
    value: str = ""
    reviewer: str = ""
    checked_on: str = ""
    note: str = ""
    label: str = ""
    positions: tuple[str, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    stale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A disagreement that has changed since an earlier report.

    `id` is its current id, or its last one if it is gone. `before` and `after` are its values then and now, empty if it
    did not, or does not, exist. `why` gives the causes in plain sentences, as far as they are known.
    """

    kind: ChangeKind
    id: str
    label: str
    fact_kind: FactKind
    verdict: Verdict
    severity: Severity
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedFigure:
    """A figure or date that an article has changed, in a sentence that is the same except for its figures.

    `claim` is its current id, `text` the current sentence.
    """

    claim: str
    file: str
    outlet: str
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What changed since an earlier report on the same articles.

    `added`, `removed` and `altered` are articles, the last ones with another text. `made` says in words which settings,
    rules or networks changed.
    """

    changes: tuple[Change, ...] = ()
    figures: tuple[MovedFigure, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    made: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything has changed."""
        return bool(self.changes or self.figures or self.added or self.removed or self.altered or self.made)

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple(one for one in self.changes if one.kind == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles on one story (`files`), and what it is called; `name` is empty where they share no words for one."""

    name: str
    files: tuple[str, ...]


class HeldExtractions(Sequence[Extraction]):
    """Extractions that are not in memory, sorted by file; what is asked for all the time is."""

    @property
    @abstractmethod
    def articles(self) -> tuple[Article, ...]:
        """Return the articles, in the same order."""

    @property
    @abstractmethod
    def claim_counts(self) -> tuple[int, ...]:
        """Return how many claims each has."""

    @property
    @abstractmethod
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run found, ready to be written. `run` holds what made it, as sorted key and value pairs (no clock).

    `decisions` are those of earlier reviews, applied to this run. `reckonings` are figures of one article
    that don't add up. `since` says what changed since the previous report in the folder. `extractions` and `facts` are
    tuples, or, of very many articles, sequences that read each item from disk: go through them once, and keep nothing.

    `title` is the name of the whole, from the user or from the articles; empty if neither gives one. `stories` are
    those with two articles or more.
    """

    extractions: Sequence[Extraction]
    facts: Sequence[Fact]
    disagreements: tuple[Disagreement, ...]
    problems: tuple[Problem, ...]
    run: tuple[tuple[str, str], ...] = ()
    decisions: tuple[Decision, ...] = ()
    reckonings: tuple[Reckoning, ...] = ()
    since: Since | None = None
    title: str = ""
    stories: tuple[Story, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return the articles, sorted by file."""
        held = self.extractions
        return held.articles if isinstance(held, HeldExtractions) else tuple(each.article for each in held)

    @property
    def claim_counts(self) -> tuple[int, ...]:
        """Return how many claims each article has."""
        held = self.extractions
        return held.claim_counts if isinstance(held, HeldExtractions) else tuple(len(each.claims) for each in held)

    @property
    def problems_of_articles(self) -> tuple[Problem, ...]:
        """Return the problems of the articles, in contrast to those of the run."""
        held = self.extractions
        if isinstance(held, HeldExtractions):
            return held.problems
        return tuple(problem for each in held for problem in each.problems)

    def __repr__(self) -> str:
        claims = sum(self.claim_counts)
        found = {"fact": self.facts, "disagreement": self.disagreements, "problem": self.problems}
        counts = (_count(len(every), noun) for noun, every in found.items())
        return _shown(self, _count(len(self.extractions), "article"), _count(claims, "claim"), *counts)


def _shown(value: object, *parts: str) -> str:
    """Return what an interpreter shows for `value`: a readable line without hidden characters."""
    line = f"<{type(value).__name__} {', '.join(parts)}>"
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in line)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"


def _brief(text: str) -> str:
    """Return `text` in quotation marks, on one line, and no longer than fits there."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= 60 else line[:59] + '…'}”"
