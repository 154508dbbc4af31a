"""The bundled sample: what its README says is really there."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Transformer
from shapely.geometry import MultiPolygon, Polygon

from mine_restoration.core.corners.digitise import Wanted, digitise
from mine_restoration.core.corners.registry import read_file

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
ENCODINGS = {"restored_1": "utf-8", "restored_2": "utf-8-sig", "damaged": "gb18030", "planned": "gb18030"}
LINE_ENDS = {"restored_1": b"\n", "restored_2": b"\r\n", "damaged": b"\r\n", "planned": b"\r"}


def read_layer(file: str, layer: str) -> tuple[list[dict], np.ndarray]:
    """Rows and geometries of a GeoPackage layer, by SQLite alone: envelope, then WKB (OGC 12-128r)."""
    connection = sqlite3.connect(f"file:{SAMPLE / file}?mode=ro&immutable=1", uri=True)
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute(f'SELECT * FROM "{layer}"')]
    connection.close()
    blobs = [row.pop("geom") for row in rows]
    sizes = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
    return rows, shapely.from_wkb([blob[8 + sizes[blob[3] >> 1 & 7] :] for blob in blobs])


def drawn_units() -> dict[str, MultiPolygon]:
    """The units, read by a few lines of our own: ring 1 of a parcel is a shell, others are holes or further shells."""
    units = {}
    for name, encoding in ENCODINGS.items():
        text = (SAMPLE / "units" / f"{name}.txt").read_bytes().decode(encoding)
        for block in re.split(r"(?m)^(?=.*@$)", text.split("[地块坐标]")[1].replace("\r\n", "\n").replace("\r", "\n"))[
            1:
        ]:
            head, *lines = block.split()
            rings: dict[str, list[tuple[float, float]]] = {}
            for line in lines:
                _, ring, north, east = line.split(",")
                rings.setdefault(ring, []).append((float(east), float(north)))
            first, *others = [Polygon(ring) for ring in rings.values()]
            holes = [other for other in others if first.contains(other)]
            shell = Polygon(first.exterior, [hole.exterior for hole in holes])
            units[head.split(",")[2]] = MultiPolygon([shell, *(other for other in others if other not in holes)])
    return units


@pytest.fixture(scope="module")
def units():
    return drawn_units()


@pytest.fixture(scope="module")
def survey():
    return read_layer("survey.gpkg", "DLTB")


def test_it_is_small_and_says_that_it_is_invented():
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < 6_000_000
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert "invented" in readme
    assert "虚构" in readme
    for path in SAMPLE.rglob("*"):
        # Beside a raster that it opens QGIS leaves a file of statistics.
        if path.is_file() and path.name != "README.md" and not path.name.endswith((".csvt", ".aux.xml")):
            assert path.name in readme, f"{path.name} is not explained"


@pytest.mark.parametrize("name", ENCODINGS)
def test_coordinate_files_differ_in_encoding_and_line_ends(name):
    data = (SAMPLE / "units" / f"{name}.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") == (ENCODINGS[name] == "utf-8-sig")
    assert "虚构" in data.decode(ENCODINGS[name])
    rest = data.replace(LINE_ENDS[name], b"")
    assert b"\n" not in rest
    assert b"\r" not in rest


def test_units_are_what_the_readme_says(units):
    right = read_layer("mining_right.gpkg", "mining_right")[1][0]
    assert len(units) == 12
    assert all(unit.is_valid for unit in units.values())
    assert {number: len(unit.geoms) for number, unit in units.items() if len(unit.geoms) > 1} == {"XF-03": 2}
    assert [number for number, unit in units.items() if unit.geoms[0].interiors] == ["SH-01"]
    corners = {number: {*shapely.get_coordinates(unit).view(np.complex128).ravel()} for number, unit in units.items()}
    assert len(corners["SH-01"] & corners["SH-02"]) == 5
    assert units["SH-01"].touches(units["SH-02"])
    assert units["SH-03"].touches(units["SH-04"])
    beyond = {number: shapely.get_coordinates(unit.difference(right)) for number, unit in units.items()}
    beyond = {number: max(right.distance(shapely.points(c))) for number, c in beyond.items() if len(c)}
    assert list(beyond) == ["JH-04"]
    assert 0.02 < beyond["JH-04"] < 0.04
    for unit in units.values():
        assert 5 <= len(shapely.get_coordinates(unit)) - sum(1 + len(p.interiors) for p in unit.geoms) <= 40


def test_units_of_a_section_do_not_overlap(units):
    for section in ("XF", "SH", "JH"):
        members = [unit for number, unit in units.items() if number.startswith(section)]
        assert shapely.union_all(members).area == pytest.approx(sum(unit.area for unit in members), abs=1e-6)


def test_attributes_complete_every_unit(units):
    text = (SAMPLE / "attributes.csv").read_text(encoding="utf-8-sig")
    rows = {row["unit_id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert set(rows) == set(units)
    assert {row["section"] for row in rows.values()} == {"restored", "damaged", "planned"}
    assert len((SAMPLE / "attributes.csvt").read_text().split(",")) == len(next(iter(rows.values())))
    for number, row in rows.items():
        assert row["year"] == "2026"
        wanted = {"restored": ("temporary", "quality", "accepted"), "damaged": ("problem_type", "damage_degree")}
        for name in wanted.get(row["section"], ("temporary", "land_class", "quality", "measures")):
            assert row[name], f"{number}: {name}"


def test_survey_has_no_gaps_and_no_overlaps(survey):
    polygons = survey[1]
    assert 3000 <= len(polygons) <= 5000
    assert shapely.is_valid(polygons).all()
    assert shapely.coverage_is_valid(polygons)
    frame = shapely.box(*shapely.total_bounds(polygons))
    assert shapely.area(polygons).sum() == pytest.approx(frame.area, abs=0.01)
    points = np.random.default_rng(5).uniform(*np.array(frame.bounds).reshape(2, 2), (300, 2))
    tree = shapely.STRtree(polygons)
    found = tree.query(shapely.points(points), "intersects")[0]
    assert (np.bincount(found, minlength=300) == 1).all()


def test_survey_areas_are_official(survey):
    rows, polygons = survey
    to_lonlat = Transformer.from_crs(4532, 4490, always_xy=True)
    plane = Transformer.from_crs(4490, "+proj=cea +ellps=GRS80 +lon_0=132", always_xy=True)
    for index in range(0, len(rows), 97):
        dense = shapely.segmentize(polygons[index], 70)
        oracle = shapely.transform(dense, lambda c: np.c_[plane.transform(*to_lonlat.transform(c[:, 0], c[:, 1]))]).area
        assert rows[index]["TBMJ"] == pytest.approx(oracle, abs=0.03)
    for row in rows:
        assert row["TBMJ"] == round(row["KCMJ"] + row["TBDLMJ"], 2)
        assert row["KCMJ"] == pytest.approx(row["TBMJ"] * row["KCXS"], abs=0.0051)
        assert (row["KCDLBM"] == "1203") == (row["KCXS"] > 0)
        assert row["KCXS"] == 0 or row["DLBM"] == "0103"
        assert len(row["BSM"]) == 18
        assert len(row["QSDWDM"]) == len(row["ZLDWDM"]) == 19


def test_survey_classes_belong_to_the_place(survey, units):
    rows, polygons = survey
    classes = {row["DLBM"] for row in rows}
    wanted = {"0301", "0103", "0602", "0702", "1101", "1006", "1003", "0404", "1207"}
    assert wanted <= classes
    assert any(code.endswith("K") for code in classes)
    thin = [
        4 * np.pi * p.area / p.length**2 for p, row in zip(polygons, rows) if row["DLBM"] in ("1101", "1003", "1006")
    ]
    assert max(thin) < 0.1
    mining = polygons[[row["DLBM"] == "0602" for row in rows]][0]
    assert mining.buffer(0.001).contains(units["SH-01"])
    tree = shapely.STRtree(polygons)
    for number, expected in {"XF-01": {"0305", "0404", "1207"}, "XF-04": {"0103"}, "XF-02": {"0301"}}.items():
        found = {rows[i]["DLBM"] for i in tree.query(units[number].buffer(-0.01), "intersects")}
        assert found == expected


def test_zones_hit_what_they_should(units):
    red = shapely.union_all(read_layer("zones.gpkg", "STBHHX")[1])
    assert any(part.interiors for part in red.geoms)
    assert {number for number, unit in units.items() if unit.intersects(red)} == {"XF-01"}
    farm = shapely.union_all(read_layer("zones.gpkg", "YJJBNTBHTB")[1])
    assert {number for number, unit in units.items() if unit.intersects(farm)} == {"JH-04"}
    reserve, geometries = read_layer("zones.gpkg", "ZRBHD")
    assert [row["GNFQ"] for row in reserve] == ["核心保护区", "一般控制区"]
    assert shapely.is_valid(geometries).all()
    for layer in ("CZKFBJ", "road", "river"):
        rows, geometries = read_layer("zones.gpkg", layer)
        assert all(row["edition"] for row in rows)
        assert shapely.is_valid(geometries).all()
    assert "edition" not in read_layer("zones.gpkg", "settlement")[0][0]
    assert read_layer("zones.gpkg", "coverage")[1][0].contains(shapely.union_all(list(units.values())))


@pytest.fixture(scope="module")
def last_year():
    """The rows of last year's units and their ground in plane metres, by number."""
    rows, geometries = read_layer("last_year_units.gpkg", "last_year_units")
    return {row["unit_id"]: row for row in rows}, {row["unit_id"]: g for row, g in zip(rows, geometries)}


def test_last_year_has_a_plan_of_five_units_and_an_accepted_unit(units, last_year):
    rows, ground = last_year
    right = read_layer("mining_right.gpkg", "mining_right")[1][0]
    assert {row["year"] for row in rows.values()} == {2025}
    assert sorted(number for number, row in rows.items() if row["section"] == "planned") == [
        f"JH25-0{number}" for number in range(1, 6)
    ]
    assert [number for number, row in rows.items() if row["accepted"]] == ["XF-00"]
    assert not set(rows) & set(units), "numbers are unique over the years"
    for number, geometry in ground.items():
        assert geometry.is_valid
        assert right.covers(geometry)
        assert shapely.union_all([g for other, g in ground.items() if other != number]).intersection(geometry).area == 0
    assert not any(ground["XF-00"].intersects(unit) for unit in units.values())


def test_each_promise_came_out_as_the_readme_says(units, last_year):
    """By shapely alone: one larger, two as one, one as planned, one not at all; and one that nobody planned."""
    rows, ground = last_year
    text = (SAMPLE / "attributes.csv").read_text(encoding="utf-8-sig")
    said = {row["unit_id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert {number: row["plan_id"] for number, row in said.items() if row["plan_id"]} == {
        "XF-01": "JH25-01",
        "XF-03": "JH25-02;JH25-03",
    }
    assert [number for number, row in said.items() if row["plan_reason"]] == ["XF-01", "XF-02"]
    assert [number for number, row in rows.items() if row["plan_reason"]] == ["JH25-05"]
    plan = {number: geometry for number, geometry in ground.items() if number != "XF-00"}
    done = {number: unit for number, unit in units.items() if number.startswith("XF")}
    met = {
        number: [other for other, result in done.items() if result.intersection(geometry).area > 1]
        for number, geometry in plan.items()
    }
    assert met == {
        "JH25-01": ["XF-01"],
        "JH25-02": ["XF-03"],
        "JH25-03": ["XF-03"],
        "JH25-04": ["XF-04"],
        "JH25-05": [],
    }
    assert 1.15 < done["XF-01"].area / plan["JH25-01"].area < 1.18
    assert 0.98 < (plan["JH25-02"].area + plan["JH25-03"].area) / done["XF-03"].area < 1
    assert 0.98 < plan["JH25-04"].area / done["XF-04"].area < 1
    assert shapely.union_all(list(plan.values())).disjoint(done["XF-02"])
    assert units["JH-01"].buffer(0.001).contains(plan["JH25-05"])


def test_money_of_both_years():
    text = (SAMPLE / "mine.csv").read_text(encoding="utf-8-sig")
    before, now = csv.DictReader(io.StringIO(text))
    assert (before["year"], before["fund_to_draw"], before["fund_to_spend"]) == ("2025", "36.0000", "35.0000")
    assert (now["year"], now["fund_drawn"], now["fund_spent"]) == ("2026", "36.0000", "34.8216")
    assert (before["applied_on"], now["applied_on"]) == ("", "2026/01/05")


FORMS = {
    "SH-01": ("mining", "mining_SH-01.txt"),
    "SH-02": ("table", "workbook_SH-02.xlsx"),
    "SH-03": ("cass", "cass_SH-03.dat"),
    "SH-04": ("plain", "list_SH-04.txt"),
    "XF-01": ("table", "degrees_XF-01.txt"),
    "XF-02": ("table", "table_XF-02.csv"),
    "XF-03": ("exchange", "exchange_XF-03.txt"),
    "XF-04": ("registration", "registration_XF-04.txt"),
}


def by_proj(points, source, target):
    transformer = Transformer.from_crs(source.epsg, target.epsg, always_xy=True)
    return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))


@pytest.mark.parametrize("unit_id", FORMS)
def test_another_form_holds_the_same_corners(unit_id, units):
    dialect, name = FORMS[unit_id]
    (reading,) = read_file(SAMPLE / "forms" / name, name)
    assert reading.dialect == dialect
    run = digitise([reading], Wanted(), None, by_proj)
    assert [finding.code for finding in run.findings if finding.severity.value == "error"] == []
    (unit,) = run.units
    assert run.plane.epsg == 4532
    assert shapely.normalize(unit.geometry).equals_exact(shapely.normalize(units[unit_id]), 0.0005)
    said = [remark.strip() for remark in unit.note.split(";")]
    assert any("220" in remark for remark in said) == (unit_id == "SH-01")


def test_every_form_is_of_another_kind():
    assert {path.name for path in (SAMPLE / "forms").iterdir()} == {name for _, name in FORMS.values()}
