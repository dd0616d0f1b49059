"""Files that can't be used as they are: one sentence that names the file and the remedy, and nothing is touched."""

from __future__ import annotations

import os
import random
import resource
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filling import add, decision, entry, extraction, related, same

from conftest import one_sentence
from sayso.errors import (
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerMissing,
    LedgerReadOnly,
    LedgerTooNew,
    NotALedger,
)
from sayso.ledger.types import DecisionKind, Side
from sayso.store import EntryFilter, open_ledger, session
from sayso.store.migrations import VERSION

PAGE = 4096
NOBODY = 65534


def _fill(path: Path, reports: int = 3) -> Path:
    with open_ledger(path, create=True) as store:
        for number in range(1, reports + 1):
            with store.writing() as work:
                ids = add(work, extraction(number))
                shown = work.appearances(ids)
                work.put_entries([entry((shown[0], Side.AFFIRMED)), entry((shown[1], Side.DENIED))])
                work.put_pairs([same(ids[0], ids[1]), related(ids[1], ids[2])])
                work.add_decision(decision(number, DecisionKind.NOTE, ids[0]))
    return path


def _use(path: Path) -> None:
    """Ask for all there is, and write."""
    with open_ledger(path) as store:
        with store.reading() as view:
            ids = [row.document.id for row in view.documents()]
            for one in ids:
                view.extraction(one), view.raw(one), view.custody_of(one)
            claims = [claim for one in ids for claim in view.claims_of(one)]
            view.appearances(claims), view.gists(claims), view.passages(claims), view.profiles(ids)
            view.component(claims), view.related_pairs(claims), view.entries_of(claims)
            view.history(), view.lost_targets(), view.speakers(), view.search("ship"), view.count()
            view.entries(EntryFilter(about="ship", by="venn"))
        with store.writing() as work:
            add(work, extraction(50), extraction(1, claims=(0,)))


@contextmanager
def _left_as_it_was(path: Path) -> Iterator[None]:
    """The file keeps its bytes, and nothing stands beside it that did not before."""

    def state() -> dict[str, bytes | None]:
        return {file.name: file.read_bytes() if file.is_file() else None for file in path.parent.iterdir()}

    before = state()
    yield
    assert state() == before


def _refused(path: Path, kind: type[LedgerError], use: Callable[[Path], object] = _use) -> str:
    with _left_as_it_was(path), pytest.raises(kind) as raised:
        use(path)
    assert type(raised.value) is kind
    message = str(raised.value)
    assert one_sentence(message)
    assert str(path) in message
    return message


def _make(path: Path) -> None:
    open_ledger(path, create=True).close()


# Not there, not a ledger, too new


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    assert "sayso read" in _refused(tmp_path / "affair.db", LedgerMissing)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match="make the folder first"):
        open_ledger(tmp_path / "none" / "affair.db", create=True)
    assert not (tmp_path / "none").exists()


OTHERS: dict[str, bytes] = {
    "a text": b"Dear diary, ...\n" * 100,
    "a short text": b"x",
    "zeros": bytes(8192),
}


@pytest.mark.parametrize("raw", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("use", [_use, _make], ids=["asked", "to be made"])
def test_other_files(tmp_path: Path, raw: bytes, use: Callable[[Path], object]) -> None:
    path = tmp_path / "affair.db"
    path.write_bytes(raw)
    assert "is not a ledger" in _refused(path, NotALedger, use)


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "affair.db").mkdir()
    assert "is a folder" in _refused(tmp_path / "affair.db", NotALedger)


def test_the_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "affair.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE documents (id TEXT)")
    other.close()
    assert "another program" in _refused(path, NotALedger)
    _refused(path, NotALedger, _make)


def test_an_empty_file_is_none_but_may_become_one(tmp_path: Path) -> None:
    path = tmp_path / "affair.db"
    path.touch()
    assert "is empty" in _refused(path, NotALedger)
    _make(path)
    _use(path)


def test_a_ledger_of_a_later_version(tmp_path: Path) -> None:
    path = _fill(tmp_path / "affair.db")
    with sqlite3.connect(path) as later:
        later.execute(f"PRAGMA user_version = {VERSION + 1}")
        later.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    later.close()
    assert "later version" in _refused(path, LedgerTooNew)
    _refused(path, LedgerTooNew, _make)


def test_a_ledger_that_another_version_upgrades_meanwhile(tmp_path: Path) -> None:
    path = _fill(tmp_path / "affair.db")
    with open_ledger(path) as store:
        with sqlite3.connect(path) as later:
            later.execute(f"PRAGMA user_version = {VERSION + 1}")
        later.close()
        for transaction in (store.reading, store.writing):
            with pytest.raises(LedgerTooNew), transaction():
                pass


# Damaged


@pytest.mark.parametrize("length", [1, 99, PAGE, -PAGE, -1])
def test_cut_short(tmp_path: Path, length: int) -> None:
    path = _fill(tmp_path / "affair.db")
    path.write_bytes(path.read_bytes()[:length])
    _refused(path, NotALedger if length == 1 else LedgerDamaged)


OVERWRITES: dict[str, Callable[[random.Random], bytes]] = {
    "zeros": lambda _: bytes(PAGE),
    "noise": lambda chance: chance.randbytes(PAGE),
}


@pytest.mark.parametrize("made", OVERWRITES.values(), ids=OVERWRITES)
def test_overwritten(tmp_path: Path, made: Callable[[random.Random], bytes]) -> None:
    path, chance = _fill(tmp_path / "affair.db"), random.Random(1)
    whole = path.read_bytes()
    pages = len(whole) // PAGE
    for page in {1, 2, *chance.sample(range(pages), 12), pages - 1}:
        path.write_bytes(whole[: page * PAGE] + made(chance) + whole[(page + 1) * PAGE :])
        _refused(path, LedgerDamaged if page else NotALedger)


@contextmanager
def suppress_damage(found: list[str]) -> Iterator[None]:
    """Damage may be met or not, but nothing else may come of it."""
    try:
        yield
    except LedgerDamaged as damage:
        found.append(str(damage))


def test_damage_in_a_ledger_too_large_to_look_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_SMALL", 0)
    path, chance = _fill(tmp_path / "affair.db", reports=20), random.Random(2)
    whole = path.read_bytes()
    found: list[str] = []
    for page in chance.sample(range(1, len(whole) // PAGE), 20):
        start = page * PAGE + chance.randrange(PAGE - 600)
        path.write_bytes(whole[:start] + chance.randbytes(512) + whole[start + 512 :])
        with suppress_damage(found):
            _use(path)
    assert found
    assert all(map(one_sentence, found))


def test_a_garbled_record(tmp_path: Path) -> None:
    path = _fill(tmp_path / "affair.db")
    with sqlite3.connect(path) as file:
        file.execute("UPDATE claims SET record = x'00112233'")
    file.close()
    _refused(path, LedgerDamaged)


# May not be written


@pytest.fixture
def guest() -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder, and how to become a user who may not write in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        root = os.geteuid() == 0

        def become() -> None:
            for file in folder.iterdir():
                file.chmod(0o444)
            folder.chmod(0o555)
            if root:
                os.seteuid(NOBODY)

        try:
            yield folder, become
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_ledger_that_may_not_be_written_is_read(guest: tuple[Path, Callable[[], None]]) -> None:
    folder, become = guest
    path = _fill(folder / "affair.db")
    become()

    def read() -> None:
        with open_ledger(path, create=True) as store, store.reading() as view:
            assert len(view.documents()) == 3

    with _left_as_it_was(path):
        read()
    assert "can only be read" in _refused(path, LedgerReadOnly)


def test_a_file_that_may_not_be_written(guest: tuple[Path, Callable[[], None]]) -> None:
    folder, become = guest
    path = _fill(folder / "affair.db")
    become()
    assert "can only be read" in _refused(path, LedgerReadOnly)


def test_a_folder_that_may_not_be_written(guest: tuple[Path, Callable[[], None]]) -> None:
    folder, become = guest
    become()
    assert "can't be made" in _refused(folder / "affair.db", LedgerReadOnly, _make)


def test_a_file_that_may_not_be_read(guest: tuple[Path, Callable[[], None]]) -> None:
    folder, become = guest
    path = _fill(folder / "affair.db")
    become()
    euid = os.geteuid()
    os.seteuid(os.getuid())
    path.chmod(0)
    os.seteuid(euid)
    with pytest.raises(LedgerError, match="can't be read"):
        _use(path)


# No room


def test_a_full_disk(tmp_path: Path) -> None:
    path = _fill(tmp_path / "affair.db")
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_ledger(path) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
        try:
            with pytest.raises(LedgerFull) as raised, store.writing() as work:
                add(work, *(extraction(number) for number in range(4, 40)))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert one_sentence(str(raised.value))
    assert path.read_bytes() == before
    _use(path)


def test_no_room_for_another_page(tmp_path: Path) -> None:
    path = _fill(tmp_path / "affair.db")
    before = path.read_bytes()
    with open_ledger(path) as store:
        with store._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {len(before) // PAGE}")
        with pytest.raises(LedgerFull, match="disk is full"), store.writing() as work:
            add(work, *(extraction(number) for number in range(4, 40)))
    assert path.read_bytes() == before
    _use(path)


def test_no_room_for_a_new_ledger(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(LedgerFull):
            _make(tmp_path / "affair.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    _make(tmp_path / "affair.db")
    _fill(tmp_path / "affair.db")


# Held by another


def test_held_for_longer_than_we_wait(tmp_path: Path) -> None:
    path = _fill(tmp_path / "affair.db")
    with open_ledger(path) as one, open_ledger(path, patience=0.05) as other, one.writing():
        with pytest.raises(LedgerBusy) as raised, other.writing():
            pass
        assert one_sentence(str(raised.value))
        with other.reading() as view:
            assert len(view.documents()) == 3


# Odd names


@pytest.mark.parametrize("name", ["a b.db", "100%?#.db", "été “x”.db", "a&mode=ro.db"])
def test_odd_names(tmp_path: Path, name: str) -> None:
    path = _fill(tmp_path / name)
    _use(path)
    assert [file.name for file in tmp_path.iterdir()] == [name]
