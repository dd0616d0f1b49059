"""An article that was edited: its newest version stands, and nothing is counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

import pytest
from tests.versioned import (
    BURNED,
    FIRE,
    FIRST,
    HEAD,
    LESS,
    NINE,
    SANK,
    SECOND,
    SEVEN,
    SHIP,
    THIRD,
    at,
    beside_another_outlet,
    by_words,
    claims_of,
    counted,
    dump,
    keeper,
    read,
    report,
    take,
)

from sayso.ids import sha256_hex
from sayso.store import Store, open_ledger


@pytest.fixture
def store() -> Iterator[Store]:
    with beside_another_outlet() as made:
        yield made


def test_an_edited_article_is_counted_once(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first)
    before = counted(store)
    assert (before[SANK], before[BURNED], before[NINE]) == (2, 2, 1)
    take(store, second)
    after = counted(store)
    assert (after[SANK], after[BURNED], after[SEVEN]) == (2, 1, 1)
    assert NINE not in after
    with store.reading() as view:
        size = view.size()
        assert (size.documents, size.older) == (2, 1)
        assert view.standing_for(first.document.id) == second.document.id
        old = claims_of(first)
        assert view.gists(old.values()) == view.entries_of(old.values()) == {}
        assert view.same_pairs(old.values()) == []
        # The older version is still there, whole.
        assert view.extraction(first.document.id) == read(first.document)
        assert view.raw(first.document.id) == first.raw


def test_an_older_version_that_comes_later_changes_nothing(store: Store) -> None:
    take(store, at(SECOND, 4))
    before = dump(store)
    take(store, at(FIRST, 3))
    assert dump(store) == before


def test_reading_the_older_file_again_changes_nothing(store: Store) -> None:
    first = report(FIRST)
    take(store, first, report(SECOND, page="other page"))
    before = dump(store)
    assert take(store, first) == ["known"]
    keeper(store).add(read(first.document), first.raw, first.source)
    assert dump(store) == before


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_reading_makes_no_difference(order: tuple[int, ...], store: Store) -> None:
    versions = [at(FIRST, 3), at(SECOND, 4), at(THIRD, 5)]
    take(store, *(versions[i] for i in order))
    with store.reading() as view:
        assert view.standing_for(versions[0].document.id) == versions[2].document.id
        times = [one.retrieved_at[:10] for one in view.versions(versions[1].document.id)]
        assert times == ["2031-03-03", "2031-03-04", "2031-03-05"]
    found = by_words(store)
    with open_ledger(":memory:", create=True) as other:
        take(other, report((SHIP, FIRE), url="https://gazette.example/a", title="Ship lost", page="other"), versions[2])
        assert {tuple(frozenset(w for w, _ in side) for side in one) for one in found} == {
            tuple(frozenset(w for w, _ in side) for side in one) for one in by_words(other)
        }


def test_the_same_text_in_another_page_is_another_capture(store: Store) -> None:
    first, again = at(FIRST, 3), at(FIRST, 4)
    take(store, first)
    before = dump(store)
    assert take(store, again) == ["known"]
    keeper(store).add(read(again.document), again.raw, "once more")
    assert dump(store) == before
    with store.reading() as view:
        assert not view.has(again.document.id)
        assert view.capture(sha256_hex(again.raw)) == again.raw
        assert view.raw(first.document.id) == first.raw
        seen = view.versions(first.document.id)
        assert [(one.retrieved_at[:10], one.unchanged, one.current) for one in seen] == [
            ("2031-03-03", False, True),
            ("2031-03-04", True, True),
        ]
        assert [one.sha256 for one in seen] == [sha256_hex(one.raw) for one in (first, again)]
        assert view.custody_of(first.document.id)[1].headers == again.headers
        assert view.origin(first.document.id) == first.origin


def test_an_edit_that_is_taken_back_brings_the_first_version_back(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first, second, at(FIRST, 6))
    with store.reading() as view:
        assert view.standing_for(second.document.id) == first.document.id
        assert [one.unchanged for one in view.versions(first.document.id)] == [False, False, False]
    before = dump(store)
    keeper(store).rebuild()
    assert dump(store) == before


def test_another_headline_is_another_version(store: Store) -> None:
    first, second = at(FIRST, 3), at(FIRST, 4, title="Harbour reopened")
    take(store, first, second)
    with store.reading() as view:
        assert [one.document for one in view.versions(first.document.id)] == [first.document.id, second.document.id]


OTHERS = {
    "a front page": {"url": "https://www.courier.example/"},
    "no address": {"url": None},
}


@pytest.mark.parametrize("more", OTHERS.values(), ids=OTHERS)
def test_what_is_no_version(more: dict[str, str | None], store: Store) -> None:
    take(store, at(FIRST, 3, **more), at(SECOND, 4, **more))
    with store.reading() as view:
        assert view.size().older == 0


def test_an_address_that_leads_to_another_text_has_no_versions(store: Store) -> None:
    take(store, at((SHIP,), 3, title="Ship lost"), at((LESS,), 4, title="Crew saved"))
    with store.reading() as view:
        assert view.size().older == 0


def test_an_excerpt_does_not_take_the_place_of_the_page(store: Store) -> None:
    page, feed = at(FIRST, 3), at((HEAD, SHIP), 5)
    take(store, page, replace(feed, document=replace(feed.document, format="feed")))
    with store.reading() as view:
        assert view.standing_for(feed.document.id) == page.document.id
