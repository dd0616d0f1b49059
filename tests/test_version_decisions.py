"""What people decided of an article that was edited goes on with its newest version, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.versioned import (
    BURNED,
    CREW,
    FIRE,
    FIRST,
    HEAD,
    LESS,
    NINE,
    SANK,
    SECOND,
    SHIP,
    THIRD,
    at,
    beside_another_outlet,
    claims_of,
    counted,
    dump,
    keeper,
    report,
    take,
)

from sayso.errors import DecisionError
from sayso.keeper import Asked
from sayso.ledger.types import DecisionKind
from sayso.store import Store, open_ledger
from sayso.verify import Verifier
from sayso.views import Views

DECIDED = [
    (DecisionKind.SAME, "other"),
    (DecisionKind.DIFFERENT, "other"),
    (DecisionKind.SAME_ORIGIN, "other"),
    (DecisionKind.SPEAKER, "Ysa Tolbeck; person"),
    (DecisionKind.WORDING, "The Amber Tern sank"),
    (DecisionKind.MERGE_SPEAKERS, "person:linnet corrow"),
    (DecisionKind.SPLIT_SPEAKERS, None),
]


@pytest.fixture
def store() -> Iterator[Store]:
    with beside_another_outlet() as made:
        yield made


def test_decisions_carry_over_and_an_undo_takes_them_back(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first)
    kept = keeper(store)
    made = kept.decide(Asked(DecisionKind.POLARITY, claims_of(first)[SANK], "denies"), "ada")
    take(store, second)
    new = claims_of(second)[SANK]
    with store.reading() as view:
        entry = Views(view).entry(new)
        assert [one.id for one in entry.entry.denied] == [new]
        assert [(one.id, one.target) for one in entry.decided] == [(made.id, new)]
        assert [one.target for one in view.decisions()] == [made.target]
        assert view.lost_targets() == []
    kept.decide(Asked(DecisionKind.UNDO, made.id), "ben")
    with store.reading() as view:
        assert [one.id for one in Views(view).entry(new).entry.denied] == []


def test_what_was_decided_of_a_claim_that_went_is_lost_until_it_comes_back(store: Store) -> None:
    first, second, third = at(FIRST, 3), at(SECOND, 4), at((*THIRD[:2], CREW), 5)
    take(store, first)
    made = keeper(store).decide(Asked(DecisionKind.REJECT, claims_of(first)[NINE]), "ada")
    take(store, second)
    with store.reading() as view:
        assert [one.id for one in view.lost_targets()] == [made.id]
        assert view.decisions_now() == []
    take(store, third)
    with store.reading() as view:
        assert view.lost_targets() == []
        assert [one.target for one in view.decisions_now()] == [claims_of(third)[NINE]]
    assert NINE not in counted(store)


def test_a_decision_on_an_older_version_is_about_the_newest(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first, second)
    old, new = claims_of(first)[SANK], claims_of(second)[SANK]
    kept = keeper(store)
    rejected = kept.decide(Asked(DecisionKind.REJECT, old), "ada")
    with store.reading() as view:
        assert view.entries_of([new]) == {}
    accepted = kept.decide(Asked(DecisionKind.ACCEPT, new), "ben")
    assert accepted.supersedes == rejected.id
    with store.reading() as view:
        assert view.entries_of([new])


@pytest.mark.parametrize(("kind", "value"), DECIDED, ids=[kind.value for kind, _ in DECIDED])
def test_a_ledger_with_versions_made_anew_is_the_same(kind: DecisionKind, value: str | None, store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first)
    with store.reading() as view:
        other = next(m.claim_id for m in view.entry(claims_of(first)[BURNED]).members)  # type: ignore[union-attr]
    made = keeper(store).decide(Asked(kind, claims_of(first)[SANK], other if value == "other" else value), "ada")
    for one in (second, at(THIRD, 5)):
        take(store, one)
        before = dump(store)
        keeper(store).rebuild()
        assert dump(store) == before
    keeper(store).decide(Asked(DecisionKind.UNDO, made.id), "ben")
    before = dump(store)
    keeper(store).rebuild()
    assert dump(store) == before


def test_speakers_merged_into_one_of_a_report_follow_it(store: Store) -> None:
    first = at(FIRST, 3)
    take(store, first)
    keeper(store).decide(Asked(DecisionKind.SPLIT_SPEAKERS, claims_of(first)[NINE]), "ada")
    with store.reading() as view:
        split = next(row.person for row in view.speakers() if row.person and row.person.startswith("person:s-"))
    keeper(store).decide(Asked(DecisionKind.MERGE_SPEAKERS, "person:orla venn", split), "ada")
    for one in (at(SECOND, 4), at(THIRD, 5)):
        take(store, one)
        before = dump(store)
        with store.reading() as view:
            assert len(view.speakers()) == 1
        keeper(store).rebuild()
        assert dump(store) == before


def test_places_in_the_text_move_with_it(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first)
    start = first.document.text.index("ship sank")
    keeper(store).decide(Asked(DecisionKind.SPAN, claims_of(first)[SANK], f"{start}-{start + 9}"), "ada")
    take(store, second)
    with store.reading() as view:
        (shown,) = [one for one in Views(view).entry(claims_of(second)[SANK]).entry.appearances if one.by_hand]
    assert [span.of(second.document.text) for span in shown.claim.original] == ["ship sank"]


def test_what_a_person_added_is_added_to_the_newest(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first)
    start = first.document.text.index("harbour was closed")
    value = f"content {start}-{start + 18}; speaker Ysa Tolbeck; wording The harbour 1-2; was closed"
    made = keeper(store).decide(Asked(DecisionKind.ADD, first.document.id, value), "ada")
    assert "The harbour 1-2; was closed" in counted(store)
    take(store, at((" ", *SECOND), 4))
    assert counted(store)["The harbour 1-2; was closed"] == 1
    before = dump(store)
    keeper(store).rebuild()
    assert dump(store) == before
    take(store, second)
    keeper(store).decide(Asked(DecisionKind.UNDO, made.id), "ben")
    assert "The harbour 1-2; was closed" not in counted(store)


TEXTS = (FIRST, SECOND, THIRD, (HEAD, CREW), (SHIP, SHIP, FIRE), (FIRE, SHIP, LESS))
OTHER = report((SHIP, FIRE, CREW), url="https://gazette.example/a", title="Ship lost", page="other")
EVENTS = st.one_of(
    st.tuples(st.just("read"), st.sampled_from(range(len(TEXTS))), st.integers(1, 9)),
    st.tuples(st.sampled_from([kind for kind, _ in DECIDED]), st.integers(0, 30), st.integers(0, 30)),
    st.tuples(st.just("undo"), st.integers(0, 9), st.just(0)),
)


@settings(max_examples=30)
@given(st.lists(EVENTS, max_size=10))
def test_whatever_happens_a_ledger_made_anew_is_the_same(events: list[tuple[object, int, int]]) -> None:
    with open_ledger(":memory:", create=True) as store:
        take(store, OTHER, at(FIRST, 5))
        for event in events:
            happen(store, *event)
        before = dump(store)
        keeper(store).rebuild()
        assert dump(store) == before
        with store.reading() as view:
            assert list(Verifier(view).findings()) == []


def happen(store: Store, what: object, number: int, other: int) -> None:
    """Read a version or decide; what can't be decided is passed over."""
    if what == "read":
        take(store, at(TEXTS[number], other))
        return
    with store.reading() as view:
        claims = sorted(claim for row in view.documents() for claim in view.claims_of(row.document.id))
        log = view.decisions()
    values = dict(DECIDED)
    first, second = claims[number % len(claims)], claims[other % len(claims)]
    try:
        if isinstance(what, DecisionKind):
            value = values[what]
            keeper(store).decide(Asked(what, first, second if value == "other" else value), "ada")
        elif log:
            keeper(store).decide(Asked(DecisionKind.UNDO, log[number % len(log)].id), "ben")
    except DecisionError:
        pass
