"""Marks that nobody sees part no name from itself."""

import pytest

from claimcheck.pipeline import explain


@pytest.mark.parametrize("name", ["Ada Lu\u200bnd", "Ada\u2060 Lund", "Ada Lu\u00adnd", "Ad\u200da Lund"])
def test_a_name_is_told_as_it_is_seen(name, rules, pipeline):
    extraction = explain(f"{name} said on Monday that 40 sheep were lost. {name} was sure.", rules, pipeline)
    assert {each.speaker_name for each in extraction.attributions} <= {"Ada Lund", "Ada"}
    assert all(claim.names in {(), ("Ada Lund",)} for claim in extraction.claims)


@pytest.mark.parametrize("name", ["Zoë Brontë", "Zoe\u0308 Bronte\u0308"])
def test_accents_in_two_forms_make_one_name(name, rules, pipeline):
    extraction = explain(f"{name} said on Monday that 40 sheep were lost.", rules, pipeline)
    assert [each.speaker_name for each in extraction.attributions] == ["Zoë Brontë"]
