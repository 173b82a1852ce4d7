"""Says where a change between two reports comes from, as far as that can be known: articles, words, or the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.model import Article, Claim, Disagreement, Fact
from claimcheck.review.counterparts import Counterparts
from claimcheck.review.known import squeezed

_MOST = 6


class Whence:
    """The reasons of the changes between two reports."""

    def __init__(self, pair: Counterparts) -> None:
        self._pair = pair
        self._then = {article.file: article for article in pair.old.articles}
        self._now = {article.file: article for article in pair.new.articles}
        self._back = {now: was for was, now in pair.claims.items()}
        self._moved_from = {old.id: (old, new) for old, new in pair.moved}
        self._moved_to = {new.id: (old, new) for old, new in pair.moved}
        self._old_facts = _by_claim(pair.old.facts)
        self._new_facts = _by_claim(pair.new.facts)

    def gone(self, item: Disagreement) -> tuple[str, ...]:
        """Return why a finding of the old report is not in the new one."""
        return _listed(self._of_words(item.claims)) or (self._of_program(item),)

    def new(self, item: Disagreement) -> tuple[str, ...]:
        """Return why a finding of the new report was not in the old one; nothing if that can't be told."""
        found = _listed((*self._articles_added(item.claims), *self._figures_moved(item.claims), *self._said(item)))
        if found:
            return found
        fact = _joining(item, self._old_facts, self._back)
        if fact is None or not fact.differs:
            return ()
        return (_below("It was found before", dict(self._pair.old.run), "were"),)

    def changed(self, old: Disagreement, new: Disagreement) -> tuple[str, ...]:
        """Return what has changed about a finding beside its values, and why."""
        reasons = []
        if old.verdict != new.verdict:
            was, now = (verdict.replace("_", " ") for verdict in (old.verdict, new.verdict))
            reasons.append(f"Its verdict was {was} and is {now} now.")
        if old.severity != new.severity:
            reasons.append(f"Its severity was {old.severity} and is {new.severity} now.")
        words = (*self._articles_added(new.claims), *self._of_words(old.claims, also=new.claims))
        return _listed((*reasons, *words, *self._days(old.claims)))

    def _of_words(self, claims: Iterable[Claim], also: Iterable[Claim] = ()) -> Iterator[str]:
        """Yield what has become of the old `claims`, and how the new ones, `also`, came about."""
        for claim in claims:
            if claim.file not in self._pair.files:
                yield f"{_named(self._then[claim.file])} is no longer among the articles."
            elif claim.id in self._moved_from:
                yield _moved(self._outlet(claim), *self._moved_from[claim.id])
            elif claim.id not in self._pair.claims:
                yield self._missing(claim)
        yield from self._figures_moved(also)

    def _missing(self, claim: Claim) -> str:
        file = self._pair.files[claim.file]
        outlet, value = self._outlet(claim), _brief(claim)
        if squeezed(claim.text) in squeezed(self._now[file].text):
            return f"The sentence in {outlet} with {value} is now read differently."
        return f"{outlet} no longer has the sentence with {value}, or has reworded it."

    def _articles_added(self, claims: Iterable[Claim]) -> Iterator[str]:
        for claim in claims:
            if claim.file in self._pair.added:
                yield f"{_named(self._now[claim.file])} is new among the articles."

    def _figures_moved(self, claims: Iterable[Claim]) -> Iterator[str]:
        for claim in claims:
            if claim.id in self._moved_to:
                yield _moved(self._now[claim.file].outlet or claim.file, *self._moved_to[claim.id])

    def _said(self, item: Disagreement) -> Iterator[str]:
        """Yield the articles that are there as before, but with another text, in which the sentence is new."""
        for claim in item.claims:
            if claim.id not in self._back and claim.file in self._pair.altered:
                yield f"The sentence in {self._now[claim.file].outlet or claim.file} with {_brief(claim)} is new."

    def _days(self, claims: Iterable[Claim]) -> Iterator[str]:
        for claim in claims:
            file = self._pair.files.get(claim.file)
            if file is not None and self._then[claim.file].published != self._now[file].published:
                was, now = (self._then[claim.file].published, self._now[file].published)
                yield f"{self._outlet(claim)} is dated {now or 'by no day'}, and was {was or 'without a day'}."

    def _of_program(self, item: Disagreement) -> str:
        """Return what the program makes now of an old finding whose sentences all stand as they were."""
        fact = _joining(item, self._new_facts, self._pair.claims)
        if fact is None:
            return "The sentences are unchanged, but no longer count as answers to one question."
        if fact.differs:
            return _below("It is still found", dict(self._pair.new.run), "are")
        return "The sentences are unchanged, but no longer count as different."

    def _outlet(self, claim: Claim) -> str:
        return self._then[claim.file].outlet or claim.file


def _by_claim(facts: Iterable[Fact]) -> dict[str, Fact]:
    return {claim.id: fact for fact in facts for claim in fact.claims}


def _joining(item: Disagreement, facts: dict[str, Fact], claims: dict[str, str]) -> Fact | None:
    """Return the fact of the other report that holds claims of two positions of a finding."""
    seen: dict[str, set[int]] = {}
    for place, position in enumerate(item.positions):
        for claim in position.claims:
            fact = facts.get(claims.get(claim.id, ""))
            if fact is not None:
                seen.setdefault(fact.id, set()).add(place)
                if len(seen[fact.id]) > 1:
                    return fact
    return None


def _below(found: str, run: dict[str, str], reported: str) -> str:
    least = run.get("settings.at_least")
    return f"{found}, but with a probability below {least}, from which on findings {reported} reported."


def _moved(outlet: str, old: Claim, new: Claim) -> str:
    return f"{outlet} says {_brief(new)} where it said {_brief(old)}."


def _brief(claim: Claim) -> str:
    value = " ".join((claim.value or "").split())
    return value if len(value) <= 60 else value[:59] + "…"


def _named(article: Article) -> str:
    return f"{article.outlet} ({article.file})" if article.outlet else article.file


def _listed(reasons: Iterable[str]) -> tuple[str, ...]:
    """Return the reasons, each once, and how many more there are where they are many."""
    every = tuple(dict.fromkeys(reasons))
    more = len(every) - _MOST
    return every if more <= 0 else (*every[:_MOST], f"There are {more} more reasons like these.")
