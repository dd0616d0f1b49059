"""A folder of files in every format: those of the corpus, and their reports put into other formats."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from importlib import import_module
from itertools import cycle
from pathlib import Path
from typing import Any

from bench.ingest_corpus import CORPUS, corpus_cases

_SCRIPT = "window.dataLayer=window.dataLayer||[];function track(name,value){dataLayer.push({event:name,value:value})}\n"
_LINKS = "".join(f'<li><a href="/section/{number}">Section {number}</a></li>' for number in range(60))
_RELATED = "".join(f'<li><a href="/story/{number}">Another story, no. {number}</a></li>' for number in range(20))
_LEAST_WORDS = 80


@dataclass(frozen=True, slots=True)
class Article:
    """A report of the corpus, to be put into a format; ``number`` makes each its own."""

    number: int
    title: str
    outlet: str
    day: str
    paragraphs: tuple[str, ...]

    @property
    def url(self) -> str:
        """Where it would be."""
        return f"https://news.example/{self.number}"

    @property
    def text(self) -> str:
        """Its paragraphs apart by blank lines."""
        return "\n\n".join(self.paragraphs)

    @property
    def markup(self) -> str:
        """Its paragraphs as HTML."""
        return "".join(f"<p>{escape(one)}</p>\n" for one in self.paragraphs)


def write_mixed(folder: Path, count: int) -> None:
    """Write so many files, the same ones each time."""
    files = cycle(sorted(path for path in CORPUS.glob("*/*") if path.is_file() and path.suffix != ".jsonl"))
    kinds, articles = cycle(WRAPPINGS.items()), _articles()
    for number in range(count):
        if number % 2:
            suffix, wrap = next(kinds)
            (folder / f"{number:04}{suffix}").write_bytes(wrap(next(articles)))
        else:
            path = next(files)
            (folder / f"{number:04}-{path.name}").write_bytes(path.read_bytes())


def _articles() -> Iterator[Article]:
    rows = [one.expected for one in corpus_cases()]
    long = [
        row for row in rows if len(row.get("text", "").split()) >= _LEAST_WORDS and row.get("language", "en") == "en"
    ]
    for number, row in enumerate(cycle(long)):
        paragraphs = (*row["text"].split("\n\n"), f"This is report {number} of the day, the editor said.")
        yield Article(
            number,
            row.get("title") or "Gates open without warning",
            row.get("outlet") or "Isk Valley Post",
            (row.get("published_at") or "2031-10-05")[:10],
            tuple(paragraphs),
        )


def _html(one: Article) -> bytes:
    """A page with as much around its report as pages have."""
    declared = {
        "@type": "NewsArticle",
        "headline": one.title,
        "datePublished": one.day,
        "publisher": {"name": one.outlet},
    }
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(one.title)}</title>'
        f'<script type="application/ld+json">{json.dumps(declared)}</script><script>{_SCRIPT * 600}</script></head>'
        f"<body><header><nav><ul>{_LINKS}</ul></nav></header><main><article><h1>{escape(one.title)}</h1>{one.markup}</article>"
        f"<aside><h2>Read also</h2><ul>{_RELATED}</ul></aside></main><footer><ul>{_LINKS}</ul></footer></body></html>"
    ).encode()


def _mhtml(one: Article) -> bytes:
    head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: {0}\r\nMIME-Version: 1.0\r\nContent-Type: "
    head += 'multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
    head += "Content-Location: {0}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return head.format(one.url).encode() + _html(one) + b"\r\n--b--\r\n"


def _pdf(one: Article) -> bytes:
    """Pages of two columns."""
    making = _made_by("making_pdf")
    lines = making.lines_of(map(_in_1252, one.paragraphs), making.Frame(60, 700, 225))
    sheets = []
    while lines:
        sheets.append(making.Sheet())
        sheets[-1].write(60, 780, _in_1252(one.title)[:60], 18)
        for x in (60, 310):
            lines = making.flow(lines, sheets[-1], making.Frame(x, 700, 225))
    return bytes(making.pdf(sheets, Title=one.title))


def _in_1252(text: str) -> str:
    return text.encode("cp1252", "replace").decode("cp1252")


def _docx(one: Article) -> bytes:
    making = _made_by("making_office")
    return bytes(
        making.docx("".join(making.p(making.r(text)) for text in (one.title, *one.paragraphs)), title=one.title)
    )


def _odt(one: Article) -> bytes:
    making = _made_by("making_office")
    return bytes(making.odt(making.tps((one.title, *one.paragraphs)), title=one.title))


def _mail(one: Article) -> bytes:
    message = EmailMessage(SMTP)
    message["From"], message["Subject"] = f"{one.outlet} <desk@news.example>", one.title
    message["Date"] = "Sun, 05 Oct 2031 17:42:10 +0000"
    message.set_content(one.text)
    message.add_alternative(_html(one).decode(), "html")
    return message.as_bytes()


def _rss(one: Article) -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{escape(one.outlet)}</title><item><title>'
        f"{escape(one.title)}</title><link>{one.url}</link><description>{escape(one.markup)}</description></item>"
        "</channel></rss>"
    ).encode()


def _warc(one: Article) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + _html(one)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {one.url}\r\nWARC-Date: {one.day}T12:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{one.number:012}>\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)


def _csv(one: Article) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([("title", "outlet", "date", "text"), (one.title, one.outlet, one.day, one.text)])
    return out.getvalue().encode()


def _jsonl(one: Article) -> bytes:
    return json.dumps({"title": one.title, "source": one.outlet, "date": one.day, "body": one.text}).encode() + b"\n"


def _ninjs(one: Article) -> bytes:
    return json.dumps({"uri": one.url, "headline": one.title, "body_xhtml": one.markup, "pubstatus": "usable"}).encode()


def _zip(one: Article) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("page.html", (2031, 3, 1, 0, 0, 0)), _html(one))
    return out.getvalue()


def _markdown(one: Article) -> bytes:
    return f'---\ntitle: "{one.title.replace(chr(34), "")}"\ndate: {one.day}\n---\n\n{one.text}\n'.encode()


WRAPPINGS: dict[str, Callable[[Article], bytes]] = {
    ".html": _html,
    ".pdf": _pdf,
    ".docx": _docx,
    ".odt": _odt,
    ".eml": _mail,
    ".mhtml": _mhtml,
    ".rss": _rss,
    ".warc.gz": _warc,
    ".csv": _csv,
    ".jsonl": _jsonl,
    ".ninjs": _ninjs,
    ".zip": _zip,
    ".md": _markdown,
    ".txt": lambda one: one.text.encode(),
}
"""How a report is put into each format."""


def _made_by(name: str) -> Any:
    """What makes files for the tests."""
    if str(CORPUS.parent) not in sys.path:
        sys.path.append(str(CORPUS.parent))
    return import_module(name)
