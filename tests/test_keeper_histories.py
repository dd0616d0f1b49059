"""Whatever happens to a ledger, and in whatever order: it is what its records and its log make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.filling import PRODUCER, extraction

from sayso.errors import DecisionError
from sayso.keeper import Asked, Keeper
from sayso.ledger.adding import added_in
from sayso.ledger.types import Decision, DecisionKind, Side
from sayso.store import Store, open_ledger

REPORTS = (1, 2, 3, 4)
VALUES = ("content 0-6", "source 11-20; cue 21-25; content 26-37", "content 11-20; speaker Ada Moor; polarity denies")
ADDED = [added_in(value).claim_id(extraction(number).document.id) for number in REPORTS for value in VALUES]
CLAIMS = [claim.id for number in REPORTS for claim in extraction(number).claims] + ADDED
ATTRIBUTIONS = [one.id for number in REPORTS for one in extraction(number).attributions]
RECUTS = [(DecisionKind.SOURCE, "none"), (DecisionKind.CUE, "0-6"), (DecisionKind.CONTENT, "11-20,26-37")]
KINDS: list[tuple[DecisionKind, str | None]] = [
    (DecisionKind.POLARITY, "denies"),
    (DecisionKind.CERTAINTY, "possible"),
    (DecisionKind.WORDING, "Rain fell."),
    (DecisionKind.SPEAKER, "Ysa Tolbeck; person"),
    (DecisionKind.REJECT, None),
    (DecisionKind.ACCEPT, None),
    (DecisionKind.SAME, "another"),
    (DecisionKind.DIFFERENT, "another"),
    (DecisionKind.DIFFERENT_ORIGIN, "another"),
]


class Words:
    """Vectors by the words of a wording: no model is needed."""

    def vectors(self, wordings: Iterable[str]) -> list[bytes]:
        made = []
        for wording in wordings:
            vector = np.zeros(384, np.int8)
            for word in wording.lower().split():
                vector[crc32(word.encode()) % 384] = 100
            made.append(vector.tobytes())
        return made


def keeper(store: Store) -> Keeper:
    return Keeper(store, "test", encoder=Words())


def dump(store: Store) -> list[str]:
    """All entries with their members and origins, and how their claims are related."""
    with store.reading() as view:
        rows = sorted(view.entries(None, 9999), key=lambda row: row.id)
        related = [repr(pair) for pair in view.related_pairs(CLAIMS)]
        return [repr((row, view.members([row.id]))) for row in rows] + related


def groups(store: Store) -> set[tuple[frozenset[str], ...]]:
    """Entries by what is on each side, whatever they are called."""
    with store.reading() as view:
        held = view.members(row.id for row in view.entries(None, 9999)).values()
    return {tuple(frozenset(m.claim_id for m in one if m.side is side) for side in Side) for one in held}


READING = st.tuples(st.sampled_from(REPORTS), st.sampled_from([(0, 1, 2), (0, 1), (0, 2)]))
DECIDING = st.tuples(st.sampled_from(KINDS), st.sampled_from(CLAIMS), st.sampled_from(CLAIMS))
RECUTTING = st.tuples(st.sampled_from(RECUTS), st.sampled_from(ATTRIBUTIONS), st.just(""))
ADDING = st.tuples(st.just("add"), st.sampled_from(REPORTS), st.sampled_from(VALUES))
MERGING = st.tuples(st.just("merge"), st.sampled_from(CLAIMS), st.sampled_from(CLAIMS))
SPLITTING = st.tuples(st.just("split"), st.sampled_from(CLAIMS), st.integers(1, 30))
UNDOING = st.tuples(st.sampled_from(["undo", "undo all"]), st.integers(0, 5))
TAKEN = DECIDING | RECUTTING | ADDING | MERGING | SPLITTING


def happen(store: Store, events: Sequence[object]) -> None:
    """Read, by a newer model that finds other claims, and decide; what can't be decided is passed over."""
    kept = keeper(store)
    for i, event in enumerate(events):
        match event:
            case int(number), tuple(claims):
                kept.add(replace(extraction(number, claims), producer=replace(PRODUCER, version=str(i))))
            case str(how), int(back):
                log = kept_log(store)
                if log:
                    undone = log[back % len(log)].id
                    if how == "undo":
                        tried(kept.decide, Asked(DecisionKind.UNDO, undone), "ada")
                    else:
                        tried(kept.undo_together, undone, "ada")
            case _:
                take(store, event)


def take(store: Store, event: object) -> bool:
    """Decide one thing, merge, split or add; whether that could be done."""
    kept = keeper(store)
    match event:
        case "add", int(number), str(value):
            return tried(kept.decide, Asked(DecisionKind.ADD, extraction(number).document.id, value), "ada")
        case "merge", str(claim), str(other):
            return tried(kept.merge, claim, other, "ada")
        case "split", str(claim), int(bits):
            with store.reading() as view:
                row = view.entry(claim)
            members = [member.claim_id for member in row.members] if row else []
            chosen = [one for i, one in enumerate(members) if bits >> i & 1]
            return tried(kept.split, claim, chosen, "ada")
        case (kind, value), str(target), str(other):
            return tried(kept.decide, Asked(kind, target, other if value == "another" else value), "ada")
    raise AssertionError(event)


def kept_log(store: Store) -> list[Decision]:
    with store.reading() as view:
        return view.history()


def tried(done: Callable[..., object], *arguments: object) -> bool:
    """Do it; whether it was not refused."""
    try:
        done(*arguments)
    except DecisionError:
        return False
    return True


@settings(max_examples=25)
@given(st.lists(READING | TAKEN | UNDOING, max_size=12))
def test_a_ledger_made_anew_is_the_same_ledger(events: list[object]) -> None:
    with open_ledger(":memory:", create=True) as store:
        happen(store, [(1, (0, 1, 2)), *events])
        before = dump(store)
        keeper(store).rebuild()
        assert dump(store) == before


@settings(max_examples=40)
@given(st.lists(READING | TAKEN | UNDOING, max_size=6), TAKEN)
def test_what_is_undone_leaves_no_trace(events: list[object], last: object) -> None:
    with open_ledger(":memory:", create=True) as store:
        happen(store, [(1, (0, 1, 2)), (2, (0, 1, 2)), *events])
        before = dump(store)
        if take(store, last):
            after = dump(store)
            (made, *_) = kept_log(store)
            undone = keeper(store).undo_together(made.id, "ada")
            assert dump(store) == before
            keeper(store).undo_together(undone[0].id, "ada")
            assert dump(store) == after


@settings(max_examples=40)
@given(st.lists(READING | TAKEN | UNDOING, max_size=8), st.data())
def test_entries_are_split_and_merged_whatever_came_before(events: list[object], data: st.DataObject) -> None:
    with open_ledger(":memory:", create=True) as store:
        happen(store, [(number, (0, 1, 2)) for number in REPORTS])
        happen(store, events)
        with store.reading() as view:
            held = [
                sorted(m.claim_id for m in one) for one in view.members(r.id for r in view.entries(None, 99)).values()
            ]
        entry = data.draw(st.sampled_from([one for one in held if len(one) > 1]))
        chosen = data.draw(st.lists(st.sampled_from(entry), unique=True, min_size=1, max_size=len(entry) - 1))
        keeper(store).split(entry[0], chosen, "ada")
        with store.reading() as view:
            parts = {view.entries_of([one])[one] for one in entry}
            assert len(parts) == 2
            assert len(set(view.entries_of(chosen).values())) == 1
        keeper(store).merge(*parts, "ben")
        with store.reading() as view:
            assert len(set(view.entries_of(entry).values())) == 1


@settings(max_examples=10)
@given(st.permutations(REPORTS))
def test_what_is_together_does_not_hang_on_the_order_of_reading(order: list[int]) -> None:
    with open_ledger(":memory:", create=True) as one, open_ledger(":memory:", create=True) as other:
        happen(one, [(number, (0, 1, 2)) for number in REPORTS])
        happen(other, [(number, (0, 1, 2)) for number in order])
        assert groups(one) == groups(other)
        assert len(groups(one)) < 3 * len(REPORTS)


def test_who_reads_and_who_decides_at_once_lose_nothing(tmp_path: Path) -> None:
    ledger = tmp_path / "a.db"
    with open_ledger(ledger, create=True) as store:
        happen(store, [(1, (0, 1, 2))])

    def read(numbers: Sequence[int]) -> None:
        with open_ledger(ledger) as store:
            happen(store, [(number, (0, 1, 2)) for number in numbers])

    def decide(number: int) -> list[str]:
        with open_ledger(ledger) as store:
            asked = (Asked(DecisionKind.CERTAINTY, CLAIMS[i % 3], "possible") for i in range(number))
            return [keeper(store).decide(one, "ada").id for one in asked]

    with ThreadPoolExecutor(3) as at_once:
        reading = [at_once.submit(read, numbers) for numbers in ((2, 3, 5, 7), (4, 6, 8, 9))]
        taken = at_once.submit(decide, 8).result()
        for one in reading:
            one.result()
    with open_ledger(ledger) as store:
        with store.reading() as view:
            assert len(view.documents()) == 9
            assert [one.id for one in view.decisions()] == taken
        before = dump(store)
        keeper(store).rebuild()
        assert dump(store) == before
