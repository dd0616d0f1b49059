"""OpenDocument's XML: what each element is for the text of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sayso.ingest.office_text import Gathered, Paragraph, row_text

_NAMESPACE = re.compile(r"\{[^}]*\}")
MAX_SPACES = 100
"""That one element stands for."""

LEFT_OUT = frozenset(
    "tracked-changes annotation annotation-end note-citation hidden-text forms sequence-decls variable-decls"
    " user-field-decls table-of-content alphabetical-index illustration-index bibliography ruby-text desc title"
    " event-listeners binary-data".split()
)
"""Elements without text of the report: what was deleted, comments, forms, tables of contents."""

BLOCKS = frozenset(("p", "h"))


def odt_paragraphs(content: Any) -> list[Paragraph]:
    """The paragraphs of a content part; notes stand at its end."""
    styles = {_attribute(one, "name"): _attribute(one, "parent-style-name") for one in content.iter() if _is_style(one)}
    body = next((one for one in content.iter() if _name(one) == "text" and "office" in one.tag), None)
    reader = _Reader(styles)
    if body is not None:
        reader.blocks(body)
    while reader.apart:
        reader.blocks(reader.apart.pop(0))
    return reader.gathered.found


@dataclass(slots=True)
class _Reader:
    styles: dict[str, str]
    gathered: Gathered = field(default_factory=Gathered)
    apart: list[Any] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)

    def blocks(self, parent: Any) -> None:
        """Takes in paragraphs, tables, and what holds them."""
        for child in parent:
            name = _name(child)
            if name in BLOCKS:
                self.paragraph(child, name)
            elif name == "table-row":
                self.gathered.found += row_text([self.cell(cell) for cell in child if _name(cell) == "table-cell"])
            elif name not in LEFT_OUT:
                self.blocks(child)

    def paragraph(self, element: Any, name: str) -> None:
        self.words(element)
        self.gathered.end(self.style(element, name))
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def style(self, element: Any, name: str) -> str:
        called = _attribute(element, "style-name")
        called = called if called == "Title" else self.styles.get(called, called)
        if called == "Title":
            return "title"
        return "heading" if name == "h" and _attribute(element, "outline-level") in ("", "1") else ""

    def words(self, element: Any) -> None:
        """The text of an element and of those in it; line ends of the XML are spaces."""
        self.gathered.put(_plain(element.text))
        for child in element:
            self.one(child, _name(child))
            self.gathered.put(_plain(child.tail))

    def one(self, child: Any, name: str) -> None:
        if name == "s":
            count = _attribute(child, "c")
            self.gathered.put(" " * min(MAX_SPACES, int(count) if count.isdecimal() else 1))
        elif name in ("tab", "line-break"):
            self.gathered.put("\n" if name == "line-break" else "\t")
        elif name == "note":
            self.apart += [part for part in child if _name(part) == "note-body"]
        elif name in ("text-box", "table"):
            self.boxes.append(child)
        elif name and name not in LEFT_OUT:
            self.words(child)

    def cell(self, element: Any) -> list[Paragraph]:
        outer, self.gathered = self.gathered, Gathered()
        self.blocks(element)
        found, self.gathered = self.gathered.found, outer
        return found


def _plain(text: str | None) -> str:
    return " ".join(text.split("\n")) if text else ""


def _name(element: Any) -> str:
    return _NAMESPACE.sub("", element.tag) if isinstance(element.tag, str) else ""


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if _NAMESPACE.sub("", key) == name), "")


def _is_style(element: Any) -> bool:
    return _name(element) == "style" and "style:1.0" in element.tag
