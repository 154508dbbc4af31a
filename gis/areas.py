"""Areas as the user wants to see them in windows: hm², m² or 亩. Outputs keep the official unit."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProject

from ..core.amounts import CENTI_PER_HA4, ha4_from_centi, hectares, m2, mu
from .i18n import tr
from .settings import value

HECTARES, METRES, MU = "ha", "m2", "mu"
"""What the setting ``area_unit`` may be."""


def unit_of_areas(project: Optional[QgsProject] = None) -> str:
    """The unit that areas are shown in: ``HECTARES``, ``METRES`` or ``MU``."""
    return str(value("area_unit", project))


def sign(unit: str) -> str:
    """What stands behind a number of this unit, or in a heading."""
    return {HECTARES: "hm²", METRES: "m²", MU: tr("mu")}[unit]


def number(centi: int, unit: str) -> str:
    """An official area (0.01 m²) without its unit: hm² with 4 decimals, m² and 亩 with 2, all half up."""
    if unit == HECTARES:
        return str(hectares(ha4_from_centi(centi)))
    return str(m2(centi)) if unit == METRES else str(mu(centi))


def shown(centi: int, project: Optional[QgsProject] = None) -> str:
    """An official area (0.01 m²) with the unit that ``project`` or the user wants."""
    unit = unit_of_areas(project)
    return f"{number(centi, unit)} {sign(unit)}"


def shown_ha4(ha4: int, project: Optional[QgsProject] = None) -> str:
    """A sum that is known in whole 0.0001 hm² only, with unit; in m² it has no decimals, since none are known."""
    unit = unit_of_areas(project)
    if unit == METRES:
        return f"{ha4} {sign(unit)}"
    return f"{number(ha4 * CENTI_PER_HA4, unit)} {sign(unit)}"
