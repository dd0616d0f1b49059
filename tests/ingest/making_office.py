"""Word and OpenDocument files written with the standard library alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from html import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = "urn:oasis:names:tc:opendocument:xmlns"
DC = "http://purl.org/dc/elements/1.1/"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def packed(parts: Mapping[str, str | bytes], first: tuple[str, str] | None = None) -> bytes:
    """A ZIP file of these parts, always the same bytes; ``first`` is stored as it is, before the others."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in [*([first] if first else []), *parts.items()]:
            entry = zipfile.ZipInfo(name, (2031, 3, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if first and name == first[0] else zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return out.getvalue()


def docx(body: str, notes: str = "", title: str = "", creator: str = "", **parts: str | bytes) -> bytes:
    """A Word file with this XML for its body; notes are those at the foot of pages."""
    core = (
        f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="{DC}" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator>"
        "<dcterms:created>2030-01-02T03:04:05Z</dcterms:created></cp:coreProperties>"
    )
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": core,
    }
    if notes:
        found["word/footnotes.xml"] = f"<w:footnotes {W}>{notes}</w:footnotes>"
    return packed(found | parts)


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph of Word's."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{more}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, props: str = "") -> str:
    """A run of Word's."""
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def odt(body: str, styles: str = "", title: str = "", creator: str = "") -> bytes:
    """An OpenDocument text with this XML for its body."""
    spaces = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "table", "style", "meta"))
    spaces += f' xmlns:draw="{ODF}:drawing:1.0" xmlns:dc="{DC}"'
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    meta = (
        f"<office:document-meta {spaces}><office:meta><dc:title>{escape(title)}</dc:title>"
        f"<meta:initial-creator>{escape(creator)}</meta:initial-creator>"
        "<meta:creation-date>2030-01-02T03:04:05</meta:creation-date></office:meta></office:document-meta>"
    )
    return packed({"content.xml": content, "meta.xml": meta}, ("mimetype", ODT_TYPE))


def tp(text: str, style: str = "Standard") -> str:
    """A paragraph of OpenDocument's, its content XML."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def tps(paragraphs: Iterable[str]) -> str:
    """Several, of plain text."""
    return "".join(tp(escape(one)) for one in paragraphs)
