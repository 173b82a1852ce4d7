"""What each of the finders of this package gives."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.extract.tokens import Token


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A value and the slot it fills.

    `first` and `last` are the tokens of the words at stake, both included; `verb` is the token that tells how sure the
    text is of it. `head` is the sort of thing (an office, a kin word, the class of the subject), `owner` whose value
    it is.
    """

    fact_type: str
    value: tuple[str, ...]
    first: Token
    last: Token
    verb: Token
    head: str
    owner: str | None = None
    rules: tuple[str, ...] = ()
