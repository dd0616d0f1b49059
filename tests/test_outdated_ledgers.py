"""Ledgers that another version of the program made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.versioned import FIRST, at, beside_another_outlet, claims_of, dump, keeper, take

from conftest import Ran
from sayso.deriving import compared
from sayso.errors import LedgerOutdated, LedgerTooNew
from sayso.ledger.types import DERIVED
from sayso.store import Store, open_ledger


@pytest.fixture
def store() -> Iterator[Store]:
    with beside_another_outlet() as made:
        yield made


def test_a_ledger_made_otherwise_is_made_anew_before_it_is_written(store: Store) -> None:
    first = at(FIRST, 3)
    take(store, first)
    before = dump(store)
    with store.writing() as work:
        work.put_derived(1)
        claims = list(claims_of(first).values())
        work.put_gists((one, b"made otherwise", b"", b"", None, ()) for one in claims)
    assert keeper(store).refresh()
    assert not keeper(store).refresh()
    assert dump(store) == before


def test_a_ledger_of_an_earlier_version_is_brought_up_to_date_by_who_asks(
    ledger: Path, run: Callable[..., Ran]
) -> None:
    before = run("claims", "-l", ledger, "--limit", "0").out
    target = before.split()[0]
    shown = run("show", target, "-l", ledger).out
    with open_ledger(ledger) as held, held.writing() as work:
        claims = [claim for row in work.documents() for claim in work.claims_of(row.document.id)]
        work.put_gists((one, b"made otherwise", b"", b"", None, ()) for one in claims)
        work.put_derived(1)
    ran = run("claims", "-l", ledger, "--limit", "0")
    assert ran.out == before
    assert "brought up to date" in ran.problems[0]
    assert run("show", target, "-l", ledger).out == shown


def test_what_an_earlier_version_made_is_said_to_be_so_where_it_can_only_be_read(store: Store) -> None:
    take(store, at(FIRST, 3))
    with store.writing() as work:
        work.put_derived(1)
    with pytest.raises(LedgerOutdated, match="earlier version"), store.reading() as view:
        compared(view, *list(claims_of(at(FIRST, 3)).values())[:2])


def test_a_ledger_that_a_later_version_wrote_is_not_written(store: Store) -> None:
    with store.writing() as work:
        work.put_derived(DERIVED + 1)
    with pytest.raises(LedgerTooNew, match="later version"):
        take(store, at(FIRST, 3))
