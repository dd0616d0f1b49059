"""What is taken out of archives: reports, with what sidecars say; nothing hidden, nothing out of bounds."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from conftest import one_sentence
from sayso.errors import InputError
from sayso.ingest import archive
from sayso.ingest.archive import expand
from sayso.ingest.types import Item, Meta, Options

SAID = b"Mayor Ines Polk said no.\n"
SIDECAR = b'{"title": "A", "retrieved_at": "2031-03-04T10:00:00Z"}'
MEMBERS = {
    "b/two.txt": SAID,
    "b/two.txt.meta.json": SIDECAR,
    "one.md": SAID * 2,
    "photo.jpg": SAID,
    ".hidden.txt": SAID,
    ".git/x.txt": SAID,
    "__MACOSX/._one.txt": SAID,
    "../up.txt": SAID * 3,
}
TAKEN = ["a!b/two.txt", "a!one.md", "a!../up.txt"]


def zipped(members: dict[str, bytes] = MEMBERS) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def tarred(mode: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as packed:  # type: ignore[call-overload]
        for name, content in MEMBERS.items():
            info = tarfile.TarInfo("./" + name)
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content))
    return out.getvalue()


def taken(raw: bytes, item: Item | None = None) -> list[Item]:
    found = list(expand(item or Item(raw, "a"), Options()))
    assert all(isinstance(one, Item) for one in found), found
    return [one for one in found if isinstance(one, Item)]


def problems(raw: bytes) -> list[str]:
    said = [str(one) for one in expand(Item(raw, "a"), Options()) if isinstance(one, InputError)]
    assert all(map(one_sentence, said)), said
    return said


@pytest.mark.parametrize(
    "raw", [zipped(), *(tarred(mode) for mode in ("w", "w:gz", "w:bz2", "w:xz"))], ids="zip tar gz bz2 xz".split()
)
def test_reports_are_taken_with_their_sidecars(raw: bytes) -> None:
    found = taken(raw)
    assert [one.source for one in found] == TAKEN
    assert [one.raw for one in found] == [SAID, SAID * 2, SAID * 3]
    assert [one.known.title for one in found] == ["A", None, None]
    assert found[0].retrieved_at == "2031-03-04T10:00:00Z"
    assert {one.depth for one in found} == {1}


def test_what_is_known_of_the_archive_is_known_of_its_members() -> None:
    first, second, _ = taken(b"", Item(zipped(), "a", known=Meta("B", "The Pier"), depth=2))
    assert (first.known.title, first.known.outlet, first.depth) == ("A", "The Pier", 3)
    assert second.known == Meta("B", "The Pier")


@pytest.mark.parametrize(
    ("name", "called"), [("a.txt.gz", "a.txt"), ("x/a.gz", "a"), ("z.zip!x/a.txt.bz2", "a.txt"), ("a", "a")]
)
def test_a_packed_file_is_called_as_what_is_in_it(name: str, called: str) -> None:
    import gzip

    (found,) = taken(b"", Item(gzip.compress(SAID), name, known=Meta("T")))
    assert (found.source, found.raw, found.known.title) == (f"{name}!{called}", SAID, "T")


def test_a_member_out_of_bounds_is_told_and_the_others_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBER_BYTES", 60)
    monkeypatch.setattr(archive, "MAX_RATIO", 1_000)
    for raw in (zipped(), tarred("w:gz")):
        assert problems(raw) == ["a!../up.txt has 75 bytes, more than the 60 that are read out of an archive; "
                                 "unpack it first."]  # fmt: skip
        assert len(list(expand(Item(raw, "a"), Options()))) == 3


def test_a_bomb_is_told_and_the_others_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "RATIO_FROM", 1_000)
    found = list(expand(Item(zipped({"a.txt": SAID, "b.txt": b" " * 1_000_000}), "a"), Options()))
    assert isinstance(found[0], Item)
    assert "a holds a member that is packed to less than 1/200 of its size" in str(found[1])


def test_several_that_are_locked_are_one_sentence() -> None:
    raw = bytearray(zipped({"a.txt": SAID, "b.txt": SAID}))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(mark, at + 1)
    assert problems(bytes(raw)) == ["a holds 2 members each of which is encrypted; unpack it with its password first."]


@pytest.mark.parametrize(
    "raw", [zipped()[:-40], tarred("w:gz")[:60], tarred("w")[:700], b"PK", b"\x1f\x8b", b"x" * 600]
)
def test_what_is_cut_off_is_said(raw: bytes) -> None:
    with pytest.raises(InputError, match="damaged or cut off; get it again") as refused:
        list(expand(Item(raw, "a"), Options()))
    assert one_sentence(str(refused.value))


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path / "inside")
    for raw in (zipped(), tarred("w"), tarred("w:xz")):
        taken(raw)
    assert [path.name for path in tmp_path.rglob("*")] == ["inside"]
