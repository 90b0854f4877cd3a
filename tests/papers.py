"""PDF files made line by line, for the tests of reading them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Set(NamedTuple):
    """A line of type: its words, its place in points from the lower left corner, its size."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 10


def column(lines: Sequence[str], x: float = 72, top: float = 700, lead: float = 12) -> list[Set]:
    """Lines one below the other; an empty one leaves half a line of space."""
    placed, y = [], top
    for line in lines:
        if line:
            placed.append(Set(line, x, y))
        y -= lead if line else lead / 2
    return placed


def pdf(pages: Sequence[Sequence[Set]], title: str = "") -> bytes:
    """A file with the lines of `pages` in Helvetica."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        stream = "".join(f"BT /F1 {s.size} Tf {s.x} {s.y} Td ({_escaped(s.text)}) Tj ET\n" for s in page).encode(
            "cp1252"
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    objects.append(f"<< /Title ({_escaped(title)}) >>".encode("cp1252"))
    return _file(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    )
    return data + end % (len(objects) + 1, table, len(objects) + 1, len(objects), len(data))
