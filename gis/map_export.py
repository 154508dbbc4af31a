"""Pages of layouts to files: PDF and pictures. Everything here needs the main thread."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsAbstractLayoutIterator,
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsLayoutRenderContext,
    QgsPrintLayout,
    QgsRenderContext,
)

from .i18n import tr
from .layouts import LayoutProblem
from .map_texts import tell_drawn

_UNSTEADY = (
    (re.compile(rb"/(?:CreationDate|ModDate) \(D:(\d{14})"), b"20000101000000"),
    (re.compile(rb'xmp:\w+Date="(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)'), b"2000-01-01T00:00:00"),
    (re.compile(rb'xmpMM:\w+ID="uuid:([0-9a-f-]{36})'), b"00000000-0000-0000-0000-000000000000"),
    (re.compile(rb"<dc:creator>\s*<rdf:Seq>\s*<rdf:li>([^<]*)</rdf:li>"), b""),
)
"""What Qt writes into a PDF that is another each time or tells who sat at the computer, and what takes its place."""


def export_pdf(
    layouts: Sequence[QgsPrintLayout],
    target: Path,
    going_on: Optional[Callable[[int], bool]] = None,
    *,
    georeference: bool = True,
    dpi: int = 300,
    lossless: bool = False,
) -> bool:
    """Write ``layouts`` as the pages of one PDF; its text is text. Raises :class:`LayoutProblem`.

    A PDF of one page with a map is georeferenced, unless it shall not be; QGIS can do no other, but
    pages that are bound into one PDF afterwards keep theirs. What of the layouts is drawn as a picture has ``dpi``, and
    is packed ``lossless`` or as JPEG.

    ``going_on`` is asked before each page with the number of pages done; on a no the export ends and the result is
    ``False``; what is in ``target`` then is of no use.
    """
    tell_drawn(layouts)
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = dpi
    if lossless:
        settings.flags = settings.flags | QgsLayoutRenderContext.Flag.FlagLosslessImageRendering
    settings.textRenderFormat = QgsRenderContext.TextFormatAlwaysText
    settings.exportMetadata = False
    if georeference and len(layouts) == 1 and isinstance(layouts[0].itemById("map"), QgsLayoutItemMap):
        if going_on is not None and not going_on(0):
            return False
        layouts[0].setReferenceMap(layouts[0].itemById("map"))
        settings.appendGeoreference = True
        result, problem = QgsLayoutExporter(layouts[0]).exportToPdf(str(target), settings), ""
    else:
        settings.appendGeoreference = False
        pages = _Pages(layouts, going_on)
        result, problem = QgsLayoutExporter.exportToPdf(pages, str(target), settings)
        if pages.stopped:
            return False
    if result != QgsLayoutExporter.ExportResult.Success:
        raise LayoutProblem(_reason(result, target, problem))
    _stop_the_clock(target)
    return True


def export_png(layout: QgsPrintLayout, target: Path, dpi: int = 150) -> None:
    """Write the page of ``layout`` as a picture. Raises :class:`LayoutProblem`."""
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = dpi
    settings.exportMetadata = False
    settings.generateWorldFile = False
    result = QgsLayoutExporter(layout).exportToImage(str(target), settings)
    if result != QgsLayoutExporter.ExportResult.Success:
        raise LayoutProblem(_reason(result, target, ""))


class _Pages(QgsAbstractLayoutIterator):
    """Layouts one after another, as QGIS' exporter wants to be given them."""

    def __init__(self, layouts: Sequence[QgsPrintLayout], going_on: Optional[Callable[[int], bool]]) -> None:
        super().__init__()
        self._layouts = layouts
        self._going_on = going_on
        self._current = -1
        self.stopped = False

    def layout(self) -> QgsPrintLayout:
        return self._layouts[self._current]

    def beginRender(self) -> bool:
        self._current = -1
        return True

    def endRender(self) -> bool:
        return True

    def count(self) -> int:
        return len(self._layouts)

    def next(self) -> bool:
        self._current += 1
        if self._current >= len(self._layouts):
            return False
        if self._going_on is not None and not self._going_on(self._current):
            self.stopped = True
        return not self.stopped

    def filePath(self, baseFilePath: str, extension: str) -> str:
        return f"{baseFilePath}.{extension}"


def _reason(result: QgsLayoutExporter.ExportResult, target: Path, problem: str) -> str:
    """The sentence for each result code of QGIS' exporter."""
    codes = QgsLayoutExporter.ExportResult
    sentences = {
        codes.Canceled: tr("The export of {name} was cancelled."),
        codes.MemoryError: tr("There is not enough memory to draw {name}. Close other programs and run again."),
        codes.FileError: tr("{name} cannot be written. It may be open in another program, or the disk may be full."),
        codes.PrintError: tr("QGIS could not start the PDF {name}. Check that its folder can be written to."),
        codes.SvgLayerError: tr("QGIS could not make the layers of {name}."),
        codes.IteratorError: tr("QGIS could not go through the pages of {name}: {problem}."),
    }
    sentence = sentences.get(result, tr("{name} was not made; QGIS says: {problem}."))
    return sentence.format(name=target.name, problem=problem)


def _stop_the_clock(target: Path) -> None:
    """Blank times, random numbers and the user's login in a PDF, without moving a byte: same input, same file."""
    content = bytearray(target.read_bytes())
    for pattern, fixed in _UNSTEADY:
        for match in pattern.finditer(bytes(content)):
            content[match.start(1) : match.end(1)] = fixed.ljust(len(match.group(1)))
    target.write_bytes(content)
