"""What changed between two reports on the same articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.model.claims import FactKind
from claimcheck.model.disagreements import Severity, Verdict

ChangeKind = Literal["new", "changed", "gone", "settled", "reopened"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A disagreement that has changed since an earlier report.

    `id` is its current id, or its last one if it is gone. `before` and `after` are its values then and now, empty if it
    did not, or does not, exist. `why` gives the causes in plain sentences, as far as they are known.
    """

    kind: ChangeKind
    id: str
    label: str
    fact_kind: FactKind
    verdict: Verdict
    severity: Severity
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedFigure:
    """A figure or date that an article has changed, in a sentence that is the same except for its figures.

    `claim` is its current id, `text` the current sentence.
    """

    claim: str
    file: str
    outlet: str
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What changed since an earlier report on the same articles.

    `added`, `removed` and `altered` are articles, the last ones with another text. `made` says in words which settings,
    rules or networks changed.
    """

    changes: tuple[Change, ...] = ()
    figures: tuple[MovedFigure, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    made: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything has changed."""
        return bool(self.changes or self.figures or self.added or self.removed or self.altered or self.made)

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple(one for one in self.changes if one.kind == kind)
