"""One name for a person across the articles of a story."""

from __future__ import annotations

import pytest

from claimcheck.extract.one_name import full_names


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ana Moss", "Moss"], {"Moss": "Ana Moss"}),
        (["Moss"], {}),
        # Two of one surname: nobody knows which.
        (["Ana Moss", "Odell Moss", "Moss"], {}),
        (
            ["Ana van der Moss", "van der Moss", "Moss"],
            {"Moss": "Ana van der Moss", "van der Moss": "Ana van der Moss"},
        ),
        ([], {}),
    ],
)
def test_full_names(names, expected):
    assert full_names(names) == expected
