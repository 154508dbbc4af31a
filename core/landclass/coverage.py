"""What the survey leaves open under a unit, and how the two controls differ there."""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import Finding, note, warning
from ..geodesy.area import official_area
from ..geodesy.plane import Plane
from ..unit import Unit
from .balance import Rows
from .pieces import Trouble
from .rows import UnitTotal
from .survey import SurveyPolygons

_PRINTED = 0.005
"""Pieces left out are told from this area (m²) on: less changes no printed digit of the unit."""
_ROUNDED_M2 = 0.02
_CHORDS_PER_METRE = 5e-5
"""So many m² a piece, and a metre of outline, the two controls may differ without any difference on the ground: TBMJ is
rounded, and where the unit runs along part of an edge both have 70 m points of their own.
"""
_COMPARED = 0.5
"""Two controls are told apart from this area (m²) on: less does not show in the 4 decimals of hm²."""
_NAMED = 5
"""So many polygons are named in a sentence; the rest is in the layer."""


def coverage_findings(unit: Unit, trouble: Trouble, survey: SurveyPolygons, plane: Plane) -> list[Finding]:
    """Gaps and overlaps of the survey under one unit, each with its area and place."""
    found = []
    place = {"unit_id": unit.unit_id, "source": survey.layer.name}
    if trouble.conflict is not None:
        figures = {"area": official_area(trouble.conflict, plane), "polygons": _names(trouble.involved, survey)}
        found.append(warning("landclass.overlap_classes", geometry=trouble.conflict, **figures, **place))
    if trouble.gap is not None:
        area = official_area(trouble.gap, plane)
        found.append(warning("landclass.gap", geometry=trouble.gap, area=area, **place))
    if trouble.shared is not None:
        area = official_area(trouble.shared, plane)
        found.append(warning("landclass.overlap_same", geometry=trouble.shared, area=area, **place))
    if trouble.left_alone:
        figures = {"area": trouble.left_alone}
        found.append(note("landclass.left_alone", unit_id=unit.unit_id, geometry=unit.geometry, **figures))
    if sum(trouble.slivers) >= _PRINTED:
        figures = {"count": len(trouble.slivers), "area": sum(trouble.slivers)}
        found.append(note("landclass.slivers", unit_id=unit.unit_id, geometry=unit.geometry, **figures))
    return found


def difference_findings(unit: Unit, total: UnitTotal, rows: int, share: float) -> list[Finding]:
    """How far the survey's own areas (TBMJ) are from the official area of the unit: a warning from ``share`` of it on.

    What roundings and 70 m points of ``rows`` pieces may come to is no warning, however small the unit.
    """
    if total.polygon_centi is None or total.polygon_centi == total.unit_centi:
        return []
    difference = (total.polygon_centi - total.unit_centi) / 100
    if abs(difference) < _COMPARED and abs(difference) <= _ROUNDED_M2 * rows:
        return []
    figures = {
        "unit_id": unit.unit_id,
        "geometry": unit.geometry,
        "by_unit": total.unit_centi / 100,
        "by_polygon": total.polygon_centi / 100,
        "difference": difference,
        "percent": share * 100,
    }
    rounded = _ROUNDED_M2 * rows + _CHORDS_PER_METRE * unit.geometry.length
    if abs(difference) > max(rounded, share * total.unit_centi / 100):
        return [warning("landclass.controls_differ", **figures)]
    if abs(difference) < _COMPARED:
        return []
    return [note("landclass.controls_compared", **figures)]


def over_each_other(
    units: Sequence[Unit], rows: Rows, polygons: Sequence[int], survey: SurveyPolygons
) -> list[Finding]:
    """Survey polygons on which units lie over each other, so that their areas by TBMJ are more than it."""
    found = []
    for polygon in polygons[:_NAMED]:
        names = sorted({units[i].unit_id for i in rows.unit[rows.polygon == polygon]})
        figures = {
            "count": len(polygons),
            "polygon": survey.ids[polygon],
            "units": ", ".join(names[:_NAMED]) + (" ..." if len(names) > _NAMED else ""),
        }
        place = {"source": survey.layer.name, "geometry": survey.geometry[polygon]}
        found.append(warning("landclass.units_over", **figures, **place))
    return found


def _names(polygons: Sequence[int], survey: SurveyPolygons) -> str:
    names = [f"{survey.ids[i]} ({survey.code[i]})" for i in polygons[:_NAMED]]
    return ", ".join(names) + (" ..." if len(polygons) > _NAMED else "")
