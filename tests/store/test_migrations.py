"""The schema: the same as when the version was made, upgraded from older ones, append-only where it must be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from filling import CUSTODY, add, decision, extraction
from sqlalchemy import Connection, text

from sayso.ids import sha256_hex
from sayso.ledger.types import DecisionKind
from sayso.store import files, migrations, open_ledger, session

SCHEMAS = Path(__file__).parent / "data"
"""``schema-N.sql``: what a ledger of version N is made of. A file is never changed once its version was released.

What full-text indexes are themselves made of is SQLite's business.
"""

_MADE_OF = """
    SELECT sql FROM sqlite_master
    WHERE sql IS NOT NULL AND name NOT LIKE '%\\_words\\_%' ESCAPE '\\'
    ORDER BY type, name
"""


def _schema(path: Path) -> str:
    with sqlite3.connect(path) as file:
        rows = file.execute(_MADE_OF).fetchall()
    file.close()
    return "".join(" ".join(sql.split()) + ";\n" for (sql,) in rows)


def test_tables_are_those_of_this_version(tmp_path: Path) -> None:
    open_ledger(tmp_path / "affair.db", create=True).close()
    kept = (SCHEMAS / f"schema-{migrations.VERSION}.sql").read_text(encoding="utf-8")
    assert _schema(tmp_path / "affair.db") == kept, "tables changed: that needs a step in migrations and a new file"


def test_every_version_has_a_step_and_a_schema() -> None:
    assert sorted(migrations.STEPS) == list(range(2, migrations.VERSION + 1))
    assert {file.name for file in SCHEMAS.glob("schema-*.sql")} == {
        f"schema-{version}.sql" for version in range(1, migrations.VERSION + 1)
    }


@pytest.mark.parametrize("version", range(1, migrations.VERSION))
def test_a_ledger_of_an_older_version_becomes_the_same_as_a_new_one(tmp_path: Path, version: int) -> None:
    path = tmp_path / "affair.db"
    _of_version(path, version)
    with open_ledger(path):
        pass
    kept = (SCHEMAS / f"schema-{migrations.VERSION}.sql").read_text(encoding="utf-8")
    assert _schema(path) == kept


def _of_version(path: Path, version: int) -> None:
    """An empty ledger as that version made it."""
    with sqlite3.connect(path) as file:
        tables = (SCHEMAS / f"schema-{version}.sql").read_text(encoding="utf-8").split(";\n")
        # Indexes and triggers come before the tables they are of.
        for statement in sorted(tables, key=lambda one: not one.startswith(("CREATE TABLE", "CREATE VIRTUAL"))):
            file.execute(statement.replace("; END", "; END;") if "TRIGGER" in statement else statement)
        file.execute(f"PRAGMA user_version = {version}")
        file.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
    file.close()


def test_a_ledger_of_version_1_keeps_all_it_held(tmp_path: Path) -> None:
    path, found = tmp_path / "affair.db", extraction()
    _of_version(path, 1)
    _fill_as_version_1(path, tmp_path / "new.db")
    with open_ledger(path) as store, store.reading() as view:
        assert view.extraction(found.document.id) == found
        (custody,) = view.custody_of(found.document.id)
        assert custody.sha256 == sha256_hex(found.document.text.encode())
        assert (custody.retrieved_at, custody.read_at, custody.headers) == (CUSTODY.retrieved_at, CUSTODY.read_at, ())
        assert [one.id for one in view.decisions_now()] == ["t-1"]
        assert view.standing(claim.id for claim in found.claims) == [claim.id for claim in found.claims]
        assert view.derived() == 1


def _fill_as_version_1(path: Path, new: Path) -> None:
    """One report with what a person decided, put into the old tables as that version did: by the names of columns."""
    with open_ledger(new, create=True) as store, store.writing() as work:
        ids = add(work, extraction())
        work.add_decision(decision(1, DecisionKind.NOTE, ids[0], note="first"))
    with sqlite3.connect(path) as file:
        file.execute("ATTACH ? AS new", (str(new),))
        tables = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_words%' ESCAPE '\\'"
        for (table,) in file.execute(tables).fetchall():
            columns = ", ".join(f'"{row[1]}"' for row in file.execute(f"PRAGMA main.table_info({table})"))
            file.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    file.close()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the next version added a table."""

    def step(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE notes (sequence INTEGER PRIMARY KEY)"))

    version = migrations.VERSION + 1
    monkeypatch.setattr(migrations, "STEPS", {**migrations.STEPS, version: step})
    for module in (migrations, files, session):
        monkeypatch.setattr(module, "VERSION", version)


def _notes(path: Path) -> list[tuple[str]]:
    with sqlite3.connect(path) as file:
        found = file.execute("SELECT name FROM sqlite_master WHERE name = 'notes'").fetchall()
    file.close()
    return found


def test_an_older_ledger_is_upgraded_when_it_is_opened(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "affair.db"
    open_ledger(path, create=True).close()
    request.getfixturevalue("later")
    for _ in range(2):
        with open_ledger(path) as store, store.reading() as view:
            assert view.documents() == []
    assert _notes(path) == [("notes",)]


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "affair.db"
    open_ledger(path, create=True).close()
    before = path.read_bytes()

    def step(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE notes (sequence INTEGER PRIMARY KEY)"))
        raise KeyError

    version = migrations.VERSION + 1
    monkeypatch.setattr(migrations, "STEPS", {version: step})
    for module in (migrations, files, session):
        monkeypatch.setattr(module, "VERSION", version)
    with pytest.raises(KeyError):
        open_ledger(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE decisions SET note = 'other'",
        "DELETE FROM decisions",
        "INSERT OR REPLACE INTO decisions VALUES (1, 't-9', 'note', 'c-1', NULL, 'eve', '2031', NULL, NULL)",
        "REPLACE INTO decisions VALUES (9, 't-1', 'note', 'c-1', NULL, 'eve', '2031', NULL, NULL)",
    ],
)
def test_decisions_are_never_changed(tmp_path: Path, change: str) -> None:
    path, made = tmp_path / "affair.db", decision(1, DecisionKind.NOTE, "c-1", note="first")
    with open_ledger(path, create=True) as store, store.writing() as work:
        work.add_decision(made)
    with sqlite3.connect(path) as file, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        file.execute(change)
    file.close()
    with open_ledger(path) as store, store.reading() as view:
        assert view.decisions() == [made]
