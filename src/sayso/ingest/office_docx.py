"""Word's XML: what each element is for the text of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.ingest.office_text import Gathered, Paragraph, row_text

_NAMESPACE = re.compile(r"\{[^}]*\}")

LEFT_OUT = frozenset(
    "del moveFrom delText instrText delInstrText pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr Fallback"
    " rt".split()
)
"""Elements without text of the report: deleted and moved words, codes of fields, properties, second versions."""

CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
"""Elements that stand for a character."""

_TITLES = re.compile(r"title$", re.IGNORECASE)
_HEADINGS = re.compile(r"(?:heading|berschrift|titre) ?1$", re.IGNORECASE)
_OFF = ("0", "false", "off")


def docx_paragraphs(document: Any, notes: Sequence[Any] = ()) -> list[Paragraph]:
    """The paragraphs of a document part; notes stand at its end, in the order in which they are referred to."""
    body = next((child for child in document.iter() if _name(child) == "body"), document)
    reader = _Reader()
    reader.blocks(body)
    reader.gathered.end()
    for part, kind in zip(notes, ("footnote", "endnote"), strict=False):
        if part is not None:
            reader.notes(part, kind)
    return reader.gathered.found


@dataclass(slots=True)
class _Reader:
    gathered: Gathered = field(default_factory=Gathered)
    boxes: list[Any] = field(default_factory=list)
    referred: dict[tuple[str, str], None] = field(default_factory=dict)

    def blocks(self, parent: Any) -> None:
        """Takes in paragraphs, tables, and what holds them."""
        for child in parent:
            name = _name(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name not in LEFT_OUT:
                self.blocks(child)

    def paragraph(self, element: Any) -> None:
        """One paragraph; it runs on into the next where the mark at its end was deleted."""
        self.words(element)
        if not _mark_deleted(element):
            self.gathered.end(_style(element))
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.gathered.end()
            self.blocks(box)

    def words(self, parent: Any) -> None:
        for child in parent:
            name = _name(child)
            if name == "t":
                self.gathered.put(child.text)
            elif name in CHARACTERS:
                self.gathered.put("\n\n" if _attribute(child, "type") in ("page", "column") else CHARACTERS[name])
            elif name in ("footnoteReference", "endnoteReference"):
                self.referred[(name.removesuffix("Reference"), _attribute(child, "id"))] = None
            elif name == "txbxContent":
                self.boxes.append(child)
            elif name not in LEFT_OUT and not (name == "r" and _is_hidden(child)):
                self.words(child)

    def table(self, element: Any) -> None:
        for row in element.iter():
            if _name(row) == "tr" and next(_above(row, "tbl"), None) is element and not _row_deleted(row):
                cells = [self.cell(cell) for cell in _cells(row)]
                self.gathered.found += row_text(cells)

    def cell(self, element: Any) -> list[Paragraph]:
        outer, self.gathered = self.gathered, Gathered()
        self.blocks(element)
        self.gathered.end()
        found, self.gathered = self.gathered.found, outer
        return found

    def notes(self, part: Any, kind: str) -> None:
        by_id = {_attribute(child, "id"): child for child in part if _name(child) == kind}
        for of_kind, number in list(self.referred):
            if of_kind == kind and number in by_id:
                self.blocks(by_id[number])


def _name(element: Any) -> str:
    """An element's name without its namespace: strict and older files differ in theirs alone."""
    return _NAMESPACE.sub("", element.tag) if isinstance(element.tag, str) else ""


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if _NAMESPACE.sub("", key) == name), "")


def _child(element: Any, *path: str) -> Any:
    for name in path:
        element = next((child for child in element if _name(child) == name), None)
        if element is None:
            return None
    return element


def _above(element: Any, name: str) -> Iterator[Any]:
    return (one for one in element.iterancestors() if _name(one) == name)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if _name(child) == "tc":
            yield child
        elif _name(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _cells(child)


def _style(paragraph: Any) -> str:
    style = _child(paragraph, "pPr", "pStyle")
    name = _attribute(style, "val") if style is not None else ""
    return "title" if _TITLES.fullmatch(name) else "heading" if _HEADINGS.search(name) else ""


def _mark_deleted(paragraph: Any) -> bool:
    return _child(paragraph, "pPr", "rPr", "del") is not None


def _row_deleted(row: Any) -> bool:
    return _child(row, "trPr", "del") is not None


def _is_hidden(run: Any) -> bool:
    hidden = _child(run, "rPr", "vanish")
    return hidden is not None and _attribute(hidden, "val") not in _OFF
