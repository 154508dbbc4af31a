"""Carrying last year's plan over into the unit layer of a project, as one step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from qgis.core import QgsProcessingException, QgsVectorLayer

from ..core.annual.carry import carry_over
from ..core.findings import Finding
from ..core.unit import Unit
from .convert import units_of
from .corner_session import CannotAddError, add_units, numbers_in, why_not
from .crs import plane_of
from .i18n import tr


@dataclass(frozen=True)
class CarriedOver:
    """So many units were added to the layer, and what somebody must know."""

    count: int
    findings: tuple[Finding, ...]


def read_plan(layer: QgsVectorLayer) -> list[Unit]:
    """The units of the layer, edits that are not saved with them. Raises :class:`CannotAddError`."""
    reason = why_not(layer)
    if reason:
        raise CannotAddError(reason)
    try:
        return list(units_of(layer))
    except QgsProcessingException as cause:
        raise CannotAddError(str(cause)) from cause


def next_year(units: Sequence[Unit]) -> Optional[int]:
    """The year after the latest plan; ``None`` where nothing is planned."""
    years = [unit.year for unit in units if unit.section == "planned" and unit.year is not None]
    return max(years) + 1 if years else None


def carry_into(layer: QgsVectorLayer, units: Sequence[Unit], year: int) -> CarriedOver:
    """Add the plan of ``year - 1`` to the layer as restored units of ``year``: all of them in one step of its undo
    history. ``units`` are those of :func:`read_plan`. Nothing is saved. Raises :class:`CannotAddError`.
    """
    plane = plane_of(layer.crs())
    assert plane is not None  # read_plan has refused other layers
    carried = carry_over(units, year, numbers_in(layer), source=layer.name())
    if carried.units:
        add_units(layer, carried.units, plane, tr("Carry the plan over"))
    return CarriedOver(len(carried.units), carried.findings)
