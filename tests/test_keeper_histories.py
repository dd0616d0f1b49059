"""Whatever happens to a ledger, and in whatever order: it is what its records and its log make of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from sayso.ledger.types import DecisionKind, Side
from sayso.store import Store, open_ledger

REPORTS = (1, 2, 3, 4)
CLAIMS = [claim.id for number in REPORTS for claim in extraction(number).claims]
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


def happen(store: Store, events: Sequence[object]) -> None:
    """Read, by a newer model that finds other claims, and decide; what can't be decided is passed over."""
    kept = keeper(store)
    for i, event in enumerate(events):
        match event:
            case int(number), tuple(claims):
                kept.add(replace(extraction(number, claims), producer=replace(PRODUCER, version=str(i))))
            case "undo", int(back):
                with store.reading() as view:
                    log = view.history()
                _decide(kept, Asked(DecisionKind.UNDO, log[back % len(log)].id) if log else None)
            case (kind, value), str(claim), str(other):
                _decide(kept, Asked(kind, claim, other if value == "another" else value))


def _decide(kept: Keeper, asked: Asked | None) -> None:
    try:
        if asked:
            kept.decide(asked, "ada")
    except DecisionError:
        pass


@settings(max_examples=25)
@given(st.lists(READING | DECIDING | st.tuples(st.just("undo"), st.integers(0, 5)), max_size=12))
def test_a_ledger_made_anew_is_the_same_ledger(events: list[object]) -> None:
    with open_ledger(":memory:", create=True) as store:
        happen(store, [(1, (0, 1, 2)), *events])
        before = dump(store)
        keeper(store).rebuild()
        assert dump(store) == before


@settings(max_examples=10)
@given(st.permutations(REPORTS))
def test_what_is_together_does_not_hang_on_the_order_of_reading(order: list[int]) -> None:
    with open_ledger(":memory:", create=True) as one, open_ledger(":memory:", create=True) as other:
        happen(one, [(number, (0, 1, 2)) for number in REPORTS])
        happen(other, [(number, (0, 1, 2)) for number in order])
        assert groups(one) == groups(other)
        assert len(groups(one)) < len(CLAIMS)


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
