"""Units to a coordinate file, with what had to be left out or altered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Optional

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Point

from ...findings import Finding, error, note, warning
from ...geodesy.area import official_area
from ...geodesy.moving import renumbered
from ...geodesy.plane import Plane
from ...geodesy.recognise import NO_PREFIX, told_apart
from ...progress import Progress, check, go_on
from ...shapes import fault_of
from ...unit import Unit
from ..numbering import from_north_west, numbered_rings
from ..records import Floats
from .forms.angles import LONGEST
from .forms.drawing import LINES, layers_of
from .forms.mining import MOST_CORNERS, elevations
from .layout import NEW_NAME, NORTH_WEST, OPEN, PARAMETERS, PLAIN, SAME_NAME, Layout, chosen
from .sexagesimal import in_seconds, on_the_plane
from .written import Writer

AREA_TOLD = 0.01
"""A change of the official area by more m² is told."""
MOVED_TOLD = 0.001
"""Corners in degrees that move by more metres are warned of."""
_SOME = 12
"""So many characters are named in a finding about many."""


@dataclass(frozen=True)
class Exported:
    """The text (empty where no unit can be written, or in a workbook), what it holds, and the findings.

    ``written`` are the units as they were written, in ``plane``, by the choices of ``layout``.
    """

    text: str
    units: int
    corners: int
    findings: tuple[Finding, ...]
    written: tuple[Unit, ...] = ()
    plane: Optional[Plane] = None
    layout: Layout = PLAIN

    def data(self) -> bytes:
        """The bytes of the file, in the encoding of the layout."""
        if self.layout.encoding == "utf-16":  # with its mark, the same on every machine
            return b"\xff\xfe" + self.text.encode("utf-16-le", "replace")
        return self.text.encode(self.layout.encoding, "replace")


def export(
    units: Sequence[Unit], plane: Plane, writer: Writer, layout: Layout = PLAIN, progress: Progress = go_on
) -> Exported:
    """The coordinate file of ``units`` in a writer's form; a unit whose geometry cannot be written is an error.

    ``plane`` is that of the units. Without what the form cannot be without (a package, the village) there is an error
    and nothing else. Raises ``Stopped`` if ``progress`` says so.
    """
    if writer.package and find_spec(writer.package) is None:
        missing = error("corners.form_needs_package", title=writer.title, package=writer.package)
        return Exported("", 0, 0, (missing,))
    if writer.key == "exchange_village" and not (layout.village_code and layout.village_name):
        return Exported("", 0, 0, (error("corners.village_missing"),))
    findings: list[Finding] = []
    layout = _settled(units, writer, layout, findings)
    target = plane if layout.prefixed is None else replace(plane, prefixed=layout.prefixed)
    rounded = _Rounded(writer, target, layout)
    good = []
    for number, unit in enumerate(units):
        check(progress, number / len(units))
        if _usable(unit, plane, findings):
            ready = replace(unit, geometry=_arranged(unit.geometry, plane, target, layout))
            findings += _placed(rounded.of_unit(ready), target, plane)
            findings += _texts(ready, writer)
            good.append(ready)
    findings += rounded.of_all()
    for unit_id, times in Counter(unit.unit_id for unit in good).items():
        if times > 1 and "number" in writer.says:
            findings.append(warning("corners.unit_number_repeats", unit_id=unit_id, count=times))
    if not units:
        findings.append(error("corners.no_units"))
    if not good:
        return Exported("", 0, 0, tuple(findings))
    corners = sum(len(ring.corners) for unit in good for ring in numbered_rings(unit.geometry))
    text = writer.write(good, target, layout).replace("\r\n", layout.line_end) if writer.write else ""
    findings += [*_of_form(good, target, writer, layout), *_of_text(text, writer, layout)]
    return Exported(text, len(good), corners, tuple(findings), tuple(good), target, layout)


def _settled(units: Sequence[Unit], writer: Writer, layout: Layout, findings: list[Finding]) -> Layout:
    """The choices with the form's usual decimals; those that the form has no place for are told and left out."""
    unused = [name for name in chosen(layout) if name not in writer.follows]
    # A form without headings is as one without headings is asked for.
    told = [PARAMETERS[name] for name in unused if name not in ("head", "encoding" if writer.write is None else "")]
    if told:
        findings.append(note("corners.choice_unused", choices=", ".join(told), title=writer.title))
    layout = replace(layout, **{name: getattr(PLAIN, name) for name in unused})
    if layout.closing == OPEN and "rings" not in writer.says and any(_ring_count(unit) > 1 for unit in units):
        findings.append(note("corners.rings_closed_anyway", title=writer.title))
        layout = replace(layout, closing=SAME_NAME)
    for name in ("date", "producer", "village_code", "village_name", "marker"):
        before = getattr(layout, name)
        if before and writer.as_text(before) != before:
            after = writer.as_text(before)
            findings.append(warning("corners.choice_altered", choice=PARAMETERS[name], before=before, after=after))
    return replace(layout, decimals=writer.decimals if layout.decimals is None else layout.decimals)


def _ring_count(unit: Unit) -> int:
    return sum(1 + len(part.interiors) for part in unit.geometry.geoms)


def _usable(unit: Unit, plane: Plane, findings: list[Finding]) -> bool:
    """Whether the unit is a valid area in its plane."""
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
    return True


def _arranged(geometry: MultiPolygon, plane: Plane, target: Plane, layout: Layout) -> MultiPolygon:
    """The geometry in the plane that is written, its rings begun where the receiver wants them."""
    if plane.prefixed != target.prefixed:
        geometry = shapely.transform(geometry, lambda points: renumbered(points, plane, target))
    return from_north_west(geometry) if layout.start == NORTH_WEST else geometry


def _placed(findings: Sequence[Finding], written: Plane, plane: Plane) -> list[Finding]:
    """Findings about what is written, their places in the plane of the units."""
    east = plane.false_easting - written.false_easting
    if not east:
        return list(findings)
    return [
        finding if finding.geometry is None else replace(finding, geometry=translate(finding.geometry, east))
        for finding in findings
    ]


class _Rounded:
    """What becomes of units at the decimals that they are written with."""

    def __init__(self, writer: Writer, plane: Plane, layout: Layout) -> None:
        self._writer = writer
        self._plane = plane
        self._decimals = writer.decimals if layout.decimals is None else layout.decimals
        self._farthest = self._area = 0.0

    def of_unit(self, unit: Unit) -> list[Finding]:
        """Where rounding moves corners, makes an outline touch itself, corners meet, or the area another."""
        findings: list[Finding] = []
        decimals, at = self._decimals, {"unit_id": unit.unit_id}
        rounded = shapely.transform(unit.geometry, self._as_read)
        if not rounded.is_valid:
            fault = fault_of(rounded)
            place = {"reason": fault.reason, "geometry": fault.place}
            return [warning("corners.unit_invalid_rounded", decimals=decimals, **place, **at)]
        corners, after = shapely.get_coordinates(unit.geometry), shapely.get_coordinates(rounded)
        moved = float(np.hypot(*(after - corners).T).max())
        if np.abs(corners - after).max() <= 10**-decimals * 0.01:
            return []
        first = Point(unit.geometry.geoms[0].exterior.coords[0])
        if self._writer.in_degrees:
            self._farthest = max(self._farthest, moved)
        else:
            findings.append(warning("corners.unit_rounded", geometry=first, decimals=decimals, moved=moved, **at))
        met = int(((corners[1:] != corners[:-1]).any(axis=1) & (after[1:] == after[:-1]).all(axis=1)).sum())
        if met:
            findings.append(warning("corners.corners_meet_rounded", geometry=first, count=met, decimals=decimals, **at))
        areas = {"before": official_area(unit.geometry, self._plane), "after": official_area(rounded, self._plane)}
        self._area = max(self._area, abs(areas["after"] - areas["before"]))
        if abs(areas["after"] - areas["before"]) > AREA_TOLD:
            findings.append(warning("corners.area_rounded", geometry=first, decimals=decimals, **areas, **at))
        return findings

    def _as_read(self, points: Floats) -> Floats:
        """The corners (n, 2) as a reader of the file has them."""
        if not self._writer.in_degrees:
            rounded = points.round(self._decimals)
            if np.abs(points - rounded).max() <= 10**-self._decimals * 0.01:
                return rounded
            # Halves are rounded as the text rounds them, which looks at the binary number.
            return np.array([float(f"{value:.{self._decimals}f}") for value in points.ravel()]).reshape(-1, 2)
        return on_the_plane(in_seconds(points, self._plane, self._decimals), self._decimals, self._plane, points)

    def of_all(self) -> list[Finding]:
        """What all units in degrees have in common."""
        figures = {"decimals": self._decimals, "moved": 1000 * self._farthest, "area": self._area}
        if not self._farthest:
            return []
        if self._farthest > MOVED_TOLD:
            return [warning("corners.written_coarse", **figures)]
        return [note("corners.written_in_degrees", **figures)]


def _texts(unit: Unit, writer: Writer) -> list[Finding]:
    """Texts of a unit that cannot stand in the form as they are."""
    texts = [text for word, text in (("number", unit.unit_id), ("name", unit.name)) if word in writer.says]
    pairs = [(text, writer.as_text(text)) for text in texts]
    return [
        warning("corners.text_altered", unit_id=unit.unit_id, before=before, after=after)
        for before, after in pairs
        if after != before
    ]


def _of_form(units: Sequence[Unit], plane: Plane, writer: Writer, layout: Layout) -> list[Finding]:
    """What the form and the choices make of the units."""
    findings = []
    several = [unit for unit in units if _ring_count(unit) > 1]
    if not writer.says & {"number", "name"}:
        findings.append(note("corners.form_without_names"))
    elif "number" not in writer.says:
        findings.append(note("corners.form_without_numbers"))
    if "rings" not in writer.says:
        for unit in several:
            findings.append(warning("corners.rings_not_told", unit_id=unit.unit_id, count=_ring_count(unit)))
    if ("zone" not in writer.says or not layout.head) and not plane.prefixed and not writer.in_degrees:
        figures = {"zone": plane.zone, "width": plane.width, "meridian": plane.central_meridian}
        findings.append(warning("corners.zone_not_said", **figures))
    findings += _numbers(several, writer, layout)
    if "elevations" in writer.says:
        without = [unit.unit_id for unit in units if elevations(unit, layout) is None]
        if without:
            named = ", ".join(without[:_SOME]) + (" …" if without[_SOME:] else "")
            findings.append(warning("corners.elevations_missing", count=len(without), units=named))
        for unit in units:
            upper, lower = elevations(unit, layout) or ("0", "0")
            if float(upper) < float(lower):
                findings.append(warning("corners.elevations_turned", unit_id=unit.unit_id, upper=upper, lower=lower))
            parts = len(unit.geometry.geoms)
            if parts > 1:
                findings.append(warning("corners.parts_are_areas", unit_id=unit.unit_id, count=parts))
    corners = sum(len(ring.corners) for unit in units for ring in numbered_rings(unit.geometry))
    if writer.key == "registration" and corners > MOST_CORNERS:
        findings.append(warning("corners.too_many_corners", count=corners, most=MOST_CORNERS))
    if writer.key == "cass":
        findings.append(note("corners.heights_are_zero"))
    if writer.key == "dxf":
        findings += _nested(units)
    return findings


def _nested(units: Sequence[Unit]) -> list[Finding]:
    """Units with a layer of their own: readers of drawings take what lies inside on the same layer for a hole."""
    layers = zip(units, layers_of(units))
    return [
        note("corners.unit_on_own_layer", unit_id=unit.unit_id, layer=layer, usual=LINES)
        for unit, layer in layers
        if layer != LINES
    ]


def _numbers(several: Sequence[Unit], writer: Writer, layout: Layout) -> list[Finding]:
    """Corner numbers that are not those of the maps and tables."""
    if writer.own_numbers:
        return [note("corners.form_numbers_rings", title=writer.title)] if several else []
    if "names" not in writer.follows:
        return []
    other = [name for name in ("start", "names") if getattr(layout, name) != getattr(PLAIN, name)]
    other += ["restart"] if layout.restart and several else []
    other += ["closing"] if layout.closing == NEW_NAME else []
    choices = ", ".join(PARAMETERS[name] for name in other)
    return [warning("corners.numbers_differ", choices=choices)] if other else []


def _of_text(text: str, writer: Writer, layout: Layout) -> list[Finding]:
    """What a program may make of the text."""
    findings = []
    if layout.encoding == "gb18030":
        foreign = sorted({char for char in text if not _in_gbk(char)})
        if foreign:
            named = " ".join(foreign[:_SOME])
            findings.append(warning("corners.not_in_gbk", count=len(foreign), characters=named))
    if writer.key == "csv" and layout.encoding == "utf-8":
        findings.append(note("corners.csv_without_mark"))
    if writer.key == "planning":
        longest = max(len(line) for line in text.splitlines())
        if longest > LONGEST:
            findings.append(warning("corners.string_too_long", longest=longest, most=LONGEST))
    return findings


def _in_gbk(char: str) -> bool:
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
