"""However entries come and go, what is counted beside them is what they are."""

from __future__ import annotations

from collections import Counter

from filling import add, entry, extraction
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.types import Appearance, Side
from sayso.store import EntryFilter, Work, open_ledger

REPORTS = 4
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.lists(st.integers(0, 3 * REPORTS - 1), min_size=1, max_size=5, unique=True)),
        st.tuples(st.just("drop"), st.lists(st.integers(0, 3 * REPORTS - 1), max_size=3)),
        st.tuples(st.just("read"), st.lists(st.integers(0, 2), min_size=1, unique=True)),
    ),
    max_size=8,
)


def _put(work: Work, shown: list[Appearance]) -> None:
    """An entry of these claims; those they were in before are dropped, as a keeper does."""
    work.drop_entries(set(work.entries_of(one.id for one in shown).values()))
    work.put_entries([entry(*((one, list(Side)[i % 3]) for i, one in enumerate(shown)))])


@given(CHANGES)
def test_counts_follow_the_entries(changes: list[tuple[str, list[int]]]) -> None:
    with open_ledger(":memory:", create=True) as store, store.writing() as work:
        ids = add(work, *(extraction(number) for number in range(1, REPORTS + 1)))
        for kind, numbers in changes:
            chosen = [ids[number] for number in numbers]
            if kind == "put" and (shown := work.appearances(chosen)):
                _put(work, shown)
            elif kind == "drop":
                work.drop_entries(work.entries_of(chosen).values())
            elif kind == "read":
                add(work, extraction(1, claims=sorted(numbers)))
        _check(work, ids)


def _check(work: Work, ids: list[str]) -> None:
    rows = work.entries()
    members = [member for several in work.members(row.id for row in rows).values() for member in several]
    assert {member.claim_id for member in members} == set(work.entries_of(ids))
    said = Counter(member.side for member in members if member.voice)
    told = Counter({side: sum(getattr(row, side.value) for row in work.speakers()) for side in Side})
    assert +told == said
    assert work.count(EntryFilter(by="venn")) == work.count(EntryFilter(by="person:orla venn"))
    assert sum(work.count(EntryFilter(about=word)) for word in ("ship", "luna", "rain")) >= len(rows)
    assert work.count(EntryFilter(place="ostend")) <= len(rows)
