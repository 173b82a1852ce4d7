"""Ranks a disagreement by named rules."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from claimcheck.compare.differing import Pairs, origin_of
from claimcheck.compare.figures import apart_by
from claimcheck.model import Article, Fact, Severity, Verdict
from claimcheck.rulebook.book import Rulebook


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
        return rule.severity, rule.id
    raise AssertionError("the last severity rule has no conditions")  # the rule file is checked for it
