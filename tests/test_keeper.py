from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.building import of_the_examples

import sayso
from sayso.deriving import Deriver
from sayso.errors import DecisionError
from sayso.export.entries import record
from sayso.ids import sha256_hex
from sayso.ingest.types import Report
from sayso.keeper import Asked, Keeper, Outcome
from sayso.ledger.types import DecisionKind, Side
from sayso.model import Document, Extraction, Producer
from sayso.store import EntryFilter, Store, Work, open_ledger
from sayso.views import Views

Ledger = dict[str, str]


@pytest.fixture(scope="module")
def extractions(reader: sayso.Reader) -> tuple[Extraction, ...]:
    return of_the_examples(reader)


def fill(store: Store, extractions: tuple[Extraction, ...]) -> Store:
    for extraction in extractions:
        Keeper(store, "test").add(extraction)
    return store


def filled(extractions: tuple[Extraction, ...]) -> Store:
    return fill(open_ledger(":memory:", create=True), extractions)


@pytest.fixture(scope="module")
def five(extractions: tuple[Extraction, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the first five reports: they hold charges, denials, a reprint. Tests change copies of it."""
    path = tmp_path_factory.mktemp("five") / "five.db"
    with open_ledger(path, create=True) as made:
        fill(made, extractions[:5])
    return path


@pytest.fixture
def store(five: Path, tmp_path: Path) -> Iterator[Store]:
    with open_ledger(shutil.copy(five, tmp_path / "five.db")) as made:
        yield made


def dump(store: Store) -> Ledger:
    """Every entry with all that is in it, by id, and its summary."""
    with store.reading() as view:
        views = Views(view)
        entries = {one.entry.id: json.dumps(record(one), sort_keys=True) for one in views.entries(EntryFilter(), 9999)}
        rows = {f"row {row.id}": repr(row) for row in view.entries(None, 9999)}
    return entries | rows


def groups(store: Store) -> set[tuple[frozenset[str], ...]]:
    """Entries by what is on each side, whatever they are called."""
    with store.reading() as view:
        rows = view.entries(None, 9999)
        members = view.members(row.id for row in rows)
    return {
        tuple(frozenset(member.claim_id for member in held if member.side is side) for side in Side)
        for held in members.values()
    }


def ids_of(store: Store) -> tuple[str, str, list[str]]:
    """Two entries, and the claims of the first; that one has several."""
    with store.reading() as view:
        first, second = view.entries(None, 2)
        return first.id, second.id, [member.claim_id for member in view.members([first.id])[first.id]]


def test_entries_are_a_function_of_records_and_log(store: Store) -> None:
    keeper = Keeper(store, "test")
    first, second, claims = ids_of(store)
    keeper.decide(Asked(DecisionKind.POLARITY, claims[0], "denies"), "ada")
    keeper.decide(Asked(DecisionKind.SAME, first, second), "ada")
    before = dump(store)
    keeper.rebuild()
    assert dump(store) == before


def test_the_order_of_reading_makes_no_difference_to_what_is_together(extractions: tuple[Extraction, ...]) -> None:
    with filled(extractions[:5]) as one, filled(extractions[:5][::-1]) as other:
        assert groups(one) == groups(other)


LOGGED = (
    "Osk, May {day}. Harbour master Tomas Reed said the ferry Orla Venn burned out at Osk. "
    "He said the blast came at {hour}."
)


def _logged(reader: sayso.Reader, day: int, hour: str) -> Extraction:
    text = LOGGED.format(day=day, hour=hour)
    raw = sha256_hex(text.encode())
    return reader.read(Document(f"d-{day}", text, raw_sha256=raw, outlet="Osk Mail", published_at=f"2031-05-0{day}"))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_figure_in_another_entry_takes_back_the_earlier_one(reader: sayso.Reader, order: tuple[int, int]) -> None:
    reports = (_logged(reader, 3, "22:40"), _logged(reader, 6, "22:52"))
    with fill(open_ledger(":memory:", create=True), tuple(reports[n] for n in order)) as store:
        read = dump(store)
        with store.reading() as view:
            taken = [one.entry for one in Views(view).entries(EntryFilter(), 9999) if one.entry.withdrawals]
            flagged = [row.id for row in view.entries(None, 9999) if row.withdrawn]
        assert [(one.wording[-5:], one.withdrawals[0].by) for one in taken] == [("22:40", "person:tomas reed")]
        assert flagged == [one.id for one in taken]
        later = next(one.id for one in reports[1].claims if one.wording.endswith("22:52"))
        keeper = Keeper(store, "test")
        keeper.rebuild()
        assert dump(store) == read
        keeper.decide(Asked(DecisionKind.REJECT, later, None), "ada")
        with store.reading() as view:
            assert not any(row.withdrawn for row in view.entries(None, 9999))


def test_a_report_changes_only_what_it_touches(extractions: tuple[Extraction, ...], store: Store) -> None:
    before = dump(store)
    Keeper(store, "test").add(extractions[5])
    after = dump(store)
    new = {claim.id for claim in extractions[5].claims}
    touched = {name for name in before if after.get(name) != before[name] and name.startswith("e-")}
    kept = {name: json.loads(after[name]) for name in touched if name in after}
    for name, entry in kept.items():
        members = {one["claim_id"] for side in ("affirmed", "denied", "hedged") for one in entry[side]}
        related = {one["entry"] for one in entry["related"]}
        assert members & new or any(link.replace("e-", "c-") in new for link in related), name
    assert len(touched) < len(before) / 4


def test_reading_again_doubles_nothing(extractions: tuple[Extraction, ...], store: Store) -> None:
    before = dump(store)
    Keeper(store, "test").add(extractions[2])
    assert dump(store) == before


DECISIONS: list[tuple[DecisionKind, Callable[[str, str, list[str]], tuple[str, str | None]]]] = [
    (DecisionKind.REJECT, lambda first, second, claims: (claims[0], None)),
    (DecisionKind.POLARITY, lambda first, second, claims: (claims[0], "denies")),
    (DecisionKind.CERTAINTY, lambda first, second, claims: (claims[0], "possible")),
    (DecisionKind.ACT, lambda first, second, claims: (claims[0], "admit")),
    (DecisionKind.WORDING, lambda first, second, claims: (claims[0], "The moon is made of cheese")),
    (DecisionKind.SPAN, lambda first, second, claims: (claims[0], "600-640")),
    (DecisionKind.SPEAKER, lambda first, second, claims: (claims[0], "Ysa Tolbeck; person")),
    (DecisionKind.ROLE, lambda first, second, claims: (claims[0], "witness")),
    (DecisionKind.SAID_AT, lambda first, second, claims: (claims[0], "2031-03-02")),
    (DecisionKind.HAPPENED_AT, lambda first, second, claims: (claims[0], "2031-03-01")),
    (DecisionKind.PLACE, lambda first, second, claims: (claims[0], "Port Elder; 51.5, -3.25; GB")),
    (DecisionKind.SAME, lambda first, second, claims: (first, second)),
    (DecisionKind.DIFFERENT, lambda first, second, claims: (claims[1], first)),
    (DecisionKind.CREDIBILITY, lambda first, second, claims: (claims[0], "3")),
]


@pytest.mark.parametrize(("kind", "about"), DECISIONS, ids=[kind.value for kind, _ in DECISIONS])
def test_a_decision_changes_the_ledger_and_an_undo_takes_it_back(
    kind: DecisionKind, about: Callable[[str, str, list[str]], tuple[str, str | None]], store: Store
) -> None:
    keeper, before = Keeper(store, "test"), dump(store)
    target, value = about(*ids_of(store))
    made = keeper.decide(Asked(kind, target, value), "ada")
    changed = dump(store)
    keeper.decide(Asked(DecisionKind.UNDO, made.id), "ben")
    assert dump(store) == before
    if kind not in (DecisionKind.ROLE, DecisionKind.PLACE):  # these stand in no summary and in no line of JSON
        assert changed.keys() != before.keys() or changed != before
    with store.reading() as view:
        assert [one.decided_by for one in view.history()] == ["ben", "ada"]


def test_the_same_and_then_different_parts_them_again(store: Store) -> None:
    keeper = Keeper(store, "test")
    first, second, _ = ids_of(store)
    keeper.decide(Asked(DecisionKind.SAME, first, second), "ada")
    with store.reading() as view:
        assert view.entry(second) == view.entry(first)
    made = keeper.decide(Asked(DecisionKind.DIFFERENT, first, second.replace("e-", "c-")), "ada")
    with store.reading() as view:
        assert view.entry(second) != view.entry(first)
    assert made.supersedes


def test_speakers_are_merged_over_reports(store: Store) -> None:
    keeper, before = Keeper(store, "test"), dump(store)
    with store.reading() as view:
        one, other = [row.person for row in view.speakers() if row.person][:2]
    made = keeper.decide(Asked(DecisionKind.MERGE_SPEAKERS, str(one), other), "ada")
    with store.reading() as view:
        assert one not in [row.person for row in view.speakers(limit=999)]
    keeper.decide(Asked(DecisionKind.UNDO, made.id), "ada")
    assert dump(store) == before


def test_decisions_survive_a_newer_model_and_lost_ones_are_listed(
    extractions: tuple[Extraction, ...], store: Store
) -> None:
    keeper = Keeper(store, "test")
    kept, lost = extractions[0].claims[0], extractions[0].claims[-1]
    keeper.decide(Asked(DecisionKind.POLARITY, kept.id, "denies"), "ada")
    keeper.decide(Asked(DecisionKind.NOTE, lost.id, note="see the photograph"), "ada")
    newer = replace(extractions[0], claims=extractions[0].claims[:-1], producer=Producer("sayso-en", "9", "1" * 64))
    keeper.add(newer)
    with store.reading() as view:
        assert [one.target for one in view.lost_targets()] == [lost.id]
        entry = Views(view).entry(kept.id).entry
    assert [one.id for one in entry.denied if one.id == kept.id] == [kept.id]


@pytest.mark.parametrize(
    ("kind", "target", "value"),
    [
        (DecisionKind.POLARITY, "c-00000000000000000000", "denies"),
        (DecisionKind.SAME, "e-00000000000000000000", "e-11111111111111111111"),
        (DecisionKind.UNDO, "t-00000000000000000000", None),
        (DecisionKind.RELIABILITY, "person:nobody", "A"),
    ],
)
def test_a_decision_about_nothing_is_refused(kind: DecisionKind, target: str, value: str | None, store: Store) -> None:
    with pytest.raises(DecisionError, match="nothing called"):
        Keeper(store, "test").decide(Asked(kind, target, value), "ada")
    with store.reading() as view:
        assert view.decision_count() == 0


def test_an_undo_is_done_once(store: Store) -> None:
    keeper = Keeper(store, "test")
    _, _, claims = ids_of(store)
    made = keeper.decide(Asked(DecisionKind.REJECT, claims[0]), "ada")
    keeper.decide(Asked(DecisionKind.UNDO, made.id), "ada")
    with pytest.raises(DecisionError, match="already undone by ada"):
        keeper.decide(Asked(DecisionKind.UNDO, made.id), "ben")


def test_a_report_that_the_ledger_fails_on_leaves_nothing_behind(
    reader: sayso.Reader, reports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def captures() -> Iterator[Report]:
        for path in reports[:3]:
            yield Report(sayso.load_report(str(path)), path.read_bytes(), str(path))

    real = Deriver.renew

    def faulty(self: Deriver, work: Work, changed: Sequence[str], disturbed: Iterable[str] = ()) -> None:
        real(self, work, changed, disturbed)
        if set(changed) & set(work.claims_of(sayso.load_report(str(reports[1])).id)):
            raise KeyError("a fault")

    with open_ledger(":memory:", create=True) as store:
        keeper = Keeper(store, "test")
        with monkeypatch.context() as broken:
            broken.setattr(Deriver, "renew", faulty)
            first = list(keeper.read(captures(), reader))
        with store.reading() as view:
            assert view.size().documents == 2
        second = {taken.report.source: taken.outcome for taken in keeper.read(captures(), reader)}
        found = dump(store)
    assert [taken.outcome for taken in first] == [Outcome.READ, Outcome.FAILED, Outcome.READ]
    assert str(first[1].failure).startswith("KeyError in keeper.py, line ")
    assert [second[str(path)] for path in reports[:3]] == [Outcome.KNOWN, Outcome.READ, Outcome.KNOWN]
    with open_ledger(":memory:", create=True) as store:
        list(Keeper(store, "test").read(captures(), reader))
        assert dump(store) == found


def test_what_is_known_is_passed_over(reader: sayso.Reader, reports: list[Path]) -> None:
    def captures() -> Iterator[Report]:
        for path in reports[:2]:
            yield Report(sayso.load_report(str(path)), path.read_bytes(), str(path))

    with open_ledger(":memory:", create=True) as store:
        keeper = Keeper(store, "test")
        first = [taken.outcome for taken in keeper.read(captures(), reader)]
        second = [taken.outcome for taken in keeper.read(captures(), reader)]
        with store.reading() as view:
            raw = view.raw(sayso.load_report(str(reports[0])).id)
            custody = view.custody_of(sayso.load_report(str(reports[0])).id)
    assert first == [Outcome.READ, Outcome.READ]
    assert second == [Outcome.KNOWN, Outcome.KNOWN]
    assert raw == reports[0].read_bytes()
    assert [one.source for one in custody] == [str(reports[0])]
