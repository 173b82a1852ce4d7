"""What all rule files share: the form of a file, of a rule, of its examples, and of a fault's message."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import partial
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from claimcheck.rulebook.linear import SENTENCE, check_linear
from claimcheck.rulebook.source import RuleSource

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
# Phrases whose order has no meaning.
Phrases = frozenset[Phrase]


def checked_pattern(value: str, *, longest: int = SENTENCE, starts: int | None = None) -> str:
    """Return `value`, a pattern that finishes quickly with `longest` characters, tried at `starts` places of them.

    Raises:
        ValueError: it is invalid, matches the empty string, or may take too long.
    """
    try:
        compiled = re.compile(value)
    except (re.error, OverflowError) as error:
        raise ValueError(f"is not a valid pattern: {error}") from error
    except (RecursionError, MemoryError) as error:
        raise ValueError("is not a valid pattern: it is nested too deeply, or too large") from error
    check_linear(value, longest=longest, starts=starts)
    if compiled.match(""):
        raise ValueError("the pattern matches the empty string; it would match everywhere")
    return value


_Words = StringConstraints(min_length=1, max_length=1000)
# Searched for anywhere in a sentence.
Pattern = Annotated[str, _Words, AfterValidator(checked_pattern)]
# Tried at the beginning of a sentence or paragraph alone, so it may cost more.
LeadPattern = Annotated[str, _Words, AfterValidator(partial(checked_pattern, starts=1))]
# Tried at the beginning of each of the first lines of an article.
LinePattern = Annotated[str, _Words, AfterValidator(partial(checked_pattern, starts=50))]
# Searched for in paragraphs, which may be as long as an article: only its end may be unbounded.
ParagraphPattern = Annotated[str, _Words, AfterValidator(partial(checked_pattern, longest=2_000_000, starts=100_000))]


class Strict(BaseModel):
    """A part of a rule file. Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Examples(Strict):
    """Texts on which the rule must (`match`) and must not (`no_match`) be used; the tests run them all."""

    match: tuple[Phrase, ...] = Field(min_length=1)
    no_match: tuple[Phrase, ...] = Field(min_length=1)


class Rule(Strict):
    """A rule that users can read, cite by its id and edit."""

    id: RuleId
    note: str | None = None
    examples: Examples


class RuleFile(Strict):
    """A whole rule file. Subclasses add `rules` and their tables."""

    version: Literal["1"]
    about: str


FileT = TypeVar("FileT", bound=RuleFile)


def validate(source: RuleSource, schema: type[FileT]) -> tuple[FileT | None, list[str]]:
    """Return the file as its schema has it, or None and the faults, one `file:line: what is wrong` each."""
    try:
        return schema.model_validate(source.data), []
    except ValidationError as error:
        return None, [_fault(source, schema, dict(fault)) for fault in error.errors()]


def _fault(source: RuleSource, schema: type[BaseModel], fault: dict[str, Any]) -> str:
    path = list(fault["loc"])
    where = source.where(path)
    shown = " -> ".join(str(part) for part in path)
    if fault["type"] == "extra_forbidden":
        allowed = _keys_at(schema, path[:-1])
        near = difflib.get_close_matches(str(path[-1]), allowed, n=1)
        hint = (
            f" (did you mean '{near[0]}'?)"
            if near
            else f" (known here: {', '.join(sorted(allowed))})"
            if allowed
            else ""
        )
        return f"{where}: unknown key '{path[-1]}'{hint}"
    if fault["type"] == "missing":
        return f"{where}: '{path[-1]}' is missing{f' in {shown}' if len(path) > 1 else ''}"
    if fault["type"] == "model_type":
        known = ", ".join(sorted(_keys_at(schema, path)))
        return f"{where}: {shown or 'the file'}: must hold keys and values (known here: {known})"
    message = fault["msg"].removeprefix("Value error, ")
    return f"{where}: {shown or 'file'}: {message[:1].lower()}{message[1:]}"


def _keys_at(schema: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """Return the keys that the schema knows at `path`, as far as it can be followed."""
    here: Any = schema
    for part in path:
        if isinstance(part, int):
            continue
        fields = getattr(here, "model_fields", {})
        if part not in fields:
            continue
        here = _model_in(fields[part].annotation)
    return [field.alias or name for name, field in getattr(here, "model_fields", {}).items()]


def _model_in(annotation: Any) -> Any:  # noqa: ANN401 -- any annotation may stand here
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _model_in(argument)
        if found is not None:
            return found
    return None


def repeated_ids(source: RuleSource, key: str, ids: Iterable[str]) -> list[str]:
    """Return a fault for each repeated id in the list `key` of the file."""
    seen: set[str] = set()
    faults = []
    for index, rule_id in enumerate(ids):
        if rule_id in seen:
            faults.append(
                f"{source.where((key, index, 'id'))}: the id '{rule_id}' occurs twice; give each rule its own"
            )
        seen.add(rule_id)
    return faults
