"""checkzones through QGIS on random units and layers in any CRS of the datum, against shapely's overlay; and its marks.

``ZONE_RUNS`` is the number of runs; ``ZONE_SEED`` gives other ones.
"""

from __future__ import annotations

import os
import random

import numpy as np
import pytest
import shapely
from equal_area_oracle import EqualArea
from osgeo import ogr, osr
from pyproj import Transformer
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.zones.profile import load_profile

RUNS = int(os.environ.get("ZONE_RUNS", "6"))
SEED = int(os.environ.get("ZONE_SEED", "20261122"))
PLANE, EPSG = Plane(44, 3, prefixed=True), 4532
EAST, NORTH = 44_560_000.0, 4_920_000.0
OTHERS = (4532, 4490, 4553, 4531, 4501)
"""The plane itself, degrees, without prefix, the neighbouring zone, the 6-degree zone."""
REACH = 1000.0
ALLOWED = 0.0101
"""Whole 0.01 m²."""
MOVED = 2e-4
"""A metre of outline: coordinates that come back from another CRS and edges that nearly coincide."""
OVERLAPS = {"stbhhx": ("STBHHX", "陆域生态保护红线"), "yjjbnt": ("YJJBNTTB",), "zrbhd": ("ZRBHD",)}
NEAR = {"sq_jmd": ("居民点",), "sq_zrbhq": ("ZRBHD",), "lx_gl": ("国道",)}


def star(chance, x, y, radius):
    count = int(chance.integers(3, 12))
    angles = chance.uniform(0, 6) + 2 * np.pi * (np.arange(count) + chance.uniform(0, 0.5, count)) / count
    radii = radius * chance.uniform(0.4, 1, count)
    return Polygon(np.round(np.column_stack([x + radii * np.cos(angles), y + radii * np.sin(angles)]), 3))


def moved(shape, epsg):
    """The same ground in another CRS: edges are cut first, long ones would be other lines there."""
    if epsg == EPSG:
        return shape
    transformer = Transformer.from_crs(EPSG, epsg, always_xy=True)
    return shapely.transform(
        shapely.segmentize(shape, 20), lambda points: np.column_stack(transformer.transform(*points.T))
    )


def valid(zone):
    """Part by part: what two parts share is ground of the zone."""
    return shapely.union_all(shapely.make_valid(shapely.get_parts(zone)))


def write(path, name, epsg, rows, fields=()):
    """A table of (geometry or None, values) in a GeoPackage that may be there."""
    driver = ogr.GetDriverByName("GPKG")
    data = ogr.Open(str(path), 1) if path.exists() else driver.CreateDataSource(str(path))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = data.CreateLayer(name, reference, ogr.wkbUnknown)
    for field in fields:
        layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    for geometry, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        if geometry is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(moved(geometry, epsg))))
        for field, value in zip(fields, values):
            feature.SetField(field, value)
        layer.CreateFeature(feature)
    del layer, data
    return f"{path}|layername={name}"


def rows_of(source):
    from qgis.core import NULL, QgsVectorLayer

    layer = QgsVectorLayer(source, "rows", "ogr") if isinstance(source, str) else source
    assert layer.isValid()
    names = [field.name() for field in layer.fields()]
    return [
        {name: None if value == NULL else value for name, value in zip(names, one.attributes())}
        | {"shape": shapely.from_wkb(bytes(one.geometry().asWkb())) if one.hasGeometry() else None}
        for one in layer.getFeatures()
    ]


class Ground:
    """Twelve units and layers of zones."""

    def __init__(self, number):
        chance = self.chance = np.random.default_rng([SEED, number])
        self.units = {}
        for i in range(12):
            x, y = EAST + 600 * (i % 4), NORTH + 600 * (i // 4)
            shape = star(chance, x, y, 200)
            if i % 3 == 1:
                shape = shape.difference(star(chance, x, y, 40))
            if i % 3 == 2:
                shape = shapely.union_all([shape, star(chance, x + 300, y, 50)])
            self.units[f"U{i:02d}"] = MultiPolygon([p for p in shapely.get_parts(shape) if p.area > 1])
        self.zones = {name: [self.zone() for _ in range(6)] for names in OVERLAPS.values() for name in names}
        ends = chance.uniform([EAST - 500, NORTH - 500], [EAST + 3000, NORTH + 5500], (3, 2))
        self.zones["国道"] = [(LineString(np.round(ends, 3)), "")]
        homes = chance.uniform([EAST - 500, NORTH - 500], [EAST + 3000, NORTH + 4500], (2, 2))
        self.zones["居民点"] = [(Point(np.round(home, 3)), "") for home in homes]

    def zone(self):
        unit = list(self.units.values())[int(self.chance.integers(12))]
        x, y = unit.centroid.coords[0]
        shape = star(self.chance, *self.chance.uniform([x - 150, y - 150], [x + 150, y + 150]), 250)
        way = self.chance.random()
        if way < 0.1:
            shape = unit
        elif way < 0.2:
            shape = unit.envelope.buffer(20, join_style="mitre")
        elif way < 0.3:
            shape = unit.envelope.difference(unit)
        elif way < 0.4:
            shape = MultiPolygon([shape, star(self.chance, x + 100, y, 60)])
        return shape, str(self.chance.choice(["核心保护区", "一般控制区", ""]))

    def write(self, folder):
        """Sources of the units, the zones (each layer in a CRS of its own) and what they cover."""
        path = folder / "input.gpkg"
        units = write(path, "units", EPSG, [(shape, [name]) for name, shape in self.units.items()], ["unit_id"])
        sources = [
            write(
                path,
                name,
                OTHERS[i % len(OTHERS)] if not name.startswith("ZRBHD") else EPSG,
                [*((shape, [part, f"{name}-{n}"]) for n, (shape, part) in enumerate(zones)), (None, ["", "none"])],
                ["GNFQ", "BSM"],
            )
            for i, (name, zones) in enumerate(self.zones.items(), int(self.chance.integers(5)))
        ]
        county = box(EAST - 1500, NORTH - 1500, EAST + 1500, NORTH + 6000)
        return units, sources, write(path, "county", EPSG, [(county, [])]), county

    def due(self, unit, names, distance=0.0):
        origin = np.round(shapely.get_coordinates(unit)[0])
        zones = [shapely.transform(shape, lambda p: p - origin) for name in names for shape, _ in self.zones[name]]
        parts = [valid(zone) for zone in zones]
        if distance:
            parts = [part.buffer(distance, quad_segs=2000) for part in parts]
        ground = shapely.union_all(parts).intersection(shapely.transform(unit, lambda p: p - origin))
        polygons = [part for part in shapely.get_parts(ground) if part.geom_type == "Polygon"]
        return shapely.transform(MultiPolygon(polygons), lambda p: p + origin)


@pytest.fixture
def check(run):
    def check(units, zones, **given):
        outputs = {"HITS": "memory:", "VERDICTS": "memory:", "FINDINGS": "memory:"}
        return run("checkzones", UNITS=units, ZONES=zones, MAPS=False, **{**outputs, **given})

    return check


@pytest.mark.parametrize("number", range(RUNS))
def test_verdicts_and_pieces_are_those_of_the_overlay(number, check, tmp_path):
    ground = Ground(number)
    units, zones, coverage, county = ground.write(tmp_path)
    random.Random(number).shuffle(zones)
    result = check(units, zones, COVERAGE=coverage)
    verdicts = {(row["unit_id"], row["rule_id"]): row for row in rows_of(result["VERDICTS"])}
    assert set(verdicts) == {(unit, rule.rule_id) for unit in ground.units for rule in load_profile().rules}
    assert len(rows_of(result["VERDICTS"])) == len(verdicts)
    hits = {}
    for row in rows_of(result["HITS"]):
        hits.setdefault((row["unit_id"], row["rule_id"]), []).append(row)
    assert result["HIT_COUNT"] == len(hits)
    plane, told = EqualArea(PLANE), set()
    for (name, rule), row in verdicts.items():
        unit, where = ground.units[name], (number, name, rule, row["outcome"], row["reason"], row["area_m2"])
        layers, distance = OVERLAPS.get(rule) or NEAR.get(rule), REACH if rule in NEAR else 0.0
        if layers is None:
            assert (row["outcome"], row["reason"]) == ("not_checked", "layer_missing"), where
            continue
        due = ground.due(unit, layers, distance)
        area = float(plane.areas([due])[0]) if not due.is_empty else 0.0
        reach = unit.buffer(distance, quad_segs=64)
        allowed = ALLOWED + MOVED * (unit.length + due.length) + (4.0 if distance and area < unit.area * 0.999 else 0)
        if area > allowed:
            assert row["outcome"] not in ("R0", "not_checked"), where
            assert row["area_m2"] == pytest.approx(area, abs=allowed), where
            whole = float(plane.areas([unit])[0])
            assert row["share"] == pytest.approx(min(1, area / whole), abs=1e-6 + allowed / whole), where
            assert row["area_ha"] == pytest.approx(row["area_m2"] / 1e4, abs=5.1e-5), where
            pieces = hits[name, rule]
            assert sum(round(piece["area_m2"] * 100) for piece in pieces) == round(row["area_m2"] * 100), where
            shapes = [piece["shape"] for piece in pieces]
            assert sum(shapely.area(shapes)) == pytest.approx(shapely.union_all(shapes).area, abs=2e-3), where
            assert shapely.union_all(shapes).difference(unit.buffer(1e-4)).area < 1e-4, where
            core = any(
                part == "核心保护区" and valid(shape).intersection(unit).area > 1
                for layer in layers
                for shape, part in ground.zones[layer]
            )
            if rule == "stbhhx":
                assert row["outcome"] == ("R2" if core else "R1") or due.area < 1, where
        elif due.is_empty:
            assert (name, rule) not in hits, where
            if county.covers(reach):
                assert (row["outcome"], row["area_m2"]) == ("R0", 0), where
            elif reach.difference(county).area > 1:
                assert row["outcome"] == "not_checked", where
                assert "outside_coverage" in row["reason"], where
        told.add(row["outcome"])
    assert {"R0", "R6", "not_checked"} <= told
    assert {"R1", "R2", "R3"} & told


STATE = ("outcome", "means", "level", "reason", "area_m2", "features", "layer_edition", "rule_edition")


@pytest.mark.parametrize("number", range(max(2, RUNS // 3)))
def test_marks_stay_and_say_where_the_verdict_is_another_one(number, check, tmp_path):
    ground = Ground(100 + number)
    units, zones, coverage, _ = ground.write(tmp_path)
    table = tmp_path / "results.gpkg"
    source, uri = f"{table}|layername=verdict", f'ogr:dbname="{table}" table="verdict"'
    check(units, zones, COVERAGE=coverage, VERDICTS=uri)
    before = {(row["unit_id"], row["rule_id"]): row for row in rows_of(source)}

    chance = random.Random(number)
    marked = {}
    data = ogr.Open(str(table), 1)
    layer = data.GetLayerByName("verdict")
    for feature in list(layer):
        if chance.random() < 0.4:
            mark = {
                "mark": chance.choice(["confirmed", "dismissed"]),
                "mark_reason": f"理由{feature.GetFID()}",
                "mark_by": chance.choice(["张三", "李四"]),
                "mark_date": f"2026/0{chance.randint(1, 9)}/1{chance.randint(0, 9)}",
            }
            for field, value in mark.items():
                feature.SetField(field, value)
            layer.SetFeature(feature)
            marked[feature["unit_id"], feature["rule_id"]] = mark
    del layer, data

    # The county delivers anew: one layer has other zones, the others are the same.
    ground.zones["STBHHX"] = [ground.zone() for _ in range(6)]
    again = tmp_path / "again"
    again.mkdir()
    units, zones, coverage, _ = ground.write(again)
    for turn in range(2):
        result = check(units, zones, COVERAGE=coverage, VERDICTS=uri)
        after = {(row["unit_id"], row["rule_id"]): row for row in rows_of(source)}
        assert set(after) == set(before)
        changed = 0
        for key, row in after.items():
            told = {
                field: value.toString("yyyy/MM/dd") if hasattr(value, "toString") else value
                for field, value in ((field, row[field]) for field in ("mark", "mark_reason", "mark_by", "mark_date"))
            }
            if key not in marked:
                assert set(told.values()) == {None}, (turn, key)
                assert row["mark_state"] is None
                continue
            assert told == marked[key], (turn, key)
            same = [row[field] for field in STATE] == [before[key][field] for field in STATE]
            # Layers are moved between CRS otherwise than before: the last digit of an area may be another.
            near = row["area_m2"] is not None and abs(row["area_m2"] - (before[key]["area_m2"] or 0)) < 0.05
            if same:
                assert row["mark_state"] is None, (turn, key)
            elif not near:
                assert row["mark_state"] == "verdict_changed", (turn, key)
            changed += row["mark_state"] == "verdict_changed"
        assert changed > 0
        codes = [row["code"] for row in rows_of(result["FINDINGS"])]
        assert "zones.mark_changed" in codes


@pytest.mark.parametrize(
    ("epsg", "corners"),
    [
        (4490, (EAST, NORTH, EAST + 500, NORTH + 500)),
        (4490, (500, 95, 501, 96)),
        (4532, (131, 44, 133, 45)),
        (4532, (560_000, NORTH, 560_500, NORTH + 500)),
        (4553, (131, 44, 133, 45)),
    ],
)
@pytest.mark.parametrize("beside", [False, True])
def test_digits_that_do_not_fit_the_crs_make_nobody_free(epsg, corners, beside, check, tmp_path):
    """Metres said to be degrees and the like: the ground would be far away, and all units free."""
    units = write(
        tmp_path / "i.gpkg", "units", EPSG, [(box(EAST, NORTH, EAST + 100, NORTH + 100), ["U1"])], ["unit_id"]
    )
    county = write(tmp_path / "i.gpkg", "county", EPSG, [(box(EAST - 900, NORTH - 900, EAST + 900, NORTH + 900), [])])
    name = "STBHHX"
    path = tmp_path / "z.gpkg"
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = data.CreateLayer(name, reference, ogr.wkbUnknown)
    for shape in [box(*corners), *([moved(box(EAST + 300, NORTH, EAST + 400, NORTH + 90), epsg)] if beside else [])]:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(shape)))
        layer.CreateFeature(feature)
    del layer, data
    result = check(units, [f"{path}|layername={name}"], COVERAGE=county)
    (row,) = [row for row in rows_of(result["VERDICTS"]) if row["rule_id"] == "stbhhx"]
    codes = [row["code"] for row in rows_of(result["FINDINGS"])]
    assert "zones.unplaced" in codes
    assert (row["outcome"], row["reason"]) == ("not_checked", "zone_unplaced")
