"""Gives a person one name across articles: who is only "Moss" in one is "Ana Moss" where another says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def full_names(names: Iterable[str]) -> dict[str, str]:
    """Return for each surname among `names` the only full name that ends with it; where two do, it stays as it is.

    Give it the names of one story. Across stories two people of one surname are the rule, and nothing is joined.
    """
    known = set(names)
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in known:
        words = name.split()
        for start in range(1, len(words)):
            bearers[" ".join(words[start:])].add(name)
    # Of "van der Moss" and "Ana van der Moss" only the longer one counts.
    full = {short: {name for name in held if not bearers.get(name)} for short, held in bearers.items()}
    return {short: next(iter(full[short])) for short in sorted(known & full.keys()) if len(full[short]) == 1}
