#!/usr/bin/env python3
"""Makes ``resources/sample`` again: a fictional quarry near Suifenhe with everything that the main job needs.

    .venv/bin/python scripts/make_sample.py [FOLDER]

The same text files byte by byte and the same features every time. Nothing here is real: places, holders, numbers and
areas are invented.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import plugin_root
import sample_place as place
import shapely
from sample_files import GeoPackage, coordinate_text, parcel, write_table, write_terrain, write_text
from sample_place import SampleUnit
from sample_survey import Survey, survey
from sample_zones import layers, terrain
from shapely.geometry import MultiPolygon

plugin_root.load()

from mine_restoration.core.amounts import centi_from_m2, hectares, m2  # noqa: E402 - the root is loaded first
from mine_restoration.core.corners.writing.export import export  # noqa: E402
from mine_restoration.core.corners.writing.layout import Layout  # noqa: E402
from mine_restoration.core.corners.writing.written import all_writers  # noqa: E402
from mine_restoration.core.geodesy.area import official_areas  # noqa: E402
from mine_restoration.core.geodesy.plane import plane_of_epsg  # noqa: E402
from mine_restoration.core.landclass.classes import load_classes  # noqa: E402
from mine_restoration.core.schema import fields_of  # noqa: E402
from mine_restoration.core.unit import Unit, area_of  # noqa: E402
from mine_restoration.report.corners_xlsx import write_points_xlsx  # noqa: E402

PLANE = plane_of_epsg(place.EPSG)
SEED, POLYGONS = 20261121, 3600
MINE_NAME = "示例建筑用凝灰岩采石场（虚构）"
LICENCE_NO = "C9999992020017100000000"

DLTB = {
    "BSM": ("text", 18), "YSDM": ("text", 10), "TBYBH": ("text", 8), "TBBH": ("text", 8), "DLBM": ("text", 5),
    "DLMC": ("text", 60), "QSXZ": ("text", 2), "QSDWDM": ("text", 19), "QSDWMC": ("text", 60), "ZLDWDM": ("text", 19),
    "ZLDWMC": ("text", 60), "TBMJ": "double", "KCDLBM": ("text", 5), "KCXS": "double", "KCMJ": "double",
    "TBDLMJ": "double", "GDLX": ("text", 2), "GDPDJB": ("text", 2), "XZDWKD": "double", "TBXHDM": ("text", 4),
    "TBXHMC": ("text", 20), "ZZSXDM": ("text", 6), "ZZSXMC": ("text", 10), "GDDB": "int", "FRDBS": ("text", 1),
    "CZCSXM": ("text", 4), "SJNF": "int", "MSSM": ("text", 2), "HDMC": ("text", 100), "BZ": ("text", 254),
}  # fmt: skip
WIDTHS = {"1003": 14.0, "1006": 5.0, "1101": 13.0}
RIDGES = {"PD": (0.1123, "3"), "TT": (0.1386, "3"), "": (0.0, "1")}
"""KCXS and slope grade by kind of dry field; flat fields have no ridges to take off."""


def declared(unit: SampleUnit, kind: str) -> str:
    """The area in a parcel's header: hm² or m² on the ellipsoid, the plane's as drawings have it, or with its unit."""
    area = area_of(place.placed(unit.geometry), PLANE)
    return {
        "ha": f"{hectares(area.ha4)}",
        "glued": f"{hectares(area.ha4)}公顷",
        "m2": f"{m2(area.centi)}",
        "plane": f"{area.planar_m2 / 10000:.4f}",
    }[kind]


def write_coordinates(folder: Path) -> None:
    """The restoration units as four files, each in another encoding and with other line ends."""
    restored, damaged, planned = place.restored_units(), place.damaged_units(), place.planned_units()

    def parcels(units: list[SampleUnit], area: str, closing: bool, running: bool) -> list[list[str]]:
        return [parcel(unit, declared(unit, area), closing, running) for unit in units]

    write_text(folder / "restored_1.txt", coordinate_text(parcels(restored[:2], "ha", True, True)), "utf-8", "\n")
    write_text(
        folder / "restored_2.txt", coordinate_text(parcels(restored[2:], "glued", True, True)), "utf-8-sig", "\r\n"
    )
    extra = ["[项目信息]", f"项目名称={MINE_NAME}"]
    write_text(folder / "damaged.txt", coordinate_text(parcels(damaged, "m2", False, True), extra), "gb18030", "\r\n")
    write_text(folder / "planned.txt", coordinate_text(parcels(planned, "plane", True, False)), "gb18030", "\r")


FORMS = {
    "SH-01": (
        "mining",
        "mining_SH-01.txt",
        Layout(encoding="gb18030", elevation_from="220", elevation_to="100", decimals=3),
    ),
    "SH-02": ("workbook", "workbook_SH-02.xlsx", Layout()),
    "SH-03": ("cass", "cass_SH-03.dat", Layout()),
    "SH-04": ("named", "list_SH-04.txt", Layout()),
    "XF-01": ("degrees", "degrees_XF-01.txt", Layout()),
    "XF-02": ("csv", "table_XF-02.csv", Layout(encoding="utf-8-sig")),
    "XF-03": ("exchange_village", "exchange_XF-03.txt", Layout(village_code="231081999999", village_name="示例村")),
    "XF-04": ("registration", "registration_XF-04.txt", Layout(elevation_from="210", elevation_to="150", decimals=3)),
}
"""Eight units of the sample, each in another form that corners come in: the form, the file, the receiver's choices."""


def write_forms(folder: Path) -> None:
    """Eight units once more, each in another form."""
    folder.mkdir(parents=True, exist_ok=True)
    writers = {writer.key: writer for writer in all_writers()}
    for unit in (*place.restored_units(), *place.damaged_units()):
        key, name, layout = FORMS[unit.unit_id]
        parts = [shapely.geometry.polygon.orient(part, -1.0) for part in place.placed(unit.geometry).geoms]
        exported = export([Unit(unit.unit_id, MultiPolygon(parts), name=unit.name)], PLANE, writers[key], layout)
        if exported.text:
            (folder / name).write_bytes(exported.data())
        else:
            write_points_xlsx(exported.written, PLANE, exported.layout, folder / name)


def _yes_no(value: Any) -> str:
    return {True: "是", False: "否", None: ""}[value]


def write_attributes(path: Path) -> None:
    """What the coordinate files cannot say about the units, keyed by parcel number."""
    names = "unit_id year section name temporary temp_from temp_to land_class"
    names += " problem_type damage_degree quality measures accepted plan_id plan_reason note"
    rows = [
        {
            **{name: getattr(unit, name, "") for name in names.split()},
            "year": place.YEAR,
            "temporary": _yes_no(unit.temporary),
            "accepted": _yes_no(unit.accepted),
        }
        for unit in place.units()
    ]
    write_table(path, {name: "int" if name == "year" else "text" for name in names.split()}, rows)


def write_mine(path: Path) -> None:
    """The mine's row of each plan year, money in 万元: drawn and spent the year before, to be drawn and spent."""
    fields = {spec.name: spec.kind for spec in fields_of("mine")}
    same = {
        "holder": "示例建材有限责任公司（虚构）", "licence_no": LICENCE_NO, "valid_from": "2020/03/01",
        "valid_to": "2030/02/28", "mine_name": MINE_NAME, "contact": "张三（示例）", "phone": "0000-0000000",
        "address": "黑龙江省绥芬河市示例镇示例村（虚构）",
    }  # fmt: skip
    money = {
        place.YEAR - 1: ("32.0000", "30.5000", "36.0000", "35.0000"),
        place.YEAR: ("36.0000", "34.8216", "42.5000", "41.2500"),
    }
    columns = ("fund_drawn", "fund_spent", "fund_to_draw", "fund_to_spend")
    rows = [{"year": year, **same, **dict(zip(columns, amounts))} for year, amounts in money.items()]
    rows[-1]["applied_on"] = f"{place.YEAR}/01/05"
    write_table(path, fields, rows)


def _survey_row(index: int, code: str, centi: int, village: int, terraced: str) -> dict[str, Any]:
    """The attributes of one survey polygon. ``terraced``: kind of dry field, key of ``RIDGES``."""
    factor, slope = RIDGES[terraced] if code == "0103" else (0.0, "")
    ridge = (centi * round(factor * 10_000) + 5_000) // 10_000
    settlement = {"0702": "203", "0602": "204"}.get(code, "")
    state = code in ("1101", "1003", "0602")
    village_code = f"231081999{201 + village}".ljust(19, "0")
    village_name = f"示例镇示例{'一二三'[village]}村村民委员会（虚构）"
    number = f"{index:04d}"
    return {
        "BSM": f"231081{index:012d}", "YSDM": "2001010100", "TBYBH": number, "TBBH": number, "DLBM": code,
        "DLMC": load_classes()[code].name, "QSXZ": "20" if state else "30",
        "QSDWDM": "231081999".ljust(19, "0") if state else village_code,
        "QSDWMC": "示例市示例镇（虚构）" if state else village_name, "ZLDWDM": village_code, "ZLDWMC": village_name,
        "TBMJ": centi / 100, "KCDLBM": "1203" if ridge else "", "KCXS": factor, "KCMJ": ridge / 100,
        "TBDLMJ": (centi - ridge) / 100, "GDLX": terraced, "GDPDJB": slope, "XZDWKD": WIDTHS.get(code, 0.0),
        "GDDB": 12 if code == "0103" else None, "ZZSXDM": "LS" if code == "0103" else "",
        "ZZSXMC": "种植粮食作物" if code == "0103" else "", "FRDBS": "0", "CZCSXM": settlement,
        "SJNF": place.YEAR - 1, "BZ": "虚构示例数据",
    }  # fmt: skip


def survey_rows(coverage: Survey) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The polygons in EPSG:4532 with their attributes; TBMJ is the official area."""
    placed = shapely.transform(coverage.polygons, lambda c: np.round(c + place.ORIGIN, 4))
    areas = official_areas(placed, PLANE)
    for index, (polygon, code) in enumerate(zip(placed, coverage.codes)):
        centre = coverage.polygons[index].representative_point()
        village = 0 if centre.x < -700 else (1 if centre.y < 300 else 2)
        terraced = ""
        if code == "0103":
            terraced = "TT" if centre.y < -1150 and centre.x > 0 else ("PD" if abs(centre.x + 1750) > 260 else "")
        values = _survey_row(index + 1, code, centi_from_m2(areas[index]), village, terraced)
        yield polygon, {name: value for name, value in values.items() if value not in ("", None)}


def unit_row(unit: SampleUnit, year: int) -> tuple[Any, dict[str, Any]]:
    """A unit as a row of the ``unit`` schema."""
    geometry = place.placed(unit.geometry)
    area = area_of(geometry, PLANE)
    names = "unit_id section name temporary temp_from temp_to land_class quality measures accepted plan_reason note"
    values = {name: getattr(unit, name) for name in names.split()}
    values |= {
        "year": year, "area_ha": float(hectares(area.ha4)), "area_m2": float(m2(area.centi)),
        "planar_m2": round(area.planar_m2, 2), "source": "上年度计划（虚构示例）",
    }  # fmt: skip
    return geometry, {name: value for name, value in values.items() if value not in ("", None)}


def write_geopackages(folder: Path) -> None:
    """The licence, the survey, the protection layers and last year's units."""
    right = GeoPackage(folder / "mining_right.gpkg")
    boundary = place.placed(shapely.MultiPolygon([place.licence()]))
    fields = {spec.name: (spec.kind, spec.length) for spec in fields_of("mining_right")}
    values = {
        "licence_no": LICENCE_NO, "mine_name": MINE_NAME, "edition": "2020-03（示例）",
        "area_km2": round(area_of(boundary, PLANE).centi / 1e8, 4),
    }  # fmt: skip
    right.layer("mining_right", "MultiPolygon", fields, [(boundary, values)])
    right.close()

    coverage, axes = survey(SEED, POLYGONS)
    land = GeoPackage(folder / "survey.gpkg")
    land.layer("DLTB", "Polygon", DLTB, survey_rows(coverage))
    land.close()

    zones = GeoPackage(folder / "zones.gpkg")
    for layer in layers(coverage, axes):
        zones.layer(layer.name, layer.kind, layer.fields, [(place.placed(g), values) for g, values in layer.rows])
    zones.close()

    last = GeoPackage(folder / "last_year_units.gpkg")
    fields = {spec.name: (spec.kind, spec.length) for spec in fields_of("unit")}
    last.layer(
        "last_year_units", "MultiPolygon", fields, [unit_row(unit, place.YEAR - 1) for unit in place.last_year_units()]
    )
    last.close()


def main() -> None:
    """Write everything."""
    default = plugin_root.ROOT / "resources" / "sample"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    write_coordinates(folder / "units")
    write_forms(folder / "forms")
    write_attributes(folder / "attributes.csv")
    write_mine(folder / "mine.csv")
    write_geopackages(folder)
    write_terrain(folder / "dem.tif", terrain(), 30.0)


if __name__ == "__main__":
    main()
