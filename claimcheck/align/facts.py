"""Aligns the claims of many articles: claims on one fact become a `Fact`, with the reasons for every link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from claimcheck.align.candidates import (
    MOST_IN_ONE_SLOT,
    NEAREST,
    Near,
    beyond_nearest,
    beyond_one_slot,
    blocks,
    candidate_pairs,
    neighbours,
)
from claimcheck.align.grouping import group, join_by_value
from claimcheck.align.labels import label_of, telling_slot
from claimcheck.align.linking import link
from claimcheck.align.same_value import same_value_links
from claimcheck.align.stories import linked_articles
from claimcheck.align.threads import threads
from claimcheck.ids import content_id
from claimcheck.model import Claim, Extraction, Fact, Link, Problem
from claimcheck.rulebook.book import Rulebook

_SPELLING = "slot.name"


def align(
    extractions: Sequence[Extraction], rules: Rulebook, linked: Mapping[tuple[str, str], float] | None = None
) -> tuple[Fact, ...]:
    """Return the facts that two claims or more are on. The order of `extractions` makes no difference.

    `linked` is what `linked_articles` gives for their articles, where that is known already.
    """
    extraction_of = {extraction.article.file: extraction for extraction in extractions}
    if linked is None:
        linked = linked_articles([extraction.article for extraction in extractions], rules.frequencies)
    found = facts_by_thread(extraction_of, extraction_of.__getitem__, linked, rules)
    return tuple(sorted((fact for facts in found for fact in facts), key=lambda fact: fact.id))


def align_added(
    facts: Iterable[Fact], extractions: Sequence[Extraction], added: Collection[str], rules: Rulebook
) -> tuple[Fact, ...]:
    """Return what `align` returns for `extractions`, given the `facts` that it gave before the files `added` came in.

    Only what is linked with an added article, directly or through others, is matched anew.
    """
    extraction_of = {extraction.article.file: extraction for extraction in extractions}
    linked = linked_articles([extraction.article for extraction in extractions], rules.frequencies)
    fresh = {file for thread in threads(extraction_of, linked) if not {*thread}.isdisjoint(added) for file in thread}
    kept = [fact for fact in facts if fact.claims[0].file not in fresh]
    found = facts_by_thread(fresh, extraction_of.__getitem__, linked, rules)
    return tuple(sorted([*kept, *(fact for facts in found for fact in facts)], key=lambda fact: fact.id))


def facts_by_thread(
    files: Iterable[str],
    extraction_of: Callable[[str], Extraction],
    linked: Mapping[tuple[str, str], float],
    rules: Rulebook,
) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts thread by thread, for runs whose claims don't fit in memory.

    `extraction_of` is asked for the extractions of a thread when its turn comes, once for each file.
    """
    near = neighbours(linked)
    for thread in threads(files, linked):
        yield tuple(_facts_of_thread([extraction_of(file) for file in thread], near, rules))


def _facts_of_thread(extractions: Sequence[Extraction], near: Near, rules: Rulebook) -> Iterator[Fact]:
    """Yield the facts of articles that are linked with no others."""
    claims = {claim.id: claim for extraction in extractions for claim in said_once(extraction.claims)}
    places = {extraction.article.file: frozenset(extraction.lead_places) for extraction in extractions}
    links: list[Link] = []
    groups: list[tuple[str, ...]] = []
    for block in blocks(claims.values(), rules):
        here: list[Link] = []
        forbidden: list[tuple[str, str]] = []
        for first, second, closeness in candidate_pairs(block, near):
            found = link(first, second, places, closeness, rules)
            if found is None:
                forbidden.append((first.id, second.id))
            else:
                here.append(found)
        links += here
        groups += group(here, forbidden)
    by_value = list(same_value_links(list(claims.values()), near, rules))
    by_claim: dict[str, list[Link]] = defaultdict(list)
    for item in _fullest(links, by_value):
        by_claim[item.first].append(item)
    for ids in join_by_value(groups, links, by_value):
        members = [claims[i] for i in ids]
        if _is_fact(members):
            yield _fact(members, by_claim, rules)


def said_once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the `claims` of one article without those that it repeats word for word, to the same effect."""
    seen = set()
    for claim in claims:
        key = (claim.text, claim.value, claim.slot, claim.speaker_name, claim.modality, claim.polarity, claim.so_far)
        if key not in seen:
            seen.add(key)
            yield claim


def uncompared(
    extractions: Sequence[Extraction], linked: Mapping[tuple[str, str], float], rules: Rulebook
) -> tuple[Problem, ...]:
    """Return a problem for each article of which some claims were not compared, so that nothing is left out unsaid."""
    extraction_of = {extraction.article.file: extraction for extraction in extractions}
    near = neighbours(linked)
    problems = []
    for thread in threads(extraction_of, linked):
        claims = [claim for file in thread for claim in said_once(extraction_of[file].claims)]
        problems += [_table_like(file, number) for file, number in beyond_one_slot(claims, rules).items()]
        if len(thread) > NEAREST:
            problems += [_hot(file, number) for file, number in beyond_nearest(claims, near, rules).items()]
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.message)))


def _table_like(file: str, number: int) -> Problem:
    return Problem(
        file=file,
        code="not_compared",
        message=f"{number} claims of this article were not compared: it gives more than {MOST_IN_ONE_SLOT} values "
        "of one sort, as a table would; split it if it is no table",
    )


def _hot(file: str, number: int) -> Problem:
    return Problem(
        file=file,
        code="not_compared",
        message=f"not every claim of this article was compared with those of {number} others of its story: so many "
        f"speak of one thing that each was compared with the {NEAREST} nearest to it in words or more",
    )


def _fullest(links: Sequence[Link], by_value: Sequence[Link]) -> list[Link]:
    """Return one link a pair: that by the slot where there is one."""
    held = {(link.first, link.second): link for link in (*by_value, *links)}
    return [held[pair] for pair in sorted(held)]


def _is_fact(claims: Sequence[Claim]) -> bool:
    """Return whether a group says anything: a name that all spell alike is no news."""
    slot = claims[0].slot
    spelled = {claim.names for claim in claims}
    return len(claims) > 1 and (slot is None or slot.fact_type != _SPELLING or len(spelled) > 1)


def _fact(claims: Sequence[Claim], by_claim: Mapping[str, Sequence[Link]], rules: Rulebook) -> Fact:
    ordered = tuple(sorted(claims, key=lambda claim: (claim.file, claim.span, claim.id)))
    ids = {claim.id for claim in ordered}
    held = [item for claim in ordered for item in by_claim.get(claim.id, ()) if item.second in ids]
    slot = telling_slot(ordered)
    return Fact(
        id=content_id("f", *sorted(ids)),
        kind=slot.kind,
        label=label_of(ordered, rules),
        claims=ordered,
        links=tuple(sorted(held, key=lambda item: (item.first, item.second))),
        fact_type=slot.fact_type,
    )
