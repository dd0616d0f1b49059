from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.linker import link
from sayso.ledger.types import Pair, Verdict


def same(first: str, second: str, score: float = 0.9) -> Pair:
    return Pair(min(first, second), max(first, second), Verdict.SAME, score)


def test_same_claims_are_one_group_and_others_stay_alone() -> None:
    assert link("abcd", [same("a", "b"), same("b", "c"), same("a", "c")], (), ()) == (("a", "b", "c"), ("d",))


def test_a_single_likeness_does_not_join_what_is_otherwise_unlike() -> None:
    pairs = [same(*ends) for ends in ("ab", "ac", "bc", "de", "df", "ef")] + [same("c", "d", 0.7)]
    assert link("abcdef", pairs, (), ()) == (("a", "b", "c"), ("d", "e", "f"))


def test_groups_are_one_if_their_claims_are_alike_though_few_were_compared() -> None:
    pairs = [same("a", "b"), same("c", "d"), same("b", "c", 0.8)]
    assert link("abcd", pairs, (), ()) == (("a", "b"), ("c", "d"))
    assert link("abcd", pairs, (), (), likeness=lambda *_: 0.6) == (("a", "b", "c", "d"),)
    assert link("abcd", pairs, (), (), likeness=lambda *_: 0.1) == (("a", "b"), ("c", "d"))


def test_likeness_joins_no_groups_of_which_any_two_claims_may_not_be_linked() -> None:
    pairs = [same("a", "b"), same("c", "d"), same("b", "c", 0.8)]

    def likeness(first: str, second: str) -> float | None:
        return None if (first, second) == ("a", "d") else 0.9

    assert link("abcd", pairs, (), (), likeness=likeness) == (("a", "b"), ("c", "d"))


def test_what_is_told_apart_in_one_breath_is_joined_by_no_likeness_of_others() -> None:
    pairs = [same("a", "b", 0.95), same("c", "d", 0.95), same("b", "c"), same("a", "d")]
    assert link("abcd", pairs, (), ()) == (("a", "b", "c", "d"),)
    assert link("abcd", pairs, (), (), {"a": "one", "c": "one", "b": "two"}) == (("a", "b"), ("c", "d"))


def test_what_people_or_pointing_words_put_together_is_together_though_told_in_one_breath() -> None:
    breaths = dict.fromkeys("abc", "one")
    assert link("abc", [same("b", "c", 1.0)], [("a", "b")], (), breaths) == (("a", "b", "c"),)


def test_related_claims_are_not_joined() -> None:
    assert link("ab", [Pair("a", "b", Verdict.RELATED, 0.9)], (), ()) == (("a",), ("b",))


def test_what_people_put_together_is_together_though_nothing_else_says_so() -> None:
    assert link("abc", [], [("c", "a")], ()) == (("a", "c"), ("b",))


def test_what_people_keep_apart_stays_apart_also_by_way_of_others() -> None:
    pairs = [same("a", "b"), same("b", "c"), same("a", "c")]
    (first, second) = link("abc", pairs, (), [("a", "c")])
    assert ("a" in first) != ("a" in second)
    assert not any({"a", "c"} <= set(group) for group in (first, second))


@pytest.mark.parametrize("order", list(permutations("abcd")), ids="".join)
def test_the_order_of_pairs_makes_no_difference(order: tuple[str, ...]) -> None:
    pairs = {"a": same("a", "b"), "b": same("b", "c", 0.8), "c": same("c", "d", 0.85), "d": same("a", "c", 0.7)}
    assert link("abcd", [pairs[name] for name in order], (), ()) == link("abcd", list(pairs.values()), (), ())


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.floats(0.5, 1)), max_size=12))
def test_every_claim_is_in_one_group(found: list[tuple[str, str, float]]) -> None:
    pairs = [same(a, b, score) for a, b, score in found if a != b]
    groups = link("abcdef", pairs, (), [("a", "f")])
    assert sorted(claim for group in groups for claim in group) == list("abcdef")
    assert not any({"a", "f"} <= set(group) for group in groups)
