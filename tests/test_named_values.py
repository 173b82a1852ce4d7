"""Values that are names or words, held against each other in their slot."""

from __future__ import annotations

import pytest

from claimcheck.compare.named_values import compare_named
from claimcheck.compare.relations import Relation
from tests.build import claim, slot


@pytest.mark.parametrize(
    ("fact_type", "first", "second", "expected"),
    [
        ("slot.bearing", ["south"], ["south"], Relation.SAME),
        ("slot.bearing", ["south-west"], ["southwest"], Relation.SAME),
        ("slot.bearing", ["south"], ["south-west"], Relation.ROUNDER),
        ("slot.bearing", ["south"], ["west"], Relation.APART),
        ("slot.bearing", ["north-west"], ["north"], Relation.ROUNDER),  # 315 degrees and none
        ("slot.seat", ["Lyon"], ["France"], Relation.ROUNDER),
        ("slot.seat", ["Britain"], ["United Kingdom"], Relation.SAME),
        ("slot.seat", ["Lyon"], ["Oslo"], Relation.ROUNDER),  # there may be two
        ("slot.kin", ["Sandra Pike"], ["Sandi"], Relation.SAME),
        ("slot.kin", ["Sandra Pike"], ["Orla Moss"], Relation.APART),
        ("slot.office", ["Ana Moss"], ["Moss"], Relation.SAME),
        ("slot.office", ["Ana Moss"], ["Dag Odnes"], Relation.APART),
        ("slot.condition", ["dead"], ["alive"], Relation.APART),
        ("slot.condition", ["unknown"], ["dead"], Relation.APART),
        ("slot.charge", ["wire", "fraud"], ["fraud"], Relation.SAME),
        ("slot.charge", ["fraud"], ["conspiracy"], Relation.ROUNDER),
        ("slot.name", ["Ana Moss"], ["Ana Mossy"], Relation.ROUNDER),
    ],
)
def test_two_named_values(fact_type, first, second, expected, rules):
    one, two = (
        claim(file, slot=slot(fact_type, kind="entity"), names=tuple(names))
        for file, names in (("a", first), ("b", second))
    )
    assert compare_named(one, two, rules) is expected
    assert compare_named(two, one, rules) is expected
