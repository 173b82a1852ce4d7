"""Ranks disagreements by named rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import islice

from claimcheck.compare.differing import Pairs
from claimcheck.compare.figures import apart_by
from claimcheck.compare.wordings import changes, turns_round
from claimcheck.model import Article, Claim, Fact, Position, Severity, Verdict
from claimcheck.rulebook.book import Rulebook

# Headline and first paragraph.
_LEAD = 2
_LINE = re.compile(r"\S[^\r\n]*")


def severity_of(
    verdict: Verdict,
    fact: Fact,
    apart: Pairs,
    *,
    positions: Sequence[Position],
    articles: Mapping[str, Article],
    rules: Rulebook,
    probability: float,
) -> tuple[Severity, str]:
    """Return the severity of the first rule whose conditions are met, and its id.

    A side of a disagreement is one of its `positions`, with its independent sources.
    """
    sources = {claim.id: len(position.origins) for position in positions for claim in position.claims}
    on_each_side = max((min(sources[a.id], sources[b.id]) for a, b in apart), default=0)
    ratio = max(
        (
            r
            for a, b in apart
            if a.quantity and b.quantity and (r := apart_by(a.quantity, b.quantity, rules)) is not None
        ),
        default=Decimal(0),
    )
    for rule in rules.verdicts.severities:
        if probability < rule.probability:
            continue
        if rule.verdict and verdict not in rule.verdict:
            continue
        if rule.kinds and fact.kind not in rule.kinds:
            continue
        if on_each_side < rule.origins and rule.origins > 1:
            continue
        if rule.ratio and ratio < rule.ratio:
            continue
        if rule.prominent and not any(is_prominent(claim, articles) for pair in apart for claim in pair):
            continue
        if rule.turned_round and not _turned_round(apart, rules):
            continue
        return rule.severity, rule.id
    raise AssertionError("the last severity rule has no conditions")  # the rule file is checked for it


def is_prominent(claim: Claim, articles: Mapping[str, Article]) -> bool:
    """Return whether a claim is in the headline or the lead, the first two lines with words."""
    article = articles.get(claim.file)
    if article is None:
        return False
    lead = [line.end() for line in islice(_LINE.finditer(article.text), _LEAD)]
    return bool(lead) and claim.span.start < lead[-1]


def _turned_round(apart: Pairs, rules: Rulebook) -> bool:
    """Return whether only one wording of a quotation has a negation."""
    return any(
        turns_round(changes(a.words, b.words, rules.spellings.one), rules.verdicts)
        for a, b in apart
        if a.words and b.words
    )
