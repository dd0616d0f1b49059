from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.views.reporting import TEXT, filled, report

from sayso.errors import DecisionError
from sayso.keeper import Asked, Keeper
from sayso.ledger.types import DecisionKind
from sayso.model import Extraction, Polarity
from sayso.store import ReportFilter, Store, open_ledger
from sayso.views import reports as views
from sayso.views.doubts import Doubt, doubt_of
from sayso.views.reports import Reports, ReportView

ONE = report()


@pytest.fixture
def store() -> Iterator[Store]:
    with open_ledger(":memory:", create=True) as made:
        yield made


@pytest.fixture
def keeper(store: Store) -> Keeper:
    return filled(store, ONE)


def shown(store: Store, one: Extraction = ONE) -> ReportView:
    with store.reading() as view:
        return Reports(view).report(one.document.id)


def queued(store: Store, window: int = 0) -> list[str]:
    with store.reading() as view:
        return [one.standing.claim.wording for one in Reports(view).queue(window)]


def numbered(count: int) -> list[Extraction]:
    """Reports of the same claims, each with another text."""
    return [report(TEXT + f" Report {number}.") for number in range(1, count + 1)]


def test_a_report_is_shown_with_all_that_was_found_in_order_of_the_text(store: Store, keeper: Keeper) -> None:
    found = shown(store)
    assert found.document.text == TEXT
    assert [one.one.claim.wording for one in found.claims] == ["The ship sank", "It was a storm", "Rain fell"]
    assert [(one.depth, len(one.claims)) for one in found.attributions] == [(0, 0), (1, 1), (0, 1)]
    assert all(one.entry and not one.rejected for one in found.claims)
    assert [one.source for one in found.custody] == [None]


def test_what_people_corrected_is_shown_and_what_they_rejected_is_marked(store: Store, keeper: Keeper) -> None:
    sank, storm, rain = ONE.claims
    keeper.decide(Asked(DecisionKind.POLARITY, sank.id, "affirms"), "ada")
    keeper.decide(Asked(DecisionKind.WORDING, storm.id, "A storm came"), "ada")
    keeper.decide(Asked(DecisionKind.REJECT, storm.id), "ada")
    keeper.decide(Asked(DecisionKind.ACCEPT, rain.id), "ada")
    keeper.decide(Asked(DecisionKind.NOTE, rain.id, note="seen"), "ada")
    first, second, third = shown(store).claims
    assert (first.one.claim.polarity, first.one.by_hand) == (Polarity.AFFIRMS, ("polarity",))
    assert (second.rejected, second.entry, second.one.claim.wording) == (True, None, "A storm came")
    assert (third.ruled.accepted, third.rejected) == (True, False)
    assert third.ruled.decided[-1].note == "seen"


def test_a_claim_of_a_rejected_attribution_is_rejected_with_it(store: Store, keeper: Keeper) -> None:
    keeper.decide(Asked(DecisionKind.REJECT, ONE.attributions[2].id), "ada")
    found = shown(store)
    assert [one.rejected for one in found.claims] == [False, True, False]
    assert [one.ruled.rejected for one in found.attributions] == [False, False, True]


def test_what_a_reviewer_has_seen_is_the_decision_in_force_on_the_topic(store: Store, keeper: Keeper) -> None:
    claim = ONE.claims[0].id
    made = keeper.decide(Asked(DecisionKind.ACCEPT, claim), "ada")
    ruled = shown(store).claims[0].ruled
    assert ruled.seen(DecisionKind.REJECT) == ruled.seen(DecisionKind.ACCEPT) == made.id
    assert ruled.seen(DecisionKind.POLARITY) == ""
    keeper.decide(Asked(DecisionKind.UNDO, made.id), "ada")
    assert shown(store).claims[0].ruled.seen(DecisionKind.ACCEPT) == ""


def test_no_report_is_told_in_a_sentence(store: Store) -> None:
    with store.reading() as view, pytest.raises(DecisionError, match=r"No report is called 'd-9'; .*\.$"):
        Reports(view).report("d-9")


def test_the_unsure_and_the_unnamed_come_first_and_the_reports_own_voice_is_not_doubted(
    store: Store, keeper: Keeper
) -> None:
    assert queued(store) == ["It was a storm"]
    assert shown(store).to_review == 1
    with store.reading() as view:
        (one,) = Reports(view).queue()
    assert one.doubt.reasons == ("the marking is unsure", "the source is unnamed")


@pytest.mark.parametrize(
    ("kind", "value"),
    [("accept", None), ("reject", None), ("speaker", "Bo Lind"), ("polarity", "denies"), ("wording", "A storm came")],
)
def test_what_a_person_has_looked_at_is_not_asked_again(
    store: Store, keeper: Keeper, kind: str, value: str | None
) -> None:
    keeper.decide(Asked(DecisionKind(kind), ONE.claims[1].id, value), "ada")
    assert queued(store) == []


def test_a_note_or_a_rating_is_no_answer(store: Store, keeper: Keeper) -> None:
    keeper.decide(Asked(DecisionKind.NOTE, ONE.claims[1].id, note="hm"), "ada")
    keeper.decide(Asked(DecisionKind.CREDIBILITY, ONE.claims[1].id, "4"), "ada")
    assert queued(store) == ["It was a storm"]


def test_an_answer_about_the_attribution_is_one_about_its_claims(store: Store, keeper: Keeper) -> None:
    keeper.decide(Asked(DecisionKind.ACCEPT, ONE.attributions[2].id), "ada")
    assert queued(store) == []


def test_doubt_grows_with_each_reason(store: Store, keeper: Keeper) -> None:
    with store.reading() as view:
        sank, storm, rain = view.standings([ONE.document.id])[ONE.document.id]
    assert doubt_of(rain, ()) == Doubt()
    assert doubt_of(sank, ()).score == pytest.approx(0.15 + 0.15 + 0.15)  # unsure, nested, denied
    assert doubt_of(storm, ()).score == pytest.approx(0.6 + 0.1 + 0.2)  # unsure, so it is told, and unnamed


def test_reports_are_listed_those_taken_in_last_first_with_what_is_left_to_look_at(store: Store) -> None:
    several = numbered(3)
    keeper = filled(store, *several)
    keeper.decide(Asked(DecisionKind.ACCEPT, several[2].claims[1].id), "ada")
    with store.reading() as view:
        asked = Reports(view)
        assert asked.size() == 3
        found, total = asked.like(ReportFilter(), None, 2)
        assert total == 3
        assert [one.document.id for one in found] == [several[2].document.id, several[1].document.id]
        assert [(one.row.claims, one.to_review) for one in found] == [(3, 0), (3, 1)]
        assert [one.document.id for one in asked.like(ReportFilter(), None, 2, 2)[0]] == [several[0].document.id]


REPORTS_LIKE: dict[str, tuple[ReportFilter, bool | None, list[int]]] = {
    "words": (ReportFilter(words="Report 2"), None, [1]),
    "outlet, whatever the capitals": (ReportFilter(outlet="PIER"), None, [3, 2, 1, 0]),
    "another outlet": (ReportFilter(outlet="Courier"), None, []),
    "from a day on": (ReportFilter(since="2031-03-05"), None, [3]),
    "up to a day": (ReportFilter(until="2031-03-04"), None, [2, 1, 0]),
    "one day": (ReportFilter(since="2031-03-04", until="2031-03-04"), None, [2, 1, 0]),
    "language": (ReportFilter(language="en"), None, [3]),
    "speaker": (ReportFilter(speaker="mayor"), None, [3, 2, 1, 0]),
    "nobody": (ReportFilter(speaker="zyzzyva"), None, []),
    "looked at": (ReportFilter(), True, [2]),
    "looked at by nobody": (ReportFilter(), False, [3, 1, 0]),
    "all together": (ReportFilter(words="Report", outlet="pier", until="2031-03-04", speaker="sailor"), False, [1, 0]),
}


@pytest.mark.parametrize(("wanted", "reviewed", "found"), REPORTS_LIKE.values(), ids=REPORTS_LIKE)
def test_reports_are_found_by_what_is_known_about_them(
    store: Store, wanted: ReportFilter, reviewed: bool | None, found: list[int]
) -> None:
    several = [*numbered(3), report(TEXT + " Report 4.", published_at="2031-03-05T10:00:00Z", language="en")]
    keeper = filled(store, *several)
    keeper.decide(Asked(DecisionKind.ACCEPT, several[2].claims[1].id), "ada")
    keeper.decide(Asked(DecisionKind.NOTE, several[0].claims[1].id, note="Ask."), "ada")
    with store.reading() as view:
        rows, total = Reports(view).like(wanted, reviewed, 9)
        assert [one.document.id for one in rows] == [several[number].document.id for number in found]
        assert total == len(found)
        assert Reports(view).languages() == ["en"]


def test_what_is_taken_in_later_is_found_too_and_what_is_read_anew_as_it_then_is(store: Store) -> None:
    keeper = filled(store, ONE)

    def outlets(outlet: str) -> int:
        with store.reading() as view:
            return Reports(view).like(ReportFilter(outlet=outlet), None, 9)[1]

    assert outlets("pier") == 1
    filled(store, report(TEXT + " More."))
    assert outlets("pier") == 2
    again = replace(ONE, document=replace(ONE.document, outlet="The Courier"))
    keeper.add(again, again.document.text.encode())
    assert (outlets("pier"), outlets("courier")) == (1, 1)


def test_the_queue_goes_on_report_by_report_and_window_by_window(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "WINDOW", 2)
    several = numbered(5)
    keeper = filled(store, *several)
    ids = [one.document.id for one in reversed(several)]
    with store.reading() as view:
        asked = Reports(view)
        assert asked.windows() == 3
        assert [asked.window_of(one) for one in ids] == [0, 0, 1, 1, 2]
        assert [len(asked.queue(window)) for window in range(4)] == [2, 2, 1, 0]
        path, seen = [], ids[0]
        while found := asked.next_after(seen):
            seen = found.row.document.id
            path.append(seen)
    assert path == ids[1:]
    keeper.decide(Asked(DecisionKind.ACCEPT, several[3].claims[1].id), "ada")
    with store.reading() as view:
        found = Reports(view).next_after(several[3].document.id)
        assert found
        assert found.row.document.id == ids[0]


def test_an_older_version_is_told_and_asks_for_no_review(store: Store) -> None:
    older = report(url="https://pier.example/storm", retrieved_at="2031-03-05T10:00:00Z")
    newer = report(TEXT + " It went on.", url="https://pier.example/storm", retrieved_at="2031-03-06T10:00:00Z")
    filled(store, older, newer)
    found = shown(store, older)
    assert (found.standing, found.replaced) == (newer.document.id, True)
    assert [one.document for one in found.versions] == [older.document.id, newer.document.id]
    assert all(one.entry is None and not one.rejected for one in found.claims)
    assert not shown(store, newer).replaced
    assert queued(store) == ["It was a storm"]
