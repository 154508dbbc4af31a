"""Drawings: written by ezdxf or by hand, read back to the same corners; arcs against the circle they are of."""

from __future__ import annotations

import io
import math
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon

from mine_restoration.core.corners.dialects import dxf
from mine_restoration.core.corners.parsing.arcs import arc_points
from mine_restoration.core.corners.records import Options
from mine_restoration.core.corners.registry import read_data
from mine_restoration.core.progress import Stopped

ezdxf = pytest.importorskip("ezdxf")
pytest.importorskip("ezdxf.path")
EAST, NORTH = 44_500_000.0, 4_920_000.0


def square(east=0.0, north=0.0, size=100.0):
    corners = [(0, 0), (size, 0), (size, size), (0, size)]
    return [(EAST + east + x, NORTH + north + y) for x, y in corners]


def drawing(version="R2000", **headers):
    document = ezdxf.new(version)
    document.header["$INSUNITS"] = 6
    for key, value in headers.items():
        document.header[f"${key}"] = value
    return document


def bytes_of(document):
    stream = io.StringIO()
    document.write(stream)
    return stream.getvalue().encode(document.output_encoding, "dxfreplace")


def read(document, **options):
    data = document if isinstance(document, bytes) else bytes_of(document)
    (reading,) = read_data(data, "f.dxf", Options(**options))
    return reading


def codes(reading):
    return {finding.code.split(".")[1]: finding for finding in reading.findings}


def points(reading):
    return [[tuple(xy) for ring in parcel.rings for xy in ring.values.tolist()] for parcel in reading.parcels]


@pytest.mark.parametrize("version", ["R12", "R2000", "R2004", "R2007", "R2018"])
def test_a_closed_polyline_is_a_parcel(version):
    document = drawing(version)
    add = document.modelspace().add_polyline2d if version == "R12" else document.modelspace().add_lwpolyline
    entity = add(square(), close=True, dxfattribs={"layer": "界址线"})
    reading = read(document)
    assert points(reading) == [square()]
    assert reading.dialect == "dxf"
    assert not reading.columns_north_first
    (parcel,) = reading.parcels
    assert parcel.remarks == {"图层": "界址线"}
    assert parcel.rings[0].names[0] == f"{entity.dxf.handle}.1"
    assert parcel.rings[0].heights is None
    assert {finding.severity.value for finding in reading.findings} == {"note"}
    assert codes(reading)["dxf_parcels"].figures["layers"] == "界址线 (1)"


def test_lines_are_those_of_the_file():
    document = drawing()
    document.modelspace().add_lwpolyline(square(), close=True)
    document.modelspace().add_lwpolyline(square(200), close=True)
    data = bytes_of(document)
    lines = data.decode().split("\n")
    for parcel in read(data).parcels:
        assert lines[parcel.line].strip() == "LWPOLYLINE"
        for line, (east, _) in zip(parcel.rings[0].lines.tolist(), parcel.rings[0].values.tolist()):
            assert lines[line - 1].strip() == "10"
            assert float(lines[line]) == east


def test_an_old_drawing_by_hand_without_handles_and_tables():
    rows = "".join(f"0\nVERTEX\n8\n0\n10\n{x}\n20\n{y}\n30\n0.0\n" for x, y in square())
    head = "999\ncomment\n0\nSECTION\n2\nENTITIES\n0\nPOLYLINE\n8\nJZX\n66\n1\n70\n1\n"
    text = f"{head}{rows}0\nSEQEND\n0\nENDSEC\n0\nEOF\n"
    reading = read(text.replace("\n", "\r\n").encode())
    assert points(reading) == [square()]
    assert reading.parcels[0].line == 7
    assert reading.parcels[0].rings[0].lines.tolist() == [15, 25, 35, 45]


def test_chinese_in_gbk():
    document = drawing("R2000")
    document.header["$DWGCODEPAGE"] = "ANSI_936"
    document.encoding = "gbk"
    document.modelspace().add_lwpolyline(square(), close=True, dxfattribs={"layer": "宗地"})
    document.modelspace().add_text("东区采坑", dxfattribs={"insert": (EAST + 50, NORTH + 50)})
    data = bytes_of(document)
    assert "宗地".encode("gbk") in data
    reading = read(data)
    assert reading.encoding == "GB18030"
    assert reading.parcels[0].remarks == {"图层": "宗地"}
    assert reading.parcels[0].name == "东区采坑"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    radius=st.floats(0.5, 5000),
    bulge=st.floats(0.01, 20) | st.floats(-20, -0.01),
    turn=st.floats(0, 2 * math.pi),
    tolerance=st.sampled_from([0.001, 0.01, 0.1, 1.0]),
)
def test_sides_of_an_arc_keep_to_the_tolerance(radius, bulge, turn, tolerance):
    """The circle is known beforehand: radius, centre and the angle of the arc."""
    centre = np.array([EAST, NORTH])
    angle = 4 * math.atan(bulge)
    start = centre + radius * np.array([math.cos(turn), math.sin(turn)])
    end = centre + radius * np.array([math.cos(turn + angle), math.sin(turn + angle)])
    inner = arc_points(start, end, bulge, tolerance)
    noise = 1e-6 * max(1.0, abs(bulge)) ** 2 + 1e-6 * radius * abs(bulge) / max(1e-3, math.hypot(*(end - start)))
    assert np.hypot(*(inner - centre).T) == pytest.approx(radius, abs=noise + 2e-6)
    every = np.vstack([start, inner, end])
    middles = (every[1:] + every[:-1]) / 2
    sagitta = radius - np.hypot(*(middles - centre).T)
    assert sagitta.max() <= tolerance + noise
    turns = np.unwrap(np.arctan2(*(every - centre).T[::-1]))
    assert turns[-1] - turns[0] == pytest.approx(angle, abs=1e-3)
    assert (np.sign(np.diff(turns)) == np.sign(bulge)).all()


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_circle_of_two_arcs_has_the_area_of_the_circle(mirrored):
    document = drawing()
    ends = [(EAST - 50, NORTH, 1.0), (EAST + 50, NORTH, 1.0)]
    attributes = {}
    if mirrored:  # drawn from below: the same place in the world, its own axis pointing west
        ends = [(-x, y, -b) for x, y, b in ends]
        attributes = {"extrusion": (0, 0, -1)}
    document.modelspace().add_lwpolyline(ends, format="xyb", close=True, dxfattribs=attributes)
    reading = read(document, arc_tolerance=0.01)
    (parcel,) = reading.parcels
    polygon = Polygon(parcel.rings[0].values)
    whole = math.pi * 50**2
    assert whole * (1 - 2 * 0.01 / 50) < polygon.area < whole
    assert polygon.centroid.x == pytest.approx(EAST, abs=1e-3)
    finding = codes(reading)["dxf_arcs"]
    assert finding.figures == {"count": 2, "tolerance": 0.01, "added": len(parcel.rings[0]) - 2}
    assert parcel.rings[0].names[1].endswith(".1~1")
    finer = read(document, arc_tolerance=0.001).parcels[0]
    assert len(finer.rings[0]) > 3 * len(parcel.rings[0])


def test_arcs_agree_with_those_of_ezdxf():
    """The same polyline as ezdxf makes lines and arcs of it: no corner lies off them."""
    document = drawing()
    rows = [(EAST, NORTH, 0.3), (EAST + 80, NORTH, 0), (EAST + 80, NORTH + 60, -0.7), (EAST, NORTH + 60, 1.4)]
    entity = document.modelspace().add_lwpolyline(rows, format="xyb", close=True)
    ours = read(document).parcels[0].rings[0].values
    arcs = [part for part in entity.virtual_entities() if part.dxftype() == "ARC"]
    assert len(arcs) == 3
    offs = np.array([np.abs(np.hypot(*(ours - tuple(arc.dxf.center)[:2]).T) - arc.dxf.radius) for arc in arcs])
    vertices = np.array([row[:2] for row in rows])
    is_vertex = (ours[:, None] == vertices[None]).all(axis=2).any(axis=1)
    assert is_vertex.sum() == 4
    assert offs.min(axis=0)[~is_vertex].max() < 1e-5


@pytest.mark.parametrize("up", [1, -1])
def test_an_arc_bends_the_way_that_ezdxf_bends_it(up):
    document = drawing()
    rows = [(up * EAST, NORTH, 1.0), (up * (EAST + 100), NORTH, 0), (up * (EAST + 50), NORTH + 300, 0)]
    attributes = {"extrusion": (0, 0, up)}
    entity = document.modelspace().add_lwpolyline(rows, format="xyb", close=True, dxfattribs=attributes)
    theirs = np.array([tuple(point)[:2] for point in ezdxf.path.make_path(entity).flattening(0.001)])
    ours = read(document, arc_tolerance=0.001).parcels[0].rings[0].values
    # Theirs goes by Bézier curves, which leave a half circle a little; the other way round it would be 7854 m².
    assert Polygon(ours).area == pytest.approx(Polygon(theirs).area, abs=5)
    assert abs(Polygon(ours).area - 15_000) == pytest.approx(math.pi * 50**2 / 2, abs=0.5)
    assert ours.min(axis=0) == pytest.approx(theirs.min(axis=0), abs=0.05)


def test_heights_and_three_dimensions():
    document = drawing()
    space = document.modelspace()
    space.add_lwpolyline(square(), close=True, dxfattribs={"elevation": 120.5})
    space.add_polyline3d([(x, y, 10.0 + i) for i, (x, y) in enumerate(square(200))], close=True)
    first, second = read(document).parcels
    assert first.rings[0].heights.tolist() == [120.5] * 4
    assert second.rings[0].heights.tolist() == [10, 11, 12, 13]


def test_nesting_makes_holes_by_layer():
    document = drawing()
    space = document.modelspace()
    space.add_lwpolyline(square(40, 40, 10), close=True, dxfattribs={"layer": "A"})  # an island
    hole = space.add_lwpolyline(square(20, 20, 60), close=True, dxfattribs={"layer": "A"})
    space.add_lwpolyline(square(), close=True, dxfattribs={"layer": "A"})
    space.add_lwpolyline(square(30, 30, 5), close=True, dxfattribs={"layer": "B"})
    reading = read(document)
    by_layer = {parcel.remarks["图层"]: parcel for parcel in reading.parcels}
    assert len(reading.parcels) == 2
    assert [ring.values[0].tolist() for ring in by_layer["A"].rings] == [
        [EAST, NORTH],
        [EAST + 40, NORTH + 40],
        [EAST + 20, NORTH + 20],
    ]
    assert len(by_layer["B"].rings) == 1
    finding = codes(reading)["dxf_holes"]
    assert finding.severity.value == "warning"
    assert finding.figures["count"] == 2
    assert hole.dxf.handle in finding.figures["handles"]


def test_open_and_nearly_closed():
    document = drawing()
    space = document.modelspace()
    space.add_lwpolyline(square())
    space.add_lwpolyline([*square(200), square(200)[0]])
    # What is not closed has no side after its last corner, whatever bulge stands there.
    space.add_lwpolyline([*((x, y, 0) for x, y in square(400)), (EAST + 400, NORTH + 0.08, 1.0)][:4], format="xyb")
    space.add_lwpolyline([*((x, y, 0) for x, y in square(600)), (EAST + 600, NORTH + 0.02, 1.0)], format="xyb")
    reading = read(document, arc_tolerance=0.0001)
    assert [len(parcel.rings[0]) for parcel in reading.parcels] == [5, 5]
    assert codes(reading)["dxf_open"].figures["count"] == 2
    assert codes(reading)["dxf_nearly_closed"].figures["gap"] == pytest.approx(0.02)


def test_numbers_and_names_from_texts():
    document = drawing()
    space = document.modelspace()
    for index, words in enumerate([("D-1", "512.36", "J1"), ("D-2 西区",), ("北坡",), ("D-4", "D-5")]):
        space.add_lwpolyline(square(200 * index), close=True)
        for line, text in enumerate(words):
            space.add_text(text, dxfattribs={"insert": (EAST + 200 * index + 30, NORTH + 20 + line)})
    space.add_mtext("{\\fSimSun;南排土场}", dxfattribs={"insert": (EAST + 1050, NORTH + 50)})
    space.add_lwpolyline(square(1000), close=True)
    reading = read(document)
    named = [(parcel.number, parcel.name) for parcel in reading.parcels]
    assert named == [("D-1", ""), ("D-2", "西区"), ("", "北坡"), ("", ""), ("", "南排土场")]
    assert "D-2 西区" in codes(reading)["dxf_texts"].figures["texts"]
    assert codes(reading)["dxf_texts_unclear"].figures["count"] == 1


def test_a_text_in_a_hole_or_in_a_smaller_parcel_is_not_that_of_the_outer_one():
    document = drawing()
    space = document.modelspace()
    space.add_lwpolyline(square(), close=True, dxfattribs={"layer": "A"})
    space.add_lwpolyline(square(10, 10, 20), close=True, dxfattribs={"layer": "A"})
    space.add_lwpolyline(square(50, 50, 20), close=True, dxfattribs={"layer": "B"})
    space.add_text("H-1", dxfattribs={"insert": (EAST + 15, NORTH + 15)})
    space.add_text("B-1", dxfattribs={"insert": (EAST + 55, NORTH + 55)})
    space.add_text("A-1", dxfattribs={"insert": (EAST + 90, NORTH + 5)})
    assert {parcel.remarks["图层"]: parcel.number for parcel in read(document).parcels} == {"A": "A-1", "B": "B-1"}


def test_what_is_not_read_is_told():
    document = drawing()
    space = document.modelspace()
    space.add_lwpolyline(square(), close=True)
    space.add_circle((EAST, NORTH), 10)
    space.add_line((EAST, NORTH), (EAST, NORTH + 1))
    space.add_line((EAST, NORTH), (EAST + 1, NORTH + 1))
    space.add_hatch().paths.add_polyline_path(square(300))
    document.blocks.new("ground").add_lwpolyline(square(), close=True)
    document.blocks.new("outer").add_blockref("ground", (0, 0))
    document.blocks.new("point").add_point((0, 0))
    for name in ("outer", "point"):
        space.add_blockref(name, (0, 0))
    document.layers.add("hidden").off()
    document.layers.add("cold").freeze()
    for layer in ("hidden", "cold"):
        space.add_lwpolyline(square(500), close=True, dxfattribs={"layer": layer})
    document.layout("Layout1").add_lwpolyline([(0, 0), (1, 0), (1, 1)], close=True)
    reading = read(document)
    assert len(reading.parcels) == 1
    told = codes(reading)
    assert told["dxf_not_read"].figures["kinds"] == "1 CIRCLE, 1 HATCH, 2 LINE"
    assert (told["dxf_blocks"].figures["count"], told["dxf_blocks"].figures["blocks"]) == (1, "outer")
    assert told["dxf_hidden"].figures["count"] == 2
    assert told["dxf_on_paper"].figures["count"] == 1


def test_a_drawing_in_millimetres_is_refused_and_an_odd_unit_told():
    document = drawing(INSUNITS=4)
    document.modelspace().add_lwpolyline(square(), close=True)
    reading = read(document)
    assert reading.parcels[0].usable
    assert codes(reading)["dxf_unit_odd"].severity.value == "note"
    small = drawing(INSUNITS=4)
    small.modelspace().add_lwpolyline([(500_000e3, 4.92e9), (500_100e3, 4.92e9), (500_100e3, 4.9201e9)], close=True)
    reading = read(small)
    assert not reading.parcels[0].usable
    assert codes(reading)["dxf_millimetres"].severity.value == "error"


def test_polylines_that_cannot_be_used_leave_the_others():
    document = drawing()
    space = document.modelspace()
    space.add_lwpolyline(square(), close=True, dxfattribs={"extrusion": (0, 1, 1)})
    space.add_lwpolyline([(EAST, NORTH + 200, 1e9), (EAST + 50, NORTH + 200, 0)], format="xyb", close=True)
    space.add_lwpolyline(square(400), close=True)
    reading = read(document, arc_tolerance=0.001)
    assert [parcel.usable for parcel in reading.parcels] == [False, False, True]
    assert {"dxf_tilted", "dxf_arc_unusable"} <= set(codes(reading))


def test_a_corner_that_went_lost_is_seen():
    document = drawing()
    document.modelspace().add_lwpolyline(square(), close=True)
    text = bytes_of(document).decode()
    last = text.rindex("\n 10\n", 0, text.index("ENDSEC", text.index("\nLWPOLYLINE\n")))
    cut = text[:last] + text[text.index("\n  0\n", last) :]
    reading = read(cut.encode())
    assert codes(reading)["dxf_corners_differ"].figures["declared"] == 4
    assert not reading.parcels[0].usable


def test_a_drawing_that_was_cut_off():
    document = drawing()
    for index in range(20):
        document.modelspace().add_lwpolyline(square(200 * index), close=True)
    text = bytes_of(document).decode()
    end = text.rindex("LWPOLYLINE")
    reading = read(text[: end - 4].encode())
    severities = {finding.severity.value for finding in reading.findings}
    assert severities & {"warning", "error"}
    assert {"dxf_cut_off", "dxf_damaged"} & set(codes(reading))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_damage_never_raises(data):
    lines = _DAMAGED
    at = data.draw(st.integers(0, len(lines) - 1))
    kind = data.draw(st.sampled_from(["drop", "swap", "text", "nan"]))
    changed = list(lines)
    if kind == "drop":
        del changed[at]
    elif kind == "swap":
        changed[at], changed[at - 1] = changed[at - 1], changed[at]
    else:
        changed[at] = "nan" if kind == "nan" else data.draw(st.text(max_size=8)).replace("\n", " ").replace("\r", " ")
    for reading in read_data("\n".join(changed).encode("utf-8", "replace"), "f.dxf"):
        corners = sum(len(ring) for parcel in reading.parcels if parcel.usable for ring in parcel.rings)
        if corners != 12:
            loud = [f for f in reading.findings if f.severity.value in ("warning", "error")]
            assert loud, (kind, at, lines[at])


def _plain_drawing():
    document = drawing("R12")
    for index in range(3):
        document.modelspace().add_polyline2d(square(200 * index), close=True)
    text = bytes_of(document).decode()
    start = text.index("  0\nSECTION\n  2\nENTITIES")
    return text[start:].split("\n")


_DAMAGED = _plain_drawing()


def test_without_ezdxf_it_says_what_to_install(monkeypatch):
    document = drawing()
    document.modelspace().add_lwpolyline(square(), close=True)
    data = bytes_of(document)
    monkeypatch.setitem(sys.modules, "ezdxf", None)
    reading = read(data)
    assert [f.code for f in reading.findings if f.severity.value == "error"] == ["corners.dxf_needs_ezdxf"]
    assert not reading.parcels


def test_cancel_is_heard_inside_a_long_drawing():
    document = drawing()
    for index in range(2000):
        document.modelspace().add_lwpolyline(square(200 * index), close=True)
    data = bytes_of(document)
    calls = []

    def stop_after(part):
        calls.append(part)
        return part < 0.3

    with pytest.raises(Stopped):
        read_data(data, "f.dxf", progress=stop_after)
    assert calls == sorted(calls)


@pytest.mark.parametrize("text", ["", "0\n", "0\nSECTION", "J1,1,2\n", "SECTION\n2\n", "0\nSECTION\n2\nENTITIES\n"])
def test_foreign_texts_are_no_drawings(text):
    from mine_restoration.core.corners.records import Text

    score = dxf.recognise(Text("f", "UTF-8", tuple(text.split("\n")))).score
    assert score == 0 or text.startswith("0\nSECTION")
