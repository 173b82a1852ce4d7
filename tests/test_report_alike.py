"""What is said to be reported the same way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.model import Span
from claimcheck.report.coverage import is_reported_alike, is_told_by_a_quotation, quoted_passages
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
    assert not is_reported_alike(replace(found, is_course_of_events=True))
    assert not is_reported_alike(replace(found, probability=0.6))


@pytest.mark.parametrize(
    ("spans", "told"),
    [
        ([(110, 115), (120, 125)], True),
        ([(110, 115), (220, 225)], False),  # one article says it outside the quotation, too
        ([(110, 115), (148, 152)], False),
    ],
)
def test_a_figure_in_a_quotation_is_told_by_it(spans, told):
    whole = replace(fact(claim("a", 1, kind="quote"), claim("b", 1, kind="quote")), id="f-quote", kind="quote")
    passages = quoted_passages([whole])
    one, other = (replace(claim(file, 1), value_span=Span(*span)) for file, span in zip("ab", spans, strict=True))
    assert is_told_by_a_quotation(fact(one, other), passages) is told
    assert not is_told_by_a_quotation(whole, passages)
