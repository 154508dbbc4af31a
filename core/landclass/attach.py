"""Which land classes lie in each unit, and how much of each: units x survey polygons, official areas, exact sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import shapely

from ..amounts import centi_from_m2
from ..arrays import column
from ..compiled import Loops, loops_for
from ..findings import Finding, error
from ..geodesy.area import Floats, official_area, official_areas
from ..geodesy.equal_area import edges_of
from ..geodesy.plane import Plane
from ..progress import Progress, check, go_on, span
from ..shapes import fault_of
from ..unit import Unit
from .balance import by_polygon, by_unit, rows_of
from .classes import LandClasses, load_classes
from .coverage import coverage_findings, difference_findings, over_each_other
from .cut import on_the_ground
from .examine import AREA_DIFFERS_SHARE, examine, layer_findings
from .overlap import overlaps_of
from .pairs import Pairs, pairs_of
from .pieces import TOLERANCE_M2, Pieces, pieces_of
from .repair import are_valid, repair
from .rows import CONTROLS, POLYGON_CONTROL, UNIT_CONTROL, ClassTotal, Part, UnitTotal
from .survey import UNKNOWN, Column, SurveyPolygons
from .table import Source, tables_of

DIFFERENCE = AREA_DIFFERS_SHARE
"""From this share of a unit's area on, a difference of the two controls is a warning."""
LOST_M2 = 0.05
LOST_PER_METRE = 1e-4
"""What is cut gets 70 m points of its own, so its areas miss the unit's by some 0.00001 m² for each metre of its
outline; more than these two is a fault of the overlay."""
_UNITS = 100
"""Units between two looks at Cancel."""
_EACH_SIDE = 2
"""Gaps and overlaps may each use up the tolerance."""
_MET, _VALID, _MEASURED, _GROUND, _CUT = 0.15, 0.3, 0.6, 0.65, 0.8
"""Where the steps end on the way from 0 to 1."""


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
    pieces: bool = True,
    difference: float = DIFFERENCE,
) -> Attached:
    """Attach the classes of ``survey`` to ``units``, both in ``plane``.

    ``control`` is one of ``CONTROLS`` and says which of the two amounts is the area of the rows; the other stands
    beside it. ``tolerance`` (m² a unit, no more than a hundredth of it) is what gaps and overlaps of the coverage may
    have before they become rows and findings. Without ``pieces`` there are no parts, and nothing is cut that need not
    be; the rest is the same. From ``difference`` on (a share of the unit's area) it is a warning that the two controls
    differ. ``progress`` takes 0 to 1; :class:`Stopped` is raised when it returns False. Raises
    ``ValueError`` for another ``control``.
    """
    if control not in CONTROLS:
        raise ValueError(f"no control: {control}")
    classes = classes or load_classes()
    found = layer_findings(survey.layer)
    compiled = loops_for(int(shapely.get_num_coordinates(survey.geometry).sum()), progress)
    usable, found_units = _usable(units, plane, span(progress, 0, 0), compiled)
    usable, survey, pairs, found_polygons = _met(usable, survey, span(progress, 0, _VALID), compiled)
    found += found_units + found_polygons
    outlines = _outlines(usable)
    parts, owner = shapely.get_parts(outlines, return_index=True)
    edges = edges_of(parts, plane, compiled)
    overlaps = overlaps_of(pairs, edges, survey.geometry, plane, span(progress, _VALID, _MEASURED), compiled)
    pairs, place = pairs.of_owners(owner)
    overlaps = overlaps.of_owners(place, owner, len(usable))
    areas = on_the_ground(outlines, survey.geometry, pairs, overlaps.area, span(progress, _MEASURED, _GROUND))
    cut = pieces_of(
        outlines,
        survey.geometry,
        survey.code,
        pairs,
        areas,
        overlaps.is_tiled,
        plane,
        tolerance,
        pieces,
        span(progress, _GROUND, _CUT),
    )
    examined, found_values = examine(survey, overlaps.whole, _touched(cut, len(survey)), classes)
    found += found_values
    rows = rows_of(cut, examined)
    check(progress, _CUT)
    whole = official_areas(outlines, plane)
    unit_share = by_unit(rows, np.array([centi_from_m2(area) for area in whole.tolist()], dtype=np.int64))
    check(progress, _CUT)
    tbmj_share, over = by_polygon(rows, [unit.unit_id for unit in usable], examined, shapely.length(survey.geometry))
    if control == POLYGON_CONTROL:
        found += over_each_other(usable, rows, over, survey)
    polygon_share = np.where(rows.polygon < 0, unit_share, tbmj_share)
    source = Source(survey, examined, classes, cut, rows, unit_share, polygon_share, control)
    check(progress, _CUT)
    problems = _problems(usable, cut, whole, tolerance)
    return _tables(usable, source, problems, plane, pieces, difference, found, span(progress, _CUT, 1))


def _met(
    units: list[Unit], survey: SurveyPolygons, progress: Progress, compiled: Optional[Loops]
) -> tuple[list[Unit], SurveyPolygons, Pairs, list[Finding]]:
    """The units that can have classes, the polygons that they meet, valid and in order, and which part of a unit meets
    which polygon.
    """
    outlines = _outlines(units)
    pairs = pairs_of(shapely.get_parts(outlines), survey.geometry, span(progress, 0, _MET / _VALID))
    met = np.unique(pairs.polygon)
    survey, lost, found = repair(survey, met, outlines, span(progress, _MET / _VALID, 1), compiled)
    found += [error("landclass.unit_on_broken", unit_id=u.unit_id, geometry=u.geometry) for u in _where(units, lost)]
    if found:
        units = _where(units, ~lost)
        pairs = pairs_of(shapely.get_parts(outlines[~lost]), survey.geometry, go_on)
    met = survey.order(np.unique(pairs.polygon))
    return units, survey.take(met), pairs.renumbered(met), found


def _where(units: Sequence[Unit], mask: Any) -> list[Unit]:
    return [unit for unit, keep in zip(units, mask) if keep]


def _outlines(units: Sequence[Unit]) -> Column:
    outlines: Column = column(unit.geometry for unit in units)
    return outlines


def _usable(
    units: Sequence[Unit], plane: Plane, progress: Progress, compiled: Optional[Loops]
) -> tuple[list[Unit], list[Finding]]:
    """The units that can have rows, and why the others cannot."""
    times = Counter(unit.unit_id for unit in units)
    outlines = _outlines(units)
    valid, bounds = are_valid(outlines, progress, compiled).tolist(), shapely.bounds(outlines).tolist()
    usable, found = [], []
    for unit, is_valid, box in zip(units, valid, bounds):
        shape = unit.geometry
        if shape.is_empty:
            found.append(error("landclass.unit_empty", unit_id=unit.unit_id))
        elif not is_valid:
            fault = fault_of(shape)
            place = {"unit_id": unit.unit_id, "geometry": fault.place}
            found.append(error("landclass.unit_invalid", reason=fault.reason, **place))
        elif not plane.holds(box):
            found.append(error("landclass.unit_far", unit_id=unit.unit_id, geometry=shape, epsg=plane.epsg))
        elif times[unit.unit_id] > 1:
            count = times[unit.unit_id]
            found.append(error("landclass.unit_twice", unit_id=unit.unit_id, geometry=shape, count=count))
        else:
            usable.append(unit)
    return usable, found


def _touched(cut: Pieces, count: int) -> npt.NDArray[np.bool_]:
    """Which of the survey polygons have a part in a unit."""
    touched = np.zeros(count, dtype=bool)
    touched[cut.polygon[cut.polygon >= 0]] = True
    for trouble in cut.troubles:
        touched[list(trouble.involved)] = True
    return touched


def _problems(units: Sequence[Unit], cut: Pieces, areas: Floats, tolerance: float) -> dict[int, float]:
    """Units whose pieces have not the area of the unit: number of the unit -> area of its pieces, m²."""
    sums = np.bincount(cut.unit, cut.area, minlength=len(units))
    most = tolerance * _EACH_SIDE + LOST_M2 + LOST_PER_METRE * shapely.length(_outlines(units))
    return {int(i): float(sums[i]) for i in np.flatnonzero(np.abs(sums - areas) > most)}


def _tables(
    units: Sequence[Unit],
    source: Source,
    problems: Mapping[int, float],
    plane: Plane,
    pieces: bool,
    difference: float,
    found: list[Finding],
    progress: Progress,
) -> Attached:
    """The tables from the rows, and what is to be said about each unit."""
    is_known = np.ones(len(units), dtype=bool)
    if source.control == POLYGON_CONTROL:
        is_known[source.rows.unit[source.polygon_share == UNKNOWN]] = False
    is_good = is_known.copy()
    is_good[list(problems)] = False
    ids = [unit.unit_id for unit in units]
    tables = tables_of(ids, np.flatnonzero(is_good), source, pieces, span(progress, 0, 0.5))
    totals = iter(tables.totals)
    counts = np.bincount(source.rows.unit, minlength=len(units)).tolist()
    troubles = {trouble.unit: trouble for trouble in source.pieces.troubles}
    for i, unit in enumerate(units):
        if i % _UNITS == 0:
            check(progress, 0.5 + 0.5 * i / len(units))
        if i in troubles:
            found += coverage_findings(unit, troubles[i], source.survey, plane)
        if is_good[i]:
            found += difference_findings(unit, next(totals), counts[i], difference)
            continue
        place = {"unit_id": unit.unit_id, "geometry": unit.geometry}
        if i in problems:
            area = official_area(unit.geometry, plane)
            found.append(error("landclass.not_conserved", pieces=problems[i], area=area, **place))
        else:
            found.append(error("landclass.no_polygon_control", **place))
    check(progress, 1.0)
    return Attached(tuple(tables.parts), tuple(tables.classes), tuple(tables.totals), tuple(found))
