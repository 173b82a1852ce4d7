"""Says which table of words or places a fact, or the way its values go together, rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from claimcheck.model import Fact, Position
from claimcheck.rulebook.book import Rulebook

_MOST_TOLD = 2


def by_the_tables(fact: Fact, positions: Sequence[Position], rules: Rulebook) -> str:
    """Return the sentences that name the tables behind a disagreement, with a space before each; "" where none is."""
    taken = dict.fromkeys(r.note for link in fact.links for r in link.reasons if r.feature == "words")
    told = [f"Taken for one fact, since {note}." for note in list(taken)[:_MOST_TOLD]]
    told += [f"{note}." for note in list(dict.fromkeys(_of_values(positions, rules)))[:_MOST_TOLD]]
    return "".join(f" {sentence}" for sentence in told)


def _of_values(positions: Sequence[Position], rules: Rulebook) -> Iterator[str]:
    """Yield what the gazetteer says of the names that differ."""
    names = [tuple(dict.fromkeys(name for claim in position.claims for name in claim.names)) for position in positions]
    for number, here in enumerate(names):
        for there in names[number + 1 :]:
            only, other = [n for n in here if n not in there], [n for n in there if n not in here]
            for first, second in product(only, other):
                for inner, outer in ((first, second), (second, first)):
                    if rules.places.within(inner, outer):
                        yield rules.places.why_within(inner, outer)
