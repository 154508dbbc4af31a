"""Pages of a PDF: their size, how a text is laid out on them, their numbers, and places that an outline leads to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ..core.progress import Progress, check
from .workbook import clean

MM = 72 / 25.4
"""Points of a millimetre."""
A4 = (210 * MM, 297 * MM)
A4_ACROSS = (297 * MM, 210 * MM)
Foot = Callable[[Any, int, int], None]
"""Draws the foot of a page: canvas, number of the page, number of pages."""
_ABOVE = 12
"""Points of the page that are shown above a place."""


def write_pages(
    path: Path,
    story: Sequence[Any],
    foot: Foot,
    page: tuple[float, float],
    margin: float,
    below: float,
    title: str,
    progress: Progress,
) -> None:
    """Lay the flowables of ``story`` out on pages and write them to ``path``; the same story gives the same bytes.

    ``margin`` (points) is that of three sides, ``below`` that at the foot. Raises reportlab's ``LayoutError`` where a
    flowable is higher than a page, ``OSError``, and :class:`Stopped` if ``progress`` returns false.
    """
    from reportlab.platypus import SimpleDocTemplate

    document = SimpleDocTemplate(
        str(path),
        pagesize=page,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=below,
        title=clean(title),
        author="mine_restoration",
        invariant=1,
    )
    whole = len(story)

    def tell(kind: str, value: int) -> None:
        if kind == "PROGRESS":
            check(progress, min(value / whole, 1.0))

    document.setProgressCallBack(tell)
    document.build(list(story), canvasmaker=numbered(foot))


def numbered(foot: Foot) -> Any:
    """A reportlab canvas class that holds the pages back until their number is known, and gives each its ``foot``."""
    from reportlab.pdfgen.canvas import Canvas

    class NumberedCanvas(Canvas):  # type: ignore[misc]
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._pages: list[dict[str, Any]] = []
            self.places: list[tuple[str, str, int, float]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self._pages.append(dict(self.__dict__))
            self.places = []
            self._startPage()

        def save(self) -> None:
            depth = -1
            for number, page in enumerate(self._pages, 1):
                self.__dict__.update(page)
                foot(self, number, len(self._pages))
                # A bookmark means the page that is being written, which a page held back is not.
                for key, title, level, top in self.places:
                    depth = min(level, depth + 1)
                    self.bookmarkPage(key, fit="XYZ", top=top)
                    self.addOutlineEntry(title, key, depth, closed=True)
                super().showPage()
            if depth >= 0:
                self.showOutline()
            super().save()

    return NumberedCanvas


def place(key: str, title: str, level: int = 0) -> Any:
    """A flowable without size: links with the ``key`` lead to it, and the outline shows its ``title``.

    For pages of :func:`numbered` only. Places of level 1 stand below that of level 0 before them, and so on.
    """
    return _flowable()(key, title, level)


@cache
def _flowable() -> Any:
    """The class, made when reportlab is needed."""
    from reportlab.platypus import Flowable

    class Place(Flowable):  # type: ignore[misc]
        def __init__(self, key: str, title: str, level: int) -> None:
            super().__init__()
            self.key, self.title, self.level = key, title, level

        def wrap(self, width: float, height: float) -> tuple[float, float]:
            return 0, 0

        def draw(self) -> None:
            top = self.canv.absolutePosition(0, 0)[1] + _ABOVE
            self.canv.places.append((self.key, self.title, self.level, top))

    return Place
