from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.choice import COSTS, NEAR, Likely, chosen
from sayso.attribute.tags import ROLES


@st.composite
def likely_spans(draw):
    places = st.tuples(st.sampled_from(ROLES), st.integers(0, 8), st.integers(1, 5))
    found = draw(st.lists(places, max_size=8, unique=True))
    return [Likely(role, start, start + size, draw(st.floats(0.05, 1.0))) for role, start, size in found]


def words(one):
    return set(range(one.start, one.end))


def gain(one, likely):
    """What a span is worth beyond its cost, written out."""
    near = 0.0
    if one.role == "content":
        others = [o for o in likely if o.role == "content"]
        near = sum(o.exact for o in others if len(words(one) & words(o)) >= NEAR * len(words(one) | words(o)))
    return one.exact + min(near, 1.0) - COSTS[one.role]


def apart(spans):
    return all(a.end <= b.start for a, b in pairwise(sorted(spans, key=lambda s: s.start)))


@given(likely_spans())
def test_no_others_together_are_worth_more(likely):
    found = chosen(likely)
    subsets = (some for size in range(len(likely) + 1) for some in combinations(likely, size) if apart(some))
    most = max(sum(gain(one, likely) for one in some) for some in subsets)
    assert sum(gain(one, likely) for one in found) == pytest.approx(most, abs=1e-9)


@given(likely_spans())
def test_spans_come_in_order_and_do_not_overlap(likely):
    found = chosen(likely)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(one in likely for one in found)


@given(likely_spans(), st.randoms())
def test_the_order_they_are_told_in_makes_no_difference(likely, random):
    shuffled = random.sample(likely, len(likely))
    before, after = (sum(gain(one, likely) for one in chosen(some)) for some in (likely, shuffled))
    assert after == pytest.approx(before, abs=1e-9)


def test_nothing_of_nothing():
    assert chosen([]) == []


@pytest.mark.parametrize("role", ["source", "cue"])
def test_a_source_or_cue_must_be_likely_by_itself(role):
    cost = COSTS[role]
    assert chosen([Likely(role, 0, 3, cost - 0.01), Likely(role, 0, 4, cost - 0.02)]) == []
    assert chosen([Likely(role, 0, 3, cost + 0.01)]) == [Likely(role, 0, 3, cost + 0.01)]


def test_a_content_with_an_uncertain_edge_is_found_and_has_its_likeliest_edge():
    """As in "that the bridge would close (in May)"."""
    edges = [Likely("content", 0, end, exact) for end, exact in ((9, 0.25), (10, 0.3), (11, 0.2))]
    assert chosen(edges) == [edges[1]]
    assert chosen(edges[:1]) == []


def test_contents_far_from_alike_do_not_help_each_other():
    """A content within another that is over twice as long is another content."""
    assert chosen([Likely("content", 0, 10, 0.34), Likely("content", 6, 10, 0.34)]) == []


def test_of_spans_that_overlap_the_roles_are_weighed():
    """Two sure spans are worth more than a surer one over both."""
    two = [Likely("source", 0, 2, 0.9), Likely("cue", 2, 3, 0.9)]
    assert chosen([*two, Likely("source", 0, 3, 0.95)]) == two
