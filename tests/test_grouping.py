"""Groups grow as if every pair across two groups were looked at each time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.align.grouping import group, join_by_value
from claimcheck.model import Link, Reason

CLAIMS = "abcdefgh"
pairs = st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS)).filter(lambda pair: pair[0] < pair[1])


def linked(pair, weight):
    return Link(first=pair[0], second=pair[1], reasons=(Reason(feature="x", outcome="weighed", weight=weight),))


def pair_by_pair(links, forbidden):
    """The groups, by looking at all pairs across two groups for every link."""
    weights = {(link.first, link.second): round(link.weight * 1000) for link in links}
    home = {claim: {claim} for link in links for claim in (link.first, link.second)}
    for link in sorted(links, key=lambda link: (-link.weight, link.first, link.second)):
        left, right = home[link.first], home[link.second]
        across = [(min(a, b), max(a, b)) for a in left for b in right]
        if left is right or forbidden & set(across) or sum(weights.get(pair, 0) for pair in across) <= 0:
            continue
        left |= right
        home |= dict.fromkeys(right, left)
    return tuple(sorted({tuple(sorted(ids)) for ids in home.values()}))


@given(
    st.dictionaries(pairs, st.sampled_from([-0.6, -0.2, 0.1, 0.2, 0.9, 1.0, 2.1]), max_size=20),
    st.sets(pairs, max_size=6),
)
def test_groups_are_those_of_looking_at_all_pairs(weights, forbidden):
    links = [linked(pair, weight) for pair, weight in weights.items()]
    forbidden -= weights.keys()
    assert group(links, forbidden) == pair_by_pair(links, forbidden)
    assert group(links[::-1], list(forbidden)) == pair_by_pair(links, forbidden)


def test_a_value_joins_groups_only_where_every_pair_is_linked():
    groups, links = [("a", "b"), ("c", "d")], [linked(("a", "b"), 1.0), linked(("c", "d"), 1.0)]
    by_value = [linked(pair, 0.2) for pair in (("a", "c"), ("a", "d"), ("b", "c"), ("d", "e"))]
    assert join_by_value(groups, links, by_value) == (("a", "b"), ("c", "d"), ("e",))
    assert join_by_value(groups, links, [*by_value, linked(("b", "d"), 0.2)]) == (("a", "b", "c", "d"), ("e",))
    assert join_by_value(groups, links, []) == (("a", "b"), ("c", "d"))
