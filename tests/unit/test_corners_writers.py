"""What is written, as second readers see it that know the descriptions of the forms and nothing of the plugin."""

from __future__ import annotations

import math
import random
import re
import sys
import unicodedata
from dataclasses import replace

import corner_writers as forms
import numpy as np
import pytest
import second_readers as second
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer
from shapely.geometry import MultiPolygon, Polygon

from mine_restoration.core.corners.digitise import Wanted, digitise
from mine_restoration.core.corners.numbering import from_north_west, numbered_rings
from mine_restoration.core.corners.registry import read_data
from mine_restoration.core.corners.writing.export import export
from mine_restoration.core.corners.writing.layout import (
    AREA_UNITS,
    NEW_NAME,
    NORTH_WEST,
    OPEN,
    PARAMETERS,
    SAME_NAME,
    STORED,
    Layout,
    chosen,
)
from mine_restoration.core.corners.writing.sexagesimal import in_seconds, on_the_plane
from mine_restoration.core.corners.writing.written import all_writers
from mine_restoration.core.geodesy.plane import Plane, plane_of_epsg
from mine_restoration.core.unit import Unit
from mine_restoration.report.corners_xlsx import write_points_xlsx

WRITERS = {writer.key: writer for writer in all_writers()}
chances = st.randoms(use_true_random=False)


# What the tests work with


def unit_of(parcel):
    """Rings of a random parcel: a ring that is no hole begins a part, holes belong to the part before them."""
    parts = []
    for ring in parcel.rings:
        points = [(float(y), float(x)) for x, y in ring.corners]
        if ring.hole:
            parts[-1][1].append(points)
        else:
            parts.append((points, []))
    return Unit(parcel.number, MultiPolygon([Polygon(shell, holes) for shell, holes in parts]), name=parcel.name)


def made(chance, **options):
    case = forms.random_case(chance, **options)
    return case, Plane(case.zone, case.width, case.prefixed), [unit_of(parcel) for parcel in case.parcels]


def random_layout(chance, key, case):
    """Choices that the form follows; at random, most of them often left alone."""
    may = {
        "decimals": (None, 3, 4, 6),
        "start": (STORED, STORED, NORTH_WEST),
        "names": ("J1", "J01", "1"),
        "restart": (False, True),
        "closing": (SAME_NAME, SAME_NAME, NEW_NAME, OPEN),
        "prefixed": (None, True, False),
        "east_first": (None, True, False),
        "head": (True, True, False),
        "line_end": ("\r\n", "\n"),
        "area_unit": tuple(AREA_UNITS),
        "area_decimals": (None, 0, 2, 6),
        "area_unit_written": (False, True),
        "village_code": ("230102001202",),
        "village_name": ("双桥村",),
        "marker": ("", "钢钉"),
        "elevation_from": ("320.5",),
        "elevation_to": ("-40",),
        "encoding": ("utf-8", "utf-8-sig", "gb18030", "utf-16"),
    }
    if WRITERS[key].decimals < 3:
        may["decimals"] = (3, 4)  # of thousandths, halves would be rounded either way
    return Layout(**{name: chance.choice(may[name]) for name in sorted(WRITERS[key].follows) if name in may})


def expected(parcel, case, layout, decimals):
    """The rows of a parcel as the choices want them, by hand: rings of (name, X, Y) texts."""
    shift = 0
    if layout.prefixed is not None and layout.prefixed != case.prefixed:
        shift = case.zone * 1_000_000 * (1 if layout.prefixed else -1)
    rings, number = [], 0
    for ring in parcel.rings:
        corners = [(float(x), float(y)) for x, y in ring.corners]
        if layout.start == NORTH_WEST:
            corners = begun_in_the_north_west(corners)
        number = 0 if layout.restart else number
        rows = []
        for x, y in corners:
            number += 1
            rows.append((named(number, layout.names), f"{x:.{decimals}f}", f"{y + shift:.{decimals}f}"))
        if layout.closing == SAME_NAME:
            rows.append(rows[0])
        elif layout.closing == NEW_NAME:
            number += 1
            rows.append((named(number, layout.names), *rows[0][1:]))
        rings.append(rows)
    return rings


def named(number, names):
    return {"J1": f"J{number}", "J01": f"J0{number}" if number < 10 else f"J{number}", "1": str(number)}[names]


def begun_in_the_north_west(corners):
    """(X, Y) clockwise as seen with X up and Y to the right, from the corner nearest to the frame's corner."""
    twice = sum(a[1] * b[0] - b[1] * a[0] for a, b in pairwise(centred(corners)))
    if twice > 0:
        corners = corners[::-1]
    top, left = max(x for x, _ in corners), min(y for _, y in corners)
    start = min(range(len(corners)), key=lambda i: math.dist(corners[i], (top, left)))
    return corners[start:] + corners[:start]


def centred(corners):
    return [(x - corners[0][0], y - corners[0][1]) for x, y in corners]


def pairwise(ring):
    return list(zip(ring, ring[1:] + ring[:1]))


def swapped(rings):
    return [[(name, y, x) for name, x, y in ring] for ring in rings]


def written(chance, key, **options):
    """A random case in a form: the text, what it should hold, the layout, the case."""
    case, plane, units = made(chance, **options)
    layout = random_layout(chance, key, case)
    result = export(units, plane, WRITERS[key], layout)
    assert [finding.code for finding in result.findings if finding.severity.value == "error"] == []
    assert (result.units, result.corners) == (len(units), sum(len(r.corners) for p in case.parcels for r in p.rings))
    decimals = WRITERS[key].decimals if layout.decimals is None else layout.decimals
    if layout.encoding.startswith("utf") or key != "workbook":
        assert result.data().decode(layout.encoding) == result.text
    parcels = [expected(parcel, case, layout, decimals) for parcel in case.parcels]
    if layout.east_first if key != "cass" else layout.east_first is False:
        parcels = [swapped(rings) for rings in parcels]
    return result, parcels, layout, case


# The forms


def test_forms_have_numbers_that_models_hold():
    assert [writer.key for writer in all_writers()] == [
        "exchange",
        "exchange_village",
        "exchange_sides",
        "province",
        "pairs",
        "named",
        "mining",
        "registration",
        "degrees",
        "planning",
        "cass",
        "csv",
        "workbook",
        "dxf",
    ]
    assert [writer.number for writer in all_writers()] == list(range(len(all_writers())))
    assert len({writer.title for writer in all_writers()}) == len(all_writers())


def test_every_choice_has_its_parameter():
    assert set(PARAMETERS) == set(vars(Layout()))
    assert all(writer.follows <= set(PARAMETERS) for writer in all_writers())


@pytest.mark.parametrize(
    ("key", "commas", "fields"), [("exchange", 8, 4), ("exchange_village", 10, 4), ("exchange_sides", 8, 6)]
)
@settings(max_examples=20, deadline=None)
@given(chances)
def test_the_exchange_format(key, commas, fields, chance):
    result, meant, layout, case = written(chance, key)
    head, parcels = second.exchange(result.text, layout.line_end, commas, fields)
    assert [parcel.rings for parcel in parcels] == meant
    assert [(parcel.number, parcel.name) for parcel in parcels] == [(p.number, p.name) for p in case.parcels]
    assert [parcel.count for parcel in parcels] == [str(sum(map(len, rings))) for rings in meant]
    if layout.head:
        decimals = 3 if layout.decimals is None else layout.decimals
        assert float(head["精度"]) == pytest.approx(10**-decimals)
        assert (head["带号"], head["几度分带"], head["坐标系"]) == (
            str(case.zone),
            str(case.width),
            "2000国家大地坐标系",
        )
    else:
        assert head == {}
    if key == "exchange_village":
        assert {parcel.village for parcel in parcels} == {(layout.village_code, layout.village_name)}
    if key == "exchange_sides":
        for parcel in parcels:
            assert_sides(parcel, layout, closing="0")
            assert parcel.markers == {layout.marker}


def assert_sides(parcel, layout, closing):
    """Each side is the distance of the two rows, in their decimals; a closing row has ``closing``."""
    for rows, sides in zip(parcel.rings, parcel.sides):
        places = [(float(x), float(y)) for _, x, y in rows]
        last = None if layout.closing == OPEN else sides.pop()
        if last is not None:
            assert last == "" if closing == "" else float(last) == float(closing)
            places.pop()
        decimals = 3 if layout.decimals is None else layout.decimals
        assert sides == [f"{math.dist(a, b):.{decimals}f}" for a, b in pairwise(places)]


@settings(max_examples=20, deadline=None)
@given(chances)
def test_the_six_columns_of_a_province(chance):
    result, meant, layout, _ = written(chance, "province")
    assert second.province(result.text, layout.line_end) == meant


@pytest.mark.parametrize("key", ["pairs", "named"])
@settings(max_examples=20, deadline=None)
@given(chances)
def test_plain_lists(key, chance):
    result, meant, layout, _ = written(chance, key)
    if any(len(rings) > 1 for rings in meant) and layout.closing == OPEN:
        assert "corners.rings_closed_anyway" in codes(result)
        meant = [[[*ring, ring[0]] for ring in rings] for rings in meant]
    if key == "pairs":
        meant = [[[("", x, y) for _, x, y in ring] for ring in rings] for rings in meant]
    assert second.plain(result.text, layout.line_end, named=key == "named") == meant


@settings(max_examples=20, deadline=None)
@given(chances)
def test_cass(chance):
    result, meant, layout, case = written(chance, "cass")
    if layout.closing == OPEN and any(len(rings) > 1 for rings in meant):
        meant = [[[*ring, ring[0]] for ring in rings] for rings in meant]
    codes = [p.number + (f"-{i}" if i > 1 else "") for p in case.parcels for i in range(1, len(p.rings) + 1)]
    assert second.cass(result.text, layout.line_end) == dict(zip(codes, [ring for rings in meant for ring in rings]))


@pytest.mark.parametrize(("key", "read"), [("mining", second.mining), ("registration", second.registration)])
@settings(max_examples=20, deadline=None)
@given(chances)
def test_mining_rights(key, read, chance):
    result, meant, layout, case = written(chance, key)
    areas = read(result.text, layout.line_end)
    meant = [[(str(i), *row[1:]) for i, row in enumerate(ring[:-1], 1)] for rings in meant for ring in rings]
    assert [area.rings[0] for area in areas] == meant
    assert [area.flags for area in areas] == [["-1" if r.hole else "1"] for p in case.parcels for r in p.rings]
    assert {tuple(area.elevations) for area in areas} == {(("320.5", "-40"),)}
    if key == "mining":
        assert [area.name for area in areas] == [p.name for p in case.parcels for _ in p.rings]


@settings(max_examples=20, deadline=None)
@given(chances)
def test_csv(chance):
    result, meant, layout, case = written(chance, "csv")
    # Without headings nothing says which column is which: they are compared as they stand.
    parcels = second.table(result.text.replace(layout.line_end, "\r\n"), layout.head)
    if layout.head and layout.east_first:
        meant = [swapped(rings) for rings in meant]
    assert [parcel.rings for parcel in parcels] == meant
    assert [(parcel.number, parcel.name) for parcel in parcels] == [(p.number, p.name) for p in case.parcels]
    for parcel in parcels:
        assert_sides(parcel, layout, closing="")


@settings(max_examples=15, deadline=None)
@given(chances)
def test_the_workbook(tmp_path_factory, chance):
    result, meant, layout, case = written(chance, "workbook")
    path = tmp_path_factory.mktemp("book") / "points.xlsx"
    write_points_xlsx(result.written, result.plane, result.layout, path)
    parcels = second.workbook(path)
    if layout.east_first:
        meant = [swapped(rings) for rings in meant]
    assert [parcel.rings for parcel in parcels] == meant
    assert [(parcel.number, parcel.name) for parcel in parcels] == [(p.number, p.name) for p in case.parcels]
    for parcel, rings in zip(parcels, case.parcels):
        assert parcel.count == str(sum(len(ring.corners) for ring in rings.rings))
        open_sides = replace(layout, closing=OPEN)
        parcel.rings = [ring if layout.closing == OPEN else ring[:-1] for ring in parcel.rings]
        assert_sides(parcel, open_sides, closing="")


@settings(max_examples=15, deadline=None)
@given(chances)
def test_a_drawing(chance):
    pytest.importorskip("ezdxf")
    result, meant, _, case = written(chance, "dxf")
    rings, texts = second.drawing(result.text)
    assert result.text.isascii()
    assert re.search(r"\$INSUNITS\s+70\s+6\s", result.text)  # metres
    names = [[name for name, _, _ in ring[:-1]] for rings in meant for ring in rings]
    meant = [[(float(x), float(y)) for _, x, y in ring[:-1]] for rings in meant for ring in rings]
    assert [[(float(x), float(y)) for x, y in ring] for ring in rings] == meant
    assert [text for text in texts if " " not in text] == [name for ring in names for name in ring]
    assert [text for text in texts if " " in text] == [f"{p.number} {p.name}" for p in case.parcels]
    assert export(result.written, result.plane, WRITERS["dxf"], result.layout).text == result.text


def degrees_by_proj(case, rings):
    transformer = Transformer.from_crs(Plane(case.zone, case.width, case.prefixed).epsg, 4490, always_xy=True)
    return [[transformer.transform(float(y), float(x)) for _, x, y in ring] for ring in rings]


@settings(max_examples=20, deadline=None)
@given(chances)
def test_degrees(chance):
    case, plane, units = made(chance)
    layout = Layout(start=chance.choice((STORED, NORTH_WEST)), east_first=chance.choice((None, True, False)))
    result = export(units, plane, WRITERS["degrees"], layout)
    parcels = second.degrees(result.text)
    meant = [expected(parcel, case, layout, 6) for parcel in case.parcels]
    assert [[[row[0] for row in ring] for ring in rings] for rings in parcels] == [
        [[row[0] for row in ring] for ring in rings] for rings in meant
    ]
    for rings, wanted in zip(parcels, meant):
        for ring, places in zip(rings, degrees_by_proj(case, wanted)):
            assert metres_apart([row[1:] for row in ring], places) < 0.001
    assert codes(result).count("corners.written_in_degrees") == 1


def metres_apart(ring, places):
    """The largest distance of two rows of (longitude, latitude)."""
    apart = np.radians(np.array(ring) - np.array(places)) * 6_378_137.0
    apart[:, 0] *= np.cos(np.radians(places[0][1]))
    return float(np.hypot(*apart.T).max())


@settings(max_examples=20, deadline=None)
@given(chances)
def test_the_string_of_the_planning_database(chance):
    case, plane, units = made(chance)
    result = export(units, plane, WRITERS["planning"])
    rings = second.planning(result.text)
    meant = [ring for parcel in case.parcels for ring in degrees_by_proj(case, expected(parcel, case, Layout(), 6))]
    assert len(rings) == len(meant)
    for ring, places in zip(rings, meant):
        if metres_apart(ring, places) > 0.001:  # turned round to run clockwise, from the same corner
            assert metres_apart(ring, places[::-1]) < 0.001
        twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([(x - 75, y - 20) for x, y in ring[:-1]]))
        assert twice < 0


# Choices and what is told


def codes(result):
    return [finding.code for finding in result.findings]


PLANE = plane_of_epsg(4526)
EAST, NORTH = 38_430_000.0, 4_920_000.0


def square(x=0.0, y=0.0, size=100.0, holes=()):
    corners = [(x, y), (x, y + size), (x + size, y + size), (x + size, y)]
    return Polygon([(EAST + a, NORTH + b) for a, b in corners], [[(EAST + a, NORTH + b) for a, b in h] for h in holes])


HOLE = [(30, 30), (50, 30), (50, 50), (30, 50)]
WHOLE = Unit("A", MultiPolygon([square()]), name="采场")
HOLED = Unit("B", MultiPolygon([square(200, holes=[[(a + 200, b) for a, b in HOLE]])]), name="排土场")


def test_nothing_chosen_is_what_it_always_was():
    text = export([WHOLE], PLANE, WRITERS["exchange"], Layout(date="2026-03-01", producer="测绘队")).text
    assert text == (
        "[属性描述]\r\n格式版本号=1.01版本\r\n数据产生单位=测绘队\r\n数据产生日期=2026-03-01\r\n坐标系=2000国家大地坐标系\r\n"
        "几度分带=3\r\n投影类型=高斯克吕格\r\n计量单位=米\r\n带号=38\r\n精度=0.001\r\n转换参数=0,0,0,0,0,0,0\r\n[地块坐标]\r\n"
        "5,0.9999,A,采场,面,,,,@\r\nJ1,1,4920000.000,38430000.000\r\nJ2,1,4920100.000,38430000.000\r\n"
        "J3,1,4920100.000,38430100.000\r\nJ4,1,4920000.000,38430100.000\r\nJ1,1,4920000.000,38430000.000\r\n"
    )


@pytest.mark.parametrize(
    ("unit", "decimals", "words", "text"),
    [
        # 9598.85 m² by PROJ's equal-area plane below.
        ("hm²", None, False, "0.9599"),
        ("hm²", 6, True, "0.959885公顷"),
        ("m²", None, True, "9598.85平方米"),
        ("km²", None, True, "0.0096平方千米"),
        ("亩", 3, True, "14.398亩"),
        ("m²", 0, False, "9599"),
    ],
)
def test_units_of_area(unit, decimals, words, text):
    layout = Layout(area_unit=unit, area_decimals=decimals, area_unit_written=words)
    _, parcels = second.exchange(export([HOLED], PLANE, WRITERS["exchange"], layout).text)
    assert parcels[0].area == text


def test_the_area_above_by_proj():
    to_degrees = Transformer.from_crs(PLANE.epsg, 4490, always_xy=True)
    equal_area = Transformer.from_crs(4490, "+proj=cea +ellps=GRS80 +units=m", always_xy=True)
    total = 0.0
    for ring, sign in zip([HOLED.geometry.geoms[0].exterior, *HOLED.geometry.geoms[0].interiors], (1, -1)):
        dense = np.array(ring.segmentize(70).coords)
        east, north = equal_area.transform(*to_degrees.transform(dense[:, 0], dense[:, 1]))
        total += sign * abs(Polygon(zip(east, north)).area)
    assert total == pytest.approx(9598.85, abs=0.006)


def test_the_north_west_corner_and_clockwise():
    ring = [(0, 0), (100, 10), (90, 100), (5, 95)]  # counter-clockwise with north up
    unit = MultiPolygon([Polygon([(EAST + x, NORTH + y) for x, y in ring])])
    turned = from_north_west(unit)
    corners = [(corner.east - EAST, corner.north - NORTH) for corner in numbered_rings(turned)[0].corners]
    assert corners == [(5, 95), (90, 100), (100, 10), (0, 0)]
    assert turned.equals(unit)
    assert from_north_west(turned) == turned


@pytest.mark.parametrize("east", [430_000, EAST])
@given(millimetres=st.integers(0, 999_999))
def test_of_equally_near_corners_the_more_northern_begins(east, millimetres):
    """Noise of the numbers, 7e-9 m behind a zone number, decides nothing."""
    west = round(east + millimetres / 1000, 3)
    corners = [(west, NORTH), (round(west + 50.1, 3), NORTH + 50.1), (round(west + 100.2, 3), NORTH)]
    unit = MultiPolygon([Polygon([*corners, (round(west + 50.1, 3), NORTH - 50.1)])])
    first = numbered_rings(from_north_west(unit))[0].corners[0]
    assert (first.east, first.north) == corners[1]


def test_choices_without_a_place_are_told():
    layout = Layout(date="2026-03-01", area_unit="亩", names="1", village_code="1")
    found = export([WHOLE], PLANE, WRITERS["pairs"], layout).findings
    told = [finding for finding in found if finding.code == "corners.choice_unused"]
    assert set(told[0].figures["choices"].split(", ")) == {"DATE", "NAMES", "AREA_UNIT", "VILLAGE_CODE"}
    for writer in all_writers():
        for name in set(vars(layout)) - {"head"} - writer.follows:
            value = {"decimals": 2, "area_decimals": 2, "prefixed": False, "east_first": True}.get(name, "x")
            value = {"restart": True, "area_unit_written": True, "closing": OPEN, "names": "1"}.get(name, value)
            value = {"area_unit": "m²", "start": NORTH_WEST, "encoding": "gb18030", "line_end": "\n"}.get(name, value)
            if name == "encoding" and writer.write is None:
                continue
            other = replace(Layout(), **{name: value})
            plain = replace(Layout(), village_code="1", village_name="村") if writer.number == 1 else Layout()
            result = export([WHOLE], PLANE, writer, replace(plain, **{name: getattr(other, name)}))
            assert "corners.choice_unused" in codes(result), (writer.key, name)
            assert result.text == export([WHOLE], PLANE, writer, plain).text


@pytest.mark.parametrize(
    ("layout", "choices"),
    [
        (Layout(start=NORTH_WEST), "START"),
        (Layout(names="J01"), "NAMES"),
        (Layout(restart=True), "RESTART"),
        (Layout(closing=NEW_NAME), "CLOSING"),
        (Layout(closing=OPEN), None),
        (Layout(prefixed=False), None),
    ],
)
def test_numbers_that_are_not_those_of_the_maps_are_told(layout, choices):
    found = export([HOLED], PLANE, WRITERS["exchange"], layout).findings
    told = [finding.figures["choices"] for finding in found if finding.code == "corners.numbers_differ"]
    assert told == ([choices] if choices else [])


def test_fewer_decimals_are_told_with_figures():
    unit = Unit("A", MultiPolygon([Polygon([(EAST, NORTH), (EAST, NORTH + 1000.004), (EAST + 1000, NORTH)])]))
    found = {f.code: f.figures for f in export([unit], PLANE, WRITERS["exchange"], Layout(decimals=2)).findings}
    assert found["corners.unit_rounded"]["moved"] == pytest.approx(0.004)
    assert found["corners.area_rounded"]["before"] - found["corners.area_rounded"]["after"] == pytest.approx(
        2, abs=0.01
    )
    assert export([unit], PLANE, WRITERS["exchange"]).findings == ()


def test_corners_that_meet_when_rounded():
    ring = [(0, 0), (0, 100), (0.3, 100), (100, 50)]
    unit = Unit("A", MultiPolygon([Polygon([(EAST + x, NORTH + y) for x, y in ring])]))
    found = {f.code: f.figures for f in export([unit], PLANE, WRITERS["exchange"], Layout(decimals=0)).findings}
    assert found["corners.corners_meet_rounded"]["count"] == 1


def test_three_decimals_of_a_second_are_centimetres():
    found = {f.code: f.figures for f in export([WHOLE], PLANE, WRITERS["degrees"], Layout(decimals=3)).findings}
    assert 1 < found["corners.written_coarse"]["moved"] < 20
    assert "corners.written_in_degrees" not in found


@pytest.mark.parametrize(
    ("key", "text", "after"),
    [
        ("exchange", "a,b@\nc", "a、b、c"),
        ("exchange", "tab\there\u2028", "tab、here、"),
        ("csv", "=1+1", "'=1+1"),
        ("csv", "@SUM(A1)", "'@SUM(A1)"),
        ("csv", "-2", "'-2"),
        ("csv", "＝1", "'＝1"),
        ("csv", "＋1", "'＋1"),
        ("csv", "－1", "'－1"),
        ("csv", "＠A", "'＠A"),
        ("csv", "two\nlines", "two、lines"),
        ("csv", 'a,"b', 'a,"b'),
        ("mining", "a,b", "a、b"),
    ],
)
def test_texts_that_would_break_a_row_or_be_computed(key, text, after):
    result = export([replace(WHOLE, name=text)], PLANE, WRITERS[key], Layout(elevation_from="1", elevation_to="0"))
    read = {"exchange": lambda t: second.exchange(t)[1], "csv": second.table, "mining": second.mining}[key]
    assert [parcel.name for parcel in read(result.text)] == [after]
    assert codes(result).count("corners.text_altered") == (after != text)
    lone = export([replace(WHOLE, name="x\ud800y")], PLANE, WRITERS[key])
    assert lone.data().decode("utf-8")
    assert "corners.text_altered" in codes(lone)


def test_numbers_that_repeat_are_told_where_the_form_has_them():
    other = replace(HOLED, unit_id=WHOLE.unit_id)
    told = [f for f in export([WHOLE, other], PLANE, WRITERS["exchange"]).findings if "repeats" in f.code]
    assert [(f.code, f.unit_id, f.figures["count"]) for f in told] == [("corners.unit_number_repeats", "A", 2)]
    assert "corners.unit_number_repeats" not in codes(export([WHOLE, HOLED], PLANE, WRITERS["exchange"]))
    assert "corners.unit_number_repeats" not in codes(export([WHOLE, other], PLANE, WRITERS["named"]))


def test_characters_that_gbk_has_not():
    result = export([replace(WHOLE, name="𠮷祥采场")], PLANE, WRITERS["exchange"], Layout(encoding="gb18030"))
    told = next(finding for finding in result.findings if finding.code == "corners.not_in_gbk")
    assert told.figures["characters"] == "𠮷"
    assert "𠮷祥采场" in result.data().decode("gb18030")
    assert "corners.not_in_gbk" not in codes(export([WHOLE], PLANE, WRITERS["exchange"], Layout(encoding="gb18030")))


def test_what_a_form_does_not_say():
    bare = plane_of_epsg(4547)
    unit = replace(WHOLE, geometry=MultiPolygon([Polygon([(430000, NORTH), (430000, NORTH + 9), (430009, NORTH)])]))
    assert "corners.zone_not_said" in codes(export([unit], bare, WRITERS["named"]))
    assert "corners.zone_not_said" in codes(export([unit], bare, WRITERS["exchange"], Layout(head=False)))
    assert "corners.zone_not_said" in codes(export([WHOLE], PLANE, WRITERS["csv"], Layout(prefixed=False)))
    bare_degrees = ("degrees", Layout(head=False))
    for key, layout in (("exchange", Layout()), ("degrees", Layout()), bare_degrees, ("named", Layout(prefixed=True))):
        assert "corners.zone_not_said" not in codes(export([unit], bare, WRITERS[key], layout))
    assert "corners.rings_not_told" in codes(export([HOLED], PLANE, WRITERS["named"]))
    assert "corners.rings_not_told" not in codes(export([HOLED], PLANE, WRITERS["province"]))
    assert codes(export([WHOLE], PLANE, WRITERS["exchange_village"])) == ["corners.village_missing"]
    assert "corners.csv_without_mark" in codes(export([WHOLE], PLANE, WRITERS["csv"]))
    ring = [(0, 0), (0, 50), (0, 99), (50, 99), (99, 99), (99, 50), (99, 0), (50, 0)]
    eight = Unit("C", MultiPolygon([Polygon([(EAST + x, NORTH + y) for x, y in ring])]))
    assert "corners.string_too_long" in codes(export([eight], PLANE, WRITERS["planning"]))
    assert "corners.string_too_long" not in codes(export([WHOLE], PLANE, WRITERS["planning"]))


@given(st.sampled_from([4526, 4547, 4497]), st.floats(-140_000, 140_000), st.floats(2e6, 5.9e6), st.integers(0, 7))
def test_seconds_on_the_plane_by_proj(epsg, off, north, decimals):
    plane = plane_of_epsg(epsg)
    near = np.array([[plane.false_easting + off, north]])
    seconds = in_seconds(near + 300, plane, decimals)
    (place,) = on_the_plane(seconds, decimals, plane, near)
    by_proj = Transformer.from_crs(4490, epsg, always_xy=True).transform(*(seconds[0] / (3600 * 10**decimals)))
    assert place == pytest.approx(by_proj, abs=5e-4)  # 0.4 mm between the official series and PROJ
    assert in_seconds(place[None, :], plane, 9).tolist() == pytest.approx(seconds * 10 ** (9 - decimals), abs=2, rel=0)


@pytest.mark.parametrize(
    ("note", "pair"),
    [
        ("标高: 220 至 100", ("220", "100")),
        ("采区；标高：+350.5m至-20米", ("+350.5", "-20")),
        ("标高由220米到100米", ("220", "100")),
        ("", ("", "")),
    ],
)
def test_elevations_of_the_note(note, pair):
    result = export([replace(WHOLE, note=note)], PLANE, WRITERS["mining"])
    assert second.mining(result.text)[0].elevations == [pair]
    assert ("corners.elevations_missing" in codes(result)) == (pair == ("", ""))


def test_elevations_that_are_turned_round_and_parts():
    two = Unit("A", MultiPolygon([square(), square(300)]))
    found = codes(export([two], PLANE, WRITERS["mining"], Layout(elevation_from="-5", elevation_to="20")))
    assert "corners.elevations_turned" in found
    assert "corners.parts_are_areas" in found


def test_more_corners_than_a_registration_takes():
    angle = np.linspace(0, -2 * np.pi, 1000, endpoint=False)
    ring = np.column_stack([EAST + 500 * np.cos(angle), NORTH + 500 * np.sin(angle)]).round(2)
    unit = Unit("A", MultiPolygon([Polygon(ring)]))
    assert "corners.too_many_corners" in codes(export([unit], PLANE, WRITERS["registration"]))


def test_findings_stand_in_the_plane_of_the_units():
    ring = [(0, 0), (10, 0), (10, 10), (5.0004, 0.0004), (0, 10)]
    unit = Unit("A", MultiPolygon([Polygon([(EAST + x, NORTH + y) for x, y in ring])]))
    told = export([unit], PLANE, WRITERS["exchange"], Layout(prefixed=False)).findings[0]
    assert told.code == "corners.unit_invalid_rounded"
    assert told.geometry.x == pytest.approx(EAST + 5, abs=1)


def test_without_the_package_of_a_form(monkeypatch):
    monkeypatch.setitem(sys.modules, "ezdxf", None)
    monkeypatch.setattr("mine_restoration.core.corners.writing.export.find_spec", lambda name: None)
    result = export([WHOLE], PLANE, WRITERS["dxf"])
    assert (result.text, result.units) == ("", 0)
    assert codes(result) == ["corners.form_needs_package"]


def test_a_random_layout_is_what_is_chosen():
    case, _, _ = made(random.Random(1))
    layout = random_layout(random.Random(1), "exchange", case)
    assert set(chosen(layout)) <= WRITERS["exchange"].follows


# What the plugin itself reads


def corners_of(readings):
    """Rings of (X, Y) or (longitude, latitude), parcel by parcel, closing rows taken off."""
    parcels = []
    pairs = [(reading, parcel) for reading in readings for parcel in reading.parcels]
    for reading, parcel in pairs:
        rings = []
        for ring in parcel.rings:
            rows = [tuple(row) for row in ring.values.tolist()]
            rows = rows[:-1] if rows[0] == rows[-1] and len(rows) > 1 else rows
            turned = reading.columns_north_first if parcel.in_degrees else not reading.columns_north_first
            rings.append([row[::-1] for row in rows] if turned else rows)
        parcels.append(rings)
    return parcels


def read_back(result, writer, tmp_path_factory):
    if writer.write is None:
        path = tmp_path_factory.mktemp("book") / "points.xlsx"
        write_points_xlsx(result.written, result.plane, result.layout, path)
        data = path.read_bytes()
    else:
        data = result.data()
    readings = read_data(data, f"f.{writer.suffix}")
    assert [f.code for reading in readings for f in reading.findings if f.severity.value == "error"] == []
    return readings


TELLS_PARCELS = ("exchange", "exchange_village", "exchange_sides", "province", "csv", "workbook")
"""Forms that say which rings belong together."""
DIALECTS = {"exchange": ("exchange", "exchange_village", "exchange_sides"), "table": ("csv", "workbook", "degrees")}
DIALECTS.update({"mining": ("mining",), "registration": ("registration",), "degrees": ("planning",)})
DIALECTS.update({"cass": ("cass",), "dxf": ("dxf",), "plain": ("province", "pairs", "named")})


@pytest.mark.parametrize(("dialect", "key"), [(dialect, key) for dialect, keys in DIALECTS.items() for key in keys])
@settings(max_examples=8, deadline=None)
@given(chances)
def test_our_reader_reads_it_back(dialect, key, tmp_path_factory, chance):
    writer = WRITERS[key]
    case, plane, units = made(chance)
    layout = random_layout(chance, key, case)
    layout = replace(layout, head=True, decimals=None if writer.in_degrees else 3, prefixed=True, east_first=None)
    result = export(units, plane, writer, layout)
    readings = read_back(result, writer, tmp_path_factory)
    assert {reading.dialect for reading in readings} == {dialect}
    rows = [expected(parcel, case, replace(layout, closing=OPEN), 3) for parcel in case.parcels]
    meant = [[[(float(x), float(y)) for _, x, y in ring] for ring in rings] for rings in rows]
    flat = [ring for rings in meant for ring in rings]
    read = corners_of(readings)
    if writer.in_degrees:
        places = [degrees_by_proj(case, [[("", x, y) for x, y in ring]])[0] for ring in unprefixed(flat, case)]
        assert sum(map(len, read)) == len(places)
        for ring, place in zip([ring for rings in read for ring in rings], places):
            assert min(metres_apart(ring, turned) for turned in (place, place[:1] + place[:0:-1])) < 0.001
    elif key not in TELLS_PARCELS:
        # Rings come back, with what belongs to them or each for itself.
        assert sorted(ring for rings in read for ring in rings) == sorted(flat)
    else:
        assert read == meant
        parcels = [parcel for reading in readings for parcel in reading.parcels]
        if dialect != "plain":
            numbers = [(parcel.number, unicodedata.normalize("NFKC", parcel.name)) for parcel in parcels]
            assert numbers == [(p.number, unicodedata.normalize("NFKC", p.name)) for p in case.parcels]
        assert_same_units(readings, result, case)


def unprefixed(rings, case):
    """The rings as the case has them: with the zone number before the eastings or without."""
    shift = 0 if case.prefixed else case.zone * 1_000_000
    return [[(x, y - shift) for x, y in ring] for ring in rings]


def assert_same_units(readings, result, case):
    plane = Plane(case.zone, case.width, True)
    digitised = digitise(readings, Wanted(plane=plane, section="planned", year=2026), None, lambda points, *_: points)
    assert [finding.code for finding in digitised.findings if finding.severity.value == "error"] == []
    assert len(digitised.units) == len(result.written)
    for unit, before in zip(digitised.units, result.written):
        assert unit.geometry.equals(before.geometry)
        assert unit.area(plane).centi == before.area(plane).centi
