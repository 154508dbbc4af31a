"""Ground that is restored twice: by units of this layer, and by units of other years. All geometries are valid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import shapely

from ..arrays import column
from ..findings import Finding, warning
from ..geodesy.plane import Plane
from ..progress import Progress, go_on
from ..unit import Unit
from .pieces import areas_in_words, is_narrow, shared_ground

Key = tuple[str, str, Optional[int]]
_BEFORE, _AGAIN = "before", "again"


def repeated_findings(
    units: Sequence[Unit], others: Sequence[Unit], plane: Plane, tolerance_m: float, progress: Progress = go_on
) -> list[Finding]:
    """Ground of restored and planned units that an earlier unit, of ``units`` or ``others``, has restored already.

    A unit has restored its ground where it is accepted, or of the section ``restored``, or says nothing of both. Later
    units of ``others`` count against ground that is restored. What is nowhere wider than the tolerance does not count.
    Raises :class:`Stopped`.
    """
    if not units:
        return []
    every = [*units, *others]
    whole = column([unit.geometry for unit in every])
    meets = shapely.STRtree(whole).query(whole[: len(units)], predicate="intersects")
    pairs: dict[tuple[int, Key], tuple[int, int, str]] = {}
    for one, other in sorted(zip(*meets.tolist())):
        when = _twice(every[one], every[other], other < len(units))
        if when:
            # A project's layer may be given as both: the same unit is compared with once.
            pairs.setdefault((one, _key(every[other])), (one, other, when))
    first, second, times = zip(*pairs.values()) if pairs else ((), (), ())
    shared = shared_ground(whole[list(first)], whole[list(second)], progress)
    found = np.flatnonzero(shapely.is_geometry(shared))
    found = found[~is_narrow(shared[found], tolerance_m)]
    findings = []
    for number, areas in zip(found.tolist(), areas_in_words(shared[found], plane)):
        unit, other_unit = every[first[number]], every[second[number]]
        figures = {
            "unit_id": unit.unit_id,
            "source": unit.source,
            "other": other_unit.unit_id,
            "year": other_unit.year or "?",
            "geometry": shared[number],
            **areas,
        }
        if times[number] == _BEFORE:
            findings.append(warning("units.restored_before", **figures))
        else:
            findings.append(warning("units.restored_again", **figures))
    return findings


def _twice(unit: Unit, other: Unit, in_one_layer: bool) -> str:
    """``_BEFORE`` or ``_AGAIN`` where ground that both have would be restored twice, else empty.

    The plan of a year and the restored units of the next are the same work.
    """
    if unit.section == "damaged" or not other.is_restored or _key(unit) == _key(other):
        return ""
    if unit.work_year is None or other.work_year is None:
        both_ways = in_one_layer and unit.is_restored and unit.work_year is not None
        return "" if both_ways else _BEFORE
    if (unit.section, unit.year) == (other.section, other.year):
        return "" if in_one_layer else _BEFORE
    between = unit.work_year - other.work_year
    if between > 0:
        return _BEFORE
    return _AGAIN if between < 0 and not in_one_layer and unit.is_restored else ""


def _key(unit: Unit) -> Key:
    return unit.unit_id, unit.section, unit.year
