"""Archives made to burst, to lead elsewhere or to be read for ever, and broken ones."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Iterator

TEXT = b"Harbour master Orla Venn said on Monday that the ship had sunk.\n"
SAID = b"Mayor Ines Polk denied that the bridge was closed.\n"
ZEROS = b" " * (70 << 20)


def _zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def _infos(*infos: tuple[zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for info, content in infos:
            packed.writestr(info, content)
    return out.getvalue()


def _link() -> bytes:
    info = zipfile.ZipInfo("link.txt")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return _infos((info, b"/etc/passwd"), (zipfile.ZipInfo("good.txt"), TEXT))


def _patched(raw: bytes, at: int, value: bytes, mark: bytes = b"PK\x01\x02") -> bytes:
    """A ZIP file with some bytes of its list of members replaced, those at a place after a mark."""
    place = raw.rfind(mark) + at
    return raw[:place] + value + raw[place + len(value) :]


def _nested(depth: int, raw: bytes = TEXT, name: str = "x.txt") -> bytes:
    for number in range(depth):
        raw, name = _zip({name: raw, f"beside-{number}.txt": TEXT + str(number).encode()}), f"in-{number}.zip"
    return raw


def _zips() -> Iterator[tuple[str, bytes]]:
    two = _zip({"a.txt": TEXT, "b.txt": SAID})
    yield "slip.zip", _zip({"../../../../evil.txt": TEXT, "..\\..\\evil.txt": SAID})
    yield "absolute.zip", _zip({"/tmp/evil.txt": TEXT, "C:\\evil.txt": SAID})
    yield "link.zip", _link()
    yield "bomb.zip", _zip({"a.txt": ZEROS})
    yield "bombs.zip", _zip({f"{number}.txt": ZEROS[: 20 << 20] for number in range(3)})
    yield "bomb-beside-good.zip", _zip({"a.txt": TEXT, "b.txt": ZEROS[: 30 << 20]})
    yield "nested.zip", _nested(12)
    yield "nested-bombs.zip", _zip({f"{n}.zip": _zip({f"{n}.txt": ZEROS[: 15 << 20]}) for n in range(4)})
    yield "encrypted.zip", _patched(_patched(two, 6, b"\x01\x00", b"PK\x03\x04"), 8, b"\x01\x00")
    yield "cut.zip", two[:-30]
    yield "cut-early.zip", two[:60]
    yield "head-only.zip", b"PK\x03\x04"
    yield "end-only.zip", b"PK\x05\x06" + b"\xff" * 18
    yield "list-elsewhere.zip", _patched(two, 16, struct.pack("<I", 0xFFFFFFF0), b"PK\x05\x06")
    yield "many-told.zip", _patched(two, 8, b"\xff\xff\xff\xff", b"PK\x05\x06")
    yield "sixty-four-told.zip", _patched(two, 8, b"\xff" * 12, b"PK\x05\x06")
    yield "wrong-sum.zip", _patched(two, 16, b"\x00\x00\x00\x00")
    yield "wrong-size.zip", _patched(two, 24, b"\xff\xff\xff\x7f")
    yield "small-size.zip", _patched(two, 24, b"\x01\x00\x00\x00")
    yield "wrong-place.zip", _patched(two, 42, b"\xf0\xff\xff\x7f")
    yield "strange-method.zip", _patched(_patched(two, 10, b"\x63\x00"), 8, b"\x63\x00", b"PK\x03\x04")
    yield "overlapping.zip", _patched(two, 42, b"\x00\x00\x00\x00")
    yield "twice.zip", _infos((zipfile.ZipInfo("a.txt"), TEXT), (zipfile.ZipInfo("a.md"), SAID))
    yield "controls.zip", _zip({"a\x1b[31m\n\u202egpj.txt": TEXT, "\ud7ff\x07.txt": SAID})
    yield "long-name.zip", _zip({"x" * 60_000 + ".txt": TEXT})
    yield "deep-name.zip", _zip({"a/" * 10_000 + "x.txt": TEXT})
    yield "empty.zip", _zip({})
    yield "folders.zip", _zip({"a/": b"", "b/c/": b""})
    yield "hidden.zip", _zip({"__MACOSX/._a.txt": TEXT, ".git/a.txt": TEXT, ".a.txt": TEXT})
    yield "prefixed.zip", b"#!/bin/sh\nexit\n" + two
    yield "five-thousand.zip", _zip({f"{number}.txt": b"" for number in range(5_000)})
    yield "lzma.zip", _zip({"a.txt": TEXT * 100}, zipfile.ZIP_LZMA)
    yield "lzma-broken.zip", _zip({"a.txt": TEXT * 100}, zipfile.ZIP_LZMA).replace(b"\x5d\x00\x00", b"\xff\xff\xff", 1)
    yield "bad-sidecar.zip", _zip({"a.txt": TEXT, "a.txt.meta.json": b"{"})
    yield "deep-sidecar.zip", _zip({"a.txt": TEXT, "a.txt.meta.json": b"[" * 500_000})
    yield "long-sidecar.zip", _zip({"a.txt": TEXT, "a.txt.meta.json": b'{"title": "' + b"x" * 2_000_000 + b'"}'})
    yield "odd-sidecar.zip", _zip({"a.txt": TEXT, "a.txt.meta.json": b'{"title": {}, "credits": [1], "url": []}'})


def _tar(*members: tarfile.TarInfo, content: bytes = TEXT, form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as packed:
        for member in members:
            if member.isreg():
                member.size = len(content)
            packed.addfile(member, io.BytesIO(content))
    return out.getvalue()


def _info(name: str, kind: bytes = tarfile.REGTYPE, to: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, to
    return info


def _stated(size: bytes, kind: bytes = b"0") -> bytes:
    """A tar archive whose first member states this size, octal or binary."""
    head = bytearray(_tar(_info("a.txt"))[:512])
    head[124:136], head[156:157] = size.ljust(12, b"\0"), kind
    head[148:156] = b" " * 8
    head[148:156] = f"{sum(head):06o}\0 ".encode()
    return bytes(head) + TEXT.ljust(512, b"\0") + b"\0" * 1024


def _tars() -> Iterator[tuple[str, bytes]]:
    good = _tar(_info("a.txt"), _info("b.md"))
    yield "slip.tar", _tar(_info("../../../evil.txt"), _info("/tmp/evil.txt"))
    yield "links.tar", _tar(_info("a.txt", tarfile.SYMTYPE, "/etc/passwd"), _info("b.txt", tarfile.LNKTYPE, "../x"))
    yield "devices.tar", _tar(_info("a.txt", tarfile.CHRTYPE), _info("b.txt", tarfile.FIFOTYPE), _info("c.txt"))
    yield "cut.tar", good[:600]
    yield "cut-head.tar", good[:300]
    yield "wrong-sum.tar", good[:148] + b"0000000\0" + good[156:]
    yield "endless-member.tar", _stated(b"77777777777")
    yield "negative.tar", _stated(b"\xff" * 12)
    yield "binary-size.tar", _stated(b"\x80" + b"\x7f" * 11)
    yield "long-pax.tar", _stated(b"77777777777", b"x")
    yield "long-name.tar", _stated(b"77777777777", b"L")
    yield "sparse.tar", _stated(b"00000000100", b"S")
    yield "bomb.tar.gz", gzip.compress(_tar(_info("a.txt"), content=ZEROS), 1)
    yield "bomb-passed-over.tar.gz", gzip.compress(_tar(_info("a.jpg"), _info("b.txt"), content=ZEROS), 9)
    yield "cut.tar.gz", gzip.compress(good)[:-20]
    yield "cut.tar.xz", lzma.compress(good)[:-20]
    yield "cut.tar.bz2", bz2.compress(good)[:-20]
    yield "no-tar.tar.gz", gzip.compress(b"\0" * 4096)
    yield "no-tar.tgz", b"\x1f\x8b\x08\x00"
    yield "in-zip.zip", _zip({"a.tar.gz": gzip.compress(good), "b.tar": good[:700]})


def _packed() -> Iterator[tuple[str, bytes]]:
    yield "bomb.txt.gz", gzip.compress(ZEROS)
    yield "bomb.txt.bz2", bz2.compress(ZEROS)
    yield "bomb.txt.xz", lzma.compress(ZEROS, preset=0)
    yield "cut.txt.gz", gzip.compress(TEXT)[:-9]
    yield "trailing.txt.gz", gzip.compress(TEXT) + b"rubbish"
    yield "several.txt.gz", gzip.compress(TEXT) + gzip.compress(SAID)
    yield "wrong-sum.txt.gz", gzip.compress(TEXT)[:-8] + b"\0" * 8
    yield "dictionary.txt.xz", lzma.compress(TEXT, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 64 << 20}])
    yield "broken.txt.xz", b"\xfd7zXZ\x00" + b"\xff" * 100
    raw = TEXT
    for _ in range(12):
        raw = gzip.compress(raw)
    yield "twelve-times.txt.gz", raw
    yield "nothing.gz", gzip.compress(b"")
    yield "picture.gz", gzip.compress(b"\x89PNG\r\n\x1a\n")


def cases() -> Iterator[tuple[str, bytes]]:
    yield from _zips()
    yield from _tars()
    yield from _packed()
