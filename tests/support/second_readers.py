"""Readers of every form that the plugin writes, made from the descriptions of the forms, for tests only.

They share no line with the plugin and read nothing but what the form promises: whatever else stands in a file fails.
Each gives the parcels of a text, a parcel the list of its rings, a ring the list of its rows (name, X, Y) as texts.
Parcels of forms that say more are :class:`Parcel`.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field

Row = tuple[str, str, str]


@dataclass
class Parcel:
    """What a form says of a parcel; ``sides`` beside the rows, ``flags`` and ``elevations`` a ring."""

    number: str = ""
    name: str = ""
    area: str = ""
    count: str = ""
    village: tuple[str, ...] = ()
    rings: list[list[Row]] = field(default_factory=list)
    sides: list[list[str]] = field(default_factory=list)
    markers: set[str] = field(default_factory=set)
    flags: list[str] = field(default_factory=list)
    elevations: list[tuple[str, str]] = field(default_factory=list)


def lines_of(text: str, end: str) -> list[str]:
    """The lines of a text whose every line has this end and no other."""
    assert text.endswith(end)
    lines = text[: -len(end)].split(end)
    assert not any("\r" in line or "\n" in line for line in lines)
    return lines


def exchange(text: str, end: str = "\r\n", commas: int = 8, fields: int = 4) -> tuple[dict[str, str], list[Parcel]]:
    """[属性描述] keys, and the parcels of [地块坐标]."""
    head: dict[str, str] = {}
    parcels: list[Parcel] = []
    section = ""
    for line in lines_of(text, end):
        if line in ("[属性描述]", "[地块坐标]"):
            section = line
        elif section == "[属性描述]":
            key, equals, value = line.partition("=")
            assert equals
            assert key not in head
            head[key] = value
        elif line.endswith(",@"):
            assert line.count(",") == commas
            count, area, *village, number, name, shape, _sheet, _use, _class, _end = line.split(",")
            assert shape == "面"
            parcels.append(Parcel(number, name, area, count, tuple(village)))
        else:
            name, ring, x, y, *more = line.split(",")
            assert len(more) == fields - 4
            rings, sides = parcels[-1].rings, parcels[-1].sides
            assert int(ring) in (len(rings), len(rings) + 1)
            if int(ring) > len(rings):
                rings.append([])
                sides.append([])
            rings[-1].append((name, x, y))
            if more:
                sides[-1].append(more[0])
                parcels[-1].markers.add(more[1])
    return head, parcels


def province(text: str, end: str = "\r\n") -> list[list[list[Row]]]:
    """省标: running number, parcel, ring, name, X, Y; an empty row behind each parcel."""
    parcels: list[list[list[Row]]] = []
    running = 0
    closed = True
    for line in lines_of(text, end):
        if not line:
            assert not closed
            closed = True
            continue
        number, parcel, ring, name, x, y = line.split(",")
        running += 1
        assert int(number) == running
        if closed:
            parcels.append([])
            closed = False
        assert int(parcel) == len(parcels)
        if int(ring) > len(parcels[-1]):
            parcels[-1].append([])
        assert int(ring) == len(parcels[-1])
        parcels[-1][-1].append((name, x, y))
    assert closed
    return parcels


def plain(text: str, end: str = "\r\n", named: bool = False) -> list[list[list[Row]]]:
    """``X,Y`` or ``name,X,Y``: a ring ends where its first corner comes again, a parcel at an empty row."""
    parcels: list[list[list[Row]]] = [[[]]]
    for line in lines_of(text, end):
        if not line:
            parcels.append([[]])
            continue
        name, x, y = line.split(",") if named else ("", *line.split(","))
        _add(parcels[-1], (name, x, y))
    assert parcels.pop() == [[]]  # an empty row behind the last one, too
    return [[ring for ring in parcel if ring] for parcel in parcels]


def _add(rings: list[list[Row]], row: Row) -> None:
    rings[-1].append(row)
    if len(rings[-1]) > 1 and row[1:] == rings[-1][0][1:]:
        rings.append([])


def cass(text: str, end: str = "\r\n") -> dict[str, list[Row]]:
    """``name,code,Y,X,H``: rings by their code."""
    rings: dict[str, list[Row]] = {}
    for line in lines_of(text, end):
        name, code, y, x, h = line.split(",")
        assert h == "0.000"
        rings.setdefault(code, []).append((name, x, y))
    return rings


def mining(text: str, end: str = "\r\n") -> list[Parcel]:
    """``no,X,Y,,,`` and ``*,from,to,name,flag``: a parcel an area."""
    parcels = [Parcel(rings=[[]])]
    for line in lines_of(text, end):
        if line.startswith("*"):
            _, upper, lower, name, flag = line.split(",")
            parcels[-1].name, parcels[-1].flags, parcels[-1].elevations = name, [flag], [(upper, lower)]
            parcels.append(Parcel(rings=[[]]))
        else:
            number, x, y, *empty = line.split(",")
            assert empty == ["", "", ""]
            assert int(number) == len(parcels[-1].rings[0]) + 1
            parcels[-1].rings[0].append((number, x, y))
    assert parcels.pop().rings == [[]]
    return parcels


def registration(text: str, end: str = "\r\n") -> list[Parcel]:
    """``XYnnn=no,X,Y`` and ``XYnnn=标高,from,to,,flag``."""
    parcels = [Parcel(rings=[[]])]
    count, seen = -1, 0
    for line in lines_of(text, end):
        key, _, value = line.partition("=")
        if key == "矿区范围拐点坐标与标高的总行数":
            count = int(value)
        elif key.startswith("XY"):
            seen += 1
            assert key == f"XY{seen:03d}"
            if value.startswith("标高,"):
                _, upper, lower, name, flag = value.split(",")
                assert name == ""
                parcels[-1].flags, parcels[-1].elevations = [flag], [(upper, lower)]
                parcels.append(Parcel(rings=[[]]))
            else:
                number, x, y = value.split(",")
                parcels[-1].rings[0].append((number, x, y))
        else:
            assert line in ("[登记项目]", "矿区范围拐点坐标总数应小于1000个")
    assert count == seen
    assert parcels.pop().rings == [[]]
    return parcels


_DMS = re.compile(r"([0-9]{1,3})°([0-9]{2})′([0-9]{2}(?:\.[0-9]+)?)″")


def _degrees(degrees: str, minutes: str, seconds: str) -> float:
    assert int(minutes) < 60
    assert float(seconds) < 60
    return int(degrees) + int(minutes) / 60 + float(seconds) / 3600


def degrees(text: str, end: str = "\r\n") -> list[list[list[tuple[str, float, float]]]]:
    """``name,longitude,latitude`` (or the other way round where the heading says so) as (name, longitude, latitude)."""
    first, *lines = lines_of(text, end)
    assert first in ("点号,经度,纬度", "点号,纬度,经度")
    parcels: list[list[list[tuple[str, float, float]]]] = [[[]]]
    for line in lines:
        if not line:
            parcels.append([[]])
            continue
        name, one, two = line.split(",")
        pair = [_degrees(*_DMS.fullmatch(text).groups()) for text in (one, two)]
        longitude, latitude = pair if first.endswith("纬度") else pair[::-1]
        ring = parcels[-1][-1]
        ring.append((name, longitude, latitude))
        if len(ring) > 1 and ring[0][1:] == ring[-1][1:]:
            parcels[-1].append([])
    assert parcels.pop() == [[]]
    return [[ring for ring in parcel if ring] for parcel in parcels]


def planning(text: str, end: str = "\r\n") -> list[list[tuple[float, float]]]:
    """``DDDMMSS,DDMMSS;…``, a line a ring, as (longitude, latitude)."""
    rings = []
    for line in lines_of(text, end):
        ring = []
        for pair in line.split(";"):
            packed = re.fullmatch(r"(\d{2,3})(\d\d)(\d\d(?:\.\d+)?),(\d{2})(\d\d)(\d\d(?:\.\d+)?)", pair).groups()
            ring.append((_degrees(*packed[:3]), _degrees(*packed[3:])))
        rings.append(ring)
    return rings


def table(text: str, head: bool = True) -> list[Parcel]:
    """CSV, a row a corner; parcels by their number and name, as they follow each other."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    east_first = False
    if head:
        first = rows.pop(0)
        assert sorted(first) == sorted(["地块编号", "地块名称", "圈号", "点号", "X坐标(m)", "Y坐标(m)", "边长(m)"])
        east_first = first.index("Y坐标(m)") < first.index("X坐标(m)")
    parcels: list[Parcel] = []
    for number, name, ring, point, *pair, length in rows:
        x, y = pair[::-1] if east_first else pair
        if not parcels or (parcels[-1].number, parcels[-1].name) != (number, name):
            parcels.append(Parcel(number, name))
        parcel = parcels[-1]
        if int(ring) > len(parcel.rings):
            parcel.rings.append([])
            parcel.sides.append([])
        parcel.rings[int(ring) - 1].append((point, x, y))
        parcel.sides[int(ring) - 1].append(length)
    return parcels


def workbook(path: object) -> list[Parcel]:
    """界址点成果表: a sheet a parcel; side lengths stand between the points."""
    from openpyxl import load_workbook

    parcels = []
    for sheet in load_workbook(path).worksheets:
        parcel = Parcel()
        columns: list[str] = []
        for cells in sheet.iter_rows():
            values = [cell.value for cell in cells]
            texts = "　".join(str(value) for value in values if isinstance(value, str))
            if not columns:
                for key, name in (
                    ("地块编号", "number"),
                    ("地块名称", "name"),
                    ("地块面积", "area"),
                    ("界址点数", "count"),
                ):
                    found = re.search(f"{key}：([^　]*)", texts)
                    if found:
                        setattr(parcel, name, found[1])
                if "点号" in values:
                    columns = [str(value).split("（")[0] for value in values]
                continue
            row = dict(zip(columns, cells))
            if row["点号"].value is not None:
                if row["圈号"].value > len(parcel.rings):
                    parcel.rings.append([])
                    parcel.sides.append([])
                x, y = (_shown(row[axis]) for axis in ("X坐标", "Y坐标"))
                parcel.rings[-1].append((row["点号"].value, x, y))
            elif row["边长"].value is not None:
                parcel.sides[-1].append(_shown(row["边长"]))
        parcels.append(parcel)
    return parcels


def _shown(cell: object) -> str:
    """A number as its format shows it."""
    decimals = len(cell.number_format.partition(".")[2])
    return f"{cell.value:.{decimals}f}"


def drawing(text: str) -> tuple[list[list[tuple[str, str]]], list[str]]:
    """DXF tag by tag: the closed LWPOLYLINEs as (X, Y) texts, and the texts."""
    tags = text.split("\n")
    pairs = [(tags[i].strip(), tags[i + 1].strip()) for i in range(0, len(tags) - 1, 2)]
    rings: list[list[tuple[str, str]]] = []
    texts: list[str] = []
    entity = section = ""
    for i, (code, value) in enumerate(pairs):
        if code == "0":
            entity = value
            if entity == "LWPOLYLINE" and section == "ENTITIES":
                rings.append([])
        elif code == "2" and pairs[i - 1] == ("0", "SECTION"):
            section = value
        elif section == "ENTITIES" and entity == "LWPOLYLINE":
            if code == "70":
                assert int(value) & 1  # closed
            elif code == "10":
                assert pairs[i + 1][0] == "20"
                rings[-1].append((pairs[i + 1][1], value))
        elif section == "ENTITIES" and entity == "TEXT" and code == "1":
            texts.append(re.sub(r"\\U\+([0-9A-F]{4})", lambda found: chr(int(found[1], 16)), value))
    return rings, texts
