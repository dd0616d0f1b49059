"""What every store must do, whatever database is under it (see ``backends``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from backends import BACKENDS
from filling import CUSTODY, PRODUCER, add, decision, entry, extraction, keys_of, related, same

from sayso.ledger.types import Appearance, DecisionKind, Side, Slot
from sayso.model import Producer
from sayso.store import Store, Voice, Work


@pytest.fixture(params=BACKENDS.values(), ids=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with request.param(tmp_path) as made:
        yield made


@pytest.fixture
def work(store: Store) -> Iterator[Work]:
    """A transaction that is under way."""
    with store.writing() as made:
        yield made


def appearances(work: Work, *ids: str) -> list[Appearance]:
    return work.appearances(ids)


# Records


def test_what_was_taken_in_comes_out_as_it_was(work: Work) -> None:
    found = extraction()
    add(work, found)
    document = found.document
    assert work.has(document.id)
    assert work.producer_of(document.id) == PRODUCER
    assert work.document(document.id) == document
    assert work.raw(document.id) == document.text.encode()
    assert work.extraction(document.id) == found
    assert [one.producer for one in work.extraction(document.id).attributions] == [  # type: ignore[union-attr]
        PRODUCER,
        replace(PRODUCER, name="nested"),
    ]
    assert work.custody_of(document.id) == [CUSTODY]


def test_what_is_not_there_is_none(work: Work) -> None:
    assert not work.has("d-none")
    assert work.producer_of("d-none") is None
    assert work.document("d-none") is None
    assert work.raw("d-none") is None
    assert work.extraction("d-none") is None
    assert work.custody_of("d-none") == []
    assert work.appearances(["c-none"]) == []
    assert work.claims_of("c-none") == []
    assert work.entry("e-none") is None
    assert work.decision("t-none") is None


@pytest.mark.parametrize("raw", [True, False], ids=["with its bytes", "without"])
def test_text_is_kept_with_and_without_the_raw_bytes(work: Work, raw: bool) -> None:
    found = extraction()
    add(work, found, raw=raw)
    assert work.document(found.document.id) == found.document
    assert (work.raw(found.document.id) is not None) == raw


def test_text_that_is_not_its_raw_bytes(work: Work) -> None:
    found, raw = extraction(), b"\xff\xfe anything"
    work.add_document(found, raw, CUSTODY, b"", ())
    assert work.document(found.document.id) == found.document
    assert work.raw(found.document.id) == raw


def test_appearances_have_all_around_them_and_come_in_order_of_reading(work: Work) -> None:
    first, second = extraction(1), extraction(2)
    ids = add(work, first, second)
    found = work.appearances(reversed(ids))
    assert [one.id for one in found] == ids
    assert [one.sequence for one in found] == sorted({one.sequence for one in found})
    said = found[0]
    assert said.claim == first.claims[0]
    assert said.speaker == first.speakers[0]
    assert said.attribution == first.attributions[0]
    assert said.document == replace(first.document, text="")
    assert said.sentence == "Orla Venn said the ship sank off Ostend."
    assert said.sentence_span.of(first.document.text) == said.sentence
    assert said.person == "person:orla venn"
    own = found[2]
    assert (own.speaker, own.attribution, own.person) == (None, None, None)


def test_a_newer_reading_replaces_what_was_found_and_tells_what_went(work: Work) -> None:
    older, other = extraction(1), extraction(2)
    ids = add(work, older, other)
    work.put_pairs([same(ids[1], ids[4]), same(ids[0], ids[3])])
    shown = work.appearances(ids)
    work.put_entries([entry((shown[1], Side.DENIED), (shown[5], Side.AFFIRMED)), entry((shown[0], Side.AFFIRMED))])
    newer = replace(extraction(1, claims=(0, 2)), producer=Producer("sayso-en", "1.2.0"))
    removed = work.add_document(newer, None, CUSTODY, b"other", keys_of("other"))
    assert removed.claims == (ids[1],)
    assert set(removed.neighbours) == {ids[4], ids[5]}
    assert work.extraction(older.document.id) == newer
    assert work.producer_of(older.document.id) == newer.producer
    assert work.raw(older.document.id) == older.document.text.encode()
    assert len(work.custody_of(older.document.id)) == 2
    assert [one.id for one in work.appearances(ids)] == [ids[0], *ids[2:]]
    assert work.claims_sharing(keys_of(older.claims[1].wording)) == [ids[4]]
    assert work.same_pairs([ids[4]]) == []
    assert work.entries_of(ids).keys() == {ids[0]}
    assert work.profiles([older.document.id]) == {older.document.id: b"other"}
    assert work.documents_sharing(keys_of(older.document.id)) == []


def test_claims_found_again_keep_their_place_though_others_come_between(work: Work) -> None:
    first = add(work, extraction(1, claims=(0, 2)))
    add(work, extraction(2))
    before = {one.id: one.sequence for one in work.appearances(first)}
    all_three = add(work, extraction(1))
    after = {one.id: one.sequence for one in work.appearances(all_three)}
    assert before.items() <= after.items()
    assert list(after) == all_three
    assert work.claims_of(extraction(1).document.id) == all_three


def test_reading_the_same_again_changes_nothing(work: Work) -> None:
    found = extraction()
    ids = add(work, found)
    removed = work.add_document(found, None, CUSTODY, b"profile", keys_of(found.document.id))
    assert (removed.claims, removed.neighbours) == ((), ())
    assert work.extraction(found.document.id) == found
    assert work.claims_sharing(keys_of(found.claims[0].wording)) == [ids[0]]


def test_what_a_decision_is_about(work: Work) -> None:
    found = extraction()
    ids = add(work, found, extraction(2))
    assert work.claims_of(ids[0]) == [ids[0]]
    assert work.claims_of(found.attributions[1].id) == [ids[1]]
    assert work.claims_of(found.speakers[0].id) == ids[:2]
    assert work.claims_of(found.document.id) == ids[:3]
    assert work.claims_of("person:orla venn") == [ids[0], ids[1], ids[3], ids[4]]


# Gists


def test_gists_and_passages_come_back_as_they_were(work: Work) -> None:
    ids = add(work, extraction())
    work.put_gists([(ids[0], b"gist", b"vector", b"passage", None, (1, 2))])
    assert work.gists(ids[:1]) == {ids[0]: (b"gist", b"vector")}
    assert work.passages([ids[0], "c-none"]) == {ids[0]: b"passage"}
    assert work.appearances(ids[:1])[0].person is None


def test_claims_that_share_a_key(work: Work) -> None:
    ids = add(work, extraction(1), extraction(2))
    keys = keys_of(extraction().claims[0].wording)
    assert work.claims_sharing(keys) == [ids[0], ids[3]]
    assert work.claims_sharing(keys[:1]) == [ids[0], ids[3]]
    assert work.claims_sharing([5]) == []
    work.put_gists([(ids[0], b"", b"", b"", None, (5, keys[0]))])
    assert work.claims_sharing([5]) == [ids[0]]
    assert work.claims_sharing(keys[1:]) == [ids[3]]
    work.drop_gists(ids)
    assert work.claims_sharing([5, *keys]) == []


def test_reports_that_share_a_key(work: Work) -> None:
    first, second = extraction(1), extraction(2)
    add(work, first, second)
    assert work.documents_sharing(keys_of(second.document.id)) == [second.document.id]
    assert work.profiles([first.document.id]) == {first.document.id: b"profile"}


# Pairs


def test_components_follow_same_pairs_only(work: Work) -> None:
    ids = add(work, extraction(1), extraction(2), extraction(3))
    held = [same(ids[0], ids[3]), same(ids[3], ids[6], 0.8)]
    work.put_pairs([*held, related(ids[0], ids[1])])
    found = work.component([ids[6], ids[1]])
    assert [one.claims for one in found] == [(ids[0], ids[3], ids[6]), (ids[1],)]
    assert set(found[0].pairs) == set(held)
    assert found[1].pairs == ()


def test_a_pair_is_found_from_either_side_and_replaced(work: Work) -> None:
    ids = add(work, extraction())
    work.put_pairs([related(ids[0], ids[1], Slot.PLACE)])
    assert work.related_pairs([ids[0]]) == work.related_pairs([ids[1]]) == [related(ids[0], ids[1], Slot.PLACE)]
    work.put_pairs([same(ids[0], ids[1])])
    assert work.related_pairs(ids) == []
    assert work.same_pairs(ids) == [same(ids[0], ids[1])]
    work.drop_pairs([ids[1]])
    assert work.same_pairs(ids) == []


def test_no_claims_have_no_components(work: Work) -> None:
    assert work.component([]) == []
    assert work.component(["c-none"]) == []


# Entries


def test_an_entry_is_found_by_its_id_and_by_any_claim_in_it(work: Work) -> None:
    ids = add(work, extraction(1), extraction(2))
    shown = work.appearances(ids)
    row = entry((shown[0], Side.AFFIRMED), (shown[3], Side.HEDGED))
    work.put_entries([row])
    voice = Voice.of(shown[0])
    for name in (row.id, ids[0], ids[3], "e-" + ids[3].removeprefix("c-")):
        found = work.entry(name)
        assert found is not None
        assert replace(found, members=()) == replace(row, members=())
        assert [(one.claim_id, one.side, one.voice) for one in found.members] == [
            (ids[0], Side.AFFIRMED, voice),
            (ids[3], Side.HEDGED, voice),
        ]
    assert work.entries_of([*ids, "c-none"]) == {ids[0]: row.id, ids[3]: row.id}


def test_entries_are_replaced_joined_and_dropped(work: Work) -> None:
    ids = add(work, extraction(1), extraction(2))
    shown = work.appearances(ids)
    first, second = entry((shown[0], Side.AFFIRMED)), entry((shown[3], Side.AFFIRMED))
    work.put_entries([first, second])
    joined = entry((shown[0], Side.AFFIRMED), (shown[3], Side.DENIED), wording="The ship went down")
    work.drop_entries([second.id])
    work.put_entries([joined])
    assert work.entries_of(ids) == {ids[0]: first.id, ids[3]: first.id}
    assert work.entry(ids[3]) == work.entry(first.id)
    work.drop_entries([first.id])
    assert work.entry(first.id) is None
    assert work.entries_of(ids) == {}
    assert work.members([first.id]) == {}


def test_entries_touched_since_a_moment(work: Work) -> None:
    early = add(work, extraction(1), read_at="2031-04-01T10:00:00Z")
    late = add(work, extraction(2), read_at="2031-04-02T10:00:00Z")
    shown = work.appearances([*early, *late])
    rows = [entry((shown[0], Side.AFFIRMED), (shown[3], Side.AFFIRMED)), entry((shown[1], Side.DENIED))]
    work.put_entries(rows)
    assert work.grown_since("2031-04-02T00:00:00Z", 9) == ([rows[0].id], 1)
    assert work.begun_since("2031-04-02T00:00:00Z", 9) == ([], 0)
    assert work.grown_since("2031-04-01T00:00:00Z", 9) == ([], 0)
    found, total = work.begun_since("2031-04-01T00:00:00Z", 1)
    assert ([one.id for one in found], total) == ([rows[0].id], 2)
    third = entry((work.appearances([late[1]])[0], Side.AFFIRMED))
    work.put_entries([third])
    found, total = work.begun_since("2031-04-02T00:00:00Z", 9)
    assert ([one.id for one in found], total) == ([third.id], 1)


# The log


def test_decisions_come_in_order_and_by_what_they_are_about(work: Work) -> None:
    made = [
        decision(1, DecisionKind.SAME, "c-1", "c-2"),
        decision(2, DecisionKind.NOTE, "c-3", note="odd"),
        decision(3, DecisionKind.UNDO, "t-1", supersedes="t-1"),
        decision(4, DecisionKind.UNDO, "t-3"),
    ]
    for one in made:
        work.add_decision(one)
    assert work.decisions() == made
    assert work.decisions(["c-2"]) == [made[0], made[2], made[3]]
    assert work.decisions(["c-3", "c-none"]) == [made[1]]
    assert work.decisions(kinds=[DecisionKind.NOTE]) == [made[1]]
    assert work.decision("t-2") == made[1]
    assert work.decision_count() == 4
    assert work.history(limit=2) == [made[3], made[2]]
    assert work.history(["c-2"], limit=2, offset=1) == [made[2], made[0]]


def test_decisions_whose_target_went_are_told_and_kept(work: Work) -> None:
    found = extraction()
    ids = add(work, found)
    kept = [
        decision(1, DecisionKind.ACCEPT, ids[0]),
        decision(2, DecisionKind.SAME, ids[0], ids[1]),
        decision(3, DecisionKind.REJECT, found.attributions[1].id),
        decision(4, DecisionKind.RELIABILITY, "person:orla venn", "B"),
        decision(5, DecisionKind.NOTE, "t-1"),
    ]
    for one in kept:
        work.add_decision(one)
    assert work.lost_targets() == []
    work.add_document(extraction(1, claims=(0,)), None, CUSTODY, b"", ())
    assert work.lost_targets() == kept[1:3]
    assert work.decisions() == kept


# Transactions


def test_what_an_exception_leaves_is_undone(store: Store) -> None:
    def fail() -> None:
        with store.writing() as work:
            add(work, extraction())
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with store.reading() as view:
        assert not view.has(extraction().document.id)


def test_what_was_written_is_read(store: Store) -> None:
    with store.writing() as work:
        add(work, extraction())
    with store.reading() as view:
        assert view.has(extraction().document.id)


def test_nothing_in_very_many_ids_is_lost(work: Work) -> None:
    ids = add(work, extraction())
    many = [f"c-{number}" for number in range(70_000)]
    assert [one.id for one in work.appearances([*many, *ids])] == ids
