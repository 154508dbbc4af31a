"""A map and its continuations as one PDF whose map page is georeferenced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from qgis.core import QgsPrintLayout

from ..gis.map_export import export_pdf
from ..gis.map_words import word
from ..report.pdf_bind import NotBound, bind_pdfs


def write_sheets(sheets: Sequence[QgsPrintLayout], title: str, target: Path, going_on: Callable[[int], bool]) -> bool:
    """Write ``sheets``, the map first, as the pages of ``target``; ``title`` is the bookmark of several.

    QGIS georeferences PDFs of one page only, so the map is written by itself and bound with the rest. Where that does
    not work the pages are written together, without a georeference. ``going_on`` and the result are those of
    :func:`..gis.map_export.export_pdf`. Raises ``LayoutProblem``, ``OSError``.
    """
    if len(sheets) == 1:
        return export_pdf(sheets, target, going_on)
    with TemporaryDirectory(prefix="sheets-") as folder:
        first, rest = Path(folder) / "map.pdf", Path(folder) / "rest.pdf"
        if not export_pdf(sheets[:1], first, going_on):
            return False
        if not export_pdf(sheets[1:], rest, lambda page: going_on(page + 1)):
            return False
        try:
            bind_pdfs([(title, first), (word("continued").format(title=title), rest)], target)
        except NotBound:
            return export_pdf(sheets, target, going_on)
    return True
