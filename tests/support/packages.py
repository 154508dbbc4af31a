"""Acceptance packages made without QGIS: the program's own tables, a GeoPackage by hand, and maps that are only bytes.

A package is a folder; :func:`changed` plants a fault in one of its files and may bring the manifest up to it, as who
wants to hide a change would do.
"""

from __future__ import annotations

import atexit
import json
import shutil
import sqlite3
import struct
import subprocess
import tempfile
import zipfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import shapely
from annual_tables import EAST, MINE, NORTH, PLANE, YEAR, record_of
from annual_tables import some_units as every_unit
from shapely.geometry import Point, box
from survey_rows import survey_of

from mine_restoration.core.acceptance.package import (
    MANIFEST,
    Package,
    PackageFile,
    Source,
    digest,
    missing_items,
    write_manifest,
)
from mine_restoration.core.acceptance.plan import load_plan
from mine_restoration.core.amounts import hectares, m2
from mine_restoration.core.annual.inputs import SurveyClass
from mine_restoration.core.corners.numbering import numbered_rings
from mine_restoration.core.corners.writing.export import export
from mine_restoration.core.corners.writing.layout import Layout
from mine_restoration.core.corners.writing.written import all_writers
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.change import changes
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.landclass.survey import SurveyLayer
from mine_restoration.core.zones.check import check_zones
from mine_restoration.core.zones.layers import ZoneFeature, ZoneLayer
from mine_restoration.core.zones.profile import NATIONAL, load_profile
from mine_restoration.report.annual_xlsx import write_annual_workbook
from mine_restoration.report.change_xlsx import write_change_workbook
from mine_restoration.report.corners_xlsx import crs_text, write_corners_xlsx
from mine_restoration.report.landclass_xlsx import LandClassTable, write_landclass_workbook
from mine_restoration.report.package_list import write_package_list
from mine_restoration.report.zones_xlsx import write_zone_workbook

CODES = ("0301", "0404", "0103", "0602", "0201K")
_LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "TBMJ", "KCXS", "SJNF"]), has_index=True)
_TEXTS = (
    "unit_id",
    "section",
    "name",
    "land_class",
    "problem_type",
    "damage_degree",
    "quality",
    "measures",
    "source",
    "note",
)


_SOME = ("XF-01", "XF-02", "XF-03", "SH-03", "JH-01", "JH-02")


def some_units():
    """Several classes, a hole, an island in a hole, a class with a sub-code."""
    return [replace(unit, name=f"单元{unit.unit_id}") for unit in every_unit() if unit.unit_id in _SOME]


def survey(shift=0.0):
    """Strips from west to east, each of another class; ``shift`` metres moves their edges."""
    rows = []
    for number in range(40):
        strip = box(EAST - 400 + 110 * number + shift, NORTH - 1000, EAST - 290 + 110 * number + shift, NORTH + 1500)
        code = CODES[number % len(CODES)]
        row = {"ids": str(number), "geometry": strip, "code": code, "tbmj": strip.area, "year": 2025, "edition": "示例"}
        rows.append({**row, "kcxs": 0.1 if code == "0103" else None})
    return survey_of(_LAYER, rows)


def zone_layers(shift=0.0):
    """A red line, permanent basic farmland and a road; ``shift`` metres moves the red line."""
    extent = box(EAST - 20_000, NORTH - 20_000, EAST + 20_000, NORTH + 20_000)
    red = box(EAST - 100 + shift, NORTH - 1000, EAST + 340 + shift, NORTH + 1000)
    farm = box(EAST + 2400, NORTH - 100, EAST + 2500, NORTH + 100)
    road = box(EAST + 2900, NORTH - 900, EAST + 2910, NORTH + 900).exterior
    made = []
    for name, kind, shape in (("STBHHX", "polygon", red), ("YJJBNTBHTB", "polygon", farm), ("公路", "line", road)):
        features = (ZoneFeature(f"{name}-1", shape, {}),)
        made.append(ZoneLayer(name, (name,), f"{name}.gpkg", "2025-12", 1, frozenset({kind}), features, extent))
    return made


def classes(units=None, shift=0.0, control="unit"):
    """The units on :func:`survey`."""
    return attach(some_units() if units is None else units, survey(shift), PLANE, control)


def zones(units=None, shift=0.0):
    """The units on :func:`zone_layers`."""
    return check_zones(some_units() if units is None else units, PLANE, zone_layers(shift), load_profile(NATIONAL))


@lru_cache(maxsize=1)
def made():
    """A package to be read only, made once."""
    root = Path(tempfile.mkdtemp(prefix="package-of-tests-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    make_package(root)
    return root


def package(target):
    """A package in the folder ``target``, which must not be there yet."""
    shutil.copytree(made(), target)
    return Path(target)


def make_package(root, units=None):
    """Write the files of a package into ``root``: all that the program makes but for the maps' content."""
    units = some_units() if units is None else units
    plan, attached, check = load_plan(), classes(units), zones(units)
    rows = [
        SurveyClass(row.unit_id, row.land_class, row.class_name, row.ha4, str(row.data_year), row.edition)
        for row in attached.summary
    ]
    record = record_of(units, rows)
    files = []

    def item(item_id, write, unit="", number=1):
        path = plan.item(item_id).path(YEAR, unit, number)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        write(root / path)
        title = plan.item(item_id).title + (f"（{unit}）" if unit else "")
        files.append(PackageFile(path, item_id, title, (Source("units", str(YEAR)),)))

    item("location_map", lambda path: path.write_bytes(b"%PDF-1.4 a map"))
    item("annual_table_xlsx", lambda path: write_annual_workbook(record, path))
    item("corner_table", lambda path: write_corners_xlsx(units, PLANE, path, "示例矿"))
    table = LandClassTable(units, attached.summary, attached.parts, "DLTB", "示例矿")
    item("class_table", lambda path: write_landclass_workbook(table, path))
    changed = replace(table, changes=changes(units, attached.summary, None, load_classes()))
    item("class_change_table", lambda path: write_change_workbook(changed, path))
    item("zone_report_xlsx", lambda path: write_zone_workbook(check, path, None, "示例矿"))
    for number, section in enumerate(("restored", "damaged", "planned"), 1):
        some = [unit for unit in units if unit.section == section]
        text = export(some, PLANE, all_writers()[0], Layout()).text
        item("coordinate_file", lambda path, text=text: path.write_bytes(text.encode()), section, number)
    item("unit_data", lambda path: write_geopackage(path, units))
    for corners in (False, True):
        name = f"3-03_修复单元数据{'_拐点' if corners else ''}"
        for ending, content in shapefile(units, corners).items():
            path = f"3_数据/{name}{ending}"
            (root / path).write_bytes(content)
            files.append(PackageFile(path, "unit_shapefile", path, (Source("units", str(YEAR)),)))
    crs = f"{crs_text(PLANE, plan)}（EPSG:{PLANE.epsg}）"
    editions = {"zone_rules": "；".join(check.profile.editions)}
    whole = (plan, YEAR, MINE.mine_name, MINE.licence_no, MINE.holder, crs)

    def made(some):
        return Package(*whole, tuple(some), missing_items(plan, some, {}), editions, {"program": "1"})

    item("package_list", lambda path: write_package_list(made(files), root, path))
    write_manifest(made(files), root)


def shapefile(units, corners=False, edit=None):
    """The parts of a shapefile of the units, or of their corners, by ending: the format's description by hand.

    ``edit(rows)`` changes the texts of the table before they are written.
    """
    records, rows = [], []
    for unit in units:
        area = unit.area(PLANE)
        if not corners:
            values = {name[:10]: str(getattr(unit, name) or "") for name in _TEXTS}
            amounts = {"area_ha": hectares(area.ha4), "area_m2": m2(area.centi), "planar_m2": f"{area.planar_m2:.2f}"}
            key = {"unit_id": unit.unit_id}
            rows.append({**key, **values, **{name: str(amount) for name, amount in amounts.items()}})
            rings = []
            for part in unit.geometry.geoms:
                rings += [(part.exterior, False), *((hole, True) for hole in part.interiors)]
            turned = [ring.coords[:] if ring.is_ccw == ccw else ring.coords[::-1] for ring, ccw in rings]
            starts = [sum(map(len, turned[:number])) for number in range(len(turned))]
            points = [value for ring in turned for point in ring for value in point]
            head = struct.pack("<i4d2i", 5, *unit.geometry.bounds, len(turned), len(points) // 2)
            records.append(head + struct.pack(f"<{len(starts)}i{len(points)}d", *starts, *points))
            continue
        for ring in numbered_rings(unit.geometry):
            for corner in ring.corners:
                records.append(struct.pack("<i2d", 1, corner.east, corner.north))
                row = {"unit_id": unit.unit_id, "part": ring.part, "ring": ring.ring, "corner": corner.name}
                rows.append({**row, "x_north": f"{corner.north:.3f}", "y_east": f"{corner.east:.3f}"})
    if edit is not None:
        edit(rows)
    main = b"".join(struct.pack(">2i", i, len(one) // 2) + one for i, one in enumerate(records, 1))
    head = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, (100 + len(main)) // 2)
    head += struct.pack("<2i8d", 1000, 1 if corners else 5, *(0.0,) * 8)
    sizes = {name: max([1, *(len(str(row[name]).encode()) for row in rows)]) for name in rows[0]}
    table = struct.pack("<4BIHH20x", 3, 100, 1, 1, len(rows), 33 + 32 * len(sizes), 1 + sum(sizes.values()))
    table += b"".join(struct.pack("<11sc4xBB14x", name.encode(), b"C", size, 0) for name, size in sizes.items())
    table += b"\r"
    for row in rows:
        table += b" " + b"".join(str(row[name]).encode().ljust(size) for name, size in sizes.items())
    prj = (
        'PROJCS["CGCS2000_3_Degree_GK_Zone",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"],'
        f'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",{PLANE.false_easting:.1f}],'
        f'PARAMETER["Central_Meridian",{PLANE.central_meridian:.1f}]]'
    )
    return {".shp": head + main, ".shx": head, ".dbf": table, ".prj": prj.encode(), ".cpg": b"UTF-8"}


def write_geopackage(path, units, edit=None):
    """Tables ``unit`` and ``corner`` by SQLite alone; ``edit(connection)`` changes them before they are closed."""
    connection = sqlite3.connect(path)
    connection.executescript(
        "PRAGMA application_id = 0x47504B47;"
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,"
        " organization_coordsys_id INTEGER, definition TEXT, description TEXT);"
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,"
        " srs_id INTEGER, z TINYINT, m TINYINT);"
        "CREATE TABLE unit (fid INTEGER PRIMARY KEY, geom BLOB, unit_id TEXT, year INTEGER, section TEXT, name TEXT,"
        " temporary BOOLEAN, land_class TEXT, problem_type TEXT, damage_degree TEXT, quality TEXT, measures TEXT,"
        " accepted BOOLEAN, area_ha REAL, area_m2 REAL, planar_m2 REAL, source TEXT, note TEXT);"
        "CREATE TABLE corner (fid INTEGER PRIMARY KEY, geom BLOB, unit_id TEXT, part INTEGER, ring INTEGER,"
        " corner TEXT, x_north REAL, y_east REAL);"
    )
    epsg = PLANE.epsg
    connection.execute("INSERT INTO gpkg_spatial_ref_sys VALUES ('x', ?, 'EPSG', ?, '', '')", (epsg, epsg))
    for table, kind in (("unit", "MULTIPOLYGON"), ("corner", "POINT")):
        connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (table, kind, epsg))
    for unit in units:
        area = unit.area(PLANE)
        values = {name: getattr(unit, name) for name in _TEXTS}
        values.update(year=unit.year, temporary=unit.temporary, accepted=unit.accepted, geom=blob(unit.geometry))
        values.update(area_ha=float(hectares(area.ha4)), area_m2=float(m2(area.centi)))
        values.update(planar_m2=round(area.planar_m2, 2))
        _insert(connection, "unit", values)
        for ring in numbered_rings(unit.geometry):
            for corner in ring.corners:
                place = {"x_north": round(corner.north, 3), "y_east": round(corner.east, 3)}
                point = blob(Point(corner.east, corner.north))
                key = {"unit_id": unit.unit_id, "part": ring.part, "ring": ring.ring, "corner": corner.name}
                _insert(connection, "corner", {**key, **place, "geom": point})
    if edit is not None:
        edit(connection)
    connection.commit()
    connection.close()


def _insert(connection, table, values):
    places = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", list(values.values()))


def blob(geometry):
    """A geometry as GeoPackage keeps it (OGC 12-128r15, 2.1.3), without envelope."""
    return b"GP\x00\x01" + struct.pack("<i", PLANE.epsg) + shapely.to_wkb(geometry, byte_order=1)


def path_of(root, item):
    """The first file of an item."""
    return next(root / file["path"] for file in stated(root)["files"] if file["item"] == item)


def stated(root):
    """The manifest's values."""
    return json.loads((root / MANIFEST).read_text("utf-8"))


def restate(root, edit=None):
    """Write hashes and sizes of the manifest anew, as who hides a change does; ``edit(values)`` changes more."""
    values = stated(root)
    for file in values["files"]:
        if (root / file["path"]).exists():
            file["sha256"], file["size"] = digest(root / file["path"])
    if edit is not None:
        edit(values)
    (root / MANIFEST).write_text(json.dumps(values, ensure_ascii=False, indent=1), "utf-8")


def edited(path, edit):
    """Change a workbook: ``edit(book)``."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    edit(book)
    book.save(path)


def zipped(root, target, folder="资料"):
    """The folder as a zip."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(root.rglob("*")):
            if path.is_file():
                archive.write(path, f"{folder}/{path.relative_to(root).as_posix()}")
    return target


def text_of_pdf(path):
    """The text of a PDF as poppler reads it, without blanks and line ends."""
    made = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, text=True)
    return "".join(made.stdout.split())
