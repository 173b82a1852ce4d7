"""One section of the rulebook: a file, the schema it must have, and what the stages get from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from claimcheck.rulebook.schema import RuleFile, repeated_ids, validate
from claimcheck.rulebook.source import RuleSource

FileT = TypeVar("FileT", bound=RuleFile)
Misplaced = tuple[tuple[str | int, ...], str]


@dataclass(frozen=True)
class Section(Generic[FileT]):
    """`build` turns the checked file into the frozen value that the stages use. Without it, they use the file itself.

    `check` returns the faults that a schema can't express, each as the path of the value and what is wrong with it;
    `references` the same for names that other files must contain (it gets all checked files by section).
    """

    file: str
    schema: type[FileT]
    build: Callable[[FileT], Any] | None = None
    check: Callable[[FileT], list[Misplaced]] | None = None
    references: Callable[[Mapping[str, Any]], list[Misplaced]] | None = None

    def load(self, source: RuleSource) -> tuple[FileT | None, list[str]]:
        """Return the checked file, or None and the faults, one `file:line: what is wrong` each."""
        model, faults = validate(source, self.schema)
        if model is None:
            return None, faults
        faults += repeated_ids(source, "rules", [rule.id for rule in getattr(model, "rules", ())])
        if self.check is not None:
            faults += [f"{source.where(path)}: {message}" for path, message in self.check(model)]
        return (None if faults else model), faults
