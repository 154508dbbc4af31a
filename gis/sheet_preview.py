"""One sheet of the package by its item, and handing its layout to whoever shows it in a window.

A layout belongs to the project of its :class:`.map_book.Book`, never to the project that is open in QGIS: nothing of a
preview is saved or left there. Keep the :class:`Preview` as long as a window shows the layout, and close the window
before you let go of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Optional

from qgis.core import QgsPrintLayout

from ..core.unit import Unit
from .i18n import tr
from .layouts import LayoutProblem
from .map_book import Book
from .map_sheets import corner_sheets, image_sheet, landclass_sheet, location_sheet, zone_sheet
from .map_themes import after_sheet, damage_sheet, has_after, units_in, works_sheet

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
    makers: dict[str, Callable[[], QgsPrintLayout]] = {
        "location_map": lambda: location_sheet(book),
        "land_class_map": lambda: landclass_sheet(book),
        "zone_map": lambda: zone_sheet(book),
        "land_class_after_map": lambda: after_sheet(book),
        "damage_map": lambda: damage_sheet(book),
        "works_plan_map": lambda: works_sheet(book, "planned"),
        "works_done_map": lambda: works_sheet(book, "restored"),
        "image_map": lambda: image_sheet(book),
    }
    return (makers[sheet](),)


def _lacking(book: Book, sheet: str) -> str:
    """What a sheet would need and the book has not, as a sentence; empty where it can be made."""
    material = book.material
    if sheet == "land_class_map" and material.survey is None:
        return tr("The sheet of land classes needs the land survey: give SURVEY.")
    if sheet == "zone_map" and not material.zones:
        return tr("The sheet of the zone check needs zone layers: give ZONES.")
    if sheet == "land_class_after_map" and not has_after(material):
        return tr(
            "The sheet of land classes after shows units restored or planned with their land class, and there are "
            "none of this year. Enter 'land_class' of the units, or choose another sheet."
        )
    if sheet == "damage_map" and not units_in(material, "damaged"):
        return tr("The sheet of problems and damage shows damaged units, and there are none of this year.")
    if sheet == "works_plan_map" and not units_in(material, "planned"):
        return tr("The sheet of works planned shows planned units, and there are none of this year.")
    if sheet == "works_done_map" and not units_in(material, "restored"):
        return tr("The sheet of works done shows restored units, and there are none of this year.")
    if sheet == "image_map" and not material.images:
        return tr("The sheet of images needs both images, with ground of the mine: IMAGE_BEFORE and IMAGE_AFTER.")
    return ""
