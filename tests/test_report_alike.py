"""What is said to be reported the same way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.report.coverage import is_reported_alike
from tests.build import claim, fact


@pytest.mark.parametrize(
    ("kind", "first", "second", "alike"),
    [
        ("count", {}, {}, True),
        ("count", {"modality": "planned"}, {}, False),
        ("count", {}, {"polarity": "denied"}, False),
        ("entity", {"question": "Who chaired the inquiry?"}, {"question": "Who chaired the hearing?"}, True),
        ("entity", {"question": "Who chaired the inquiry?"}, {"question": "Who carried on?"}, False),
        ("quote", {"words": "We won't pay, ever"}, {"words": "we won’t pay"}, True),
        ("quote", {"words": "We won't pay, ever"}, {"words": "pay, ever, they say"}, False),
    ],
)
def test_one_thing_in_one_manner(kind, first, second, alike):
    a, b = (replace(claim(file), **more) for file, more in (("a", first), ("b", second)))
    found = replace(fact(a, b), kind=kind, probability=0.9)
    assert is_reported_alike(found) is alike
    assert not is_reported_alike(replace(found, differs=True))
    assert not is_reported_alike(replace(found, probability=0.6))
