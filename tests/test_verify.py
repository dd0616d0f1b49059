"""``sayso verify``: a ledger as it was, and one that somebody changed behind the program's back."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from base64 import b32encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha1, sha256
from pathlib import Path
from typing import Any

import pytest
from tests.cli.asking import Run
from tests.versioned import FIRST, SECOND, SHIP, at, claims_of, keeper, read, take

from conftest import one_sentence
from sayso.fetch.archive import Archive, beside
from sayso.fetch.types import Fetched
from sayso.ingest.http import Answer
from sayso.keeper import Asked
from sayso.ledger.types import DecisionKind
from sayso.store import open_ledger
from sayso.verify import Found, Verifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with two versions of an article, a second capture of one, and two decisions."""
    made = tmp_path / "affair.db"
    first = at(FIRST, 3)
    with open_ledger(made, create=True) as store:
        take(store, first, at(FIRST, 4), at(SECOND, 5))
        for claim in list(claims_of(first).values())[:2]:
            keeper(store).decide(Asked(DecisionKind.CERTAINTY, claim, "possible"), "ada")
    return made


def kinds(path: Path) -> list[Found]:
    with open_ledger(path) as store, store.reading() as view:
        return [one.kind for one in Verifier(view).findings()]


def test_a_ledger_is_as_it_was(path: Path, run: Run) -> None:
    assert kinds(path) == []
    ran = run("verify", path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{path}: 2 reports (3 captures), 5 claims, 2 decisions checked; all as it was.\n"
    (record,) = run("verify", "-l", path, "--json").records
    assert record == {
        "reports": 2,
        "captures": 3,
        "claims": 5,
        "decisions": 2,
        "files": 0,
        "answers": 0,
        "findings": [],
    }


def test_the_examples_are_as_they_were(filled: Path) -> None:
    assert kinds(filled) == []


def change(path: Path, *statements: str, **values: Any) -> None:
    """Change a ledger as no program of ours does."""
    with sqlite3.connect(path) as file:
        for name in ("no_update", "no_delete", "no_replace"):
            file.execute(f"DROP TRIGGER decisions_{name}")
        for statement in statements:
            file.execute(statement, values)
    file.close()


TAMPERED: dict[str, tuple[str, dict[str, Any], list[Found]]] = {
    "bytes of a report": (
        "UPDATE raws SET bytes = :bytes WHERE document = 1",
        {"bytes": zlib.compress(b"<page>Nothing was said.")},
        [Found.BYTES],
    ),
    "bytes that can't be unpacked": ("UPDATE captures SET bytes = :bytes", {"bytes": b"\0"}, [Found.BYTES]),
    "bytes and their hash": (
        "UPDATE raws SET bytes = :bytes, sha256 = :hash WHERE document = 1",
        {"bytes": zlib.compress(b""), "hash": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        [Found.CUSTODY, Found.BYTES],
    ),
    "a capture that is gone": ("DELETE FROM captures", {}, [Found.CUSTODY]),
    "a word of the text": (
        "UPDATE texts SET text = :text WHERE document = 2",
        {"text": zlib.compress("\n".join(SECOND).replace("seven", "eight").encode())},
        [Found.TEXT],
    ),
    "a text that can't be unpacked": (
        "UPDATE texts SET text = :text WHERE document = 2",
        {"text": b"\0"},
        [Found.TEXT],
    ),
    "a text that was cut": (
        "UPDATE texts SET text = :text WHERE document = 2",
        {"text": zlib.compress("\n".join((*SECOND[:2], SHIP[:20])).encode())},
        [Found.TEXT, *[Found.SPANS] * 6],
    ),
    "what was decided": ("UPDATE decisions SET value = 'certain' WHERE sequence = 1", {}, [Found.LOG]),
    "who decided": ("UPDATE decisions SET decided_by = 'eve' WHERE sequence = 2", {}, [Found.LOG]),
    "a decision that is gone": ("DELETE FROM decisions WHERE sequence = 1", {}, [Found.LOG]),
}


@pytest.mark.parametrize(("statement", "values", "found"), TAMPERED.values(), ids=TAMPERED)
def test_what_was_changed_is_found(
    statement: str, values: dict[str, Any], found: list[Found], path: Path, run: Run
) -> None:
    change(path, statement, **values)
    assert sorted(kinds(path)) == sorted(found)
    ran = run("verify", path)
    assert ran.status == 1
    assert len(ran.out.splitlines()) == len(found) + 1
    assert ran.out.endswith(f"{len(found)} not as it was.\n")


def _gone(file: Path) -> None:
    file.unlink()


def _other(file: Path) -> None:
    file.write_text("Something else.")


FILES = [(_gone, "file gone: {}: {} is gone."), (_other, "file changed: {}: {} was ")]


@pytest.mark.parametrize(("happens", "says"), FILES, ids=["gone", "changed"])
def test_files_that_were_read(happens: Callable[[Path], None], says: str, tmp_path: Path, run: Run) -> None:
    one, ledger = at(FIRST, 3), tmp_path / "affair.db"
    file = tmp_path / "day 3.html"
    file.write_bytes(one.raw)
    with open_ledger(ledger, create=True) as store:
        for number, source in enumerate(
            (str(file), f"{tmp_path / 'all.zip'}!a.html", "https://courier.example/a", "-")
        ):
            version = at((f"Number {number} of these reports.", *FIRST), 3 + number) if number else one
            keeper(store).add(read(version.document), version.raw, source)
    assert run("verify", ledger).status == 0
    assert run("verify", ledger, "--files").out.endswith("2 files checked; all as it was.\n")
    happens(file)
    ran = run("verify", ledger, "--files")
    assert ran.status == 0
    assert ran.out.startswith(says.format(one.document.id, file))
    assert "all as it was" in ran.out


PAGE = at(FIRST, 3)
ADDRESS = "https://www.courier.example/news/harbour-17"


@pytest.fixture
def fetched(tmp_path: Path) -> Path:
    """A ledger with a page that was fetched, its answer, packed, and another one kept beside it."""
    made = tmp_path / "web.db"
    packed = Answer(200, (("Content-Encoding", "gzip"),), gzip.compress(PAGE.raw, mtime=0))
    page = Fetched(ADDRESS, ADDRESS, packed, "2031-03-04T10:00:00+00:00")
    archive = Archive(beside(str(made)))
    archive.keep(page)
    archive.keep(replace(page, url=f"{ADDRESS}/2", answer=Answer(200, (), b"another answer")))
    with open_ledger(made, create=True) as store:
        take(store, replace(PAGE, source=ADDRESS))
    return made


def odd(path: Path) -> list[tuple[Found, str, str]]:
    with open_ledger(path) as store, store.reading() as view:
        found = list(Verifier(view, archive=beside(str(path))).findings())
    assert all(one_sentence(f"{one.about}: {one.says}.") for one in found)
    return [(one.kind, one.about, one.says) for one in found]


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> None:
    """The archive beside a ledger, changed in its content as by one who packs it anew."""
    archive = Path(beside(str(path)))
    archive.write_bytes(gzip.compress(change(gzip.decompress(archive.read_bytes()))))


def test_what_was_kept_is_as_it_was(fetched: Path, run: Run) -> None:
    assert odd(fetched) == []
    ran = run("verify", fetched)
    assert (ran.status, ran.err) == (0, "")
    assert "2 kept answers checked; all as it was." in ran.out


def test_an_answer_that_was_changed_is_named(fetched: Path, run: Run) -> None:
    rewritten(fetched, lambda raw: raw.replace(b"another answer", b"another ANSWER"))
    ((kind, about, says),) = odd(fetched)
    assert (kind, about) == (Found.ARCHIVE, f"{ADDRESS}/2")
    assert "(sha256) and is" in says
    ran = run("verify", fetched)
    assert (ran.status, ran.out.count("\n")) == (1, 2)


def test_an_answer_that_was_taken_out_is_named(fetched: Path) -> None:
    rewritten(fetched, lambda raw: raw[: raw.index(b"WARC/1.0", 10)] + raw[raw.rindex(b"WARC/1.0") :])
    ((kind, about, says),) = odd(fetched)
    assert (kind, about) == (Found.ARCHIVE, PAGE.document.id)
    assert f"holds no answer of {ADDRESS}" in says


def test_a_damaged_archive_is_named(fetched: Path) -> None:
    archive = Path(beside(str(fetched)))
    archive.write_bytes(archive.read_bytes()[:-40])
    assert (Found.ARCHIVE, str(archive)) in [found[:2] for found in odd(fetched)]


def test_an_archive_that_is_gone_is_named_and_counts_as_a_file(fetched: Path, run: Run) -> None:
    archive = Path(beside(str(fetched)))
    archive.unlink()
    ((kind, about, says),) = odd(fetched)
    assert (kind, about) == (Found.ARCHIVE_GONE, str(archive))
    assert "1 capture" in says
    assert run("verify", fetched).status == 0


def test_hashes_as_others_write_them_are_checked(fetched: Path) -> None:
    digest = b32encode(sha1(b"another answer").digest())
    kept = b"sha256:" + sha256(b"another answer").hexdigest().encode()
    rewritten(fetched, lambda raw: raw.replace(kept, b"sha1:" + digest))
    assert odd(fetched) == []
    rewritten(fetched, lambda raw: raw.replace(b"sha1:" + digest, b"md4:" + digest))
    assert "no hash" in odd(fetched)[0][2]


def test_claims_of_the_same_words_are_told_apart(tmp_path: Path, run: Run) -> None:
    report, ledger = tmp_path / "toll.txt", tmp_path / "toll.db"
    report.write_text(
        "The minister said 17 people have died, not 19. "
        "Norland and Vesmark agreed to a truce on Monday. Both capitals claimed victory."
    )
    assert run("read", report, "--ledger", ledger).status == 0
    assert {one["wording"] for one in run("claims", "-l", ledger, "--json").records} >= {
        "17 people have died",
        "19 people have died",
        "Norland has won",
        "Vesmark has won",
    }
    assert kinds(ledger) == []
