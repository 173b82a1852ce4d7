"""Packs the facts of a story into bytes, without their claims, and unpacks them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from claimcheck.model import Claim, Fact, FactKind, Link
from claimcheck.store.packing import DamagedError, pack_value, unpack_value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Packed:
    """A `Fact` with the ids of its claims."""

    id: str
    kind: FactKind
    label: str
    claims: tuple[str, ...]
    links: tuple[Link, ...]
    probability: float
    moves: float
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    facts: tuple[_Packed, ...]


_FIELDS = frozenset(field.name for field in fields(_Packed)) - {"claims"}


def pack_facts(facts: Iterable[Fact]) -> bytes:
    """Return `facts` as bytes."""
    return pack_value(
        _Story(facts=tuple(_Packed(**_plain(fact), claims=tuple(claim.id for claim in fact.claims)) for fact in facts))
    )


def unpack_facts(packed: bytes, claims: Mapping[str, Claim]) -> tuple[Fact, ...]:
    """Return the facts in `packed`, with their claims from `claims` (by id).

    Raises:
        DamagedError: the bytes don't come from `pack_facts`, or a claim is missing.
    """
    found = []
    for fact in unpack_value(packed, _Story).facts:
        if not claims.keys() >= {*fact.claims}:
            raise DamagedError("a claim is missing")
        found.append(Fact(**_plain(fact), claims=tuple(claims[claim] for claim in fact.claims)))
    return tuple(found)


def _plain(fact: Fact | _Packed) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in _FIELDS}
