"""Units as a shapefile: what OGR and the plugin itself read again is what was written; what does not fit is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from shapely import from_wkb
from shapely.geometry import MultiPolygon, box

LONG = "覆土、整平、" * 30


@pytest.fixture
def units(plugin):
    from mine_restoration.core.unit import Unit

    x, y = 44_480_000.1234567, 4_920_000.7654321
    hole = box(x, y, x + 300, y + 200).difference(box(x + 50, y + 50, x + 90, y + 90))
    two = MultiPolygon([hole, box(x + 400, y, x + 500, y + 100, ccw=False)])
    full = Unit(
        "XF-01",
        two,
        2026,
        "restored",
        "一号采坑",
        True,
        date(2020, 2, 29),
        date(2026, 12, 31),
        "0404",
        "土地损毁",
        "轻度",
        "坡度≤15°",
        "覆土",
        False,
        "JH-01",
        "=1+1",
        "a.txt:3",
        "备注",
    )
    return [full, Unit("空/:*", MultiPolygon([box(x, y + 500, x + 10, y + 510, ccw=False)]))]


def test_what_was_written_is_read_again(units, tmp_path):
    from osgeo import ogr
    from qgis.core import QgsVectorLayer

    from mine_restoration.core.corners.numbering import numbered_rings
    from mine_restoration.core.geodesy.plane import plane_of_epsg
    from mine_restoration.core.schema import fields_of
    from mine_restoration.gis.convert import units_of
    from mine_restoration.gis.unit_shapefile import PARTS, short_name, write_unit_shapefile

    plane = plane_of_epsg(4532)
    path = tmp_path / "修复单元.shp"
    assert write_unit_shapefile(units, plane, path) == []
    assert {one.name for one in tmp_path.iterdir()} == {f"修复单元{part}" for part in PARTS}
    assert path.with_suffix(".cpg").read_text() == "UTF-8"
    layer = QgsVectorLayer(str(path), "units", "ogr")
    assert layer.crs().authid() == "EPSG:4532"
    again = list(units_of(layer))
    for unit, own in zip(again, units):
        assert replace(unit, geometry=own.geometry) == own
        assert unit.geometry.equals(own.geometry)
        assert numbered_rings(unit.geometry) == numbered_rings(own.geometry)
    data = ogr.Open(str(path))
    read = list(data.GetLayer(0))
    names = [short_name(field.name) for field in fields_of("unit")]
    assert len(set(names)) == len(names)
    assert list(read[0].keys()) == names
    for feature, unit in zip(read, units):
        shape = from_wkb(bytes(feature.GetGeometryRef().ExportToWkb()))
        assert shape.equals(unit.geometry)
        area = unit.area(plane)
        assert round(feature["area_m2"] * 100) == area.centi
        assert round(feature["area_ha"] * 10_000) == area.ha4
    assert [read[0][name] for name in ("temporary", "accepted")] == ["是", "否"]
    assert [read[1][name] for name in ("temporary", "temp_from", "name", "year")] == [None] * 4


def test_corners_have_their_numbers_even_where_the_format_turns_the_outline(units, tmp_path):
    from osgeo import ogr
    from shapely.geometry.polygon import orient

    from mine_restoration.core.corners.numbering import numbered_rings
    from mine_restoration.core.geodesy.plane import plane_of_epsg
    from mine_restoration.gis.messages import message
    from mine_restoration.gis.unit_shapefile import write_corner_shapefile, write_unit_shapefile

    turned = MultiPolygon([orient(part, 1) for part in units[0].geometry.geoms])
    units = [replace(units[0], geometry=turned), units[1]]
    (finding,) = write_unit_shapefile(units, plane_of_epsg(4532), tmp_path / "u.shp")
    assert "1 units (XF-01)" in message(finding)
    write_corner_shapefile(units, plane_of_epsg(4532), tmp_path / "c.shp")
    data = ogr.Open(str(tmp_path / "c.shp"))
    found = {}
    for feature in data.GetLayer(0):
        shape = feature.GetGeometryRef()
        assert (feature["x_north"], feature["y_east"]) == pytest.approx((shape.GetY(), shape.GetX()), abs=6e-4)
        place = (shape.GetY(), shape.GetX())
        found.setdefault((feature["unit_id"], feature["part"], feature["ring"]), []).append((feature["corner"], *place))
    assert found == {
        (unit.unit_id, ring.part, ring.ring): [(one.name, one.north, one.east) for one in ring.corners]
        for unit in units
        for ring in numbered_rings(unit.geometry)
    }


def test_a_text_that_is_too_long_is_cut_between_characters_and_told(units, tmp_path):
    from osgeo import ogr

    from mine_restoration.core.geodesy.plane import plane_of_epsg
    from mine_restoration.gis.messages import message
    from mine_restoration.gis.unit_shapefile import write_unit_shapefile

    units = [replace(units[0], measures=LONG), units[1]]
    (finding,) = write_unit_shapefile(units, plane_of_epsg(4532), tmp_path / "u.shp")
    assert finding.unit_id == "XF-01"
    data = ogr.Open(str(tmp_path / "u.shp"))
    kept = data.GetLayer(0)[0]["measures"]
    assert LONG.startswith(kept)
    assert len(kept) == finding.figures["kept"] == 254 // 3
    assert "主要工程措施" in message(finding)


def test_the_same_units_give_the_same_bytes_and_a_full_disk_is_an_error(units, tmp_path):
    from mine_restoration.core.geodesy.plane import plane_of_epsg
    from mine_restoration.gis.unit_file import UnitFileError
    from mine_restoration.gis.unit_shapefile import PARTS, write_unit_shapefile

    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write_unit_shapefile(units, plane_of_epsg(4532), tmp_path / folder / "u.shp")
    for part in PARTS:
        assert (tmp_path / "a" / f"u{part}").read_bytes() == (tmp_path / "b" / f"u{part}").read_bytes()
    dbf = (tmp_path / "a" / "u.dbf").read_bytes()
    assert tuple(dbf[1:4]) == (100, 1, 1), "no clock in the head of the table"
    with pytest.raises(UnitFileError):
        write_unit_shapefile(units, plane_of_epsg(4532), tmp_path / "no folder" / "u.shp")
