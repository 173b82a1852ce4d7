"""The words in which people read values and dates."""

from __future__ import annotations

import pytest

from claimcheck.report.wording import clipped, in_quotes


@pytest.mark.parametrize(
    ("words", "longest", "shown"),
    [
        ("We lost the roof", None, "“We lost the roof”"),
        ("We lost the roof,", None, "“We lost the roof”"),
        ("“We lost the roof.”", None, "“We lost the roof”"),
        ("We lost the roof in under ten minutes", 16, "“We lost the …”"),
        ("We lost it all...", None, "“We lost it all...”"),
        ("", None, "“”"),
    ],
)
def test_a_wording_stands_between_quotation_marks(words, longest, shown):
    assert in_quotes(words, longest) == shown


@pytest.mark.parametrize(
    ("words", "longest", "shown"),
    [("ten boats", 9, "ten boats"), ("ten boats", 8, "ten …"), ("rowingboats", 5, "row …"), ("", 3, "")],
)
def test_words_are_clipped_at_a_space(words, longest, shown):
    assert clipped(words, longest) == shown
