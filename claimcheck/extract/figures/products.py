"""Finds units that are a product of two: "40 acre-feet", "900 man-hours", "2 million passenger-kilometres"."""

from __future__ import annotations

import re

from claimcheck.extract.lines import Line
from claimcheck.rulebook.book import Rulebook

_PRODUCT = re.compile(r"(?P<gap>\s|-)(?P<first>[a-z]{2,20})(?P<joint>[\s-])(?P<second>[a-z]{3,20})(?![\w’'-])")
_FORCE = "force"


def product_after(line: Line, at: int, rules: Rulebook) -> tuple[str, re.Match[str]] | None:
    """Return the product of a unit, or of what is counted, and a unit right after `at`, with its words.

    Its name is that of both, in the singular. No product has a base: it is compared only with itself.
    """
    found = line.behind(_PRODUCT, at)
    if found is None:
        return None
    counted, second = found.group("first"), found.group("second")
    if any(f"{counted}{joint}{second}" in rules.units.words for joint in " -"):
        return None
    first = rules.units.words.get(counted)
    if second == _FORCE and first is not None and rules.units.base(first.name)[0] == "gram":
        return f"{first.name}-{_FORCE}", found
    other = rules.units.words.get(second)
    if other is None or other.kind == "percent" or second in rules.units.vessels:
        return None
    hyphen, several = found.group("joint") == "-", second != other.name
    if first is None:
        whole = hyphen and several and _may_be_counted(counted, rules)
    else:
        # "Acre feet", but not "12 minute miles".
        joined = hyphen or (several and counted == first.name and first.kind != "duration")
        whole = joined and rules.units.base(first.name)[0] != rules.units.base(other.name)[0]
    return (f"{first.name if first else counted}-{other.name}", found) if whole else None


def _may_be_counted(word: str, rules: Rulebook) -> bool:
    """Return whether `word` is no number and no part of one ("two three-hour", "40 half-hours")."""
    numbers = rules.numbers
    return not (word in numbers.ones or word in numbers.tens or word in numbers.fractions or word in numbers.scales)
