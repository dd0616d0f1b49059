"""Why two entries are two, though claims of theirs are the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso.keeper import Asked
from sayso.ledger.types import DecisionKind, Verdict
from sayso.store import EntryFilter, View, open_ledger
from sayso.views import Closest, Views


@pytest.fixture
def asked(filled: Path) -> Iterator[tuple[View, Views]]:
    with open_ledger(filled) as store, store.reading() as view:
        yield view, Views(view)


def _between(view: View, views: Views) -> Iterator[Closest]:
    """Entries of which claims are the same, and yet they are two."""
    claims = [one.id for row in views.rows(EntryFilter(), 999) for one in views.entry(row.id).entry.appearances]
    homes = view.entries_of(claims)
    pairs = {(homes[one.first], homes[one.second]) for one in view.same_pairs(claims)}
    for one, other in sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}):
        yield views.closest(views.entry(one), views.entry(other))


def test_what_keeps_entries_apart_whose_claims_are_the_same_is_said(asked: tuple[View, Views]) -> None:
    found = list(_between(*asked))
    assert found
    for one in found:
        assert one.apart
        assert all("as wholes" in told or "in one breath" in told or "less alike" in told for told in one.apart)
    assert any("are told apart in one breath: " in told for one in found for told in one.apart)


def test_one_entry_is_apart_from_nothing(asked: tuple[View, Views]) -> None:
    view = asked[1].entry(asked[1].rows(EntryFilter(disputed=True), 1)[0].id)
    assert asked[1].closest(view, view).apart == ()


def test_what_a_person_told_apart_is_said(filled: Path, tmp_path: Path) -> None:
    with open_ledger(shutil.copy(filled, tmp_path / "a.db")) as store:
        with store.reading() as view:
            row = next(row for row in Views(view).rows(EntryFilter(), 999) if row.affirmed == 2 and not row.denied)
            first, second = (one.id for one in Views(view).entry(row.id).entry.affirmed)
        sayso.Keeper(store).decide(Asked(DecisionKind.DIFFERENT, first, second), "Ada")
        with store.reading() as view:
            views = Views(view)
            found = views.closest(views.entry(first), views.entry(second))
    assert found.comparison.verdict is Verdict.SAME
    told = " and ".join(sorted((first[:10], second[:10])))
    assert f"a person decided that {told} are not the same" in found.apart
