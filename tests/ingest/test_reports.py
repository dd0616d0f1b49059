"""From paths to reports: sidecars, metadata within bounds, files within files, what can't be read."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from conftest import cases, one_sentence
from sayso.errors import InputError
from sayso.ids import document_id, sha256_hex
from sayso.ingest import files, limits
from sayso.ingest import reports as module
from sayso.ingest.reports import document_of, items_of, load_report, reports
from sayso.ingest.types import Item, Meta, Options, Report
from sayso.model import Credit, CreditKind

SAID = "Harbour master Orla Venn said on Monday that the ship had sunk.\n"
GERMAN = next(case["text"] for case in cases("languages.json") if case["name"] == "German")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, content: str | bytes = SAID) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def taken(*paths: str, stdin: bytes = b"") -> list[Report]:
    found = list(reports(paths, stdin=io.BytesIO(stdin)))
    assert all(isinstance(one, Report) for one in found), found
    return [one for one in found if isinstance(one, Report)]


def problem(*paths: str) -> str:
    (found,) = reports(paths)
    assert isinstance(found, InputError)
    assert one_sentence(str(found)), found
    return str(found)


def zipped(**members: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("_", "."), content)
    return out.getvalue()


def test_a_text_is_itself(folder: Path) -> None:
    raw = f"---\ntitle: A\nurl: https://example.test/a\n---\n{SAID}".replace("\n", "\r\n").encode("utf-16")
    (one,) = taken(put("a.md", raw))
    assert one == Report(one.document, raw, "a.md")
    assert one.document.text == raw.decode("utf-16").replace("\r\n", "\n")
    assert one.document.body
    assert one.document.body.of(one.document.text) == SAID
    assert (one.document.title, one.document.url, one.document.format) == ("A", "https://example.test/a", "markdown")
    assert one.document.id == document_id(sha256_hex(raw))
    assert load_report("a.md") == one.document


def test_a_sidecar_goes_before_what_the_report_says(folder: Path) -> None:
    put("a.md", f"---\ntitle: A\nbyline: B\n---\n{SAID}")
    put("a.md.meta.json", json.dumps({"title": "T", "published": "2031-03-04", "credits": "Wire", "mine": 1}))
    put("b.txt.meta.json", "{}")
    (one,) = taken(".")
    document = one.document
    assert (document.title, document.byline, document.published_at) == ("T", "B", "2031-03-04")
    assert document.credits == (Credit(CreditKind.TEXT, "Wire", None),)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "is no JSON; mend it"),
        ("[]", "is no JSON object"),
        ('"x"', "is no JSON object"),
        ('{"title": 7}', "'title' that is no text"),
        ('{"published_at": "yesterday"}', "'published_at' that is no date"),
        ('{"credits": {"a": 1}}', "'credits' that are no list of names"),
        ("\xff", "is no JSON"),
    ],
)
def test_a_bad_sidecar_is_told_and_the_report_read(content: str, says: str, folder: Path) -> None:
    put("a.txt")
    put("a.txt.meta.json", content.encode("latin-1"))
    bad, good = reports(["a.txt"])
    assert isinstance(bad, InputError)
    assert says in str(bad)
    assert str(bad).startswith("a.txt.meta.json ")
    assert one_sentence(str(bad))
    assert isinstance(good, Report)


def test_metadata_is_kept_within_bounds(folder: Path) -> None:
    put("a.txt")
    put("a.txt.meta.json", json.dumps({"title": " a\n\tb\x1b[31m\0 ", "outlet": "x" * 5_000, "byline": "\n\x00 "}))
    (one,) = taken("a.txt")
    assert (one.document.title, one.document.byline) == ("a b[31m", None)
    assert len(one.document.outlet or "") == limits.MAX_META_CHARACTERS


def test_the_language_is_judged_and_only_if_that_fails_believed(folder: Path) -> None:
    put("a.txt", GERMAN)
    put("b.txt", "Nein, sagte er.")
    for name in ("a.txt", "b.txt"):
        put(f"{name}.meta.json", '{"language": "FR-fr"}')
    assert [one.document.language for one in taken("a.txt", "b.txt")] == ["de", "fr"]


def test_archives_are_opened_within_each_other(folder: Path) -> None:
    inner = zipped(b_txt=SAID * 2)
    put("a.zip", zipped(a_md=SAID, in_zip=inner, c_txt_gz=gzip.compress((SAID * 3).encode())))
    found = taken("a.zip")
    assert [one.source for one in found] == ["a.zip!a.md", "a.zip!in.zip!b.txt", "a.zip!c.txt.gz!c.txt"]
    assert [one.document.path for one in found] == [one.source for one in found]
    assert [one.document.format for one in found] == ["markdown", "text", "text"]
    assert found[1].raw == (SAID * 2).encode()


def test_how_many_more_a_file_holds_is_told(folder: Path) -> None:
    put("a.txt")
    put("b.zip", zipped(a_txt=SAID, b_txt=SAID * 2, c_txt=""))
    told: list[int] = []
    assert len(list(reports(["a.txt", "b.zip"], more=told.append))) == 4
    assert sum(told) == 2


def test_what_comes_through_a_pipe_is_called_so(folder: Path) -> None:
    (one,) = taken("-", stdin=SAID.encode())
    assert (one.source, one.document.path, one.document.format) == ("-", "-", "text")
    assert [one.document.path for one in taken("-", stdin=zipped(a_txt=SAID))] == ["-!a.txt"]
    (bad,) = reports(["-"], stdin=io.BytesIO(b"\xff\xd8\xff"))
    assert str(bad).startswith("standard input is a picture; ")


def test_columns_are_named_by_who_asks(folder: Path) -> None:
    put("a.csv", f"one,two\nA title,{SAID.strip() * 3}\n")
    (one,) = reports(["a.csv"], Options({"title": "one", "text": "two"}))
    assert isinstance(one, Report)
    assert (one.document.title, one.document.format) == ("A title", "table")
    (bad,) = reports(["a.csv"], Options({"text": "three"}))
    assert "has no column 'three'" in str(bad)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\x89PNG\r\n\x1a\n", "a.txt is a picture; have its words recognised"),
        (b"{\\rtf1 x}", "a.txt is an RTF file; save it as"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "a.txt is an old Office file; save it as .docx first."),
        (b"\0\1\2", "a.txt is a binary file, not plain text; save its text as .txt first."),
        (b"<?xml version='1.0'?><x>", "a.txt is XML of a kind that is not read"),
        (b"", "a.txt is empty; there is nothing to read in it."),
    ],
)
def test_what_is_not_read_is_named_with_the_remedy(raw: bytes, says: str, folder: Path) -> None:
    assert problem(put("a.txt", raw)).startswith(says)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_pipes_and_devices_are_not_waited_for(folder: Path) -> None:
    os.mkfifo("a.txt")
    for path in ("a.txt", "/dev/zero", "/dev/tty"):
        assert "can't be read" in problem(path)


def test_a_file_that_changes_meanwhile_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt")
    states = iter(range(9))

    def state(file: io.BufferedReader) -> os.stat_result:
        os.utime("a.txt", ns=(0, next(states)))
        return os.fstat(file.fileno())

    monkeypatch.setattr(files, "_state", state)
    assert problem("a.txt") == "a.txt changed while it was read; read it again when it is finished."


def test_a_file_that_grows_meanwhile_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt")
    opened = files._opened

    def growing(path: str) -> object:
        file = opened(path)
        put("a.txt", SAID * 2)
        return file

    monkeypatch.setattr(files, "_state", lambda file: os.stat_result((0o100644, 0, 0, 0, 0, 0, len(SAID), 0, 0, 0)))
    monkeypatch.setattr(files, "_opened", growing)
    assert "changed while it was read" in problem("a.txt")


def test_bounds_end_a_file_with_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.zip", zipped(**{f"{number}_txt": SAID * (number + 1) for number in range(9)}))
    for bound, value, says in (
        ("MAX_MEMBERS", 3, "holds more than 3 reports"),
        ("MAX_TOTAL_BYTES", 500, "unpacks to more than any file of its size should"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(module, bound, value)
            *good, last = reports(["a.zip"])
        assert isinstance(last, InputError)
        assert says in str(last)
        assert one_sentence(str(last))
        assert all(isinstance(one, Report) for one in good)
        assert 1 < len(good) < 9


def test_endless_problems_end_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.zip", zipped(**{f"{number}_txt": "" for number in range(9)}))
    monkeypatch.setattr(module, "MAX_PROBLEMS", 3)
    assert len(list(reports(["a.zip"]))) == 4


def test_too_deep_is_said(folder: Path) -> None:
    raw = zipped(a_txt=SAID)
    for number in range(5):
        raw = zipped(**{f"{number}_zip": raw})
    assert "lies 4 archives deep; unpack them first." in problem(put("a.zip", raw))


def test_a_large_file_that_holds_others_is_opened_where_it_lies(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_MEMBER_BYTES", 50)
    put("a.zip", zipped(a_txt=SAID, b_txt=SAID * 2))
    put("b.txt")
    assert [one.source for one in taken("a.zip")] == ["a.zip!a.txt", "a.zip!b.txt"]
    assert "b.txt has 64 bytes, more than the 50 of the longest report" in problem("b.txt")
    assert "damaged" in problem(put("c.zip", zipped(a_txt=SAID)[:-30]))


def test_one_bad_file_does_not_stop_the_rest(folder: Path) -> None:
    put("a.zip", b"PK\x03\x04")
    put("b.csv", "")
    put("c.txt", b"\0")
    put("d.txt")
    found = list(reports(["."]))
    assert [isinstance(one, Report) for one in found] == [False, False, False, True]


def test_one_item_is_one_report() -> None:
    item = Item(SAID.encode(), "https://example.test/x", "text/plain", address="https://example.test/x")
    one = document_of(item)
    assert (one.document.url, one.document.title) == ("https://example.test/x", None)
    known = Item(SAID.encode(), "x", known=Meta(url="https://other.test/"), address="https://example.test/x",
                 retrieved_at="2031-03-04T10:00:00Z", headers=(("Server", "x"),))  # fmt: skip
    one = document_of(known)
    assert (one.document.url, one.document.retrieved_at, one.headers) == (
        "https://other.test/", "2031-03-04T10:00:00Z", (("Server", "x"),))  # fmt: skip
    with pytest.raises(InputError, match="many reports"):
        document_of(Item(zipped(a_txt=SAID), "x"))
    assert len(list(items_of(Item(zipped(a_txt=SAID, b_txt=SAID), "x")))) == 2


def test_only_one_report_can_be_loaded(folder: Path) -> None:
    put("a.zip", zipped(a_txt=SAID, b_txt=SAID * 2))
    put("b.zip", zipped(a_txt=SAID))
    assert load_report("b.zip").text == SAID
    with pytest.raises(InputError, match=r"a\.zip holds more than one report"):
        load_report("a.zip")
