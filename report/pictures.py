"""Pictures in reports: PNG with 8 dots a mm, as they were drawn."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterator
from functools import cache
from typing import Any

DOT_MM = 0.125
_SIZE, _FORM = slice(16, 24), slice(24, 29)
"""Where a PNG tells its width and height in dots, and how the dots are written."""
_COLOURS = bytes((8, 2, 0, 0, 0))
"""The form with 8 bits each of red, green and blue, row by row."""
_FIRST_CHUNK = 8
_PIXELS_A_MM = 96 / 25.4


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG in dots."""
    width, height = struct.unpack(">II", content[_SIZE])
    return width, height


def sheet_picture(content: bytes) -> Any:
    """A PNG to be added to a sheet of a workbook, in the size that it was drawn for."""
    return _sheet_picture()(content)


@cache
def _sheet_picture() -> Any:
    """The class, made when openpyxl is needed."""
    from openpyxl.drawing.image import Image

    class SheetPicture(Image):  # type: ignore[misc]
        """openpyxl's own opens every picture with Pillow, which only the PDF brings along, to learn its size."""

        def __init__(self, content: bytes) -> None:
            self.content = content
            self.format = "png"
            self.width, self.height = (round(dots * DOT_MM * _PIXELS_A_MM) for dots in picture_size(content))

        def _data(self) -> bytes:
            return self.content

    return SheetPicture


def page_picture(content: bytes, scale: float) -> Any:
    """A PNG as a flowable, in points, ``scale`` times the size that it was drawn for.

    A PDF can hold the packed rows of a PNG as they are. reportlab would unpack them and pack them again, which for
    hundreds of maps takes longer than the rest of a report.
    """
    from reportlab.platypus import Image

    width, height = (dots * DOT_MM * scale * 72 / 25.4 for dots in picture_size(content))
    if content[_FORM] == _COLOURS:
        return _page_picture()(content, width, height)
    return Image(io.BytesIO(content), width, height, hAlign="LEFT")


@cache
def _page_picture() -> Any:
    """The class, made when reportlab is needed."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream
    from reportlab.platypus import Flowable

    class PagePicture(Flowable):  # type: ignore[misc]
        def __init__(self, content: bytes, width: float, height: float) -> None:
            super().__init__()
            self.content = content
            self.width, self.height = self.drawWidth, self.drawHeight = width, height

        def draw(self) -> None:
            name = hashlib.sha256(self.content).hexdigest()
            if not self.canv.hasForm(name):
                document = self.canv._doc
                document.Reference(self.stream(), document.getXObjectName(name))
            self.canv.saveState()
            self.canv.scale(self.width, self.height)
            self.canv.doForm(name)
            self.canv.restoreState()

        def stream(self) -> Any:
            width, height = picture_size(self.content)
            rows = {"Predictor": 15, "Colors": 3, "BitsPerComponent": 8, "Columns": width}
            entries = {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Image"),
                "Width": width,
                "Height": height,
                "BitsPerComponent": 8,
                "ColorSpace": PDFName("DeviceRGB"),
                "Filter": PDFName("FlateDecode"),
                "DecodeParms": PDFDictionary(rows),
            }
            return PDFStream(PDFDictionary(entries), b"".join(_packed_rows(self.content)))

    return PagePicture


def _packed_rows(content: bytes) -> Iterator[bytes]:
    """The contents of the IDAT chunks of a PNG."""
    place = _FIRST_CHUNK
    while place < len(content):
        size, kind = struct.unpack_from(">I4s", content, place)
        if kind == b"IDAT":
            yield content[place + 8 : place + 8 + size]
        place += size + 12
