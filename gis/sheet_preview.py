"""One sheet of the package by its item, and handing its layout to whoever shows it in a window.

A layout belongs to the project of its :class:`.map_book.Book`, never to the project that is open in QGIS: nothing of a
preview is saved or left there. Keep the :class:`Preview` as long as a window shows the layout, and close the window
before you let go of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from qgis.core import QgsPrintLayout

from ..core.unit import Unit
from . import map_items
from .i18n import tr
from .layouts import LayoutProblem
from .map_book import Book
from .map_sheets import corner_sheets

SHEETS = (
    "location_map",
    "land_class_map",
    "corner_map",
    "zone_map",
    "land_class_after_map",
    "damage_map",
    "works_plan_map",
    "works_done_map",
    "image_map",
)
"""The items of the package plan that are maps, in the order of the parameter SHEET."""


@dataclass(frozen=True)
class Preview:
    """A sheet and its continuations (``layouts``, the map first), with the ``book`` whose project owns them."""

    title: str
    layouts: tuple[QgsPrintLayout, ...]
    book: Book


def sheet_titles() -> list[str]:
    """The sheets in the user's language, in the order of :data:`SHEETS`."""
    return [
        tr("Location of the mine"),
        tr("Land classes before"),
        tr("Corners of a unit"),
        tr("Zone check"),
        tr("Land classes after"),
        tr("Problems and damage"),
        tr("Works planned"),
        tr("Works done"),
        tr("Images before and after"),
    ]


def sheet_in(book: Book, sheet: str, unit: Optional[Unit] = None) -> tuple[QgsPrintLayout, ...]:
    """The layouts of one sheet of :data:`SHEETS`; ``corner_map`` needs a ``unit`` of the book.

    Raises :class:`.layouts.LayoutProblem` where the book has nothing that the sheet would show.
    """
    problem = _lacking(book, sheet)
    if problem:
        raise LayoutProblem(problem)
    if sheet == "corner_map":
        assert unit is not None
        return tuple(corner_sheets(book, unit))
    return (map_items.SHEETS[sheet](book),)


def _lacking(book: Book, sheet: str) -> str:
    """What a sheet would need and the book has not, as a sentence; empty where it can be made."""
    if not map_items.why_not(sheet, book.material):
        return ""
    return {
        "land_class_map": tr("The sheet of land classes needs the land survey: give SURVEY."),
        "zone_map": tr("The sheet of the zone check needs zone layers: give ZONES."),
        "land_class_after_map": tr(
            "The sheet of land classes after shows units restored or planned with their land class, and there are "
            "none of this year. Enter 'land_class' of the units, or choose another sheet."
        ),
        "damage_map": tr("The sheet of problems and damage shows damaged units, and there are none of this year."),
        "works_plan_map": tr("The sheet of works planned shows planned units, and there are none of this year."),
        "works_done_map": tr("The sheet of works done shows restored units, and there are none of this year."),
        "image_map": tr(
            "The sheet of images needs both images, with ground of the mine: IMAGE_BEFORE and IMAGE_AFTER."
        ),
    }[sheet]
