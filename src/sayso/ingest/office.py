"""Word and OpenDocument texts: their paragraphs in order, changes taken as made, with what is stated about them.

A place in XML within a packed file leads no reader anywhere, so that these pages have none.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.errors import InputError
from sayso.ingest.broken import BROKEN
from sayso.ingest.find import shown
from sayso.ingest.heading import is_person, is_title, read_heading
from sayso.ingest.limits import MAX_META_CHARACTERS, MAX_PART_BYTES, MAX_RATIO, MAX_REPORT_CHARACTERS, RATIO_FROM
from sayso.ingest.metadata import clean_byline
from sayso.ingest.office_docx import docx_paragraphs
from sayso.ingest.office_odt import odt_paragraphs
from sayso.ingest.office_text import Paragraph
from sayso.ingest.opening import said_above
from sayso.ingest.types import Item, Meta, Page

MAX_TITLE_WORDS = 25
_DC = "{http://purl.org/dc/elements/1.1/}"
_ODF_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"


def convert(item: Item) -> Page:
    """The report in a .docx or .odt file, its title, byline and day being no part of its text.

    Raises InputError if the file is damaged, locked, empty, or unpacks to more than any report.
    """
    name = shown(item.source)
    try:
        with zipfile.ZipFile(io.BytesIO(item.raw)) as packed:
            paragraphs, stated = _read(_Parts(packed, name))
    except BROKEN as error:
        raise InputError(f"{name} is damaged or cut off; open it in its program and save it again.") from error
    if not paragraphs:
        raise InputError(f"{name} is empty; there is nothing to read in it.")
    return _page(paragraphs, stated, name)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The XML in a packed file, each part read within bounds."""

    packed: zipfile.ZipFile
    name: str

    def tree(self, part: str, needed: bool = False) -> Any:
        """A part's root, None if there is none. Raises InputError if it is too large, or is needed and no XML."""
        from lxml import etree

        if part not in self.packed.NameToInfo:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self._bytes(part), parser)
        except etree.XMLSyntaxError as error:
            if not needed:
                return None
            raise InputError(f"{self.name} is damaged; open it in its program and save it again.") from error
        if root.getroottree().docinfo.doctype:
            raise InputError(f"{self.name} has a DTD, which no word processor writes; save it as .txt.")
        return root

    def locked(self) -> bool:
        """Whether an OpenDocument file says that what is in it is encrypted."""
        manifest, newer = "META-INF/manifest.xml", "encrypted-package"
        names = self.packed.NameToInfo
        return newer in names or (manifest in names and b"encryption-data" in self._bytes(manifest))

    def _bytes(self, part: str) -> bytes:
        entry = self.packed.getinfo(part)
        most = min(MAX_PART_BYTES, max(RATIO_FROM, MAX_RATIO * entry.compress_size))
        with self.packed.open(entry) as stream:
            content = stream.read(most + 1)
        if len(content) > most:
            raise InputError(f"{self.name} unpacks to far more than a report; save its text as .txt.")
        return content


def _read(parts: _Parts) -> tuple[list[Paragraph], Meta]:
    document = parts.tree("word/document.xml", needed=True)
    if document is not None:
        notes = [parts.tree(f"word/{kind}.xml") for kind in ("footnotes", "endnotes")]
        return docx_paragraphs(document, notes), _stated(parts.tree("docProps/core.xml"), (f"{_DC}creator",))
    if parts.locked():
        raise InputError(f"{parts.name} is locked with a password; save it without one.")
    content = parts.tree("content.xml", needed=True)
    if content is None:
        raise InputError(f"{parts.name} holds no text of a word processor; open it and save it as .docx.")
    return odt_paragraphs(content), _stated(parts.tree("meta.xml"), (f"{_ODF_META}initial-creator", f"{_DC}creator"))


def _stated(root: Any, creators: Sequence[str]) -> Meta:
    """Title and author, where they are such; when a file was made is not when its report was published."""
    if root is None:
        return Meta()
    title = _value(root, f"{_DC}title")
    author = next(filter(None, (_value(root, creator) for creator in creators)), "")
    return Meta(
        title=title if is_title(title) else None,
        byline=clean_byline(author) if is_person(author) else None,
        language=_value(root, f"{_DC}language") or None,
    )


def _value(root: Any, tag: str) -> str:
    return " ".join((next(root.iter(tag), root.makeelement("none")).text or "")[:MAX_META_CHARACTERS].split())


def _page(paragraphs: Sequence[Paragraph], stated: Meta, name: str) -> Page:
    texts = [one.text for one in paragraphs]
    if sum(map(len, texts)) > MAX_REPORT_CHARACTERS:
        raise InputError(f"{name} has more than the {MAX_REPORT_CHARACTERS:,} characters of a report; split it.")
    heading = read_heading(texts, _title(paragraphs, stated))
    rest = [text for number, text in enumerate(texts) if number not in heading.taken]
    return Page("\n\n".join(rest or texts), meta=heading.meta.over(stated).over(said_above(texts)))


def _title(paragraphs: Sequence[Paragraph], stated: Meta) -> int | None:
    """The number of the title: what is set as one or as a heading, is stated, or is a first line, but no sentence."""
    first = paragraphs[:6]
    for style in ("title", "heading"):
        found = next((number for number, one in enumerate(first) if one.style == style), None)
        if found is not None:
            return found
    for number, one in enumerate(first):
        if stated.title and one.text.casefold() == stated.title.casefold():
            return number
    line = first[0].text
    short = (
        len(line.split()) <= MAX_TITLE_WORDS and len(paragraphs) > 1 and not line.endswith((".", ":", ";", ",", "”"))
    )
    return 0 if short and not stated.title else None
