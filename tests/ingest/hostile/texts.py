"""Texts that are none, that are far too long, or that look like something else."""

from __future__ import annotations

from collections.abc import Iterator

SAID = b"Mayor Ines Polk denied that the bridge was closed.\n"


def cases() -> Iterator[tuple[str, bytes]]:
    yield "one-line.txt", b"a" * (30 << 20)
    yield "not-utf-8.txt", SAID + b"\xe9" * 3_900_000
    yield "late-nul.txt", SAID * 2_000 + b"\0" + SAID
    yield "late-bytes.txt", SAID * 2_000 + b"\xff\xfe\x80"
    yield "wrong-mark.txt", b"\xff\xfe" + SAID
    yield "cut-mark.txt", b"\xef\xbb"
    yield "surrogates.txt", SAID + b"\xed\xa0\x80\xed\xbf\xbf"
    yield "overlong.txt", SAID + b"\xc0\xaf\xe0\x80\xaf"
    yield "aliases.md", b"---\na: &a [x]\nb: &b [*a, *a]\ntitle: *b\n---\n" + SAID
    yield "deep-front.md", b"---\ntitle: " + b"[" * 5_000 + b"\n---\n" + SAID
    yield "open-front.md", b"---\ntitle: x\n" + b"a: b\n" * 200_000
    yield "python-front.md", b"---\ntitle: !!python/object/apply:os.system ['true']\n---\n" + SAID
    yield "long-front.md", b"---\ntitle: " + b"x" * 15_000 + b"\n---\n" + SAID
    yield "controls-in-front.md", b'---\ntitle: "\\e[31m\\u202Ered\\0"\n---\n' + SAID
    yield "names.txt", b"A Ab Abc of the " * 60_000
    yield "photos.txt", b"(Photo by A" * 80_000
    yield "brackets.txt", b"(" * 900_000 + SAID
    yield "dashes.txt", b"(Reuters) - " * 75_000
    yield "read-the-article.txt", b"Read the entire article from A B C D E F G " * 20_000
    yield "sources.txt", b"Source: " * 100_000
    yield "white-space.txt", b" \t\n" * 300_000
    yield "comments.html.txt", b"<!--" * 20_000
    yield "instructions.txt", b"<?" * 30_000
    yield "headers.txt", b"From: a\n" * 100_000
    yield "header-and-on.txt", b"Subject: x\nMIME-Version: 1.0\n" + b" and on\n" * 100_000
    yield "json-quotes.txt", b'{"' + b"\\" * 60_000
    yield "json-open.json", b"[" * 900_000
    yield "from.txt", b"From " * 200_000
    yield "nothing.txt", b""
    yield "nothing-known.dat", bytes(range(256)) * 100
    yield "picture.txt", b"\xff\xd8\xff\xe0" + b"\0" * 100
    yield "film.pdf", b"\0\0\0\x20ftypisom" + b"\0" * 100
    yield "old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    yield "rich.doc", b"{\\rtf1\\ansi " + SAID + b"}"
    yield "database.txt", b"SQLite format 3\0" + b"\0" * 100
