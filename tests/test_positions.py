"""How a value is written down where positions are listed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.compare.positions import number_text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("4000", "4,000"),
        ("4.10", "4.1"),
        ("7100000", "7.1 million"),
        ("0.25", "0.25"),
        ("12.123456", "12.123456"),
        (Decimal(1) / 3, "0.333"),
        (Decimal(200) / 3, "66.7"),
    ],
)
def test_a_number_is_read_at_a_glance(number, text):
    assert number_text(Decimal(number)) == text
