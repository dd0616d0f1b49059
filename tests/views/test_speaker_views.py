"""Speakers: what they say, what they are called, and what people made of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.filling import decision
from tests.views.overlooking import CAFE, RADLE, SHIP, VENN, fill

from sayso.errors import DecisionError
from sayso.ledger.types import DecisionKind, Side
from sayso.store import Store
from sayso.views.people import People


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with fill(tmp_path / "affair.db") as made:
        yield made


def decided(store: Store, *rows: tuple[DecisionKind, str, str | None]) -> None:
    with store.writing() as work:
        first = work.decision_count() + 1
        for number, row in enumerate(rows, first):
            work.add_decision(decision(number, *row))


def test_those_with_most_claims_come_first_and_can_be_paged(store: Store) -> None:
    with store.reading() as view:
        people = People(view)
        names = [row.name for row in people.listed(None, 10)]
        assert names == ["Orla Venn", "a harbour official", "Oswin Radle"]
        assert [row.name for row in people.listed(None, 1, 2)] == names[2:]
        assert people.count() == 3
        assert people.count("radle") == len(people.listed("radle", 10)) == 1


def test_a_speaker_has_all_that_reports_say_of_it(store: Store) -> None:
    with store.reading() as view:
        found = People(view).person(VENN)
    assert (found.row.affirmed, found.row.denied, found.row.hedged, found.entries) == (2, 2, 0, 2)
    assert [(one.words, one.reports) for one in found.roles] == [("mayor", 3)]
    assert [(one.words, one.reports) for one in found.nationalities] == [("BE", 3)]
    assert not found.speaks_for
    assert sorted(found.said) == sorted(
        [
            (Side.AFFIRMED, "2031-03-01"),
            (Side.AFFIRMED, "2031-03-02"),
            (Side.DENIED, "2031-03-03"),
            (Side.DENIED, "2031-03-01"),
        ]
    )


def test_a_change_of_position_is_told_with_both_claims(store: Store) -> None:
    with store.reading() as view:
        [turn] = People(view).person(VENN).turns
    assert turn.entry.wording == SHIP
    assert (turn.before.side, turn.after.side) == (Side.AFFIRMED, Side.DENIED)
    assert turn.before.one.document.published_at == "2031-03-02"


def test_statements_come_latest_first_each_once_over_pages(store: Store) -> None:
    with store.reading() as view:
        people = People(view)
        whole = people.statements(VENN, 10)
        paged = [one for offset in range(4) for one in people.statements(VENN, 1, offset)]
        assert [one.one.id for one in whole] == [one.one.id for one in paged]
        assert [one.one.document.path for one in whole] == ["3.md", "2.md", "1.md", "1.md"]
        assert set(people.wordings(whole).values()) == {SHIP, CAFE}


def test_entries_tell_how_often_a_speaker_stands_on_each_side(store: Store) -> None:
    with store.reading() as view:
        found = People(view).entries(VENN, 10)
    assert [(row.wording, one.affirmed, one.denied, one.hedged) for row, one in found] == [
        (SHIP, 2, 1, 0),
        (CAFE, 0, 1, 0),
    ]


def test_a_name_means_the_one_who_has_it(store: Store) -> None:
    with store.reading() as view:
        people = People(view)
        assert people.key_of("Orla Venn") == people.key_of("venn") == VENN
        for unknown in ("nobody", "harbour official", "o"):
            with pytest.raises(DecisionError, match="page of speakers"):
                people.key_of(unknown)
        with pytest.raises(DecisionError, match="Nobody in the ledger"):
            people.person("person:nobody at all")


def test_merges_lead_to_the_key_that_holds_and_are_told_with_it(store: Store) -> None:
    decided(store, (DecisionKind.MERGE_SPEAKERS, "person:o venn", VENN))
    with store.reading() as view:
        found = People(view).person("person:o venn")
    assert found.key == VENN
    assert [(one.target, one.value) for one in found.joined] == [("person:o venn", VENN)]


def test_splits_are_told_where_they_took_something_from(store: Store) -> None:
    with store.reading() as view:
        [claim, *_] = view.said_by(RADLE, 1)
        speaker = view.appearances([claim.claim])[0].claim.speaker_id
    assert speaker
    decided(store, (DecisionKind.SPLIT_SPEAKERS, speaker, None))
    with store.reading() as view:
        assert [one.target for one in People(view).person(VENN).parted] == [speaker]
        assert not People(view).person(RADLE).parted


def test_reliability_is_the_last_that_was_set(store: Store) -> None:
    with store.reading() as view:
        assert People(view).person(VENN).reliability is None
    decided(store, (DecisionKind.RELIABILITY, VENN, "C"), (DecisionKind.RELIABILITY, VENN, "B"))
    with store.reading() as view:
        found = People(view).person(VENN).reliability
    assert found
    assert found.value == "B"
