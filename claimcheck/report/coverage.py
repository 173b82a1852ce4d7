"""Who covers what: facts by outlet, what outlets share, and what only one has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from claimcheck.model import Fact, Result, Span
from claimcheck.report.elsewhere import Elsewhere, is_bare
from claimcheck.report.headlines import repeated_in_headline
from claimcheck.report.highlight import Piece, quoted
from claimcheck.report.safe_cells import one_line
from claimcheck.report.sorting import sorted_claims, sorted_stories
from claimcheck.report.statements import Statement, Statements, outlet_of
from claimcheck.report.wording import OUTLET_ITSELF, joined
from claimcheck.wordings import lower_words, telling_words

# More rows or columns than this are unreadable; the CSV files have everything.
MOST_FACTS = 200
MOST_OUTLETS = 16
MOST_ALONE = 100
_MOST_NAMED = 4
# Facts below the first probability are not shown, those below the second not as reported the same way.
SHOWN_FROM, ALIKE_FROM = 0.5, 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFact:
    """A fact with its statements by outlet. `number` is that of its disagreement, None if there is none.

    `story` is the place of its story in the report, counted from 0.
    """

    fact: Fact
    by_outlet: Mapping[str, tuple[Statement, ...]]
    number: int | None
    story: int = 0

    @property
    def label(self) -> str:
        """Return what the fact is."""
        return one_line(self.fact.label) or "unnamed fact"

    @property
    def values(self) -> tuple[str, ...]:
        """Return the values as printed, each once, in the order of the outlets."""
        found = (one.shown for every in self.by_outlet.values() for one in every)
        return tuple(dict.fromkeys(value for value in found if value))

    def told_by(self, outlet: str) -> tuple[Statement, ...]:
        """Return what `outlet` says about it, one statement for each value."""
        by_value = {one.value: one for one in reversed(self.by_outlet.get(outlet, ()))}
        return tuple(reversed(by_value.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence with values without a match in another outlet, by its first claim.

    `quote` has these values marked. `elsewhere` are the outlets whose texts have such a value anyway; if there are
    none, only this outlet has it.
    """

    first: Statement
    quote: tuple[Piece, ...]
    elsewhere: tuple[str, ...] = ()

    @property
    def speaker(self) -> str:
        """Return who says so, or nothing if it is the outlet itself."""
        return "" if self.first.speaker == OUTLET_ITSELF else self.first.speaker

    @property
    def where(self) -> str:
        """Return the outlets whose texts also have the words, as a list in a sentence."""
        more = len(self.elsewhere) - _MOST_NAMED
        return joined([*self.elsewhere[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])])


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The grid and the lists with it, each limited in length, with the number left out.

    `agreed` has what two outlets or more report the same way, most outlets first; `alone` by outlet the sentences with
    something that no other says, `unmatched` those with values that are in another's text without a match.
    """

    outlets: tuple[str, ...]
    every_outlet: tuple[str, ...]
    grid: tuple[SharedFact, ...]
    grid_left_out: int
    agreed: tuple[SharedFact, ...]
    agreed_left_out: int
    alone: tuple[tuple[str, tuple[Told, ...]], ...]
    alone_left_out: int
    unmatched: tuple[tuple[str, tuple[Told, ...]], ...] = ()
    unmatched_left_out: int = 0

    @property
    def all_outlets(self) -> int:
        """Return how many outlets there are."""
        return len(self.every_outlet)


def make_coverage(result: Result, statements: Statements, numbers: Mapping[str, int]) -> Coverage:
    """Return who covers what. `numbers` gives the disagreement (its number in the report) of a fact by id."""
    story = {file: place for place, each in enumerate(sorted_stories(result)) for file in each.files}
    passages = quoted_passages(fact for fact in result.facts if is_shown(fact))
    facts = [
        _shared(fact, statements, numbers.get(fact.id), story.get(fact.claims[0].file, len(story)))
        for fact in result.facts
        if is_shown(fact) and (fact.id in numbers or not is_told_by_a_quotation(fact, passages))
    ]
    shared = sorted(
        (fact for fact in facts if len(fact.by_outlet) > 1),
        key=lambda one: (one.story, one.number is None, one.number or 0, -len(one.by_outlet), one.label, one.fact.id),
    )
    agreed = [fact for fact in shared if fact.number is None and is_reported_alike(fact.fact)]
    disputed = frozenset(claim.id for fact in result.facts if fact.id in numbers for claim in fact.claims)
    told = _unshared(result, statements, disputed)
    alone = _by_outlet(one for one in told if not one.elsewhere)
    unmatched = _by_outlet(one for one in told if one.elsewhere)
    every = sorted({outlet_of(article) for article in result.articles})
    return Coverage(
        outlets=_busiest(every, shared),
        every_outlet=tuple(every),
        grid=tuple(shared[:MOST_FACTS]),
        grid_left_out=max(0, len(shared) - MOST_FACTS),
        agreed=tuple(agreed[:MOST_FACTS]),
        agreed_left_out=max(0, len(agreed) - MOST_FACTS),
        alone=tuple((outlet, tuple(found[:MOST_ALONE])) for outlet, found in alone),
        alone_left_out=sum(max(0, len(found) - MOST_ALONE) for _, found in alone),
        unmatched=tuple((outlet, tuple(found[:MOST_ALONE])) for outlet, found in unmatched),
        unmatched_left_out=sum(max(0, len(found) - MOST_ALONE) for _, found in unmatched),
    )


def quoted_passages(facts: Iterable[Fact]) -> dict[str, list[tuple[Span, str]]]:
    """Return by file the passages that the facts on quotations have, each with the id of its fact."""
    passages: dict[str, list[tuple[Span, str]]] = {}
    for fact in facts:
        if fact.kind == "quote":
            for claim in fact.claims:
                passages.setdefault(claim.file, []).append((claim.value_span or claim.span, fact.id))
    return passages


def is_told_by_a_quotation(fact: Fact, passages: Mapping[str, Sequence[tuple[Span, str]]]) -> bool:
    """Return whether all claims of a fact are words of one quotation, which tells more: "How many hats?"."""
    if fact.kind == "quote" or not fact.claims:
        return False
    around = [
        {found for span, found in passages.get(claim.file, ()) if span.contains(claim.value_span or claim.span)}
        for claim in fact.claims
    ]
    return bool(set[str].intersection(*around))


def is_shown(fact: Fact) -> bool:
    """Return whether a fact is certain enough to be shown; all others are only in `facts.jsonl`."""
    return bool(fact.claims) and fact.probability >= SHOWN_FROM


def is_reported_alike(fact: Fact) -> bool:
    """Return whether all claims of a fact say the same in the same manner, as far as known.

    An assertion of one outlet and a suspicion, plan or denial of another are not the same.
    """
    manners = {(claim.polarity, claim.modality) for claim in fact.claims}
    alike = not (fact.differs or fact.is_course_of_events) and len(manners) == 1 and fact.probability >= ALIKE_FROM
    return alike and _one_deed(fact) and _one_wording(fact)


def _one_deed(fact: Fact) -> bool:
    """Return whether a name is linked with the same action in all claims, as far as their questions show.

    Otherwise a person whom each article names for something else would seem to be reported the same way.
    """
    if fact.kind != "entity":
        return True
    return bool(frozenset.intersection(*(telling_words(claim.question) for claim in fact.claims)))


def _one_wording(fact: Fact) -> bool:
    """Return whether the longest of some quotations contains all others, word by word.

    Two that only overlap may be two sentences of one speaker.
    """
    if fact.kind != "quote":
        return True
    told = sorted((f" {' '.join(lower_words(claim.words or ''))} " for claim in fact.claims), key=len)
    return all(words in told[-1] for words in told)


def _shared(fact: Fact, statements: Statements, number: int | None, story: int) -> SharedFact:
    by_outlet: dict[str, list[Statement]] = {}
    for one in statements.in_order(fact.claims):
        by_outlet.setdefault(one.outlet, []).append(one)
    return SharedFact(
        fact=fact,
        by_outlet={outlet: tuple(by_outlet[outlet]) for outlet in sorted(by_outlet)},
        number=number,
        story=story,
    )


def _busiest(outlets: Iterable[str], facts: Iterable[SharedFact]) -> tuple[str, ...]:
    """Return the outlets with the most facts, by name."""
    counts = dict.fromkeys(outlets, 0)
    for fact in facts:
        for outlet in fact.by_outlet:
            counts[outlet] = counts.get(outlet, 0) + 1
    return tuple(sorted(sorted(counts, key=lambda outlet: (-counts[outlet], outlet))[:MOST_OUTLETS]))


def _by_outlet(told: Iterable[Told]) -> list[tuple[str, list[Told]]]:
    found: dict[str, list[Told]] = {}
    for one in told:
        found.setdefault(one.first.outlet, []).append(one)
    return sorted(found.items())


def _unshared(result: Result, statements: Statements, disputed: frozenset[str]) -> list[Told]:
    """Return the sentences with a value whose fact, if any, no other outlet has. Copies are left out.

    What a finding shows (`disputed` are its claims) is not listed again, nor is what a headline repeats. A sentence has
    two entries if some of its values are in another's text and some aren't. Bare names, credits, bylines and datelines
    don't count.
    """
    shared = disputed | {
        claim.id
        for fact in result.facts
        if len({statements.of(claim).outlet for claim in fact.claims}) > 1
        for claim in fact.claims
    }
    elsewhere = Elsewhere(result)
    found: list[Told] = []
    for extraction in sorted(result.extractions, key=lambda extraction: extraction.article.file):
        article = extraction.article
        if article.origin != article.file:
            continue
        known = shared | repeated_in_headline(article, extraction.claims, disputed)
        mine = [
            claim
            for claim in sorted_claims(extraction.claims)
            if claim.value_span and not claim.is_phrase and claim.id not in known
        ]
        for span, claims in groupby(mine, key=attrgetter("span")):
            every = list(claims)
            if is_bare(article.text, every):
                continue
            others = {claim.id: elsewhere.outlets_with(claim, outlet_of(article)) for claim in every}
            for part in ([one for one in every if not others[one.id]], [one for one in every if others[one.id]]):
                values = [claim.value_span for claim in part if claim.value_span]
                if part:
                    found.append(
                        Told(
                            first=statements.of(part[0]),
                            quote=quoted(article.text, span, *values),
                            elsewhere=tuple(sorted({name for one in part for name in others[one.id]})),
                        )
                    )
    return found
