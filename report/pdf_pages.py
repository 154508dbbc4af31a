"""Pages of a PDF that know how many they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Foot = Callable[[Any, int, int], None]
"""Draws the foot of a page: canvas, number of the page, number of pages."""


def numbered(foot: Foot) -> Any:
    """A reportlab canvas class that holds the pages back until their number is known, and gives each its ``foot``."""
    from reportlab.pdfgen.canvas import Canvas

    class NumberedCanvas(Canvas):  # type: ignore[misc]
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, 1):
                self.__dict__.update(page)
                foot(self, number, len(self._pages))
                super().showPage()
            super().save()

    return NumberedCanvas
