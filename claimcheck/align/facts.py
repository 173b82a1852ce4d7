"""Aligns the claims of many articles: those that answer one question become a `Fact`, with reasons for each link."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from claimcheck.align.candidates import FEWEST_OF_TWO, share_of_two
from claimcheck.align.evidence import NUMBERS, Meeting, evidence_in, shares
from claimcheck.align.grouping import group
from claimcheck.align.meetings import JudgePairs, Story, meetings
from claimcheck.align.questions import question_of
from claimcheck.align.reasons import reasons_for_wording, reasons_of
from claimcheck.align.stories import FEW
from claimcheck.align.threads import links_within, threads
from claimcheck.align.utterances import within_one_utterance
from claimcheck.align.values import value_evidence
from claimcheck.align.vetoes import forbidden
from claimcheck.align.weighing import weigh
from claimcheck.align.wording import same_utterance
from claimcheck.ids import content_id
from claimcheck.model import Claim, Encoding, Extraction, Fact, FactKind, Link, Problem
from claimcheck.nets.arrays import Numbers
from claimcheck.nets.passages import comparable, sort_of
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.questions import Questions

# Two groups merge from the first mean probability on. Pairs in which the judge saw no match count as the second. The
# first is low on purpose: a doubtful fact is published as doubtful, and a finding on it has its own probability.
# Measured on 95 of our own stories, with trees fitted for each: .15 brings together 1,453 of 1,787 facts, .25 brings
# together 1,361, and findings are right as often.
LEAST, UNSEEN = 0.15, 0.05
# The probability of a link that a user's rule forces.
FORCED = 0.999
# Probabilities for two wordings that share all words, and for two that share the fewest allowed.
_SURE_WORDING, _LEAST_WORDING = 0.97, 0.6

# Looks up the facts of a story, from its articles, the links between them, and a way to find facts that aren't stored.
KeepFacts = Callable[
    [Sequence[Extraction], Mapping[tuple[str, str], float], Callable[[], Iterable[Fact]]], Iterable[Fact]
]


def stories_within(
    files: Iterable[str], linked: Mapping[tuple[str, str], float]
) -> list[tuple[tuple[str, ...], dict[tuple[str, str], float]]]:
    """Return `files` in groups that can be matched one by one, each with the links that matching goes by."""
    found = threads(files, linked)
    return list(zip(found, links_within(found, linked), strict=True))


def match(
    extractions: Sequence[Extraction],
    encoding_of: Callable[[str], Encoding],
    links: Mapping[tuple[str, str], float],
    judge: JudgePairs,
    rules: Rulebook,
    *,
    keep: KeepFacts | None = None,
) -> Iterable[Fact]:
    """Return the facts of one of the groups of `stories_within`.

    `encoding_of` gives the encoding of a file; it is only asked if `keep` doesn't know the facts.
    """
    if not links:
        return ()

    def matched() -> Iterable[Fact]:
        return facts_of_story(_story(extractions, encoding_of, links), judge, rules)

    return matched() if keep is None else keep(extractions, links, matched)


def _story(
    extractions: Sequence[Extraction],
    encoding_of: Callable[[str], Encoding],
    links: Mapping[tuple[str, str], float],
) -> Story:
    """Return what matching needs to know about some articles."""
    return Story(
        extractions={each.article.file: each for each in extractions},
        encodings={each.article.file: encoding_of(each.article.file) for each in extractions},
        closeness=links,
        claims={claim.id: claim for each in extractions for claim in comparable(each.claims)},
    )


def facts_of_story(story: Story, judge: JudgePairs, rules: Rulebook) -> Iterator[Fact]:
    """Yield the facts of articles that are linked with no others."""
    links: dict[tuple[str, str], Weighed | Link] = {
        found.pair: found for found in weighed(list(meetings(story, judge, rules)), story, rules)
    }
    quotations = list(_quotations(story))
    for pair in list(within_one_utterance(links, quotations, story.claims)):
        del links[pair]
    for link in quotations:
        pair = link.first, link.second
        links[pair] = max(link, links.get(pair, link), key=lambda known: known.probability)
    files = {claim.id: claim.file for claim in story.claims.values()}
    barred = _barred(links, story, rules)
    groups = group({pair: link.probability for pair, link in links.items()}, barred, files, least=LEAST, unseen=UNSEEN)
    for ids in groups:
        if len({files[claim] for claim in ids}) > 1:
            yield _fact([story.claims[claim] for claim in ids], links, rules.questions)


class Weighed(NamedTuple):
    """Two claims that met, the numbers on them in the order of `NUMBERS`, and the probability of a link.

    Most such pairs are in no fact, and need no reasons.
    """

    pair: tuple[str, str]
    meeting: Meeting
    numbers: Numbers
    probability: float


def weighed(met: Sequence[Meeting], story: Story, rules: Rulebook) -> Iterator[Weighed]:
    """Yield the pairs of claims that met and that nothing forbids, with the probability that they are linked."""
    evidence = evidence_in(met, story.claims.values(), rules)
    probabilities = weigh(met, evidence.numbers).tolist()
    pairs = zip(met, evidence.numbers, evidence.effects, probabilities, strict=True)
    for meeting, own, effects, probability in pairs:
        if "forbid" not in effects:
            first, second = meeting.first.id, meeting.second.id
            pair = (first, second) if first < second else (second, first)
            yield Weighed(pair, meeting, own, FORCED if "force" in effects else probability)


def _link(found: Weighed | Link) -> Link:
    """Return the link between two claims, with what the judge said about their values if they met."""
    if isinstance(found, Link):
        return found
    (same, rounder, clash), moves = shares(np.array([found.meeting.logits]))[0].tolist(), found.meeting.logits[4]
    return Link(
        first=found.pair[0],
        second=found.pair[1],
        probability=found.probability,
        same=round(same, 3),
        rounder=round(rounder, 3),
        clash=round(clash, 3),
        moves=round(1 / (1 + math.exp(-moves)), 3),
        reasons=reasons_of(dict(zip(NUMBERS, found.numbers.tolist(), strict=True)), found.probability),
    )


def _quotations(story: Story) -> Iterator[Link]:
    """Yield the links between quotations that are one utterance by their words."""
    quoted: dict[str, list[Claim]] = defaultdict(list)
    for claim in story.claims.values():
        if sort_of(claim) == "quote":
            quoted[claim.file].append(claim)
    for one, other in sorted(story.closeness):
        for first in quoted[one]:
            for second in quoted[other]:
                named = bool(first.speaker_name and second.speaker_name)
                alike = first.speaker_name == second.speaker_name
                cover = same_utterance(
                    first.words or "",
                    second.words or "",
                    other_speaker=named and not alike,
                    one_speaker=named and alike,
                )
                if cover is not None:
                    share = max(0.0, cover - _LEAST_WORDING) / (1 - _LEAST_WORDING)
                    ids = sorted((first.id, second.id))
                    yield Link(
                        first=ids[0],
                        second=ids[1],
                        probability=round(LEAST + share * (_SURE_WORDING - LEAST), 3),
                        reasons=reasons_for_wording(cover),
                    )


def _barred(links: Collection[tuple[str, str]], story: Story, rules: Rulebook) -> list[tuple[str, str]]:
    """Return the pairs of linked claims that must not be grouped.

    Links join only values of one sort and unit, so groups do too. That leaves years, and two figures or dates of one
    article that can't both be true: an article rarely contradicts itself, but often reports two things. The exception
    is two speakers on the same thing: there the article reports that they differ.
    """
    beside: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in (story.claims[name] for name in sorted({claim for pair in links for claim in pair})):
        beside[claim.file, sort_of(claim)].append(claim)
        if claim.other_time is not None:
            beside[("another time",)].append(claim)
    return [
        (first.id, second.id)
        for claims in beside.values()
        for first, second in combinations(claims, 2)
        if sort_of(first) == sort_of(second)
        and (forbidden(first, second, rules) is not None or _apart_in_one_article(first, second, rules))
    ]


def _apart_in_one_article(first: Claim, second: Claim, rules: Rulebook) -> bool:
    if first.file != second.file or sort_of(first) not in {"figure", "date"} or are_of_two_speakers(first, second):
        return False
    return value_evidence(first, second, rules)[0] == 0


def are_of_two_speakers(first: Claim, second: Claim) -> bool:
    """Return whether two speakers with names give a value for the same thing, by what is counted and when."""
    if not first.is_of_another_speaker(second) or first.other_time != second.other_time:
        return False
    one, other = first.quantity, second.quantity
    if one is None or other is None:
        return True
    return (one.kind, (one.counted or "").lower()) == (other.kind, (other.counted or "").lower())


def _fact(claims: Sequence[Claim], links: Mapping[tuple[str, str], Weighed | Link], words: Questions) -> Fact:
    """Return the fact of some claims that were grouped, as probable as its links are on average."""
    ordered = tuple(sorted(claims, key=lambda claim: (claim.file, claim.span, claim.id)))
    ids = sorted(claim.id for claim in ordered)
    held = tuple(_link(links[pair]) for pair in combinations(ids, 2) if pair in links)
    total = sum(link.probability for link in held)
    moves = sum(link.moves * link.probability for link in held) / max(1e-9, total)
    return Fact(
        id=content_id("f", *ids),
        kind=kind_of(ordered),
        label=question_of(ordered, words),
        claims=ordered,
        links=held,
        probability=round(total / len(held), 3),
        moves=round(moves, 3),
    )


def kind_of(claims: Sequence[Claim]) -> FactKind:
    """Return the kind of a fact: that of most of its claims.

    Verbs of a plan give the kind modality. Two lists make it a list, even if others name single members.
    """
    kinds = [claim.kind for claim in claims if claim.kind is not None]
    if kinds.count("set") > 1:
        return "set"
    if "polarity" in kinds and any(claim.modality != "asserted" for claim in claims):
        return "modality"
    return max(sorted(set(kinds)), key=kinds.count)


def uncompared(
    extractions: Sequence[Extraction], encodings: Sequence[Encoding], linked: Mapping[tuple[str, str], float]
) -> tuple[Problem, ...]:
    """Return a problem for each article that was not read to its end, and each story not compared completely."""
    problems = [
        Problem(
            file=encoding.file,
            code="not_compared",
            message=f"only the first {len(encoding.passages)} of {len(encoding.passages) + encoding.left_out} passages "
            "of this article were compared with others; split it if it holds several",
        )
        for encoding in encodings
        if encoding.left_out
    ]
    for thread, links in stories_within([extraction.article.file for extraction in extractions], linked):
        if len(thread) == 1 and 1 < len(extractions) <= FEW:
            problems.append(
                Problem(
                    file=thread[0],
                    code="not_compared",
                    message="not compared with the others: it seems to be on another story; --one-story compares all",
                )
            )
        most = share_of_two(len(links))
        if most < FEWEST_OF_TWO:
            problems.append(
                Problem(
                    file=thread[0],
                    code="not_compared",
                    message=f"the story of this article has {len(thread)} articles; {len(links):,} pairs of articles "
                    f"were compared, each by the {most} pairs of sentences that are most similar in meaning",
                )
            )
    return tuple(problems)
