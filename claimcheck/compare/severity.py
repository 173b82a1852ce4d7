"""Ranks a disagreement by named rules."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from claimcheck.compare.differing import Pairs, origin_of
from claimcheck.compare.figures import apart_by
from claimcheck.compare.wordings import changes, turns_round
from claimcheck.model import Article, Claim, Fact, Severity, Verdict
from claimcheck.rulebook.book import Rulebook

# Headline and first paragraph.
_LEAD = 2


def severity_of(
    verdict: Verdict, fact: Fact, apart: Pairs, articles: Mapping[str, Article], rules: Rulebook
) -> tuple[Severity, str]:
    """Return the severity of the first rule whose conditions are met, and its id."""
    first = {origin_of(a, articles) for a, _ in apart}
    second = {origin_of(b, articles) for _, b in apart}
    ratio = max(
        (
            r
            for a, b in apart
            if a.quantity and b.quantity and (r := apart_by(a.quantity, b.quantity, rules)) is not None
        ),
        default=Decimal(0),
    )
    for rule in rules.verdicts.severities:
        if rule.verdict and verdict not in rule.verdict:
            continue
        if rule.kinds and fact.kind not in rule.kinds:
            continue
        if min(len(first), len(second)) < rule.origins and rule.origins > 1:
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
    """Return whether a claim stands in the headline or the lead: the first two lines that hold words."""
    article = articles.get(claim.file)
    if article is None:
        return False
    before = article.text[: claim.span.start]
    return sum(bool(line.strip()) for line in before.splitlines()) < _LEAD


def _turned_round(apart: Pairs, rules: Rulebook) -> bool:
    """Return whether a quotation has a negation in one wording only."""
    return any(turns_round(changes(a.words, b.words), rules.verdicts) for a, b in apart if a.words and b.words)
