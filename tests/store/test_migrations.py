"""The schema: the same as when the version was made, upgraded from older ones, append-only where it must be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from filling import decision
from sqlalchemy import Connection, text

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
