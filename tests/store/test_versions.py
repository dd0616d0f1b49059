"""What every store must do about captures, versions and facts, whatever database is under it (see ``backends``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from backends import BACKENDS
from filling import CUSTODY, add, decision, extraction

from sayso.errors import LedgerOutdated
from sayso.ids import sha256_hex
from sayso.ledger.types import DecisionKind
from sayso.model import Extraction, Span, Stretch
from sayso.store import Custody, Store, Work
from sayso.store.facts import OutdatedError

URL = "https://courier.example/news/17"


@pytest.fixture(params=BACKENDS.values(), ids=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with request.param(tmp_path) as made:
        yield made


@pytest.fixture
def work(store: Store) -> Iterator[Work]:
    """A transaction that is under way."""
    with store.writing() as made:
        yield made


def version(number: int, url: str | None = URL) -> Extraction:
    """Report ``number`` as a version of the article at an address: all have the same sentences but the first."""
    made = extraction(number)
    return replace(made, document=replace(made.document, url=url))


def at(day: int, raw: bytes | None = None) -> Custody:
    """A capture of a day in April 2031, taken in a year later."""
    sha256 = sha256_hex(raw) if raw is not None else None
    return replace(CUSTODY, retrieved_at=f"2031-04-{day:02}T10:00:00Z", read_at="2032-01-01T00:00:00Z", sha256=sha256)


def take(work: Work, number: int, day: int, url: str | None = URL) -> tuple[Extraction, list[str]]:
    """Take a version in; the reports that stand now and did not, or no longer do."""
    found = version(number, url)
    raw = found.document.text.encode()
    work.add_document(found, raw, at(day, raw), b"", ())
    return found, work.settle(found.document.id)


def test_how_a_report_came_is_kept(work: Work) -> None:
    (found, _), headers = take(work, 1, 3), (("content-type", "text/html"), ("etag", '"a"'))
    other = b"<page>" + found.document.text.encode()
    custody = replace(at(5, other), headers=headers)
    work.add_custody(found.document.id, custody)
    for _ in range(2):
        work.put_capture(found.document.id, other)
    assert work.custody_of(found.document.id) == [at(3, found.document.text.encode()), custody]
    assert work.capture(sha256_hex(other)) == other
    assert work.capture("0" * 64) is None
    assert [raw for _, raw in work.bytes_of(found.document.id)] == [found.document.text.encode(), other]
    assert work.raw(found.document.id) == found.document.text.encode()


def test_the_way_back_to_the_original_is_kept(work: Work) -> None:
    found, _ = take(work, 1, 3)
    origin = (Stretch(Span(0, 5), 100, 105), Stretch(Span(6, 9), 200, 210, page=2))
    assert work.origin(found.document.id) == ()
    work.put_origin(found.document.id, origin)
    assert work.origin(found.document.id) == origin
    work.put_origin(found.document.id, origin[:1])
    assert work.origin(found.document.id) == origin[:1]
    assert work.origin("d-none") == ()


def test_the_newest_stands(work: Work) -> None:
    first, turned = take(work, 1, 3)
    assert turned == []
    second, turned = take(work, 2, 5)
    assert turned == [first.document.id]
    between, turned = take(work, 3, 4)
    assert turned == [between.document.id]
    claims = [claim.id for one in (first, second, between) for claim in one.claims]
    assert work.standing(claims) == [claim.id for claim in second.claims]
    assert {work.standing_for(one.document.id) for one in (first, second, between)} == {second.document.id}
    assert [one.document for one in work.versions(first.document.id)] == [
        one.document.id for one in (first, between, second)
    ]
    size = work.size()
    assert (size.documents, size.claims, size.older) == (1, 3, 2)


def test_a_report_that_turns_out_to_be_at_another_address_lets_the_older_one_stand_again(work: Work) -> None:
    first, _ = take(work, 1, 3)
    second, _ = take(work, 2, 5)
    _, turned = take(work, 2, 5, "https://courier.example/news/18")
    assert turned == [first.document.id]
    assert work.standing_for(first.document.id) == first.document.id
    assert work.standing_for(second.document.id) == second.document.id
    assert work.standing_for("d-none") is None
    assert work.versions("d-none") == ()


def test_what_decisions_are_about_now(work: Work) -> None:
    first, _ = take(work, 1, 3)
    ship = first.claims[0].id
    state = work.log_state()
    for one in (
        decision(1, DecisionKind.REJECT, ship),
        decision(2, DecisionKind.NOTE, first.document.id, note="odd"),
        decision(3, DecisionKind.RELIABILITY, f"person:{first.speakers[0].id}", "B"),
        decision(4, DecisionKind.UNDO, "t-1"),
        decision(5, DecisionKind.SAME, ship, "c-none"),
    ):
        work.add_decision(one)
    second, _ = take(work, 2, 5)
    assert [(one.id, one.target) for one in work.decisions_now()] == [
        ("t-1", second.claims[0].id),
        ("t-2", second.document.id),
        ("t-3", f"person:{second.speakers[0].id}"),
        ("t-4", "t-1"),
        ("t-5", second.claims[0].id),
    ]
    assert work.decisions()[0].target == ship
    assert work.heir_of(ship) == second.claims[0].id
    assert work.heir_of(second.claims[0].id) is None
    assert work.log_state() != state
    assert work.as_carried(work.decisions()[0]) == work.decisions_now()[0]


def test_what_lost_what_it_was_about(work: Work) -> None:
    first, _ = take(work, 1, 3)
    made = decision(1, DecisionKind.REJECT, first.claims[0].id)
    work.add_decision(made)
    second = version(2)
    second = replace(second, claims=second.claims[1:], attributions=second.attributions[1:])
    work.add_document(second, None, at(5), b"", ())
    work.settle(second.document.id)
    assert work.decisions_now() == []
    assert work.as_carried(made) is None
    assert work.lost_targets() == [made]


def test_a_report_in_other_bytes_is_known_by_its_text(work: Work) -> None:
    first, _ = take(work, 1, 3)
    other = replace(first.document, id="d-other", raw_sha256="0" * 64)
    assert work.twin_of(other) == first.document.id
    assert work.twin_of(replace(other, title="Another headline")) is None
    assert work.twin_of(replace(other, text=other.text + " More.")) is None
    assert work.twin_of(replace(other, url="https://courier.example/news/18")) is None
    assert work.twin_of(replace(other, url=None)) is None
    assert work.twin_of(first.document) is None


def test_facts(work: Work) -> None:
    assert work.derived() is None
    work.put_derived(1)
    work.put_derived(2)
    assert work.derived() == 2


def test_what_an_earlier_version_made_is_told_with_the_name_of_the_file(store: Store) -> None:
    with pytest.raises(LedgerOutdated, match="was made by an earlier version"), store.reading():
        raise OutdatedError


def test_reports_and_decisions_by_number(work: Work) -> None:
    ids = [extraction(number).document.id for number in (1, 2, 3)]
    add(work, *(extraction(number) for number in (1, 2, 3)))
    work.add_decision(decision(1, DecisionKind.NOTE, ids[0]))
    assert work.document_ids(2, 9) == ids[1:]
    assert [(number, one.id) for number, one in work.numbered_decisions()] == [(1, "t-1")]
    assert work.text_hash(ids[0]) == sha256_hex(extraction(1).document.text.encode())
    assert work.text_hash("d-none") is None
