"""Pages of a PDF that know how many they are, and places in them that an outline and links lead to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

Foot = Callable[[Any, int, int], None]
"""Draws the foot of a page: canvas, number of the page, number of pages."""
_ABOVE = 12
"""Points of the page that are shown above a place."""


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
