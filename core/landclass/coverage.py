"""What the survey leaves open under a unit, and how the two controls differ there."""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import Finding, note, warning
from ..geodesy.area import official_area
from ..geodesy.plane import Plane
from ..unit import Unit
from .balance import Row
from .cut import CONFLICT, GAP, Pieces
from .examine import AREA_DIFFERS_M2, AREA_DIFFERS_SHARE
from .rows import UnitTotal
from .survey import SurveyPolygons

_PRINTED = 0.005
"""Pieces left out are told from this area (m²) on: less changes no printed digit of the unit."""
_COMPARED = 0.5
"""Two controls are told apart from this area (m²) on: less does not show in the 4 decimals of hm²."""
_NAMED = 5
"""So many polygons are named in a sentence; the rest is in the layer."""


def coverage_findings(
    unit: Unit, cut: Pieces, rows: Sequence[Row], survey: SurveyPolygons, plane: Plane
) -> list[Finding]:
    """Gaps and overlaps of the survey under one unit, each with its area and place."""
    found = []
    place = {"unit_id": unit.unit_id, "source": survey.layer.name}
    for row in rows:
        where = {"geometry": cut.geometry[row.piece], "area": row.weight}
        if row.polygon == GAP:
            found.append(warning("landclass.gap", **where, **place))
        elif row.polygon == CONFLICT:
            found.append(warning("landclass.overlap_classes", polygons=_names(cut.involved, survey), **where, **place))
    if cut.shared is not None:
        area = official_area(cut.shared, plane)
        found.append(warning("landclass.overlap_same", geometry=cut.shared, area=area, **place))
    if sum(cut.slivers) >= _PRINTED:
        figures = {"count": len(cut.slivers), "area": sum(cut.slivers)}
        found.append(note("landclass.slivers", unit_id=unit.unit_id, geometry=unit.geometry, **figures))
    return found


def difference_findings(unit: Unit, total: UnitTotal) -> list[Finding]:
    """How far the survey's own areas (TBMJ) are from the official area of the unit."""
    if total.polygon_centi is None or total.polygon_centi == total.unit_centi:
        return []
    difference = (total.polygon_centi - total.unit_centi) / 100
    figures = {
        "unit_id": unit.unit_id,
        "geometry": unit.geometry,
        "by_unit": total.unit_centi / 100,
        "by_polygon": total.polygon_centi / 100,
        "difference": difference,
    }
    if abs(difference) > max(AREA_DIFFERS_M2, AREA_DIFFERS_SHARE * total.unit_centi / 100):
        return [warning("landclass.controls_differ", **figures)]
    if abs(difference) < _COMPARED:
        return []
    return [note("landclass.controls_compared", **figures)]


def _names(polygons: Sequence[int], survey: SurveyPolygons) -> str:
    names = [f"{survey.ids[i]} ({survey.code[i]})" for i in polygons[:_NAMED]]
    return ", ".join(names) + (" ..." if len(polygons) > _NAMED else "")
