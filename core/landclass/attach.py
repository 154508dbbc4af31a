"""Which land classes lie in each unit, and how much of each: units x survey polygons, official areas, exact sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import shapely

from ..amounts import centi_from_m2
from ..findings import Finding, error
from ..geodesy.area import Floats, official_areas
from ..geodesy.plane import Plane
from ..progress import Progress, check, go_on, span
from ..shapes import fault_of
from ..unit import Unit
from .balance import Row, by_polygon, by_unit, rows_of
from .classes import NO_DATA, OVERLAP, PSEUDO, LandClasses, load_classes
from .coverage import coverage_findings, difference_findings
from .cut import CONFLICT, GAP, Pieces, pieces_of
from .examine import examine, layer_findings
from .repair import repair
from .rows import POLYGON_CONTROL, UNIT_CONTROL, ClassTotal, Part, UnitTotal
from .survey import Column, Examined, SurveyPolygons
from .table import parts_of, summarise

TOLERANCE_M2 = 0.01
"""Gaps and overlaps of a unit up to this many m² are digits of the coordinates, not ground."""
LOST_M2 = 0.05
LOST_PER_METRE = 1e-4
"""Pieces get 70 m points of their own, so their areas miss the unit's by some 0.00001 m² for each metre of its outline;
more than these two is a fault of the overlay."""
_BATCH = 2000
"""Polygons between two looks at Cancel."""
_EACH_SIDE = 2
"""Gaps and overlaps may each use up the tolerance."""
_VALIDITY, _CUT, _WHOLE = 0.15, 0.7, 0.8
"""Where the steps end on the way from 0 to 1."""
_MEASURED = 0.5
"""Where measuring the pieces ends within the last step."""
_PSEUDO = {GAP: NO_DATA, CONFLICT: OVERLAP}


@dataclass(frozen=True)
class Attached:
    """The result. Units that got nothing are in no table and have an error among the findings."""

    parts: tuple[Part, ...]
    summary: tuple[ClassTotal, ...]
    totals: tuple[UnitTotal, ...]
    findings: tuple[Finding, ...]


def attach(
    units: Sequence[Unit],
    survey: SurveyPolygons,
    plane: Plane,
    control: str = UNIT_CONTROL,
    tolerance: float = TOLERANCE_M2,
    progress: Progress = go_on,
    classes: Optional[LandClasses] = None,
) -> Attached:
    """Attach the classes of ``survey`` to ``units``, both in ``plane``.

    ``control`` is one of ``CONTROLS`` and says which of the two amounts is the area of the rows; the other stands
    beside it. ``tolerance`` (m² a unit) is what gaps and overlaps of the coverage may have before they become rows and
    findings. ``progress`` takes 0 to 1; :class:`Stopped` is raised when it returns False.
    """
    classes = classes or load_classes()
    survey = survey.in_order()
    found = layer_findings(survey.layer)
    usable, found_units = _usable(units, plane)
    outlines = _outlines(usable)
    survey, lost, found_polygons = repair(survey, outlines, span(progress, 0, _VALIDITY))
    found += found_units + found_polygons
    found += [error("landclass.unit_on_broken", unit_id=u.unit_id, geometry=u.geometry) for u in _where(usable, lost)]
    usable, outlines = _where(usable, ~lost), outlines[~lost]
    cuts = list(pieces_of(outlines, survey.geometry, survey.code, tolerance, span(progress, _VALIDITY, _CUT)))
    touched = _touched(cuts, len(survey))
    areas = np.zeros(len(survey))
    areas[touched] = _areas(survey.geometry[touched], plane, span(progress, _CUT, _WHOLE))
    examined, found_values = examine(survey, areas, touched, classes)
    found += found_values
    return _balanced(
        usable, cuts, survey, examined, plane, control, tolerance, classes, found, span(progress, _WHOLE, 1)
    )


def _where(units: Sequence[Unit], mask: Any) -> list[Unit]:
    return [unit for unit, keep in zip(units, mask) if keep]


def _outlines(units: Sequence[Unit]) -> Column:
    outlines: Column = np.array([*(unit.geometry for unit in units), None], dtype=object)[:-1]
    return outlines


def _usable(units: Sequence[Unit], plane: Plane) -> tuple[list[Unit], list[Finding]]:
    """The units that can have rows, and why the others cannot."""
    times = Counter(unit.unit_id for unit in units)
    usable, found = [], []
    for unit in units:
        shape = unit.geometry
        if shape.is_empty:
            found.append(error("landclass.unit_empty", unit_id=unit.unit_id))
        elif not shape.is_valid:
            fault = fault_of(shape)
            place = {"unit_id": unit.unit_id, "geometry": fault.place}
            found.append(error("landclass.unit_invalid", reason=fault.reason, **place))
        elif not plane.holds(shape.bounds):
            found.append(error("landclass.unit_far", unit_id=unit.unit_id, geometry=shape, epsg=plane.epsg))
        elif times[unit.unit_id] > 1:
            count = times[unit.unit_id]
            found.append(error("landclass.unit_twice", unit_id=unit.unit_id, geometry=shape, count=count))
        else:
            usable.append(unit)
    return usable, found


def _touched(cuts: Sequence[Pieces], count: int) -> npt.NDArray[np.bool_]:
    """Which of the survey polygons have a part in a unit."""
    touched = np.zeros(count, dtype=bool)
    for cut in cuts:
        touched[cut.polygon[cut.polygon >= 0]] = True
        touched[list(cut.involved)] = True
    return touched


def _areas(geometries: Column, plane: Plane, progress: Progress) -> Floats:
    """Official areas, in batches that leave room for Cancel."""
    areas = np.zeros(len(geometries))
    for start in range(0, len(areas), _BATCH):
        areas[start : start + _BATCH] = official_areas(geometries[start : start + _BATCH], plane)
        check(progress, min(1.0, (start + _BATCH) / len(areas)))
    return areas


def _balanced(
    units: Sequence[Unit],
    cuts: Sequence[Pieces],
    survey: SurveyPolygons,
    examined: Examined,
    plane: Plane,
    control: str,
    tolerance: float,
    classes: LandClasses,
    found: list[Finding],
    progress: Progress,
) -> Attached:
    """The tables from the pieces, under both controls."""
    whole = official_areas(_outlines(units), plane)
    pieces_of_all = np.concatenate([np.empty(0, dtype=object), *(cut.geometry for cut in cuts)])
    rows = _rows(cuts, _areas(pieces_of_all, plane, span(progress, 0, _MEASURED)), examined)
    every, ids = [row for own in rows for row in own], [unit.unit_id for unit in units]
    by_tbmj = iter(by_polygon(every, ids, examined, shapely.area(survey.geometry)))
    parts: list[Part] = []
    summary: list[ClassTotal] = []
    totals: list[UnitTotal] = []
    for done, (unit, cut, own, area) in enumerate(zip(units, cuts, rows, whole), 1):
        check(progress, _MEASURED + (1 - _MEASURED) * done / len(units))
        tbmj = [next(by_tbmj) for _ in own]
        found += coverage_findings(unit, cut, own, survey, plane)
        pieces = sum(row.weight for row in own)
        if abs(pieces - area) > tolerance * _EACH_SIDE + LOST_M2 + LOST_PER_METRE * unit.geometry.length:
            place = {"unit_id": unit.unit_id, "geometry": unit.geometry}
            found.append(error("landclass.not_conserved", pieces=pieces, area=float(area), **place))
            continue
        unit_share = by_unit(own, centi_from_m2(float(area)))
        polygon_share = [amount if row.polygon < 0 else known for row, amount, known in zip(own, unit_share, tbmj)]
        if control == POLYGON_CONTROL and None in polygon_share:
            found.append(error("landclass.no_polygon_control", unit_id=unit.unit_id, geometry=unit.geometry))
            continue
        raw = parts_of(unit.unit_id, cut, own, unit_share, polygon_share, control, survey, examined, classes)
        some, some_classes, total = summarise(raw, classes)
        parts += some
        summary += some_classes
        totals.append(total)
        found += difference_findings(unit, total)
    return Attached(tuple(parts), tuple(summary), tuple(totals), tuple(found))


def _rows(cuts: Sequence[Pieces], areas: Floats, examined: Examined) -> list[list[Row]]:
    """The rows of each unit in the order of their codes. ``areas`` are those of all pieces, one after the other."""
    result = []
    start = 0
    for unit, cut in enumerate(cuts):
        own = []
        for piece, (polygon, planar) in enumerate(zip(cut.polygon, shapely.area(cut.geometry).tolist())):
            code = _PSEUDO[polygon] if polygon < 0 else examined.code[polygon]
            ridge = 0.0 if polygon < 0 else float(examined.ridge[polygon])
            own += rows_of(unit, piece, int(polygon), code, float(areas[start + piece]), planar, ridge)
        start += len(cut.polygon)
        result.append(sorted(own, key=lambda row: (row.code in PSEUDO, row.key)))
    return result
