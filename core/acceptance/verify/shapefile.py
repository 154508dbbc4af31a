"""The shapefiles of a package against its unit data. Plain bytes are read (ESRI white paper 1998, dBASE III tables):
what a stranger's file says about its own sizes is never believed.
"""

from __future__ import annotations

import codecs
import math
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Optional, Union

from shapely.geometry import Point

from ...amounts import centi_from_m2, hectares, m2
from ...corners.numbering import numbered_rings
from ...findings import error, note, warning
from ...unit import TEXT_FIELDS, Unit
from .context import Context
from .manifest import StatedFile
from .record import At
from .unitdata import CORNER, UNIT, CornerRow, UnitData, check_corner_rows, off

Place = tuple[float, float]
"""North and east, m."""
Ring = Sequence[Place]
POINT, POLYGON = 1, 5
LONGEST_NAME, LONGEST_TEXT = 10, 254
"""A dBASE table cuts names of fields after so many characters, texts after so many bytes."""
_MAIN, _TABLE, _CRS, _ENCODING = ".shp", ".dbf", ".prj", ".cpg"
_PARTS = (_MAIN, ".shx", _TABLE, _CRS, _ENCODING)
_HEAD = 100
_TOLERANCE = 0.0005 + 1e-6
"""Metres: coordinates are written to the millimetre."""
_PARAMETER = re.compile(r'PARAMETER\["(\w+)",\s*(-?[0-9.]+)', re.IGNORECASE)
_CODE_PAGE = re.compile(r"(?:ANSI |OEM |CP)?([0-9]{3,5})", re.IGNORECASE)
_UTF8, _UTF8_PAGE, _GB = "utf-8", "65001", "gb18030"
_CGCS2000 = re.compile("CGCS_?2000|China_2000|China_Geodetic_Coordinate_System_2000", re.IGNORECASE)


class NoShapefile(ValueError):  # noqa: N818 - said plainly
    """Bytes that are no shapefile; the text says why."""


@dataclass(frozen=True)
class ShapeRow:
    """A row: its number from 1, its rings or its point (``None``: neither), its texts by field."""

    row: int
    geometry: Union[tuple[Ring, ...], Point, None]
    values: Mapping[str, str]


def check_shapefiles(context: Context, data: UnitData) -> None:
    """Every shapefile of the item ``unit_shapefile``: of polygons the units, of points the corners."""
    files = {file.path: file for file in context.files("unit_shapefile")}
    stated = {file.path for file in context.stated.of_item("unit_shapefile") if _is_main(file.path)}
    read: list[tuple[str, int]] = []
    for path, file in files.items():
        if not _is_main(path):
            continue
        beside = {ending: files.get(str(PurePosixPath(path).with_suffix(ending))) for ending in _PARTS}
        for ending, one in beside.items():
            if one is None:
                context.log.differs(At("data", path), warning("verify.part_missing", part=ending), "", ending)
        bytes_of = {
            ending: context.data(one, "data")
            for ending, one in beside.items()
            if one and ending in (_MAIN, _TABLE, _CRS, _ENCODING)
        }
        main, table = bytes_of.get(_MAIN), bytes_of.get(_TABLE)
        if main is None or table is None:
            context.log.not_checked(At("data", path), note("verify.not_readable", reason=_TABLE))
            continue
        try:
            encoding = _encoding(context, path, table, bytes_of.get(_ENCODING))
            kind, rows = read_shapefile(main, table, encoding)
        except NoShapefile as cause:
            finding = error("verify.shapefile_unreadable", source=path, reason=str(cause))
            context.log.findings.append(finding)
            context.log.not_checked(At("data", path), note("verify.not_readable", reason=finding))
            continue
        read.append((path, kind))
        _crs(context, path, bytes_of.get(_CRS))
        if kind == POLYGON:
            _units(context, file, rows, data)
        else:
            corners = tuple(_corner(row) for row in rows)
            check_corner_rows(replace(data, file=path), corners, context.log)
    kinds = {kind for _, kind in read}
    for wanted, name in ((POLYGON, UNIT), (POINT, CORNER)):
        # Of one that cannot be read its own reason is told; it may well be the one that is looked for.
        if read and wanted not in kinds and stated == {path for path, _ in read}:
            context.no_table("data", read[0][0], name)


def _is_main(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() == _MAIN


def _encoding(context: Context, path: str, table: bytes, cpg: Optional[bytes]) -> str:
    """How the texts of a table are written. The .cpg has to say it, or other programs show other characters: told where
    what it says gives other texts.
    """
    told = (cpg or b"").decode("latin-1").strip(" \0\r\n\t")
    stated = _codec(told)
    # Letters of UTF-8 are hardly ever letters of something else.
    written = next((one for one in (_UTF8, stated, _GB) if one and _texts(table, one) is not None), "")
    at = At("fields", path, _ENCODING)
    if cpg is not None and stated and written and _texts(table, stated) == _texts(table, written):
        context.log.same(at)
    elif cpg is not None:
        context.log.differs(at, warning("verify.encoding_differs"), told[:40], written.upper() or "?")
    return written or _UTF8


def _codec(told: str) -> str:
    """Python's name for what a .cpg says (``UTF-8``, ``GBK``, ``936``, ``ANSI 936``); empty where it is none."""
    page = _CODE_PAGE.fullmatch(told)
    name = told if page is None else _UTF8 if page[1] == _UTF8_PAGE else f"cp{page[1]}"
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""


def _texts(table: bytes, encoding: str) -> Optional[list[tuple[str, ...]]]:
    """The texts of a table; ``None`` where they are not in this encoding, or the table cannot be read."""
    try:
        return [tuple(row.values()) for row in _rows(table, encoding, "strict") if row is not None]
    except (LookupError, struct.error, ValueError, IndexError):
        return None


def _crs(context: Context, path: str, prj: Optional[bytes]) -> None:
    """The plane that the .prj describes, by its datum, central meridian and false easting."""
    plane = context.plane
    text = (prj or b"").decode("utf-8", "replace")
    stated = {name.lower(): float(value) for name, value in _PARAMETER.findall(text)}
    right = {"central_meridian": float(plane.central_meridian), "false_easting": float(plane.false_easting)}
    same = all(abs(stated.get(name, math.inf) - value) < 1e-6 for name, value in right.items())
    told = " ".join(f"{name} {stated[name]:g}" for name in right if name in stated)
    at = At("fields", path, _CRS)
    if same and _CGCS2000.search(text):
        context.log.same(at)
    else:
        context.log.differs(at, warning("verify.field_differs", field="crs"), told, f"EPSG:{plane.epsg}")


def _units(context: Context, file: StatedFile, rows: Sequence[ShapeRow], data: UnitData) -> None:
    seen: dict[str, str] = {}
    for row in rows:
        unit_id = row.values.get("unit_id", "")
        at = context.at("data", file.path, f"#{row.row}", unit_id)
        if unit_id in seen:
            context.log.differs(at, warning("verify.unit_twice"), unit_id)
            continue
        seen[unit_id] = at.place
        unit = context.unit(unit_id)
        if unit is not None:
            _outline(context, at, row, unit)
            _values(context, at, row, unit)
    context.unit_rows("data", file.path, "", seen)


def _outline(context: Context, at: At, row: ShapeRow, unit: Unit) -> None:
    """Corner by corner. A shapefile turns its rings and may begin them elsewhere: that is no difference."""
    log = context.log
    left = list(row.geometry) if isinstance(row.geometry, tuple) else []
    for ring in numbered_rings(unit.geometry):
        own = [(corner.north, corner.east) for corner in ring.corners]
        stated = _like(own, left.pop(_which(own, left))) if left else []
        for number in range(max(len(own), len(stated))):
            name = (
                ring.corners[number].name if number < len(own) else f"{ring.part}-{ring.ring} +{number - len(own) + 1}"
            )
            here = context.at("corners", at.file, f"{at.place} {name}", at.unit_id)
            if number >= len(stated):
                log.differs(here, warning("verify.corner_missing", name=name), "", _text(own[number]))
            elif number >= len(own):
                log.differs(here, warning("verify.corner_extra", name=name), _text(stated[number]), "")
            elif off(stated[number], own[number]) > _TOLERANCE:
                finding = warning("verify.corner_moved", name=name)
                log.differs(here, finding, _text(stated[number]), _text(own[number]), None, "m")
            else:
                log.same(here)
    for ring_left in left:
        log.differs(
            context.at("corners", at.file, at.place, at.unit_id), warning("verify.ring_extra"), len(ring_left), 0
        )


def _which(own: Ring, rings: Sequence[Ring]) -> int:
    """Which of ``rings`` is most likely the same as ``own``: of as many corners if there is one, and the nearest."""
    return min(
        range(len(rings)), key=lambda i: (len(rings[i]) != len(own), min(math.dist(own[0], one) for one in rings[i]))
    )


def _like(own: Ring, ring: Ring) -> list[Place]:
    """A ring from the corner that is nearest to the first of ``own``, in its direction."""
    first = min(range(len(ring)), key=lambda i: math.dist(own[0], ring[i]))
    ahead = [*ring[first:], *ring[:first]]
    back = [ahead[0], *ahead[:0:-1]]
    return min((ahead, back), key=lambda one: sum(map(math.dist, own, one)))


def _text(place: tuple[float, float]) -> str:
    return f"{place[0]:.3f}, {place[1]:.3f}"


def _values(context: Context, at: At, row: ShapeRow, unit: Unit) -> None:
    """Areas by the geometry of the unit data; texts as there, as far as a table takes them."""
    area = context.areas[unit.unit_id]
    amounts = {
        "area_ha": (hectares(area.ha4), "hm²"),
        "area_m2": (m2(area.centi), "m²"),
        "planar_m2": (m2(centi_from_m2(area.planar_m2)), "m²"),
    }
    for name, (amount, measure) in amounts.items():
        here = context.at("areas", at.file, f"{at.place} {name}", unit.unit_id)
        finding = warning("verify.planar_differs") if name == "planar_m2" else warning("verify.area_differs")
        context.log.number(here, finding, row.values.get(name, ""), amount, measure)
    for name in TEXT_FIELDS:
        key = name[:LONGEST_NAME]
        here = context.at("fields", at.file, f"{at.place} {key}", unit.unit_id)
        own = str(getattr(unit, name)).encode()[:LONGEST_TEXT].decode(errors="ignore")
        context.log.text(here, warning("verify.field_differs", field=name), row.values.get(key, ""), own)


def _corner(row: ShapeRow) -> CornerRow:
    """A point of the corner layer as a row of the corner table."""
    values = row.values
    numbers = {name: _number(values.get(name, "")) for name in ("part", "ring", "x_north", "y_east")}
    whole = {
        name: int(value) if value is not None else None for name, value in numbers.items() if name in ("part", "ring")
    }
    place = (row.geometry.x, row.geometry.y) if isinstance(row.geometry, Point) else None
    unit_id, name = values.get("unit_id", ""), values.get("corner", "")
    return CornerRow(row.row, unit_id, whole["part"], whole["ring"], name, numbers["x_north"], numbers["y_east"], place)


def _number(text: str) -> Optional[float]:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def read_shapefile(main: bytes, table: bytes, encoding: str = _UTF8) -> tuple[int, list[ShapeRow]]:
    """The kind of a shapefile (``POINT``, ``POLYGON``) and its rows, whose texts are in ``encoding``. Raises
    :class:`NoShapefile`.
    """
    try:
        kind, shapes = _shapes(main)
        rows = list(_rows(table, encoding))
    except (struct.error, ValueError, IndexError) as cause:
        raise NoShapefile(str(cause)[:200]) from cause
    if len(rows) != len(shapes):
        raise NoShapefile(f"{len(shapes)} shapes, {len(rows)} rows")
    both = enumerate(zip(shapes, rows), 1)
    return kind, [ShapeRow(number, shape, values) for number, (shape, values) in both if values is not None]


def _shapes(data: bytes) -> tuple[int, list[Union[tuple[Ring, ...], Point, None]]]:
    if struct.unpack(">i", data[:4])[0] != 9994:
        raise NoShapefile("no shapefile")
    kind = struct.unpack("<i", data[32:36])[0]
    if kind not in (POINT, POLYGON):
        raise NoShapefile(f"shapes of kind {kind}")
    shapes: list[Union[tuple[Ring, ...], Point, None]] = []
    place = _HEAD
    while place < len(data):
        length = 2 * struct.unpack(">i", data[place + 4 : place + 8])[0]
        content = data[place + 8 : place + 8 + length]
        if length < 4 or len(content) != length:
            raise NoShapefile(f"record {len(shapes) + 1} is cut")
        own = struct.unpack("<i", content[:4])[0]
        if own == 0:
            shapes.append(None)
        elif own != kind:
            raise NoShapefile(f"record {len(shapes) + 1} is of kind {own}")
        else:
            shapes.append(Point(struct.unpack("<2d", content[4:20])) if kind == POINT else _rings(content))
        place += 8 + length
    return kind, shapes


def _rings(content: bytes) -> tuple[Ring, ...]:
    """The rings of a polygon, not closed."""
    parts, points = struct.unpack("<2i", content[36:44])
    if parts < 1 or points < 1 or len(content) != 44 + 4 * parts + 16 * points:
        raise NoShapefile("a polygon of another length than it says")
    starts = [*struct.unpack(f"<{parts}i", content[44 : 44 + 4 * parts]), points]
    flat = struct.unpack(f"<{2 * points}d", content[44 + 4 * parts :])
    if not all(map(math.isfinite, flat)) or starts[0] != 0 or sorted(starts) != starts:
        raise NoShapefile("a polygon with places that are none")
    places = list(zip(flat[1::2], flat[::2]))
    rings = [places[start:end] for start, end in zip(starts, starts[1:])]
    if any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings):
        raise NoShapefile("a ring that is not closed")
    return tuple(ring[:-1] for ring in rings)


def _rows(data: bytes, encoding: str, errors: str = "replace") -> Iterator[Optional[dict[str, str]]]:
    """The rows of a dBASE table, texts in ``encoding``; ``None`` for one that is marked as deleted."""
    count, head, width = struct.unpack("<IHH", data[4:12])
    fields: list[tuple[str, int]] = []
    place = 32
    while data[place] != 0x0D:
        name = data[place : place + 11].split(b"\0")[0].decode("utf-8", "replace")
        fields.append((name, data[place + 16]))
        place += 32
    if width != 1 + sum(size for _, size in fields) or len(data) < head + count * width:
        raise NoShapefile("a table of another length than it says")
    for number in range(count):
        row = data[head + number * width : head + (number + 1) * width]
        values, start = {}, 1
        for name, size in fields:
            # A text that fills its field may end in the middle of a letter.
            decoder = codecs.getincrementaldecoder(encoding)(errors)
            values[name] = decoder.decode(row[start : start + size]).strip(" \0")
            start += size
        yield None if row[:1] == b"*" else values
