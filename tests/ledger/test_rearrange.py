"""Whatever claims are wanted together, or apart, the decisions found make the linker put them so."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.linker import link
from sayso.ledger.rearrange import Linked, rearranged
from sayso.ledger.types import Pair, Verdict

CLAIMS = tuple("abcdefgh")
ENDS = st.sampled_from(list(combinations(CLAIMS, 2)))
PAIRS = st.dictionaries(ENDS, st.sampled_from([0.5, 0.7, 0.9, 1.0]), max_size=20)


def linked(scores: dict[tuple[str, str], float], ruled: dict[tuple[str, str], bool]) -> Linked:
    """As the keeper has it: two that people keep apart are no pair, two that they put together are a sure one."""
    held = scores | {ends: 1.0 for ends, same in ruled.items() if same}
    pairs = (Pair(*ends, Verdict.SAME, score) for ends, score in held.items() if ruled.get(ends, True))
    together = tuple(ends for ends, same in ruled.items() if same)
    return Linked(CLAIMS, tuple(pairs), together, tuple(ends for ends, same in ruled.items() if not same))


def groups(made: Linked) -> list[tuple[str, ...]]:
    return list(link(made.claims, made.pairs, made.together, made.apart))


@given(PAIRS, st.dictionaries(ENDS, st.booleans(), max_size=5), st.data())
def test_an_entry_is_split_as_wanted(
    scores: dict[tuple[str, str], float], ruled: dict[tuple[str, str], bool], data: st.DataObject
) -> None:
    before = linked(scores, ruled)
    entry = data.draw(st.sampled_from(groups(before)))
    chosen = data.draw(st.lists(st.sampled_from(entry), unique=True, min_size=1))
    wanted = [part for part in (chosen, [one for one in entry if one not in chosen]) if part]
    new = rearranged(before, wanted, alone=True)
    after = groups(linked(scores, ruled | new))
    assert {frozenset(part) for part in wanted} <= {frozenset(group) for group in after}


@given(PAIRS, st.dictionaries(ENDS, st.booleans(), max_size=5), st.data())
def test_two_entries_are_merged(
    scores: dict[tuple[str, str], float], ruled: dict[tuple[str, str], bool], data: st.DataObject
) -> None:
    before = linked(scores, ruled)
    one, other = data.draw(st.sampled_from(groups(before))), data.draw(st.sampled_from(groups(before)))
    new = rearranged(before, [list(dict.fromkeys((*one, *other)))], alone=False)
    assert any({*one, *other} <= set(group) for group in groups(linked(scores, ruled | new)))
    assert one != other or not new


def test_one_decision_is_enough_where_it_is() -> None:
    pairs = {("a", "b"): 1.0, ("c", "d"): 1.0}
    assert rearranged(linked(pairs, {}), [["a", "b", "c", "d"]], alone=False) == {("a", "c"): True}
    assert rearranged(linked(pairs, {}), [["a"], ["b"]], alone=True) == {("a", "b"): False}


def test_what_was_decided_before_is_overruled_where_it_must_be() -> None:
    before = linked({("a", "b"): 0.9, ("b", "c"): 0.9}, {("a", "c"): True})
    assert rearranged(before, [["a"], ["b", "c"]], alone=True)[("a", "c")] is False
