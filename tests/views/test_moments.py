"""Two moments compared: as the ledger was at each, told from its log alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.filling import extraction
from tests.test_keeper_histories import CLAIMS, KINDS, MERGING, RECUTTING, REPORTS, SPLITTING, Words, happen, keeper

from sayso.keeper import Asked
from sayso.ledger.types import DecisionKind, State
from sayso.store import EntryRow, Store, View, open_ledger
from sayso.views.moments import Changed, changes_between

BEFORE = "2000-01-01T00:00:00.000Z"
AFTER = "9999-01-01T00:00:00.000Z"
FIRST = [extraction(number).claims[0].id for number in REPORTS]


@pytest.fixture
def store() -> Iterator[Store]:
    with open_ledger(":memory:", create=True) as made:
        happen(made, [(number, (0, 1, 2)) for number in REPORTS])
        yield made


def changes(store: Store, start: str = BEFORE, end: str = AFTER) -> dict[str, Changed]:
    with store.reading() as view:
        return {one.entry: one for one in changes_between(view, start, end, encoder=Words())}


def counts(row: EntryRow | None) -> tuple[int, int, int] | None:
    return (row.affirmed, row.denied, row.hedged) if row else None


def test_a_claim_that_takes_the_other_side(store: Store) -> None:
    made = keeper(store).decide(Asked(DecisionKind.POLARITY, FIRST[1], "denies"), "ada")
    (one,) = changes(store).values()
    assert (counts(one.before), counts(one.after)) == ((4, 0, 0), (3, 1, 0))
    assert one.before is not None
    assert one.after is not None
    # One speaker says all four, on different days.
    assert (one.before.state, one.after.state) == (State.AFFIRMED, State.CHANGED)
    assert one.decisions == (made,)
    ((claim, kind, old, new),) = [(c.claim, c.kind, c.before, c.after) for c in one.corrected]
    assert (claim, kind, old, new) == (FIRST[1], DecisionKind.POLARITY, None, made)
    assert not changes(store, made.decided_at)
    assert not changes(store, BEFORE, BEFORE)


def test_an_entry_that_was_split_and_merged_again(store: Store) -> None:
    with store.reading() as view:
        whole = view.entries_of(FIRST)[FIRST[0]]
    split = keeper(store).split(FIRST[0], FIRST[2:], "ada")
    found = changes(store)
    assert set(found) == {whole, FIRST[2].replace("c-", "e-")}
    apart = found[FIRST[2].replace("c-", "e-")]
    assert (apart.before, counts(apart.after)) == (None, (2, 0, 0))
    assert {one.claim for one in apart.moved} == set(FIRST[2:])
    assert {(one.before, one.after) for one in apart.moved} == {(whole, apart.entry)}
    assert counts(found[whole].after) == (2, 0, 0)
    merged = keeper(store).merge(whole, apart.entry, "ben")
    joined = changes(store, split[0].decided_at)
    assert (counts(joined[whole].before), counts(joined[whole].after)) == ((2, 0, 0), (4, 0, 0))
    assert joined[apart.entry].after is None
    assert set(merged) <= set(joined[whole].decisions)
    assert not any(one.moved for one in changes(store).values())


def test_a_wording_by_hand_that_parts_a_claim_and_what_was_rejected(store: Store) -> None:
    first = keeper(store).decide(Asked(DecisionKind.WORDING, FIRST[3], "Nine crates held oranges"), "ada")
    keeper(store).decide(Asked(DecisionKind.REJECT, FIRST[0]), "ada")
    found = changes(store, BEFORE, first.decided_at)
    new = found[FIRST[3].replace("c-", "e-")]
    assert (new.before, new.after and new.after.wording) == (None, "Nine crates held oranges")
    later = changes(store, first.decided_at)
    assert [(one.claim, one.after) for one in later[FIRST[0].replace("c-", "e-")].moved if one.claim == FIRST[0]] == [
        (FIRST[0], None)
    ]


def rows_of(view: View) -> dict[str, str]:
    rows = view.entries(None, 9999)
    return {row.id: _told(row, [m.claim_id for m in view.members([row.id])[row.id]]) for row in rows}


def _told(row: EntryRow, members: list[str]) -> str:
    origins = (row.affirmed_least, row.affirmed_most, row.denied_least, row.denied_most)
    return repr((row.wording, counts(row), origins, row.first_said, row.last_said, sorted(members)))


DECIDING = st.tuples(st.sampled_from(KINDS), st.sampled_from(CLAIMS[:12]), st.sampled_from(CLAIMS[:12]))
EVENTS = st.lists(
    DECIDING | RECUTTING | MERGING | SPLITTING | st.tuples(st.sampled_from(["undo", "undo all"]), st.integers(0, 5)),
    min_size=1,
    max_size=4,
)


@settings(max_examples=10)
@given(EVENTS)
def test_each_moment_is_told_as_it_was(events: list[object]) -> None:
    with open_ledger(":memory:", create=True) as store:
        happen(store, [(number, (0, 1, 2)) for number in REPORTS])
        was = [(BEFORE, now_rows(store))]
        for event in events:
            happen(store, [event])
            was.append((last_of(store), now_rows(store)))
        for (start, old), (end, new) in combinations(was, 2):
            found = changes(store, start, end)
            for name, one in found.items():
                assert (one.before and told(one.before)) == old.get(name)
                assert (one.after and told(one.after)) == new.get(name)
            assert {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)} <= found.keys()


def told(row: EntryRow) -> str:
    return _told(row, [member.claim_id for member in row.members])


def now_rows(store: Store) -> dict[str, str]:
    with store.reading() as view:
        return rows_of(view)


def last_of(store: Store) -> str:
    with store.reading() as view:
        log = view.history(limit=1)
    return log[0].decided_at if log else BEFORE
