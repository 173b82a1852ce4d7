"""Ranks disagreements by named rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from claimcheck.compare.conflict import Conflict
from claimcheck.compare.differing import Pairs
from claimcheck.compare.figures import apart_by
from claimcheck.model import Article, Claim, Fact, FactKind, Position, Severity, Verdict
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.verdicts import SeverityRule
from claimcheck.wordings import Change, changes

# Headline and first paragraph.
_LEAD = 2
_LINE = re.compile(r"\S[^\r\n]*")


@dataclass(frozen=True, slots=True)
class _Weight:
    """What the rules ask about a disagreement, apart from what its words say.

    `independent` is the number of sources on the weaker side of its strongest pair, `ratio` that of its two figures
    furthest apart, 0 without figures.
    """

    kind: FactKind
    verdict: Verdict
    probability: float
    independent: int
    ratio: Decimal


def severity_of(
    fact: Fact,
    conflict: Conflict,
    positions: Sequence[Position],
    articles: Mapping[str, Article],
    rules: Rulebook,
    *,
    probability: float,
) -> tuple[Severity, str]:
    """Return the severity of the first rule whose conditions are met, and its id.

    A side of a disagreement is one of its `positions`, with its independent sources.
    """
    sources = {claim.id: len(position.origins) for position in positions for claim in position.claims}
    figures = [(a.quantity, b.quantity) for a, b in conflict.clashing if a.quantity and b.quantity]
    ratios = [ratio for a, b in figures if (ratio := apart_by(a, b, rules)) is not None]
    weight = _Weight(
        kind=fact.kind,
        verdict=conflict.verdict,
        probability=probability,
        independent=max((min(sources[a.id], sources[b.id]) for a, b in conflict.clashing), default=0),
        ratio=max(ratios, default=Decimal(0)),
    )
    for rule in rules.verdicts.severities:
        if (
            _weighs_enough(weight, rule)
            and (not rule.prominent or _any_prominent(conflict.clashing, articles))
            and (not rule.turned_round or turned_round(conflict.clashing, rules))
            and (not rule.small_words or differ_in_small_words(conflict.clashing, rules))
        ):
            return rule.severity, rule.id
    raise AssertionError("the last severity rule has no conditions")  # the rule file is checked for it


def _weighs_enough(weight: _Weight, rule: SeverityRule) -> bool:
    """Return whether a disagreement meets the conditions of a rule that need no look at the articles."""
    return (
        weight.probability >= rule.probability
        and (not rule.verdict or weight.verdict in rule.verdict)
        and (not rule.kinds or weight.kind in rule.kinds)
        and (rule.origins <= 1 or weight.independent >= rule.origins)
        and (not rule.ratio or weight.ratio >= rule.ratio)
    )


def _any_prominent(apart: Pairs, articles: Mapping[str, Article]) -> bool:
    return any(is_prominent(claim, articles) for pair in apart for claim in pair)


def is_prominent(claim: Claim, articles: Mapping[str, Article]) -> bool:
    """Return whether a claim is in the headline or the lead, the first two lines with words."""
    article = articles.get(claim.file)
    if article is None:
        return False
    lead = [line.end() for line in islice(_LINE.finditer(article.text), _LEAD)]
    return bool(lead) and claim.span.start < lead[-1]


def turned_round(apart: Pairs, rules: Rulebook) -> bool:
    """Return whether only one side of a change in the words of a quotation has a negation."""
    negations = rules.verdicts.negations
    return any(
        bool(negations & {*change.before}) != bool(negations & {*change.after}) for change in _changes(apart, rules)
    )


def differ_in_small_words(apart: Pairs, rules: Rulebook) -> bool:
    """Return whether quotations differ, and in small words alone, such as "that", or in the plural of a word."""
    found = _changes(apart, rules)
    return bool(found) and all(_is_small(one, rules) for one in found)


def _is_small(change: Change, rules: Rulebook) -> bool:
    """Return whether a change leaves the same words, but for small ones and an "s" at the end."""
    small = rules.verdicts.small_words
    before, after = (
        [word.removesuffix("s") for word in words if word not in small] for words in (change.before, change.after)
    )
    return before == after


def _changes(apart: Pairs, rules: Rulebook) -> list[Change]:
    """Return all differences between the quotations of each pair."""
    spelled = rules.spellings.one
    return [change for a, b in apart if a.words and b.words for change in changes(a.words, b.words, spelled)]
