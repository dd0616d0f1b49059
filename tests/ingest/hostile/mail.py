"""Mails and mailboxes made to do harm, and broken ones."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterator

WORDS = "The harbour board said that the barges had passed at night, and that nobody had opened a hatch."
TOP = "From: Ann Vale <ann@example.test>\nTo: b@example.test\nDate: Thu, 03 Apr 2031 10:00:00 +0000\n"
MIXED = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'


def _mail(body: str = WORDS, headers: str = "Subject: Barges\nMessage-ID: <1@example.test>\n") -> bytes:
    return f"{TOP}{headers}\n{body}\n".encode()


def _attached(name: str, content: bytes, body: str = WORDS) -> bytes:
    packed = base64.encodebytes(content).decode()
    part = f'Content-Type: application/octet-stream\nContent-Disposition: attachment; filename="{name}"\n'
    parts = f"--b\nContent-Type: text/plain\n\n{body}\n--b\n{part}Content-Transfer-Encoding: base64\n\n{packed}\n--b--"
    return f"{TOP}Message-ID: <1@x>\n{MIXED}{parts}".encode()


def _nested(depth: int) -> bytes:
    out = f"{TOP}Message-ID: <1@x>\n"
    for level in range(depth):
        out += f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n'
    return (out + "Content-Type: text/plain\n\n" + WORDS).encode()


def _in_each_other(depth: int) -> bytes:
    return ((f"{TOP}Message-ID: <1@x>\nContent-Type: message/rfc822\n\n") * depth + f"{TOP}\n{WORDS}\n").encode()


def _headers() -> Iterator[tuple[str, bytes]]:
    yield "subject-long.eml", _mail(headers=f"Subject: {'x' * 3_000_000}\nMessage-ID: <1@x>\n")
    yield "words-many.eml", _mail(headers=f"Subject: {'=?utf-8?q?a?= ' * 200_000}\nMessage-ID: <1@x>\n")
    yield "words-broken.eml", _mail(headers="Subject: =?utf-8?b?AAA?= =?x?q?=ZZ?= =?utf-9?q?a?=\nMessage-ID: <1@x>\n")
    yield "comments.eml", _mail(headers=f"Reply-To: {'(' * 50_000}\nSubject: {'(' * 5_000}\nMessage-ID: <1@x>\n")
    yield "from-odd.eml", _mail().replace(b"Ann Vale <ann@example.test>", b'<<<>>>,,,;:"\\"@[' + b'"' * 999)
    yield "date-odd.eml", _mail().replace(b"Thu, 03 Apr 2031 10:00:00 +0000", b"Thu, 99 Foo 99999 99:99:99 +9999")
    yield "date-empty.eml", _mail().replace(b"Thu, 03 Apr 2031 10:00:00 +0000", b"")
    yield "date-far.eml", _mail().replace(b"03 Apr 2031", b"03 Apr 0001")
    yield "header-bytes.eml", _mail().replace(b"Barges", bytes(range(128, 256)))
    yield "header-nul.eml", _mail().replace(b"Barges", b"a\x00b")
    yield "many-headers.eml", _mail(headers="X-A: b\n" * 60_000 + "Message-ID: <1@x>\n")
    yield "headers-only.eml", f"{TOP}Message-ID: <1@x>\n".encode()
    yield "charset-odd.eml", _mail(headers="Message-ID: <1@x>\nContent-Type: text/plain; charset=rot13\n")
    yield "charset-hex.eml", _mail(headers="Message-ID: <1@x>\nContent-Type: text/plain; charset=hex_codec\n")
    yield "type-odd.eml", _mail(headers="Message-ID: <1@x>\nContent-Type: ;;;///\n")
    split = "Content-Type: text/plain; charset*0*=utf-8''%FF; charset*1=x; name*0*=%%%\n"
    yield "parameters.eml", _mail(headers=f"Message-ID: <1@x>\n{split}")
    yield "encoding-odd.eml", _mail(headers="Message-ID: <1@x>\nContent-Transfer-Encoding: rot13\n")
    yield "uuencoded.eml", _mail("begin 644 x\n!!!\n", "Message-ID: <1@x>\nContent-Transfer-Encoding: x-uuencode\n")
    yield "base64-odd.eml", _mail("=" * 10_001 + "A" * 7, "Message-ID: <1@x>\nContent-Transfer-Encoding: base64\n")


def _parts() -> Iterator[tuple[str, bytes]]:
    yield "nested.eml", _nested(200)
    yield "nested-deep.eml", _nested(5_000)
    yield "in-each-other.eml", _in_each_other(50)
    yield "in-each-other-deep.eml", _in_each_other(3_000)
    yield "no-boundary.eml", f"{TOP}Message-ID: <1@x>\nContent-Type: multipart/mixed\n\n{WORDS}".encode()
    yield "no-end.eml", f"{TOP}Message-ID: <1@x>\n{MIXED}--b\nContent-Type: text/plain\n\n{WORDS}".encode()
    yield "many-parts.eml", f"{TOP}Message-ID: <1@x>\n{MIXED}{'--b\n\nx\n' * 30_000}--b--".encode()
    yield "empty-parts.eml", f"{TOP}Message-ID: <1@x>\n{MIXED}--b\n\n--b\n\n--b--".encode()
    yield "way-out.eml", _attached("../../../etc/evil.txt", b"Read me.")
    yield "windows-name.eml", _attached("C:\\\\Windows\\\\evil.txt", b"Read me.")
    yield "attached-bomb.eml", _attached("x.txt.gz", gzip.compress(bytes(64 << 20)))
    yield "attached-broken.eml", _attached("x.pdf", b"%PDF-1.4 nothing")
    yield "attached-odd-name.eml", _attached("\u202egpj.fdp\x07" + "n" * 5_000 + ".txt", b"Read me.")
    yield "tnef.eml", _attached("winmail.dat", b"\x78\x9f\x3e\x22").replace(b"octet-stream", b"ms-tnef")
    yield "encrypted.eml", _mail("x", 'Message-ID: <1@x>\nContent-Type: multipart/encrypted; boundary="b"\n')
    yield (
        "html-script.eml",
        _mail(
            "<script>while(1);</script><img src='http://127.0.0.1:9/x'>", "Message-ID: <1@x>\nContent-Type: text/html\n"
        ),
    )
    yield "html-deep.eml", _mail("<div>" * 50_000 + WORDS, "Message-ID: <1@x>\nContent-Type: text/html\n")


def _bodies() -> Iterator[tuple[str, bytes]]:
    yield "all-quoted.eml", _mail("> " + WORDS)
    yield "quotes.eml", _mail((">" * 20_000 + " x\n") * 20)
    yield "wrote.eml", _mail("On " * 100_000 + "\n" + "On a wrote\n" * 20_000)
    forward = "---------- Forwarded message ---------\nFrom: a\nSubject: b\n\n"
    yield "forwards.eml", _mail(forward * 5_000 + WORDS)
    yield "forward-open.eml", _mail(forward.rstrip() + "\n " * 50_000)
    yield "one-line.eml", _mail("word " * 500_000)
    yield "binary.eml", _mail().replace(WORDS.encode(), bytes(range(256)) * 400)
    yield "signature-only.eml", _mail("-- \nAnn\n")


def _boxes() -> Iterator[tuple[str, bytes]]:
    start = b"From ann@example.test Thu Apr  3 10:00:00 2031\n"
    yield "good-and-bad.mbox", start + _mail() + b"\n" + start + b"X: y\n\n\n" + start + _mail()
    yield "separators.mbox", start + _mail() + b"\n" + start * 50_000
    yield "cut.mbox", (start + _mail())[:60]
    yield "separator-long.mbox", b"From " + b"x" * 5_000_000 + b" 2031\nA: b\n\nx"
    yield "empty-messages.mbox", (start + b"A: b\n\n") * 1_100
    yield "carriage.mbox", (start + _mail()).replace(b"\n", b"\r\n") * 3


def cases() -> Iterator[tuple[str, bytes]]:
    yield from _headers()
    yield from _parts()
    yield from _bodies()
    yield from _boxes()
