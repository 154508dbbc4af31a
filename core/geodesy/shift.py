"""From one datum to another with what the user gives for it: seven parameters, or points known in both.

No parameters are shipped: they belong to a place and to the surveying authority that determined them. What is used is
recorded with the unit, so that the move can be repeated and undone.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Optional, Union

import numpy as np
import numpy.typing as npt
import shapely

from ..findings import Finding, error, note, warning
from .datum import CGCS2000
from .ellipsoid import ARC_SECOND
from .plane import PREFIX, Plane
from .recognise import told_apart

Floats = npt.NDArray[np.float64]

COORDINATE_FRAME, POSITION_VECTOR = "coordinate_frame", "position_vector"
"""Which way rotations count: as the axes turn (布尔沙 as Chinese authorities publish it; EPSG 9607), or the points."""
CONVENTIONS = (COORDINATE_FRAME, POSITION_VECTOR)
TOLERANCE = 0.05
"""Residuals of control points above this are told, metres: the accuracy of a boundary corner."""

_LARGEST_SHIFT = 1000.0
_LARGEST_TURN = 60.0
_LARGEST_SCALE = 100.0
_SMALLEST_TURN = 1e-3
_SMALLEST_SCALE = 1e-3
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:E[+-]?[0-9]+)?")
_BETWEEN = re.compile(r"[,;、\s]+")
_MINUSES = re.compile("[\u2212\u2010-\u2014]")
_NAMED = 20


@dataclass(frozen=True)
class Helmert:
    """Seven parameters from a datum to CGCS2000: shifts in metres, rotations in arc-seconds, scale in ppm.

    ``X' = d + (1 + s) R X`` in geocentric coordinates, rotations small. ``convention`` is one of ``CONVENTIONS``.
    """

    dx: float
    dy: float
    dz: float
    rx: float
    ry: float
    rz: float
    scale: float
    convention: str = COORDINATE_FRAME

    @property
    def proj(self) -> str:
        """The operation as PROJ writes it."""
        shifts = f"+x={self.dx!r} +y={self.dy!r} +z={self.dz!r}"
        turns = f"+rx={self.rx!r} +ry={self.ry!r} +rz={self.rz!r}"
        return f"+proj=helmert {shifts} {turns} +s={self.scale!r} +convention={self.convention}"


def helmert_of(text: str, convention: str = COORDINATE_FRAME) -> tuple[Optional[Helmert], list[Finding]]:
    """The seven parameters that ``text`` holds, ``dx, dy, dz, rx, ry, rz, scale``, and what is odd about them.

    Numbers with commas, semicolons or blanks between, full-width ones allowed. ``None`` with an error where they are
    not seven or all zero: that would relabel the coordinates, not move them.
    """
    plain = _MINUSES.sub("-", unicodedata.normalize("NFKC", text)).upper().strip(" \t\r\n,;")
    fields = _BETWEEN.split(plain) if plain else []
    bad = next((field for field in fields if not _NUMBER.fullmatch(field)), None)
    if bad is not None:
        return None, [error("corners.helmert_unreadable", text=bad[:60])]
    if len(fields) != 7:
        return None, [error("corners.helmert_count", count=len(fields))]
    values = [float(field) for field in fields]
    if not all(map(math.isfinite, values)) or not any(values):
        return None, [error("corners.helmert_null", text=text[:60])]
    dx, dy, dz, rx, ry, rz, size = values
    helmert = Helmert(dx, dy, dz, rx, ry, rz, size, convention)
    shift, turn, scale = (max(map(abs, part)) for part in (values[:3], values[3:6], values[6:]))
    figures = {"shift": shift, "turn": turn, "scale": scale}
    if shift > _LARGEST_SHIFT or turn > _LARGEST_TURN or scale > _LARGEST_SCALE:
        return None, [error("corners.helmert_too_large", **figures)]
    findings = []
    if 0 < turn < _SMALLEST_TURN or 0 < scale < _SMALLEST_SCALE or abs(scale - 1) < _SMALLEST_SCALE:
        findings.append(warning("corners.helmert_units", **figures))
    return helmert, findings


@dataclass(frozen=True, eq=False)
class ControlPoints:
    """Points known in both datums: ``source`` and ``target`` (n, 2) are (east, north) without zone number, metres.

    The target is CGCS2000, in the same zone. ``zones`` are the zone numbers that stood before the eastings of source
    and target, 0 where there was none.
    """

    names: tuple[str, ...]
    source: Floats
    target: Floats
    zones: tuple[int, int] = (0, 0)

    @cached_property
    def fit(self) -> Similarity:
        """The four-parameter similarity that fits best."""
        return similarity_of(self.source, self.target)

    @cached_property
    def extent(self) -> float:
        """The largest distance between two points of the source, metres."""
        apart = self.source[:, None, :] - self.source[None, :, :]
        return float(np.hypot(apart[..., 0], apart[..., 1]).max())

    def beyond(self, east_north: Floats) -> Floats:
        """How far points (n, 2) without zone number lie outside the hull of the source, metres."""
        hull = shapely.convex_hull(shapely.multipoints(self.source))
        return np.asarray(shapely.distance(shapely.points(east_north), hull), dtype=np.float64)


@dataclass(frozen=True)
class Similarity:
    """``E' = east + a E - b N``, ``N' = north + b E + a N``, metres without zone numbers: turn, scale and two shifts.

    ``residuals`` (n, 2) are what the known targets lie beside the computed ones: (east, north).
    """

    a: float
    b: float
    east: float
    north: float
    residuals: Floats

    @property
    def turn(self) -> float:
        """Rotation in arc-seconds, from east to north positive."""
        return math.atan2(self.b, self.a) / ARC_SECOND

    @property
    def scale(self) -> float:
        """Change of lengths in ppm."""
        return (math.hypot(self.a, self.b) - 1) * 1e6

    @property
    def distances(self) -> Floats:
        """Length of each residual, metres."""
        return np.asarray(np.hypot(self.residuals[:, 0], self.residuals[:, 1]), dtype=np.float64)

    @property
    def rms(self) -> float:
        """Root of the mean square of the residuals' lengths, metres."""
        return float(np.sqrt(np.mean(self.distances**2)))

    @property
    def proj(self) -> str:
        """The operation on eastings and northings without zone numbers as PROJ writes it, and how well it fits."""
        factors = f"+s11={self.a!r} +s12={-self.b!r} +s21={self.b!r} +s22={self.a!r}"
        fit = f"points={len(self.residuals)} rms={self.rms:.4f} max={self.distances.max():.4f}"
        return f"+proj=affine +xoff={self.east:.5f} +yoff={self.north:.5f} {factors} {fit}"

    def applied(self, east_north: Floats) -> Floats:
        """Points (n, 2) moved."""
        east, north = east_north[:, 0], east_north[:, 1]
        return np.column_stack(
            [self.east + self.a * east - self.b * north, self.north + self.b * east + self.a * north]
        )


Shift = Union[Helmert, ControlPoints]


def similarity_of(source: Floats, target: Floats) -> Similarity:
    """The similarity from ``source`` to ``target`` (n, 2) with the least sum of squared residuals; two points or more.

    Least squares about the centre of gravity, where the four unknowns separate.
    """
    centre, aim = source.mean(axis=0), target.mean(axis=0)
    from_centre, to_aim = source - centre, target - aim
    size = float((from_centre**2).sum())
    a = float((from_centre * to_aim).sum()) / size
    b = float((from_centre[:, 0] * to_aim[:, 1] - from_centre[:, 1] * to_aim[:, 0]).sum()) / size
    turned = from_centre @ np.array([[a, b], [-b, a]])
    east, north = (aim - centre @ np.array([[a, b], [-b, a]])).tolist()
    return Similarity(a, b, east, north, to_aim - turned)


def control_points_of(
    rows: Iterable[Sequence[str]], source: str = "", first_line: int = 1
) -> tuple[Optional[ControlPoints], list[Finding]]:
    """Control points of a table: in each row a name (or none), X and Y in the old datum, X and Y in CGCS2000.

    A first row without a number is a heading. North and east are told apart by size. ``None`` with errors where a row
    cannot be read or the points do not determine a move; what is odd about a usable set, and its residuals, are
    findings too.
    """
    names: list[str] = []
    values: list[list[float]] = []
    lines: list[int] = []
    findings: list[Finding] = []
    for line, row in enumerate(rows, first_line):
        cells = [_MINUSES.sub("-", unicodedata.normalize("NFKC", cell)).strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not any(cells):
            continue
        figures = cells[-4:] if len(cells) in (4, 5) else []
        if figures and all(_NUMBER.fullmatch(cell) for cell in figures):
            names.append(cells[0] if len(cells) == 5 else str(len(names) + 1))
            values.append([float(cell) for cell in figures])
            lines.append(line)
        elif names or findings or any(_NUMBER.fullmatch(cell) for cell in cells[1:]):
            text = ", ".join(cells)[:60]
            findings.append(error("corners.control_unreadable", text=text, source=source, line=line))
    if findings:
        return None, findings
    if len(values) < 2:
        return None, [error("corners.control_few", count=len(values), source=source)]
    sides = []
    for side, (first, second) in enumerate(((0, 1), (2, 3))):
        numbers = np.array(values)
        columns = told_apart(numbers[:, first], numbers[:, second])
        if columns.bad.any():
            at = int(np.argmax(columns.bad))
            pair = {"first": float(numbers[at, first]), "second": float(numbers[at, second])}
            findings.append(error("corners.control_no_place", name=names[at], **pair, source=source, line=lines[at]))
            continue
        zones = np.unique(columns.prefix)
        if len(zones) > 1:
            text = ", ".join(str(zone) if zone else "-" for zone in zones.tolist())
            findings.append(error("corners.control_mixed_zones", zones=text, source=source))
            continue
        if columns.swapped.any():
            findings.append(warning("corners.control_swapped", count=int(columns.swapped.sum()), source=source))
        east = columns.east - columns.prefix * PREFIX
        sides.append((np.column_stack([east, columns.north]), int(zones[0]), side))
    if len(sides) < 2:
        return None, findings
    (old, old_zone, _), (new, new_zone, _) = sides
    points = ControlPoints(tuple(names), old, new, (old_zone, new_zone))
    if old_zone and new_zone and old_zone != new_zone:
        return None, [*findings, error("corners.control_two_zones", first=old_zone, second=new_zone, source=source)]
    if points.extent < 1:
        return None, [*findings, error("corners.control_one_place", count=len(names), source=source)]
    of_fit = _fit_findings(points, source)
    failed = any(finding.severity.value == "error" for finding in of_fit)
    return (None if failed else points), findings + of_fit


def control_points_in(text: str, source: str = "") -> tuple[Optional[ControlPoints], list[Finding]]:
    """Control points of a text, a point a line, with commas, tabs, semicolons or blanks between its fields."""
    lines = unicodedata.normalize("NFKC", text).splitlines()
    return control_points_of([_fields(line) for line in lines], source)


def _fields(line: str) -> list[str]:
    separator = next((mark for mark in ("\t", ",", ";") if mark in line), None)
    return [field.strip() for field in line.split(separator)] if line.strip() else []


def _fit_findings(points: ControlPoints, source: str) -> list[Finding]:
    """How well the points fit, each with its residual."""
    fit = points.fit
    worst = int(np.argmax(fit.distances))
    each = [
        f"{name}: dX {north:+.3f}, dY {east:+.3f}"
        for name, (east, north) in zip(points.names[:_NAMED], fit.residuals.tolist())
    ]
    text = "; ".join(each) + (" …" if len(points.names) > _NAMED else "")
    figures = {"count": len(points.names), "turn": fit.turn, "scale": fit.scale}
    step = float(np.hypot(*(points.target - points.source).T).max())
    if step < 1e-3:
        return [error("corners.control_null", count=len(points.names), source=source)]
    if abs(fit.turn) > _LARGEST_TURN or abs(fit.scale) > _LARGEST_SCALE or step > _LARGEST_SHIFT:
        return [error("corners.control_unlikely", step=step, **figures, source=source)]
    findings = [
        note(
            "corners.control_fit", rms=fit.rms, largest=float(fit.distances[worst]), each=text, **figures, source=source
        )
    ]
    if len(points.names) == 2:
        findings.append(warning("corners.control_unchecked", source=source))
    over = np.flatnonzero(fit.distances > TOLERANCE)
    if len(over):
        named = ", ".join(f"{points.names[i]} ({fit.distances[i]:.3f} m)" for i in over[:_NAMED].tolist())
        findings.append(warning("corners.control_residual", points=named, tolerance=TOLERANCE, source=source))
    return findings


def moved_by_points(points: ControlPoints, east_north: Floats, plane: Plane) -> tuple[Floats, Plane]:
    """Points (n, 2) (east, north) of ``plane`` moved to CGCS2000, and the plane they are in: the same zone."""
    target = plane.of_datum(CGCS2000)
    strip = np.array([plane.zone * PREFIX if plane.prefixed else 0, 0])
    return points.fit.applied(east_north - strip) + strip, target


def record_of(source: str, target: str, shift: Shift) -> str:
    """What was done, for the unit's note: ``EPSG:2363 -> EPSG:4547 +proj=helmert +x=…``. The same in any language."""
    operation = shift.proj if isinstance(shift, Helmert) else shift.fit.proj
    return f"{source} -> {target} {operation}"
