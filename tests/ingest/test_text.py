import hashlib
import io
import os
from pathlib import Path
from typing import Any

import pytest

from conftest import named, one_sentence
from sayso.errors import InputError
from sayso.ingest.limits import MAX_REPORT_CHARACTERS
from sayso.ingest.reports import load_report
from sayso.ingest.text import document_from_bytes, document_from_text

ENDLESS = 50_000_000


def refusal(raw: bytes) -> str:
    """What is said about bytes that can't be read."""
    with pytest.raises(InputError) as refused:
        document_from_bytes(raw, "some/report.txt")
    assert one_sentence(str(refused.value)), refused.value
    return str(refused.value)


@pytest.mark.parametrize("case", named("refused.json"))
def test_what_is_no_report_is_refused_in_one_sentence(case: dict[str, str]) -> None:
    said = refusal(case["bytes"].encode("latin-1"))
    assert said.startswith("some/report.txt ")
    assert case["says"] in said


@pytest.mark.parametrize("case", named("encodings.json"))
def test_text_is_decoded(case: dict[str, str]) -> None:
    raw = case["text"].encode(case["encoding"])
    assert document_from_bytes(raw).text == case["text"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\n\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_line_ends_become_line_feeds_and_nothing_else_changes(end: str, encoding: str) -> None:
    text = f" One said no.{end}{end}\tTwo\x0bsaid\x0cyes.\x85 {end}"
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    assert document_from_bytes(text.encode(encoding)).text == expected


@pytest.mark.parametrize(
    "text", ["He said \x1b[31mno\x1b[0m.", "أحمد said \u202eno\u202c.", "e\u0301 said 👩‍👧.", "He said\x08 no."]
)
def test_odd_characters_are_left_alone(text: str) -> None:
    assert document_from_bytes(text.encode()).text == text
    assert document_from_text(text).text == text


def test_a_long_line_is_read_up_to_the_limit() -> None:
    assert len(document_from_bytes(b"1" * MAX_REPORT_CHARACTERS).text) == MAX_REPORT_CHARACTERS
    assert "split it" in refusal(b"1" * (MAX_REPORT_CHARACTERS + 1))


@pytest.mark.parametrize("byte", [b"a", b"\xe9", b"\xc3\xa9", b"\n"], ids=["ASCII", "not UTF-8", "UTF-8", "line ends"])
def test_an_endless_file_is_refused(byte: bytes, tmp_path: Path) -> None:
    path = tmp_path / "endless.txt"
    path.write_bytes(byte * (ENDLESS // len(byte)))
    with pytest.raises(InputError, match=r"50,000,000|25,000,000") as refused:
        load_report(str(path))
    assert one_sentence(str(refused.value))


def test_an_endless_text_is_refused() -> None:
    with pytest.raises(InputError, match="50,000,000 characters"):
        document_from_text("a" * ENDLESS)


def test_a_document_is_its_bytes(tmp_path: Path) -> None:
    raw = "\ufeffShe said »no«.\r\n".encode()
    (tmp_path / "one.txt").write_bytes(raw)
    (tmp_path / "other.md").write_bytes(raw)
    one, other = (load_report(str(tmp_path / name)) for name in ("one.txt", "other.md"))
    assert one.raw_sha256 == hashlib.sha256(raw).hexdigest()
    assert one.id == other.id
    assert one.path != other.path
    assert one.id != document_from_bytes(raw.replace(b"\r\n", b"\n")).id


def test_a_text_at_hand_is_the_same_document_as_its_file() -> None:
    text = "She said »no«.\n"
    assert document_from_text(text) == document_from_bytes(text.encode())


def test_a_lone_surrogate_is_replaced_in_its_place() -> None:
    document = document_from_text("a\ud800b\udfff\udfffc👍")
    assert document.text == "a\ufffdb\ufffd\ufffdc👍"
    assert document.id != document_from_text(document.text).id


def test_front_matter_is_read_and_stays_in_the_text() -> None:
    raw = (
        b"\xef\xbb\xbf---\r\ntitle: All quiet\r\noutlet: The Post\r\npublished: 2031-03-06\r\n---\r\nThey said no.\r\n"
    )
    document = document_from_bytes(raw)
    assert (document.title, document.outlet, document.published_at) == ("All quiet", "The Post", "2031-03-06")
    assert document.text.startswith("---\ntitle")
    assert document.body is not None
    assert document.body.of(document.text) == "They said no.\n"


def test_the_language_is_that_of_the_body() -> None:
    german = "title: Der Sprecher des Ministeriums sagte am Montag, die Ursache sei noch nicht bekannt\n" * 5
    english = "The spokesperson said on Monday that the cause was not known, and denied what the paper wrote. " * 5
    assert document_from_text(f"---\n{german}---\n{english}").language == "en"


def test_standard_input_is_read_to_its_end() -> None:
    document = load_report("-", io.BytesIO(b"They said no."))
    assert (document.text, document.path) == ("They said no.", "-")
    with pytest.raises(InputError, match="standard input is empty"):
        load_report("-", io.BytesIO(b""))


@pytest.mark.parametrize("name", ["gone.txt", "folder.txt", "a\0b.txt"])
def test_what_can_not_be_opened_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputError, match="can't be read") as refused:
        load_report(str(tmp_path / name))
    assert one_sentence(str(refused.value))


def test_a_file_that_may_not_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, *_: object) -> int:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "open", refuse)  # root, who may run this, can read anything
    with pytest.raises(InputError, match=r"report\.txt can't be read \(Permission denied\); check its permissions\."):
        load_report("report.txt")


def test_a_name_that_is_no_unicode_is_named_escaped() -> None:
    with pytest.raises(InputError, match=r"^\\udcff\\n\.txt is empty") as refused:
        document_from_bytes(b"", os.fsdecode(b"\xff\n.txt"))
    assert one_sentence(str(refused.value))


@pytest.mark.parametrize("case", named("front_broken.json"))
def test_broken_front_matter_is_refused_in_one_sentence(case: dict[str, Any]) -> None:
    said = refusal(f"---\n{case['yaml']}\n---\nThey said no.".encode())
    assert "front matter" in said or "binary" in said


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("title: @home with the mayor", "put quotation marks round the whole title."),
        ('outlet: Gazette\ntitle: "It held\nbyline: Ann Oddy', "put quotation marks round the whole title."),
        ("byline: - Ann Oddy", "put quotation marks round the whole byline."),
        ("tags: @home", "mend it or take it out."),
    ],
)
def test_front_matter_that_is_refused_says_what_mends_it(front: str, says: str) -> None:
    assert says in refusal(f"---\n{front}\n---\nThey said no.".encode())
