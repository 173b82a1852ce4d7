"""Finds the articles and claims of an earlier report again, by their words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property

from claimcheck.model import Claim, Result, Span
from claimcheck.review.known import one_form, squeezed

# A sentence with fewer words besides its figures could be any.
_FEWEST_WORDS = 3

Grouped = dict[tuple[str, Hashable], list[Claim]]


class Counterparts:
    """Two reports, `old` and `new`, and which parts correspond."""

    def __init__(self, old: Result, new: Result) -> None:
        self.old, self.new = old, new

    @cached_property
    def files(self) -> dict[str, str]:
        """Return the current name of each article of the old report that is still there."""
        now = {one_form(article.file): article.file for article in self.new.articles}
        then = {one_form(article.file) for article in self.old.articles}
        moved: dict[str, list[str]] = {}
        for article in self.new.articles:
            if one_form(article.file) not in then:
                moved.setdefault(article.sha256, []).append(article.file)
        found = {}
        for article in self.old.articles:
            same = now.get(one_form(article.file))
            renamed = moved.get(article.sha256, [])
            if same is not None:
                found[article.file] = same
            elif renamed:
                found[article.file] = renamed.pop(0)
        return found

    @cached_property
    def removed(self) -> tuple[str, ...]:
        """Return the articles that are no longer there."""
        return tuple(sorted(article.file for article in self.old.articles if article.file not in self.files))

    @cached_property
    def added(self) -> tuple[str, ...]:
        """Return the articles that are new."""
        kept = set(self.files.values())
        return tuple(sorted(article.file for article in self.new.articles if article.file not in kept))

    @cached_property
    def altered(self) -> tuple[str, ...]:
        """Return the articles, by their current name, whose text has changed."""
        now = {article.file: article.sha256 for article in self.new.articles}
        return tuple(
            sorted(
                self.files[article.file]
                for article in self.old.articles
                if article.file in self.files and now[self.files[article.file]] != article.sha256
            )
        )

    @cached_property
    def claims(self) -> dict[str, str]:
        """Return for the id of each old claim that of the same claim now, whether or not its figure has moved."""
        return {old.id: new.id for old, new in self._pairs}

    @cached_property
    def moved(self) -> tuple[tuple[Claim, Claim], ...]:
        """Return the figures and dates that have changed, each with its old value, in the order of the articles."""
        found = [both for both in self._pairs if squeezed(both[0].value or "") != squeezed(both[1].value or "")]
        return tuple(sorted(found, key=lambda both: (both[1].file, both[1].value_span or both[1].span, both[1].id)))

    @cached_property
    def _pairs(self) -> tuple[tuple[Claim, Claim], ...]:
        old = [claim for each in self.old.extractions if each.article.file in self.files for claim in each.claims]
        new = [claim for each in self.new.extractions for claim in each.claims]
        exact = list(_paired(self._by_key(old, _exact), _by_key(new, _exact)))
        done = {claim.id for both in exact for claim in both}
        then, now = ([claim for claim in every if claim.id not in done and _is_figure(claim)] for every in (old, new))
        masked = _paired(
            self._by_key(then, _Masks(self.old).of), _by_key(now, _Masks(self.new).of), only_where_as_many=True
        )
        return (*exact, *masked)

    def _by_key(self, claims: Iterable[Claim], key: Callable[[Claim], Hashable]) -> Grouped:
        """Return old claims by the current name of their article and by `key`."""
        return {(self.files[file], found): every for (file, found), every in _by_key(claims, key).items()}


class _Masks:
    """Identifies a figure by its sentence without figures, and its number among them."""

    def __init__(self, result: Result) -> None:
        self._figures: dict[tuple[str, Span], set[Span]] = {}
        for extraction in result.extractions:
            for claim in extraction.claims:
                if claim.value_span is not None and _is_figure(claim):
                    self._figures.setdefault((claim.file, claim.span), set()).add(claim.value_span)

    def of(self, claim: Claim) -> Hashable:
        """Return the shared key of figures in the same place of the same sentence; None if there is too little."""
        if claim.value_span is None:
            return None
        spans = sorted(self._figures[claim.file, claim.span])
        at, pieces = claim.span.start, []
        for span in spans:
            pieces.append(squeezed(claim.text[at - claim.span.start : span.start - claim.span.start]))
            at = max(at, span.end)
        pieces.append(squeezed(claim.text[at - claim.span.start :]))
        if sum(len(piece.split()) for piece in pieces) < _FEWEST_WORDS:
            return None
        return claim.kind, tuple(pieces), spans.index(claim.value_span)


def _exact(claim: Claim) -> Hashable:
    start = claim.value_span.start - claim.span.start if claim.value_span else None
    before = None if start is None else squeezed(claim.text[:start])
    return claim.kind, squeezed(claim.text), squeezed(claim.value or ""), before


def _is_figure(claim: Claim) -> bool:
    return claim.value_span is not None and (claim.quantity is not None or claim.time is not None)


def _by_key(claims: Iterable[Claim], key: Callable[[Claim], Hashable]) -> Grouped:
    """Return the claims by article and `key`, without those that have no key."""
    found: Grouped = {}
    for claim in claims:
        if (name := key(claim)) is not None:
            found.setdefault((claim.file, name), []).append(claim)
    return found


def _paired(old: Grouped, new: Grouped, *, only_where_as_many: bool = False) -> Iterator[tuple[Claim, Claim]]:
    """Yield the claims of one key two by two, in their order."""
    for name, then in old.items():
        now = new.get(name, [])
        if not only_where_as_many or len(then) == len(now):
            yield from zip(then, now, strict=False)
