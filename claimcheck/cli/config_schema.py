"""What may be in `claimcheck.toml`. Each key is an option of the command line, and means the same."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimcheck.settings import AT_LEAST


class Configuration(BaseModel):
    """The settings that a file may hold. Unknown keys are errors, and nothing is guessed from a value."""

    model_config = ConfigDict(extra="forbid", strict=True)

    rules: Path = Field(
        Path(),
        strict=False,
        description="A folder of rule files, or one file; relative to the folder of claimcheck.toml.",
        examples=['"my-rules"'],
    )
    model: str = Field(
        "", min_length=1, description="The installed spaCy pipeline to use.", examples=['"en_core_web_sm"']
    )
    cache: bool = Field(default=True, description="Whether results are stored between runs.", examples=["false"])
    workers: int = Field(
        1,
        ge=1,
        description="The number of processes for extraction; by default it depends on the amount of work.",
        examples=["2"],
    )
    one_story: bool = Field(
        default=False, description="Whether all articles are compared with each other.", examples=["true"]
    )
    at_least: float = Field(
        AT_LEAST,
        ge=0,
        le=1,
        description="The lowest probability at which a disagreement is reported.",
        examples=["0.8"],
    )
    fail_on: Literal["high", "medium", "low"] = Field(
        "high",
        description="Exit with 1 if a disagreement that isn't doubtful has this severity or a higher one.",
        examples=['"high"'],
    )
    show: Literal["precision", "doubtful", "all"] = Field(
        "precision",
        description="What to show in full that is otherwise folded away: precision, doubtful or all.",
        examples=['"precision"'],
    )
    title: str = Field(
        "",
        min_length=1,
        description="The name of the story in the report; by default the words that its articles share.",
        examples=['"The fire at Kestrel Wharf"'],
    )


def checked(data: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return the values that are set in `data`, and the faults: the key, and what is wrong with it."""
    try:
        return Configuration.model_validate(data).model_dump(exclude_unset=True), []
    except ValidationError as error:
        return {}, [(str(fault["loc"][0]), _told(dict(fault))) for fault in error.errors()]


def _told(fault: dict[str, Any]) -> str:
    key = str(fault["loc"][0])
    if fault["type"] == "extra_forbidden":
        known = sorted(Configuration.model_fields)
        near = difflib.get_close_matches(key, known, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(known)}"
        return f"unknown key '{key}' ({hint})"
    message = str(fault["msg"])
    example = (Configuration.model_fields[key].examples or [""])[0]
    return f"'{key}' is {fault['input']!r}: {message[:1].lower()}{message[1:]}; write it as: {key} = {example}"
