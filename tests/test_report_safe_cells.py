"""No word of an article becomes a formula, a command to the terminal, or an unseen mark."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.links import followable, without_password
from claimcheck.report.safe_cells import LONGEST_CELL, cell, csv_cell, from_csv_cell, shortened, visible
from tests.results import HOSTILE

LIVE = re.compile(r"[\s\ufeff]*[=@＝＠]|[\t\r\n]|[\s]*[+\-＋－]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “words”, naïve café", "plain – “words”, naïve café"),
        ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
        ("\x00\x07\x1b[2J", "␀␇␛[2J"),
        ("\x7f", "␡"),
        ("\x85", "[U+0085]"),
        ("1\u202e8", "1[U+202E]8"),
        ("\ud800\ufffe", "\ufffd\ufffd"),
        ("😀", "😀"),
    ],
)
def test_visible(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize("text", HOSTILE)
def test_no_csv_cell_is_live(text):
    assert not LIVE.match(csv_cell(text))
    assert from_csv_cell(csv_cell(text)) == visible(text)


@given(st.text(st.sampled_from("'=+-@ \t\r\n＝a1\x00\u202e")) | st.text())
def test_the_apostrophe_comes_off_again(text):
    written = csv_cell(text)
    assert not LIVE.match(written)
    assert from_csv_cell(written) == visible(text)


@pytest.mark.parametrize("text", ["x" * 40_000, "😀" * 20_000, "=" * 32_768])
def test_a_cell_is_cut_with_a_mark(text):
    for write in (cell, csv_cell):
        written = write(text)
        assert len(written.encode("utf-16-le")) // 2 <= LONGEST_CELL
        assert written.endswith("…cut]")


@given(st.text("a😀", max_size=200), st.integers(20, 60))
def test_shortened_keeps_to_its_limit(text, longest):
    assert len(shortened(text, longest).encode("utf-16-le")) // 2 <= longest


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://courier.example/a?b=1&c=%20#d", "https://courier.example/a?b=1&c=%20#d"),
        ("HTTP://courier.example", "HTTP://courier.example"),
        ("https://reader:secret@courier.example/a", "https://courier.example/a"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//courier.example/a", None),
        ("https:///nowhere", None),
        ("https://courier.example/\u202egnp", None),
        ('https://courier.example/"onclick=', None),
        ("https://courier.example:port/", None),
        ("https://[courier.example/", None),
        ("https://courier.example/" + "a" * 3_000, None),
        ("", None),
        (None, None),
    ],
)
def test_only_plain_web_addresses_are_linked(url, link):
    found = followable(url)
    assert (found or "").casefold() == (link or "").casefold()


def test_a_password_goes_even_from_a_broken_address():
    assert without_password("https://a:b@[x/") == "https://[x/"
