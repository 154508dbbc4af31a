"""Units to the text of a coordinate file, with what had to be left out or altered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import Point

from ..findings import Finding, error, warning
from ..geodesy.plane import Plane
from ..geodesy.recognise import NO_PREFIX, told_apart
from ..shapes import fault_of
from ..unit import Unit
from .layout import Layout
from .numbering import numbered_rings
from .writers.exchange import field_text
from .written import Writer

DECIMALS = 3
"""Coordinates are written to the millimetre."""


PLAIN = Layout()
"""What nobody chose otherwise."""


@dataclass(frozen=True)
class Exported:
    """The text (empty where no unit can be written), what it holds, and the findings."""

    text: str
    units: int
    corners: int
    findings: tuple[Finding, ...]


def export(units: Sequence[Unit], plane: Plane, writer: Writer, layout: Layout = PLAIN) -> Exported:
    """The coordinate file of ``units`` in a writer's form; a unit whose geometry cannot be written is an error."""
    findings: list[Finding] = []
    good = [unit for unit in units if _writable(unit, plane, findings)]
    for number, times in Counter(unit.unit_id for unit in good).items():
        if times > 1:
            findings.append(warning("corners.unit_number_repeats", unit_id=number, count=times))
    if not units:
        findings.append(error("corners.no_units"))
    if not good:
        return Exported("", 0, 0, tuple(findings))
    corners = sum(len(ring.corners) for unit in good for ring in numbered_rings(unit.geometry))
    return Exported(writer.write(good, plane, layout), len(good), corners, tuple(findings))


def _writable(unit: Unit, plane: Plane, findings: list[Finding]) -> bool:
    """Whether the rows of a unit mean the unit, at the decimals they are written with."""
    if unit.geometry.is_empty:
        findings.append(error("corners.unit_without_geometry", unit_id=unit.unit_id))
        return False
    if not unit.geometry.is_valid:
        fault = fault_of(unit.geometry)
        place = {"unit_id": unit.unit_id, "geometry": fault.place}
        findings.append(error("corners.unit_invalid", reason=fault.reason, **place))
        return False
    corners = shapely.get_coordinates(unit.geometry)
    columns = told_apart(corners[:, 1], corners[:, 0])
    off = columns.bad | columns.swapped | (columns.prefix != (plane.zone if plane.prefixed else NO_PREFIX))
    if off.any():
        east, north = corners[int(np.argmax(off))].tolist()
        figures = {"north": north, "east": east, "epsg": plane.epsg}
        findings.append(error("corners.unit_off_plane", unit_id=unit.unit_id, geometry=Point(east, north), **figures))
        return False
    rounded = shapely.transform(unit.geometry, lambda points: points.round(DECIMALS))
    if not rounded.is_valid:
        fault = fault_of(rounded)
        place = {"unit_id": unit.unit_id, "geometry": fault.place}
        findings.append(warning("corners.unit_invalid_rounded", reason=fault.reason, **place))
    elif np.abs(corners - corners.round(DECIMALS)).max() > 10**-DECIMALS * 0.01:
        first = Point(unit.geometry.geoms[0].exterior.coords[0])
        findings.append(warning("corners.unit_rounded", unit_id=unit.unit_id, geometry=first, decimals=DECIMALS))
    for text in (unit.unit_id, unit.name):
        if field_text(text) != text:
            findings.append(warning("corners.text_altered", unit_id=unit.unit_id, before=text, after=field_text(text)))
    return True
