"""The unit data of a package: a GeoPackage of a stranger, read with Python's own SQLite and nothing in it at work.

Only tables are read, from a copy that is opened for reading alone; SQLite is allowed to read columns and nothing else,
so that views, triggers, generated columns and functions that the file brings along cannot do anything.
"""

from __future__ import annotations

import math
import sqlite3
import struct
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Optional

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from ...amounts import centi_from_m2, hectares, m2
from ...corners.numbering import numbered_rings
from ...dates import day_of
from ...findings import Finding, error, warning
from ...geodesy.plane import Plane, plane_of_epsg
from ...progress import Progress
from ...shapes import fault_of
from ...unit import TEXT_FIELDS, Area, Unit
from .record import At, Log

UNIT, CORNER = "unit", "corner"
"""The tables of the file."""
MOST_ROWS = 1_000_000
_STEPS = 100_000
"""Instructions of SQLite between two looks at Cancel."""
_MAGIC = b"SQLite format 3\x00"
_ENVELOPES = (0, 32, 48, 48, 64)
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_AREAS = ("area_ha", "area_m2", "planar_m2")
_TOLERANCE = 0.0005 + 1e-6
"""Metres: coordinates are written to the millimetre."""


class DataUnreadable(Exception):  # noqa: N818 - said plainly
    """The unit data cannot be read; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass(frozen=True)
class DataUnit:
    """A row of the unit table: the unit, its row number, what its area fields state, and its area by its geometry.

    ``area`` is ``None`` where the geometry is no valid polygon in the plane.
    """

    unit: Unit
    row: int
    stated: Mapping[str, Optional[float]]
    area: Optional[Area]


@dataclass(frozen=True)
class CornerRow:
    """A row of the corner table, as it stands there; ``place`` is its point (east, north)."""

    row: int
    unit_id: str
    part: Any
    ring: Any
    name: str
    north: Any
    east: Any
    place: Optional[tuple[float, float]]


@dataclass(frozen=True)
class UnitData:
    """What the file says. ``corners`` is ``None`` where it has no such table."""

    file: str
    plane: Plane
    units: tuple[DataUnit, ...]
    corners: Optional[tuple[CornerRow, ...]]

    @property
    def usable(self) -> tuple[Unit, ...]:
        """The units that have ground to compare with; each number once."""
        times = Counter(item.unit.unit_id for item in self.units)
        return tuple(item.unit for item in self.units if item.area is not None and times[item.unit.unit_id] == 1)

    def areas(self) -> dict[str, Area]:
        """The area of each usable unit."""
        known = {unit.unit_id for unit in self.usable}
        return {item.unit.unit_id: item.area for item in self.units if item.area and item.unit.unit_id in known}


def read_unit_data(path: Path, file: str, progress: Progress) -> UnitData:
    """The units and corners of the GeoPackage at ``path``, a copy of ours. ``file`` is its name in the package.

    Raises :class:`DataUnreadable` where it is no such GeoPackage or does more than hold tables.
    """
    with path.open("rb") as stream:
        if stream.read(16) != _MAGIC:
            raise DataUnreadable(error("verify.data_no_geopackage", source=file))
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0"):
            connection.execute(f"PRAGMA {pragma}")
        for table in (UNIT, CORNER):
            _refuse_computed(connection, table, file)
        connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
        connection.set_progress_handler(lambda: 0 if progress(0) else 1, _STEPS)
        return _read(connection, file)
    except (sqlite3.Error, UnicodeError) as cause:  # SQLite's own words may quote bytes of the file that are no text
        raise DataUnreadable(error("verify.data_unreadable", source=file, reason=str(cause)[:200])) from cause
    finally:
        connection.close()


def _read(connection: sqlite3.Connection, file: str) -> UnitData:
    tables = _tables(connection)
    if UNIT not in tables:
        raise DataUnreadable(error("verify.data_no_table", source=file, table=UNIT))
    column, plane = _ground(connection, UNIT, file)
    rows = _rows(connection, UNIT, file)
    units = tuple(_unit(row, number, column, plane) for number, row in enumerate(rows, 1))
    if not units:
        raise DataUnreadable(error("verify.data_empty", source=file))
    corners = None
    if CORNER in tables:
        point, _ = _ground(connection, CORNER, file)
        corners = tuple(_corner(row, number, point) for number, row in enumerate(_rows(connection, CORNER, file), 1))
    return UnitData(file, plane, units, corners)


def _refuse_computed(connection: sqlite3.Connection, table: str, file: str) -> None:
    """SQLite would run the expression of a generated column with each row that is read."""
    for _, column, *_, hidden in connection.execute(f'PRAGMA table_xinfo("{table}")'):
        if hidden:
            raise DataUnreadable(error("verify.data_computes", source=file, table=table, column=str(column)[:80]))


def _tables(connection: sqlite3.Connection) -> set[str]:
    """The plain tables: neither views nor virtual ones."""
    found = connection.execute("SELECT name, type, sql FROM sqlite_master")
    return {
        str(name)
        for name, kind, sql in found
        if kind == "table" and str(sql or "").split()[:2] != [] and "VIRTUAL" not in str(sql).upper().split()[:2]
    }


def _ground(connection: sqlite3.Connection, table: str, file: str) -> tuple[str, Plane]:
    """The geometry column of a table, and its plane."""
    for needed in ("gpkg_geometry_columns", "gpkg_spatial_ref_sys"):
        if needed not in _tables(connection):
            raise DataUnreadable(error("verify.data_no_table", source=file, table=needed))
    found = connection.execute(
        "SELECT g.column_name, s.organization, s.organization_coordsys_id FROM gpkg_geometry_columns g "
        "JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE g.table_name = ?",
        (table,),
    ).fetchall()
    if len(found) != 1:
        raise DataUnreadable(error("verify.data_no_ground", source=file, table=table))
    column, organisation, code = found[0]
    is_code = type(code) is int and str(organisation).upper() == "EPSG"
    plane = plane_of_epsg(code) if is_code else None
    if plane is None:
        raise DataUnreadable(error("verify.data_crs", source=file, table=table, crs=f"{organisation}:{code}"))
    return str(column), plane


def _rows(connection: sqlite3.Connection, table: str, file: str) -> list[dict[str, Any]]:
    cursor = connection.execute(f'SELECT * FROM "{table}"')
    names = [str(item[0]) for item in cursor.description]
    rows = [dict(zip(names, row)) for row in cursor.fetchmany(MOST_ROWS + 1)]
    if len(rows) > MOST_ROWS:
        raise DataUnreadable(error("verify.data_large", source=file, table=table, limit=MOST_ROWS))
    return rows


def _unit(row: Mapping[str, Any], number: int, column: str, plane: Plane) -> DataUnit:
    geometry = _geometry(row.get(column))
    ground = geometry if isinstance(geometry, MultiPolygon) else MultiPolygon()
    if geometry is not None and geometry.geom_type == "Polygon" and not geometry.is_empty:
        ground = MultiPolygon([geometry])
    good = not ground.is_empty and bool(ground.is_valid) and plane.holds(ground.bounds)
    year = row.get("year")
    unit = Unit(
        unit_id=_text(row.get("unit_id")),
        geometry=ground,
        year=year if type(year) is int else None,
        temporary=_answer(row.get("temporary")),
        accepted=_answer(row.get("accepted")),
        temp_from=day_of(_text(row.get("temp_from"))[:10]) if row.get("temp_from") else None,
        temp_to=day_of(_text(row.get("temp_to"))[:10]) if row.get("temp_to") else None,
        **{name: _text(row.get(name)) for name in TEXT_FIELDS},
    )
    stated = {name: _number(row.get(name)) for name in _AREAS}
    return DataUnit(unit, number, stated, unit.area(plane) if good else None)


def _corner(row: Mapping[str, Any], number: int, column: str) -> CornerRow:
    place = _geometry(row.get(column))
    point = (place.x, place.y) if isinstance(place, Point) and not place.is_empty else None
    return CornerRow(
        number,
        _text(row.get("unit_id")),
        row.get("part"),
        row.get("ring"),
        _text(row.get("corner")),
        row.get("x_north"),
        row.get("y_east"),
        point,
    )


def _geometry(blob: Any) -> Optional[BaseGeometry]:
    """The geometry of a GeoPackage blob (OGC 12-128r15, 2.1.3); ``None`` where it is none that shapely knows."""
    if not isinstance(blob, bytes) or len(blob) < 8 or blob[:2] != b"GP":
        return None
    flags = blob[3]
    envelope = (flags >> 1) & 7
    if flags & 0x20 or envelope >= len(_ENVELOPES):
        return None
    try:
        geometry = shapely.force_2d(shapely.from_wkb(blob[8 + _ENVELOPES[envelope] :]))
    except (ShapelyError, ValueError, struct.error):
        return None
    if geometry is None or not all(map(math.isfinite, shapely.get_coordinates(geometry).ravel().tolist())):
        return None
    return geometry


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, bytes) else str(value).strip()


def _answer(value: Any) -> Optional[bool]:
    return None if value not in (0, 1) else bool(value)


def _number(value: Any) -> Optional[float]:
    return float(value) if isinstance(value, (int, float)) and math.isfinite(value) else None


def check_unit_data(data: UnitData, year: int, log: Log) -> None:
    """The rows of the unit data against their own geometry: areas, corners, numbers, year."""
    times = Counter(item.unit.unit_id for item in data.units)
    for item in data.units:
        unit = item.unit
        at = At("data", data.file, f"{UNIT} #{item.row}", unit.unit_id, _point(unit))
        if not unit.unit_id or times[unit.unit_id] > 1:
            log.differs(at, warning("verify.unit_twice"), unit.unit_id, "", Decimal(times[unit.unit_id]))
        elif item.area is None:
            log.differs(at, warning("verify.outline_invalid", reason=_fault(unit, data.plane)))
        else:
            log.same(at)
        _year(at, unit, year, log)
        if item.area is not None:
            _areas(at, item, item.area, log)
    if data.corners is None:
        log.differs(At("corners", data.file, CORNER), warning("verify.table_missing", table=CORNER), "", CORNER)
    else:
        check_corner_rows(data, data.corners, log)


def _point(unit: Unit) -> Optional[Point]:
    return None if unit.geometry.is_empty or not unit.geometry.is_valid else unit.geometry.representative_point()


def _fault(unit: Unit, plane: Plane) -> str:
    if unit.geometry.is_empty:
        return "no geometry"
    if not unit.geometry.is_valid:
        return fault_of(unit.geometry).reason
    return f"outside EPSG:{plane.epsg}"


def _year(at: At, unit: Unit, year: int, log: Log) -> None:
    stated = "" if unit.year is None else str(unit.year)
    log.text(at, warning("verify.field_differs", field="year"), stated, str(year))


def _areas(at: At, item: DataUnit, area: Area, log: Log) -> None:
    own = {
        "area_ha": (hectares(area.ha4), "hm²"),
        "area_m2": (m2(area.centi), "m²"),
        "planar_m2": (m2(centi_from_m2(area.planar_m2)), "m²"),
    }
    for name, (amount, measure) in own.items():
        stated = item.stated[name]
        here = At("areas", at.file, f"{at.place}, {name}", at.unit_id, at.geometry)
        finding = warning("verify.planar_differs") if name == "planar_m2" else warning("verify.area_differs")
        log.number(here, finding, "" if stated is None else repr(stated), amount, measure)


def check_corner_rows(data: UnitData, rows: Sequence[CornerRow], log: Log) -> None:
    """Rows of corners in ``data.file`` against the geometry, corner by corner."""
    own = {(unit.unit_id, name): corner for unit in data.usable for name, corner in _numbered(unit)}
    seen: Counter[tuple[str, str]] = Counter()
    units = {unit.unit_id for unit in data.usable}
    known = {item.unit.unit_id for item in data.units}
    for row in rows:
        at = At("corners", data.file, f"{CORNER} #{row.row}", row.unit_id, Point(row.place) if row.place else None)
        key = (row.unit_id, row.name)
        seen[key] += 1
        if row.unit_id not in units:
            if row.unit_id not in known:
                known.add(row.unit_id)  # one row says it for all corners of that unit
                log.differs(at, warning("verify.unit_unknown"), row.unit_id)
        elif key not in own or seen[key] > 1:
            log.differs(at, warning("verify.corner_extra", name=row.name), f"{row.north}, {row.east}")
        else:
            part, ring, north, east = own[key]
            moved = off((row.north, row.east), (north, east))
            moved = max(moved, off(row.place[::-1] if row.place else (None, None), (north, east)))
            told = (f"{row.part}/{row.ring} {row.north}, {row.east}", f"{part}/{ring} {north:.3f}, {east:.3f}")
            if moved > _TOLERANCE or (row.part, row.ring) != (part, ring):
                amount = Decimal(f"{moved:.3f}") if math.isfinite(moved) else None
                log.differs(at, warning("verify.corner_moved", name=row.name), *told, amount, "m")
            else:
                log.same(at)
    for (unit_id, name), (_, _, north, east) in own.items():
        if (unit_id, name) not in seen:
            at = At("corners", data.file, CORNER, unit_id, Point(east, north))
            log.differs(at, warning("verify.corner_missing", name=name), "", f"{north:.3f}, {east:.3f}")


def _numbered(unit: Unit) -> Iterator[tuple[str, tuple[int, int, float, float]]]:
    for ring in numbered_rings(unit.geometry):
        for corner in ring.corners:
            yield corner.name, (ring.part, ring.ring, corner.north, corner.east)


def off(stated: Any, own: tuple[float, float]) -> float:
    """Metres between a stated place (north, east) and the right one; infinite where it is none."""
    pair = [_number(value) for value in stated]
    if None in pair:
        return math.inf
    return math.hypot(*(float(value or 0) - right for value, right in zip(pair, own)))
