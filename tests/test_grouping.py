"""Groups grow as if every pair across two groups were looked at each time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.align.grouping import group

CLAIMS = "abcdefgh"
# Two claims an article: "a" and "b" are of one, "c" and "d" of the next.
FILES = {claim: str(number // 2) for number, claim in enumerate(CLAIMS)}
LEAST, UNSEEN = 0.5, 0.1
pairs = st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS)).filter(
    lambda pair: pair[0] < pair[1] and FILES[pair[0]] != FILES[pair[1]]
)


def pair_by_pair(probabilities, forbidden):
    """The groups, by looking at all pairs of two articles across two groups for every link."""
    home = {claim: {claim} for pair in probabilities for claim in pair}
    for probability, first, second in sorted((-p, *pair) for pair, p in probabilities.items()):
        left, right = home[first], home[second]
        across = [(min(a, b), max(a, b)) for a in left for b in right]
        seen = [round(probabilities.get(p, UNSEEN) * 1000) for p in across if FILES[p[0]] != FILES[p[1]]]
        if left is right or forbidden & set(across) or -probability < LEAST or sum(seen) < LEAST * 1000 * len(seen):
            continue
        left |= right
        home |= dict.fromkeys(right, left)
    return tuple(sorted({tuple(sorted(ids)) for ids in home.values()}))


@given(
    st.dictionaries(pairs, st.sampled_from([0.05, 0.3, 0.5, 0.6, 0.8, 0.95]), max_size=20),
    st.sets(pairs, max_size=6),
)
def test_groups_are_those_of_looking_at_all_pairs(probabilities, forbidden):
    forbidden -= probabilities.keys()
    expected = pair_by_pair(probabilities, forbidden)
    assert group(probabilities, forbidden, FILES, least=LEAST, unseen=UNSEEN) == expected
    turned = dict(reversed(probabilities.items()))
    assert group(turned, list(forbidden), FILES, least=LEAST, unseen=UNSEEN) == expected


def test_one_weak_link_does_not_chain_two_facts():
    probabilities = {("a", "c"): 0.9, ("e", "g"): 0.9, ("c", "e"): 0.6}
    assert group(probabilities, [], FILES, least=LEAST, unseen=UNSEEN) == (("a", "c"), ("e", "g"))
