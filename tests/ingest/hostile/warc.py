"""Web archives with wrong lengths, cut short, packed to burst."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator

import brotli
import zstandard

PAGE = b"<html><body><p>The board said the barges had passed at night, and nobody opened a hatch.</p></body></html>"
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def _record(block: bytes, kind: str = "response", length: object = None, more: str = "") -> bytes:
    size = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.test/a\r\n"
        "WARC-Date: 2031-03-04T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\n{more}Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _wacz(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def _packed(body: bytes, way: bytes = b"gzip") -> bytes:
    return HTTP.replace(b"\r\n\r\n", b"\r\nContent-Encoding: " + way + b"\r\n\r\n") + body


def cases() -> Iterator[tuple[str, bytes]]:
    good = _record(HTTP + PAGE)
    for name, length in {
        "negative": -5,
        "huge": 10**18,
        "words": "many",
        "too-small": 40,
        "nothing": "",
        "float": 1.5,
    }.items():
        yield f"length-{name}.warc", _record(HTTP + PAGE, length=length) + good
    yield "no-length.warc", good.replace(b"Content-Length", b"X-Length") + good
    yield "no-type.warc", good.replace(b"WARC-Type", b"X-Type") + good
    yield "no-address.warc", good.replace(b"WARC-Target-URI", b"X-Target") + good
    yield "bad-date.warc", good.replace(b"2031-03-04T10", b"9999-99-99T99")
    yield "bad-address.warc", good.replace(b"https://example.test/a", b"https://[::1/\x1b[31m a")
    yield "cut-short.warc", (good * 3)[:-80]
    yield "cut-in-header.warc", good + good[:60]
    yield "garbage-after.warc", good + bytes(range(256)) * 40
    yield "only-name.warc", b"WARC/1.0\r\n"
    yield "long-header.warc", good.replace(b"WARC-Date: ", b"X: " + b"x" * 1_000_000 + b"\r\nWARC-Date: ")
    yield "many-headers.warc", good.replace(b"WARC-Date: ", b"X: y\r\n" * 50_000 + b"WARC-Date: ")
    yield "no-http.warc", _record(PAGE)
    yield "bad-http.warc", _record(b"HTTP/1.1 abc\r\n\r\n" + PAGE)
    yield "http-without-end.warc", _record(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 10_000)
    yield (
        "chunks-wrong.warc",
        _record(HTTP.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n") + b"ffffffff\r\n" + PAGE),
    )
    yield "bomb-in-page.warc", _record(_packed(gzip.compress(b"<p>" + b"a" * (80 << 20))))
    yield "damaged-gzip.warc", _record(_packed(gzip.compress(PAGE)[:20] + b"\xff" * 30))
    yield "damaged-deflate.warc", _record(_packed(b"\xff" * 60, b"deflate"))
    yield "brotli.warc", _record(_packed(b"\x8b\x03\x80abc", b"br"))
    yield "brotli-cut.warc", _record(_packed(brotli.compress(PAGE * 20)[:-9], b"br"))
    yield "brotli-bomb.warc", _record(_packed(brotli.compress(bytes(80 << 20), quality=5), b"br"))
    yield "brotli-tail.warc", _record(_packed(brotli.compress(PAGE) + b"more" * 99, b"br"))
    yield "zstd-cut.warc", _record(_packed(zstandard.compress(PAGE * 20)[:-9], b"zstd"))
    yield "zstd-bomb.warc", _record(_packed(zstandard.compress(bytes(80 << 20)), b"zstd"))
    yield "zstd-garbage.warc", _record(_packed(b"\x28\xb5\x2f\xfd" + b"\xff" * 400, b"zstd"))
    yield "zstd-window.warc", _record(_packed(b"\x28\xb5\x2f\xfd\x00\xf8" + b"\0" * 40, b"zstd"))
    yield "packed-twice.warc", _record(_packed(gzip.compress(zlib.compress(PAGE)), b"deflate, gzip"))
    yield "revisit-of-nothing.warc", _record(HTTP, "revisit", more="WARC-Payload-Digest: sha1:NOWHERE\r\n")
    yield "revisit-of-itself.warc", _record(HTTP, "revisit", more="WARC-Refers-To: <urn:uuid:1>\r\n")
    yield "cut.warc.gz", gzip.compress(good) + gzip.compress(good)[:-9]
    yield "damaged.warc.gz", gzip.compress(good) + gzip.compress(good)[:30] + b"\0\xff" * 60
    yield "wrong-sum.warc.gz", gzip.compress(good)[:-8] + b"\0" * 8
    yield "bomb.warc.gz", gzip.compress(b"WARC/1.0\r\nX: " + b"\0" * (64 << 20))
    yield "tail.warc.gz", gzip.compress(good) + b"not gzip at all"
    yield "empty.wacz", _wacz({"datapackage.json": b"{}"})
    yield "garbage.wacz", _wacz({"archive/a.warc.gz": b"\x1f\x8b" + b"\0" * 50, "datapackage.json": b"{}"})
    yield (
        "bad-pages.wacz",
        _wacz(
            {
                "archive/a.warc": good,
                "pages/pages.jsonl": b'{"url":5}\n[[[\n' + b"[" * 100_000,
                "datapackage.json": b"{}",
            }
        ),
    )
    yield "cut.wacz", _wacz({"archive/a.warc": good, "datapackage.json": b"{}"})[:-30]
