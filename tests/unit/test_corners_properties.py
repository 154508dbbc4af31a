"""Properties over random parcels, random bytes and damaged files.

A second reader, written from the description of the format alone, stands at the end of this file.
"""

from __future__ import annotations

import math
import os
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from mine_restoration.core.corners.digitise import Wanted, digitise
from mine_restoration.core.corners.registry import read_data
from mine_restoration.core.corners.writing.forms import exchange
from mine_restoration.core.corners.writing.layout import Layout
from mine_restoration.core.geodesy.plane import ZONES, Plane
from mine_restoration.core.unit import Unit

CASES = int(os.environ.get("CORNER_CASES", "800"))
"""Damaged files a run; set it to 100000 and more for a long one."""
WANTED = Wanted(section="planned", year=2026)


def write_exchange(units, plane, date="", producer=""):
    return exchange.write_exchange(units, plane, Layout(date=date, producer=producer))


def digitised(data: bytes, wanted: Wanted = WANTED):
    result = digitise(read_data(data, "f.txt"), wanted, None, lambda points, a, b: points)
    assert result is not None
    return result


def problems(result):
    return [finding.code for finding in result.findings if finding.severity.value != "note"]


@st.composite
def planes(draw):
    width = draw(st.sampled_from((3, 6)))
    return Plane(draw(st.sampled_from(tuple(ZONES[width]))), width, draw(st.booleans()))


@st.composite
def units(draw):
    """One to four units of one to three parts in cells of 100 m, some with a hole, some with an island in it."""
    plane = draw(planes())
    east = plane.false_easting + draw(st.integers(-80_000, 80_000))
    north = draw(st.integers(2_000_000, 5_900_000))
    made = []
    for i in range(draw(st.integers(1, 4))):
        parts = []
        for j in range(draw(st.integers(1, 3))):
            parts += draw(_nested(east + 100 * i + draw(st.integers(0, 999)) / 1000, north + 100 * j))
        made.append(Unit(f"U-{i}", MultiPolygon(parts), name=draw(st.sampled_from(("", "采场", "排土场（北）")))))
    return plane, made


@st.composite
def _nested(draw, east, north):
    count = draw(st.integers(3, 8))
    turn = draw(st.sampled_from((1, -1)))
    rays = [
        (turn * 2 * math.pi * (k + draw(st.integers(0, 40)) / 100) / count, draw(st.integers(25_000, 45_000)) / 1000)
        for k in range(count)
    ]

    def ring(size):
        return [
            (round(east + size * r * math.cos(angle), 3), round(north + size * r * math.sin(angle), 3))
            for angle, r in rays
        ]

    depth = draw(st.integers(1, 3))
    outer = Polygon(ring(1.0), [ring(0.6)[::-1]] if depth > 1 else [])
    parts = [outer, Polygon(ring(0.3))] if depth > 2 else [outer]
    return parts if all(part.is_valid for part in parts) else [Polygon(ring(1.0)).convex_hull]


def rings_of(geometry):
    return [[list(line.coords) for line in (part.exterior, *part.interiors)] for part in geometry.geoms]


@settings(max_examples=60, deadline=None)
@given(units(), st.sampled_from(("utf-8", "utf-8-sig", "gb18030", "utf-16")), st.sampled_from(("\r\n", "\n", "\r")))
def test_what_is_written_is_read_back_exactly(made, encoding, end):
    plane, written = made
    text = write_exchange(written, plane, "2026-03-01")
    result = digitised(text.replace("\r\n", end).encode(encoding))
    assert problems(result) == []
    assert result.plane == plane
    assert [unit.unit_id for unit in result.units] == [unit.unit_id for unit in written]
    for before, after in zip(written, result.units):
        assert rings_of(after.geometry) == rings_of(before.geometry)
        assert after.name == before.name
        assert after.area(plane) == before.area(plane)
    assert all(row.corner == row.source_name for row in result.corners)


@settings(max_examples=40, deadline=None)
@given(units())
def test_a_second_reader_agrees(made):
    plane, written = made
    text = write_exchange(written, plane, "2026-03-01")
    declared, parcels = second_reader(text)
    assert declared["带号"] == str(plane.zone)
    assert declared["几度分带"] == str(plane.width)
    assert [parcel["编号"] for parcel in parcels] == [unit.unit_id for unit in written]
    for parcel, unit in zip(parcels, written):
        lines = [line for part in unit.geometry.geoms for line in (part.exterior, *part.interiors)]
        assert list(parcel["圈"]) == list(range(1, len(lines) + 1))
        for ring, line in zip(parcel["圈"].values(), lines):
            assert [(y, x) for _, x, y in ring] == list(line.coords)
            assert ring[0][0] == ring[-1][0]
        assert parcel["点数"] == sum(len(line.coords) for line in lines)
        # Shoelace area of the rows themselves; the plane is at most 0.3 % off the ellipsoid 80 km from the meridian.
        area = abs(sum(_shoelace(ring) * (-1) ** _depth(ring, parcel["圈"].values()) for ring in parcel["圈"].values()))
        assert parcel["公顷"] * 10_000 == pytest.approx(area, rel=3e-4, abs=1)


@settings(max_examples=40, deadline=None)
@given(units(), st.randoms(use_true_random=False))
def test_the_order_of_rings_does_not_matter(made, shuffler):
    plane, written = made
    lines = write_exchange(written, plane).split("\r\n")
    start = lines.index("[地块坐标]") + 1
    shuffled = lines[:start]
    for block in re.split(r"(?m)^(?=[0-9]+,)", "\n".join(lines[start:]))[1:]:
        head, *rows = block.strip().split("\n")
        rings = {}
        for row in rows:
            rings.setdefault(row.split(",")[1], []).append(row)
        order = list(rings.values())
        shuffler.shuffle(order)
        shuffled += [head, *(row for ring in order for row in ring)]
    result = digitised("\n".join(shuffled).encode())
    assert problems(result) == []
    for before, after in zip(written, result.units):
        assert after.geometry.is_valid
        assert sorted(map(_as_set, rings_of(after.geometry))) == sorted(map(_as_set, rings_of(before.geometry)))


def _as_set(part):
    return part[0], sorted(part[1:])


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_give_findings_and_no_traceback(data):
    result = digitised(data)
    assert problems(result)
    assert result.units == ()


_PIECES = st.sampled_from(
    [
        "[属性描述]",
        "[地块坐标]",
        "[x]",
        "带号=44",
        "坐标系=80",
        "4,1.0,D,,面,,,,@",
        ",@",
        "@,@,@,@,@",
        ",,,",
        "，，，，＠",
    ]
)
_CORNERS = st.sampled_from(
    ["J1,1,4920000,44500000", "J2,1,4920000,44500100", "J3,1,4920100,44500100", "J3,1,500100,4920100", "J,,4920000"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(_PIECES, _CORNERS, st.text(max_size=12)), max_size=25))
def test_any_rows_are_used_or_told(rows):
    text = "\n".join(rows)
    check_nothing_is_lost(text, digitised(text.encode("utf-8", "replace")))


def test_damaged_files_lose_nothing_unsaid():
    chance = random.Random(20261121)
    good = write_exchange(_sample_units(), Plane(44, 3, True), "2026-03-01", "测绘队")
    for _ in range(CASES):
        text = good
        for _ in range(chance.randint(1, 4)):
            text = _damaged(text, chance)
        check_nothing_is_lost(text, digitised(text.encode("utf-8", "surrogateescape")))


def test_damaged_bytes_never_raise():
    chance = random.Random(7)
    good = write_exchange(_sample_units(), Plane(44, 3, True), "2026-03-01", "测绘队")
    originals = [good.encode(name) for name in ("utf-8", "gb18030", "utf-16")]
    for i in range(CASES // 2):
        data = bytearray(originals[i % 3])
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        digitised(bytes(data[: chance.randint(1, len(data))] if chance.random() < 0.3 else data))


_CORNER = re.compile(r"[^,，]*,\s*[0-9]{1,9}\s*,\s*([0-9]{6,8}\.[0-9]{3})\s*,\s*([0-9]{6,8}\.[0-9]{3})\s*")


def check_nothing_is_lost(text, result):
    """Every row that is a corner is in the corner table, or closes its ring, or something was said."""
    if problems(result):
        return
    used = {row.line for row in result.corners}
    places = {(row.north, row.east) for row in result.corners}
    for number, line in enumerate(re.split("\r\n|\n|\r", text), 1):
        match = _CORNER.fullmatch(line)
        if match and number not in used:
            place = tuple(map(float, match.groups()))
            assert place in places or place[::-1] in places, (number, line)


def _sample_units():
    def square(x, y, size):
        return box(44_500_000.0 + x, 4_920_000.0 + y, 44_500_000.0 + x + size, 4_920_000.0 + y + size).exterior.coords

    ring = Polygon(square(0, 0, 100), [square(20, 20, 60)])
    return [
        Unit("A", MultiPolygon([ring, Polygon(square(40, 40, 20))]), name="采场"),
        Unit("B", MultiPolygon([Polygon(square(200, 0, 50)), Polygon(square(300, 0, 50))]), name="平台"),
    ]


def _damaged(text, chance):
    start = chance.randrange(len(text))
    end = min(len(text), start + chance.choice((1, 1, 1, 3, 30, 200)))
    kind = chance.randrange(6)
    if kind == 0:
        return text[:start] + text[end:] or "\n"
    if kind == 1:
        return text[:start] + chance.choice("0123456789,.@[]=\n\r\0，＠ x面-") + text[start:]
    if kind == 2:
        return text[:start] + chance.choice("0123456789,.@[]=\n\r\0，＠ x面-") + text[start + 1 :]
    if kind == 3:
        return text[:end] + text[start:]
    if kind == 4:
        return text[:start] or "\n"
    other = chance.randrange(len(text))
    return text[:other] + text[start:end] + text[other:]


def second_reader(text):
    """The format as its description has it: nothing tolerated, nothing clever."""
    declared, parcels, section = {}, [], None
    for line in text.split("\r\n"):
        if line.startswith("["):
            section = line
        elif section == "[属性描述]" and line:
            key, value = line.split("=")
            declared[key] = value
        elif line.endswith("@"):
            count, area, number, name, shape, *_ = line.split(",")
            assert shape == "面"
            parcels.append({"点数": int(count), "公顷": float(area), "编号": number, "名称": name, "圈": {}})
        elif line:
            name, ring, x, y = line.split(",")
            parcels[-1]["圈"].setdefault(int(ring), []).append((name, float(x), float(y)))
    return declared, parcels


def _shoelace(ring):
    _, x0, y0 = ring[0]
    moved = [(x - x0, y - y0) for _, x, y in ring]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(moved, moved[1:]))) / 2


def _depth(ring, rings):
    """How many other rings lie around the first corner of ``ring`` (ray casting)."""
    _, px, py = ring[0]
    depth = 0
    for other in rings:
        if other is ring:
            continue
        inside = False
        for (_, x1, y1), (_, x2, y2) in zip(other, other[1:]):
            if (y1 > py) != (y2 > py) and px < x1 + (py - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
        depth += inside
    return depth
