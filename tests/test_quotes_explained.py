"""How the difference between two wordings is put into words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.compare.judge import judge_reading
from claimcheck.model import Link
from tests.build import article, claim, fact


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "We will not pay a penny for this bridge",
            "We will not pay a cent for this bridge",
            "“penny” against “cent”",
        ),
        ("We will never ever pay for this bridge", "We will never pay for this bridge", "“ever” is missing from one"),
        (
            "We will pay for this bridge only when it stands",
            "We will only pay for this bridge when it stands",
            "“only” stands in another place",
        ),
        (
            "For the first half I would like to be remembered, if at all",
            "I'd like to be remembered for the first half, if at all",
            "stands in another place",
        ),
        (
            "I sold them a day and I gave them a fright",
            "I sold them a day and gave them a fright",
            "“I” is missing from one",
        ),
    ],
)
def test_changed_missing_and_moved_words(first, second, expected, rules):
    quotations = [claim(name, kind="quote", words=words) for name, words in (("a", first), ("b", second))]
    held = replace(
        fact(*quotations),
        kind="quote",
        links=(Link(first=quotations[0].id, second=quotations[1].id, probability=0.9),),
    )
    found = judge_reading(held, {"a": article("a"), "b": article("b")}, rules)
    assert found is not None
    assert expected in found.explanation


@pytest.mark.parametrize(
    ("third", "differs"),
    [
        ("We have not saved the bridge. We have saved nine arches, or ten", False),
        ("We have not saved the bridge", True),
    ],
)
def test_two_passages_of_a_quotation_that_a_third_article_has_in_full(third, differs, rules):
    words = "We have not saved the bridge", "We have saved nine arches, or ten", third
    quotations = [claim(name, kind="quote", words=said) for name, said in zip("abc", words, strict=True)]
    held = replace(fact(*quotations), kind="quote")
    found = judge_reading(held, {name: article(name) for name in "abc"}, rules)
    assert (found is not None) is differs
