"""What is packed is unpacked as it was, and what was not packed here is refused."""

import json
import zlib
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.extract.article import extract_article
from claimcheck.model import Article, Claim, Extraction, Problem, Span
from claimcheck.store.packing import DamagedError, pack, unpack
from tests.results import COASTLINE, COURIER, make_article

ARTICLE = make_article("a.txt", COURIER, published=date(2031, 4, 3))

# Any text that a `str` can hold, half surrogates and all; any number but those that are not equal to themselves.
PLAIN_VALUES = {
    str: st.text(st.characters(codec=None, exclude_categories=()), max_size=12),
    int: st.integers(),
    bool: st.booleans(),
    float: st.floats(allow_nan=False) | st.integers(),
    Decimal: st.decimals(allow_nan=False),
    date: st.dates(),
    Span: st.builds(Span, st.integers(), st.integers()),
    type(None): st.none(),
    Article: st.just(ARTICLE),
}


def any_of(hint):
    """Return a strategy for values of the type `hint`."""
    if hint in PLAIN_VALUES:
        return PLAIN_VALUES[hint]
    members = get_args(hint)
    if get_origin(hint) is Literal:
        return st.sampled_from(members)
    if get_origin(hint) is not tuple and members:
        return st.one_of(map(any_of, members))
    if members[1:] == (...,):
        return st.lists(any_of(members[0]), max_size=2).map(tuple)
    if members:
        return st.tuples(*map(any_of, members))
    hints = get_type_hints(hint)
    return st.builds(hint, **{field.name: any_of(hints[field.name]) for field in fields(hint)})


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(any_of(Extraction))
def test_any_extraction_comes_back_as_it_was(extraction):
    back = unpack(pack(extraction), ARTICLE)
    assert back == extraction
    assert repr(back) == repr(extraction)  # equal is not alike: 1 and 1.0, 2 and 2.00


@pytest.mark.parametrize("text", [COURIER, COASTLINE, "", "No figures here."])
def test_what_is_found_in_an_article_comes_back_and_shares_what_it_shared(text, pipeline, rules):
    article = make_article("a.txt", text, published=date(2031, 4, 3))
    found = extract_article(article, pipeline, rules)
    back = unpack(pack(found), article)
    assert repr(back) == repr(found)
    for claim, was in zip(back.claims, found.claims, strict=True):
        if was.quantity is not None:
            place = next(n for n, quantity in enumerate(found.quantities) if quantity is was.quantity)
            assert claim.quantity is back.quantities[place]


def test_a_surrogate_pair_in_two_halves_stays_one():
    problems = tuple(Problem(file="a.txt", code="odd", message=words) for words in ("\ud83d\ude00", "😀"))
    assert unpack(pack(Extraction(article=ARTICLE, problems=problems)), ARTICLE).problems == problems


def packed(value):
    return zlib.compress(json.dumps(value).encode())


PLAIN = pack(Extraction(article=ARTICLE, problems=(Problem(file="a.txt", code="odd", message="is odd"),)))


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\x00" * 40,
        PLAIN[:-1],
        PLAIN[:10] + b"\xff" + PLAIN[11:],
        zlib.compress(b"\xff\xfe"),
        zlib.compress(b"[[[["),
        zlib.compress(b"[" * 100_000),
        packed(None),
        packed({}),
        packed("[]"),
        packed([1]),
        packed([[], [], [], [], [], [], [], [], []]),
        packed([[[]]]),
        packed([[[[[0, 5]], None, None, None, "shouted"]]]),
        packed([[[[[0, "5"]], None, None, None, "direct"]]]),
        packed([[[[[0, 5, 9]], None, None, None, "direct"]]]),
        packed([[[[[0, True]], None, None, None, "direct"]]]),
        packed([[], [0]]),
        packed([[], [], [[[0, 1], "x", "2031-13-01", None, None, None]]]),
        packed([[], [], [], [["c-a", "a.txt", [0, 1], "x", None, None, None, None, "asserted", "affirmed", 0]]]),
        packed([[], [], [], [], [], [3]]),
    ],
)
def test_what_was_not_packed_here_is_refused(damaged):
    with pytest.raises(DamagedError):
        unpack(damaged, ARTICLE)


@given(st.binary(max_size=60), st.integers(0, len(PLAIN)))
def test_no_bytes_at_all_do_more_than_be_refused(junk, place):
    for damaged in (junk, PLAIN[:place] + junk + PLAIN[place:], zlib.compress(junk)):
        try:
            assert isinstance(unpack(damaged, ARTICLE), Extraction)
        except DamagedError:
            continue


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=8)
    )
)
def test_no_json_at_all_does_more_than_be_refused(value):
    try:
        back = unpack(packed(value), ARTICLE)
    except DamagedError:
        return
    assert unpack(pack(back), ARTICLE) == back


def test_the_article_is_that_of_the_run_and_not_that_of_the_file():
    other = replace(ARTICLE, origin="b.txt")
    assert unpack(PLAIN, other).article is other


def test_a_claim_keeps_the_time_it_is_about():
    past = (date(2004, 1, 1), date(2004, 12, 31))
    claim = Claim(id="c-a", file="a.txt", span=Span(0, 4), text="Fire", value_span=None, other_time=past)
    assert unpack(pack(Extraction(article=ARTICLE, claims=(claim,))), ARTICLE).claims == (claim,)
