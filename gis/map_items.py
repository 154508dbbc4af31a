"""The map sheets by the items of the package's plan: what makes each, and why there may be none."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qgis.core import QgsPrintLayout

from .map_book import Book
from .map_material import Material
from .map_sheets import image_sheet, landclass_sheet, location_sheet, zone_sheet
from .map_themes import after_sheet, damage_sheet, has_after, units_in, works_sheet

SHEETS: Mapping[str, Callable[[Book], QgsPrintLayout]] = {
    "location_map": location_sheet,
    "land_class_map": landclass_sheet,
    "zone_map": zone_sheet,
    "land_class_after_map": after_sheet,
    "damage_map": damage_sheet,
    "works_plan_map": lambda book: works_sheet(book, "planned"),
    "works_done_map": lambda book: works_sheet(book, "restored"),
    "image_map": image_sheet,
}
"""All items of one sheet; the corner map is one for each unit."""
_SECTIONS = {"damage_map": "damaged", "works_plan_map": "planned", "works_done_map": "restored"}
"""Whose units a sheet shows."""


def why_not(item_id: str, material: Material) -> str:
    """Why ``material`` has nothing that the sheet would show, one of ``plan.REASONS``; empty where there is a sheet."""
    inputs = {
        "land_class_map": material.survey is not None,
        "zone_map": bool(material.zones or material.rules_edition),
        "image_map": bool(material.images),
    }
    if not inputs.get(item_id, True):
        return "no_input"
    section = _SECTIONS.get(item_id)
    shown = has_after(material) if item_id == "land_class_after_map" else not section or units_in(material, section)
    return "" if shown else "no_units"
