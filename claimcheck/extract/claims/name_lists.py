"""Finds lists of names: who took part, and whether the list claims to be complete."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from claimcheck.extract.claims.sentence_names import NamedTokens
from claimcheck.extract.tokens import Tokens as TokenSpan
from claimcheck.rulebook.scope import Scope

_SHORTEST = 3
# A list is open if one of the open-list words is at most this many words before it, or right after it.
_OPENING = 8


@dataclass(frozen=True, slots=True)
class NameList:
    """Names that are coordinated.

    `start` and `end` delimit their tokens; `open` says that others may belong to the list.
    """

    start: int
    end: int
    names: tuple[str, ...]
    open: bool


def find_name_lists(sent: TokenSpan, names: Sequence[NamedTokens], rules: Scope) -> tuple[NameList, ...]:
    """Return the lists of three names or more in `sent`, in order."""
    lists: list[list[NamedTokens]] = []
    for named in names:
        if lists and _joined(sent, lists[-1][-1], named, rules.list_joiners):
            lists[-1].append(named)
        else:
            lists.append([named])
    return tuple(_as_list(sent, group, rules) for group in lists if len(group) >= _SHORTEST)


def _joined(sent: TokenSpan, left: NamedTokens, right: NamedTokens, joiners: Collection[str]) -> bool:
    between = sent.doc[left.end : right.start]
    words = [token.lower_ for token in between if token.pos_ != "PROPN" or not token.text.isupper()]
    return bool(words) and words != ["the"] and all(word in joiners for word in words)


def _as_list(sent: TokenSpan, group: Sequence[NamedTokens], rules: Scope) -> NameList:
    doc = sent.doc
    start, end = group[0].start, group[-1].end
    before = " ".join(token.lower_ for token in doc[max(sent.start, start - _OPENING) : start])
    lemmas = " ".join(token.lemma_.lower() for token in doc[max(sent.start, start - _OPENING) : start])
    after = " ".join(token.lower_ for token in doc[end : min(sent.end, end + _OPENING)])
    padded = f" {before} {lemmas} {after} "
    return NameList(
        start=start,
        end=end,
        names=tuple(dict.fromkeys(named.name for named in group)),
        open=any(f" {word} " in padded for word in rules.open_lists),
    )
