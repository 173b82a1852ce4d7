"""Adds the user's own marks to claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimcheck.model import Claim
from claimcheck.rulebook.marks import Marks


def with_marks(claims: Iterable[Claim], marks: Marks) -> Iterator[Claim]:
    """Yield `claims` with the marks of their sentences."""
    seen: dict[str, tuple[tuple[str, str], ...]] = {}
    for claim in claims:
        if claim.text not in seen:
            seen[claim.text] = tuple(marks.on(claim.text))
        found = seen[claim.text]
        if found:
            names, labels = zip(*found, strict=True)
            yield replace(claim, rules=(*claim.rules, *names), marks=tuple(dict.fromkeys(labels)))
        else:
            yield claim
