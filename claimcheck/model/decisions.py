"""What reviewers decided, and on which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Subject = Literal["disagreement", "claim"]


class Quoted(NamedTuple):
    """Words on which a decision was made: the sentence of a claim, and its value as printed.

    `before` is how many words are before the value in the sentence, None if that isn't known.
    """

    file: str
    text: str
    value: str
    before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer decided on a disagreement, or on how a claim was extracted.

    `target` is the id of that disagreement or claim. `answer` is one of the choices of the sheet, or empty if there
    is only a note or a value. `label`, `positions` and `quotes` say on what it was decided, so that it can be found
    again if the ids change. `stale` says why it may no longer hold; it is empty if it does.
    """

    about: Subject
    target: str
    answer: str
    value: str = ""
    reviewer: str = ""
    checked_on: str = ""
    note: str = ""
    label: str = ""
    positions: tuple[str, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    stale: str = ""
