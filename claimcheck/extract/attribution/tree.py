"""Small queries on the parse."""

from __future__ import annotations

from claimcheck.extract.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


# No clause is longer. The bound keeps texts without sentence ends linear.
_LONGEST_CLAUSE = 400


def subtree(token: Token) -> set[int]:
    """Return the indices of the token and all that depends on it, as far as a clause may reach.

    Walking a deep subtree takes quadratic time, so that is done only if it has a gap: around the verb that it depends
    on, as in "The ferry, she said, will sail".
    """
    first, last = token.left_edge.i, token.right_edge.i
    head = token.head
    if head.i != token.i and first <= head.i <= last and last - first <= _LONGEST_CLAUSE:
        return {child.i for child in token.subtree}
    return set(range(max(first, token.i - _LONGEST_CLAUSE), min(last, token.i + _LONGEST_CLAUSE) + 1))


def is_finite(token: Token) -> bool:
    """Return whether the clause headed by `token` has a finite verb."""
    return token.tag_ in _FINITE or any(
        child.dep_ in {"aux", "auxpass", "cop"} and child.tag_ in _FINITE for child in token.children
    )


def is_infinitive(token: Token) -> bool:
    """Return whether the verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.children)


def child_of(token: Token, *deps: str) -> Token | None:
    """Return the first child of `token` with one of `deps`, None if there is none."""
    return next((child for child in token.children if child.dep_ in deps), None)


def is_put_in_behind_and(doc: Doc, first: int) -> bool:
    """Return whether words from `first` on are put in behind "and": what is before isn't in their scope.

    "It cost nine days and, *the company says*, £61 million."
    """
    return first > 1 and doc[first - 1].text == "," and doc[first - 2].pos_ == "CCONJ"
