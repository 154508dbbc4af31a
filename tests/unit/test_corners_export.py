"""Units whose rows would not mean the unit."""

from __future__ import annotations

import time

import numpy as np
from shapely.geometry import MultiPolygon, Polygon

from mine_restoration.core.corners.registry import read_data
from mine_restoration.core.corners.writing.export import export
from mine_restoration.core.corners.writing.written import all_writers
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.unit import Unit

PLANE, WRITER = plane_of_epsg(4532), all_writers()[0]
EAST, NORTH = 44_500_000.0, 4_900_000.0


def codes(*corners):
    unit = Unit("A", MultiPolygon([Polygon([(EAST + x, NORTH + y) for x, y in corners])]))
    result = export([unit], PLANE, WRITER)
    return [finding.code for finding in result.findings], result


def test_millimetres_are_written_as_they_are():
    assert codes((0, 0), (10.001, 0), (10, 10.002))[0] == []


def test_more_decimals_are_told():
    assert codes((0, 0), (10.0004, 0), (10, 10))[0] == ["corners.unit_rounded"]
    assert codes((0, 0), (10, 0), (10, 10.0004))[0] == ["corners.unit_rounded"]


def test_a_bow_tie_is_not_written():
    found, result = codes((0, 0), (10, 10), (10, 0), (0, 10))
    assert found == ["corners.unit_invalid"]
    place = result.findings[0].geometry
    assert (place.x - EAST, place.y - NORTH) == (5, 5)
    assert result.text == ""


def test_corners_of_another_zone_or_without_its_number_are_not_written():
    for east in (EAST - 1_000_000, EAST - 44_000_000):
        unit = Unit("A", MultiPolygon([Polygon([(east, NORTH), (east + 10, NORTH), (east, NORTH + 10)])]))
        result = export([unit], PLANE, WRITER)
        assert [finding.code for finding in result.findings] == ["corners.unit_off_plane"]
        assert result.text == ""


def test_an_outline_that_crosses_itself_only_when_rounded():
    found, result = codes((0, 0), (10, 0), (10, 10), (5.0004, 0.0004), (0, 10))
    assert found == ["corners.unit_invalid_rounded"]
    assert (result.units, result.corners) == (1, 5)


def test_a_unit_of_many_corners_takes_no_time():
    angle = np.linspace(0, 2 * np.pi, 20_000, endpoint=False)
    ring = np.column_stack([1000 * np.cos(angle), 1000 * np.sin(angle)]).round(3)
    begin = time.perf_counter()
    assert codes(*ring)[0] == []
    assert time.perf_counter() - begin < 5  # comparing each corner with each takes a minute


def test_a_unit_inside_another_is_drawn_on_a_layer_of_its_own():
    def square(name, size, x=0.0, hole=()):
        corners = [(x, 0), (x + size, 0), (x + size, size), (x, size)]
        shell = [(EAST + east, NORTH + north) for east, north in corners]
        return Unit(name, MultiPolygon([Polygon(shell, [[(EAST + x, NORTH + y) for x, y in ring] for ring in hole])]))

    units = [square("A1", 100), square("B1", 10), square("C1", 100, x=100), square("D1", 20, x=190)]
    drawing = next(writer for writer in all_writers() if writer.key == "dxf")
    exported = export(units, PLANE, drawing)
    found = [f for f in exported.findings if f.code == "corners.unit_on_own_layer"]
    assert [(finding.unit_id, finding.figures["layer"]) for finding in found] == [("B1", "JZX2")]
    (reading,) = read_data(exported.data(), "f.dxf")
    assert sorted((parcel.number, len(parcel.rings)) for parcel in reading.parcels) == [(f"{n}1", 1) for n in "ABCD"]
    plain = export(units, PLANE, WRITER).findings
    assert "corners.unit_on_own_layer" not in [finding.code for finding in plain]
