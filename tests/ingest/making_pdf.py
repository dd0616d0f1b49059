"""PDF files written with the standard library alone: pages, text operators, the fonts every reader has."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278"
    " 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944"
    " 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500"
    " 278 556 500 722 500 500 500 334 260 334 584"
).split()
WIDTHS = {chr(32 + number): int(width) for number, width in enumerate(_WIDTHS)} | {
    "“": 333,
    "”": 333,
    "‘": 222,
    "’": 222,
    "—": 1000,
    "–": 556,
    "†": 556,
}
"""Of Helvetica's characters, in thousandths of its size."""

FONTS = ("Helvetica", "Helvetica-Bold", "Times-Roman", "Courier")
SOFT = "\xad"
"""Where a word may be broken."""


def width(text: str, size: float) -> float:
    """How wide a line is in Helvetica."""
    return sum(WIDTHS.get(character, 556) for character in text if character != SOFT) * size / 1000


@dataclass
class Sheet:
    """A page of a size in points, what is drawn on it, and what its dictionary says besides."""

    size: tuple[float, float] = (595, 842)
    operators: list[str] = field(default_factory=list)
    more: str = ""
    picture: bool = False

    def write(self, x: float, y: float, text: str, size: float = 10, font: int = 0, spacing: float = 0) -> None:
        """Put a line with its baseline beginning at a point."""
        matrix = f"1 0 0 1 {x:.2f} {y:.2f} Tm"
        self.operators.append(f"BT /F{font} {size} Tf {spacing:.3f} Tw {matrix} {_literal(text)} Tj ET")

    def write_turned(self, x: float, y: float, text: str, size: float = 10) -> None:
        """Likewise, upwards."""
        self.operators.append(f"BT /F0 {size} Tf 0 Tw 0 1 -1 0 {x:.2f} {y:.2f} Tm {_literal(text)} Tj ET")

    def centred(self, y: float, text: str, size: float, font: int = 0) -> None:
        """Put a line in the middle of the page."""
        self.write((self.size[0] - width(text, size)) / 2, y, text, size, font)

    def show_picture(self) -> None:
        """Put a picture all over the page, as a scanner does."""
        self.picture = True
        self.operators.insert(0, f"q {self.size[0]} 0 0 {self.size[1]} 0 0 cm /Im0 Do Q")


@dataclass(frozen=True)
class Frame:
    """Where a column of text goes, and how it is set."""

    x: float
    top: float
    width: float
    bottom: float = 60
    size: float = 10
    leading: float = 12
    indent: float = 0
    gap: float = 0
    justify: bool = False


type Set = tuple[float, str, bool, bool]
"""A line of a paragraph: its indent, its words, whether it is filled, whether it is the paragraph's last."""


def broken(paragraph: str, frame: Frame) -> Iterator[Set]:
    """The lines of a paragraph, words broken where they may be."""
    line, indent = "", frame.indent
    for word in paragraph.split(" "):
        parts = word.split(SOFT)
        while parts:
            room = frame.width - indent
            fitting = [
                count
                for count in range(len(parts), 0, -1)
                if width(_added(line, parts[:count], count < len(parts)), frame.size) <= room
            ]
            if fitting:
                count = fitting[0]
                line, parts = _added(line, parts[:count], bool(parts[count:])), parts[count:]
                if not parts:
                    break
            elif not line:
                line, parts = "".join(parts), []
                break
            yield indent, line, True, False
            line, indent = "", 0
    yield indent, line, False, True


def _added(line: str, parts: Sequence[str], goes_on: bool) -> str:
    return f"{line} {''.join(parts)}".strip() + ("-" if goes_on else "")


def flow(lines: list[Set], sheet: Sheet, frame: Frame) -> list[Set]:
    """Set lines into a frame; those that have no room there are given back."""
    y = frame.top
    for number, (indent, line, filled, last) in enumerate(lines):
        if y < frame.bottom:
            return lines[number:]
        spaces = line.count(" ")
        slack = frame.width - indent - width(line, frame.size)
        spacing = slack / spaces if frame.justify and filled and spaces else 0
        sheet.write(frame.x + indent, y, line, frame.size, spacing=spacing)
        y -= frame.leading + (frame.gap if last else 0)
    return []


def lines_of(paragraphs: Iterable[str], frame: Frame) -> list[Set]:
    """All lines of a text for columns like this one."""
    return [line for paragraph in paragraphs for line in broken(paragraph, frame)]


def pdf(sheets: Sequence[Sheet], packed: bool = True, **info: str) -> bytes:
    """The file."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{20 + 2 * n} 0 R' for n in range(len(sheets)))}]"
        f" /Count {len(sheets)} >>".encode(),
        *(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode() for font in FONTS),
        _stream(
            b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        ),
        f"<< {' '.join(f'/{key} {_wide(value)}' for key, value in info.items())} >>".encode(),
    ]
    objects += [b"null"] * (19 - len(objects))
    for number, sheet in enumerate(sheets):
        objects += _sheet(sheet, 21 + 2 * number, packed)
    return assembled(objects)


def assembled(objects: Sequence[bytes], trailer: str = "/Root 1 0 R /Info 8 0 R") -> bytes:
    """Objects, numbered from 1, as a file with its table."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer << /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _sheet(sheet: Sheet, content: int, packed: bool) -> tuple[bytes, bytes]:
    fonts = " ".join(f"/F{number} {3 + number} 0 R" for number in range(len(FONTS)))
    pictures = " /XObject << /Im0 7 0 R >>" if sheet.picture else ""
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.size[0]} {sheet.size[1]}] /Contents {content} 0 R"
        f" /Resources << /Font << {fonts} >>{pictures} >> {sheet.more} >>"
    )
    operators = "\n".join(sheet.operators).encode("cp1252")
    return page.encode(), _stream(zlib.compress(operators), "/Filter /FlateDecode") if packed else _stream(operators)


def _stream(content: bytes, more: str = "") -> bytes:
    return f"<< /Length {len(content)} {more} >>\nstream\n".encode() + content + b"\nendstream"


def _literal(text: str) -> str:
    return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"


def _wide(text: str) -> str:
    return f"<{('\ufeff' + text).encode('utf-16-be').hex()}>"
